"""TODO items."""
