"""Which state of a collection an answer is of: node numbers and places mean something under it alone.

Knows trees. A browser keeps what it was told only under the same snapshot.
"""

import hashlib
import json
from weakref import WeakKeyDictionary

from hierdemo.collection.collection import Collection

_snapshots: WeakKeyDictionary[Collection, str] = WeakKeyDictionary()


def snapshot(collection: Collection) -> str:
    """Which state of a collection this is: equal for equal manifests, another after an edit."""
    if collection not in _snapshots:
        held = json.dumps(collection.saved, sort_keys=True) if collection.saved else f"in memory {id(collection)}"
        _snapshots[collection] = hashlib.sha256(held.encode()).hexdigest()[:12]
    return _snapshots[collection]
