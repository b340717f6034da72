"""Finding and loading an OpenCLIP model by its name: the embedded ones, the hub's, a local checkpoint.

torch and open_clip are imported inside functions only: the page appears before they are loaded. Does not know how a
network is run (openclip.py), collections or search.
"""

import hashlib
import os
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from hierdemo.models.devices import pick
from hierdemo.models.encoder import EncoderUnavailable
from hierdemo.models.hub import within_reach
from hierdemo.models.lexicon import Lexicon
from hierdemo.models.lookup import NOT_ITS_MODEL, READY
from hierdemo.models.openclip import TEMPLATES, OpenClipEncoder

EMBEDDED = Path(__file__).resolve().parents[2] / "assets" / "model"
CONFIG, WEIGHTS, VOCABULARY = "open_clip_config.json", "open_clip_model.safetensors", "vocabulary.txt.gz"
EMBEDDED_TEMPLATES = ("{}", "a {}", "a drawing of a {}", "a picture of a {}")


def load_encoder(model: str = "embedded", *, device: str = "cpu") -> OpenClipEncoder:
    """The encoder for "embedded", "embedded:NAME", "NAME:PRETRAINED" of OpenCLIP, "NAME:FILE", a local directory, or
    "hf-hub:OWNER/NAME".

    device: one of devices.DEVICES; for a query at a time the processor does. Everything goes through open_clip's own
    loading code. Raises EncoderUnavailable with cause and remedy, ValueError for a device that is not here.
    """
    if model == READY:
        raise EncoderUnavailable(NOT_ITS_MODEL)
    open_clip = import_open_clip()
    device = pick(device)
    if model.partition(":")[0] == "embedded":
        return _from_directory(open_clip, _embedded(model), model, EMBEDDED_TEMPLATES, device)
    if Path(model).is_dir():
        return _from_directory(open_clip, Path(model), model, TEMPLATES, device)
    name, _, pretrained = model.partition(":")
    if name == "hf-hub":
        return _from_name(open_clip, model, model, None, device)
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
    return _from_name(open_clip, model, name, pretrained, device)


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


def _from_name(open_clip: Any, model: str, name: str, pretrained: str | None, device: str) -> OpenClipEncoder:
    """A model of open_clip's list with weights of its list or of a file, or a model of the hub."""
    local = pretrained is not None and Path(pretrained).is_file()
    with nullcontext(True) if local else within_reach() as reached:
        try:
            network, _, preprocess = open_clip.create_model_and_transforms(name, pretrained=pretrained)
            tokenizer = open_clip.get_tokenizer(name)
        except Exception as e:  # open_clip and the hub's client raise many kinds: each means that there is no model
            cause = (str(e).strip().splitlines() or [type(e).__name__])[0][:200]
            raise EncoderUnavailable(_no_file(model, cause) if local else _no_hub(model, cause, reached)) from e
    network.eval()
    return OpenClipEncoder(model, network, preprocess, tokenizer, digest=_weights_digest(network), device=device)


def _no_file(model: str, cause: str) -> str:
    name, _, file = model.partition(":")
    if "pickle" in cause or "weights_only" in cause:  # torch goes on to explain how to load it unsafely
        cause = "it holds more than weights, or is damaged"
    return (
        f"{model} could not be loaded ({cause}): {file} must hold the weights of a {name}, "
        "as a PyTorch state dict or as safetensors."
    )


def _no_hub(model: str, cause: str, reached: bool) -> str:
    why = cause if reached else "the hub cannot be reached, and the weights are not, or not whole, in its cache here"
    return (
        f"{model} could not be loaded ({why}). Its weights come from a model hub: check the connection, "
        "download them elsewhere and give NAME:FILE, or leave --model out to use the embedded model, which knows "
        "drawings only."
    )


def _from_directory(open_clip: Any, folder: Path, model: str, templates: Sequence[str], device: str) -> OpenClipEncoder:
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
    return OpenClipEncoder(
        model, network, preprocess, tokenizer, digest=digest, templates=templates, lexicon=lexicon, device=device
    )


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


def import_open_clip() -> Any:
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
