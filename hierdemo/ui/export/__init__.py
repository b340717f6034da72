"""The page as a folder that needs no server: what it ships, and how it is written.

Knows collections, answers and the page's files. Does not know HTTP, visitors or Gradio.
"""
