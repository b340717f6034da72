"""Which words a model knows: a small model's directory lists those of its training captions in words.txt.

Knows text only. A word never met in training means nothing to such a model, and would still pull the query somewhere:
it is left out, and the page says so. Large models list none and take every word.
"""

import re
from collections.abc import Iterable
from pathlib import Path

WORDS = "words.txt"
TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
EMPTY = frozenset("a an the of on in at with and or to for from by is are it this that my".split())
ENDINGS = (("ies", "y"), ("es", ""), ("s", ""))


class Lexicon:
    """The words of a model; an empty one stands for a model that knows any."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = frozenset(words)

    @classmethod
    def read(cls, folder: Path) -> "Lexicon":
        path = folder / WORDS
        return cls(path.read_text(encoding="utf-8").split()) if path.is_file() else cls()

    def split(self, text: str) -> tuple[str, list[str]]:
        """The text with known words only (plurals as the model knows them), and the words it does not know."""
        if not self._words:
            return text, []
        unknown: list[str] = []

        def known(match: re.Match[str]) -> str:
            word = match.group().replace("’", "'")
            form = self._form(word.lower())
            if form is None:
                unknown.append(word)
            return form or ""

        kept = TOKEN.sub(known, text)
        return (" ".join(kept.split()) if TOKEN.search(kept) else text), unknown

    def understands(self, text: str) -> bool:
        """Whether any word of it, other than the likes of "of" and "the", is known."""
        words = (match.lower().replace("’", "'") for match in TOKEN.findall(text))
        return not self._words or any(self._form(word) for word in words if word not in EMPTY)

    def _form(self, word: str) -> str | None:
        """The word as the model knows it, or None."""
        forms = [word, *(word[: -len(end)] + new for end, new in ENDINGS if word.endswith(end))]
        return next((form for form in forms if form in self._words), None)
