"""TODO collection."""
