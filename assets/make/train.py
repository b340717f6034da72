"""Training the embedded model from scratch on fresh renders, on a CPU in minutes.

Knows the loss and the loop. Does not know how drawings are made or measured.

The loss has two parts. Text to picture and back: contrastive with several positives, a caption is right for
every picture of which all that it states is true (in so small a world half of a batch would otherwise be false
negatives). Picture to picture: supervised contrastive (Khosla et al., 2020) once for each level of the
taxonomy, so that the embedding is grouped by kind and not by colour. On half of each batch the colour channels
are permuted and the caption names no colour, which keeps colour from standing in for kind.
"""

import math
import os
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from assets.make import model as spec
from assets.make.captions import Facts, caption, facts_of, known_words
from assets.make.render import Drawing
from assets.make.samples import Bytes
from hierdemo.encoder import WEIGHTS, _open_clip
from hierdemo.words import WORDS

# parent is the node right above the type: dogs and cats part as clearly as cars and trucks, mammals hold together a little
LEVELS = (("node0", 0.35), ("node1", 0.1), ("parent", 0.25), ("type", 0.3))
FACTS = ("node0", "node1", "node2", "parent", "type", "colour", "material", "background")
PERMUTATIONS = ((0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0))


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the weights, beside the samples."""

    steps: int = 2200
    batch: int = 256
    rate: float = 2e-3
    hierarchy: float = 0.5  # weight of the picture-to-picture term
    temperature: float = 0.1
    permuted: float = 0.5
    seed: int = 0


def train(drawings: list[Drawing], images: Bytes, recipe: Recipe, folder: Path, *, log=print) -> None:
    """Train and write config, vocabulary and fp16 weights into the folder."""
    import torch
    from safetensors.torch import save_file

    open_clip = _open_clip()
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
    spec.write_skeleton(folder)
    (folder / WORDS).write_text("\n".join(known_words()) + "\n", encoding="utf-8")
    network = open_clip.create_model(f"local-dir:{folder}", load_weights=False)
    tokenizer = open_clip.get_tokenizer(f"local-dir:{folder}", bpe_path=str(folder / "vocabulary.txt.gz"))
    network.visual = network.visual.to(memory_format=torch.channels_last)
    batches = Batches(drawings, images, recipe, tokenizer)
    _run(network, batches, recipe, log)
    _forget_unseen_tokens(network, batches.tokens_seen)
    weights = {name: value.half().contiguous() for name, value in network.state_dict().items()}
    save_file(weights, folder / WEIGHTS)


def _run(network: Any, batches: "Batches", recipe: Recipe, log) -> None:
    import torch

    decayed = [p for p in network.parameters() if p.ndim > 1]
    plain = [p for p in network.parameters() if p.ndim <= 1]
    optimiser = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": 0.05}, {"params": plain, "weight_decay": 0}],
        lr=recipe.rate,
        betas=(0.9, 0.98),
    )
    network.train()
    for step in range(recipe.steps):
        for group in optimiser.param_groups:
            group["lr"] = (
                recipe.rate * min(1, (step + 1) / 60) * (0.5 + 0.5 * math.cos(math.pi * step / recipe.steps)) + 1e-5
            )
        images, tokens, facts, stated = batches.take()
        with torch.autocast("cpu", torch.bfloat16):
            image, text, scale = network(images, tokens)
        loss = _pairs_loss(image.float(), text.float(), scale, facts, stated) + recipe.hierarchy * _levels_loss(
            image.float(), facts, recipe.temperature
        )
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        with torch.no_grad():
            network.logit_scale.clamp_(0, math.log(100))
        if step % 50 == 49:
            log(f"step {step + 1}/{recipe.steps}  loss {loss.item():.3f}  scale {scale.item():.1f}", flush=True)
    network.eval()


def _pairs_loss(image: Any, text: Any, scale: Any, facts: Any, stated: Any) -> Any:
    """facts (B, F): what is true of each picture; stated (C, F): what each caption says, -1 where it is silent."""
    import torch.nn.functional as F

    right = ((stated[None] == -1) | (stated[None] == facts[:, None])).all(-1).float()  # (B, C)
    logits = scale * image @ text.T
    losses = []
    for log_p, mark in ((F.log_softmax(logits, 1), right), (F.log_softmax(logits, 0).T, right.T)):
        count = mark.sum(1)
        losses.append(-((log_p * mark).sum(1) / count.clamp(1))[count > 0].mean())
    return (losses[0] + losses[1]) / 2


def _levels_loss(image: Any, facts: Any, temperature: float) -> Any:
    """Pictures of one node of the taxonomy belong together, at every level."""
    import torch
    import torch.nn.functional as F

    self_pairs = torch.eye(len(image), dtype=torch.bool)
    log_p = F.log_softmax((image @ image.T / temperature).masked_fill(self_pairs, -1e4), 1)
    loss = 0.0
    for level, weight in LEVELS:
        column = facts[:, FACTS.index(level)]
        same = ((column[:, None] == column[None]) & ~self_pairs).float()
        loss = loss - weight * ((log_p * same).sum(1) / same.sum(1).clamp(1)).mean()
    return loss


def _forget_unseen_tokens(network: Any, seen: set[int]) -> None:
    """Words that no caption used say nothing: without this their random start would say something, and wrongly."""
    import torch

    table = (
        network.token_embedding.weight if hasattr(network, "token_embedding") else network.text.token_embedding.weight
    )
    unseen = torch.tensor([i not in seen for i in range(len(table))])
    with torch.no_grad():
        table[unseen] = table[~unseen].mean(0)


class Batches:
    """Shuffled batches with augmentation; half as many captions as pictures."""

    def __init__(self, drawings: list[Drawing], images: Bytes, recipe: Recipe, tokenizer: Any) -> None:
        import torch

        self.drawings, self.images, self.recipe, self.tokenizer = drawings, images, recipe, tokenizer
        self.rng, self.shuffle = Random(recipe.seed), np.random.default_rng(recipe.seed)
        known = [facts_of(d) for d in drawings]
        self.codes = {name: {v: i for i, v in enumerate(sorted({f[name] for f in known}))} for name in FACTS}
        self.facts = torch.tensor([[self.codes[name][f[name]] for name in FACTS] for f in known])
        self.tokens_seen: set[int] = set()
        self._order: list[int] = []

    def take(self) -> tuple[Any, Any, Any, Any]:
        """Images (B, 3, S, S), tokens (B / 2, T), facts (B, F), stated facts (B / 2, F)."""
        import torch

        size = self.recipe.batch
        if len(self._order) < size:
            self._order = self.shuffle.permutation(len(self.drawings)).tolist()
        chosen = [self._order.pop() for _ in range(size)]
        x, facts = self.images[chosen].copy(), self.facts[chosen].clone()
        flip = self.shuffle.random(size) < 0.5
        x[flip] = x[flip, :, ::-1]
        permuted = size // 2 if self.rng.random() < self.recipe.permuted else 0
        x[:permuted] = x[:permuted][..., self.rng.choice(PERMUTATIONS)]
        facts[:permuted, FACTS.index("colour")] = -2  # no caption that names a colour is right for these
        said = [caption(self.drawings[chosen[i]], self.rng, with_colour=i >= permuted) for i in range(0, size, 2)]
        tokens = self.tokenizer([text for text, _ in said])
        self.tokens_seen.update(tokens.unique().tolist())
        stated = torch.tensor([self._encode(f) for _, f in said])
        return self._prepare(x), tokens, facts, stated

    def _encode(self, stated: Facts) -> list[int]:
        return [self.codes[name].get(stated[name], -3) if name in stated else -1 for name in FACTS]

    def _prepare(self, x: Bytes) -> Any:
        import torch

        x32 = x.astype(np.float32) / 255
        gain = 1 + self.shuffle.uniform(-0.08, 0.08, (len(x), 1, 1, 1)).astype(np.float32)
        x32 = np.clip(x32 * gain + self.shuffle.normal(0, 0.01, x.shape).astype(np.float32), 0, 1)
        mean, std = np.array(spec.MEAN, np.float32), np.array(spec.STD, np.float32)
        return torch.from_numpy((x32 - mean) / std).permute(0, 3, 1, 2).contiguous(memory_format=torch.channels_last)
