"""Confidence rises with what the scores say."""

import pytest

from converter.maps.confidence import calibrated
from converter.model.match import Rung


@pytest.mark.parametrize("rung", [Rung.LEARNED, Rung.EXACT_CAPTION, Rung.EXTENSION])
def test_a_better_share_never_lowers_confidence(rung: Rung) -> None:
    found = [calibrated(rung, share / 100) for share in range(101)]
    assert found == sorted(found)
    assert 0 < found[0] <= found[-1] < 1


def test_a_user_is_believed() -> None:
    assert calibrated(Rung.USER_RULE, 0.01) == calibrated(Rung.USER_RULE, 0.99) > 0.98
