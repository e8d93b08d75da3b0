"""How is one parsed article read? Names, places and times first, then tellings, then accounts."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from tasks.nlp.accounts import make_account
from tasks.nlp.coreference import make_cast
from tasks.nlp.dateline import Dateline, read_dateline
from tasks.nlp.gathering import gather
from tasks.nlp.gazetteer import Gazetteer
from tasks.nlp.lexicon import Lexicon
from tasks.nlp.phrases import PhraseReader
from tasks.nlp.pipeline import paragraphs
from tasks.nlp.plausibility import Weigher
from tasks.nlp.tellings import Surroundings, times_of
from tasks.nlp.topics import TopicCoder
from tasks.nlp.toponyms import places_in, toponyms_in
from tasks.nlp.triggers import Refused
from tasks.nlp.when import Context, find_times
from tasks.records import Account, Article, Place, Refusal, Span, Time


def read_doc(
    article: Article, doc: Doc, dateline: Dateline | None, lexicon: Lexicon, gazetteer: Gazetteer, coder: TopicCoder
) -> tuple[list[Account], list[Refusal]]:
    """Return the accounts of the article whose text was parsed into `doc`, and its trigger words that gave none.

    Both are in the order of the text. What is hardly an encounter is refused.
    """
    around = _surroundings(article, doc, dateline, lexicon, gazetteer)
    gatherings, refusals = gather(around)
    weigher = Weigher(around, lexicon.plausibility)
    place = dateline.place if dateline is not None else None
    accounts: list[Account] = []
    for gathering in gatherings:
        likelihood = weigher.likelihood(gathering)
        if weigher.is_likely(gathering, likelihood):
            accounts.append(make_account(gathering, around, article, place, coder, likelihood))
            continue
        reason = f"hardly an encounter (likelihood {likelihood:.2f})"
        refusals += [Refused(each.trigger.token, each.trigger.rule.name, reason) for each in gathering.tellings]
    told = [
        Refusal(each.token.text, Span(each.token.idx, each.token.idx + len(each.token)), each.rule, each.reason)
        for each in sorted(refusals, key=lambda each: each.token.i)
    ]
    return accounts, told


def weigh_doc(
    article: Article, doc: Doc, dateline: Dateline | None, lexicon: Lexicon, gazetteer: Gazetteer, coder: TopicCoder
) -> list[tuple[Account, dict[str, float]]]:
    """Return all that the rules take for an encounter, with the features by which it is weighed: to fit the weights."""
    around = _surroundings(article, doc, dateline, lexicon, gazetteer)
    weigher = Weigher(around, lexicon.plausibility)
    return [
        (make_account(each, around, article, None, coder, weigher.likelihood(each)), weigher.features(each))
        for each in gather(around)[0]
    ]


def times_of_doc(article: Article, doc: Doc, dateline: Dateline | None, lexicon: Lexicon) -> tuple[Time, ...]:
    """Return every time expression of the article, those of its dateline too, in the order of the text."""
    published = article.published or _date_of(dateline, lexicon)
    return tuple(times_of(doc, Context(published, None, False), lexicon))


def places_of_doc(doc: Doc, dateline: Dateline | None, lexicon: Lexicon, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return every place of the article, that of its dateline too, in the order of the text."""
    end = dateline.end if dateline is not None else 0
    cast = make_cast(PhraseReader(doc, lexicon, gazetteer.is_town, end), lexicon)
    place = dateline.place if dateline is not None else None
    found = toponyms_in(doc, cast, gazetteer, lexicon, place)
    if place is None:
        return tuple(found)
    others = [each for each in found if each.span.end <= place.span.start or each.span.start >= place.span.end]
    return tuple(sorted([place, *others], key=lambda each: each.span))


def _surroundings(
    article: Article, doc: Doc, dateline: Dateline | None, lexicon: Lexicon, gazetteer: Gazetteer
) -> Surroundings:
    published = article.published or _date_of(dateline, lexicon)
    body = dateline.end if dateline is not None else 0
    phrases = PhraseReader(doc, lexicon, gazetteer.is_town, body)
    cast = make_cast(phrases, lexicon)
    return Surroundings(
        doc=doc,
        cast=cast,
        phrases=phrases,
        lexicon=lexicon,
        places=places_in(doc, cast, gazetteer, lexicon, dateline.place if dateline is not None else None),
        times=[each for each in times_of(doc, Context(published, None, False), lexicon) if each.span.start >= body],
        published=published,
    )


def find_dateline(article: Article, gazetteer: Gazetteer) -> Dateline | None:
    """Return the dateline of the first paragraphs, or None."""
    for start, end in paragraphs(article.text)[:3]:
        found = read_dateline(article.text[start:end], start, gazetteer)
        if found is not None:
            return found
    return None


def _date_of(dateline: Dateline | None, lexicon: Lexicon) -> date | None:
    """Return the day that the dateline itself gives with its year."""
    if dateline is None:
        return None
    times = find_times(dateline.date_text, 0, Context(None, None, False), lexicon.times)
    return next((time.start for time in times if time.granularity == "day" and time.start is not None), None)
