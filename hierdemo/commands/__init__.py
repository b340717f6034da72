"""One file a command of `python -m hierdemo`, and what they share."""
