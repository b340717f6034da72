"""The model that is recommended for photographs: which it is, its licence, and how large its download is.

Knows names and numbers only. It is a ViT-B/32 at 256 pixels, trained on DataComp (Gadre et al., 2023): of the models
that two processor cores run at several pictures a second, one of the best at telling photographs apart, and free.
"""

ALIAS = "photos"
NAME = "ViT-B-32-256:datacomp_s34b_b86k"
REPO = "laion/CLIP-ViT-B-32-256x256-DataComp-s34B-b86K"
LICENCE = "MIT"  # as the model's card on the hub says
MB = 606  # of the download; tests/models/test_photos.py works it out from the architecture


def resolved(model: str) -> str:
    """The name that a collection keeps, so that its model stays what it was should another be recommended."""
    return NAME if model == ALIAS else model
