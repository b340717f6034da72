"""hierdemo: see how hierarchical embeddings search images. Layout and words: README.md beside it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hierdemo.notebook.opened import open_collection

__version__ = "0.1.0"
__all__ = ["open_collection"]


def __getattr__(name: str) -> Any:
    """What notebooks import, brought when it is asked for: the package itself stays light."""
    if name == "open_collection":
        from hierdemo.notebook.opened import open_collection

        return open_collection
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
