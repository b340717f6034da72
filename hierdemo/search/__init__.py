"""A question and its answer: the Query, the Engine, the result and what explains it.

Everything that answers goes through `Engine.answer`. Does not know pages or command lines.
"""
