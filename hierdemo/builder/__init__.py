"""TODO builder."""
