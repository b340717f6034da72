"""The tree: its shape, how one is learned from embeddings or captions, and names for its nodes.

Knows vectors and words. Does not know indexes, collections or searches.
"""
