"""Is it an encounter at all? False friends of a trigger word are refused, each with its reason."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.argument_site import Arguments
from tasks.nlp.coreference import Cast
from tasks.nlp.lexicon import Lexicon
from tasks.nlp.party import Party
from tasks.nlp.phrase import POSSESSIVES
from tasks.nlp.sides import Sides, is_joint
from tasks.nlp.triggers import Trigger
from tasks.nlp.words import words_of_doc

_LONG = 150  # tokens; a shorter text has no room to say who people are
_IN_IT = frozenset({"during", "in", "on", "over"})
_EVER = frozenset({"ever"})
_NOBODY = frozenset({"nobody", "none"})
_OF_WHAT = frozenset({"about", "against", "at", "for", "from", "of", "to"})
_HEARING = frozenset({"hear"})
MATCH = "a match"
_SPORT = 4  # sports words in an article from which teams that meet are playing


def is_about_sport(doc: Doc, lexicon: Lexicon) -> bool:
    """Whether the article is a report of matches: there teams and players meet to play."""
    lemmas = words_of_doc(doc).lemma
    words = [lemma for lemma in lemmas if lemma in lexicon.contexts.sports]
    if len(words) >= _SPORT and len(set(words)) >= 3:
        return True
    weak = [lemma for lemma in lemmas if lemma in lexicon.contexts.games]
    return bool(words) and len(weak) >= 2 * _SPORT and len(set(weak)) >= _SPORT


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
    if _is_sport(trigger, sides, cast, lexicon, in_sport=in_sport):
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
    if token.lemma_ == "welcome" and whom and all(_is_newborn(party, cast, lexicon) for party in whom):
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
    if is_verb and whom and all(_is_family(party, cast, lexicon) for party in whom):
        return "private people"
    if needs == "official":
        return _no_visit(trigger, arguments, sides, cast, lexicon)
    if is_verb and trigger.rule.frame == "meet" and not whom and not both and not _is_several(who):
        return "one alone does not meet"
    if _is_series(trigger, [*who, *whom, *both]):
        return "speaks of what is usual"
    if _is_generic([*who, *whom, *both], cast, lexicon):
        return "speaks of people in general"
    if _is_kin([*who, *whom, *both], cast, lexicon):
        return "private people"
    if _is_heard_in_court(token, [*who, *whom, *both], cast, lexicon):
        return "told in court"
    if is_verb and _are_couple(token, [*who, *whom, *both], cast, lexicon):
        return "private people"
    if trigger.rule.frame == "meet" and who and whom and all(_fights(each, cast, lexicon) for each in [*who, *whom]):
        return "a battle"
    if is_verb and len(cast.doc) > _LONG and _is_private([*who, *whom, *both], cast):
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
    """Whether several have it with each other: "A and B opened a dialogue", "A and B had lunch"."""
    is_noun = trigger.rule.pos == "NOUN" and trigger.rule.frame == "nominal"
    if is_noun and trigger.type == "call" and syntax.preposition_before(trigger.token) in _IN_IT and len(who) > 1:
        return all(party.actor is not None for party in who)  # "in a call on Sunday A, B and C agreed"
    counted = syntax.event_head(trigger.token, lexicon.contexts.measures)  # "a round of dialogue"
    return is_noun and len(who) > 1 and syntax.is_light(counted, lexicon.contexts.sharing)


def _is_common(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether its subjects have it with each other: "A and B shook hands", "in a call on Monday A and B agreed"."""
    token = trigger.token
    if trigger.rule.pos != "NOUN" or trigger.rule.frame != "nominal":
        return False
    counted = syntax.event_head(token, lexicon.contexts.measures)  # "a round of dialogue"
    return syntax.preposition_before(token) in _IN_IT or syntax.is_light(counted, lexicon.contexts.sharing)


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


def _is_newborn(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is a child that was born: "welcomed a daughter"."""
    return party.actor is None and not party.is_anaphor and _head(party, cast) in lexicon.contexts.newborns


def _is_crowd(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether they only line the street: "protesters greeted the premier with eggs"."""
    return party.actor is None and not party.is_anaphor and _head(party, cast) in lexicon.contexts.crowds


def _takes_in(hosts: list[Party], guests: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether a country or body gives people shelter: "Uganda hosts refugees", "the clinic received 30 children"."""
    if not hosts or any(party.kind == "person" or party.is_anaphor for party in hosts):
        return False
    return all(party.actor is None and _head(party, cast) in lexicon.contexts.sheltered for party in guests)


def _is_invented(verb: Token, who: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether the encounter is in a story: told in the present, "in the film", or of its heroine."""
    if any(party.actor is None and _head(party, cast) in lexicon.contexts.figures for party in who):
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
    return len(cast.doc) <= _LONG or joint or any(_has_office(party, cast) for party in everybody)


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


def _head(party: Party, cast: Cast) -> str:
    phrase = cast.phrase_at(party.start)
    token = cast.doc[phrase.head] if phrase is not None and phrase.head < party.end else cast.doc[party.end - 1]
    return token.lemma_.lower()


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
    noun = _head(party, cast)
    is_told = cast.doc[party.start].lower_ == "the" and noun in lexicon.contexts.guests
    return noun in lexicon.contexts.generic and not is_told


def _is_kin(parties: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether somebody meets family, friends or neighbours, and nobody of standing is there."""
    kin = [
        party
        for party in parties
        if (party.actor is None and _head(party, cast) in lexicon.contexts.kin and _is_own(party, cast))
        or _is_named_kin(party, cast, lexicon)
    ]
    others = [party for party in parties if party not in kin]
    if kin and others and all(_is_of_no_office(party, cast, lexicon) for party in others):
        return True  # "the actress and her former husband"
    is_beside = len(others) > 1 and all(party.actor is not None for party in others)  # "A and his wife met B"
    return bool(kin) and not is_beside and not any(_has_standing(party, cast) for party in others)


def _is_of_no_office(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether somebody whom nobody names is told by what he does for a living."""
    noun = lexicon.group(_head(party, cast))
    is_one = party.actor is None and party.kind == "person" and not party.country
    return is_one and noun is not None and noun.kind == "people"


def _is_family(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is somebody of no standing but for whose kin it is: "her mother", "their second child"."""
    if party.actor is not None:
        is_couple = _is_named_kin(party, cast, lexicon, among=lexicon.contexts.spouses)
        return is_couple or (_is_named_kin(party, cast, lexicon) and not _has_standing(party, cast))
    owned = cast.doc[party.start].lower_ in POSSESSIVES or cast.doc[max(0, party.start - 1)].lower_ in POSSESSIVES
    return owned and not party.is_anaphor and _head(party, cast) in lexicon.contexts.family


def _is_named_kin(party: Party, cast: Cast, lexicon: Lexicon, *, among: frozenset[str] | None = None) -> bool:
    """ "visiting her father, Sergei Skripal", "met his future wife Glenys", "met her husband, the cellist Aron"."""
    # "his guest" may be a president
    kin = (lexicon.contexts.kin if among is None else among) - lexicon.contexts.guests
    doc, start = cast.doc, party.start
    following = doc[start + 1 : min(start + 3, party.end)]
    if doc[start].lower_ in POSSESSIVES:
        return any(each.lemma_.lower() in kin for each in following)
    noun = start - 2 if start > 1 and doc[start - 1].text == "," else start - 1
    is_called = noun > 0 and doc[noun - 1].lower_ in POSSESSIVES  # "met his wife | Glenys"
    return is_called and doc[noun].lemma_.lower() in kin


def _is_own(party: Party, cast: Cast) -> bool:
    """Whether it is somebody's own: "his wife", "friends", but not "relatives of the missing"."""
    phrase = cast.phrase_at(party.start)
    return phrase is None or phrase.owner is not None or party.end - party.start == 1


def _is_heard_in_court(token: Token, parties: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether a court heard of it, and nobody there has an office or acts for a body or country."""
    verb = syntax.reporting_verb(token, _HEARING)
    if verb is None or any(party.actor is not None and _has_standing(party, cast) for party in parties):
        return False
    return any(each.lemma_.lower() in lexicon.contexts.courts for each in syntax.subjects(verb)[0])


def _are_couple(verb: Token, parties: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is told how a couple met: "met and married", "met at a dance. They were married a year later"."""
    courting = lexicon.contexts.courting
    if syntax.coordinated_lemmas(verb) & courting:
        return True
    end = verb.sent.end
    following = verb.doc[end].sent if end < len(verb.doc) else ()
    return any(each.lemma_ in courting for each in following) and _is_private(parties, cast)


def _fights(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether they bear arms: where such people meet others like them, they fight."""
    return party.actor is None and not party.is_anaphor and _head(party, cast) in lexicon.contexts.troops


def _is_private(parties: list[Party], cast: Cast) -> bool:
    """Whether all are named people of whom the article gives no office, organisation, country or "Mr"."""
    people = [party for party in parties if party.actor is not None]
    return len(people) == len(parties) > 0 and all(not _has_standing(party, cast) for party in people)


def _has_standing(party: Party, cast: Cast) -> bool:
    contexts = cast.lexicon.contexts
    if party.actor is None:
        is_private = _head(party, cast) in contexts.generic | contexts.kin  # "a girl wrote to her mother"
        return (bool(party.title) and not is_private) or party.kind == "group"
    actor = cast.actors[party.actor]
    if actor.kind != "person" or actor.organization or actor.country:
        return True
    return any(title.split()[-1] not in contexts.generic | contexts.kin for title in actor.titles)


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
    if is_verb and not sides.whom and not short and not any(_has_office(party, cast) for party in sides.who):
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
        return not party.is_place and (len(cast.doc) <= _LONG or _has_standing(party, cast))
    head = cast.phrase_at(party.start)
    noun = lexicon.group(cast.doc[head.head].text) if head is not None else None
    return bool(party.title) or (party.kind == "group" and (noun is None or noun.kind in {"body", "role"}))


def _is_press(party: Party, cast: Cast, lexicon: Lexicon, *, outlets: bool) -> bool:
    """Whether somebody asks questions for a living: "told Reuters", "in a phone conversation with the BBC"."""
    contexts = lexicon.contexts
    if party.actor is None:
        return _head(party, cast) in (contexts.press | contexts.media if outlets else contexts.press)
    actor = cast.actors[party.actor]
    titles = {word for title in actor.titles for word in title.split()}
    if actor.kind == "person":
        return bool(titles & contexts.press)
    told = {token.lower_ for token in cast.doc[party.start : party.end]}
    words = {word.lower().strip(".") for word in actor.name.split()} | told
    return outlets and actor.kind == "organization" and bool(words & contexts.media or "." in actor.name.strip("."))


def _is_sport(trigger: Trigger, sides: Sides, cast: Cast, lexicon: Lexicon, *, in_sport: bool) -> bool:
    if in_sport and trigger.type == "visit":
        return not any(_has_office(party, cast) for party in sides.who)
    if trigger.type != "meeting" or trigger.rule.frame not in {"meet", "nominal", "receive"}:
        return False
    parties = sides.everybody
    if any(_has_office(party, cast) for party in parties):
        return False
    if any(_administers(party, cast, lexicon) for party in parties):
        return False
    playing = lexicon.contexts.sports | lexicon.contexts.games
    # "the two sides will meet" may be governments
    said = {i for party in parties if party.is_anaphor for i in range(party.start, party.end)}
    here = any(token.lemma_.lower() in playing for token in trigger.token.sent if token.i not in said)
    here = here or (not said and _goes_on_playing(trigger, lexicon.contexts.sports | lexicon.contexts.won))
    is_about_players = trigger.rule.frame != "receive" and not _has_anybody_standing(parties, cast)
    if is_about_players and _was_played(trigger.token, lexicon):
        return True
    if trigger.rule.frame == "nominal":
        is_contest = not any(party.kind == "person" for party in parties) and _is_contest(trigger.token, lexicon)
        return is_contest or (in_sport and here)
    if trigger.rule.frame == "meet" and _is_at_a_stage(trigger.token, lexicon):
        return True
    return in_sport or (here and not any(party.kind == "person" for party in parties))


def _has_anybody_standing(parties: list[Party], cast: Cast) -> bool:
    """Whether anybody has an office or acts for a body or country, or nobody is named at all."""
    people = [party for party in parties if party.actor is not None and party.kind == "person"]
    return not people or any(_has_standing(party, cast) for party in parties)


def _was_played(token: Token, lexicon: Lexicon) -> bool:
    """Whether the sentence before tells of a match: "… in the derby. A and B have never met as managers"."""
    words = words_of_doc(token.doc)
    start = words.sentence_start(token.i)
    if start == 0:
        return False
    before = range(words.sentence_start(start - 1), start)
    return any(words.lemma[i] in lexicon.contexts.sports for i in before)


def _is_contest(token: Token, lexicon: Lexicon) -> bool:
    """Whether the sentence says in what they met and who won: "the final repeats a meeting that England won"."""
    words = words_of_doc(token.doc)
    start, end = words.sentence_start(token.i), words.sentence_end(token.i)
    lemmas = {words.lemma[i] for i in range(start, end)}
    return bool(lemmas & lexicon.contexts.stages) and bool(lemmas & lexicon.contexts.won)


def _goes_on_playing(trigger: Trigger, playing: frozenset[str]) -> bool:
    """Whether what follows "A will meet B" tells of a match."""
    end = trigger.token.sent.end
    if trigger.rule.frame != "meet" or syntax.preposition_before(trigger.token) or end >= len(trigger.token.doc):
        return False
    following = trigger.token.doc[end].sent
    return any(token.lemma_.lower() in playing for token in following)


def _is_at_a_stage(verb: Token, lexicon: Lexicon) -> bool:
    """Whether they meet in what only players meet in: "in the semi-final", but not "in the final round of talks"."""
    doc, sentence = verb.doc, verb.sent
    for i in range(verb.i + 1, min(sentence.end - 2, verb.i + 8)):
        if doc[i].lower_ != "in":
            continue
        for noun in doc[i + 1 : min(sentence.end, i + 5)]:
            if noun.pos_ == "ADP":
                break
            whole = syntax.hyphenated(noun)
            end = noun.i + 1 if whole == noun.lower_ else noun.i + 2 * whole.count("-") + 1
            if whole == "round" and noun.i + 1 < sentence.end and doc[noun.i + 1].like_num:
                return True  # "meets him in round nine"
            if whole in lexicon.contexts.stages and (end >= sentence.end or doc[end].pos_ not in {"NOUN", "PROPN"}):
                return True
    return False


def _administers(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is a body that decides and does not play: "the board of the club", "the Civil Aviation Authority"."""
    name = cast.actors[party.actor].name if party.actor is not None else party.text
    return party.kind in {"organization", "group"} and bool(
        lexicon.contexts.administrations & set(name.lower().split())
    )


def _has_office(party: Party, cast: Cast) -> bool:
    if party.actor is None:
        return bool(party.title)
    actor = cast.actors[party.actor]
    return actor.kind == "person" and bool(actor.title)


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
