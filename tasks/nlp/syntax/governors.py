"""What stands above a word: the verb that governs it, the chain of clauses up to the root."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tasks.nlp.syntax.labels import CLAUSE, DEPTH, OBJECT, PASSIVE_SUBJECT, SUBJECT
from tasks.nlp.syntax.nominals import is_subject
from tasks.nlp.syntax.verb_forms import (
    auxiliaries,
    has_object_complement,
    is_future_infinitive,
    is_infinitive,
    is_passive,
    own_subject,
)
from tasks.nlp.text.dependents import dependents

_CLAUSES = 4  # verbs, or prepositions, between
_ENDS = {"after", "during", "following", "since", "until"}  # prepositions of occasions
_AFTERWARDS = {"after", "following"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_LOOSE = {"ccomp", "parataxis", "conj"}
_DASHES = {"-", "--", "–", "—", ";"}
_WHEN = {"when", "once", "after", "before", "until"}
_RAISING = {"be", "have", "need", "remain"}  # "the talks are to resume", "had to be put off"
_ASKING = frozenset({"whether", "how", "why"})
_RELATIONS = {
    "dobj": "object", "obj": "object", "nsubjpass": "passive subject", "nsubj": "subject", "attr": "predicate",
    "npadvmod": "loose",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun is to the verb above it: "object", or "complement of a noun" with preposition and noun."""

    relation: str
    verb: Token
    preposition: str
    noun: Token | None


def governing_verb(token: Token) -> Token | None:
    """Return the nearest verb above the token, or None where the sentence has none there."""
    current = token
    for _ in range(DEPTH):
        above = current.head
        if above.pos_ in {"VERB", "AUX"}:
            return above
        if above.i == current.i:
            return None
        current = above
    return None


def acting_verb(token: Token) -> Token | None:
    """Return the nearest verb above the token that is no infinitive of a plan: not "the decision to shoot"."""
    verb = governing_verb(token)
    for _ in range(3):
        if verb is None or verb.dep_ != "acl" or not is_infinitive(verb) or is_object_of(token, verb):
            return verb
        verb = governing_verb(verb.head)
    return verb


def governors(token: Token) -> Iterator[Token]:
    """Yield the words above the token up to the root, nearest first."""
    current = token
    for _ in range(DEPTH):
        above = current.head
        if above.i == current.i:
            return
        current = above
        yield above


def depends_on(token: Token, positions: frozenset[int]) -> bool:
    """Whether one of the positions is the token or stands above it with nothing but nouns and prepositions between."""
    for above in [token, *governors(token)]:
        if above.i in positions:
            return True
        if above.pos_ in {"VERB", "AUX"}:
            return False
    return False


def verb_of(token: Token) -> Token | None:
    """Return the token where it is a verb, else the nearest verb above it."""
    return token if token.pos_ in {"VERB", "AUX"} else governing_verb(token)


def finite_verb(verb: Token) -> Token | None:
    """Return the nearest verb at or above this one that has a tense: "agreed" for "agreed to try to end the war"."""
    current: Token | None = verb
    for _ in range(DEPTH):
        if current is None or current.tag_ in _FINITE or any(each.tag_ in _FINITE for each in auxiliaries(current)):
            return current
        above = governing_verb(current)
        current = None if above is None or above == current else above
    return current


def verb_below(verb: Token, positions: frozenset[int]) -> str | None:
    """Return how the verb depends on one of the positions, through verbs alone: "advcl" in "met to discuss"."""
    current = verb
    for _ in range(_CLAUSES):
        relation, above = current.dep_, governing_verb(current)
        if above is None or above == current:
            return None
        if above.i in positions:
            return relation
        current = above
    return None


def role(token: Token) -> Role | None:
    """Return what the noun, or the gerund behind a preposition, is to the verb above it; None elsewhere."""
    head, is_gerund = token.head, token.dep_ == "pcomp" and token.tag_ == "VBG"
    is_complement = token.dep_ == "pobj" or (token.dep_ == "pcomp" and token.pos_ == "NOUN")  # "from dredging to X"
    if token.dep_ in _RELATIONS:
        return Role(_RELATIONS[token.dep_], head, "", None)
    if token.dep_ == "appos":
        verb = governing_verb(token)
        return Role("apposition", verb, "", head) if verb is not None else None
    if not is_complement and not is_gerund:
        return None
    above = head.head
    for _ in range(_CLAUSES):
        if above.pos_ == "ADP" and above.dep_ in {"prep", "pcomp"}:
            above = above.head
    kind = "gerund" if is_gerund else "complement"
    if above.pos_ in {"VERB", "AUX"}:
        return Role(kind, above, head.lower_, None)
    verb = governing_verb(above)
    if above.pos_ not in {"NOUN", "PROPN", "ADJ"} or verb is None:
        return None
    return Role(f"{kind} of a noun", verb, head.lower_, above)


def asked(verb: Token) -> Token | None:
    """Return "how" or "whether" where the verb is what is asked or discussed: "discussed how to end the war".

    Also "what" in "what role it might take", and "how" where it stands before the subject's noun.
    """
    if verb.dep_ == "acl":  # "the question whether to dam it"
        return next((each for each in verb.lefts if each.tag_ in {"IN", "WRB"} and each.lower_ in _ASKING), None)
    if verb.dep_ not in {"xcomp", "ccomp", "pcomp", "conj", "csubj"}:
        return None
    first = verb.left_edge
    if verb.dep_ != "conj" and first.i < verb.i and first.tag_ in {"WRB", "WDT", "WP"} and first.lower_ != "that":
        return first
    return next((each for each in verb.lefts if each.tag_ == "WRB" or each.lower_ == "whether"), None)


def is_asked_of(verb: Token) -> bool:
    """Whether the verb is what is asked by a noun: "the question whether to dam it", "the question of who pays"."""
    return verb.dep_ in {"acl", "pcomp"} and asked(verb) is not None


def asked_role(verb: Token) -> Role | None:
    """Return what such a clause is to the verb above it: "object", or behind a preposition "complement"."""
    if verb.dep_ in {"xcomp", "ccomp"} and verb.head.pos_ in {"VERB", "AUX"}:
        return Role("object", verb.head, "", None)
    if verb.dep_ == "csubj":
        return Role("subject", verb.head, "", None)  # "what to do with X was the subject"
    if verb.dep_ == "acl":
        governing = governing_verb(verb.head)
        return Role("complement of a noun", governing, "of", verb.head) if governing is not None else None
    if verb.dep_ != "pcomp":
        return None
    above = verb.head.head
    if above.pos_ in {"VERB", "AUX"}:
        return Role("complement", above, verb.head.lower_, None)
    governing = governing_verb(above)
    return Role("complement of a noun", governing, verb.head.lower_, above) if governing is not None else None


def is_object_of(noun: Token, verb: Token) -> bool:
    """Whether the noun, or what it is coordinated with, is the verb's direct object."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    return first.dep_ in OBJECT and first.head == verb


def is_light(noun: Token, verbs: frozenset[str]) -> bool:
    """Whether the noun is the object of one of the active verbs: "will hold talks", not "called the talks useful"."""
    verb = governing_verb(noun)
    return (
        verb is not None
        and verb.lemma_ in verbs
        and is_object_of(noun, verb)
        and not is_passive(verb)
        and not is_only_named(verb)
    )


def is_only_named(verb: Token) -> bool:
    """Whether the verb says what its object is called and not that it is convened: "called the meeting useful"."""
    return verb.lemma_ == "call" and has_object_complement(verb)


def is_predicate_of(noun: Token, verb: Token) -> bool:
    """Whether the noun says what the verb's subject is: "was the guest of the king"."""
    return noun.dep_ == "attr" and noun.head == verb


def is_subject_of(noun: Token, verb: Token) -> bool:
    """Whether the noun, or what it is coordinated with, is the verb's subject."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    return first.dep_ in SUBJECT | PASSIVE_SUBJECT and first.head == verb


def is_apart(noun: Token, verb: Token) -> bool:
    """Whether the noun stands behind a preposition that other words part from the verb."""
    return noun.dep_ == "pobj" and noun.head.i > verb.i + 1


def raised_verb(noun: Token) -> Token | None:
    """Return what the noun is to do: "resume" in "the talks are to resume", "are likely to resume"."""
    verb = governing_verb(noun) if noun.pos_ in {"NOUN", "PROPN"} else None
    if verb is None or not is_subject_of(noun, verb) or not (verb.lemma_ in _RAISING or is_passive(verb)):
        return None
    above = [verb, *(child for child in dependents(verb) if child.dep_ == "acomp")]
    below = (child for each in above for child in dependents(each) if child.dep_ == "xcomp")
    return next((child for child in below if is_infinitive(child)), None)


def is_subject_of_being(noun: Token) -> bool:
    """Whether something is said of the noun: "his message to the chancellor was: wait"."""
    return is_subject_of(noun, noun.head) and noun.head.lemma_ == "be"


def noun_completed(verb: Token) -> Token | None:
    """Return "efforts" for the infinitive in "efforts to end the war"."""
    return verb.head if verb.dep_ in {"acl", "relcl"} and is_infinitive(verb) else None


def relative_clause_of(token: Token) -> Token | None:
    """Return the verb of the relative clause of the token: "expires" in "a contract that expires in May"."""
    verb = verb_of(token)
    return verb if verb is not None and verb.dep_ == "relcl" else None


def is_since_then(token: Token) -> bool:
    """Whether its clause says when the last time was: "met" in "the first talks since 2019, when they met in Hanoi"."""
    verb = verb_of(token)
    if verb is not None and verb.tag_ == "VBG":  # "when they spent seven hours haggling"
        verb = governing_verb(verb)
    when = verb.left_edge if verb is not None else token
    if when.lower_ != "when" or when.i < _CLAUSES:
        return False
    doc, i = token.doc, when.i - 1
    i -= doc[i].text == ","
    first = i
    while i > 0 and (doc[i].ent_type_ == "DATE" or doc[i].like_num):
        i -= 1
    return i < first and doc[i].lower_ == "since"


def participle_subjects(pronoun: Token) -> list[Token]:
    """Return who acts in the participle of which the pronoun is told: A in "A called on B, handing him a letter"."""
    verb = governing_verb(pronoun)
    if verb is None or verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.i > pronoun.i:
        return []
    return own_subject(verb.head)[0]


def describes_another(token: Token, positions: frozenset[int], measures: frozenset[str]) -> bool:
    """Whether a time only says which thing or whose: "the coup of 10 January", "the bank, founded in 1999"."""
    current = token
    for above in governors(token):
        if above.i in positions:
            return False
        if above.pos_ == "ADP":
            current = above
            continue
        if above.pos_ in {"VERB", "AUX"}:
            is_reduced = above.tag_ == "VBN" and above.dep_ == "acl" and above.head.i < above.i
            return is_reduced and above.head.i not in positions
        is_of = current.lower_ == "of" and current.head == above and above.pos_ in {"NOUN", "PROPN"}
        return is_of and above.ent_type_ not in {"DATE", "TIME"} and above.lemma_.lower() not in measures
    return False


def is_afterwards(token: Token, positions: frozenset[int]) -> bool:
    """Whether the token stands in a clause that comes later than the positions: "met him before he flew on to Rome"."""
    verb = verb_of(token)
    if verb is None or verb.i in positions:
        return False
    return any(child.lower_ == "before" and child.dep_ == "mark" for child in dependents(verb))


def clause_verbs(sentence_root: Token) -> list[Token]:
    """Return the verbs of the sentence below its root, in the order of the text."""
    return [token for token in sentence_root.subtree if token.pos_ in {"VERB", "AUX"} and token.dep_ in CLAUSE]


def is_reported(verb: Token) -> bool:
    """Whether the verb is what somebody says: "he said that they met", "he said he was in Rome and would meet her"."""
    clause = verb
    for _ in range(DEPTH):
        if clause.dep_ != "conj":
            break
        clause = clause.head
    return clause.dep_ == "ccomp"


def _is_reported_by_noun(verb: Token) -> bool:
    """Whether a noun reports the clause, also where "that" is taken for its object: "reports that they met him"."""
    that = next((child for child in dependents(verb) if child.lower_ == "that" and child.i < verb.i), None)
    if that is None or that.dep_ not in {"mark", "dobj"}:
        return False
    return that.dep_ == "mark" or any(child.dep_ == "dobj" and child.i > verb.i for child in dependents(verb))


def modality_chain(trigger: Token) -> list[Token]:
    """Return the words whose meaning decides whether the trigger's event took place, nearest first.

    For "agreed to postpone the meeting": meeting, postpone, agreed. Clauses that only give the occasion ("he left after
    meeting her") end the chain; purpose clauses ("will fly to meet her") do not.
    """
    chain, token = [trigger], trigger
    raised = raised_verb(trigger)
    if raised is not None:
        chain.append(raised)
    for _ in range(DEPTH):
        head = token.head
        if head == token:
            break
        relation = token.dep_
        is_reported_clause = relation in {"acl", "relcl"} and _is_reported_by_noun(token)
        is_opening = token == trigger and token.i < head.i  # "received by A, B promised help"
        is_gerund_beside = relation == "appos" and token.tag_ == "VBG"  # "A and B, meeting on Monday, agreed"
        is_occasion = (
            is_gerund_beside
            or relation == "relcl"
            or (relation in {"acl", "advcl"} and (token.tag_ != "VBN" or is_opening))
        )
        if is_occasion and not is_infinitive(token) and not is_reported_clause:
            break
        if relation == "acl" and token.tag_ == "VBN" and token != trigger and not is_reported_clause:
            break
        if relation in _LOOSE and _is_set_off_by_dash(token):
            break
        if relation == "conj":
            token = head
            if token.pos_ not in {"VERB", "AUX"}:
                chain.append(token)
            continue
        if relation == "prep" or head.pos_ in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"} or head.dep_ == "prep":
            chain.append(head)
            token = head
            if head.lower_ == "ahead" or ((head.pos_ == "ADP" or head.dep_ == "prep") and head.lower_ in _ENDS):
                break
            continue
        break
    return chain


def _is_set_off_by_dash(verb: Token) -> bool:
    """Whether a dash or semicolon parts the clause from the one above: "denied it - he says he would like to meet"."""
    begins = (subject.left_edge for subject in own_subject(verb)[0])
    return any(verb.head.i < first.i and first.nbor(-1).text in _DASHES for first in begins)


def awaited(verb: Token, auxiliaries_ahead: frozenset[str]) -> Token | None:
    """Return what says that the present of the clause is to come: the "will" of "will decide when they meet"."""
    if verb.dep_ != "advcl" or verb.tag_ not in {"VBZ", "VBP"} or auxiliaries(verb):
        return None
    if not any(child.lower_ in _WHEN and child.dep_ in {"mark", "advmod"} for child in verb.lefts):
        return None
    above = verb.head
    ahead = next((each for each in auxiliaries(above) if each.lower_ in auxiliaries_ahead), None)
    return ahead or (above if is_future_infinitive(above) else None)


def own_verbs(trigger: Token) -> list[Token]:
    """Return the trigger where it is a verb, or the verb of which it is subject or object, and what these complete."""
    verb: Token | None = trigger if trigger.pos_ in {"VERB", "AUX"} else None
    if verb is None:
        above = governing_verb(trigger)
        if above is not None and (is_object_of(trigger, above) or is_subject_of(trigger, above)):
            verb = above
    raised = raised_verb(trigger)
    found: list[Token] = [raised] if raised is not None else []
    while verb is not None and verb not in found:
        found.append(verb)
        verb = verb.head if verb.dep_ in {"xcomp", "aux"} and verb.head.pos_ in {"VERB", "AUX"} else None
    return found


def event_head(noun: Token, measures: frozenset[str]) -> Token:
    """Return "days" for the talks in "three days of talks": the word that stands in the clause for the event."""
    head = noun
    for _ in range(DEPTH):
        first = head
        while first.dep_ == "conj":
            first = first.head
        above = first.head
        if first.dep_ != "pobj" or above.lower_ != "of" or above.head.lemma_.lower() not in measures:
            return head
        head = above.head
    return head


def is_actor_position(token: Token) -> bool:
    """Whether the token stands where somebody acts or is met: subject of a verb, object of "meet" or "with"."""
    if is_subject(token):
        return token.head.pos_ in {"VERB", "AUX"}
    return (token.dep_ == "dobj" and token.head.lemma_ in {"meet", "receive", "visit", "host", "welcome"}) or (
        token.dep_ == "pobj" and token.head.lower_ in {"with", "between"}
    )


def is_argument_before(name: Token) -> bool:
    """Whether a noun behind the name is another thing that the verb has: "discussed with Ann Roe | ways to help"."""
    behind = name.nbor() if name.i + 1 < len(name.doc) else None
    if behind is None or name.dep_ not in {"pobj", "appos"} or behind.dep_ not in {"dobj", "npadvmod"}:
        return False
    return behind.tag_ == "NNS" and behind.head.i < name.i and not behind.is_ancestor(name)


def reporting_verb(trigger: Token, verbs: frozenset[str]) -> Token | None:
    """Return "said" in "he said that they would meet", where the verb's lemma is one of `verbs`."""
    current = trigger
    for above in governors(trigger):
        if current.dep_ in {"ccomp", "parataxis"} and above.lemma_ in verbs:
            return above
        current = above
    return None


def is_said_here(trigger: Token) -> bool:
    """Whether it is said to have been where the report was filed: "met his guest here on Sunday"."""
    verbs = [trigger, *own_verbs(trigger)]
    return any(
        child.lower_ == "here" and child.dep_ == "advmod" and (child.head in verbs or governing_verb(child) in verbs)
        for child in trigger.sent
    )


def opens_after(trigger: Token, verb: Token) -> bool:
    """Whether the clause of the verb opens with "after" the trigger: "after talks with B", "after meeting B"."""
    above = trigger.head
    return above.lower_ in _AFTERWARDS and trigger.dep_ in {"pobj", "pcomp"} and above.head == verb
