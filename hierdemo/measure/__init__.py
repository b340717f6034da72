"""How good it is: recall and cost against the exact search, quality of trees, labels that look wrong.

Knows an engine and counting. Changes nothing.
"""
