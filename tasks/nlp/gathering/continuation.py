"""What do sentences that go on about an encounter add to it: who else was there, and on which topics it was?"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Span, Token

from tasks.nlp import syntax
from tasks.nlp.company.company import Company, CompanyNames
from tasks.nlp.company.company_reader import CompanyReader
from tasks.nlp.encounters.tellings import Surroundings
from tasks.nlp.gathering.gathered import Gathering, agrees
from tasks.nlp.parties.who import PartyReader
from tasks.nlp.text.sentence_numbers import sentence_start
from tasks.nlp.text.words import words_of_doc
from tasks.nlp.topics.topics import topics_of_sentence

_AHEAD = frozenset({"planned", "proposed", "cancelled", "denied"})
_ATTENDED = frozenset({"meeting", "talks", "summit", "visit"})
_NEW = frozenset({"a", "an", "another"})
_MANY = 3  # people of several states, who do not meet as two sides
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
    if (summit := _summit_meant(company, last, told)) is not None:
        return [summit]
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
        if _tells_of_team(each, nouns, company.token)
        and (not lands or any(party.country in lands for party in each.parties()) or _is_theirs(each, company))
    ]
    if not others and not lands:  # "the team", of a mission
        others = [each for each in recent if _came_as_team(each, teams)]
    return others or [last]


def _came_as_team(gathering: Gathering, teams: frozenset[str]) -> bool:
    """Whether "a mission of the bloc" came to it, or another group of those who come together."""
    groups = (party.text for party in gathering.parties() if party.kind in {"group", "organization"})
    return not gathering.is_aside and any(not teams.isdisjoint(text.lower().split()) for text in groups)


def _summit_meant(company: Company, last: Gathering, told: list[Gathering]) -> Gathering | None:
    """Return the summit told before, where leaders of many states are listed, or those of one that is not in `last`.

    "A and B spoke of gas. Also in Lusaka are presidents C, D and E", "Haiti is represented by F".
    """
    if last.type == "summit":
        return None
    known = last.parties()
    lands = {party.country for party in company.people} - {party.country for party in known} - {None}
    is_of_many = company.relation in {"in", "present"} and len(company.people) >= _MANY and len(lands) > 1
    if company.relation == "in" and not is_of_many:
        states = [party for party in company.of if party.kind == "country"]
        is_of_many = bool(states) and not any(agrees(each, known) for each in states)
    if not is_of_many:
        return None
    before = [each for each in told if each.tellings[0].trigger.token.i < company.token]
    return next((each for each in reversed(before) if each.type == "summit" and each.chief.status != "denied"), None)


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


def _tells_of_team(gathering: Gathering, nouns: set[str], here: int) -> bool:
    """Whether a sentence that tells of the encounter has the word for those who came together: "the delegation".

    Behind `here`, where those in it are told, "a delegation" is another one.
    """
    if gathering.is_aside:
        return False
    for telling in gathering.tellings:
        token = telling.trigger.token
        words = words_of_doc(token.doc)
        at = [i for i in range(token.sent.start, token.sent.end) if words.lower[i] in nouns]
        if any(i < here or words.lower[syntax.phrase_start(token.doc[i])] not in _NEW for i in at):
            return True
    return False


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
        nouns = {_singular(party.text.split()[-1]) for party in company.of if party.text}
        groups = [p.text for p in gathering.parties() if p.kind == "group" and p.actor is None]
        told = {_singular(word) for text in groups for word in text.split()}
        return not nouns.isdisjoint(told) or (not groups and not nouns.isdisjoint(_words_around(gathering)))
    if company.relation != "with":
        return gathering.type in _ATTENDED
    return any(agrees(party, gathering.parties()) or party.is_unnamed or party.is_anaphor for party in company.of)


def _singular(noun: str) -> str:
    """Return "rebel" for "rebels", which "the rebel leaders" may be called as well."""
    return noun.lower().removesuffix("s")


def _words_around(gathering: Gathering) -> set[str]:
    """Return the words of the sentence that tells it best: "the ministers of Peru and Chile met" names two states."""
    token = gathering.chief.trigger.token
    words = words_of_doc(token.doc)
    return {_singular(word) for word in words.lower[token.sent.start : token.sent.end]}


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
    found, _ = syntax.subjects(root)
    parties = [party for head in found for party in reader.parties(head, root.i)]
    known = gathering.parties()
    return bool(parties) and all(party.is_anaphor or agrees(party, known) for party in parties)
