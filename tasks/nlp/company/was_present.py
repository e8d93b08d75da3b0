"""Who else was there? "Also present were A and B", "A sat at the table", "B took part as well"."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Span, Token

from tasks.nlp import syntax
from tasks.nlp.company.company import BE, OPENING, WERE, Company, CompanyNames, Patterns, sentence_before
from tasks.nlp.parties.party import Party

_IN = frozenset({"in"})
_AT = frozenset({"at", "in", "on", "to"})
_OF = frozenset({"of"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_THERE = frozenset({"in", "with", "by"})
_SEEN = frozenset({"see"})
_TOO = frozenset({"also", "too", "well"})
_ALL = frozenset({"all", "also", "both", "there", "too"})
_PLACES = frozenset({"in", "at", "on", "around", "round"})
_THOSE = frozenset({"also", "those", "others"})
_BESIDES = frozenset({"besides", "alongside"})
_APART = frozenset({("apart", "from"), ("aside", "from"), ("along", "with"), ("together", "with")})
_WITH = frozenset({"with"})
_COMMAS = frozenset({",", "–", "—"})
_LEADING_TO_IT = frozenset({"also", "too", "expected", "due", "scheduled", "set", "likely", "to", "in", "both", "all"})
_THEM = frozenset({"them", "him", "her"})


def _present(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "Also present were A and B", "Among those attending were …", "A and B were also in attendance"."""
    word = token.lower_
    contexts = names.lexicon.contexts
    if word in contexts.being_there and token.i + 1 < sentence.end and token.nbor(1).lower_ == "of":
        is_seen = word != "presence" and syntax.is_light(token, _SEEN)
        if syntax.preposition_before(token) not in _THERE and not is_seen:
            return None  # "referred to the presence of B"
        return Company("present", names.after(token.i + 2, sentence), (), token.i)
    is_part = word == "part" and token.i > sentence.start and token.nbor(-1).lemma_ == "take"
    if word not in contexts.present and not is_part:
        return None
    doc = sentence.doc
    # "Present at the talks between A and B were C and D"
    be = names.verb_behind(token.i, sentence, 8 if token.i > sentence.start else 20)
    if token.i + 1 < sentence.end and token.nbor(1).text == ":":
        be = token.i + 1  # "Present: A, B and C"
    if token.i - sentence.start <= OPENING and be is not None and not names.has_names_before(token, sentence):
        return Company("present", names.after(be + 1, sentence), _group_at(sentence, token.i, names), token.i)
    if token.i + 1 < sentence.end and word == "attended" and token.nbor(1).lower_ == "by":
        if syntax.determiner(token.head) in {"a", "an"} and syntax.is_participle_of(token, token.head):
            return None  # "signed it at an event attended by A": another occasion
        return Company("present", _by_all(token.i + 2, sentence, names), (), token.i)
    was = next(
        (t for t in reversed(doc[max(sentence.start, token.i - 4) : token.i]) if t.lower_ in {"was", "were"}), None
    )
    if was is not None and word in {"present", "attendance"} and syntax.negation(was) is None:
        there = (*names.listed_before(was, sentence), *_as_well(token, sentence, names))
        of = _besides_whom(sentence, names)
        known = {party.actor for party in of}
        others = tuple(party for party in there if party.actor not in known)
        return Company("present", (*of, *others), of, token.i)
    return None


def _by_all(i: int, sentence: Span, names: CompanyNames) -> tuple[Party, ...]:
    """Return A and B of "attended by | A for the Malian side and by B, head of the council, for Niger"."""
    people = names.after(i, sentence)
    end = max((party.end for party in people), default=sentence.end)
    by = next((j for j in range(end + 1, sentence.end - 1) if sentence.doc[j].lower_ == "by"), None)
    if by is None or sentence.doc[by - 1].lower_ != "and":
        return people
    return (*people, *names.people_after(by + 1, sentence))


def _besides_whom(sentence: Span, names: CompanyNames) -> tuple[Party, ...]:
    """Return A of "Besides A, ministers B and C were present": they came with him."""
    start = sentence.start
    if sentence[0].lower_ in _BESIDES:
        start += 1
    elif len(sentence) > 1 and (sentence[0].lower_, sentence[1].lower_) in _APART:
        start += 2
    else:
        return ()
    phrase = names.phrases.at(start)
    party = names.parties.party(phrase) if phrase is not None and phrase.end < sentence.end else None
    is_one = party is not None and party.kind == "person" and party.actor is not None
    return (party,) if party is not None and is_one and sentence.doc[party.end].text == "," else ()


def _announced(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "Others at the table were A and B", "Members of the team are …", "Among the visitors were …"."""
    if token.lower_ not in names.lexicon.contexts.announced or token.i - sentence.start >= OPENING:
        return None
    be = names.verb_behind(token.i, sentence, 8)
    if be is None or names.has_names_before(token, sentence):
        return None
    people = names.people_after(be + 1, sentence)
    for team in syntax.prepositional(token, _OF) if names.is_delegation(token) else ():
        if names.is_delegation(team):  # "members of the delegation"
            phrase = names.parties.phrase_at(team)
            of = (names.parties.party(phrase),) if phrase is not None else ()
            return Company("in", people, of, token.i)
    return Company("present", people, _group_at(sentence, token.i + 1, names), token.i)


def _group_at(sentence: Span, stop: int, names: CompanyNames) -> tuple[Party, ...]:
    """Return the group with which the sentence begins: "Other council members in attendance were A and B"."""
    phrase = names.phrases.at(sentence.start)
    is_group = phrase is not None and phrase.kind == "group" and phrase.is_plural and phrase.end <= stop
    return (names.parties.party(phrase),) if phrase is not None and is_group else ()


def _among_them(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "A and B were among those who attended", "A was among the participants"."""
    contexts = names.lexicon.contexts
    if token.lower_ != "among" or token.i == sentence.start or token.nbor(-1).lower_ not in WERE:
        return None
    behind = [each.lower_ for each in sentence.doc[token.i + 1 : min(sentence.end, token.i + 8)]]
    is_another = any(pair[0] in _PLACES and pair[1] in {"a", "an"} for pair in pairwise(behind))
    if is_another or not set(behind[:5]) & (contexts.present | contexts.announced):
        return None  # "was among the guests at a party in Paris"
    people, listed = names.before(token.nbor(-1)), names.listed_before(token.nbor(-1), sentence)
    people = listed if len(listed) > len(people) else people
    return Company("present", tuple(p for p in people if p.actor is not None), (), token.i)


def _of_those_told(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "Among them were A and B", "A and B were among them", behind a group whom somebody met."""
    after = token.i + 1
    if token.lower_ != "among" or after >= sentence.end or sentence.doc[after].lower_ != "them":
        return None
    if not _follows_encounter(sentence, names):
        return None
    if token.i == sentence.start and after + 1 < sentence.end and sentence.doc[after + 1].lower_ in WERE:
        return Company("in", names.people_after(after + 2, sentence), (), token.i)
    if token.i > sentence.start and token.nbor(-1).lower_ in WERE:
        people = names.before(token.nbor(-1))
        return Company("in", tuple(p for p in people if p.actor is not None), (), token.i)
    return None


def _follows_encounter(sentence: Span, names: CompanyNames) -> bool:
    """Whether the sentence before tells with a word for an encounter of people whom it does not name."""
    before = sentence_before(sentence)
    if before is None:
        return False
    is_told = any(
        names.lexicon.triggers(token.lemma_, token.pos_) for token in before if token.pos_ in {"VERB", "NOUN"}
    )
    groups = (names.phrases.at(i) for i in range(before.start, before.end))
    return is_told and any(each is not None and each.kind == "group" and each.is_plural for each in groups)


def _at_the_table(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "Also in the room were A and B", "Around the table sat A", "The ministers at the talks were A and B"."""
    contexts = names.lexicon.contexts
    after = token.i + 1
    if token.lower_ not in contexts.tables or token.i - sentence.start >= OPENING or after >= sentence.end:
        return None
    doc = sentence.doc
    if doc[after].lower_ not in WERE | BE:
        return None
    first = _behind_people(sentence, names) or sentence.start + (doc[sentence.start].lower_ in _THOSE)
    first += doc[first].lower_ in contexts.seated
    if doc[first].lower_ not in _PLACES:
        return None
    return Company("present", names.people_after(after + 1, sentence), (), token.i)


def _seated(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "A and B sat at the table", "A was also in the room"."""
    contexts, doc = names.lexicon.contexts, sentence.doc
    rules = [rule for _, rule in names.lexicon.triggers(token.lemma_, "NOUN")]
    # but "returned to the table", "shared a table with"
    is_trigger = any(not (rule.modifiers or rule.only_light or "to" in rule.after) for rule in rules)
    if token.lower_ not in contexts.tables or is_trigger:
        return None  # "was at the meeting" is told by the meeting
    if token.i + 1 < sentence.end and token.nbor(1).lower_ == "of":
        return None  # "sat at the table of the judge"
    if token.i - sentence.start < len(("is", "at", "the")):
        return None
    the = token.i - (2 if token.nbor(-1).lower_ == "same" else 1)
    before = the - 1
    if before <= sentence.start or doc[the].lower_ != "the" or doc[before].lower_ not in _PLACES - {"on"}:
        return None
    verb = before - 1
    while verb > sentence.start and (doc[verb].lower_ in _ALL or doc[verb].lower_ in contexts.seated):
        verb -= 1
    if doc[verb].lower_ not in WERE:
        return None
    listed, near = names.listed_before(doc[verb], sentence), names.before(doc[verb])
    people = (*(listed if len(listed) > len(near) else near), *_as_well(token, sentence, names))
    return Company("present", tuple(p for p in people if p.kind == "person" and p.actor is not None), (), token.i)


def _with_those_attending(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "The board met on Friday, with representatives of A and B also expected to attend"."""
    doc = sentence.doc
    if token.lower_ not in names.lexicon.contexts.present:
        return None
    opener = next((i for i in range(token.i - 1, sentence.start, -1) if doc[i].lower_ in _WITH), None)
    if opener is None or doc[opener - 1].text not in _COMMAS:
        return None
    people = names.parties.parties_from(opener + 1, token.i)
    if not people or any(each.lower_ not in _LEADING_TO_IT for each in doc[people[-1].end : token.i]):
        return None
    return Company("present", tuple(party for party in people if not party.is_anaphor), (), token.i)


def _attending(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "B also took part", "B, who sat in on that meeting", "C attended as well"."""
    contexts = names.lexicon.contexts
    if syntax.particle(token) not in contexts.attending_too or token.pos_ != "VERB" or syntax.is_passive(token):
        return None
    near = sentence.doc[max(sentence.start, token.i - 3) : min(sentence.end, token.i + 5)]
    words = {each.lower_ for each in near}
    if token.lemma_ == "take" and not any(each.lower_ == "part" for each in syntax.objects(token)):
        return None  # "also took a loan"
    sat_in = token.lemma_ == "sit" and "in" in words
    objects = syntax.objects(token)
    joined = token.lemma_ == "join" and any(each.lower_ in _THEM or _are_those_who_met(each, names) for each in objects)
    if not (sat_in or joined or words & _TOO or _only_attended(token, sentence)):
        return None
    if any(not _may_be_encounter(each, names) for each in syntax.prepositional(token, _IN)):
        return None  # "also took part in bids for oil fields"
    if token.lemma_ == "join" and not any(_is_joined(each, names) for each in objects):
        return None  # "also joined the chorus of critics"
    people = names.at(syntax.subjects(token)[0], token.i)
    listed = names.listed_before(token, sentence)
    people = listed if len(listed) > len(people) else people
    return Company("present", tuple(p for p in people if p.actor is not None), (), token.i)


def _also_speaking(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "Also speaking, B said", "Speaking too at the talks, B called for patience"."""
    if token.lower_ != "speaking" or token.i - sentence.start > 1 or token.i + 1 >= sentence.end:
        return None
    near = {each.lower_ for each in sentence[: min(len(sentence), token.i - sentence.start + 2)]}
    comma = next((i for i in range(token.i + 1, sentence.end - 1) if sentence.doc[i].text == ","), None)
    if near.isdisjoint(_TOO) or comma is None or comma > sentence.root.i:
        return None
    if any(not _may_be_encounter(each, names) for each in syntax.prepositional(token, _AT)):
        return None  # "also speaking at a rally"
    people = names.at(syntax.subjects(sentence.root)[0], sentence.root.i)
    return Company("present", tuple(p for p in people if p.kind == "person" and p.actor is not None), (), token.i)


def _as_well(token: Token, sentence: Span, names: CompanyNames) -> tuple[Party, ...]:
    """Return C of "B was present, as was C"."""
    doc, end = sentence.doc, sentence.end
    for i in range(token.i + 1, min(end - 2, token.i + 5)):
        if doc[i].lower_ == "as" and doc[i + 1].lower_ in WERE:
            return names.after(i + 2, sentence)
    return ()


def _behind_people(sentence: Span, names: CompanyNames) -> int:
    """Return the token behind "The governors", "The other ministers" at the head of a sentence, else 0."""
    for token in sentence[:3]:
        if token.tag_ == "NNS":
            is_of_rank = names.lexicon.title(token.lower_) is not None or names.lexicon.group(token.lower_) is not None
            return token.i + 1 if is_of_rank else 0
    return 0


def _only_attended(verb: Token, sentence: Span) -> bool:
    """Whether the clause says nothing else: "A, B and C attended.", "A will take part."."""
    if verb.lemma_ in {"sit", "join"} or syntax.negation(verb) is not None:
        return False
    end = verb.i + (2 if verb.lemma_ == "take" else 1)
    return end >= sentence.end or sentence.doc[end].pos_ == "PUNCT"


def _is_joined(noun: Token, names: CompanyNames) -> bool:
    """Whether who joins it is there: the encounter or somebody who takes part."""
    if noun.pos_ == "PRON" or names.lexicon.triggers(noun.lemma_, "NOUN") or names.is_delegation(noun):
        return True
    if _are_those_who_met(noun, names):
        return True
    return any(party.kind == "person" for party in names.parties.parties(noun))


def _are_those_who_met(noun: Token, names: CompanyNames) -> bool:
    """Whether they are those told before: "joined the two", "joined the ministers for lunch", "joined the leaders"."""
    if syntax.determiner(noun) not in _KNOWN:
        return False
    contexts = names.lexicon.contexts
    return noun.lower_ in contexts.pointing | contexts.nations | contexts.below or noun.tag_ == "CD"


def _may_be_encounter(noun: Token, names: CompanyNames) -> bool:
    """Whether somebody is there who is "in" it: "in the event", "in talks"."""
    is_known = syntax.determiner(noun) in _KNOWN or syntax.possessor(noun) is not None
    return noun.pos_ == "PRON" or is_known or bool(names.lexicon.triggers(noun.lemma_, "NOUN"))


WAS_PRESENT = Patterns(
    (
        _present,
        _announced,
        _of_those_told,
        _among_them,
        _at_the_table,
        _seated,
        _with_those_attending,
        _attending,
        _also_speaking,
    ),
    forms=frozenset({"among", "part", "speaking"}),
)
