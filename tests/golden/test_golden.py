from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.golden import build, differences, expected


def test_the_site_is_the_one_that_was_read_and_accepted(tmp_path: Path) -> None:
    found = "\n".join(differences(expected(), build(tmp_path / "site")))
    if found:
        pytest.fail(f"{found}\n\nIf that is as it should be: python -m tests.golden.accept", pytrace=False)
