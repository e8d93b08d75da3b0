"""Who goes to whom, or where? The frames of visits and guests in seeds/events/*.toml."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.parties.argument_site import GOAL, WITH, Arguments, Site

_RECEIVING = frozenset({"receive", "get", "have"})
_AFTER = frozenset({"after", "following", "during"})
_BY = frozenset({"by"})
_FROM = frozenset({"from"})
_LEADING = frozenset({"take", "bring", "lead"})  # "a tour took A to B"
_HONOUR = frozenset({"honour", "honor"})  # "guest of honour"
_INVITED_TO = frozenset({"for", "on", "to"})


def visit(site: Site) -> Arguments:
    """ "A visited B", where B may be a place; "A toured the shipyard with B"."""
    token = site.token
    subjects, passive = syntax.subjects(token)
    if passive:
        return Arguments(who=syntax.agents(token), goal=subjects, verb=token)
    goal = syntax.objects(token)
    is_plain = bool(goal) and not any(syntax.is_name(each) for each in goal)
    whom = [each for word in (token, *goal) for each in syntax.prepositional(word, WITH)] if is_plain else []
    return Arguments(who=subjects, whom=whom, goal=goal, verb=token)


def travel(site: Site) -> Arguments:
    """ "A travelled to B for an official visit": only where the clause says that it is one."""
    token = site.token
    subjects, _ = syntax.subjects(token)
    purpose = syntax.prepositional(token, frozenset({"on", "for"}))
    if not any(each.lemma_ in {"visit", "trip", "tour"} for each in purpose):
        return Arguments(verb=token)
    return Arguments(who=subjects, goal=syntax.prepositional(token, GOAL), verb=token)


def nominal_visit(site: Site) -> Arguments:
    """ "A's visit to B", "the visit of A to B", "A paid a visit to B"."""
    token = site.token
    owner = syntax.possessor(token)
    # "a tour of Ghana": what a rule's own prepositions introduce is where it leads
    who = [owner] if owner is not None else syntax.prepositional(token, frozenset({"of", "by"}) - site.rule.with_)
    goal = syntax.prepositional(token, GOAL | site.rule.with_)
    goal = goal or syntax.lands_before(token)  # "begins Namibia visit"
    counted = [each for each in syntax.apposed(token) if each.pos_ == "ADJ"] if not goal else []
    goal = goal or [
        land for each in counted for land in syntax.prepositional(each, GOAL)
    ]  # "a trip, his first to Fiji"
    verb = syntax.governing_verb(token)
    if verb is None and not who and (visitor := syntax.headline_noun(token)) is not None:  # "A in B on a visit"
        return Arguments(who=[visitor], goal=[*goal, *syntax.prepositional(visitor, frozenset({"in"}))])
    if verb is not None and verb.lemma_ == "pay" and syntax.is_passive(verb) and syntax.is_object_of(token, verb):
        return Arguments(
            who=who or syntax.agents(verb), goal=syntax.subjects(verb)[0], verb=verb
        )  # "B was paid a visit"
    led_to = syntax.prepositional(verb, frozenset({"to", "through"})) if verb is not None else []
    if verb is not None and verb.lemma_ in _LEADING and led_to and syntax.is_subject_of(token, verb):
        led = [] if syntax.is_passive(verb) else [each for each in syntax.objects(verb) if each.lower_ != "it"]
        if syntax.objects(verb) and not led:  # "the orchestra's tour takes it to Seoul"
            return Arguments(verb=verb)
        return Arguments(who=led or who, goal=[*syntax.prepositional(verb, GOAL), *goal], verb=verb)
    if verb is not None and verb.lemma_ == "receive" and who and owner is None and syntax.is_object_of(token, verb):
        return Arguments(who=who, goal=syntax.subjects(verb)[0], verb=verb)  # "B received the visit of A"
    if verb is not None and not who and verb.lemma_ in _RECEIVING and syntax.is_object_of(token, verb):
        guests = [each for word in (token, verb) for each in syntax.prepositional(word, frozenset({"from"}))]
        return Arguments(who=guests, goal=syntax.subjects(verb)[0] if guests else [], verb=verb)
    if verb is not None and not who:
        subjects, passive = syntax.subjects(verb)
        if verb.lemma_ == "take" and not passive and syntax.preposition_before(token) == "on" and syntax.objects(verb):
            return Arguments(who=subjects, whom=syntax.objects(verb), verb=verb)  # "took B on a tour"
        is_host = verb.lemma_ == "be" and syntax.is_predicate_of(token, verb)  # "was host to B"
        if (syntax.is_object_of(token, verb) or is_host) and verb.lemma_ in site.rule.light:
            who = [each for each in subjects if each.i != token.i]
            goal += syntax.prepositional(verb, GOAL)
            goal += [each for each in syntax.objects(verb) if each.i < token.i]  # "paid A a visit"
        elif verb.lemma_ in {"join", "accompany"} and syntax.preposition_before(token) in {"on", "in"}:
            who = [each for each in subjects if each.i != token.i] + syntax.objects(verb)
        elif syntax.preposition_before(token) in _INVITED_TO and verb.lemma_ in site.contexts.inviting:
            who = subjects if passive else syntax.objects(verb)  # "invited A to Rome for a visit": A is to come
            goal += syntax.agents(verb) if passive else [each for each in subjects if each.i != token.i]
        elif syntax.preposition_before(token) in {"on", "for", "during"} and not passive:
            who = [each for each in subjects if each.i != token.i]
            goal += syntax.prepositional(verb, frozenset({"to", "in"})) if not goal else []
    return Arguments(who=who, goal=goal, verb=verb)


def nominal_call_on(site: Site) -> Arguments:
    """ "A paid a courtesy call on B", "A paid B a courtesy call", "B received a courtesy call from A"."""
    token = site.token
    owner, verb = syntax.possessor(token), syntax.governing_verb(token)
    if syntax.preposition_before(token) == "as" or (verb is not None and _is_called_so(token, verb, site.rule.light)):
        return Arguments(verb=verb)  # "described the meeting as a courtesy call on B", "termed it a courtesy call"
    callers = [each for word in (token, verb) if word is not None for each in syntax.prepositional(word, _FROM)]
    if verb is not None and callers and syntax.is_object_of(token, verb):
        return Arguments(who=callers, whom=syntax.subjects(verb)[0], verb=verb)
    on = frozenset({"on", "to"})
    whom = syntax.prepositional(token, on)
    who = [owner] if owner is not None else [*callers, *syntax.prepositional(token, _BY)]  # "a courtesy call by A on B"
    if verb is not None and syntax.is_object_of(token, verb) and verb.lemma_ in site.rule.light:
        subjects, passive = syntax.subjects(verb)
        if passive and not whom:  # "B was paid a courtesy call by A"
            return Arguments(who=who or syntax.agents(verb), whom=subjects, verb=verb)
        who += [] if who else subjects
        called_on = [each for each in syntax.objects(verb) if each.i < token.i]
        whom += called_on or syntax.prepositional(verb, on)
    return Arguments(who=who, whom=whom, verb=verb)


def _is_called_so(token: Token, verb: Token, light: frozenset[str]) -> bool:
    """Whether the noun says what something is called that the verb has for its object, which only has it if `light`."""
    is_behind = any(each.i < token.i and each != token for each in syntax.objects(verb))
    return is_behind and verb.lemma_ not in light and not syntax.preposition_before(token)


def nominal_guest(site: Site) -> Arguments:
    """ "B was the guest of A", "B, a guest of A,", "B came as the guest of A": A received B."""
    token = site.token
    verb = syntax.governing_verb(token)
    owner = syntax.possessor(token)
    if verb is not None and owner is not None and syntax.is_subject_of(token, verb):  # "A's first guest was B"
        return Arguments(who=[owner], whom=syntax.predicates(verb), verb=verb)
    guests = syntax.guests_called(token)
    if verb is None or not (guests or syntax.is_predicate_of(token, verb)):
        return Arguments(verb=verb)
    hosts = [owner] if owner is not None else syntax.prepositional(token, frozenset({"of"}))
    hosts = [each for each in hosts if each.lemma_.lower() not in _HONOUR]
    guests = guests or syntax.subjects(verb)[0]
    return Arguments(who=hosts, whom=guests, verb=verb) if hosts else Arguments(verb=verb)


def given_time(site: Site) -> Arguments:
    """ "A gave B an hour", "B was given half an hour by A", "B had an hour with A"."""
    token = site.token
    verb = syntax.governing_verb(token)
    if verb is not None and syntax.preposition_before(token) in _AFTER:  # "said A after half an hour with B"
        whom = [each for each in syntax.prepositional(token, site.rule.with_) if syntax.determiner(each) != "no"]
        return Arguments(who=syntax.subjects(verb)[0] if whom else [], whom=whom, verb=verb)
    if verb is None or verb.lemma_ not in site.rule.light or syntax.preposition_before(token):
        return Arguments(verb=verb)
    if site.rule.not_to_do and syntax.has_infinitive(verb):
        return Arguments(verb=verb)
    subjects, passive = syntax.subjects(verb)
    if passive:
        below = [each for word in token.subtree for each in syntax.prepositional(word, _BY)]
        return Arguments(who=syntax.agents(verb) or below[:1], whom=subjects, verb=verb)
    if verb.lemma_ in _RECEIVING | {"enjoy", "accept"}:
        beside = [each for word in (token, verb) for each in syntax.prepositional(word, site.rule.with_)]
        return Arguments(who=subjects, whom=beside or syntax.participle_agents(token), verb=verb)
    whom = [each for each in syntax.objects(verb) if each != token and each.i < token.i]
    whom += [each for word in (verb, token) for each in syntax.prepositional(word, frozenset({"to"}))]
    return Arguments(who=subjects, whom=whom, verb=verb)


def nominal_host(site: Site) -> Arguments:
    """ "His host, B, …", "A's host, B, …": B received him."""
    owner, named = syntax.possessor(site.token), syntax.apposed(site.token)
    verb = syntax.governing_verb(site.token)
    if owner is not None and not named and verb is not None and syntax.is_predicate_of(site.token, verb):
        return Arguments(who=syntax.subjects(verb)[0], whom=[owner], verb=verb)  # "B was his host"
    if owner is None or len(named) != 1:
        return Arguments()
    return Arguments(who=named, whom=[owner], verb=syntax.governing_verb(site.token))


def invited(site: Site) -> Arguments:
    """ "A is in B at the invitation of C", "at C's invitation A came to B"."""
    token = site.token
    owner, verb = syntax.possessor(token), syntax.governing_verb(token)
    if verb is None or verb.lemma_ not in site.rule.light or syntax.is_passive(verb):
        return Arguments(verb=verb)
    hosts = [owner] if owner is not None else syntax.prepositional(token, frozenset({"of", "from"}))
    goal = [] if syntax.objects(verb) else syntax.prepositional(verb, GOAL)
    return Arguments(who=syntax.subjects(verb)[0], whom=hosts, goal=goal, verb=verb)
