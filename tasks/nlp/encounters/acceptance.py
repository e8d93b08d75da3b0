"""Is it an encounter at all? False friends of a trigger word are refused, each with its reason."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.encounters.in_general import is_in_general
from tasks.nlp.encounters.interviews import is_interview
from tasks.nlp.encounters.needed_sides import lack
from tasks.nlp.encounters.private_matters import is_private_matter
from tasks.nlp.encounters.publics import is_asked_of_public, is_public
from tasks.nlp.encounters.sports_matches import MATCH, is_sport
from tasks.nlp.encounters.ways_that_meet import ways_that_meet
from tasks.nlp.knowledge.lexicon import Lexicon, fold
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.parties.argument_site import Arguments
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.private_people import (
    are_couple,
    has_standing,
    head_noun,
    is_family,
    is_kin,
    is_newborn,
    is_of_crime,
    is_private,
)
from tasks.nlp.sides.sides import Sides
from tasks.nlp.sides.told_before import is_definite, is_once_more
from tasks.nlp.sides.triggers import Trigger
from tasks.nlp.status.left_open import is_about_meeting
from tasks.nlp.text.sentence_numbers import sentence_end, sentence_start
from tasks.nlp.text.words import words_of_doc

_THERE = frozenset({"on", "via", "through", "over"})
_TWO = 2
_ON = frozenset({"on", "upon"})
_LONG = 150  # tokens; a shorter text has no room to say who people are


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
    if is_verb and any(each.lower_ in lexicon.contexts.nobody for each in syntax.subjects(token)[0]):
        return "nobody does it"
    if is_verb and syntax.negated_subject(token) is not None and syntax.has_adverbial(token, lexicon.contexts.ever):
        return "nobody does it"  # "whom no president in office has ever seen"
    if (
        is_verb
        and not whom
        and not both
        and (_has_object(trigger, arguments, lexicon) or _meets_a_thing(trigger, lexicon))
    ):
        return "the other side is nobody"
    if trigger.rule.frame == "with" and not whom and syntax.has_qualifier(token, lexicon.contexts.apart):
        return "each for himself"  # "both men spoke separately about the budget"
    if trigger.rule.frame == "meet" and _is_answer(token):
        return "an answer to what somebody did"
    if _is_habit(token, lexicon) or is_in_general(token, lexicon):
        return "speaks of what is usual"
    if is_public(token, lexicon) or (len(sides.everybody) < _TWO and is_asked_of_public(token, lexicon)):
        return "a public"
    if is_verb and syntax.is_never_before(token):
        return "says what there had not been before"
    if _is_unanswered(trigger, lexicon):
        return "nobody answered"
    if trigger.rule.frame == "nominal_message" and syntax.is_subject_of_being(token):
        return "says what somebody wants to say"
    if trigger.rule.frame == "bring" and any(
        each.lemma_ in lexicon.contexts.works for each in syntax.subjects(token)[0]
    ):
        return "a work of art"
    if trigger.rule.frame == "receive" and syntax.has_adverbial(token, lexicon.contexts.judged):
        return "says how something was liked"
    if _is_discussed(token, lexicon):
        return "a topic"
    if is_sketch:
        return None
    if _is_on_the_web(token, arguments, lexicon):
        return "met on the web alone"
    if is_interview(trigger, sides, cast, lexicon):
        return "an interview"
    if trigger.rule.is_unspecific and whom and _is_statement(token, whom, lexicon):
        return "a statement"
    if is_sport(trigger, sides, cast, lexicon, in_sport=in_sport):
        return MATCH
    if is_private_matter(trigger, sides, cast, lexicon, in_sport=in_sport):
        return "private people"
    if (
        trigger.rule.frame == "receive"
        and not back
        and whom
        and not any(_is_guest(party, cast, lexicon) for party in whom)
        and not _is_received_by_somebody(token, who, whom)
    ):
        return "nobody who can be a guest"
    if trigger.rule.frame == "receive" and not who and not both and syntax.is_passive(token):
        return "nobody receives"
    if trigger.rule.frame == "receive" and who and all(_is_crowd(party, cast, lexicon) for party in who):
        return "a crowd"
    if token.lemma_ == "welcome" and whom and all(is_newborn(party, cast, lexicon) for party in whom):
        return "a birth"
    if trigger.rule.frame == "receive" and _takes_in(who, whom, cast, lexicon):
        return "a body that takes people in"
    if _is_invented(token, who, cast, lexicon) if is_verb else _is_written(token, lexicon):
        return "a story"
    if (other := _means_another_thing(trigger, lexicon)) is not None:
        return other
    if (missing := lack(trigger, arguments, sides, cast, lexicon)) is not None:
        return missing
    if needs == "named" and (syntax.has_object_complement(token) or _is_taken_for(token, lexicon)):
        return "says what somebody is called"
    if trigger.rule.frame == "meet" and (ways := ways_that_meet(token, sides, lexicon)) is not None:
        return ways
    if trigger.type == "talks" and not is_verb and not whom and not both and is_about_meeting(token, lexicon):
        return "talks on whether there will be a meeting"
    if trigger.type == "talks" and not is_verb and not who and not whom and _is_lecture(token, both):
        return "a lecture"
    if (is_verb or who) and whom and all(is_family(party, cast, lexicon) for party in whom):
        return "private people"
    if needs == "official":
        return None
    if is_verb and trigger.rule.frame == "meet" and not whom and not both and not _is_several(who, token, lexicon):
        return "one alone does not meet"
    if _is_series(trigger, [*who, *whom, *both]):
        return "speaks of what is usual"
    if _is_generic([*who, *whom, *both], cast, lexicon):
        return "speaks of people in general"
    if is_kin([*who, *whom, *both], cast, lexicon):
        return "private people"
    if is_of_crime([*who, *whom, *both], cast, lexicon):
        return "told of a crime"
    if _is_heard_in_court(token, [*who, *whom, *both], cast, lexicon):
        return "told in court"
    if token.lemma_ == "sit" and _is_a_bench(token, [*who, *whom], lexicon):
        return "judges on one bench"
    if is_verb and are_couple(token, [*who, *whom, *both], cast, lexicon):
        return "private people"
    if trigger.rule.frame == "meet" and who and whom and all(_fights(each, cast, lexicon) for each in [*who, *whom]):
        return "a battle"
    if is_verb and len(cast.doc) > _LONG and is_private([*who, *whom, *both], cast):
        return "private people"
    return None


def has_sides(trigger: Trigger, arguments: Arguments, sides: Sides, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether as many are told as the rule asks for, whoever they are: not one alone who "called it a success".

    Asked of a sketch, in which every name is somebody's: what is refused here is refused whatever the article says.
    """
    is_spoilt = _means_another_thing(trigger, lexicon) is not None or is_interview(trigger, sides, cast, lexicon)
    if is_spoilt or lack(trigger, arguments, sides, cast, lexicon, is_sketch=True) is not None:
        return False
    if trigger.rule.needs in {"official", "named", "several"}:
        is_appeal = syntax.has_object_complement(trigger.token) and not trigger.rule.not_to_do
        return trigger.rule.needs != "named" or not is_appeal
    return not _is_generic(sides.everybody, cast, lexicon)


def _means_another_thing(trigger: Trigger, lexicon: Lexicon) -> str | None:
    """Return what the word means instead, with its particle or with what somebody is to do."""
    if trigger.rule.no_particle and (syntax.has_particle(trigger.token) or _is_done_on(trigger.token)):
        return "means something else with its particle"
    addressing, coming = lexicon.contexts.addressing, lexicon.contexts.called_to
    if trigger.rule.not_to_do and syntax.has_infinitive(trigger.token, addressing, coming):
        return None if _comes_to_speak(trigger, lexicon) else "an appeal to do something"
    if trigger.rule.not_usual and syntax.is_habitual_form(trigger.token):
        return "speaks of what is usual"
    return None


def _is_done_on(verb: Token) -> bool:
    """Whether "on" and somebody stand right behind: "called on the head of the League", but not "called on Sunday"."""
    behind = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    if behind.lower_ not in _ON or behind.head != verb:
        return False
    return not any(each.ent_type_ in {"DATE", "TIME"} for each in behind.children)


def _comes_to_speak(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether those who are sent say what they came for: "a delegation called on Ada Byron to discuss the mine"."""
    infinitives = (
        each.lemma_ for each in trigger.token.subtree if each.i > trigger.token.i and syntax.is_infinitive(each)
    )
    is_speaking = next(infinitives, "") in lexicon.contexts.called_to
    callers, _passive = syntax.subjects(trigger.token)
    return is_speaking and any(each.lemma_ in lexicon.contexts.missions for each in callers)


def _has_object(trigger: Trigger, arguments: Arguments, lexicon: Lexicon) -> bool:
    """Whether something is met, and not what the clause itself is: "met in Rome, the first such meeting".

    Nor is what stands behind another "with": "met in Rome with a view to peace", "met in Rome, with oil in focus".
    """
    met = (head for head in arguments.whom if head.lemma_ not in lexicon.contexts.meetings)
    return any(not (trigger.rule.frame == "meet" and syntax.is_apart(head, trigger.token)) for head in met)


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


def _is_discussed(token: Token, lexicon: Lexicon) -> bool:
    """Whether it is only what others speak of doing: "discussed reopening the port and negotiating with Iceland"."""
    above = syntax.verb_with_gerund(token)
    if above is None:
        return False
    return any(rule.is_topical for _, rule in lexicon.triggers(above.lemma_, "VERB"))


def _is_on_the_web(token: Token, arguments: Arguments, lexicon: Lexicon) -> bool:
    """Whether they came upon each other on a network: "met on Facebook", "struck up a conversation on Twitter"."""
    verb = token if token.pos_ == "VERB" else syntax.governing_verb(token)
    words = [token, *arguments.whom, *([verb] if verb is not None else [])]
    networks = lexicon.contexts.networks
    return any(each.lower_ in networks for word in words for each in syntax.prepositional(word, _THERE))


def _is_answer(verb: Token) -> bool:
    """Whether the verb says what somebody got: "was met with silence", and not by whom."""
    return (
        verb.lemma_ == "meet"
        and syntax.is_passive(verb)
        and not syntax.agents(verb)
        and bool(syntax.prepositional(verb, frozenset({"with"})))
    )


def _is_habit(token: Token, lexicon: Lexicon) -> bool:
    """Whether it is told as usual: "ministers meet every month", "rarely visit them", "in meeting after meeting"."""
    if _is_one_after_another(token):
        return True
    verb = next(iter(syntax.own_verbs(token)), None)
    if verb is None or verb.tag_ not in {"VBZ", "VBP"} or syntax.auxiliaries(verb):
        return False
    return syntax.has_frequency(verb, lexicon.contexts.habitual)


def _is_one_after_another(noun: Token) -> bool:
    """Whether it is one of "meeting after meeting", and not told with whom: "meeting after meeting | with B"."""
    lemmas = [each.lemma_ for each in noun.doc[max(0, noun.i - 2) : noun.i + 3]]
    pair = ["after", noun.lemma_]
    is_last = lemmas[:2] == pair[::-1] and noun.i + 1 < len(noun.doc) and noun.nbor().pos_ != "ADP"
    return lemmas[-2:] == pair or is_last


def _is_series(trigger: Trigger, parties: list[Party]) -> bool:
    """Whether meetings of people without a name are told in the present: "meetings of its volunteers are held"."""
    token = trigger.token
    if trigger.type != "meeting" or token.tag_ != "NNS" or any(p.actor is not None or p.is_anaphor for p in parties):
        return False
    verb = next(iter(syntax.own_verbs(token)), None)
    return verb is not None and syntax.is_subject_of(token, verb) and syntax.is_habitual_form(verb)


def _is_taken_for(verb: Token, lexicon: Lexicon) -> bool:
    """Whether the verb says for what somebody is taken: "saw him as a rival", "sees himself as “bound to help”"."""
    is_of_himself = any(each.lower_ in lexicon.contexts.reflexives for each in syntax.objects(verb))
    return is_of_himself or any(child.dep_ == "prep" and child.lower_ == "as" for child in verb.rights)


def _is_guest(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    if party.is_place or party.is_seat:
        return False
    if party.kind == "organization" and cast.doc[party.start].lower_ in lexicon.contexts.sent:
        return True  # "representatives of BASF"
    # a surname alone that the model takes for a firm
    is_surname = party.kind == "organization" and party.actor is not None and party.text.isalpha()
    return party.kind in {"person", "group", "country"} or (is_surname and party.text.istitle())


def _is_received_by_somebody(verb: Token, who: list[Party], whom: list[Party]) -> bool:
    """Whether a body is told to have been received by a person: "the board was received by the emir"."""
    is_body = any(party.kind == "organization" and not party.text[:1].isupper() for party in whom)
    return is_body and syntax.is_passive(verb) and any(party.kind == "person" for party in who)


def _is_lecture(noun: Token, both: list[Party]) -> bool:
    """Whether one person gives it: "talks by the astronaut Tim Peake"."""
    is_by = bool(syntax.prepositional(noun, frozenset({"by"})))
    return is_by and len(both) == 1 and both[0].kind == "person" and noun.lemma_ == "talk"


def _is_crowd(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether they only line the street: "protesters greeted the premier with eggs"."""
    return party.actor is None and not party.is_anaphor and head_noun(party, cast) in lexicon.contexts.crowds


def _takes_in(hosts: list[Party], guests: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether a country or body gives people shelter: "Uganda hosts refugees", "the clinic received 30 children"."""
    if not hosts or any(party.kind == "person" or party.is_anaphor for party in hosts):
        return False
    return all(
        (party.actor is None and head_noun(party, cast) in lexicon.contexts.sheltered)
        or _are_counted_nationals(party, cast, lexicon)
        for party in guests
    )


def _are_counted_nationals(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether only their number and country are told: "60,000 Belarusians"."""
    last = cast.doc[party.end - 1]
    return (
        last.tag_ in {"NNS", "NNPS"}
        and fold(last.lemma_) in lexicon.demonyms
        and any(each.like_num for each in syntax.modifiers(last))
    )


def _is_invented(verb: Token, who: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether the encounter is in a story: told in the present, "in the film", or of its heroine."""
    if any(party.actor is None and head_noun(party, cast) in lexicon.contexts.figures for party in who):
        return True
    if syntax.is_past(verb) or syntax.auxiliaries(verb):
        return False
    words = words_of_doc(verb.doc)
    return any(
        words.lemma[i] in lexicon.contexts.stories and syntax.preposition_before(verb.doc[i]) == "in"
        for i in range(sentence_start(verb), sentence_end(verb))
    )


def _is_written(noun: Token, lexicon: Lexicon) -> bool:
    """Whether it stands in a story or is what one is about: "the dialogue in A's film", "a film about a meeting"."""
    told_in = syntax.prepositional(noun, frozenset({"in"}))
    above = syntax.noun_above(noun) if syntax.preposition_before(noun) == "about" else None
    return any(each is not None and each.lemma_.lower() in lexicon.contexts.stories for each in (*told_in, above))


def _is_several(parties: list[Party], verb: Token, lexicon: Lexicon) -> bool:
    """Whether they are more than one; who says "we will meet again" speaks of those whom he met."""
    if is_once_more(verb, lexicon.contexts) and any(verb.doc[party.start].lower_ == "we" for party in parties):
        return True
    if any(each.lower_ in lexicon.contexts.chaired_bodies for each in syntax.subjects(verb)[0]):
        return True  # "the committee headed by A will convene"
    return len(parties) > 1 or any(p.kind == "group" or p.is_anaphor or p.kind == "organization" for p in parties)


def _is_generic(parties: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether nobody in particular is meant: "people", "a bidder", "a chief who refuses to see his critics"."""
    told = [party for party in parties if not party.is_anaphor]
    if any(party.actor is not None for party in told) or not told:
        return any(party.actor is None and _is_anyone(party, cast, lexicon) for party in told)
    for party in told:
        first, following = cast.doc[party.start], cast.doc[min(party.start + 1, party.end - 1)]
        is_one = first.lower_ in {"a", "an", "any", "every"} and party.kind == "person" and not _is_envoy(party, first)
        is_bare = party.end - party.start == 1 and party.title is None and following.tag_ == "NNS"
        if not (is_one or is_bare or _is_anyone(party, cast, lexicon)):
            return False
    return True


def _is_envoy(party: Party, first: Token) -> bool:
    """Whether it is one certain person of a country's service, though nobody names him: "a Russian general"."""
    return first.lower_ in {"a", "an"} and party.country is not None and party.title is not None


def _is_anyone(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether the noun means nobody in particular; "the visitor" is somebody who was told before."""
    if cast.doc[party.start].lower_ == "your":
        return True  # "discuss it with your doctor"
    noun = head_noun(party, cast)
    if noun not in lexicon.contexts.generic:
        return False
    is_told = cast.doc[party.start].lower_ in {"the", "his", "her"} and noun in lexicon.contexts.guests
    return not (is_told or _is_of_a_kind(party, cast, lexicon))


def _is_of_a_kind(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether a noun of two words says of which kind they are: "business people"."""
    phrase = cast.phrase_at(party.start)
    if phrase is None or phrase.head == phrase.start or phrase.head >= party.end:
        return False
    return lexicon.group(cast.doc[phrase.head - 1 : phrase.head + 1].text) is not None


def _is_heard_in_court(token: Token, parties: list[Party], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether a court heard of it, and nobody there has an office or acts for a body or country."""
    verb = syntax.reporting_verb(token, lexicon.contexts.hearing)
    if verb is None or any(party.actor is not None and has_standing(party, cast) for party in parties):
        return False
    return any(each.lemma_.lower() in lexicon.contexts.courts for each in syntax.subjects(verb)[0])


def _is_a_bench(token: Token, parties: list[Party], lexicon: Lexicon) -> bool:
    """Whether judges hear a case: "Lady Weber, sitting with Lords Klein and Novak", "Judge A, sitting with B"."""
    if syntax.has_particle(token) or not parties:
        return False
    judges = [
        party
        for party in parties
        if any(word.lower_ in lexicon.contexts.judges for word in token.doc[max(0, party.start - 1) : party.end])
    ]
    return judges[:1] == parties[:1] and len(judges) > 1


def _fights(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether they bear arms, "army units", "the Joint Force": where such people meet others like them, they fight."""
    if party.is_anaphor or (party.actor is not None and party.kind != "organization"):
        return False
    return head_noun(party, cast) in lexicon.contexts.troops
