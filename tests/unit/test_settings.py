"""What `WHOMET_*` variables are made of, and what is said of one that cannot be used."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tasks.errors import ConfigurationError
from tasks.settings import settings
from tasks.sources.limits import LARGEST_BYTES
from tasks.sources.polling import RULES


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let settings be read anew in each test, and after the last."""
    for name in ("WHOMET_LIMITS", "WHOMET_POLLING"):
        monkeypatch.delenv(name, raising=False)
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_a_rule_of_polling_that_is_given_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOMET_POLLING", '{"least_wait": 1800}')
    assert settings().polling.least_wait == 1800
    assert settings().polling.most_wait == RULES.most_wait


def test_a_limit_that_is_given_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOMET_LIMITS", '{"largest_bytes": {"page": 1000}}')
    assert settings().limits.largest_bytes == {**LARGEST_BYTES, "page": 1000}


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("WHOMET_POLLING", '{"least_weight": 1800}', "'least_weight' is no rule of polling; use least_wait, "),
        ("WHOMET_POLLING", '{"least_wait": "soon"}', "should be a valid number"),
        ("WHOMET_POLLING", "hourly", "JSON"),
        ("WHOMET_LIMITS", '{"patience": 3}', "'patience' is no limit; use connect_seconds, "),
    ],
)
def test_what_cannot_be_used_is_named(name: str, value: str, problem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError) as raised:
        settings()
    assert problem in str(raised.value)
