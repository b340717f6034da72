"""Nearest neighbours by cosine: the exact scan, hnswlib, and the drill-down through a tree.

The only room with hnswlib. Does not know words, pictures or collections.
"""
