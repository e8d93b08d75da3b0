"""What do sentences that go on about an encounter add to it: who else was there, and on which topics it was?"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from tasks.nlp.company import Company, CompanyNames
from tasks.nlp.company_reader import CompanyReader
from tasks.nlp.gathered import Gathering, agrees
from tasks.nlp.sentence_numbers import sentence_start
from tasks.nlp.syntax import subjects
from tasks.nlp.tellings import Surroundings
from tasks.nlp.topics import topics_of_sentence
from tasks.nlp.who import PartyReader
from tasks.nlp.words import words_of_doc

_ATTENDED = frozenset({"meeting", "talks", "summit", "visit"})
_ROUNDS = 4  # sentences after a mention that may go on about it without a trigger


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
        reach = 1 if sentence[0].lower_ == "it" else _ROUNDS + 1
        before = [each for each in told if each[0] <= k <= each[0] + reach]
        if before:
            gathering = _meant(before, k, gatherings)
            gathering.company += [each for each in reader.read(sentence) if _belongs(each, gathering)]
        elif only is not None and reach > 1 and k > told[0][0]:
            only.company += [each for each in reader.read(sentence) if each.relation == "present"]


def _meant(before: list[tuple[int, int]], k: int, gatherings: list[Gathering]) -> Gathering:
    """Return the encounter of which sentence `k` speaks: the one told last, but not one that is told only aside.

    `before` are the sentences with a telling, and the encounter of each.
    """
    main = [
        (number, which)
        for number, which in before
        if not gatherings[which].is_aside
        and gatherings[which].chief.status == "occurred"
        and (gatherings[which].type in _ATTENDED or number == k)
    ]
    number, last = before[-1]
    return gatherings[last if number == k or not main else main[-1][1]]


def _belongs(company: Company, gathering: Gathering) -> bool:
    """Whether the one who was accompanied takes part in the encounter."""
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
