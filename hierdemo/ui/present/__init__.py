"""Answers as the page shows them: plain data, made of what the engine gives.

Knows collections and answers. Does not know HTTP, visitors or Gradio.
"""
