"""Names in pinyin with a trade are noticed whole wherever news puts them; what is declined has namesakes."""

from __future__ import annotations

import pytest

from tests.quality.frames_report import WAYS, tally


@pytest.mark.parametrize("way", WAYS)
def test_names_in_pinyin_are_found_whole_in_every_frame(way: str) -> None:
    counts, _ = tally(10, way)
    for frame, outcomes in counts.items():
        assert outcomes["right"] >= 0.93 * outcomes.total(), frame
        assert outcomes["wrong"] <= (0.013 if frame == "list" else 0) * outcomes.total(), frame
        assert not outcomes["cut"] + outcomes["unseen"] + outcomes["unlinked"], frame
