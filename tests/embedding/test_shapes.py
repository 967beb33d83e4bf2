"""Batches of fixed shapes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.embedding.shapes import batches

LENGTHS = st.lists(st.integers(1, 600), max_size=60)


@given(LENGTHS)
def test_each_item_is_in_one_batch_and_fits(lengths: list[int]) -> None:
    found = list(batches(lengths, 512))
    assert sorted(item for batch in found for item in batch.items) == list(range(len(lengths)))
    for batch in found:
        assert 0 < len(batch.items) <= batch.rows
        assert all(lengths[item] <= batch.length for item in batch.items)
        assert batch.rows == 1 or batch.rows * batch.length <= 512


@given(LENGTHS, st.integers(1, 600))
def test_the_shape_depends_on_the_own_length_alone(lengths: list[int], length: int) -> None:
    shape = [(batch.rows, batch.length) for batch in batches([length], 256)]
    others = [(batch.rows, batch.length) for batch in batches([*lengths, length], 256) if len(lengths) in batch.items]
    assert others == shape
