"""The page: a Gradio server with a document of our own (static/), routes under hd/, and endpoints for programs.

What it shows is made in present/, kept between requests in services/, sent by routes/ and api/, and started by
launch.py.
"""
