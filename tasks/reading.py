"""Article to accounts, without Prefect and without a warehouse: what `extract`, tests and notebooks call."""

from __future__ import annotations

import gc
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from tasks.errors import UnreadableError
from tasks.garbage import garbage_left
from tasks.nlp.article import (
    WeighedCircumstances,
    find_dateline,
    places_of_doc,
    read_doc,
    times_of_doc,
    weigh_circumstances,
    weigh_doc,
)
from tasks.nlp.knowledge.gazetteer import Gazetteer
from tasks.nlp.knowledge.lexicon import load_lexicon, seeds_digest
from tasks.nlp.knowledge.seed_reading import seed_path
from tasks.nlp.model.gate import Cut, context_of
from tasks.nlp.model.mended_parses import ParseMender
from tasks.nlp.model.pipeline import cut_text, load_pipeline, model_version, parse_sentences, recognize_names, whole
from tasks.nlp.places.dateline import Dateline
from tasks.nlp.places.towns_visited import mark_towns_visited
from tasks.nlp.promise import Promise, promises_of, promising
from tasks.nlp.sides.triggers import find_triggers
from tasks.nlp.topics.topic_codes import TopicCoder
from tasks.records import (
    Account,
    Alternative,
    Article,
    Explanation,
    Place,
    Reading,
    Refusal,
    Reject,
    Span,
    Time,
    content_id,
)
from tasks.settings import PROJECT

SEEDS = PROJECT / "seeds"
LONGEST_TEXT = 1_000_000  # characters: some 150,000 words, more than any news article
MOST_TRIGGERS = 2_000  # words; the time that the rules take grows with the square of what they find
_PASSED_OVER = "tells of no encounter, whoever is meant"
_SHORT = 600  # characters; of a shorter text every promise is looked into
_BATCH = 32  # articles whose parses are held at once
Stage = Callable[[str], AbstractContextManager[object]]


class Reader:
    """Reads articles with one set of rules and one model."""

    def __init__(self, model: str, overlay: Path | None, *, gated: bool = True, stage: Stage = nullcontext) -> None:
        """Load rules and model. Ungated, the model reads every sentence: slow, for measuring what the gate costs.

        Each stage of reading is run within `stage(its name)`, so that it can be timed.
        """
        self._lexicon = load_lexicon(overlay, SEEDS)
        self._gazetteer = Gazetteer(seed_path("places.sqlite", overlay, SEEDS))
        self._nlp = load_pipeline(model)
        self._coder = TopicCoder(self._lexicon)
        self._gated = gated
        self._stage = stage
        self._familiar = self._lexicon.titles.keys() | self._lexicon.places.keys() | self._lexicon.demonyms.keys()
        self._familiar |= self._lexicon.abbreviations.openers
        self._mender = ParseMender(self._lexicon, self._gazetteer)
        self.rules_digest, self.model = reader_identity(model, overlay)
        gc.freeze()  # lexicon and model stay: to look through them for garbage took 3 % of reading

    def read(self, articles: Iterable[Article]) -> Iterator[Reading | Reject]:
        """Yield one Reading for each article, or the Reject that says why it cannot be read.

        The model reads the sentences with a trigger word, and where one of them tells of an encounter, those that help
        to understand it. An article without any trigger word never reaches it.
        """
        for batch in _batches(articles):
            problems = [self._problem(article) for article in batch]
            readable = [article for article, problem in zip(batch, problems, strict=True) if problem is None]
            with garbage_left():  # 8 % of reading
                sheets = iter(self._sheets(readable))
            for article, problem in zip(batch, problems, strict=True):
                with garbage_left():
                    result = self._read_one(article, next(sheets) if problem is None else problem)
                yield result

    def explain(self, article: Article) -> Explanation:
        """Return what was read in the article and why its other trigger words gave nothing.

        Raises UnreadableError for a text that is too long, and what reading it raises.
        """
        sheet = self._sheet_read(article, is_lenient=True)
        accounts, refusals, alternatives = self._accounts(article, sheet)
        passed = [*refusals, *self._passed_over(sheet)]
        return Explanation(article, accounts, tuple(sorted(passed, key=lambda each: each.span)), alternatives)

    def _sheet_read(self, article: Article, *, is_lenient: bool = False) -> _Sheet:
        """Return the article with what the model has to read of it; raises what `explain` raises.

        What tells of too few sides is read all the same if that `is_lenient`: to say of each word why it gave nothing.
        """
        problem = self._problem(article)
        [sheet] = [problem] if problem is not None else self._sheets([article], is_lenient=is_lenient)
        if isinstance(sheet, Exception):
            raise sheet
        return sheet

    def _passed_over(self, sheet: _Sheet) -> Iterator[Refusal]:
        """Yield the trigger words of sentences that would tell of nothing whoever was named in them."""
        for number, (begin, _) in enumerate(sheet.cut.sentences):
            if number in sheet.read:
                continue
            sentence = sheet.cut.sentence(number)
            for start, end in self._lexicon.gate.words_in(sentence):
                yield Refusal(sentence[start:end], Span(begin + start, begin + end), "gate", _PASSED_OVER)

    def weigh(self, article: Article) -> list[tuple[Account, dict[str, float]]]:
        """Return all that the rules take for an encounter, likely or not, with its features: to fit the weights on."""
        sheet = self._sheet_read(article)
        if not sheet.read:
            return []
        doc = whole(sheet.cut, sheet.read, self._nlp)
        return weigh_doc(article, doc, sheet.dateline, self._lexicon, self._gazetteer, self._coder)

    def weigh_promises(self, article: Article) -> list[tuple[Promise, bool]]:
        """Return what its sentences promise, and whether an account came of each: to fit the weights on."""
        sheet = self._sheet(article)
        self._parse(self._likely([sheet]))
        read = {number: doc for number, doc in sheet.read.items() if find_triggers(doc, self._lexicon)[0]}
        promises = promises_of(read, self._familiar, self._lexicon, self._nlp) if read else []
        if not promises:
            return []
        accounts, _, _ = self._accounts(article, self._sheet_read(article, is_lenient=True))
        told = {mention.sentence.start for account in accounts for mention in account.mentions}
        starts = [begin for begin, _ in sheet.cut.sentences]
        kept = {bisect_right(starts, start) - 1 for start in told}
        return [(each, each.sentence in kept) for each in promises]

    def weigh_circumstances(self, article: Article) -> list[WeighedCircumstances]:
        """Return each account with the candidates for its place, time and topics: to fit the weights on."""
        sheet = self._sheet_read(article)
        if not sheet.read:
            return []
        doc = whole(sheet.cut, sheet.read, self._nlp)
        return weigh_circumstances(article, doc, sheet.dateline, self._lexicon, self._gazetteer, self._coder)

    def times(self, article: Article) -> tuple[Time, ...]:
        """Return every time expression of the article in the order of the text; raises what `explain` raises."""
        sheet = self._read_all(article)
        doc = whole(sheet.cut, sheet.read, self._nlp)
        return times_of_doc(article, doc, sheet.dateline, self._lexicon)

    def places(self, article: Article) -> tuple[Place, ...]:
        """Return every place of the article in the order of the text; raises what `explain` raises."""
        sheet = self._read_all(article)
        doc = whole(sheet.cut, sheet.read, self._nlp)
        return places_of_doc(doc, sheet.dateline, self._lexicon, self._gazetteer)

    def _read_all(self, article: Article) -> _Sheet:
        """Return the article with every sentence read."""
        problem = self._problem(article)
        if problem is not None:
            raise problem
        sheet = self._sheet(article)
        self._read_every_sentence([sheet])
        return sheet

    def _problem(self, article: Article) -> UnreadableError | None:
        """Return why the text cannot be read in bounded time and memory, or at all; None where it can."""
        text = article.text
        if len(text) > LONGEST_TEXT:
            problem = f"the text has {len(text):,} characters, more than {LONGEST_TEXT:,}"
            return UnreadableError(article.doc_id, problem, "split it into articles")
        triggers = self._lexicon.trigger_pattern.finditer(text) if len(text) > 4 * MOST_TRIGGERS else ()
        if next(islice(triggers, MOST_TRIGGERS, None), None) is not None and self._may_tell_too_often(text):
            problem = f"the text has more than {MOST_TRIGGERS:,} words that can tell of an encounter"
            return UnreadableError(article.doc_id, problem, "split it into articles")
        if _whole_characters(text) != text:
            problem = "the text has half a character (a lone surrogate)"
            return UnreadableError(article.doc_id, problem, "write it again as UTF-8")
        return None

    def _may_tell_too_often(self, text: str) -> bool:
        """Whether too many trigger words would be read: "come" and "take" are read in company alone."""
        cut = cut_text(text, 0, self._lexicon.abbreviations)
        words = self._lexicon.gate.words_in
        told = (each for number in range(len(cut.sentences)) for each in words(cut.sentence(number)))
        return next(islice(told, MOST_TRIGGERS, None), None) is not None

    def _sheets(self, articles: Sequence[Article], *, is_lenient: bool = False) -> list[_Sheet | Exception]:
        """Let the model read what it has to; where that fails, of each article alone, the error where it fails."""
        try:
            with self._stage("split and gate"):
                sheets = [self._sheet(article) for article in articles]
            if self._gated:
                self._read_what_tells(sheets, is_lenient=is_lenient)
            else:
                self._read_every_sentence(sheets)
        except Exception as error:
            if len(articles) == 1:
                return [error]
            return [sheet for article in articles for sheet in self._sheets([article])]
        return list(sheets)

    def _sheet(self, article: Article) -> _Sheet:
        dateline = find_dateline(article, self._gazetteer)
        headline = article.headline.end if article.headline else 0
        cut = cut_text(article.text, dateline.end if dateline else 0, self._lexicon.abbreviations, headline)
        return _Sheet(cut, dateline, {}, {})

    def _read_every_sentence(self, sheets: list[_Sheet]) -> None:
        self._parse([(sheet, number) for sheet in sheets for number in range(len(sheet.cut.sentences))])
        self._recognize_names(sheets)

    def _read_what_tells(self, sheets: list[_Sheet], *, is_lenient: bool) -> None:
        """Read the sentences with a trigger, then those around the ones that tell of an encounter."""
        with self._stage("split and gate"):
            likely = self._likely(sheets)
        self._parse(likely)
        with self._stage("promise"):
            around = [(sheet, number) for sheet in sheets for number in self._context(sheet, is_lenient=is_lenient)]
        self._parse(around)
        self._recognize_names(sheets)

    def _likely(self, sheets: list[_Sheet]) -> list[tuple[_Sheet, int]]:
        """Return the sentences with a trigger word."""
        return [
            (sheet, number)
            for sheet in sheets
            for number in range(len(sheet.cut.sentences))
            if self._lexicon.gate.found_in(sheet.cut.sentence(number))
        ]

    def _context(self, sheet: _Sheet, *, is_lenient: bool) -> list[int]:
        """Return the numbers of the sentences to read as well; forget those that no rule accepts a trigger in.

        Where nothing promises an account, all are forgotten.
        """
        sheet.read = {number: doc for number, doc in sheet.read.items() if find_triggers(doc, self._lexicon)[0]}
        telling: set[int] = set()
        if sheet.read and is_lenient:
            promises = promises_of(sheet.read, self._familiar, self._lexicon, self._nlp)
            telling = {each.sentence for each in promises}
        elif sheet.read:
            is_short = len(sheet.cut.text) < _SHORT
            telling = promising(sheet.read, self._familiar, self._lexicon, self._nlp, is_short=is_short)
        if not telling:
            sheet.read.clear()
        return sorted(context_of(sheet.cut, telling, self._familiar, self._lexicon.gate.companions) - sheet.read.keys())

    def _parse(self, wanted: list[tuple[_Sheet, int]]) -> None:
        with self._stage("parse"):
            new = [(sheet, number) for sheet, number in wanted if number not in sheet.parsed]
            docs = parse_sentences([(sheet.cut, number) for sheet, number in new], self._nlp)
            for (sheet, number), doc in zip(new, docs, strict=True):
                self._mender.mend(doc)
                sheet.parsed[number] = doc
            for sheet, number in wanted:
                sheet.read[number] = sheet.parsed[number]

    def _recognize_names(self, sheets: list[_Sheet]) -> None:
        with self._stage("names"):
            recognize_names([doc for sheet in sheets for doc in sheet.read.values()], self._nlp)
            for sheet in sheets:
                mark_towns_visited(list(sheet.read.values()), self._lexicon, self._gazetteer)

    def _read_one(self, article: Article, sheet: _Sheet | Exception) -> Reading | Reject:
        if isinstance(sheet, Exception):
            return _reject(article, sheet)
        try:
            accounts, _, _ = self._accounts(article, sheet)
        except Exception as error:  # whatever a text brings about, it costs this article only, and the row says what
            return _reject(article, error)
        return Reading(article, accounts, self.rules_digest, self.model)

    def _accounts(
        self, article: Article, sheet: _Sheet
    ) -> tuple[tuple[Account, ...], tuple[Refusal, ...], tuple[Alternative, ...]]:
        """Return the accounts of what the model has read, the trigger words that gave none, and what was not taken."""
        if not sheet.read:
            return (), (), ()
        with self._stage("join"):
            doc = whole(sheet.cut, sheet.read, self._nlp)
        with self._stage("rules"):
            accounts, refusals, alternatives = read_doc(
                article, doc, sheet.dateline, self._lexicon, self._gazetteer, self._coder
            )
        return tuple(_quoting(each, article.text) for each in accounts), tuple(refusals), tuple(alternatives)


def _quoting(account: Account, text: str) -> Account:
    """Return the account with time and cue as they stand in the text: the model reads line breaks as spaces."""
    time, cue = account.time, account.status_cue
    return replace(
        account,
        time=time and replace(time, text=text[time.span.start : time.span.end]),
        status_cue=cue and replace(cue, text=text[cue.span.start : cue.span.end]),
    )


@dataclass(slots=True)
class _Sheet:
    """An article on its way: its sentences, and what the model has read of them."""

    cut: Cut
    dateline: Dateline | None
    read: dict[int, Any]
    """Sentence number to its parse, for what is read of the article."""
    parsed: dict[int, Any]
    """The same for all that was parsed, those too in which no rule accepted a trigger."""


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Yield some articles at a time, fewer where they are long, so that memory stays bounded."""
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == _BATCH or sum(len(each.text) for each in batch) >= LONGEST_TEXT:
            yield batch
            batch = []
    if batch:
        yield batch


def _reject(article: Article, error: Exception) -> Reject:
    reason = str(error) if isinstance(error, UnreadableError) else f"{type(error).__name__}: {error}"
    identity = content_id(_whole_characters(article.text))
    return Reject(article.source, article.key, article.url or article.key, "extract", reason, identity)


def _whole_characters(text: str) -> str:
    """Return the text with a question mark for every lone surrogate, so that it can be stored."""
    return text.encode("utf-8", "replace").decode("utf-8")


@cache
def load_reader(model: str, overlay: Path | None) -> Reader:
    """Return the reader for the model (WHOMET_MODEL) and the user's seeds (WHOMET_SEEDS), made once a process."""
    return Reader(model, overlay)


@cache
def reader_identity(model: str, overlay: Path | None) -> tuple[str, str]:
    """Return the digest of rules and code, and the model's name and version, without loading the model."""
    return seeds_digest(overlay, SEEDS), model_version(model)


def account_json(reading: Reading) -> dict[str, Any]:
    """Return the object that `whomet extract` prints for an article (the Output contract of the design)."""
    article = reading.article
    return {
        "doc_id": article.doc_id,
        "url": article.url,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "accounts": [_account(account) for account in reading.accounts],
    }


def _account(account: Account) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(asdict(account))
    trigger = plain.pop("trigger")
    return {
        "account_id": account.account_id,
        "type": account.type,
        "status": account.status,
        "confidence": account.confidence,
        "rule": account.trigger.rule,
        "trigger": {"text": trigger["text"], "start": account.trigger.span.start, "end": account.trigger.span.end},
        "sentence": trigger["sentence"],
        "mentions": [
            {
                "text": mention.text,
                "start": mention.span.start,
                "end": mention.span.end,
                "sentence": list(mention.sentence),
                "rule": mention.rule,
            }
            for mention in account.mentions
        ],
        **{key: plain[key] for key in ("status_cue", "participants", "place", "time", "topics")},
    }


def _plain(value: Any) -> Any:
    """Return the value in the types of JSON: days as ISO text, spans as [start, end]."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, Span | tuple | list):
        return [_plain(each) for each in value]
    return value
