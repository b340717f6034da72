"""What a collection says of itself: its name, its model, how it was built.

Knows the fields and how the manifest spells them. Does not know files, trees or vectors.
"""

from dataclasses import dataclass, field, fields
from math import isfinite
from typing import Any

REQUIRED = {"name", "noun", "model", "model_digest", "images", "familiar", "examples"}
TEXTS = REQUIRED - {"familiar", "examples"}
SCALES = ("text", "image")  # what has a scale of the familiar


@dataclass(frozen=True)
class Meta:
    """name, noun: as a person reads them, "pets", "pictures". model: as --model takes it; model_digest: of its weights.

    images: the pictures' folder, relative to the collection where it can be. familiar: for texts and images the rising
    scale by which one is found unlike everything here. examples: questions that the page offers. parameters: of the
    build. table: the file that named the pictures. adapted: how a head was taught, as teach/rebuild.py says it.
    strange: the share of the pictures that are unlike all that the model knows, where it says what it knows. guesses:
    where the model's words were asked for names, how many branches got one and how many none ("given", "withheld").
    further: what another version wrote; kept as it is.
    """

    name: str
    noun: str
    model: str
    model_digest: str
    images: str
    familiar: dict[str, list[float]]
    examples: list[str]
    table: str | None = None
    parameters: dict[str, Any] = field(default_factory=dict)
    adapted: dict[str, Any] | None = None
    strange: float | None = None
    guesses: dict[str, int] | None = None
    further: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, found: dict[str, Any]) -> "Meta":
        """From the manifest. Raises ValueError where something is missing, or is what it cannot be."""
        own = [f.name for f in fields(cls) if f.name != "further"]
        if not set(found) >= REQUIRED:
            raise ValueError("its description is incomplete")
        examples, built = found["examples"], found.get("parameters", {})
        texts = [*(found[name] for name in TEXTS), *(examples if isinstance(examples, list) else [None])]
        if not all(isinstance(text, str) for text in texts) or not isinstance(built, dict):
            raise ValueError("its description holds something else than it should")
        if not all(is_scale(found["familiar"][kind]) for kind in SCALES):
            raise ValueError("its scales of what is familiar are no rising numbers")
        known = {name: found[name] for name in own if name in found}
        return cls(**known, further={name: value for name, value in found.items() if name not in own})

    def written(self) -> dict[str, Any]:
        """As the manifest has it: what is not there is left out."""
        own = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "further"}
        said = {name: value for name, value in own.items() if name in REQUIRED or value not in (None, {})}
        return said | self.further


def is_scale(value: Any) -> bool:
    """Whether it is what `scales` makes, as read from a file."""
    if not isinstance(value, list) or not all(isinstance(n, int | float) and isfinite(n) for n in value):
        return False
    return value != [] and all(a <= b for a, b in zip(value, value[1:], strict=False))
