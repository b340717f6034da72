"""A collection's engine with the model that reads its questions.

Knows how models are loaded. Does not know what is asked.
"""

from hierdemo.collection.collection import Collection
from hierdemo.collection.files import CollectionError
from hierdemo.collection.store import check_model
from hierdemo.models.loading import load_encoder
from hierdemo.models.lookup import NOT_ITS_MODEL
from hierdemo.search.engine import Engine


def engine_of(collection: Collection, model: str | None = None) -> Engine:
    """model: another name for the model that the collection was built with. Raises CollectionError for another model's
    vectors, EncoderUnavailable for one that cannot be loaded.
    """
    if collection.known is not None:
        if model is not None:
            raise CollectionError(NOT_ITS_MODEL)
        return Engine(collection, None)  # it brings what reads its texts
    encoder = load_encoder(model or collection.meta.model)
    check_model(collection, encoder)
    return Engine(collection, encoder)
