"""The page's routes under hd/: what may be sent, and what is sent back, over HTTP.

Knows requests and responses. Does not know how an answer is found or what it looks like.
"""
