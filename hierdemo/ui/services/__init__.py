"""What the page keeps between requests: open collections, visitors' uploads, builds, edits, measured curves.

Knows engines, folders and processes. Does not know HTTP: what is asked comes as plain data.
"""
