"""Is it an encounter at all? False friends of a trigger word are refused, each with its reason."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.argument_site import Arguments
from tasks.nlp.coreference import Cast
from tasks.nlp.lexicon import Lexicon
from tasks.nlp.party import Party
from tasks.nlp.private_people import are_couple, has_standing, head_noun, is_family, is_kin, is_newborn, is_private
from tasks.nlp.sides import Sides, is_joint
from tasks.nlp.sports_matches import MATCH, has_office, is_sport
from tasks.nlp.triggers import Trigger
from tasks.nlp.words import words_of_doc

_LONG = 150  # tokens; a shorter text has no room to say who people are
_IN_IT = frozenset({"during", "in", "on", "over"})
_EVER = frozenset({"ever"})
_NOBODY = frozenset({"nobody", "none"})
_OF_WHAT = frozenset({"about", "against", "at", "for", "from", "of", "to"})
_HEARING = frozenset({"hear"})


def refusal(
    trigger: Trigger,
    arguments: Arguments,
    sides: Sides,
    cast: Cast,
    lexicon: Lexicon,
    *,
    in_sport: bool,
    is_sketch: bool = False,
) -> str | None:
    """Return why the trigger tells of no encounter, or None where it does.

    In a sketch nobody is known by name yet: only what the words of the clause decide is asked.
    """
    who, whom, both = sides.who, sides.whom, sides.both
    token, needs = trigger.token, trigger.rule.needs
    is_verb = trigger.rule.pos == "VERB"
    back = is_definite(token) or any(party.is_anaphor for party in sides.everybody)
    if is_verb and not who and not both and not (syntax.is_passive(token) and whom):
        return "nobody does it"
    if is_verb and any(each.lower_ in _NOBODY for each in syntax.subjects(token)[0]):
        return "nobody does it"
    if is_verb and syntax.negated_subject(token) is not None and syntax.has_adverbial(token, _EVER):
        return "nobody does it"  # "whom no president in office has ever seen"
    if is_verb and not whom and not both and (_has_object(arguments, lexicon) or _meets_a_thing(trigger, lexicon)):
        return "the other side is nobody"
    if trigger.rule.frame == "meet" and _is_answer(token):
        return "an answer to what somebody did"
    if _is_habit(token, lexicon):
        return "speaks of what is usual"
    if _is_unanswered(trigger, lexicon):
        return "nobody answered"
    if trigger.rule.frame == "nominal_message" and syntax.is_subject_of_being(token):
        return "says what somebody wants to say"
    if trigger.rule.frame == "receive" and syntax.has_adverbial(token, lexicon.contexts.judged):
        return "says how something was liked"
    if is_sketch:
        return None
    outlets = trigger.type in {"talks", "call"} or trigger.rule.frame == "with"
    if any(side and all(_is_press(p, cast, lexicon, outlets=outlets) for p in side) for side in (who, whom)):
        return "an interview"
    if trigger.rule.is_unspecific and whom and _is_statement(token, whom, lexicon):
        return "a statement"
    if is_sport(trigger, sides, cast, lexicon, in_sport=in_sport):
        return MATCH
    if needs == "whom" and not whom and not both and not back and not _is_shared(trigger, who, lexicon):
        return "the other side is not told"
    if needs == "person" and not back and not any(_can_answer(party) for party in [*whom, *both]):
        return "the other side is nobody who can answer"
    if trigger.rule.frame == "receive" and not back and whom and not any(_is_guest(party) for party in whom):
        return "nobody who can be a guest"
    if trigger.rule.frame == "receive" and not who and not both and syntax.is_passive(token):
        return "nobody receives"
    if trigger.rule.frame == "receive" and who and all(_is_crowd(party, cast, lexicon) for party in who):
        return "a crowd"
    if token.lemma_ == "welcome" and whom and all(is_newborn(party, cast, lexicon) for party in whom):
        return "a birth"
    if trigger.rule.frame == "receive" and _takes_in(who, whom, cast, lexicon):
        return "a body that takes people in"
    if is_verb and _is_invented(token, who, cast, lexicon):
        return "a story"
    if trigger.rule.no_particle and syntax.has_particle(token):
        return "means something else with its particle"
    if trigger.rule.not_to_do and syntax.has_infinitive(token):
        return "an appeal to do something"
    if needs in {"named", "several"} and not _is_had_by_office(trigger, who, whom):
        people = [party for party in [*who, *whom, *both] if _is_named(party, cast, persons_only=needs == "named")]
        are_apart = bool(both) or bool(who and whom) or _is_common(trigger, lexicon)
        if _how_many(people) < 2 or (needs == "named" and not are_apart):
            return "two who are named are wanted"
    if needs == "leaders" and not back and not _are_leaders(who, [*whom, *both], cast, joint=is_joint(token, lexicon)):
        return "not two who speak for others"
    if needs == "named" and (syntax.has_object_complement(token) or _is_taken_for(token)):
        return "says what somebody is called"
    if is_verb and whom and all(is_family(party, cast, lexicon) for party in whom):
        return "private people"
    if needs == "official":
        return _no_visit(trigger, arguments, sides, cast, lexicon)
    if is_verb and trigger.rule.frame == "meet" and not whom and not both and not _is_several(who):
        return "one alone does not meet"
    if _is_series(trigger, [*who, *whom, *both]):
        return "speaks of what is usual"
    if _is_generic([*who, *whom, *both], cast, lexicon):
        return "speaks of people in general"
    if is_kin([*who, *whom, *both], cast, lexicon):
        return "private people"
    if _is_heard_in_court(token, [*who, *whom, *both], cast, lexicon):
        return "told in court"
    if is_verb and are_couple(token, [*who, *whom, *both], cast, lexicon):
        return "private people"
    if trigger.rule.frame == "meet" and who and whom and all(_fights(each, cast, lexicon) for each in [*who, *whom]):
        return "a battle"
    if is_verb and len(cast.doc) > _LONG and is_private([*who, *whom, *both], cast):
        return "private people"
    return None


def has_sides(trigger: Trigger, sides: Sides, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether as many are told as the rule asks for, whoever they are: not one alone who "called it a success".

    Asked of a sketch, in which every name is somebody's: what is refused here is refused whatever the article says.
    """
    token, rule = trigger.token, trigger.rule
    who, others = sides.who, [*sides.whom, *sides.both]
    if (rule.no_particle and syntax.has_particle(token)) or (rule.not_to_do and syntax.has_infinitive(token)):
        return False
    back = is_definite(token) or any(party.is_anaphor for party in sides.everybody)
    outlets = trigger.type in {"talks", "call"} or rule.frame == "with"
    if any(side and all(_is_press(p, cast, lexicon, outlets=outlets) for p in side) for side in (who, sides.whom)):
        return False
    if rule.needs == "official":
        is_back = rule.pos == "NOUN" and is_definite(token) and not who
        return is_back or any(party.actor is not None or _is_visitor(party, cast, lexicon) for party in who)
    if rule.needs in {"named", "several"}:
        is_several = _how_many([party for party in sides.everybody if _is_named(party, cast, persons_only=False)]) > 1
        are_apart = bool(sides.both) or bool(who and sides.whom) or _is_common(trigger, lexicon)
        return is_several and (rule.needs == "several" or (are_apart and not syntax.has_object_complement(token)))
    spoke = len(who) > 1 and not syntax.prepositional(token, _OF_WHAT)  # "A and B spoke on Monday"
    if rule.needs == "leaders" and not back and not spoke and len(who[:1]) + len(others) < 2:
        return False
    is_shared = rule.needs == "whom" and _is_shared(trigger, who, lexicon)
    if rule.needs in {"whom", "person"} and not back and not others and not is_shared:
        return False
    return not _is_generic(sides.everybody, cast, lexicon)


def _has_object(arguments: Arguments, lexicon: Lexicon) -> bool:
    """Whether something is met, and not what the clause itself is: "met in Rome, the first such meeting"."""
    return any(head.lemma_ not in lexicon.contexts.meetings for head in arguments.whom)


def _meets_a_thing(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether the verb has an object, if none that could take part: "meet most of their need with imports"."""
    if trigger.rule.frame != "meet":
        return False
    found = syntax.objects(trigger.token)
    return syntax.has_object(trigger.token) and not (
        found and all(each.lemma_ in lexicon.contexts.meetings for each in found)
    )


def _is_unanswered(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether nobody was reached: "calls to the mayor went unanswered", "his calls were not returned"."""
    if trigger.type != "call" or trigger.rule.pos != "NOUN":
        return False
    if any(each.lower_ in lexicon.contexts.unanswered for each in syntax.predicated(trigger.token)):
        return True
    verb = syntax.verb_of(trigger.token)
    answers = verb is not None and verb.lemma_ in lexicon.contexts.answering and syntax.is_passive(verb)
    return verb is not None and answers and syntax.negation(verb) is not None


def _is_statement(verb: Token, whom: list[Party], lexicon: Lexicon) -> bool:
    """Whether a body only hears what somebody says: "Speaking to parliament, he said", "Speaking to Okaz, she said"."""
    above = syntax.governing_verb(verb)
    is_opening = verb.tag_ == "VBG" and above is not None and above.i > verb.i
    is_told = above is not None and above.lemma_ in lexicon.modality.speech
    return is_opening and is_told and all(party.kind == "organization" for party in whom)


def _is_answer(verb: Token) -> bool:
    """Whether the verb says what somebody got: "was met with silence", and not by whom."""
    return (
        verb.lemma_ == "meet"
        and syntax.is_passive(verb)
        and not syntax.agents(verb)
        and bool(syntax.prepositional(verb, frozenset({"with"})))
    )


def _is_habit(token: Token, lexicon: Lexicon) -> bool:
    """Whether the present tells of what is usual: "ministers meet every month", "presidents rarely visit them"."""
    verb = next(iter(syntax.own_verbs(token)), None)
    if verb is None or verb.tag_ not in {"VBZ", "VBP"} or syntax.auxiliaries(verb):
        return False
    return syntax.has_frequency(verb, lexicon.contexts.habitual)


def _is_series(trigger: Trigger, parties: list[Party]) -> bool:
    """Whether meetings of people without a name are told in the present: "meetings of its volunteers are held"."""
    token = trigger.token
    if trigger.type != "meeting" or token.tag_ != "NNS" or any(p.actor is not None or p.is_anaphor for p in parties):
        return False
    verb = next(iter(syntax.own_verbs(token)), None)
    return verb is not None and syntax.is_subject_of(token, verb) and syntax.is_habitual_form(verb)


def _is_shared(trigger: Trigger, who: list[Party], lexicon: Lexicon) -> bool:
    """Whether several who are told have it with each other, and with nobody else."""
    if len(who) < 2:
        return False
    is_within = trigger.type == "call" and _is_within(trigger) and all(party.actor is not None for party in who)
    return is_within or _is_had_together(trigger, lexicon)


def _is_common(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether its subjects have it with each other, whoever else does."""
    return _is_within(trigger) or _is_had_together(trigger, lexicon)


def _is_within(trigger: Trigger) -> bool:
    """Whether something is done in it: "in a call on Sunday A, B and C agreed"."""
    return trigger.rule.frame == "nominal" and syntax.preposition_before(trigger.token) in _IN_IT


def _is_had_together(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether it is the object of what several do: "A and B opened a dialogue", "shook hands", "had lunch"."""
    counted = syntax.event_head(trigger.token, lexicon.contexts.measures)  # "a round of dialogue"
    return trigger.rule.frame == "nominal" and syntax.is_light(counted, lexicon.contexts.sharing)


def _is_taken_for(verb: Token) -> bool:
    """Whether the verb says for what somebody is taken: "sees himself as bound to help", "saw him as a rival"."""
    return any(child.dep_ == "prep" and child.lower_ == "as" for child in verb.rights)


def _is_had_by_office(trigger: Trigger, who: list[Party], whom: list[Party]) -> bool:
    """Whether people were seen by somebody of office: "the parents were seen by the premier, Mr A"."""
    if trigger.rule.frame != "meet" or not syntax.is_passive(trigger.token):
        return False
    return any(party.title for party in who) and bool(whom) and all(p.kind in {"person", "group"} for p in whom)


def _is_guest(party: Party) -> bool:
    if party.is_place or party.is_seat:
        return False
    # a surname alone that the model takes for a firm
    is_surname = party.kind == "organization" and party.actor is not None and party.text.isalpha()
    return party.kind in {"person", "group", "country"} or (is_surname and party.text.istitle())


def _is_crowd(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether they only line the street: "protesters greeted the premier with eggs"."""
    return party.actor is None and not party.is_anaphor and head_noun(party, cast) in lexicon.contexts.crowds


def _takes_in(hosts: list[Party], guests: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether a country or body gives people shelter: "Uganda hosts refugees", "the clinic received 30 children"."""
    if not hosts or any(party.kind == "person" or party.is_anaphor for party in hosts):
        return False
    return all(party.actor is None and head_noun(party, cast) in lexicon.contexts.sheltered for party in guests)


def _is_invented(verb: Token, who: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether the encounter is in a story: told in the present, "in the film", or of its heroine."""
    if any(party.actor is None and head_noun(party, cast) in lexicon.contexts.figures for party in who):
        return True
    if syntax.is_past(verb) or syntax.auxiliaries(verb):
        return False
    words = words_of_doc(verb.doc)
    return any(
        words.lemma[i] in lexicon.contexts.stories and syntax.preposition_before(verb.doc[i]) == "in"
        for i in range(verb.sent.start, verb.sent.end)
    )


def _are_leaders(one: list[Party], other: list[Party], cast: Cast, *, joint: bool) -> bool:
    """Whether people or governments of some standing speak, one of them with an office, and are named."""
    sides = [one, other] if one else [other[:1], other[1:]]
    if not all(any(_is_named(party, cast, persons_only=False) for party in side) for side in sides):
        return False
    everybody = [*one, *other]
    return len(cast.doc) <= _LONG or joint or any(has_office(party, cast) for party in everybody)


def _is_named(party: Party, cast: Cast, *, persons_only: bool) -> bool:
    """Whether the party is somebody of a name, or of an office that stands for one."""
    if party.is_place or party.is_anaphor:
        return False
    if party.actor is None:
        is_office = bool(party.title) and party.kind == "person"
        return is_office or (party.kind == "country" and not persons_only) or _heads_bodies(party, cast)
    actor = cast.actors[party.actor]
    is_noun = cast.lexicon.group(actor.name) is not None  # a headline's "Prisoner takes tea with the president"
    return not is_noun and (not persons_only or actor.kind == "person")


def _heads_bodies(party: Party, cast: Cast) -> bool:
    """Whether it is those who head bodies that are told: "the heads of four banks"."""
    phrase = cast.phrase_at(party.start) if party.kind == "group" else None
    return phrase is not None and phrase.is_definite and bool(phrase.title) and bool(phrase.organization)


def _how_many(parties: list[Party]) -> int:
    """Return how many they are, whoever is named twice counted once."""
    return len({party.start if party.actor is None else -1 - party.actor for party in parties})


def _can_answer(party: Party) -> bool:
    return party.kind in {"person", "country", "organization", "group"} and not party.is_place


def _is_several(parties: list[Party]) -> bool:
    return len(parties) > 1 or any(p.kind == "group" or p.is_anaphor or p.kind == "organization" for p in parties)


def _is_generic(parties: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether nobody in particular is meant: "people", "a bidder", "a chief who refuses to see his critics"."""
    told = [party for party in parties if not party.is_anaphor]
    if any(party.actor is not None for party in told) or not told:
        return any(party.actor is None and _is_anyone(party, cast, lexicon) for party in told)
    for party in told:
        first, following = cast.doc[party.start], cast.doc[min(party.start + 1, party.end - 1)]
        is_one = first.lower_ in {"a", "an", "any", "every"} and party.kind == "person"
        is_bare = party.end - party.start == 1 and party.title is None and following.tag_ == "NNS"
        if not (is_one or is_bare or _is_anyone(party, cast, lexicon)):
            return False
    return True


def _is_anyone(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether the noun means nobody in particular; "the visitor" is somebody who was told before."""
    noun = head_noun(party, cast)
    is_told = cast.doc[party.start].lower_ == "the" and noun in lexicon.contexts.guests
    return noun in lexicon.contexts.generic and not is_told


def _is_heard_in_court(token: Token, parties: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether a court heard of it, and nobody there has an office or acts for a body or country."""
    verb = syntax.reporting_verb(token, _HEARING)
    if verb is None or any(party.actor is not None and has_standing(party, cast) for party in parties):
        return False
    return any(each.lemma_.lower() in lexicon.contexts.courts for each in syntax.subjects(verb)[0])


def _fights(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether they bear arms: where such people meet others like them, they fight."""
    return party.actor is None and not party.is_anaphor and head_noun(party, cast) in lexicon.contexts.troops


def _no_visit(trigger: Trigger, arguments: Arguments, sides: Sides, cast: Cast, lexicon: Lexicon) -> str | None:
    """Return why it is no visit of somebody who matters, or None where it is one."""
    is_verb = trigger.rule.pos == "VERB"
    if not is_verb and is_definite(trigger.token) and not sides.who:
        return None
    if is_verb and not arguments.goal:
        return "a visit to nowhere"
    if trigger.token.lemma_ == "tour" and is_verb and all(party.kind == "country" for party in sides.who):
        return MATCH  # "India tour Australia"
    short = len(cast.doc) <= _LONG
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
        return not party.is_place and (len(cast.doc) <= _LONG or has_standing(party, cast))
    head = cast.phrase_at(party.start)
    noun = lexicon.group(cast.doc[head.head].text) if head is not None else None
    return bool(party.title) or (party.kind == "group" and (noun is None or noun.kind in {"body", "role"}))


def _is_press(party: Party, cast: Cast, lexicon: Lexicon, *, outlets: bool) -> bool:
    """Whether somebody asks questions for a living: "told Reuters", "in a phone conversation with the BBC"."""
    contexts = lexicon.contexts
    if party.actor is None:
        return head_noun(party, cast) in (contexts.press | contexts.media if outlets else contexts.press)
    actor = cast.actors[party.actor]
    titles = {word for title in actor.titles for word in title.split()}
    if actor.kind == "person":
        return bool(titles & contexts.press)
    told = {token.lower_ for token in cast.doc[party.start : party.end]}
    words = {word.lower().strip(".") for word in actor.name.split()} | told
    return outlets and actor.kind == "organization" and bool(words & contexts.media or "." in actor.name.strip("."))


def is_definite(token: Token) -> bool:
    """Whether a noun speaks of an encounter that was told before: "the meeting", "their talks"."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    owner = syntax.possessor(token)
    if any(each.lower_ == "such" for each in syntax.modifiers(token)):
        return syntax.negating_determiner(token) is not None  # "no such meeting"
    return syntax.determiner(token) in {"the", "this", "that", "these", "those", "both"} or (
        owner is not None and owner.lower_ in {"their", "theirs", "his", "her", "its"}
    )
