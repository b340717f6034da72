"""Pictures and words to embeddings: the Encoder protocol and OpenCLIP models behind it.

The one home of torch and open_clip, imported inside functions only: the page appears before they are loaded.
Does not know collections or search.
"""

import hashlib
import os
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hierdemo.words import Lexicon

Floats = NDArray[np.float32]

EMBEDDED = Path(__file__).resolve().parents[1] / "assets" / "model"
CONFIG, WEIGHTS, VOCABULARY = "open_clip_config.json", "open_clip_model.safetensors", "vocabulary.txt.gz"
TEMPLATES = ("{}", "a {}", "a photo of a {}", "a picture of a {}")
EMBEDDED_TEMPLATES = ("{}", "a {}", "a drawing of a {}", "a picture of a {}")


class EncoderUnavailable(Exception):
    """A model that cannot be loaded; the message names model, cause and remedy."""


class Encoder(Protocol):
    """What turns pictures and words into unit vectors of one space."""

    model: str  # as given with --model

    @property
    def digest(self) -> str:
        """Of the weights: vectors of two models never mix unnoticed."""
        ...

    @property
    def dim(self) -> int: ...

    def encode_images(self, images: Iterable[Image.Image]) -> Floats:
        """(n, dim) float32, unit length."""
        ...

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        """(n, dim) float32, unit length."""
        ...

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        """The words of a text that the model has never met, and whether it knows any of the others."""
        ...


class OpenClipEncoder:
    """An OpenCLIP model. Safe to call from several threads: one forward pass at a time."""

    def __init__(
        self,
        model: str,
        network: Any,
        preprocess: Any,
        tokenizer: Any,
        *,
        digest: str,
        templates: Sequence[str] = TEMPLATES,
        lexicon: Lexicon = Lexicon(),
    ) -> None:
        self.model, self.digest, self.templates, self.lexicon = model, digest, tuple(templates), lexicon
        self._network, self._preprocess, self._tokenizer = network, preprocess, tokenizer
        self._lock = threading.Lock()
        self.dim = self.encode_texts(["a"]).shape[1]

    def encode_images(self, images: Iterable[Image.Image], *, batch: int = 64) -> Floats:
        """(n, dim) float32, unit length, in order."""
        import torch

        tensors = [self._preprocess(image) for image in images]
        out = []
        with self._lock, torch.inference_mode():
            for a in range(0, len(tensors), batch):
                out.append(
                    self._network.encode_image(torch.stack(tensors[a : a + batch]), normalize=True).float().numpy()
                )
        return np.concatenate(out) if out else np.zeros((0, self.dim), np.float32)

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        """(n, dim) float32, unit length: each text in every prompt template, averaged.

        Words that the model has never met are left out; those beyond its context are cut off by its tokenizer.
        """
        import torch

        known = [self.lexicon.split(text.strip())[0] for text in texts]
        prompts = [template.format(text) for text in known for template in self.templates]
        if not prompts:
            return np.zeros((0, self.dim), np.float32)
        with self._lock, torch.inference_mode():
            tokens = self._tokenizer(prompts)
            vectors = self._network.encode_text(tokens, normalize=True).float().numpy()
        mean = vectors.reshape(len(texts), len(self.templates), -1).mean(1)
        return np.ascontiguousarray(mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-12), np.float32)

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        return self.lexicon.split(text)[1], self.lexicon.understands(text)


def load_encoder(model: str = "embedded") -> OpenClipEncoder:
    """The encoder for "embedded", "embedded:NAME", "NAME:PRETRAINED" of OpenCLIP, "NAME:FILE", or a local directory.

    Everything goes through open_clip's own loading code. Raises EncoderUnavailable with cause and remedy.
    """
    open_clip = _open_clip()
    if model.partition(":")[0] == "embedded":
        return _from_directory(open_clip, _embedded(model), model, EMBEDDED_TEMPLATES)
    if Path(model).is_dir():
        return _from_directory(open_clip, Path(model), model, TEMPLATES)
    name, _, pretrained = model.partition(":")
    if name == "hf-hub":
        return _from_name(open_clip, model, model, None)
    if name not in open_clip.list_models():
        raise EncoderUnavailable(_unknown(open_clip, model, name))
    if not pretrained:
        raise EncoderUnavailable(
            f"{model} names no weights: write {name}:PRETRAINED, one of {_tags(open_clip, name)}, or {name}:FILE."
        )
    if not Path(pretrained).is_file() and pretrained not in open_clip.list_pretrained_tags_by_model(name):
        raise EncoderUnavailable(
            f"{name} has no weights {pretrained!r}: use one of {_tags(open_clip, name)}, "
            f"or {name}:FILE with a local file."
        )
    return _from_name(open_clip, model, name, pretrained)


def _embedded(model: str) -> Path:
    """The directory of "embedded" or of its relative "embedded:NAME"."""
    name = model.partition(":")[2]
    others = sorted(path.parent.name for path in EMBEDDED.glob(f"*/{CONFIG}"))
    if model != "embedded" and name not in others:
        known = " or ".join(["embedded", *(f"embedded:{other}" for other in others)])
        raise EncoderUnavailable(f"There is no model {model!r}: use {known}.")
    folder = EMBEDDED / name
    if not (folder / VOCABULARY).is_file():  # another's word pieces would be taken in its place, and nobody would see
        raise EncoderUnavailable(f"{folder} has no {VOCABULARY}: fetch or make the model again.")
    return folder


def _from_name(open_clip: Any, model: str, name: str, pretrained: str | None) -> OpenClipEncoder:
    try:
        network, _, preprocess = open_clip.create_model_and_transforms(name, pretrained=pretrained)
        tokenizer = open_clip.get_tokenizer(name)
    except Exception as e:  # the hub's client raises many kinds: each means that the weights could not be had
        cause = (str(e).strip().splitlines() or [type(e).__name__])[0][:200]
        raise EncoderUnavailable(
            f"{model} could not be loaded ({cause}). Its weights come from a model hub: check the connection, "
            "download them elsewhere and give NAME:FILE, or leave --model out to use the embedded model."
        ) from e
    network.eval()
    return OpenClipEncoder(model, network, preprocess, tokenizer, digest=_weights_digest(network))


def _from_directory(open_clip: Any, folder: Path, model: str, templates: Sequence[str]) -> OpenClipEncoder:
    """A directory as open_clip saves it: open_clip_config.json and open_clip_model.safetensors."""
    for file in (CONFIG, WEIGHTS):
        if not (folder / file).is_file():
            raise EncoderUnavailable(f"{folder} has no {file}: a local model directory holds {CONFIG} and {WEIGHTS}.")
    source, vocabulary = f"local-dir:{folder}", folder / VOCABULARY
    try:
        network, _, preprocess = open_clip.create_model_and_transforms(source)
        tokenizer = open_clip.get_tokenizer(source, **({"bpe_path": str(vocabulary)} if vocabulary.is_file() else {}))
    except Exception as e:  # damaged weights or a config that does not fit them, in many words
        cause = (str(e).strip().splitlines() or [type(e).__name__])[0][:200]
        raise EncoderUnavailable(f"The model in {folder} could not be loaded ({cause}): fetch or make it again.") from e
    network.eval()
    digest, lexicon = file_digest(folder / WEIGHTS), Lexicon.read(folder)
    return OpenClipEncoder(model, network, preprocess, tokenizer, digest=digest, templates=templates, lexicon=lexicon)


def _unknown(open_clip: Any, model: str, name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, open_clip.list_models(), 3)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    return (
        f"There is no model {model!r}: use embedded, NAME:PRETRAINED of OpenCLIP "
        f"(for example ViT-B-32:laion2b_s34b_b79k) or a local model directory.{hint}"
    )


def _tags(open_clip: Any, name: str) -> str:
    return ", ".join(open_clip.list_pretrained_tags_by_model(name)[:6]) or "(none known)"


def file_digest(path: Path) -> str:
    with path.open("rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()


def _weights_digest(network: Any) -> str:
    """Of every parameter, for weights that came from nobody knows which file."""
    digest = hashlib.sha256()
    for name, value in network.state_dict().items():
        digest.update(name.encode())
        digest.update(value.detach().cpu().contiguous().float().numpy().tobytes())
    return digest.hexdigest()


_torchvision_operators: Any = None  # torch drops the operators when this object goes


def _open_clip() -> Any:
    """Import open_clip, also where torchvision's compiled part is missing.

    torchvision from the registry does not import over a CPU-only torch (pytorch/vision issue 9085); declaring the two
    operators it looks for is enough, and nothing here calls them.
    """
    global _torchvision_operators
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    import torch

    if _torchvision_operators is None:
        library = torch.library.Library("torchvision", "FRAGMENT")
        for name, arguments in (("nms", "Tensor dets, Tensor scores"), ("qnms", "Tensor dets, Tensor scores")):
            if not hasattr(torch.ops.torchvision, name):
                library.define(f"{name}({arguments}, float iou_threshold) -> Tensor")
        _torchvision_operators = library
    import open_clip

    return open_clip
