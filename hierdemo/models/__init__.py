"""Pictures and words to embeddings: OpenCLIP models, where they come from, and the process that they run in.

The only room with torch's networks and open_clip. Does not know items, trees or collections.
"""
