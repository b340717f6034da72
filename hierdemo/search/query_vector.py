"""TODO hierdemo.search.query_vector."""

from dataclasses import dataclass

from hierdemo.arrays import Floats


@dataclass(frozen=True, eq=False)
class _Read:
    """A query as the model took it. text, asked (D,): before anything was taken away; warnings: what is new to it."""

    vector: Floats
    text: str
    warnings: list[str]
    unknown: list[str]
    understood: bool
    asked: Floats
    minus: tuple[str, ...]
