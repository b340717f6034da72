"""Endpoints for programs: /search, /explain, /node and /compare, with documented types.

Knows Gradio's way to offer a function. Does not know the page.
"""
