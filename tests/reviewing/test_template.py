"""What ``claims init`` writes."""

from __future__ import annotations

import re
from pathlib import Path

from embassy_claims.reviewing import TEMPLATE
from embassy_claims.settings import Settings
from embassy_claims.settings.load import settings_of

PATH = Path("claims.yaml")


def test_as_it_is_it_changes_nothing() -> None:
    assert settings_of(TEMPLATE, PATH) == Settings(path=PATH)


def test_every_example_in_it_is_valid_and_shows_the_standard_values() -> None:
    shown = re.sub(r"^# (corpus|models|pairing|judging|sources|ignore|  -)", r"\1", TEMPLATE, flags=re.MULTILINE)
    settings, standard = settings_of(shown, PATH), Settings(path=PATH)
    assert (settings.models, settings.pairing, settings.judging) == (
        standard.models,
        standard.pairing,
        standard.judging,
    )
    assert len(settings.corpus) == len(settings.sources) == 1
    assert len(settings.ignore) == 2
