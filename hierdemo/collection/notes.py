"""What one must know of a collection before reading any answer of it, in sentences for a person.

Knows what a collection's description says was measured when it was built. Measures nothing; of what an older collection
does not say, nothing is said.
"""

from hierdemo.collection.meta import Meta
from hierdemo.models import photos
from hierdemo.models.encoder import reads_words
from hierdemo.models.lookup import READY
from hierdemo.models.scope import STRANGE

REMEDY = (
    f"For photographs there is --model {photos.ALIAS} ({photos.NAME.partition(':')[0]} of OpenCLIP, {photos.LICENCE} "
    f"licence, a download of {photos.MB} MB)."
)
OTHER_MODEL = "build with a model that knows photographs (--model photos)"


def is_strange(meta: Meta) -> bool:
    """Whether the pictures, as a whole, are none that the model knows."""
    return meta.strange is not None and meta.strange >= STRANGE


def strange(meta: Meta) -> str | None:
    """To be said beside every answer: what the model knows, and what these pictures look like."""
    if not is_strange(meta):
        return None
    knows = "The embedded model knows drawings only" if embedded(meta.model) else "The model knows other pictures"
    return f"{knows}, and these look like photographs or something else: read the answer as a guess, or {OTHER_MODEL}."


def beforehand(model: str, unlike: int, of: int) -> str:
    """To be said before a build, of some of its pictures."""
    what = "the drawings that the embedded model knows" if embedded(model) else "what the model knows"
    looked = f"{unlike} of the {of} pictures that were looked at are" if of > 1 else "The picture that was looked at is"
    return f"{looked} unlike {what}: photographs, or something else."


def unnamed(meta: Meta) -> str | None:
    """Why branches have numbers for names, and what to do about it; to be said once."""
    if not meta.guesses or not meta.guesses.get("withheld"):
        return None
    n, of = meta.guesses["withheld"], sum(meta.guesses.values())
    heads = f"{n:,} of {of:,} branches have" if of > 1 else "The one branch has"
    if is_strange(meta):
        why, then = "the model does not know such pictures", f"{OTHER_MODEL}, or give captions"
    elif meta.model == READY:
        why, then = "no text that came with the vectors surely fits", "give captions, or texts that name what is shown"
    elif not reads_words(meta.model):
        why, then = "the model reads no words", "give captions, or build with a model that does (--model photos)"
    else:
        why, then = "no word that the model knows surely fits", "give captions, or build with another model (--model)"
    return f"{heads} a number for a name: {why}. For names, {then}."


def all_of(meta: Meta) -> list[str]:
    return [note for note in (strange(meta), unnamed(meta)) if note]


def embedded(model: str) -> bool:
    """Whether a model is one of those that the program brings, which have seen drawings alone."""
    return model.partition(":")[0] == "embedded"
