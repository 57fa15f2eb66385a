import numpy as np

from index.nearest.halves import widened


def test_every_finite_half_is_widened_exactly() -> None:
    halves = np.arange(65_536, dtype=np.uint32).astype(np.uint16).view(np.float16)
    finite = halves[np.isfinite(halves)]
    assert np.array_equal(widened(finite).view(np.int32), finite.astype(np.float32).view(np.int32))
