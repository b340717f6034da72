"""hierdemo: see how hierarchical embeddings search images. Layout and words: README.md beside it."""

__version__ = "0.1.0"
