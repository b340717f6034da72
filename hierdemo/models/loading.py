"""Finding and loading a model by its name: the embedded ones, OpenCLIP's from the hub or a file, timm's.

torch and open_clip are imported inside functions only: the page appears before they are loaded. Does not know how a
network is run (openclip.py), how timm's are loaded (pictures_only.py), collections or search.
"""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hierdemo.models import photos, pictures_only
from hierdemo.models.devices import pick
from hierdemo.models.download import Progress
from hierdemo.models.encoder import BatchEncoder, EncoderUnavailable, reads_words
from hierdemo.models.hub import from_hub
from hierdemo.models.lexicon import Lexicon
from hierdemo.models.lookup import NOT_ITS_MODEL, READY
from hierdemo.models.network import weights_digest
from hierdemo.models.openclip import TEMPLATES, OpenClipEncoder

EMBEDDED = Path(__file__).resolve().parents[2] / "assets" / "model"
CONFIG, WEIGHTS, VOCABULARY = "open_clip_config.json", "open_clip_model.safetensors", "vocabulary.txt.gz"
HUB_WEIGHTS = "open_clip_pytorch_model.bin"  # where a repository says nothing else; WEIGHTS goes before it
EMBEDDED_TEMPLATES = ("{}", "a {}", "a drawing of a {}", "a picture of a {}")


def load_encoder(model: str = "embedded", *, device: str = "cpu", progress: Progress = lambda *_: None) -> BatchEncoder:
    """The encoder for "embedded", "embedded:NAME", "photos", "NAME:PRETRAINED" of OpenCLIP, "NAME:FILE", a local
    directory, "hf-hub:OWNER/NAME", or one of timm's ("timm:NAME"), which sees pictures and reads no words.

    device: one of devices.DEVICES; for a query at a time the processor does. progress: how far a download is.
    Everything goes through open_clip's and timm's own loading code. Raises EncoderUnavailable with cause and remedy,
    ValueError for a device that is not here.
    """
    if model == READY:
        raise EncoderUnavailable(NOT_ITS_MODEL)
    model = photos.resolved(model)
    open_clip = import_open_clip()
    device = pick(device)
    if model.partition(":")[0] == "embedded":
        return _from_directory(open_clip, _embedded(model), model, EMBEDDED_TEMPLATES, device)
    if Path(model).is_dir():
        return _from_directory(open_clip, Path(model), model, TEMPLATES, device)
    if not reads_words(model):
        return pictures_only.load(model, device, progress)
    name, _, pretrained = model.partition(":")
    if name == "hf-hub":
        return _from_hub(open_clip, model, (model, None), device, progress)
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
    if Path(pretrained).is_file():
        return _from_file(open_clip, model, (name, pretrained), device)
    return _from_hub(open_clip, model, (name, pretrained), device, progress)


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


def _from_file(open_clip: Any, model: str, of: tuple[str, str], device: str) -> OpenClipEncoder:
    """of: a name of open_clip's list, and a file."""
    try:
        return _named(open_clip, model, of, device)
    except Exception as e:  # open_clip and torch raise many kinds: each means that there is no model
        cause = (str(e).strip().splitlines() or [type(e).__name__])[0][:200]
        raise EncoderUnavailable(_no_file(model, cause)) from e


def _from_hub(
    open_clip: Any, model: str, of: tuple[str, str | None], device: str, progress: Progress
) -> OpenClipEncoder:
    """of: a name of open_clip's list and its weights there, or a model of the hub."""
    return from_hub(model, _weights(open_clip, *of), lambda: _named(open_clip, model, of, device), progress)


def _named(open_clip: Any, model: str, of: tuple[str, str | None], device: str) -> OpenClipEncoder:
    network, _, preprocess = open_clip.create_model_and_transforms(of[0], pretrained=of[1])
    tokenizer = open_clip.get_tokenizer(of[0])
    network.eval()
    return OpenClipEncoder(model, network, preprocess, tokenizer, digest=weights_digest(network), device=device)


def _weights(open_clip: Any, name: str, pretrained: str | None) -> tuple[str, list[str]] | None:
    """The repository and the names that the weights may have there, in the order in which open_clip looks for them."""
    place = f"{name.removeprefix('hf-hub:')}/" if pretrained is None else _hub_place(open_clip, name, pretrained)
    if not place:  # they lie elsewhere
        return None
    repo, _, file = place.rpartition("/")
    file = file or HUB_WEIGHTS
    safe = [WEIGHTS] if file == HUB_WEIGHTS else [f"{file[:-4]}.safetensors"] if file.endswith((".bin", ".pth")) else []
    return repo, [*safe, file]


def _hub_place(open_clip: Any, name: str, pretrained: str) -> str:
    """ "owner/name/file", or "owner/name/" for the usual file; "" for weights that are not on the hub."""
    return (open_clip.get_pretrained_cfg(name, pretrained) or {}).get("hf_hub", "")


def _no_file(model: str, cause: str) -> str:
    name, _, file = model.partition(":")
    if "pickle" in cause or "weights_only" in cause:  # torch goes on to explain how to load it unsafely
        cause = "it holds more than weights, or is damaged"
    return (
        f"{model} could not be loaded ({cause}): {file} must hold the weights of a {name}, "
        "as a PyTorch state dict or as safetensors."
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
        f"There is no model {model!r}: use embedded, photos, NAME:PRETRAINED of OpenCLIP "
        f"(for example ViT-B-32:laion2b_s34b_b79k), {pictures_only.EXAMPLE} or a local model directory.{hint}"
    )


def _tags(open_clip: Any, name: str) -> str:
    return ", ".join(open_clip.list_pretrained_tags_by_model(name)[:6]) or "(none known)"


def file_digest(path: Path) -> str:
    with path.open("rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()


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
