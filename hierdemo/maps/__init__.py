"""Places on the plane for viewing: a UMAP a level, landmarks where there are many items, room for what is new.

The only room with umap. No score is ever taken from a map.
"""
