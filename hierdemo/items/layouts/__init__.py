"""In which ways collections lie on disk that other tools wrote: one module a layout, tried in the order of known.py."""
