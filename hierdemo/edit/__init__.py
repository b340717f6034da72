"""Changes to a tree, each with its effect and an undo.

Knows collections and their trees. Does not know pages: what is sent and told is the page's and the commands'.
"""
