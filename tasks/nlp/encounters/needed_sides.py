"""Are there the sides that a rule asks for? Two who are named, somebody who can answer, a visitor of some standing."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.encounters.sports_matches import MATCH, has_office
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.parties.argument_site import Arguments
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.private_people import has_standing, head_noun
from tasks.nlp.sides.mutual import is_common, is_joint, is_shared
from tasks.nlp.sides.sides import Sides
from tasks.nlp.sides.told_before import is_definite
from tasks.nlp.sides.triggers import Trigger
from tasks.nlp.text.sentence_numbers import sentence_number
from tasks.nlp.text.words import words_of_doc

_TWO = frozenset({"and", "both", "two"})
_WITH = frozenset({"with"})
_TO = frozenset({"to"})
_SHORT = 150  # tokens; so short a text has no room to say who people are
_PART = frozenset({"of", "to"})  # "a second round of voting", "a follow-up to the film"
_APPEAL = frozenset({"for"})  # "called on the president for help"


def lack(
    trigger: Trigger, arguments: Arguments, sides: Sides, cast: Cast, lexicon: Lexicon, *, is_sketch: bool = False
) -> str | None:
    """Return what is missing of what the rule of the trigger asks for, or None where all is told.

    In a sketch every name is somebody's: what is missing there is missing whatever the article says.
    """
    needs = trigger.rule.needs
    if needs == "official":
        return _lack_visitor(trigger, arguments, sides, cast, lexicon, is_sketch=is_sketch)
    if needs == "told_before":
        return _lack_nobody(trigger, sides)
    if needs == "office" and _are_people_of_a_body(sides.who, cast) and _is_one_named(sides.whom, cast):
        return None if not syntax.prepositional(trigger.token, _APPEAL) else "an appeal for something"
    if needs in {"named", "several"}:
        return _lack_named(trigger, sides, cast, lexicon, is_sketch=is_sketch)
    if needs == "office" and not (sides.who and sides.whom):
        return "nobody of office on one side and somebody on the other"
    others = [*sides.whom, *sides.both]
    if needs == "person" and not others and not trigger.rule.is_joint and not is_definite(trigger.token):
        return "the other side is nobody who can answer"  # "no matter what they write in Brussels"
    if is_definite(trigger.token) or any(party.is_anaphor for party in sides.everybody):
        return None
    if needs == "whom" and not others and not is_shared(trigger, sides.who, lexicon):
        return "the other side is not told"
    if needs == "person" and not any(is_sketch or _can_answer(party) for party in others):
        return "the other side is nobody who can answer"
    if needs == "office" and not _is_with_office(sides, cast, lexicon, is_sketch=is_sketch):
        return "nobody of office on one side and somebody on the other"
    if needs == "leaders" and not _may_be_leaders(trigger, sides, cast, lexicon, is_sketch=is_sketch):
        return "not two who speak for others"
    return None


def _lack_nobody(trigger: Trigger, sides: Sides) -> str | None:
    """Return why the noun does not go on about those who were told: somebody else is named, or of what it is a part."""
    if syntax.prepositional(trigger.token, _PART) or any(not party.is_anaphor for party in sides.everybody):
        return "is told of something else"
    return None


def _lack_named(trigger: Trigger, sides: Sides, cast: Cast, lexicon: Lexicon, *, is_sketch: bool) -> str | None:
    """Return why there are not two who are named; where persons are asked for, they stand apart as well."""
    persons = trigger.rule.needs == "named"
    if _is_had_by_office(trigger, sides.who, sides.whom, cast):
        return None
    if _is_of_those_told(trigger, sides, lexicon):
        return None
    if trigger.rule.is_joint and not persons and _are_sent_by_two(sides.everybody, cast):
        return None
    summons = trigger.rule.frame == "receive"  # "the foreign ministry summoned the ambassador"
    speaks = trigger.rule.is_joint and _is_to_speak(trigger.token, lexicon)
    people = [
        party
        for party in sides.everybody
        if _is_named(party, cast, persons_only=persons and not is_sketch, is_sketch=is_sketch)
        or (summons and _is_of_state(party, cast))
        or (speaks and _speaks_for_body(party, cast))
        or (trigger.rule.frame == "nominal" and trigger.type == "talks" and _is_body_told(party, cast))
    ]
    are_apart = bool(sides.both) or bool(sides.who and sides.whom) or is_common(trigger, lexicon)
    if _how_many(people) < 2 or (persons and not are_apart):
        return "two who are named are wanted"
    return None


def _is_to_speak(token: Token, lexicon: Lexicon) -> bool:
    """Whether it is told that they will speak: "sat down to talk", "sat down to negotiations"."""
    verbs = (each.lemma_ for each in token.children if each.tag_ == "VB" and each.i > token.i)
    nouns = (each.lemma_ for each in syntax.prepositional(token, _TO))
    return any(lexicon.triggers(verb, "VERB") for verb in verbs) or any(
        lexicon.triggers(noun, "NOUN") for noun in nouns
    )


def _speaks_for_body(party: Party, cast: Cast) -> bool:
    """Whether it is a body, or people who come for one: "the unions", "government negotiators"."""
    phrase = cast.phrase_at(party.start)
    lexicon = cast.lexicon
    if phrase is None or party.is_anaphor or head_noun(party, cast) in lexicon.contexts.kin | lexicon.contexts.family:
        return False
    noun = cast.doc[phrase.head].lower_
    group = lexicon.group(noun) if phrase.form == "group" else None
    are_bodies = group is not None and group.kind == "body"
    is_sent = head_noun(party, cast) in lexicon.contexts.delegates | lexicon.contexts.camps
    return phrase.form == "body" or are_bodies or is_sent


def _are_sent_by_two(parties: list[Party], cast: Cast) -> bool:
    """Whether they come for two: "negotiators for the union and the bank sat down", "officials from both sides"."""
    if len(parties) != 1 or parties[0].kind != "group":
        return False
    phrase = cast.phrase_at(parties[0].start)
    if (
        phrase is None
        or not phrase.is_plural
        or cast.doc[phrase.head].lemma_.lower() not in cast.lexicon.contexts.delegates
    ):
        return False
    head = cast.doc[phrase.head]
    return any(each.lower_ in _TWO and each.head != head for each in head.subtree)


def _are_people_of_a_body(who: list[Party], cast: Cast) -> bool:
    """Whether people without a name come, of whom it is told whose they are: "Ghana's bishops"."""
    phrases = [cast.phrase_at(party.start) for party in who if party.kind == "group" and party.actor is None]
    return (
        bool(who)
        and len(phrases) == len(who)
        and all(each is not None and bool(each.country or each.organization) for each in phrases)
    )


def _is_one_named(whom: list[Party], cast: Cast) -> bool:
    return len(whom) == 1 and whom[0].kind == "person" and _is_named(whom[0], cast, persons_only=True)


def _is_of_those_told(trigger: Trigger, sides: Sides, lexicon: Lexicon) -> bool:
    """Whether those told before did it to each other another time: "The two last saw each other in May".

    Also where they will: "They will see each other again on Friday".
    """
    if not sides.whom and not sides.both and _is_done_together(trigger, sides.who, lexicon):
        return True
    qualifying = {each.lower_ for each in syntax.qualifiers(trigger.token)}
    is_other = not qualifying.isdisjoint(lexicon.contexts.earlier | lexicon.contexts.once_more)
    is_other = is_other or any(each.tag_ == "MD" for each in syntax.auxiliaries(trigger.token))
    return is_other and syntax.is_reciprocal(trigger.token) and any(party.is_anaphor for party in sides.both)


def _is_done_together(trigger: Trigger, who: list[Party], lexicon: Lexicon) -> bool:
    """Whether it is what those told before did with each other: "They shook hands", "the two men had tea"."""
    words, here = words_of_doc(trigger.token.doc), sentence_number(trigger.token.doc, trigger.token.i)
    around = words.lemma[words.begins[max(0, here - 1)] : words.begins[here + 1]]
    is_played = not lexicon.contexts.sports.isdisjoint(around)  # "beat her in straight sets. They shook hands"
    are_those = bool(who) and all(party.is_anaphor and party.kind == "group" for party in who)
    return are_those and not is_played and is_common(trigger, lexicon)


def _is_had_by_office(trigger: Trigger, who: list[Party], whom: list[Party], cast: Cast) -> bool:
    """Whether people were seen by somebody of office: "the parents were seen by the premier, Mr A"."""
    token = trigger.token
    if trigger.rule.frame != "meet" or (syntax.is_habitual_form(token) and not syntax.is_passive(token)):
        return False
    if who and not syntax.is_passive(token) and all(_is_deputation(party, cast) for party in who):
        # "a deputation of farmers saw the premier"
        return any(party.title or (party.kind == "person" and party.actor is not None) for party in whom)
    if not syntax.is_passive(token):  # "the premier saw the strike leaders"
        return any(party.title for party in who) and bool(whom) and all(p.title and p.kind == "group" for p in whom)
    return any(party.title for party in who) and bool(whom) and all(p.kind in {"person", "group"} for p in whom)


def _is_deputation(party: Party, cast: Cast) -> bool:
    """Whether they come together for others, "a delegation of teachers", and are not a team that was told before."""
    phrase = cast.phrase_at(party.start)
    is_told = phrase is not None and phrase.is_definite and not (phrase.organization or phrase.country)
    return party.actor is None and not is_told and head_noun(party, cast) in cast.lexicon.contexts.teams


def _may_be_leaders(trigger: Trigger, sides: Sides, cast: Cast, lexicon: Lexicon, *, is_sketch: bool) -> bool:
    """Whether people or governments of some standing speak."""
    who, others = sides.who, [*sides.whom, *sides.both]
    if is_sketch:
        # "A and B spoke on Monday"
        spoke = len(who) > 1 and not syntax.prepositional(trigger.token, lexicon.contexts.of_what)
        return spoke or len(who[:1]) + len(others) > 1
    if _are_leaders(who, others, cast, joint=is_joint(trigger.token, lexicon)):
        return True
    return trigger.rule.frame == "with" and _speaks_for_others(trigger, who, sides.whom, cast, lexicon)


def _speaks_for_others(trigger: Trigger, who: list[Party], whom: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether a group speaks to somebody of name and office, or he with those who head something or with a body.

    What somebody of office says "to union members" may be a speech.
    """
    if len(who) == 1 and who[0].kind == "group" and not who[0].is_anaphor:
        return any(p.actor is not None and has_office(p, cast) for p in whom) and _acts_with(whom, who, cast, lexicon)
    told = syntax.prepositional(trigger.token, _WITH)
    is_named = any(p.actor is not None and has_office(p, cast) for p in who)
    return is_named and bool(told) and bool(whom) and all(_heads_others(party, cast, lexicon) for party in whom)


def _heads_others(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether they are "union leaders" or "the federation's board"."""
    if party.kind not in {"group", "organization"} or head_noun(party, cast) in lexicon.contexts.press:
        return False
    phrase = cast.phrase_at(party.start)
    title = lexicon.title(cast.doc[phrase.head].lower_) if phrase is not None else None
    is_office = title is not None and title.kind in {"office", "rank"}
    return is_office or (phrase is not None and phrase.form == "body" and phrase.is_definite)


def _is_with_office(sides: Sides, cast: Cast, lexicon: Lexicon, *, is_sketch: bool) -> bool:
    """Whether somebody of office or a body is on one side, and people whom he does not look after on the other."""
    one, other = sides.who, sides.whom
    if is_sketch:
        return bool(one and other)
    return any(_acts_with(*each, cast, lexicon) for each in ((one, other), (other, one)))


def _acts_with(one: list[Party], other: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether somebody of office, or a body of a name, is among the one, and those who speak for others are the other.

    Not those whom a clinic or a crowd's idol has: patients, fans.
    """
    contexts = lexicon.contexts
    nobody = contexts.sheltered | contexts.crowds | contexts.family | contexts.generic | contexts.outside
    short = len(cast.doc) <= _SHORT  # who has an office, it has no room to say
    is_official = any(
        _has_known_title(party, lexicon) and not _is_one_of(party, nobody, cast)
        if party.actor is None
        else has_office(party, cast) or short or party.kind != "person"
        for party in one
    )
    return is_official and any(
        _can_answer(party)
        and (party.actor is not None or not _is_one_of(party, nobody, cast))
        and (
            party.actor is not None or party.kind != "person" or party.country or _is_known_person(party, cast, lexicon)
        )
        for party in other
    )


def _is_known_person(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether one whom nobody names has an office, or is seen from the other's: "called on his guest"."""
    return _has_known_title(party, lexicon) or head_noun(party, cast) in lexicon.contexts.roles


def _has_known_title(party: Party, lexicon: Lexicon) -> bool:
    """Whether one whom nobody names has an office: "the premier", not "the fourth official" of a match."""
    title = lexicon.title(party.title) if party.title else None
    is_vague = (party.title or "").rpartition(" ")[-1] in lexicon.contexts.vague_offices
    return title is not None and title.kind in {"office", "rank"} and not is_vague


def _is_one_of(party: Party, nouns: frozenset[str], cast: Cast) -> bool:
    return head_noun(party, cast) in nouns


def _are_leaders(one: list[Party], other: list[Party], cast: Cast, *, joint: bool) -> bool:
    """Whether people or governments of some standing speak, one of them with an office, and are named."""
    sides = [one, other] if one else [other[:1], other[1:]]
    if not all(any(_is_named(party, cast, persons_only=False) for party in side) for side in sides):
        return False
    everybody = [*one, *other]
    return len(cast.doc) <= _SHORT or joint or any(has_office(party, cast) for party in everybody)


def _is_named(party: Party, cast: Cast, *, persons_only: bool, is_sketch: bool = False) -> bool:
    """Whether the party is somebody of a name, or of an office that stands for one."""
    if party.is_place or party.is_anaphor:
        return is_sketch and party.kind == "person"  # "the latter", who is named in a sentence that was not read yet
    if party.actor is None:
        # "the Argentine" is whoever was told before; who that is a sketch cannot know
        is_office = party.kind == "person" and (bool(party.title) or (is_sketch and _is_called_again(party, cast)))
        is_word = party.end - party.start == 1 and party.text.istitle() and cast.doc[party.start].pos_ == "PROPN"
        is_half = is_word and party.kind in ({"person"} if persons_only else {"person", "organization"})
        is_body = not persons_only and (party.kind == "country" or _is_body_of_name(party, cast))
        return is_office or is_half or is_body or _heads_bodies(party, cast)
    actor = cast.actors[party.actor]
    is_noun = cast.lexicon.group(actor.name) is not None  # a headline's "Prisoner takes tea with the president"
    return not is_noun and (not persons_only or actor.kind == "person")


def _is_called_again(party: Party, cast: Cast) -> bool:
    """Whether it is somebody who must have been named: "the Argentine", "the Peronist", "the 79-year-old"."""
    phrase = cast.phrase_at(party.start)
    return bool(party.country) or (phrase is not None and phrase.form == "description" and phrase.title is None)


def _is_of_state(party: Party, cast: Cast) -> bool:
    """Whether it is a body that acts for a state, which has one such: "the foreign ministry", "Iraq's government"."""
    phrase = cast.phrase_at(party.start)
    if phrase is None or phrase.form != "body" or not (phrase.is_definite or phrase.country):
        return False
    return cast.doc[phrase.head].lower_ in cast.lexicon.contexts.of_state


def _is_body_told(party: Party, cast: Cast) -> bool:
    """Whether it is one certain body that nobody names, or its people: "the airline and its pilots"."""
    phrase = cast.phrase_at(party.start)
    if phrase is None:
        return False
    is_owned = phrase.owner is not None or any(each.tag_ == "POS" for each in cast.doc[phrase.start : phrase.head])
    are_its_people = phrase.form == "group" and (is_owned or bool(phrase.organization))
    return are_its_people or (phrase.form == "body" and phrase.is_definite and not phrase.is_plural)


def _is_body_of_name(party: Party, cast: Cast) -> bool:
    """Whether a noun for a body has its name before it: "the IG Metall union"."""
    phrase = cast.phrase_at(party.start)
    return phrase is not None and phrase.form == "body" and bool(phrase.organization) and not phrase.is_plural


def _heads_bodies(party: Party, cast: Cast) -> bool:
    """Whether it is those who head bodies that are told: "the heads of four banks"."""
    phrase = cast.phrase_at(party.start) if party.kind == "group" else None
    return phrase is not None and phrase.is_definite and bool(phrase.title) and bool(phrase.organization)


def _how_many(parties: list[Party]) -> int:
    """Return how many they are, whoever is named twice counted once."""
    return len({party.start if party.actor is None else -1 - party.actor for party in parties})


def _can_answer(party: Party) -> bool:
    return party.kind in {"person", "country", "organization", "group"} and not party.is_place


def _is_ride(noun: Token, arguments: Arguments, lexicon: Lexicon) -> bool:
    """Whether it is only the way to a train or aeroplane: "the trip to the airport"."""
    goals = {each.lemma_.lower() for each in arguments.goal}
    return noun.lemma_ in lexicon.contexts.rides and bool(goals) and goals <= lexicon.contexts.stations


def _lack_visitor(
    trigger: Trigger, arguments: Arguments, sides: Sides, cast: Cast, lexicon: Lexicon, *, is_sketch: bool
) -> str | None:
    """Return why it is no visit of somebody who matters, or None where it is one."""
    is_verb = trigger.rule.pos == "VERB"
    if _is_ride(trigger.token, arguments, lexicon):
        return "a ride to where one leaves"
    if not is_verb and is_definite(trigger.token) and not sides.who:
        return None
    if is_sketch:
        is_told = any(party.actor is not None or _is_visitor(party, cast, lexicon) for party in sides.who)
        return None if is_told else "not a visit of somebody who acts for others"
    if is_verb and not arguments.goal:
        return "a visit to nowhere"
    if trigger.token.lemma_ == "tour" and is_verb and all(party.kind == "country" for party in sides.who):
        return MATCH  # "India tour Australia"
    short = len(cast.doc) <= _SHORT
    if is_verb and not any(_is_of_note(party, cast, lexicon) for party in sides.everybody):
        return "not a visit to somebody"
    if is_verb and not sides.whom and not short and not any(has_office(party, cast) for party in sides.who):
        return "not a visit to somebody"
    if not any(_is_visitor(party, cast, lexicon) for party in sides.who):
        return "not a visit of somebody who acts for others"
    return None


def _is_of_note(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is somebody of name or office, or a body that is sent: not "students" or "300 restaurants"."""
    if party.kind in {"person", "country"} or party.is_anaphor or party.actor is not None or bool(party.title):
        return True
    phrase = cast.phrase_at(party.start)
    return phrase is not None and cast.doc[phrase.head].lower_ in lexicon.contexts.teams


def _is_visitor(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    if party.is_anaphor:
        return True
    if party.actor is not None:
        return not party.is_place and (len(cast.doc) <= _SHORT or has_standing(party, cast))
    crowds = lexicon.contexts.generic | lexicon.contexts.crowds | lexicon.contexts.sheltered
    if party.kind == "group" and head_noun(party, cast) in crowds:
        return False  # "300,000 people visited the museum"
    head = cast.phrase_at(party.start)
    noun = lexicon.group(cast.doc[head.head].text) if head is not None else None
    return bool(party.title) or (party.kind == "group" and (noun is None or noun.kind in {"body", "role"}))
