"""What do sentences that go on about an encounter add to it: who else was there, and on which topics it was?"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Span, Token

from tasks.nlp.company import Company, CompanyNames
from tasks.nlp.company_reader import CompanyReader
from tasks.nlp.gathered import Gathering, agrees
from tasks.nlp.sentence_numbers import sentence_start
from tasks.nlp.syntax import subjects
from tasks.nlp.tellings import Surroundings
from tasks.nlp.topics import topics_of_sentence
from tasks.nlp.who import PartyReader
from tasks.nlp.words import words_of_doc

_AHEAD = frozenset({"planned", "proposed", "cancelled", "denied"})
_ATTENDED = frozenset({"meeting", "talks", "summit", "visit"})
_ROUNDS = 4  # sentences after a mention that may go on about it without a trigger
_REACH = 8  # sentences after a mention that may say who was there


def add_company(gatherings: list[Gathering], around: Surroundings) -> None:
    """Add who else was there from the sentences around the mentions: to the encounter told last before them."""
    parties = PartyReader(around.phrases, around.cast, around.lexicon)
    reader = CompanyReader(CompanyNames(around.phrases, parties, around.lexicon))
    words = words_of_doc(around.doc)
    sentences = [around.doc[a:b] for a, b in pairwise(words.begins) if words.between(a, b).strip()]
    position = {sentence.start: k for k, sentence in enumerate(sentences)}
    told = sorted(
        (position[sentence_start(telling.trigger.token)], k)
        for k, gathering in enumerate(gatherings)
        for telling in gathering.tellings
        if sentence_start(telling.trigger.token) in position
    )
    main = [each for each in gatherings if not each.is_aside]
    only = main[0] if len(main) == 1 and main[0].type in _ATTENDED else None
    for k, sentence in enumerate(sentences):
        # "A concert followed. It was attended by A": not the meeting before
        reach = 1 if sentence[0].lower_ == "it" else _REACH
        before = [each for each in told if each[0] <= k <= each[0] + reach]
        if only is not None and not before and reach > 1 and k > told[0][0]:
            only.company += [each for each in reader.read(sentence) if each.relation == "present"]
        if not before:
            continue
        here = [each for each in before if each[0] == k]  # "A will be represented by B at the meeting"
        recent = [gatherings[number] for number in dict.fromkeys(number for _, number in reversed(here or before))]
        for company in reader.read(sentence):
            for gathering in _joined_by(company, sentence, recent, gatherings, around.lexicon.contexts.teams):
                if _belongs(company, gathering):
                    gathering.company.append(company)


def _joined_by(
    company: Company, sentence: Span, recent: list[Gathering], told: list[Gathering], teams: frozenset[str]
) -> list[Gathering]:
    """Return the encounters to which they came: that told last, and those where the delegation is told of as one.

    "The delegation also called on C": those in it did, wherever the article names them. `recent` has the last first.
    """
    last = _of_whose(company, sentence, recent)
    groups = [party for party in company.of if party.actor is None and party.text]
    nouns = {party.text.split()[-1].lower() for party in groups} & teams
    if company.relation == "named":
        return [next((each for each in reversed(told) if _belongs(company, each)), last)]
    if company.relation == "present" or not (nouns or company.relation == "with"):
        return [last]
    if not nouns:
        own = [each for each in told if each is not last and _came_with_own(each, company, teams)]
        return [last, *own]
    lands = {party.country for party in company.of if party.country is not None}
    others = [
        each
        for each in told
        if _tells_of_team(each, nouns)
        and (not lands or any(party.country in lands for party in each.parties()) or _is_theirs(each, company))
    ]
    return others or [last]


def _is_theirs(gathering: Gathering, company: Company) -> bool:
    return any(agrees(party, gathering.parties()) for party in company.of)


def _came_with_own(gathering: Gathering, company: Company, teams: frozenset[str]) -> bool:
    """Whether A, whom they accompanied, is told to have come to it with "his delegation"."""
    if gathering.is_aside or not _is_theirs(gathering, company):
        return False
    tokens = (telling.trigger.token for telling in gathering.tellings)
    return any(
        word.lower_ in teams and word.i > word.sent.start and word.nbor(-1).tag_ == "PRP$"
        for token in tokens
        for word in token.sent
    )


def _tells_of_team(gathering: Gathering, nouns: set[str]) -> bool:
    """Whether a sentence that tells of the encounter has the word for those who came together: "the delegation"."""
    return not gathering.is_aside and any(
        not nouns.isdisjoint(words_of_doc(token.doc).lower[token.sent.start : token.sent.end])
        for token in (telling.trigger.token for telling in gathering.tellings)
    )


def _of_whose(company: Company, sentence: Span, recent: list[Gathering]) -> Gathering:
    """Return the encounter to which they came: the last told in full, with whom they came; `recent` has it first."""
    if len(recent) == 1:
        return recent[0]
    likely = [each for each in recent if not each.is_aside] or recent
    if any(token.tag_ == "VBD" for token in sentence):  # nobody "was present" at what is still to come
        likely = [each for each in likely if each.chief.status not in _AHEAD] or likely
    of_theirs = [each for each in likely if any(agrees(party, each.parties()) for party in company.of)]
    if company.relation == "present":
        likely = [each for each in likely if each.type != "visit"] or likely
    return (of_theirs or likely)[0]


def _belongs(company: Company, gathering: Gathering) -> bool:
    """Whether the one who was accompanied takes part in the encounter."""
    if company.relation == "named":
        nouns = {party.text.split()[-1].lower() for party in company.of if party.text}
        groups = (p for p in gathering.parties() if p.kind == "group" and p.actor is None)
        return any(not nouns.isdisjoint(party.text.lower().split()) for party in groups)
    if company.relation != "with":
        return gathering.type in _ATTENDED
    return any(agrees(party, gathering.parties()) or party.is_unnamed or party.is_anaphor for party in company.of)


def add_topics(gatherings: list[Gathering], around: Surroundings) -> None:
    """Take topics from sentences that go on about an encounter: "They also exchanged views on trade"."""
    reader = PartyReader(around.phrases, around.cast, around.lexicon)
    sentences = [around.doc[a:b] for a, b in pairwise(words_of_doc(around.doc).begins)]
    position = {sentence.start: k for k, sentence in enumerate(sentences)}
    triggered = {sentence_start(t.trigger.token) for g in gatherings for t in g.tellings}
    for gathering in gatherings:
        mentioned = sorted({position[sentence_start(t.trigger.token)] for t in gathering.tellings})
        for k in mentioned:
            for sentence in sentences[k + 1 : k + 1 + _ROUNDS]:
                if sentence.start in triggered:
                    break
                if not sentence.text.strip():
                    continue
                if not _goes_on(sentence.root, reader, gathering):
                    continue
                gathering.topics += topics_of_sentence(sentence.root, around.doc, around.lexicon.topics)


def _goes_on(root: Token, reader: PartyReader, gathering: Gathering) -> bool:
    """Whether those who act in the sentence are those who take part."""
    found, _ = subjects(root)
    parties = [party for head in found for party in reader.parties(head, root.i)]
    known = gathering.parties()
    return bool(parties) and all(party.is_anaphor or agrees(party, known) for party in parties)
