"""How much is made of what, and where everything lies. Knows numbers and folders; does nothing."""

from dataclasses import dataclass, field
from pathlib import Path

from assets.make import taxonomy
from assets.make.catalogue import CATALOGUE, EACH, HELD_OUT, HELD_OUT_TOTAL, ROOT
from assets.make.kinds import Kind
from assets.make.model import FOLDER
from assets.make.train import WEIGHTS_OF, Recipe

CHOSEN = "chosen"
UNTAUGHT, TAUGHT = "none", "taught"  # the member that a head is put on, and what comes of it
STRENGTHS = (0.03, 0.1, 0.3, 3, 10)  # of the head, for its curve
EXAMPLES = (
    "red sports car",
    "black leather backpack",
    "golden retriever",
    "laptop",
    "men's shirt",
    "beach vacation",
    "modern architecture",
)


@dataclass(frozen=True)
class Places:
    """Where everything lies. scratch: what may be deleted at any time and only costs time."""

    catalogue: Path = CATALOGUE
    held_out: Path = HELD_OUT
    model: Path = FOLDER
    scratch: Path = ROOT / "build"

    @classmethod
    def below(cls, root: Path) -> "Places":
        return cls(root / "catalogue", root / "held-out", root / "model", root / "build")

    @property
    def images(self) -> Path:
        return self.catalogue / "images"

    @property
    def stamp(self) -> Path:
        return self.model / "stamp.json"

    def model_of(self, member: str) -> Path:
        return self.model if member == CHOSEN else self.model / member

    def model_id(self, member: str) -> str:
        """As hierdemo's --model takes it."""
        if self.model != FOLDER:
            return str(self.model_of(member))
        return "embedded" if member == CHOSEN else f"embedded:{member}"

    @property
    def family(self) -> Path:
        return self.catalogue / "family.json"

    def collection_of(self, member: str) -> Path:
        return self.catalogue / ("collection" if member == CHOSEN else f"collection-{member}")


@dataclass(frozen=True)
class Plan:
    """How much is made of what, and where. weights: of the hierarchy in training, by member of the family. head: the
    strength of the one on the member UNTAUGHT; strengths: the others that are measured.
    """

    places: Places = field(default_factory=Places)
    kinds: tuple[Kind, ...] = field(default_factory=lambda: tuple(taxonomy.kinds()))
    each: int = EACH
    held_out: int = HELD_OUT_TOTAL
    train_each: int = 400
    test_each: int = 40
    recipe: Recipe = field(default_factory=Recipe)
    weights: dict[str, float] = field(default_factory=lambda: dict(WEIGHTS_OF))
    examples: tuple[str, ...] = EXAMPLES
    head: float = 1.0
    strengths: tuple[float, ...] = STRENGTHS
