"""The hierarchy head as it is used: unit vectors, the arithmetic that torch trained, never applied twice."""

import numpy as np
import pytest

from hierdemo.models.adapter import AdaptedEncoder, Adapter, fitted
from tests.support.lessons import DIM, Words, some


def test_an_adapter_gives_unit_vectors_row_by_row_and_keeps_its_arrays() -> None:
    adapter, x = some(rows=40)
    y = adapter.apply(x)
    assert y.dtype == np.float32 and y.shape == x.shape and not np.allclose(y, x)
    np.testing.assert_allclose(np.linalg.norm(y, axis=1), 1, atol=1e-6)
    np.testing.assert_allclose(adapter.apply(x[7:8]), y[7:8], atol=1e-6)
    assert adapter.apply(x[:0]).shape == (0, DIM)
    np.testing.assert_array_equal(Adapter(**adapter.arrays()).apply(x), y)
    with pytest.raises(ValueError, match="read-only"):
        adapter.inner[0, 0] = 1


def test_an_adapter_does_what_torch_trained() -> None:
    import torch

    adapter, x = some(rows=5)
    inner, offset, outer = (torch.from_numpy(a.copy()) for a in adapter.arrays().values())
    t = torch.from_numpy(x)
    y = t + torch.nn.functional.gelu(t @ inner.T + offset, approximate="tanh") @ outer.T
    np.testing.assert_allclose(adapter.apply(x), torch.nn.functional.normalize(y, dim=1).numpy(), atol=1e-5)


@pytest.mark.parametrize("shapes", [((8, DIM), (7,), (DIM, 8)), ((8, DIM), (8,), (8, DIM)), ((DIM,), (8,), (DIM, 8))])
def test_arrays_that_do_not_fit_are_refused(shapes: tuple[tuple[int, ...], ...]) -> None:
    with pytest.raises(ValueError, match=r"must be \(H, D\)"):
        Adapter(*(np.zeros(s, np.float32) for s in shapes))
    with pytest.raises(ValueError, match="finite"):
        Adapter(np.full((1, DIM), np.nan, np.float32), np.zeros(1, np.float32), np.zeros((DIM, 1), np.float32))
    with pytest.raises(ValueError, match=rf"\(n, {DIM}\)"):
        some()[0].apply(np.zeros((2, DIM + 1), np.float32))


def test_texts_and_pictures_go_through_the_same_projection_and_never_twice() -> None:
    (one, x), (other, _) = some(0), some(1)
    base = Words()
    encoder = one.around(base)
    np.testing.assert_array_equal(encoder.encode_images(x), one.apply(base.encode_images(x)))
    np.testing.assert_array_equal(encoder.encode_texts(["a red bird"]), one.apply(base.encode_texts(["a red bird"])))
    assert (encoder.model, encoder.digest, encoder.dim) == (base.model, base.digest, base.dim)
    again = fitted(encoder, other)
    assert isinstance(again, AdaptedEncoder) and again.base is base and again.adapter is other
    assert fitted(encoder, None) is base and fitted(None, one) is None
