"""What a drawn type is: its name, place in the taxonomy, how it is drawn and how it varies.

Knows no drawing itself; drawings/*.py each list their types as KINDS, and taxonomy.py gathers them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from assets.make.canvas import Canvas

Weights = dict[str, float]

INDOORS: Weights = {"white": 2, "studio": 2, "room": 4, "pastel": 2}
OUTDOORS: Weights = {"white": 1, "studio": 1, "outdoors": 4, "street": 2, "sunset": 1.5, "pastel": 1}
ANYWHERE: Weights = {"white": 2, "studio": 2, "outdoors": 1.5, "street": 1, "room": 1.5, "sunset": 0.7, "pastel": 2}


@dataclass(frozen=True)
class Kind:
    """One drawn type, for example a sports car.

    path: the nodes above it, coarse first, e.g. ("vehicles", "cars"). draw: draws it, standing at about y = 86
    with the whole thing inside x 6..94, y 8..92. words: what people call it; the first is the name. colours,
    materials, backgrounds: how often each is used; no colours or materials: the type has none to name. scene:
    it fills the picture and draws its own background (places). tilt: how far it may be turned, degrees.
    """

    name: str
    path: tuple[str, ...]
    draw: Callable[[Canvas], None]
    words: tuple[str, ...]
    colours: Weights = field(default_factory=dict)
    materials: Weights = field(default_factory=dict)
    backgrounds: Weights = field(default_factory=lambda: dict(ANYWHERE))
    scene: bool = False
    tilt: float = 3.0
    flip: bool = True

    @property
    def folder(self) -> str:
        return "/".join((*self.path, self.name)).replace(" ", "-")
