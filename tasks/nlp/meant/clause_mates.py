"""Who acts in the clause in which somebody is described? Nobody meets himself: "A met the French president"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon, fold
from tasks.nlp.names.actors import Actors
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.text.sentence_numbers import sentence_end, sentence_number

_BESIDE = frozenset({"", "with", "by", "to", "from", "alongside"})  # what stands before somebody who takes part
_BEING = frozenset({"be", "become", "remain", "stay"})  # "A is the French president"
_WITH = frozenset({"with"})
_SHE = frozenset({"she", "her"})
ONES = _SHE | {"he", "his"}


def acting_beside(phrase: Phrase, doc: Doc, actors: Actors, lexicon: Lexicon) -> frozenset[int]:
    """Return the actors named as subject of the verb whose object is described, or as object where it is the subject.

    None where the clause says what somebody is, or where the words only say as what somebody acts.
    """
    noun = doc[phrase.head]
    verb = syntax.governing_verb(noun)
    is_owned = phrase.is_possessor or phrase.is_modifier
    if verb is None or is_owned or verb.lemma_ in _BEING or syntax.preposition_before(noun) not in _BESIDE:
        return frozenset()
    is_acting = syntax.is_subject(noun)
    heads = syntax.objects(verb) + syntax.agents(verb) if is_acting else _acting(verb)
    others = [] if is_acting else _pointing_back(_people(heads, actors), lexicon.contexts.guests)
    named = _named_at([head.i for head in heads if head.i != noun.i], phrase, actors)
    return frozenset([*named, *told_last(others, doc, actors, lexicon)])


def spoken_of(phrase: Phrase, doc: Doc, actors: Actors, lexicon: Lexicon) -> frozenset[int]:
    """Return B of "the chancellor said B was never there": nobody calls himself by his name in what he says."""
    noun = doc[phrase.head]
    verb = noun.head
    if verb.lemma_ not in lexicon.modality.speech or not syntax.is_subject_of(noun, verb) or phrase.end > verb.i:
        return frozenset()
    end = sentence_end(verb)
    said = [each for each in actors.phrases if verb.i < each.start < end and syntax.is_subject(doc[each.head])]
    heads = [each.head for each in said if verb.is_ancestor(doc[each.head].head)]
    return frozenset(_named_at(heads, phrase, actors))


def described_beside(phrase: Phrase, doc: Doc, actors: Actors) -> list[Phrase]:
    """Return the descriptions before it of others in its clause: "the Dane met the American", "the Dane's talks with".

    Also of whom "and" joins to it: "the union and the company".
    """
    noun = doc[phrase.head]
    verb = None if syntax.is_subject(noun) else syntax.governing_verb(noun)
    heads = {head.i for head in (syntax.subjects(verb)[0] if verb is not None else [])}
    if syntax.preposition_before(noun) in _WITH:
        owner = next((syntax.possessor(each) for each in syntax.governors(noun) if each.pos_ == "NOUN"), None)
        heads |= {owner.i} if owner is not None else set()
    return [
        other
        for other in actors.phrases
        if other.end <= phrase.start and other.name is None and other.form in {"description", "body"}
        if not other.is_plural
        if not heads.isdisjoint(range(other.start, other.end)) or (other.end + 1 == phrase.start and _joins(other, doc))
    ]


def _joins(phrase: Phrase, doc: Doc) -> bool:
    return doc[phrase.end].lower_ == "and"


def _people(heads: list[Token], actors: Actors) -> list[Token]:
    """Return the pronouns, and the words that are part of a person's phrase: not "his party's programme"."""
    people = [each for each in actors.phrases if each.kind == "person"]
    return [head for head in heads if head.pos_ == "PRON" or any(each.start <= head.i < each.end for each in people)]


def _pointing_back(heads: list[Token], guests: frozenset[str]) -> list[Token]:
    """Return the subjects that go back to somebody, or whose owner does: "he met", "his predecessor, A, met".

    Not where they are hosts or guests of his: "his host gave the Czech president lunch".
    """
    nouns = [*heads, *(each for head in heads for each in head.children if each.pos_ == "NOUN")]
    owners = [syntax.possessor(each) for each in nouns if each.lower_ not in guests]
    alone = heads if len(heads) == 1 else []  # not "A said that he had met"
    found = [*alone, *(each for each in owners if each is not None)]
    return [each for each in found if each.lower_ in ONES]


def whose_host_acts(noun: Token, doc: Doc, actors: Actors, lexicon: Lexicon) -> int | None:
    """Return whose host or guest is the subject of the verb of the noun: "Her host gave the head of the IMF lunch"."""
    verb = None if syntax.is_subject(noun) else syntax.governing_verb(noun)
    heads = syntax.subjects(verb)[0] if verb is not None else []
    nouns = [*heads, *(each for head in heads for each in head.children if each.pos_ == "NOUN")]
    owners = [syntax.possessor(each) for each in nouns if each.lower_ in lexicon.contexts.guests]
    pronouns = [each for each in owners if each is not None and each.lower_ in ONES]
    return next(told_last(pronouns, doc, actors, lexicon), None)


def told_last(pronouns: list[Token], doc: Doc, actors: Actors, lexicon: Lexicon) -> Iterator[int]:
    """Yield whom the pronouns go back to: the woman of the sentence before for "her", else the subject of it."""
    for each in pronouns:
        here, is_she = sentence_number(doc, each.i), each.lower_ in _SHE
        chosen: tuple[bool, int] | None = None
        for other in actors.phrases:
            position = actors.named_by(other)
            if position is None or sentence_number(doc, other.start) != here - 1 or other.kind != "person":
                continue
            is_woman = fold(actors.known[position].name.partition(" ")[0]).title() in lexicon.women_names
            is_subject = syntax.holds_subject(doc, other.start, other.core_end) and not other.is_possessor
            if (is_woman == is_she and is_woman) or (is_subject and not is_woman):
                key = (is_woman, position)
                chosen = key if chosen is None or (is_woman and not chosen[0]) else chosen
        if chosen is not None:
            yield chosen[1]


def _acting(verb: Token) -> list[Token]:
    """Return the subjects of the verb; where that is "he", of the next verb above too: "A said that he had met"."""
    found = syntax.subjects(verb)[0]
    if any(head.pos_ == "PRON" for head in found):
        above = syntax.governing_verb(found[0].head)
        found = [*found, *(syntax.subjects(above)[0] if above is not None else [])]
    return found


def _named_at(heads: list[int], phrase: Phrase, actors: Actors) -> Iterator[int]:
    for other in actors.phrases:
        if other is phrase or other.is_possessor or not any(other.start <= head < other.end for head in heads):
            continue
        position = actors.named_by(other)
        if position is not None:
            yield position
