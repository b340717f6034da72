"""Networks that see pictures and read no words: timm's, with their own weights, or those of a file or a directory.

Knows timm's names, how its networks load, and their preprocessing. Does not know what stands in for the words
(said_words.py). timm and torch are imported inside functions only.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from hierdemo.arrays import Floats
from hierdemo.models.download import Progress
from hierdemo.models.encoder import PICTURES_ONLY, EncoderUnavailable
from hierdemo.models.hub import from_hub, quiet
from hierdemo.models.network import ImageNetwork, weights_digest

NO_WORDS = "The model {model} sees pictures and reads no words."
EXAMPLE = f"{PICTURES_ONLY}resnet50.tv_in1k"


class PictureEncoder(ImageNetwork):
    """A network whose last features are a picture's vector."""

    def __init__(self, model: str, network: Any, preprocess: Any, *, side: int, device: str) -> None:
        digest = weights_digest(network)
        super().__init__(model, network, preprocess, self._features, digest=digest, side=side, device=device)
        self.dim = network.num_features
        found = self.encode_prepared([_blank(side)])
        if found.ndim != 2:
            raise EncoderUnavailable(f"{model} makes no single vector of a picture: choose another model of timm.")
        self.dim = found.shape[1]

    def _features(self, batch: Any) -> Any:
        import torch

        return torch.nn.functional.normalize(self._network(batch).float(), dim=-1)

    def encode_texts(self, texts: Sequence[str]) -> Floats:
        """Raises ValueError: it reads none."""
        raise ValueError(NO_WORDS.format(model=self.model))

    def unknown_words(self, text: str) -> tuple[list[str], bool]:
        return text.split(), False


def load(model: str, device: str, progress: Progress) -> PictureEncoder:
    """The encoder for "timm:NAME", "timm:NAME:FILE", "timm:DIRECTORY" or "timm:hf-hub:OWNER/NAME".

    Raises EncoderUnavailable with cause and remedy.
    """
    name, _, file = model.removeprefix(PICTURES_ONLY).partition(":")
    if name == "hf-hub":
        network = _from_hub(model, f"hf-hub:{file}", (file, _names(None)), progress)
    elif not file and Path(name).is_dir():
        network = _from_directory(model, Path(name))
    else:
        known = _known(model, name)
        network = _from_file(model, name, Path(file)) if file else _own(model, name, known, progress)
    network.eval()
    network.reset_classifier(0)
    return _encoder(model, network, device)


def _encoder(model: str, network: Any, device: str) -> PictureEncoder:
    from timm.data import create_transform, resolve_model_data_config

    config = resolve_model_data_config(network)
    if config["input_size"][0] != 3:
        raise EncoderUnavailable(f"{model} takes other input than pictures in colour: choose another model of timm.")
    preprocess = create_transform(**config, is_training=False)
    return PictureEncoder(model, network, preprocess, side=max(config["input_size"][1:]), device=device)


def _known(model: str, name: str) -> Any:
    """timm's description of a model. Raises EncoderUnavailable for a name that it does not know."""
    import timm

    kind, _, tag = name.partition(".")
    if not timm.is_model(kind):
        near = get_close_matches(kind, timm.list_models(), 3)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise EncoderUnavailable(f"timm has no model {name!r}: use one of its names ({EXAMPLE}) or a directory.{hint}")
    tags = [full.partition(".")[2] for full in timm.list_pretrained(f"{kind}.*")]
    if tag and tag not in tags:
        have = f"use one of {', '.join(tags[:6])}" if tags else f"write {PICTURES_ONLY}{kind}:FILE with a file of yours"
        raise EncoderUnavailable(f"timm has no weights {tag!r} for {kind}: {have}.")
    return timm.get_pretrained_cfg(name)


def _own(model: str, name: str, known: Any, progress: Progress) -> Any:
    if not (known.hf_hub_id or known.url):
        raise EncoderUnavailable(
            f"timm has no weights for {name}: write {PICTURES_ONLY}{name}:FILE with a file of yours."
        )
    source = (known.hf_hub_id, _names(known.hf_hub_filename)) if known.hf_hub_id else None
    return _from_hub(model, name, source, progress)


def _names(file: str | None) -> list[str]:
    """The files that may hold a model's weights, in the order in which timm looks for them."""
    return [file] if file else ["model.safetensors", "pytorch_model.bin"]


def _from_hub(model: str, name: str, source: tuple[str, Sequence[str]] | None, progress: Progress) -> Any:
    import timm

    return from_hub(model, source, lambda: timm.create_model(name, pretrained=True), progress)


def _from_directory(model: str, folder: Path) -> Any:
    """As timm saves a model for the hub: config.json and model.safetensors."""
    import timm

    if not (folder / "config.json").is_file():
        raise EncoderUnavailable(f"{folder} has no config.json: a directory holds that and model.safetensors.")
    try:
        with quiet():
            return timm.create_model(f"local-dir:{folder}", pretrained=True)
    except Exception as e:  # damaged weights or a config that does not fit them, in many words
        raise EncoderUnavailable(f"The model in {folder} could not be loaded ({_first(e)}): fetch it again.") from e


def _from_file(model: str, name: str, file: Path) -> Any:
    """A network with the weights of a file, whatever it was last taught to tell apart."""
    import timm
    from timm.models import load_state_dict

    if not file.is_file():
        raise EncoderUnavailable(f"There is no file {file}: write {PICTURES_ONLY}{name}:FILE with one of its weights.")
    network: Any = timm.create_model(name, pretrained=False)
    last = network.pretrained_cfg.get("classifier") or ()
    last = (last,) if isinstance(last, str) else tuple(last)
    network.reset_classifier(0)
    try:
        with quiet():
            state = load_state_dict(str(file), weights_only=True)
        kept = {key: value for key, value in state.items() if not key.startswith(tuple(f"{part}." for part in last))}
        network.load_state_dict(kept, strict=True)
    except Exception as e:  # torch and safetensors raise many kinds: each means that these are not its weights
        why = "it holds more than weights, or is damaged" if "weights_only" in str(e) else _first(e)
        raise EncoderUnavailable(
            f"{model} could not be loaded ({why}): {file} must hold the weights of timm's {name}, as a PyTorch state "
            "dict or as safetensors."
        ) from e
    return network


def _first(e: Exception) -> str:
    return (str(e).strip().splitlines() or [type(e).__name__])[0][:200]


def _blank(side: int) -> Floats:
    import numpy as np

    return np.zeros((3, side, side), np.float32)
