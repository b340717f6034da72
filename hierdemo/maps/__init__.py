"""TODO maps."""
