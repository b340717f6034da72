"""hierdemo: see how hierarchical embeddings search images. Layout and words: README.md, "How it works"."""

__version__ = "0.1.0"
