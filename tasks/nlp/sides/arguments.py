"""Where do the participants of a trigger stand? One function per frame of seeds/events/*.toml."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.parties.argument_site import BETWEEN, DURING, WITH, Arguments, Site
from tasks.nlp.sides.spoken_of import bond_with
from tasks.nlp.sides.visit_arguments import (
    given_time,
    invited,
    nominal_call_on,
    nominal_guest,
    nominal_host,
    nominal_visit,
    travel,
    visit,
)  # fmt: skip

_OF_THINGS = frozenset({"of", "in", "on", "at", "for", "over"})
_OF = frozenset({"of"})
_OVER = frozenset({"over", "during", "at"})
_IN = frozenset({"in"})
_GETTING = frozenset({"take", "get", "have", "enjoy"})
_COME_FROM = frozenset({"from", "of"})
_GIVEN_TO = frozenset({"to", "for"})
_LED_TO = frozenset({"to", "around", "round"})
_IN_IT = frozenset({"in", "at", "during"})
_TRADED = frozenset({"to", "with", "from"})
_THERE = frozenset({"in", "at", "for"})


def meet(site: Site) -> Arguments:
    """ "A met B", "A met with B", "A and B met", "B was met by A"."""
    token = site.token
    subjects, passive = syntax.subjects(token)
    others = syntax.objects(token) + syntax.prepositional(token, site.rule.with_)
    others = [each for each in others if not syntax.is_afterthought(each)]
    if passive:
        return Arguments(who=syntax.agents(token), whom=subjects, verb=token)
    if syntax.is_reciprocal(token):
        return Arguments(both=subjects, verb=token)
    waited, awaited = syntax.waiting_to(token)
    if waited:
        return Arguments(who=waited, whom=others or awaited, verb=token)
    if not others:
        subjects = syntax.all_before_relative(token, subjects)
    mistaken = syntax.object_taken_for_subject(token) if not others else None
    if mistaken is not None:
        return Arguments(whom=[mistaken], verb=token)
    return Arguments(who=subjects, whom=others, verb=token)


def bring(site: Site) -> Arguments:
    """ "A brought B and C together": A only has them meet."""
    token = site.token
    is_joint = "together" in syntax.particles(token) or syntax.has_below(token, "together")
    if syntax.is_passive(token) or not is_joint:
        return Arguments(verb=token)
    return Arguments(both=syntax.objects(token), verb=token)


def receive(site: Site) -> Arguments:
    """ "A received B", "B was received by A", "B was summoned to A"."""
    found = meet(site)
    where = syntax.prepositional(site.token, site.rule.with_)
    if not found.who and where and syntax.is_passive(site.token):
        return replace(found, who=where)
    if not (found.whom or found.both or syntax.is_passive(site.token)):
        # "called in the ambassador": the parser may take the particle for a preposition
        behind = syntax.prepositional(site.token, site.rule.particles - site.rule.with_)
        return replace(found, whom=[each for each in behind if each.head.i == site.token.i + 1])
    # "summoned B to the ministry": where B had to come is nobody whom A sees
    return replace(found, whom=[each for each in found.whom if each not in where]) if found.who else found


def with_(site: Site) -> Arguments:
    """ "A sat down with B", "A wrote to B"."""
    token = site.token
    subjects, passive = syntax.subjects(token)
    if passive and token.nbor(1).lower_ in site.rule.with_ and syntax.agents(token):  # "A was called on by B"
        return Arguments(who=syntax.agents(token), whom=subjects, verb=token)
    agents = syntax.agents(token) if passive and (site.rule.is_joint or site.rule.particles) else []
    if any(len(syntax.conjuncts(each)) > 1 for each in agents):  # "the accord was hammered out by A and B"
        return Arguments(both=agents, verb=token)
    if syntax.is_reciprocal(token):  # "spoke to each other", "sat opposite one another"
        return Arguments(both=[] if passive else subjects, verb=token)
    whom = syntax.prepositional(token, site.rule.with_)
    if not whom and syntax.has_only_times(token):
        subjects = syntax.all_before_relative(token, subjects)
    bond = bond_with(token, site.contexts.bonds) if site.rule.is_unspecific else None
    if bond is not None:
        whom = [each for each in whom if syntax.first_conjunct(each).head != bond]
    things = [each for thing in syntax.objects(token) for each in (thing, *syntax.conjuncts(thing))]
    for thing in things:  # "discussed the plan with B"
        whom = whom or syntax.prepositional(thing, site.rule.with_)
    for thing in things if site.rule.is_topical else []:  # "discussed trade and the fate of the fishermen with B"
        parts = [each for part in syntax.prepositional(thing, _OF_THINGS) for each in (part, *syntax.conjuncts(part))]
        named = [each for part in parts for each in syntax.prepositional(part, site.rule.with_) if syntax.is_name(each)]
        whom = whom or named
    return Arguments(who=[] if passive else subjects, whom=whom, verb=token)


def across(site: Site) -> Arguments:
    """ "A sat across from B", "A and B sat across the table from each other": whatever the parser hangs "from" on."""
    token = site.token
    subjects, _ = syntax.subjects(token)
    below = [child for child in token.rights if child.lower_ in site.rule.particles]
    words = [token, *below, *(noun for child in below for noun in child.children)]
    whom = [each for word in words for each in syntax.prepositional(word, site.rule.with_)]
    if any(syntax.is_reciprocal(word) for word in words):
        return Arguments(both=subjects, verb=token)
    return Arguments(who=subjects, whom=whom, verb=token)


def secluded(site: Site) -> Arguments:
    """ "A was closeted with B": a passive in form alone."""
    token = site.token
    whom = syntax.prepositional(token, site.rule.with_)
    subjects, _ = syntax.subjects(token)
    return Arguments(who=subjects, whom=whom, verb=token) if whom else Arguments(both=subjects, verb=token)


def nominal(site: Site) -> Arguments:
    """ "talks between A and B", "A held talks with B", "A's meeting with B", "a meeting of A, chaired by B"."""
    token = site.token
    both = syntax.prepositional(token, BETWEEN) + syntax.prepositional(token, frozenset({"of", "by"}))
    both = [each for each in both if each.lemma_ not in site.contexts.measures]  # "an audience of an hour"
    whom = syntax.prepositional(token, site.rule.with_ or WITH)
    if not (both or whom) and (purposes := syntax.purposes(token)):
        whom += _traded_with(purposes, site)
    giver = syntax.verb_of(token)
    words = [token, giver] if giver is not None and giver.lemma_ in site.rule.light else [token]
    # "gave a dinner in honour of B"
    for honour in (each for word in words for each in syntax.prepositional(word, _IN)):
        if honour.lemma_ in {"honour", "honor"}:
            guest = syntax.possessor(honour)  # "gave a dinner in B's honour"
            whom += syntax.prepositional(honour, frozenset({"of"})) + ([guest] if guest is not None else [])
    owner = syntax.owner_of(token)
    who = [owner] if owner is not None else []
    one = _told_as_one(token) if not who else []
    whom = whom or [each for head in one for each in syntax.prepositional(head, WITH)]
    if whom and one:  # "the meeting of A with B"
        who, both = one, [each for each in both if each not in one]
    is_between = bool(syntax.prepositional(token, BETWEEN))  # "talks between B and C, mediated by A"
    participles = syntax.participles(token)  # "talks between B and C, hosted by A", but "…, attended by A"
    is_outside = bool(participles & (site.contexts.mediating | site.contexts.judging)) or (
        is_between and not participles & site.contexts.attending
    )
    is_outside = is_outside or (token.tag_ == "NNS" and _is_at_a_lands(token, site))
    hosts = [] if is_outside else _hosts(token, site)
    who += hosts
    if "to" in site.rule.with_:  # "a phone call from A to B"
        senders = syntax.prepositional(token, frozenset({"from"}))
        who += senders
        # the parser may hang "to" on "from"
        whom += [each for sender in senders for each in syntax.prepositional(sender.head, site.rule.with_)]
    if who and not whom and not owner:  # "the audience granted by A to B", "a dinner given by A for B"
        whom += [each for verb in syntax.reduced_clauses(token) for each in syntax.prepositional(verb, _GIVEN_TO)]
    for child in token.children:  # "talks involving A and B"
        if child.lemma_ in site.contexts.involving and child.tag_ == "VBG" and syntax.is_participle_of(child, token):
            both += syntax.objects(child)
    brought: list[Token] = []
    for clause in syntax.relative_clauses(token):  # "the talks that A held with B"
        is_had = clause.lemma_ in site.rule.light | site.contexts.asking  # "a meeting he wanted with B"
        if is_had and not syntax.is_passive(clause) and syntax.is_relative_object(clause):
            who += [each for each in syntax.subjects(clause)[0] if each != token]
            whom += syntax.prepositional(clause, site.rule.with_ or WITH)
        elif clause.lemma_ in site.contexts.consisting and not syntax.is_relative_object(clause):
            # "the session, which also included A and B", but not "the session of the commission, which includes A"
            both += syntax.objects(clause) if not syntax.prepositional(token, frozenset({"of"})) else []
        elif clause.lemma_ in site.contexts.involving and not syntax.is_relative_object(clause):
            brought += syntax.objects(clause)  # "a meeting that brought together A and B"
    both += brought
    if not (who or whom or both):  # "a meeting that was held in Algiers between A and B"
        for clause in (*syntax.relative_clauses(token), *syntax.reduced_clauses(token)):
            both += syntax.prepositional(clause, BETWEEN)
    inner, token = token, syntax.event_head(token, site.contexts.measures)
    who += [owner for owner in [syntax.owner_of(token)] if owner is not None and inner != token]
    # "his participation in the meeting", "the minister's remarks at the conference"
    above = syntax.noun_above(token)
    if above is not None and above.lemma_.lower() in site.contexts.partaking:
        partaker = syntax.owner_of(above)
        is_there = above.lemma_.lower() in site.contexts.attendance
        if partaker is not None and owner is not None and is_there and not whom:  # "his presence at their talks"
            return Arguments(both=[partaker, owner, *both])
        who += [partaker] if partaker is not None and owner is None else []
    gathered = (
        above is not None
        and above.lower_ in (site.contexts.nations | site.contexts.below)
        and syntax.preposition_before(token) in _THERE
    )
    if above is not None and gathered and not (who or whom or both):
        return Arguments(both=[above], verb=syntax.governing_verb(above))  # "ministers at a meeting in Rome agreed"
    verb = syntax.acting_verb(token)
    if any(each.lemma_ == "have" for each in syntax.auxiliaries(inner)) and not who:
        who = syntax.subjects(inner)[0]  # "had breakfast together": taken for a verb
    if verb is not None and whom and not who and syntax.preposition_before(token) == "into":
        drawn = syntax.subjects(verb)[0] if syntax.is_passive(verb) else syntax.objects(verb)
        if drawn:  # "drew A into talks with B"
            return Arguments(who=drawn, whom=whom, verb=verb)
    if verb is not None:
        subjects, passive = syntax.subjects(verb)
        if verb.lemma_ in site.contexts.attending:
            subjects = [*subjects, *syntax.alongside(verb)]
        is_object, is_subject = syntax.is_object_of(token, verb), syntax.is_subject_of(token, verb)
        # "delivered a note at a dinner given by A", and not "told B at a dinner given by A", whoever else was there
        done_to = syntax.objects(verb) if hosts else []
        is_said_to = bool(done_to) and verb.lemma_ in site.contexts.addressing  # "told the chancellor"
        is_done_at_hosts = bool(hosts) and not is_said_to and not any(syntax.is_name(each) for each in done_to)
        if passive and both and not who and syntax.preposition_before(token) in _IN_IT:
            speakers = [syntax.owner_of(each) for each in subjects if each.lemma_.lower() in site.contexts.partaking]
            both = [*(each for each in speakers if each is not None), *both]  # "A's remarks were made at a meeting of"
        if is_object or is_subject:
            whom += syntax.prepositional(verb, site.rule.with_ or WITH)
            both += [] if both else syntax.prepositional(verb, BETWEEN)
        if is_object and verb.lemma_ in site.contexts.addressing and not passive:  # "he told a meeting of leaders"
            listeners = [*both, *whom]
            return Arguments(both=[*subjects, *listeners], verb=verb) if listeners else Arguments(subjects, verb=verb)
        if is_object and both and not whom and verb.lemma_ in site.contexts.asking:
            return Arguments(both=both, verb=verb)
        if is_object and verb.lemma_ in site.contexts.hosting and (brought or syntax.prepositional(inner, BETWEEN)):
            # "A hosted talks between B and C": A takes no part
            return Arguments(both=both, whom=whom, verb=verb, host=[each for each in subjects if each.i != token.i])
        if is_object and verb.lemma_ in site.rule.light and not syntax.is_only_named(verb):
            guests = [each for each in subjects if each.i != token.i]
            is_of_guests = any(_is_of_somebody_meant(each) for each in hosts)  # "a dinner given by her publisher"
            if hosts and not (whom or both or owner or is_of_guests) and not participles & site.contexts.attending:
                return Arguments(who=hosts, whom=guests, verb=verb)  # "A attended a dinner given by B"
            who += guests
            is_sent = verb.lemma_ in _GETTING and not whom and _is_sent(site.token, verb)
            if verb.lemma_ == "receive" or is_sent:
                return _received(site.token, who, verb)
            if verb.lemma_ in site.contexts.granting:
                return _granted(site.token, who, whom, verb, passive=passive)
        elif (
            is_object and owner and verb.lemma_ in site.contexts.attending - _GETTING and not (whom or both or passive)
        ):
            who, both = [], [*subjects, *who]  # "A will join B's dialogue"
        elif is_subject and passive and both and verb.lemma_ in site.contexts.attending - site.contexts.hosting:
            both = [*both, *syntax.agents(verb)]  # "the meeting between A and B was attended by C"
        elif is_subject and passive:  # "a meeting between A and B was arranged by C": C takes no part
            is_apart = verb.lemma_ in site.contexts.mediating | site.contexts.judging or is_between
            who += [] if is_apart else syntax.agents(verb)
            if verb.lemma_ in site.contexts.granting and not whom:  # "an audience was granted to B by A"
                whom += syntax.prepositional(verb, _GIVEN_TO)
        elif not (is_object or is_subject or whom or both) and (beside := _beside(token, verb)):
            whom = beside
            who += [each for each in subjects if each.i != token.i] if not owner else []
        elif is_subject and verb.lemma_ in site.contexts.involving:  # "the talks brought together A and B"
            # "a summit of the union brought together A and B": people and not their union
            both = [*syntax.prepositional(inner, BETWEEN), *syntax.objects(verb), *syntax.seen_doing(verb)]
        elif is_subject and verb.lemma_ in site.contexts.leaving and not (whom or both):
            both = [each for each in syntax.objects(verb) if len(syntax.conjuncts(each)) > 1]
        elif not (who or whom or both) and _is_come_from(token, verb, site):
            who = subjects
        elif (
            (whom or is_done_at_hosts or verb.lemma_ in site.rule.light | site.contexts.attending)
            and not both
            and (syntax.preposition_before(token) in DURING or _is_joined(token, verb, site))
        ):
            is_told = bool(owner) or (
                bool(who) and _is_joined(token, verb, site)
            )  # "agreed to a meeting that A wanted"
            present = subjects + syntax.agents(verb) if hosts else subjects  # "was handed over by B during an audience"
            there = [] if is_told else [each for each in present if each.i != token.i]
            if there and not whom and participles & site.contexts.attending:
                who, both = [], [*there, *who]  # "spoke at a conference attended by A"
            elif hosts and not whom:  # "at a dinner given by A, B spoke of the harvest"
                whom = there
            else:
                who += there + (_fellow_travellers(token, verb) if there and whom else [])
        elif (
            both
            and not who
            and not whom
            and verb.lemma_ in site.contexts.attending
            and not passive
            # "he was speaking at a meeting of the committee", "he presided over a session of the court"
            and syntax.preposition_before(token) in _THERE | _OVER
        ):
            both = [each for each in subjects if each.i != token.i] + both
    if not (who or whom or both) and inner == token:
        both = syntax.several_outside(token) or syntax.those_at(token)
    if both and not who:
        return Arguments(both=both, whom=whom, verb=verb)
    return Arguments(who=who, whom=whom or both, verb=verb)


def _is_at_a_lands(token: Token, site: Site) -> bool:
    """Whether a country only gives them a roof: "the negotiations, hosted by Qatar", which are those of others."""
    hosted = [each for each in syntax.participle_verbs(token) if each.lemma_ in site.contexts.hosting]
    hosts = [agent for each in hosted for agent in syntax.agents(each)]
    return bool(hosts) and all(each.ent_type_ == "GPE" for each in hosts)


def _fellow_travellers(token: Token, verb: Token) -> list[Token]:
    """Return B of "A flew to Rome with B for talks with C"."""
    if syntax.preposition_before(token) != "for":
        return []
    return [each for each in syntax.prepositional(verb, WITH) if each.i < token.i]


def _hosts(token: Token, site: Site) -> list[Token]:
    """Return B of "a dinner given by B", "an audience of an hour granted by B"."""
    found = syntax.participle_agents(token)
    lengths = (
        [] if found else [each for each in syntax.prepositional(token, _OF) if each.lemma_ in site.contexts.measures]
    )
    return found or [each for length in lengths for each in syntax.participle_agents(length)]


def _is_of_somebody_meant(host: Token) -> bool:
    """Whether the host is told as somebody's own: "her publisher", "their parents"."""
    owner = syntax.possessor(host)
    return owner is not None and owner.pos_ == "PRON"


def _traded_with(purposes: list[Token], site: Site) -> list[Token]:
    """Return B of "talks to sell a mine to B", "talks to buy a mine from B", else of "talks to buy B", a firm."""
    trades = [purpose for purpose in purposes if purpose.lemma_ in site.contexts.trading]
    partners = [each for trade in trades for each in syntax.prepositional(trade, _TRADED)]
    bought = [each for trade in trades if trade.lemma_ in site.contexts.buying for each in syntax.objects(trade)]
    return partners or [each for each in bought if each.ent_type_ in {"ORG", ""} and syntax.is_name(each)]


def _told_as_one(token: Token) -> list[Token]:
    """Return A of "the meeting of A with B", "talks by the envoy A with B", but not of "talks by phone with B"."""
    of, by = (syntax.prepositional(token, frozenset({word})) for word in ("of", "by"))
    return of or [each for each in by if syntax.is_name(each) or syntax.determiner(each) or syntax.possessor(each)]


def _beside(token: Token, verb: Token) -> list[Token]:
    """Return B in "A caught up with B over dinner"."""
    return syntax.prepositional(verb, WITH) if syntax.preposition_before(token) in _OVER else []


def _is_joined(token: Token, verb: Token, site: Site) -> bool:
    """Whether somebody comes to it: "returned to the negotiating table", "agreed to talks"."""
    is_led_to = syntax.preposition_before(token) in _LED_TO and verb.lemma_ in site.rule.light
    return is_led_to and ("to" in site.rule.after or not syntax.has_object(verb))


def _is_come_from(token: Token, verb: Token, site: Site) -> bool:
    """Whether somebody comes from it: "A and B emerged from talks", "came out of the meeting"."""
    return verb.lemma_ in site.contexts.emerging and syntax.preposition_before(token) in _COME_FROM


def _is_sent(token: Token, verb: Token) -> bool:
    """Whether somebody is told from whom it comes: "took a call from B"."""
    return any(syntax.prepositional(each, frozenset({"from"})) for each in (token, verb))


def _received(token: Token, receivers: list[Token], verb: Token) -> Arguments:
    """ "A received a call from B": B called."""
    senders = syntax.prepositional(token, frozenset({"from"})) + syntax.prepositional(verb, frozenset({"from"}))
    return Arguments(who=senders, whom=receivers, verb=verb)


def _granted(token: Token, subjects: list[Token], whom: list[Token], verb: Token, *, passive: bool) -> Arguments:
    """ "A granted B an audience", "A granted an audience to B", "B was granted an audience by A"."""
    if passive:
        givers = syntax.agents(verb) or syntax.prepositional(token, frozenset({"by"}))
        return (
            Arguments(who=givers, whom=subjects, verb=verb) if givers else Arguments(who=subjects, whom=whom, verb=verb)
        )
    given = syntax.prepositional(verb, frozenset({"to"}))
    given += [each for each in syntax.objects(verb) if each.i < token.i or syntax.is_name(each)]
    if whom and given:  # "promised B a meeting with C": whoever gives it takes no part
        return Arguments(who=given, whom=whom, verb=verb)
    return Arguments(who=subjects, whom=whom or given, verb=verb)


def face_to_face(site: Site) -> Arguments:
    """ "A came face to face with B": whichever of the words the parser hangs "with" on."""
    verb = syntax.governing_verb(site.token)
    words = [site.token, *syntax.governors(site.token)]
    whom = [each for word in words[:4] for each in syntax.prepositional(word, site.rule.with_)]
    if not whom and verb is not None and not syntax.is_passive(verb):  # "told B face to face"
        told = [each for each in syntax.objects(verb) if each.i <= site.token.i]
        names = [each for word in (site.token, *told) for each in syntax.modifiers(word) if syntax.is_name(each)]
        whom = names[-1:] or [each for each in told if each.lemma_ != site.token.lemma_]
    who = syntax.subjects(verb)[0] if verb is not None else []
    if not whom:  # "A and B came face to face"
        return Arguments(both=who, verb=verb)
    return Arguments(who=who, whom=whom, verb=verb)


def by_phone(site: Site) -> Arguments:
    """ "A took the matter up with B over the telephone", "A warned B by phone"."""
    verb = syntax.governing_verb(site.token)
    if verb is None or syntax.is_passive(verb):
        return Arguments(verb=verb)
    if verb.lemma_ == "be":  # "A and B were on the phone", "A was on the phone to B"
        whom = [each for word in (site.token, verb) for each in syntax.prepositional(word, site.rule.with_)]
        subjects = syntax.subjects(verb)[0]
        return Arguments(who=subjects, whom=whom, verb=verb) if whom else Arguments(both=subjects, verb=verb)
    things = [] if verb.lemma_ in site.lexicon.topics.verbs else syntax.objects(verb)
    whom = syntax.prepositional(verb, site.rule.with_)
    whom += [each for thing in things for each in syntax.prepositional(thing, site.rule.with_)]
    return Arguments(
        who=syntax.subjects(verb)[0], whom=whom or [each for each in things if each != site.token], verb=verb
    )


def nominal_message(site: Site) -> Arguments:
    """ "A sent a letter to B", "a letter from A to B", "B received a letter from A"."""
    token = site.token
    owner = syntax.possessor(token)
    who = ([owner] if owner is not None else []) + syntax.prepositional(token, frozenset({"from", "by"}))
    whom = syntax.prepositional(token, frozenset({"to"}))
    verb = syntax.governing_verb(token)
    if verb is not None and syntax.is_object_of(token, verb) and verb.lemma_ in site.rule.light:
        subjects, passive = syntax.subjects(verb)
        if verb.lemma_ == "receive":
            return _received(token, subjects, verb)
        whom += syntax.prepositional(verb, frozenset({"to"})) + [
            each for each in syntax.objects(verb) if each.i != token.i and each.i < token.i
        ]
        who += [] if who or passive else subjects
    elif verb is not None and syntax.is_subject_of(token, verb) and verb.lemma_ in site.rule.light:
        whom += syntax.prepositional(verb, frozenset({"to"}))  # "a letter from A was handed to B"
    if verb is not None and not who and syntax.preposition_before(token) == "in":
        who = [each for each in syntax.subjects(verb)[0] if each.i != token.i]  # "in a letter to B, A announced"
    if not who or not whom:
        for child in token.children:  # "a message addressed by A to B"
            if syntax.is_participle_of(child, token):
                who = who or syntax.agents(child)
                whom = whom or syntax.prepositional(child, frozenset({"to"}))
    return Arguments(who=who, whom=whom, verb=verb)


FRAMES: dict[str, Callable[[Site], Arguments]] = {
    "meet": meet,
    "bring": bring,
    "receive": receive,
    "with": with_,
    "visit": visit,
    "travel": travel,
    "nominal": nominal,
    "nominal_visit": nominal_visit,
    "nominal_message": nominal_message,
    "nominal_call_on": nominal_call_on,
    "nominal_guest": nominal_guest,
    "given_time": given_time,
    "nominal_host": nominal_host,
    "invited": invited,
    "face_to_face": face_to_face,
    "across": across,
    "secluded": secluded,
    "by_phone": by_phone,
}
