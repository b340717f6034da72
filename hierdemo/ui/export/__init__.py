"""The page as files that need no server: what they hold, and how they are written.

Knows collections, what the server would answer, and the page's files. Does not know visitors or Gradio.
"""
