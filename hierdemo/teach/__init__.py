"""A hierarchy taught to a frozen model by a small head after it, and vectors smoothed over a tree.

Knows collections and torch. Does not know the page.
"""
