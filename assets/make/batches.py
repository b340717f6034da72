"""Shuffled batches of renders with augmentation, and what is said of them.

Knows drawings, captions and random choices. Does not know networks or losses.
On half of each batch the colour channels may be permuted while captions name no colour, which keeps colour from
standing in for kind. Many captions have a twin that differs in one thing, another colour, material or type, and is
wrong of its picture ("hard negatives", as NegCLIP has them: Yuksekgonul et al., 2023).
"""

from dataclasses import replace
from random import Random
from typing import Any

import numpy as np

from assets.make import model as spec
from assets.make.canvas import MATERIALS, PALETTE
from assets.make.captions import Facts, caption, facts_of
from assets.make.kinds import Kind
from assets.make.losses import FACTS
from assets.make.render import Drawing
from assets.make.samples import Bytes

PERMUTATIONS = ((0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0))
Said = tuple[str, Facts]


class Batches:
    """take() gives batch after batch; getstate and setstate let a stopped training go on with the same ones."""

    def __init__(
        self, drawings: list[Drawing], images: Bytes, tokenizer: Any, *, batch: int, permuted: float, seed: int
    ):
        import torch

        self.drawings, self.images, self.tokenizer = drawings, images, tokenizer
        self.batch, self.permuted = batch, permuted
        self.rng, self.shuffle = Random(seed), np.random.default_rng(seed)
        known = [facts_of(d) for d in drawings]
        self.codes = {name: {v: i for i, v in enumerate(sorted({f[name] for f in known}))} for name in FACTS}
        self.facts = torch.tensor([[self.codes[name][f[name]] for name in FACTS] for f in known])
        self.tokens_seen: set[int] = set()
        self._order: list[int] = []
        self._siblings: dict[tuple[str, ...], list[Kind]] = {}
        for kind in {d.kind.name: d.kind for d in drawings}.values():
            self._siblings.setdefault(kind.path, []).append(kind)

    def getstate(self) -> dict[str, Any]:
        return {
            "rng": self.rng.getstate(),
            "shuffle": self.shuffle.bit_generator.state,
            "order": list(self._order),
            "tokens": sorted(self.tokens_seen),
        }

    def setstate(self, state: dict[str, Any]) -> None:
        self.rng.setstate(state["rng"])
        self.shuffle.bit_generator.state = state["shuffle"]
        self._order, self.tokens_seen = list(state["order"]), set(state["tokens"])

    def take(self) -> tuple[Any, Any, Any, Any]:
        """Images (B, 3, S, S), tokens (C, T), facts (B, F), stated facts (C, F); C is B / 2 captions and their twins."""
        import torch

        if len(self._order) < self.batch:
            self._order = self.shuffle.permutation(len(self.drawings)).tolist()
        chosen = [self._order.pop() for _ in range(self.batch)]
        x, facts = self.images[chosen].copy(), self.facts[chosen].clone()
        flip = self.shuffle.random(self.batch) < 0.5
        x[flip] = x[flip, :, ::-1]
        permuted = self.batch // 2 if self.rng.random() < self.permuted else 0
        x[:permuted] = x[:permuted][..., self.rng.choice(PERMUTATIONS)]
        facts[:permuted, FACTS.index("colour")] = -2  # no caption that names a colour is right for these
        said: list[Said] = []
        for i in range(0, self.batch, 2):
            said += self._say(self.drawings[chosen[i]], with_colour=i >= permuted)
        tokens = self.tokenize([text for text, _ in said])
        return self._prepare(x), tokens, facts, torch.tensor([self._encode(f) for _, f in said])

    def tokenize(self, texts: list[str]) -> Any:
        tokens = self.tokenizer(texts)
        tokens = tokens[:, : int((tokens != 0).sum(1).max())]  # nothing looks at what comes after a text's end
        self.tokens_seen.update(tokens.unique().tolist())
        return tokens

    def _say(self, drawing: Drawing, *, with_colour: bool) -> list[Said]:
        """A caption, and its twin if there is one: the same sentence about a drawing that differs in one fact."""
        state = self.rng.getstate()
        first = caption(drawing, self.rng, with_colour=with_colour)
        after = self.rng.getstate()
        other = self._other(drawing, first[1], Random(repr(after[1][:4])))
        if other is None:
            return [first]
        self.rng.setstate(state)
        twin = caption(other, self.rng, with_colour=with_colour)
        self.rng.setstate(after)
        return [first, twin]

    def _other(self, drawing: Drawing, stated: Facts, rng: Random) -> Drawing | None:
        """The drawing as it is not: another material where the caption states it, else another colour or type."""
        kind = drawing.kind
        # among all that there are: a strawberry is never black, and the words must know it
        materials = [m for m in (kind.materials if rng.random() < 0.6 else MATERIALS) if m != drawing.material]
        colours = [c for c in (kind.colours if rng.random() < 0.3 else PALETTE) if c != drawing.colour]
        siblings = [k for k in self._siblings[kind.path] if k.name != kind.name]
        if "material" in stated and materials:
            return replace(drawing, material=rng.choice(materials))
        if "colour" in stated and colours:
            return replace(drawing, colour=rng.choice(colours))
        if "type" in stated and siblings:
            return replace(drawing, kind=rng.choice(siblings))
        return None

    def _encode(self, stated: Facts) -> list[int]:
        return [self.codes[name].get(stated[name], -3) if name in stated else -1 for name in FACTS]

    def _prepare(self, x: Bytes) -> Any:
        """(B, 3, S, S): brightness and grain a little other each time, then as the model's preprocessing has it."""
        import torch

        grain = torch.from_numpy(
            self.shuffle.integers(-5, 6, x.shape, dtype=np.int8)
        )  # a normal one costs ten times that
        pixels = torch.from_numpy(x).float()
        pixels *= 1 + (torch.rand(len(x), 1, 1, 1) - 0.5) * 0.16
        pixels = pixels.add_(grain).mul_(1 / 255).permute(0, 3, 1, 2)  # channels stay last in memory
        mean, std = (torch.tensor(v).view(1, 3, 1, 1) for v in (spec.MEAN, spec.STD))
        return (pixels.clamp_(0, 1) - mean) / std
