"""Which words a model knows: a small model's directory lists those of its training captions in words.txt.

Knows text only. A word never met in training means nothing to such a model, and would still pull the query somewhere:
it is left out, and the page says so. A plural and a word that two known ones make up ("sailboat") are read as what
they are made of, since that was trained. Large models list none and take every word.
"""

import re
from collections.abc import Iterable
from pathlib import Path

WORDS = "words.txt"
TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
EMPTY = frozenset(
    "a an the of on in at with and or to for from by is are it this that my some kind type sort pair".split()
)
PLURALS = re.compile(r"(?P<y>..+)ies|(?P<es>.+(?:s|x|z|ch|sh|o))es|(?P<own>.+)'s|(?P<s>.+[^s])s")
PART = 3  # letters, the least that each half of a word has: shorter ones are found in any letters
# halves that join with anything and say little about what the whole is ("highland", "overview")
LOOSE = EMPTY | frozenset(
    "after all back ball day down fall falls friend good half hand head high hill home house houses land life long low "
    "man men over play quarter room shot show side sky stand step through under up way work".split()
)
# common words that only look like a plural or like two words: "hot dog" is no dog, a "car pet" no pet
LOOKALIKES = frozenset(
    "airsoft barrack barracks barred blackberries blackberry blueberries blueberry bodybuilding carpet carpets "
    "catfish clockwise earring earrings facebook grapefruit hatred his hotdog hottie hotties nightmare nightmares "
    "puppet puppets rampant reddish redneck royalties seared shorts sunglass sunglasses tearing this township "
    "wildfire".split()
)


class Lexicon:
    """The words of a model; an empty one stands for a model that knows any."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = frozenset(words)

    @classmethod
    def read(cls, folder: Path) -> "Lexicon":
        path = folder / WORDS
        return cls(path.read_text(encoding="utf-8").split()) if path.is_file() else cls()

    def split(self, text: str) -> tuple[str, list[str]]:
        """The text with known words only (in the form that the model knows), and the words it does not know."""
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
        if word in self._words or word not in LOOKALIKES:
            return self._simple(word) or self._halves(word)
        return None

    def _simple(self, word: str) -> str | None:
        """Itself, its singular, or the plural where only that is known ("headphone")."""
        forms = [word]
        if plural := PLURALS.fullmatch(word):
            # "boxes" may be of "box", "shoes" of "shoe"
            forms += [plural["y"] + "y"] if plural["y"] else []
            forms += [stem for stem in (plural["es"], plural["s"], plural["own"], word[:-1]) if stem]
        if len(word) > PART:
            forms.append(word + "s")
        return next((form for form in forms if form in self._words), None)

    def _halves(self, word: str) -> str | None:
        """The two known words that make it up, apart ("sail boat"); the second says what it is: as long as can be."""
        for i in range(PART, len(word) - PART + 1):
            first, last = word[:i], self._simple(word[i:])
            if first in self._words and last is not None and len(last) >= PART and not {first, last} & LOOSE:
                return f"{first} {last}"
        return None
