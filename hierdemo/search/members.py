"""The engines behind the page: the collection that was opened and, opened at their first use, the others of its family.

Knows collections, families and encoders. Does not know HTTP or how a query is answered.
"""

import threading
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hierdemo.collection.collection import Collection
from hierdemo.collection.family import Family, Member, check_items
from hierdemo.collection.store import check_model, load
from hierdemo.models.context import read_by
from hierdemo.models.encoder import Encoder
from hierdemo.search.engine import Engine


class CheckedEncoder:
    """An encoder that answers only if the collection's vectors are its own; asked at its first use, not before."""

    def __init__(self, encoder: Encoder, collection: Collection) -> None:
        self.model, self._encoder, self._collection = encoder.model, encoder, collection
        self.digest, self.dim = collection.meta.model_digest, collection.embeddings.shape[1]

    def encode_images(self, images: Iterable[Image.Image]) -> NDArray[np.float32]:
        check_model(self._collection, self._encoder)
        return self._encoder.encode_images(images)

    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        check_model(self._collection, self._encoder)
        return self._encoder.encode_texts(texts)

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        return self._encoder.unknown_words(text)

    def words_read(self, text: str) -> int:
        return read_by(self._encoder, text)[0]


class Engines:
    """engines(id) is a member's engine, engines() that of the collection that was opened. Safe for several threads.

    default: the id of the member that was opened, None without a family. encoders: a model's name -> its encoder.
    """

    def __init__(self, first: Engine, family: Family | None, encoders: Callable[[str], Encoder]) -> None:
        self.family, self._first, self._encoders = family, first, encoders
        folder = first.collection.folder
        own = family.of(folder) if family and folder else None
        self.default = own.id if own else None
        self._opened: dict[str, Engine] = {own.id: first} if own else {}
        self._locks = {m.id: threading.Lock() for m in family.members} if family else {}

    def __call__(self, id: str | None = None) -> Engine:
        """Raises ValueError for an id that there is not, CollectionError for a member that cannot be used."""
        if id is None:
            return self._first
        if self.family is None:
            raise ValueError(f"There is no embedding {id!r}: this collection has one only, leave the name out.")
        member = self.family.member(id)
        with self._locks[id]:
            if id not in self._opened:
                self._opened[id] = self._open(member)
            return self._opened[id]

    def replace(self, id: str | None, engine: Engine) -> None:
        """Put the engine of a changed collection in the place of a member's, or of the one that was opened.

        Whoever holds the old one goes on with it: it is immutable.
        """
        old = self(id)
        if self.default is not None and id in (None, self.default):
            with self._locks[self.default]:
                self._opened[self.default] = engine
        elif id is not None:
            with self._locks[id]:
                self._opened[id] = engine
        if old is self._first:
            self._first = engine

    def _open(self, member: Member) -> Engine:
        collection = load(member.folder)
        check_items(self._first.collection, collection, member)
        return Engine(collection, CheckedEncoder(self._encoders(collection.meta.model), collection))
