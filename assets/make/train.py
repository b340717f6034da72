"""Training the embedded models from scratch on fresh renders, on a CPU in minutes.

Knows the recipe, the loop, its checkpoints and what a finished model's folder holds. Losses and batches stand beside it;
does not know how drawings are made or measured.

The three models differ in the weight of the hierarchy term alone. They share the first part of the training, which knows
no hierarchy (`train_base`), and part ways for the rest of it (`train_branch`): one schedule, one order of batches, a
third less to compute, and a comparison of the term and nothing else.
"""

import ctypes
import math
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from assets.make import losses
from assets.make import model as spec
from assets.make.batches import Batches
from assets.make.captions import known_words, node_text
from assets.make.losses import FACTS
from assets.make.render import Drawing
from assets.make.samples import Bytes
from hierdemo.models.lexicon import WORDS
from hierdemo.models.loading import WEIGHTS, import_open_clip

WEIGHTS_OF = {"none": 0.0, "chosen": 1.5, "strong": 6.0}
BASE = "base"
KEEP_EVERY = 250  # steps between checkpoints
NODES_EVERY = 4  # the hinge on node embeddings encodes a text a node: not at every step
SPOKEN = ("type", "colour", "material", "background")  # what the helping heads read off the trunk's features


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the weights, beside the samples and the hierarchy's weight."""

    steps: int = 7000
    shared: int = 4000  # of them without the hierarchy term, for all models together
    batch: int = 128
    rate: float = 2e-3
    temperature: float = 0.1
    permuted: float = 0.5
    heads: float = 0.5
    hinge: float = 1.0
    seed: int = 0


def shortened(recipe: Recipe) -> Recipe:
    """Five sevenths of the steps, for a training that only measures."""
    return replace(recipe, steps=max(1, recipe.steps * 5 // 7), shared=recipe.shared * 5 // 8)


class Training:
    """A network under way, with all that a checkpoint must hold to go on exactly."""

    def __init__(self, drawings: list[Drawing], images: Bytes, recipe: Recipe, scratch: Path) -> None:
        import torch

        open_clip = import_open_clip()
        torch.manual_seed(recipe.seed)
        torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
        _keep_freed_memory()
        skeleton = scratch / "skeleton"
        write_skeleton(skeleton)
        self.recipe, self.step = recipe, 0
        self.network = open_clip.create_model(f"local-dir:{skeleton}", load_weights=False)
        self.network.visual = self.network.visual.to(memory_format=torch.channels_last)
        tokenizer = open_clip.get_tokenizer(f"local-dir:{skeleton}", bpe_path=str(skeleton / "vocabulary.txt.gz"))
        self.batches = Batches(
            drawings, images, tokenizer, batch=recipe.batch, permuted=recipe.permuted, seed=recipe.seed
        )
        self.nodes = _nodes(drawings)
        kinds = sorted(self.batches.codes["type"])
        self.node_of_type = torch.tensor(
            [
                self.nodes.types.index(
                    next(i for i, p in enumerate(self.nodes.paths) if p[-1] == kind and i in self.nodes.types)
                )
                for kind in kinds
            ]
        )
        width = self.network.visual.trunk.num_features
        sizes = {name: len(self.batches.codes[name]) for name in SPOKEN}
        self.heads = torch.nn.ModuleDict({f"{name}s": torch.nn.Linear(width, n) for name, n in sizes.items()})
        parameters = [*self.network.parameters(), *self.heads.parameters()]
        self.optimiser = torch.optim.AdamW(
            [
                {"params": [p for p in parameters if p.ndim > 1], "weight_decay": 0.05},
                {"params": [p for p in parameters if p.ndim <= 1], "weight_decay": 0},
            ],
            lr=recipe.rate,
            betas=(0.9, 0.98),
        )

    def save(self, path: Path) -> None:
        import torch

        state = {
            "recipe": asdict(self.recipe), "step": self.step, "network": self.network.state_dict(),
            "heads": self.heads.state_dict(), "optimiser": self.optimiser.state_dict(),
            "batches": self.batches.getstate(), "node_means": self.nodes.mean, "random": torch.get_rng_state(),
        }  # fmt: skip
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(".new")
        torch.save(state, temporary)
        os.replace(temporary, path)

    def restore(self, path: Path) -> bool:
        """Go on from a checkpoint of the same recipe, if there is one."""
        import torch

        if not path.is_file():
            return False
        state = torch.load(path, weights_only=False)  # written by save, above, on this machine
        if state["recipe"] != asdict(self.recipe):
            return False
        self.step = state["step"]
        self.network.load_state_dict(state["network"])
        self.heads.load_state_dict(state["heads"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.batches.setstate(state["batches"])
        self.nodes.mean = state["node_means"]
        torch.set_rng_state(state["random"])
        return True

    def run(self, until: int, weight: float, checkpoint: Path, log: Callable[..., None]) -> None:
        """Steps up to `until` with the hierarchy term at this weight."""
        import torch

        self.network.train()
        began, first = time.monotonic(), self.step
        while self.step < until:
            loss = self._step(weight)
            self.step += 1
            if self.step % KEEP_EVERY == 0 or self.step == until:
                self.save(checkpoint)
            if self.step % 50 == 0 or self.step == until:
                left = (time.monotonic() - began) / (self.step - first) * (until - self.step)
                told = ", ".join(f"{name} {value:.2f}" for name, value in loss.items())
                log(f"step {self.step}/{until}: {told}; {left / 60:.1f} min left")
        self.network.eval()
        assert torch.isfinite(self.network.logit_scale).all()

    def _step(self, weight: float) -> dict[str, float]:
        import torch
        import torch.nn.functional as F

        recipe, network = self.recipe, self.network
        for group in self.optimiser.param_groups:
            share = 0.5 + 0.5 * math.cos(math.pi * self.step / recipe.steps)
            group["lr"] = recipe.rate * min(1, (self.step + 1) / 60) * share + 1e-5
        images, tokens, facts, stated = self.batches.take()
        hinge = weight > 0 and self.step % NODES_EVERY == 0
        rows = _stack(tokens, self.batches.tokenize(self.nodes.texts)) if hinge else tokens
        with torch.autocast("cpu", torch.bfloat16):
            features = network.visual.trunk(images)
            image = F.normalize(network.visual.head(features).float(), dim=-1)
            text = F.normalize(_encode_text(network, rows).float(), dim=-1)
        parts = {"pairs": losses.pairs(image, text[: len(tokens)], network.logit_scale.exp(), facts, stated)}
        parts["heads"] = recipe.heads * self._heads(features.float(), facts)
        if weight:
            parts["levels"] = weight * losses.levels(image, facts, recipe.temperature)
        if hinge:
            kind = self.node_of_type[facts[:, FACTS.index("type")]]
            nodes = self.nodes.embed(image, kind, text[len(tokens) :])
            parts["parents"] = weight * recipe.hinge * losses.parents(nodes, self.nodes.parent, self.nodes.depth)
        sum(parts.values()).backward()  # type: ignore[union-attr]
        torch.nn.utils.clip_grad_norm_([p for g in self.optimiser.param_groups for p in g["params"]], 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        with torch.no_grad():
            network.logit_scale.clamp_(0, math.log(100))
        return {name: float(part.detach()) for name, part in parts.items()}

    def _heads(self, features: Any, facts: Any) -> Any:
        """Linear heads on the trunk's features, thrown away at the end: they tell it sooner what is worth seeing, and do
        not touch the embedding, which captions and hierarchy alone arrange."""
        import torch.nn.functional as F

        loss: Any = 0.0
        for name in SPOKEN:
            wanted = facts[:, FACTS.index(name)]
            has = (wanted >= 0) & (wanted != self.batches.codes[name].get("", -9))
            if has.any():
                found = self.heads[f"{name}s"](features[has])
                loss = loss + F.cross_entropy(found, wanted[has], label_smoothing=0.05)
        return loss


def train_base(
    drawings: list[Drawing], images: Bytes, recipe: Recipe, scratch: Path, *, log: Callable[..., None] = print
) -> None:
    """The part that all models share, as a checkpoint in the scratch folder; goes on from an earlier one."""
    training = Training(drawings, images, recipe, scratch)
    training.restore(scratch / f"{BASE}.pt")
    training.run(recipe.shared, 0.0, scratch / f"{BASE}.pt", log)


def train_branch(
    member: str,
    drawings: list[Drawing],
    images: Bytes,
    recipe: Recipe,
    scratch: Path,
    folder: Path,
    *,
    log: Callable[..., None] = print,
) -> None:
    """The rest of the training at this member's weight; writes config, vocabulary and fp16 weights into the folder.

    Raises ValueError where the base is not done.
    """
    from safetensors.torch import save_file

    training = Training(drawings, images, recipe, scratch)
    mine = scratch / f"{member}.pt"
    if not training.restore(mine) and not (training.restore(scratch / f"{BASE}.pt") and training.step == recipe.shared):
        raise ValueError("The part of the training that all models share is not done: train_base comes first.")
    training.run(recipe.steps, WEIGHTS_OF[member], mine, log)
    _forget_unseen_tokens(training.network, training.batches.tokens_seen)
    write_skeleton(folder)
    weights = {name: value.half().contiguous() for name, value in training.network.state_dict().items()}
    save_file(weights, folder / WEIGHTS)


def write_skeleton(folder: Path) -> None:
    """All of a model's folder but its weights."""
    spec.write_skeleton(folder)
    (folder / WORDS).write_text("\n".join(known_words()) + "\n", encoding="utf-8")


def _encode_text(network: Any, tokens: Any) -> Any:
    """As the network's own encode_text, for tokens cut to the longest text: half of the time of its full context."""
    from torch.nn.attention import SDPBackend, sdpa_kernel

    length = tokens.shape[1]
    x = network.token_embedding(tokens) + network.positional_embedding[:length]
    with sdpa_kernel(SDPBackend.MATH):  # texts this short spend more on the fused kernel than on attention
        x = network.ln_final(network.transformer(x, attn_mask=network.attn_mask[:length, :length]))
    return x[range(len(x)), tokens.argmax(-1)] @ network.text_projection


def _stack(a: Any, b: Any) -> Any:
    """Two blocks of tokens as one, filled up with zeros to the longer."""
    import torch
    import torch.nn.functional as F

    longest = max(a.shape[1], b.shape[1])
    return torch.cat([F.pad(block, (0, longest - block.shape[1])) for block in (a, b)])


def _nodes(drawings: list[Drawing]) -> losses.Nodes:
    paths = {(*d.kind.path, d.kind.name) for d in drawings}
    every = sorted({path[:i] for path in paths for i in range(1, len(path) + 1)})
    return losses.Nodes(every, [node_text(path) for path in every], spec.EMBED)


def _forget_unseen_tokens(network: Any, seen: set[int]) -> None:
    """Pieces of words that no caption used say nothing: their random start would say something, and wrongly."""
    import torch

    table = (
        network.token_embedding.weight if hasattr(network, "token_embedding") else network.text.token_embedding.weight
    )
    unseen = torch.tensor([i not in seen for i in range(len(table))])
    with torch.no_grad():
        table[unseen] = table[~unseen].mean(0)


def _keep_freed_memory() -> None:
    """Tell glibc to keep what is freed: handing large tensors back and forth costs a third of the training's time."""
    try:
        libc = ctypes.CDLL("libc.so.6")
    except OSError:  # another C library: only slower
        return
    trim_threshold, mmap_max = -1, -4
    libc.mallopt(mmap_max, 0)
    libc.mallopt(trim_threshold, 2**31 - 1)
