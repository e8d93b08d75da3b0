"""seeds/sources.toml: a first run works without a network, and the world is one switch away."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import get_args

from tasks.sources.configured import Region, load_sources
from tasks.sources.opened import chosen_sources
from tasks.url_key import url_key

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SOURCES = load_sources(SEEDS / "sources.toml")
ON_WEB = [source for source in SOURCES if not source.is_local]


def test_the_sample_articles_are_the_enabled_source() -> None:
    (sample,) = [source for source in SOURCES if source.enabled]
    assert (sample.name, sample.address) == ("sample", str(SEEDS / "articles"))


def test_sources_on_the_web_are_many_and_all_switched_off() -> None:
    assert len(ON_WEB) >= 50
    assert not [source.name for source in ON_WEB if source.enabled]


def test_each_can_be_opened_and_no_two_have_one_address() -> None:
    assert len(chosen_sources(SOURCES, [source.name for source in SOURCES], [])) == len(SOURCES)
    assert Counter(url_key(source.address) for source in ON_WEB).most_common(1)[0][1] == 1


def test_every_continent_has_its_press_and_the_world_its_bodies() -> None:
    regions = Counter(source.region for source in ON_WEB)
    assert min(regions[region] for region in get_args(Region)) >= 4
    assert None not in regions


def test_countries_are_those_that_are_known() -> None:
    with (SEEDS / "countries.csv").open(encoding="utf-8") as stream:
        known = {row["iso3"] for row in csv.DictReader(line for line in stream if not line.startswith("#"))}
    assert {source.country for source in ON_WEB} <= known | {None}


def test_a_person_can_read_what_each_is() -> None:
    assert not [source.name for source in ON_WEB if not source.title or not source.language]
