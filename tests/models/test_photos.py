"""The model that is recommended for photographs: what is said of it is what open_clip knows of it."""

from hierdemo.models import photos
from hierdemo.models.loading import import_open_clip


def test_its_name_and_size_are_open_clips() -> None:
    import torch

    open_clip = import_open_clip()
    name, _, tag = photos.resolved("photos").partition(":")
    assert open_clip.get_pretrained_cfg(name, tag)["hf_hub"] == f"{photos.REPO}/"
    with torch.device("meta"):
        network = open_clip.model.CLIP(**open_clip.get_model_config(name))
    size = sum(value.numel() * 4 for value in network.state_dict().values())
    assert photos.MB - 1 <= size / 1e6 <= photos.MB
    assert photos.resolved("embedded") == "embedded"
