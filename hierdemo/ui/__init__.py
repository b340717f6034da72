"""The page: a Gradio app whose parts are plain JavaScript modules (static/), served by a few routes (routes.py)."""
