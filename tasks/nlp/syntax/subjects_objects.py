"""Who does it and to whom: subject and object of a verb, also where another clause or a wrong parse holds them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.governors import governing_verb
from tasks.nlp.syntax.labels import CONTROLLED, DEPTH, NOMINAL, OBJECT
from tasks.nlp.syntax.nominals import (
    antecedent,
    first_conjunct,
    has_name_behind,
    is_nominal,
    is_subject,
    modifiers,
    phrase_start,
    possessor,
)
from tasks.nlp.syntax.verb_forms import (
    COUNTING,
    auxiliaries,
    is_first_to,
    is_infinitive,
    is_passive,
    is_relative,
    own_subject,
)
from tasks.nlp.text.dependents import dependents

_WHOEVER = frozenset({"those", "others"})
_COUNTING = {"first", "second", "third", "latest", "last", "such", "rare"}
_FINITE = {"VBD", "VBZ", "VBP"}
_CONJUNCTIONS = {"as", "since", "until", "after", "before"}
_GOING = {"visit", "leave", "reach", "enter", "tour", "quit"}  # verbs whose object is no one who could be asked
_ASKING = {  # verbs whose preposition leads to who is to act: "called on A to meet B"
    ("call", "on"), ("call", "upon"), ("call", "for"), ("appeal", "to"), ("plead", "with"), ("lean", "on"),
    ("prevail", "on"), ("prevail", "upon"), ("count", "on"), ("rely", "on"), ("look", "to"), ("wait", "for"),
    ("push", "for"), ("press", "for"), ("arrange", "for"),
}  # fmt: skip
_COPULAS = {"be", "become", "remain", "stay", "seem", "appear"}
_WAITING = {"be", "stand", "wait"}
_TOWARDS = {"with", "to", "from", "opposite"}
_RECIPROCAL = {("each", "other"), ("one", "another")}


def subjects(verb: Token) -> tuple[list[Token], bool]:
    """Return the heads of the verb's subject and whether the verb is passive.

    Participles, infinitives and coordinated verbs take the subject of the clause that governs them.
    """
    token, passive_verb = verb, is_passive(verb)
    for _ in range(DEPTH):
        found, _passive = own_subject(token)
        if found:
            return [antecedent(each, token) for each in found], passive_verb
        if token.dep_ in {"acl", "relcl"} and (token.head.pos_ in NOMINAL or token.head.lower_ in COUNTING):
            # "a delegation visiting Cairo", but not "plans to meet": there the holder of the plan acts
            if token.tag_ in {"VBG", "VBN"} or not is_infinitive(token):
                return [token.head], passive_verb
            if is_first_to(token) or _is_to_do(token.head, token):
                return [token.head], passive_verb
            holder = _meant(token.head) or _invited(token.head) or _holder(token.head)
            return ([holder] if holder is not None else []), passive_verb
        subject = _taken_for_object_of_as(token)
        if subject is not None:
            return [subject], passive_verb
        if token.dep_ in CONTROLLED and token.head != token:
            objects_above = [each for each in dependents(token.head) if each.dep_ in OBJECT]
            is_asked = token.dep_ in {"xcomp", "ccomp"} and is_infinitive(token) and token.head.lemma_ not in _GOING
            if is_asked and objects_above:
                return objects_above, passive_verb  # "asked Annan to meet": Annan meets
            if asked := _asked(token):
                return asked, passive_verb
            token = token.head
            if token.dep_ == "prep":
                token = token.head
            if token.dep_ == "npadvmod":
                token = token.head  # "speaking in Lima a day after meeting A": the day belongs to who speaks
            if token.pos_ in {"NOUN", "PROPN"}:
                holder = _holder(token)
                return ([holder] if holder is not None else []), passive_verb
            continue
        if token.dep_ == "prep" and token.head != token:
            token = token.head
            continue
        break
    fronted = _coordinated_with_place(token)
    return ([fronted] if fronted is not None else []), passive_verb


def _taken_for_object_of_as(verb: Token) -> Token | None:
    """Return A in "looked on as A met B", where the parser takes "as" for a preposition."""
    if verb.dep_ != "advcl" or verb.tag_ not in _FINITE:
        return None
    for preposition in dependents(verb.head):
        if preposition.dep_ != "prep" or preposition.lower_ not in _CONJUNCTIONS or preposition.i > verb.i:
            continue
        noun = next((each for each in dependents(preposition) if each.dep_ == "pobj"), None)
        if noun is not None and noun.right_edge.i + 1 == _beginning(verb):
            return noun
    return None


def _asked(infinitive: Token) -> list[Token]:
    """Return A in "called on A to meet B", where nothing but A stands between the preposition and what A is to do."""
    verb = infinitive.head
    if not is_infinitive(infinitive):
        return []
    return [
        noun
        for preposition in verb.rights
        if preposition.dep_ == "prep" and (verb.lemma_, preposition.lower_) in _ASKING and preposition.i == verb.i + 1
        for noun in dependents(preposition)
        if noun.dep_ == "pobj" and _is_right_behind(infinitive, noun)
    ]


def _is_right_behind(infinitive: Token, noun: Token) -> bool:
    """Whether nothing parts them: "called on A in Rome on Monday to discuss it" is a visit of who discusses it."""
    between = noun.doc[noun.i + 1 : _beginning(infinitive)]
    return noun.i < infinitive.i and all(
        (each.is_punct or each.pos_ == "PROPN" or noun.is_ancestor(each)) and each.ent_type_ not in {"DATE", "TIME"}
        for each in between
    )


def _beginning(verb: Token) -> int:
    """Return the position of the first word of the verb with its auxiliaries."""
    return min([verb.i, *(child.i for child in verb.lefts if child.dep_ in {"aux", "auxpass"})])


def _coordinated_with_place(verb: Token) -> Token | None:
    """Return A in "In the Hilton Hotel, A and B held talks", where the parser has the hotel, A and B in one row."""
    if verb.dep_ != "ROOT" or verb.tag_ not in _FINITE:
        return None
    for preposition in verb.lefts:
        place = next((each for each in dependents(preposition) if each.dep_ == "pobj"), None)
        while place is not None:
            # A comma alone joins no two: whoever stands behind it is the one who acts.
            first = next((each for each in place.rights if each.dep_ == "conj"), None)
            if first is not None and _is_behind_day(place):
                return place
            is_joined = any(each.dep_ == "cc" for each in place.rights)
            if first is not None and first.i < verb.i and not is_joined:
                return first if place.doc[phrase_start(first) - 1].text == "," else None
            inner = next((each for each in place.rights if each.dep_ == "prep" and each.i < verb.i), None)
            place = (
                next((each for each in dependents(inner) if each.dep_ == "pobj"), None) if inner is not None else None
            )
    return None


def _is_to_do(name: Token, infinitive: Token) -> bool:
    """Whether a headline says what somebody is to do: "Wang Yi to visit Kabul, Taliban say"."""
    begins = min(child.i for child in infinitive.lefts) if any(infinitive.lefts) else infinitive.i
    return name.pos_ == "PROPN" and begins == name.i + 1 and name.left_edge.i == name.sent.start


def _is_behind_day(name: Token) -> bool:
    """Whether the parser takes the day before a name for a part of it: "on Saturday night | Keir Starmer"."""
    return any(
        each.tag_ == "NN" and each.text.islower() and any(day.tag_ == "NNP" for day in each.lefts)
        for each in name.lefts
        if each.dep_ == "compound" and each.i + 1 < name.i
    )


def _holder(noun: Token) -> Token | None:
    """Return who holds a plan, a wish or an event: its possessor or the subject of the verb above it."""
    owner = possessor(noun) or next((each for each in modifiers(noun) if each.ent_type_ == "NORP"), None)
    if owner is not None:
        return owner  # also "the Russian request to meet"
    verb = governing_verb(noun)
    if verb is None or verb == noun:
        return None
    found, _ = own_subject(verb)
    return found[0] if found and found[0] != noun else None


def _meant(noun: Token) -> Token | None:
    """Return who is to do it in "plans for the king to visit"."""
    prepositions = [child for child in dependents(noun) if child.dep_ == "prep" and child.lower_ == "for"]
    return next((each for child in prepositions for each in dependents(child) if each.dep_ == "pobj"), None)


def _invited(noun: Token) -> Token | None:
    """Return who is asked in "handed the president an invitation to visit", "an invitation to the king to visit"."""
    if noun.lemma_ != "invitation":
        return None
    verb = governing_verb(noun)
    for above in [noun, *([verb] if verb is not None else [])]:
        for child in dependents(above):
            if child.dep_ == "dative" and child.pos_ in NOMINAL and child.i != noun.i:
                return child
            if child.dep_ in {"prep", "dative"} and child.lower_ == "to":
                return next((each for each in dependents(child) if each.dep_ == "pobj"), None)
    return None


def objects(verb: Token) -> list[Token]:
    """Return the heads of the verb's direct and indirect objects, without what is coordinated with them."""
    return [
        antecedent(child, verb)  # "Sadat, whom he had met"
        for child in dependents(verb)
        if (child.dep_ in OBJECT and is_nominal(child))
        # "called President Kennedy": taken for what somebody is called
        or (
            child.dep_ == "oprd"
            and child.pos_ in {"PROPN", "NOUN"}
            and not any(each.dep_ in OBJECT for each in dependents(verb))
        )
        # "walked Prime Minister Wilson through the town": taken for what somebody is
        or (child.dep_ == "attr" and child.pos_ == "PROPN" and child.i > verb.i and verb.lemma_ not in _COPULAS)
        # "met Menachem Begin": a surname that the parser takes for a verb
        or (child.dep_ in {"ccomp", "xcomp"} and child.ent_type_ == "PERSON" and child.i > verb.i)
    ]


def subjects_before(verb: Token) -> list[Token]:
    """Return all words before the verb that the parser calls its subject, in the order of the text."""
    return [child for child in verb.lefts if is_subject(child)]


def with_object(verb: Token) -> str:
    """Return "take_place" for "took place", the lemma alone where the verb has no bare object."""
    bare = next((each for each in dependents(verb) if each.dep_ in OBJECT and each.i == verb.i + 1), None)
    return f"{verb.lemma_}_{bare.lower_}" if bare is not None else verb.lemma_


def predicates(verb: Token) -> list[Token]:
    """Return the nouns that a form of "be" says of its subject: "topic" in "trade was the topic"."""
    return [child for child in dependents(verb) if child.dep_ == "attr" and is_nominal(child)]


def identified(noun: Token) -> list[Token]:
    """Return who "those", "the first" and the like are, where the clause says so; the word itself where it does not.

    "Among those who met her were A and B", "the first to meet her was A", "A became the first premier to meet her",
    "others who met her included A".
    """
    counts = {noun.lower_, *(child.lower_ for child in noun.lefts if child.dep_ == "amod")}
    verb = noun.head
    if has_name_behind(noun):
        return [noun]  # "Kenya's first lady, Rachel Ruto, was the guest of A"
    is_among = noun.dep_ == "pobj" and verb.lower_ == "among"  # "among the guests whom she received was A"
    is_told = noun.lower_ == "those" or any(child.dep_ == "relcl" for child in noun.rights)
    if not (noun.lower_ in _WHOEVER and is_told) and not is_among and not counts & COUNTING:
        return [noun]  # nor who "others at the talks" were
    if is_among:
        verb = verb.head
    elif noun.dep_ not in {"nsubj", "nsubjpass", "attr"}:
        return [noun]
    if verb.lemma_ == "include" and noun.lower_ in _WHOEVER:
        return [each for each in verb.rights if each.dep_ == "dobj"] or [noun]
    if verb.lemma_ not in {"be", "become"}:
        return [noun]
    found = [each for each in [*own_subject(verb)[0], *predicates(verb)] if each != noun]
    return found or [noun]


def has_object(verb: Token) -> bool:
    """Whether anything at all is the verb's direct object."""
    return any(child.dep_ == "dobj" and child.i > verb.i and not is_afterthought(child) for child in dependents(verb))


def waiting_to(verb: Token) -> tuple[list[Token], list[Token]]:
    """Return B and A in "waiting to greet A was B", "there to greet A stood B": the parser may take A for subject.

    Nobody where the sentence does not end with who it was.
    """
    root = verb.sent.root
    if root.lemma_ not in _WAITING or root.i < verb.i or not is_infinitive(verb):
        return [], []
    behind = [child for child in root.rights if child.dep_ in {"attr", "nsubj"} and is_nominal(child)]
    before = [child for child in root.lefts if child.dep_ == "nsubj" and child.i > verb.i]
    return (behind, before) if before or objects(verb) else ([], [])


def is_counted(noun: Token) -> bool:
    """Whether a word says which in a row it is: "their first meeting", "the third such visit"."""
    return any(each.lower_ in _COUNTING or each.ent_type_ == "ORDINAL" for each in modifiers(noun))


def is_said_of_it(noun: Token) -> bool:
    """Whether the noun says what something told before was: "it was their second meeting"."""
    verb = noun.head
    return (
        noun.dep_ == "attr"
        and verb.lemma_ == "be"
        and any(each.lower_ in {"it", "this", "that"} for each in own_subject(verb)[0])
    )


def is_afterthought(noun: Token) -> bool:
    """Whether the noun says behind a comma what it was: "met on Sunday, the first such meeting in years"."""
    start = phrase_start(noun)
    is_set_off = start - 1 > noun.head.i and noun.nbor(start - 1 - noun.i).text in {",", "–", "—"}
    return is_set_off and any(each.lower_ in _COUNTING or each.like_num for each in modifiers(noun))


def all_before_relative(verb: Token, heads: list[Token]) -> list[Token]:
    """Return A for B in "A and B, who last met in May": behind a comma "who" stands for all that "and" joins."""
    if len(heads) != 1 or verb.dep_ != "relcl" or verb.head != heads[0] or heads[0].dep_ != "conj":
        return heads
    pronoun = next((child for child in verb.lefts if child.tag_ == "WP"), None)
    if pronoun is None or pronoun.i == 0 or pronoun.nbor(-1).text != ",":
        return heads
    return [first_conjunct(heads[0])]


def is_reciprocal(verb: Token) -> bool:
    """Whether the subjects do it to each other: "saw each other", "met one another"."""
    nouns = [
        *(child for child in dependents(verb) if child.dep_ == "dobj"),
        *(noun for child in dependents(verb) if child.lower_ in _TOWARDS for noun in dependents(child)),
    ]
    return any(is_each_other(noun) for noun in nouns)


def is_each_other(noun: Token) -> bool:
    """Whether the noun is the last word of "each other", "one another", or the first where that is its head."""
    if noun.i > 0 and (noun.nbor(-1).lower_, noun.lower_) in _RECIPROCAL:
        return True
    return noun.i + 1 < len(noun.doc) and (noun.lower_, noun.nbor(1).lower_) in _RECIPROCAL


def stands_in_subject(token: Token, subject: Token, verb: Token) -> bool:
    """Whether the token stands inside the subject of the verb: not where the verb is that of "who" behind it."""
    return token in subject.subtree and not (is_relative(verb) and verb.head == subject)


def is_subject_of_next(token: Token) -> bool:
    """Whether the token is the subject of a clause that is coordinated with one before it: "A left, and B stayed"."""
    verb = token.head
    return is_subject(token) and verb.i > token.i and verb.dep_ == "conj" and verb.head.i < token.i


def is_lone_subject(comma: Token, end: int) -> bool:
    """Whether what ends at `end` behind the comma is the main verb's subject, if the parser gives none or another.

    "After talks with A, the mayor, B, left": what stands behind the preposition, adverb or participle that opens the
    sentence left nothing.
    """
    doc, sentence, root = comma.doc, comma.sent, comma.sent.root
    opener = doc[sentence.start]
    given = own_subject(root)[0]
    is_fronted = (
        opener.pos_ in {"ADP", "SCONJ", "ADV"}
        or (opener.tag_ in {"VBG", "VBN"} and opener != root)
        or any(is_behind_gerund(each) for each in given)
    )
    if root.pos_ not in {"VERB", "AUX"} or not is_fronted:
        return False
    verb = min([root.i, *(each.i for each in auxiliaries(root))])
    behind = end + 1 if end < len(doc) and doc[end].text == "," else end
    if not behind <= verb <= behind + 1:
        return False
    return all(
        comma.i < each.i < end
        or (sentence.start <= each.i < comma.i and (each.i < sentence.start + 5 or is_behind_gerund(each)))
        for each in given
    )


def is_behind_gerund(noun: Token) -> bool:
    """Whether the noun phrase stands right behind a gerund, whatever the parser takes it for: "after meeting A"."""
    start = min([noun.i, *(child.left_edge.i for child in noun.lefts)])
    return start > noun.sent.start and noun.doc[start - 1].tag_ == "VBG" and noun.doc[start - 1].head != noun


def object_taken_for_subject(gerund: Token) -> Token | None:
    """Return A in "after meeting A, B left" where the parser has A leave."""
    verb = governing_verb(gerund)
    if gerund.tag_ != "VBG" or verb is None or verb.i < gerund.i:
        return None
    return next((each for each in own_subject(verb)[0] if each.i > gerund.i and is_behind_gerund(each)), None)


def is_put_in_front(noun: Token) -> bool:
    """Whether the noun is A in "it was A who met B"."""
    verb = noun.head
    return noun.dep_ == "attr" and verb.lemma_ == "be" and any(each.lower_ == "it" for each in own_subject(verb)[0])


def holds_subject(doc: Doc, start: int, end: int) -> bool:
    """Whether a word of the token range is a subject: in "the Council of Europe" the first noun, in a name the last."""
    return any(is_subject(doc[i]) for i in range(start, end))


def is_governed(token: Token, start: int, subject: Token) -> bool:
    """Whether what heads the phrase from `start` on, or is coordinated with it, is an object of what stands before it,
    and not of the subject's verb.
    """
    first = token
    while first.dep_ == "conj":
        first = first.head
    return first.dep_ in {"dobj", "pobj"} and first.head != subject.head and first.head.i < start


def place_adverb(verb: Token) -> Token | None:
    """Return "where" or "there" in the verb's clause, also where the parser hangs it on the object: "met him there"."""
    near = [*dependents(verb), *(each for noun in objects(verb) for each in dependents(noun))]
    return next((each for each in near if each.lower_ in {"where", "there"} and each.dep_ == "advmod"), None)


def pointed_at_by_where(verb: Token) -> list[Token]:
    """Return the words of the phrase of which the verb's clause says "where": "a hotel in London, where they met"."""
    if verb.dep_ not in {"relcl", "advcl"} or not any(child.lower_ == "where" for child in dependents(verb)):
        return []
    return [token for token in verb.head.subtree if verb.head.i <= token.i < verb.left_edge.i]


def has_qualifier(trigger: Token, words: frozenset[str]) -> bool:
    """Whether one of the words qualifies the noun, the verb, or the verb above the noun: "in separate talks"."""
    verb = governing_verb(trigger)
    above = [verb] if verb is not None and trigger.pos_ in {"NOUN", "PROPN"} else []
    objects_of_verb = objects(trigger) if trigger.pos_ == "VERB" else []
    prepositions = [child for child in dependents(trigger) if child.dep_ == "prep"]
    beside = [each for child in prepositions for each in dependents(child)]
    heads = [trigger, *above, *objects_of_verb, *prepositions, *beside]
    return any(
        child.lower_ in words and child.dep_ in {"advmod", "amod", "nmod"} and child.i > trigger.sent.start
        for head in heads
        for child in dependents(head)
    )


def seen_doing(verb: Token) -> list[Token]:
    """Return A of "the meeting saw A agree": who does what the clause below the verb says, without "that"."""
    clauses = [child for child in verb.rights if child.dep_ == "ccomp" and child.left_edge.lower_ != "that"]
    return [child for clause in clauses if clause.tag_ in {"VB", "VBP"} for child in own_subject(clause)[0]]
