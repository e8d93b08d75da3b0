"""Who was in the delegation? "It was led by A", "On the Cuban side were A and B"."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Span, Token

from tasks.nlp import syntax
from tasks.nlp.company.company import OPENING, WERE, Company, CompanyNames, Patterns, Relation, sentence_before
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.parties.party import Party
from tasks.nlp.sides.told_before import is_definite

_SIDE_OF = frozenset({"on", "from", "for", "at"})
_INSIDE = frozenset({"in", "on"})
_JOINTS = frozenset({",", ";", "and", "while", "with"})
_LEADING_TO = frozenset({",", "by", ":"})
_BEHIND_SIDE = frozenset({",", ";", ".", "and", "while"})
_KNOWN = frozenset({"the", "these", "those"})
_TOLD = frozenset({"VBD", "VBZ"})
_PART = frozenset({"part", "member", "members"})
_TAKING_PART = frozenset({"part", "attend", "participate", "speak"})
_ALL = frozenset({"all"})
_INSTEAD = frozenset({"instead", "stead", "place"})
_PLACE_OF_HIS = 3  # tokens of "in his place"
_OPENING_MARKS = frozenset({",", "–", "—", "--", "-", "("})
_DASHES = frozenset({"–", "—", "--"})
_AT = frozenset({"at", "in", "during", "on", "before"})


def _on_a_side(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "On the Cuban side were A and B", "A sat on the regional side", "attended by A on the Georgian side"."""
    if token.lower_ != "side":
        return None
    doc = sentence.doc
    p = next((j for j in range(token.i - 1, max(sentence.start, token.i - 6) - 1, -1) if doc[j].pos_ == "ADP"), None)
    if p is None or doc[p].lower_ not in _SIDE_OF:
        return None
    phrase = names.phrases.at(p + 1)
    own = names.parties.parties_from(p + 1, token.i) if doc[p + 1].lower_ in {"his", "her"} else []
    of = tuple(own) or ((names.parties.party(phrase),) if phrase is not None else ())
    relation: Relation = "with" if own else "in"
    after = token.i + 1
    if after < sentence.end and doc[after].lower_ in WERE:
        return Company(relation, names.after(after + 1, sentence), of, token.i)
    if after < sentence.end and doc[after].text == "," and p - sentence.start <= 1:
        return Company(relation, names.after(after + 1, sentence), of, token.i)
    if p > sentence.start and after < sentence.end and doc[p - 1].lower_ in _JOINTS:
        first = after
        while first + 1 < sentence.end and doc[first].lower_ in _LEADING_TO:
            first += 1
        named = names.phrases.at(first)  # "on the Cuban side were A and B, on the Chilean side | C and D"
        if named is not None and named.kind == "person" and named.name is not None and not named.is_possessor:
            return Company(relation, names.people_after(first, sentence), of, token.i)
    if p > sentence.start and (after >= sentence.end or doc[after].lower_ in _BEHIND_SIDE):
        people = names.people_behind_mark(p, sentence)
        if people:
            return Company(relation, people, of, token.i)
    verb = p - 1
    while verb > sentence.start and doc[verb].lower_ in {"also", "present", "there"}:
        verb -= 1
    if verb > sentence.start and doc[verb].lower_ in WERE:
        return Company(relation, names.before(doc[verb]), of, token.i)
    if verb > sentence.start and doc[verb].lemma_ in _TAKING_PART:
        people = names.listed_before(_first_of(doc[verb]), sentence)
        return Company(relation, tuple(p for p in people if p.actor is not None), of, token.i)
    return None


def _first_of(verb: Token) -> Token:
    """Return "are" of "are to take | part", "will" of "will | attend": the first word of what they do."""
    while verb.i > verb.sent.start and verb.nbor(-1).pos_ in {"AUX", "VERB", "PART", "ADV"}:
        verb = verb.nbor(-1)
    return verb


def _in_a_team(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "In the delegation were A and B"."""
    doc, after = sentence.doc, token.i + 1
    if token.lower_ not in names.lexicon.contexts.teams:
        return None
    if doc[sentence.start].lower_ not in _INSIDE:
        return _part_of_it(token, sentence, names)
    if after >= sentence.end or doc[after].lower_ not in WERE or token.i - sentence.start >= OPENING:
        return None
    phrase = names.parties.phrase_at(token)
    of = (names.parties.party(phrase),) if phrase is not None else ()
    return Company("in", names.people_after(after + 1, sentence), of, token.i)


def _part_of_it(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "A and B were also part of the delegation", "A was a member of the team"."""
    doc = sentence.doc
    of = token.i - 2
    if of - 2 <= sentence.start or token.nbor(-1).lower_ not in _KNOWN or doc[of].lower_ not in _INSIDE | {"of"}:
        return None
    verb = of - 1
    while verb > sentence.start and (doc[verb].lower_ in _PART or doc[verb].pos_ in {"DET", "ADV"}):
        verb -= 1
    if doc[verb].lower_ not in WERE:
        return None
    phrase = names.parties.phrase_at(token)
    people = tuple(p for p in names.listed_before(doc[verb], sentence) if p.kind == "person" and p.actor is not None)
    return Company("in", people, (names.parties.party(phrase),) if phrase is not None else (), token.i)


def _named_at_last(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "The five leaders – A (Front), B (League) and C – arrived": who they are that were told as a group before."""
    group = names.phrases.at(sentence.start)
    if group is None or group.kind != "group" or not group.is_plural or not group.is_definite:
        return None
    if not group.core_end <= token.i <= group.end or token.i + 2 >= sentence.end:
        return None
    doc = sentence.doc
    closing = next((i for i in range(token.i + 1, sentence.end) if doc[i].text in _DASHES), sentence.end)
    people = names.people_between(token.i + 1, closing)
    return Company("named", people, (names.parties.party(group),), token.i) if len(people) > 1 else None


def _counted_and_named(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "The three ministers, A, B (Kenya) and C, signed an accord": as many as were told of before."""
    number = names.lexicon.times.numbers.get(token.lower_)
    if number is None or token.i - sentence.start != 1 or sentence[0].lower_ not in _KNOWN | _ALL:
        return None  # "two more leaders, A and B": others than those told
    group = names.phrases.at(sentence.start)
    if group is None or group.kind != "group" or not group.is_plural or group.core_end >= sentence.end:
        return None
    mark = names.phrases.doc[group.core_end]
    if mark.text not in _OPENING_MARKS:
        return None
    people = names.people_between(mark.i + 1, sentence.end)
    return Company("named", people, (names.parties.party(group),), token.i) if len(people) == number else None


def _consisting(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "The delegation included A and B", "was made up of A and B", "the team, which also had A"."""
    contexts = names.lexicon.contexts
    doc = sentence.doc
    following = doc[token.i + 1 : min(sentence.end, token.i + 3)]
    words = [each.lower_ for each in following]
    is_made = token.lower_ in {"made", "composed", "comprised"} and "of" in words
    before = {each.lower_ for each in doc[max(sentence.start, token.i - 2) : token.i]}
    is_had = token.lemma_ == "have" and "also" in before
    if not (is_made or is_had or token.lemma_ in contexts.consisting):
        return None
    # "included representatives | of Siemens": no such "of"
    is_of = "of" in words and (is_made or words.index("of") == 0)
    start = token.i + 1 + (words.index("of") + 1 if is_of else 0)
    for head in syntax.subjects(token)[0]:
        if head.lower_ == "it" and any(
            t.lemma_.lower() in {"delegation", "team", "mission"} for t in sentence_before(sentence) or ()
        ):
            return Company("in", names.after(start, sentence), (), token.i)
        if head.lemma_.lower() in contexts.parties_of_people and not _is_of_others(head, names):
            phrase, owner = names.parties.phrase_at(head), syntax.possessor(head)
            of: tuple[Party, ...] = (names.parties.party(phrase),) if phrase is not None else ()
            if owner is not None and owner.tag_ == "PRP$":
                of += names.at([owner], head.i)  # "his delegation included"
            return Company("in", names.after(start, sentence), of, token.i)
        if head.lower_ in contexts.nations and is_definite(head):
            return Company("present", names.people_after(start, sentence), (), token.i)  # "the leaders include A"
        if "also" in before and names.lexicon.triggers(head.lemma_, "NOUN"):
            return Company("present", names.people_after(start, sentence), (), token.i)  # "the session also included A"
    return None


def _is_of_others(noun: Token, names: CompanyNames) -> bool:
    """Whether its clause says which people are meant, not that they were there: "Groups opposed to it include A"."""
    if noun.tag_ != "NNS" or syntax.determiner(noun) or syntax.possessor(noun) is not None:
        return False
    clauses = [each for each in noun.rights if syntax.is_participle_of(each, noun)] + syntax.relative_clauses(noun)
    there = names.lexicon.contexts.attending | names.lexicon.contexts.presence
    return bool(clauses) and all(each.lemma_ not in there for each in clauses)


def _sending(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "Ethiopia sent A", "Unite fielded B": who is sent with nothing told of where to is there for those who sent."""
    if token.lemma_ not in names.lexicon.contexts.fielding or token.pos_ != "VERB" or syntax.is_passive(token):
        return None
    of = names.at(syntax.subjects(token)[0], token.i)
    sent = names.at(syntax.objects(token), sentence.end)
    people = tuple(party for party in sent if party.kind == "person" and party.actor is not None)
    is_body = bool(of) and all(party.kind in {"country", "organization"} for party in of)
    is_chief = (
        token.tag_ != "VBZ"
        and bool(of)
        and all(party.kind == "person" for party in of)
        and _are_own(syntax.objects(token))
    )
    end = max((party.end for party in people), default=sentence.end)
    behind = {each.lower_ for each in sentence.doc[end : min(sentence.end, end + _PLACE_OF_HIS)]}
    is_closed = end >= sentence.end or sentence.doc[end].text in {".", ";", ","}
    is_closed = (is_closed and "to" not in behind) or not behind.isdisjoint(_INSTEAD)
    return Company("in", people, of, token.i) if (is_body or is_chief) and people and is_closed else None


def _are_own(people: list[Token]) -> bool:
    """Whether it is his own people whom somebody sends in his place: "sent his foreign minister, B"."""
    owners = [syntax.possessor(each) for each in people]
    return bool(owners) and all(owner is not None and owner.tag_ == "PRP$" for owner in owners)


def led(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "It was led by A", "the Kenyan side was represented by A"."""
    if token.lower_ not in names.lexicon.contexts.led_by | {"represented"} or not syntax.is_passive(token):
        return None
    heads = syntax.subjects(token)[0]
    if not any(names.is_delegation(head) for head in heads) and names.is_delegation(before := _before_be(token)):
        heads = [before]  # "the Kingdom of Sweden's delegation | is headed by", where the parser has the kingdom lead
    phrases = [phrase for head in heads if (phrase := names.parties.phrase_at(head)) is not None]
    is_told = any(head.lower_ == "it" or names.is_delegation(head) for head in heads)
    if token.lower_ == "represented":  # "Zambia was represented by its energy minister", "the three agencies"
        is_told |= any(phrase.name is not None or phrase.form == "body" for phrase in phrases)
        is_told |= any(_are_those_bodies(phrase) for phrase in phrases)
        is_told |= any(head.lower_ in names.lexicon.contexts.own_lands and is_definite(head) for head in heads)
    # the first of all: the parser may hang it on another word, and a later one on the verb
    by = next((t for t in sentence.doc[token.i + 1 : sentence.end] if t.lower_ == "by"), None)
    are_those = any(_are_those_bodies(phrase) for phrase in phrases)
    if by is None or not (is_told or are_those):
        return None
    of = tuple(names.parties.party(phrase) for phrase in phrases)
    people = names.after(by.i + 1, sentence)
    if token.lower_ == "represented" and not any(party.actor is not None for party in people):
        lands = names.at(heads, token.i)  # "Peru and Chile were represented by their ambassadors"
        return Company("present", tuple(p for p in lands if p.kind == "country" and p.actor is not None), (), token.i)
    # "the rebels were led by A": of those who are told to have met
    return Company("in" if is_told else "named", people, of, token.i)


def _before_be(verb: Token) -> Token:
    """Return the word before "was led", "will be led", "would be represented"."""
    word = verb
    while word.i > verb.sent.start and (word is verb or word.pos_ in {"AUX", "ADV"}):
        word = word.nbor(-1)
    return word


def _are_those_bodies(phrase: Phrase) -> bool:
    """Whether they are several that were told of before: "the three agencies", "the rebels"."""
    return phrase.kind == "group" and phrase.is_plural and phrase.is_definite


def leading(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "A led the Zimbabwean side", "A, who led the talks"."""
    if token.lemma_ not in {"lead", "head", "represent"} or token.pos_ != "VERB" or syntax.is_passive(token):
        return None
    heads = [head for head in syntax.objects(token) if names.is_delegation(head)]
    if not heads and token.lemma_ == "represent":
        return _standing_for(token, sentence, names)
    if not heads:
        return _leading_talks(token, names)
    of = tuple(names.parties.party(phrase) for head in heads if (phrase := names.parties.phrase_at(head)) is not None)
    people = names.at(syntax.subjects(token)[0], token.i) or names.before(token)
    return Company("in", tuple(p for p in people if p.actor is not None), of, token.i)


def _standing_for(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "A represented Zambia", "A represented the union at the talks", but not "at a funeral"."""
    if syntax.negation(token) is not None or token.tag_ not in _TOLD:
        return None
    elsewhere = (noun for noun in syntax.prepositional(token, _AT) if not noun.ent_type_)
    if any(not names.lexicon.triggers(noun.lemma_, "NOUN") for noun in elsewhere):
        return None
    objects = syntax.objects(token)
    of = tuple(p for p in names.at(objects, sentence.end) if p.kind in {"country", "organization"})
    own = [noun for noun in objects if noun.lower_ in names.lexicon.contexts.own_lands]
    if own and all(_is_theirs(noun) for noun in own):
        of = of or tuple(
            Party(None, "group", noun.text, noun.i, noun.i + 1) for noun in own
        )  # "represented her island"
    people = names.at(syntax.subjects(token)[0], token.i)
    told = tuple(party for party in people if party.actor is not None and party.kind == "person")
    return Company("in", told, of, token.i) if of else None


def _is_theirs(noun: Token) -> bool:
    owner = syntax.possessor(noun)
    return owner is not None and owner.tag_ == "PRP$"


def _leading_talks(token: Token, names: CompanyNames) -> Company | None:
    """ "A led the talks for Rome", "A and B headed the discussions": they were there."""
    is_led = any(
        syntax.determiner(noun) in _KNOWN and names.lexicon.triggers(noun.lemma_, "NOUN")
        for noun in syntax.objects(token)
    )
    if not is_led or syntax.negation(token) is not None:
        return None
    people = names.at(syntax.subjects(token)[0], token.i)
    told = tuple(party for party in people if party.actor is not None and party.kind == "person")
    return Company("present", told, (), token.i)


def _representing(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "Representing the United Nations were A and B"."""
    if token.lower_ != "representing" or token.i > sentence.start:
        return None
    be = names.verb_behind(token.i, sentence, OPENING + 2)
    if be is None:
        return None
    of = tuple(names.parties.parties_from(token.i + 1, be))
    there = tuple(p for p in names.after(be + 1, sentence) if p.kind == "person" or p.actor is not None)
    return Company("in", there, of, token.i) if of else None


def led_in_turn(first: Company, sentence: Span, names: CompanyNames) -> Company | None:
    """ "The government was represented by A, | the workers by B and the Sudanese team by C"."""
    doc = sentence.doc
    # the next of those led may follow; who leads is a person, whatever his name looks like
    people = [*first.people[:1], *takewhile(lambda party: party.kind == "person", first.people[1:])]
    end = _behind_joints(people[-1].end if people else sentence.end, sentence)
    by = next((i for i in range(end, min(sentence.end, end + OPENING)) if doc[i].lower_ == "by"), None)
    if by is None or by == end or any(doc[i].pos_ in {"VERB", "AUX", "PUNCT"} for i in range(end, by)):
        return None
    return Company("in", names.after(by + 1, sentence), _others(end, by, names), by)


def leading_in_turn(first: Company, sentence: Span, names: CompanyNames) -> Company | None:
    """ "A headed the Spanish delegation | and B that of Morocco", "and B the Moroccan one"."""
    doc = sentence.doc
    if not first.of or first.relation != "in":
        return None
    start = _behind_joints(first.of[-1].end, sentence)
    leader = names.phrases.at(start) if start < sentence.end else None
    if leader is None or leader.kind != "person" or leader.name is None or leader.end >= sentence.end:
        return None
    end = min(sentence.end, leader.end + OPENING)
    is_that = doc[leader.end].lower_ == "that"
    is_one = any(doc[i].lower_ == "one" for i in range(leader.end, end))
    if not (is_that or is_one) or any(doc[i].pos_ in {"VERB", "AUX"} for i in range(leader.end, end)):
        return None
    return Company("in", (names.parties.party(leader),), _others(leader.end, end, names), leader.end)


def _behind_joints(i: int, sentence: Span) -> int:
    while i + 1 < sentence.end and sentence.doc[i].lower_ in _JOINTS:
        i += 1
    return i


def _others(start: int, end: int, names: CompanyNames) -> tuple[Party, ...]:
    """Return the country or body that the words name: "the South Sudanese one"."""
    phrase = names.phrases.at(start)
    if phrase is not None and phrase.end <= end:
        return (names.parties.party(phrase),)
    for i in range(start, end):
        unit = names.phrases.units.body_at(i)
        if unit is not None and unit.body is not None:
            return (Party(None, "group", names.phrases.text(start, end), start, end, unit.body.country),)
    return ()


WAS_IN_DELEGATION = Patterns(
    (_on_a_side, _in_a_team, _consisting, led, leading, _sending, _representing, _named_at_last, _counted_and_named),
    forms=_DASHES | frozenset({"side", "made", "composed", "comprised", "represented", "representing"}),
    lemmas=frozenset({"have", "lead", "head", "represent"}),
)
