"""Where a network runs: a graphics card where there is one, else the processor.

Knows torch's devices by name. Does not know networks. torch is imported inside functions only.
"""

DEVICES = ("auto", "cuda", "mps", "cpu")  # auto: the first of the others that is here


def pick(device: str = "auto") -> str:
    """The device to use for one that a person names; "cuda:1" and the like name one of several.

    Raises ValueError for a name that there is not and for a device that this machine, or this torch, does not have.
    """
    kind, _, number = device.partition(":")
    if kind not in DEVICES or (number and not (kind == "cuda" and number.isdecimal())):
        raise ValueError(f"There is no device {device!r}: use {', '.join(DEVICES[:-1])} or {DEVICES[-1]}.")
    import torch

    here = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if kind == "auto":
        return next(name for name in DEVICES[1:] if here[name])
    if not here[kind]:
        raise ValueError(
            f"This machine has no {kind} device that torch {torch.__version__} can use: use --device cpu, or auto."
        )
    if number and int(number) >= torch.cuda.device_count():
        raise ValueError(f"There is no {device}: this machine has {torch.cuda.device_count()} cuda device(s), from 0.")
    return device
