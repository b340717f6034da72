"""A collection opened from Python, in a notebook say: asked in one line, its answers shown as pictures.

Knows engines and HTML. Does not know the page or command lines.
"""
