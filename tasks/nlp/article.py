"""How is one parsed article read? Names, places and times first, then tellings, then accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc

from tasks.nlp.accounts import is_bare_mention, make_account
from tasks.nlp.circumstances.buildings import buildings_in
from tasks.nlp.circumstances.circumstances import NOT_ASKED, circumstances_of
from tasks.nlp.circumstances.cities_of_buildings import with_cities_of_buildings
from tasks.nlp.circumstances.place_choice import PlaceCandidates
from tasks.nlp.circumstances.same_round import with_what_rounds_tell
from tasks.nlp.circumstances.scene import scenes
from tasks.nlp.circumstances.time_choice import TimeCandidates
from tasks.nlp.circumstances.topic_choice import TopicCandidates
from tasks.nlp.encounters.tellings import Surroundings
from tasks.nlp.gathering.gathered import Gathering
from tasks.nlp.gathering.gathering import gather
from tasks.nlp.knowledge.gazetteer import Gazetteer
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.coreference import make_cast
from tasks.nlp.model.pipeline import paragraphs
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.places.capitals import capitals_in
from tasks.nlp.places.conference_towns import conference_towns
from tasks.nlp.places.dateline import Dateline, read_dateline
from tasks.nlp.places.toponyms import places_in, toponyms_in
from tasks.nlp.places.unmapped_places import unmapped_places
from tasks.nlp.plausibility import Weigher
from tasks.nlp.sides.triggers import Refused
from tasks.nlp.text.weighing import Weighed
from tasks.nlp.times.time_rules import Context
from tasks.nlp.times.times import times_of
from tasks.nlp.times.when import find_times
from tasks.nlp.topics.topic_codes import TopicCoder
from tasks.records import Account, Alternative, Article, Place, Refusal, Span, Time

_FILED_BEFORE = timedelta(days=4)  # a report is printed some days after it was filed, not weeks
_NO_DETAIL = "a summit of which neither when, where nor who came is told"


@dataclass(frozen=True, slots=True)
class WeighedCircumstances:
    """An account and the candidates for its place, time and topics."""

    account: Account
    places: tuple[Weighed[Place], ...]
    times: tuple[Weighed[Time], ...]
    topics: tuple[Weighed[str], ...]


def read_doc(
    article: Article, doc: Doc, dateline: Dateline | None, lexicon: Lexicon, gazetteer: Gazetteer, coder: TopicCoder
) -> tuple[list[Account], list[Refusal], list[Alternative]]:
    """Return the accounts of the article whose text was parsed into `doc`, its trigger words that gave none, and the
    places, times and topics that no account took.

    Accounts and words are in the order of the text. What is hardly an encounter is refused.
    """
    around = _surroundings(article, doc, dateline, lexicon, gazetteer)
    gatherings, refusals = gather(around)
    weigher = Weigher(around, lexicon.plausibility)
    likelihoods = [weigher.likelihood(gathering) for gathering in gatherings]
    likely: list[tuple[Gathering, float]] = []
    for gathering, likelihood in zip(gatherings, likelihoods, strict=True):
        if weigher.is_likely(gathering, likelihood):
            likely.append((gathering, likelihood))
            continue
        reason = f"hardly an encounter (likelihood {likelihood:.2f})"
        refusals += [Refused(each.trigger.token, each.trigger.rule.name, reason) for each in gathering.tellings]
    accounts: list[Account] = []
    alternatives: list[Alternative] = []
    told_scenes = scenes(around, [each for each, _ in likely])
    circumstances = [circumstances_of(each, dateline, coder) for each in told_scenes]
    circumstances = with_cities_of_buildings(told_scenes, circumstances, dateline)
    circumstances = with_what_rounds_tell(told_scenes, circumstances, dateline)
    for scene, found, (_, likelihood) in zip(told_scenes, circumstances, likely, strict=True):
        account = make_account(scene, found, article, coder, likelihood)
        if is_bare_mention(account, scene):
            tellings = scene.gathering.tellings
            refusals += [Refused(each.trigger.token, each.trigger.rule.name, _NO_DETAIL) for each in tellings]
            continue
        accounts.append(account)
        alternatives += [
            Alternative(account.account_id, each.layer, article.text[slice(*each.span)], each.span, each.likelihood)
            for each in found.passed_over
        ]
    told = [
        Refusal(each.token.text, Span(each.token.idx, each.token.idx + len(each.token)), each.rule, each.reason)
        for each in sorted(refusals, key=lambda each: each.token.i)
    ]
    return accounts, told, alternatives


def weigh_doc(
    article: Article, doc: Doc, dateline: Dateline | None, lexicon: Lexicon, gazetteer: Gazetteer, coder: TopicCoder
) -> list[tuple[Account, dict[str, float]]]:
    """Return all that the rules take for an encounter, with the features by which it is weighed: to fit the weights."""
    around = _surroundings(article, doc, dateline, lexicon, gazetteer)
    weigher = Weigher(around, lexicon.plausibility)
    return [
        (
            make_account(scene, NOT_ASKED, article, coder, weigher.likelihood(scene.gathering)),
            weigher.features(scene.gathering),
        )
        for scene in scenes(around, gather(around)[0])
    ]


def weigh_circumstances(
    article: Article, doc: Doc, dateline: Dateline | None, lexicon: Lexicon, gazetteer: Gazetteer, coder: TopicCoder
) -> list[WeighedCircumstances]:
    """Return each account with its candidate places, times and topics and their features: to fit the weights on."""
    around = _surroundings(article, doc, dateline, lexicon, gazetteer)
    weigher = Weigher(around, lexicon.plausibility)
    kept = [each for each in gather(around)[0] if weigher.is_likely(each, weigher.likelihood(each))]
    return [
        WeighedCircumstances(
            make_account(scene, NOT_ASKED, article, coder, 0.0),
            tuple(PlaceCandidates(scene, dateline).weighed()),
            tuple(TimeCandidates(scene).weighed()),
            tuple(
                Weighed(article.text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1])], each.features)
                for each in TopicCandidates(scene, coder).weighed()
                for start, end in [each.value]
            ),
        )
        for scene in scenes(around, kept)
    ]


def times_of_doc(article: Article, doc: Doc, dateline: Dateline | None, lexicon: Lexicon) -> tuple[Time, ...]:
    """Return every time expression of the article, those of its dateline too, in the order of the text.

    "Early June" is valued as June: the unit that is named, which annotators of time expressions (TIMEX3) value.
    """
    published = article.published or _date_of(dateline, lexicon)
    return tuple(times_of(doc, Context(published, is_narrowed=False), lexicon))


def places_of_doc(doc: Doc, dateline: Dateline | None, lexicon: Lexicon, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return every place of the article, that of its dateline too, in the order of the text."""
    cast = make_cast(PhraseReader(doc, lexicon, gazetteer.is_town, _range_of(dateline)), lexicon)
    place = dateline.place if dateline is not None else None
    found = toponyms_in(doc, cast, gazetteer, lexicon, place)
    if place is None:
        return tuple(found)
    others = [each for each in found if each.span.end <= place.span.start or each.span.start >= place.span.end]
    return tuple(sorted([place, *others], key=lambda each: each.span))


def _surroundings(
    article: Article, doc: Doc, dateline: Dateline | None, lexicon: Lexicon, gazetteer: Gazetteer
) -> Surroundings:
    published = _reported_on(article, dateline, lexicon)
    body = dateline.end if dateline is not None else 0
    phrases = PhraseReader(doc, lexicon, gazetteer.is_town, _range_of(dateline))
    cast = make_cast(phrases, lexicon)
    places = places_in(doc, cast, gazetteer, lexicon, dateline.place if dateline is not None else None)
    known = [each.place.span for each in places if each.place.kind in {"venue", "city"}]
    places += capitals_in(doc, lexicon, gazetteer, known)
    places += buildings_in(doc, lexicon.circumstances, known)
    places += conference_towns(doc, lexicon.circumstances, gazetteer, [each.place.span for each in places])
    places += unmapped_places(
        doc, gazetteer, lexicon.place_nouns, lexicon.demonyms, [each.place.span for each in places]
    )
    return Surroundings(
        doc=doc,
        cast=cast,
        phrases=phrases,
        lexicon=lexicon,
        places=sorted((each for each in places if each.place.span.start >= body), key=lambda each: each.place.span),
        times=[each for each in times_of(doc, Context(published), lexicon) if each.span.start >= body],
        published=published,
    )


def find_dateline(article: Article, gazetteer: Gazetteer) -> Dateline | None:
    """Return the dateline of the first paragraphs, or None."""
    for start, end in paragraphs(article.text)[:3]:
        found = read_dateline(article.text[start:end], start, gazetteer)
        if found is not None:
            return found
    return None


def _range_of(dateline: Dateline | None) -> range:
    """Return the characters of the dateline, not those of a headline above it."""
    return range(dateline.start, dateline.end) if dateline is not None else range(0)


def _reported_on(article: Article, dateline: Dateline | None, lexicon: Lexicon) -> date | None:
    """Return the day from which "today" and "Monday" count: that of the dateline where it is shortly before the other.

    Without a year it is the one before publication.
    """
    published = article.published
    if published is None or dateline is None:
        return published or _date_of(dateline, lexicon)
    times = find_times(dateline.date_text, 0, Context(published), lexicon.times)
    filed = next((time.start for time in times if time.basis == "explicit" and time.granularity == "day"), None)
    is_near = filed is not None and timedelta(0) <= published - filed <= _FILED_BEFORE
    return filed if is_near else published


def _date_of(dateline: Dateline | None, lexicon: Lexicon) -> date | None:
    """Return the day that the dateline itself gives with its year."""
    if dateline is None:
        return None
    times = find_times(dateline.date_text, 0, Context(None), lexicon.times)
    return next((time.start for time in times if time.granularity == "day" and time.start is not None), None)
