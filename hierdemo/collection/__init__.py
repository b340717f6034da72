"""The collection: items and everything built from them, its directory on disk, families of collections, captions.

Knows files and their checks. Does not know how a question is answered or how a collection is built.
"""
