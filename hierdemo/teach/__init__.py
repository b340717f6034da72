"""TODO teach."""
