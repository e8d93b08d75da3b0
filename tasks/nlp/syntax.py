"""The only home of dependency labels: who is the subject, the object, the governor of a word.

Labels are those of the English spaCy pipelines (ClearNLP style): nsubj, nsubjpass, dobj, pobj, agent …
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

SUBJECT = {"nsubj", "csubj"}
PASSIVE_SUBJECT = {"nsubjpass", "csubjpass"}
OBJECT = {"dobj", "dative", "obj"}
CLAUSE = {"ROOT", "ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "conj", "parataxis", "csubj"}
# Clauses without a subject of their own borrow that of the clause above them.
CONTROLLED = {"xcomp", "advcl", "pcomp", "conj", "ccomp", "acomp", "dep"}
HYPHENS = {"-", "‑"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
_RECIPROCAL = {("each", "other"), ("one", "another")}
_DEPTH = 12
_ADVERBS_AS_PARTICLES = {"forward", "away", "through"}
_CLAUSES = 4  # verbs, or prepositions, between
_ENDS = {"after", "during", "following", "since", "until"}  # prepositions of occasions
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
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


def is_nominal(token: Token) -> bool:
    """Whether the token can head a noun phrase that takes part in something."""
    return (
        token.pos_ in NOMINAL
        or token.ent_type_ in {"PERSON", "ORG", "GPE"}
        or (token.tag_ == "DT" and token.head.pos_ in {"VERB", "AUX"})
    )


def conjuncts(token: Token) -> list[Token]:
    """Return the token and all that is coordinated with it, in the order of the text."""
    found, queue = [token], [token]
    while queue:
        for child in queue.pop().children:
            if child.dep_ == "conj" and child not in found:
                found.append(child)
                queue.append(child)
    return sorted(found, key=lambda each: each.i)


def _own_subject(verb: Token) -> tuple[list[Token], bool]:
    for child in verb.children:
        if child.dep_ in SUBJECT:
            return [child], False
        if child.dep_ in PASSIVE_SUBJECT:
            return [child], True
    return [], False


def has_own_subject(verb: Token) -> bool:
    """Whether a word is the subject of this very verb."""
    return bool(_own_subject(verb)[0])


def _antecedent(pronoun: Token, verb: Token) -> Token:
    """Return what a relative pronoun stands for."""
    if pronoun.tag_ in {"WDT", "WP"}:
        clause = verb
        for _ in range(_DEPTH):
            if clause.dep_ == "relcl":
                return clause.head
            clause = clause.head
    return pronoun


def subjects(verb: Token) -> tuple[list[Token], bool]:
    """Return the heads of the verb's subject and whether the verb is passive.

    Participles, infinitives and coordinated verbs take the subject of the clause that governs them.
    """
    token, passive_verb = verb, is_passive(verb)
    for _ in range(_DEPTH):
        found, _passive = _own_subject(token)
        if found:
            return [_antecedent(each, token) for each in found], passive_verb
        if token.dep_ in {"acl", "relcl"} and token.head.pos_ in NOMINAL:
            # "a delegation visiting Cairo", but not "plans to meet": there the holder of the plan acts
            if token.tag_ in {"VBG", "VBN"} or not is_infinitive(token):
                return [token.head], passive_verb
            holder = _meant(token.head) or _invited(token.head) or _holder(token.head)
            return ([holder] if holder is not None else []), passive_verb
        if token.dep_ in CONTROLLED and token.head != token:
            objects_above = [each for each in token.head.children if each.dep_ in OBJECT]
            if token.dep_ in {"xcomp", "ccomp"} and is_infinitive(token) and objects_above:
                return objects_above, passive_verb  # "asked Annan to meet": Annan meets
            token = token.head
            if token.dep_ == "prep":
                token = token.head
            if token.pos_ in {"NOUN", "PROPN"}:
                holder = _holder(token)
                return ([holder] if holder is not None else []), passive_verb
            continue
        if token.dep_ == "prep" and token.head != token:
            token = token.head
            continue
        break
    return [], passive_verb


def _holder(noun: Token) -> Token | None:
    """Return who holds a plan, a wish or an event: its possessor or the subject of the verb above it."""
    owner = possessor(noun) or next((each for each in modifiers(noun) if each.ent_type_ == "NORP"), None)
    if owner is not None:
        return owner  # also "the Russian request to meet"
    verb = governing_verb(noun)
    if verb is None or verb == noun:
        return None
    found, _ = _own_subject(verb)
    return found[0] if found and found[0] != noun else None


def _meant(noun: Token) -> Token | None:
    """Return who is to do it in "plans for the king to visit"."""
    prepositions = [child for child in noun.children if child.dep_ == "prep" and child.lower_ == "for"]
    return next((each for child in prepositions for each in child.children if each.dep_ == "pobj"), None)


def _invited(noun: Token) -> Token | None:
    """Return who is asked in "handed the president an invitation to visit", "an invitation to the king to visit"."""
    if noun.lemma_ != "invitation":
        return None
    verb = governing_verb(noun)
    for above in [noun, *([verb] if verb is not None else [])]:
        for child in above.children:
            if child.dep_ == "dative" and child.pos_ in NOMINAL and child.i != noun.i:
                return child
            if child.dep_ in {"prep", "dative"} and child.lower_ == "to":
                return next((each for each in child.children if each.dep_ == "pobj"), None)
    return None


def coordinated_lemmas(verb: Token) -> set[str]:
    """Return the lemmas of the verbs that are coordinated with this one: "marry" in "they met and married"."""
    return {each.lemma_ for each in conjuncts(verb)}


def is_infinitive(verb: Token) -> bool:
    """Whether the verb is "to meet" and not "met"."""
    return any(child.tag_ == "TO" and child.dep_ == "aux" for child in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive: "was received", "a guest received by the king"."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    if verb.tag_ != "VBN" or verb.dep_ not in {"acl", "advcl", "conj"}:
        return False
    # "greeted on arrival by A, B left": the parser may hang "by" on the arrival
    is_bare = verb.dep_ == "advcl" and not any(child.dep_ in {"aux", "mark", *OBJECT} for child in verb.children)
    return is_bare or bool(agents(verb))


def objects(verb: Token) -> list[Token]:
    """Return the heads of the verb's direct and indirect objects, without what is coordinated with them."""
    return [
        _antecedent(child, verb)  # "Sadat, whom he had met"
        for child in verb.children
        if (child.dep_ in OBJECT and is_nominal(child))
        # "called President Kennedy": taken for what somebody is called
        or (
            child.dep_ == "oprd"
            and child.pos_ in {"PROPN", "NOUN"}
            and not any(each.dep_ in OBJECT for each in verb.children)
        )
        # "met Menachem Begin": a surname that the parser takes for a verb
        or (child.dep_ in {"ccomp", "xcomp"} and child.ent_type_ == "PERSON" and child.i > verb.i)
    ]


def has_object(verb: Token) -> bool:
    """Whether anything at all is the verb's direct object."""
    return any(child.dep_ == "dobj" and child.i > verb.i for child in verb.children)


def is_reciprocal(verb: Token) -> bool:
    """Whether the subjects do it to each other: "saw each other", "met one another"."""
    nouns = [*(child for child in verb.children if child.dep_ == "dobj"), *prepositional(verb, frozenset({"with"}))]
    return any(noun.i > 0 and (noun.nbor(-1).lower_, noun.lower_) in _RECIPROCAL for noun in nouns)


def agents(verb: Token) -> list[Token]:
    """Return who does it in the passive ("received by the king")."""
    return [
        each
        for child in verb.children
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        for each in child.children
        if each.dep_ == "pobj"
    ]


def participle_agents(noun: Token) -> list[Token]:
    """Return who stands after "by" in "a meeting attended by the ministers", "a dinner, hosted by the king"."""
    return [each for child in noun.children if child.tag_ == "VBN" and child.i > noun.i for each in agents(child)]


def prepositional(token: Token, words: frozenset[str]) -> list[Token]:
    """Return the objects of the prepositions `words` that hang on the token, nearest first."""
    found: list[Token] = []
    hanging = [child for child in token.children if child.dep_ in {"prep", "dative"}]
    # "met with bombing victims and with officials"
    hanging += [each for child in hanging for each in child.children if each.dep_ == "conj" and each.pos_ == "ADP"]
    for child in hanging:
        if child.lower_ in words:
            found.extend(each for each in child.children if each.dep_ == "pobj" and is_nominal(each))
            # "together with", "along with": the inner preposition hangs on the outer one
            found.extend(
                each
                for inner in child.children
                if inner.dep_ == "prep" and inner.lower_ in words
                for each in inner.children
                if each.dep_ == "pobj"
            )
    return found


def possessor(noun: Token) -> Token | None:
    """Return the owner in "Wang Yi's visit" or "their talks"."""
    return next((child for child in noun.children if child.dep_ == "poss"), None)


def has_infinitive(verb: Token) -> bool:
    """Whether the verb asks for something to be done: "called on the army to withdraw"."""
    return any(
        child.dep_ in {"xcomp", "advcl", "ccomp", "acl"} and is_infinitive(child) and child.i > verb.i
        for child in verb.subtree
    )


def has_particle(verb: Token) -> bool:
    """Whether a particle changes the verb's meaning: "called out", "called off"."""
    return any(child.dep_ == "prt" for child in verb.children)


def has_object_complement(verb: Token) -> bool:
    """Whether the verb says what its object is: "called Brown a friend"."""
    complements = [
        child
        for child in verb.children
        if child.dep_ in {"oprd", "ccomp", "attr", "acomp"} and child.ent_type_ not in {"TIME", "DATE"}
    ]
    return bool(complements) and (any(child.dep_ in OBJECT for child in verb.children) or len(complements) > 1)


def hyphenated(token: Token) -> str:
    """Return the whole compound around the token, in lower case: "face-to-face"; the token itself elsewhere."""
    doc, start, end = token.doc, token.i, token.i + 1
    while end + 1 < token.sent.end and doc[end].text in HYPHENS and not doc[end - 1].whitespace_:
        if doc[end].whitespace_:
            break
        end += 2
    while start - 2 >= token.sent.start and doc[start - 1].text in HYPHENS and not doc[start - 1].whitespace_:
        if doc[start - 2].whitespace_:
            break
        start -= 2
    return str(doc[start:end].text.lower())


def is_name(token: Token) -> bool:
    """Whether the token is tagged as a proper noun."""
    return token.pos_ == "PROPN"


def is_possessor(token: Token) -> bool:
    """Whether the token owns the noun after it: "his" in "his meeting"."""
    return token.dep_ == "poss"


def noun_above(noun: Token) -> Token | None:
    """Return "participation" for the meeting in "his participation in the meeting"."""
    if noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":
        return noun.head.head
    return None


def governing_verb(token: Token) -> Token | None:
    """Return the nearest verb above the token, or None where the sentence has none there."""
    current = token
    for _ in range(_DEPTH):
        if current.head == current:
            return current if current.pos_ in {"VERB", "AUX"} else None
        current = current.head
        if current.pos_ in {"VERB", "AUX"}:
            return current
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
    for _ in range(_DEPTH):
        if current.head == current:
            return
        current = current.head
        yield current


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
    for _ in range(_DEPTH):
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
    if token.dep_ in _RELATIONS:
        return Role(_RELATIONS[token.dep_], head, "", None)
    if token.dep_ == "appos":
        verb = governing_verb(token)
        return Role("apposition", verb, "", head) if verb is not None else None
    if token.dep_ != "pobj" and not is_gerund:
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


def is_object_of(noun: Token, verb: Token) -> bool:
    """Whether the noun, or what it is coordinated with, is the verb's direct object."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    return first.dep_ in OBJECT and first.head == verb


def is_light(noun: Token, verbs: frozenset[str]) -> bool:
    """Whether the noun is the object of one of the active verbs: "will hold talks"."""
    verb = governing_verb(noun)
    return verb is not None and verb.lemma_ in verbs and is_object_of(noun, verb) and not is_passive(verb)


def is_subject_of(noun: Token, verb: Token) -> bool:
    """Whether the noun, or what it is coordinated with, is the verb's subject."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    return first.dep_ in SUBJECT | PASSIVE_SUBJECT and first.head == verb


def auxiliaries(verb: Token) -> list[Token]:
    """Return the verb's auxiliaries, those of the verb it is coordinated with where it has none."""
    token = verb
    for _ in range(_DEPTH):
        found = [child for child in token.children if child.dep_ in {"aux", "auxpass"}]
        if found or token.dep_ != "conj" or _own_subject(token)[0]:
            return found
        token = token.head
    return []


def negation(verb: Token) -> Token | None:
    """Return the word that negates the verb: "not", "never", "no", the "no" of "no longer"."""
    for child in verb.children:
        if child.lower_ == "longer" and child.i and child.nbor(-1).lower_ == "no":
            return child.nbor(-1)
        # "Not since Carter met Brezhnev" negates the clause above: the word stands before the subject
        if child.dep_ == "neg" and not any(child.i < other.i for other in _own_subject(verb)[0]):
            return child
    return None


def negating_determiner(noun: Token) -> Token | None:
    """Return "no" in "no meeting took place"."""
    return next((child for child in noun.children if child.dep_ in {"det", "neg"} and child.lower_ == "no"), None)


def complementizer(verb: Token) -> Token | None:
    """Return the subordinating word of the verb's clause ("if", "after", "that")."""
    return next((child for child in verb.children if child.dep_ == "mark"), None)


def determiner(noun: Token) -> str:
    """Return the noun's determiner in lower case, "" where it has none."""
    return next((child.lower_ for child in noun.children if child.dep_ == "det"), "")


def modifiers(noun: Token) -> list[Token]:
    """Return the adjectives and nouns that stand before the noun and belong to it."""
    return [child for child in noun.lefts if child.dep_ in {"amod", "compound", "nmod", "nummod"}]


def relative_clauses(noun: Token) -> list[Token]:
    """Return the verbs of the relative clauses that say something about the noun."""
    return [child for child in noun.children if child.dep_ == "relcl" and child.pos_ in {"VERB", "AUX"}]


def is_relative_object(verb: Token) -> bool:
    """Whether the relative clause of the verb speaks of its object: "that he held", "he held", not "that began"."""
    given = _own_subject(verb)[0]
    return (
        bool(given)
        and given[0].tag_ not in {"WDT", "WP"}
        and not any(child.dep_ == "dobj" and child.tag_ not in {"WDT", "WP"} for child in verb.children)
    )


def relative_clause_of(token: Token) -> Token | None:
    """Return the verb of the relative clause of the token: "expires" in "a contract that expires in May"."""
    verb = verb_of(token)
    return verb if verb is not None and verb.dep_ == "relcl" else None


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
    return any(child.lower_ == "before" and child.dep_ == "mark" for child in verb.children)


def is_modifier(token: Token) -> bool:
    """Whether the token only modifies the noun after it: "a meeting room", "the visiting premier"."""
    return token.dep_ in {"compound", "amod", "nmod"} and token.head.i > token.i


def is_conjunct(token: Token) -> bool:
    """Whether the token is coordinated with one before it."""
    return token.dep_ == "conj"


def is_subject(token: Token) -> bool:
    """Whether the token is the subject of its clause."""
    return token.dep_ in SUBJECT | PASSIVE_SUBJECT


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
    given = _own_subject(root)[0]
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
        sentence.start <= each.i < comma.i and (each.i < sentence.start + 5 or is_behind_gerund(each)) for each in given
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
    return next((each for each in _own_subject(verb)[0] if each.i > gerund.i and is_behind_gerund(each)), None)


def holds_subject(doc: Doc, start: int, end: int) -> bool:
    """Whether a word of the token range is a subject: in "the Council of Europe" the first noun, in a name the last."""
    return any(is_subject(doc[i]) for i in range(start, end))


def is_plural_form(verb: Token) -> bool:
    """Whether the verb has a form of the present that several subjects have: "hold", "are holding", "have met"."""
    tags = {verb.tag_, *(each.tag_ for each in auxiliaries(verb))}
    return "VBP" in tags or (verb.tag_ == "VB" and not tags & {"MD", "TO"} and "VBD" not in tags)


def is_governed(token: Token, start: int, subject: Token) -> bool:
    """Whether what heads the phrase from `start` on, or is coordinated with it, is an object of what stands before it,
    and not of the subject's verb.
    """
    first = token
    while first.dep_ == "conj":
        first = first.head
    return first.dep_ in {"dobj", "pobj"} and first.head != subject.head and first.head.i < start


def is_object(token: Token) -> bool:
    """Whether the token is the object of the verb or preposition above it."""
    return token.dep_ in {"dobj", "pobj"}


def clause_verbs(sentence_root: Token) -> list[Token]:
    """Return the verbs of the sentence below its root, in the order of the text."""
    return [token for token in sentence_root.subtree if token.pos_ in {"VERB", "AUX"} and token.dep_ in CLAUSE]


def is_reported(verb: Token) -> bool:
    """Whether the verb is what somebody says: "he said that they met", "he said he was in Rome and would meet her"."""
    clause = verb
    for _ in range(_DEPTH):
        if clause.dep_ != "conj":
            break
        clause = clause.head
    return clause.dep_ == "ccomp"


def adverb_above_infinitive(verb: Token, adverbs: frozenset[str]) -> Token | None:
    """Return the adverb of what governs the infinitive: "yet" in "has yet to speak"."""
    if not is_infinitive(verb) or verb.head.lemma_ not in {"have", "be"}:
        return None
    return next((child for child in verb.head.children if child.lower_ in adverbs), None)


def adjective_completed(verb: Token) -> Token | None:
    """Return the adjective that the infinitive completes: "able" in "was not able to visit"."""
    is_complement = verb.dep_ == "xcomp" and verb.head.pos_ == "ADJ" and verb.head.head.pos_ in {"VERB", "AUX"}
    return verb.head if is_complement else None


def particles(verb: Token) -> frozenset[str]:
    """Return the verb's particles in lower case: "down" in "sat down"."""
    return frozenset(child.lower_ for child in verb.children if child.dep_ in {"prt", "advmod", "prep"})


def phrase_start(head: Token) -> int:
    """Return where the noun phrase of the head begins: the first token of what modifies it from the left."""
    return min([head.i, *(child.left_edge.i for child in head.lefts if child.dep_ not in {"cc", "punct", "prep"})])


def phrase(head: Token) -> tuple[int, int]:
    """Return the token range of the noun phrase with its complements, without relative clauses and appositions."""
    end = head.i + 1
    for child in head.rights:
        if child.dep_ in {"prep", "nmod", "amod", "pcomp", "nummod"} or (child.dep_ == "acl" and is_infinitive(child)):
            end = max(end, child.right_edge.i + 1)
        elif child.dep_ in {"case", "punct"} and child.i == end and child.text in {"'s", "’s", "-"}:
            end = max(end, child.i + 1)
        else:
            break
    return head.left_edge.i, end


def is_participle_of(token: Token, noun: Token) -> bool:
    """Whether the token is a reduced relative clause of the noun: "a message addressed by the king"."""
    return token.dep_ == "acl" and token.head == noun


def preposition_before(noun: Token) -> str:
    """Return the preposition that governs the noun, in lower case, or ""."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    return first.head.lower_ if first.dep_ in {"pobj", "pcomp"} else ""


def modality_chain(trigger: Token) -> list[Token]:
    """Return the words whose meaning decides whether the trigger's event took place, nearest first.

    For "agreed to postpone the meeting": meeting, postpone, agreed. Clauses that only give the occasion ("he left after
    meeting her") end the chain; purpose clauses ("will fly to meet her") do not.
    """
    chain, token = [trigger], trigger
    for _ in range(_DEPTH):
        head = token.head
        if head == token:
            break
        relation = token.dep_
        is_opening = token == trigger and token.i < head.i  # "received by A, B promised help"
        is_occasion = relation == "relcl" or (relation in {"acl", "advcl"} and (token.tag_ != "VBN" or is_opening))
        if is_occasion and not is_infinitive(token):
            break
        is_reported_clause = any(child.dep_ == "mark" and child.lower_ == "that" for child in token.children)
        if relation == "acl" and token.tag_ == "VBN" and token != trigger and not is_reported_clause:
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


def particle(verb: Token) -> str:
    """Return "call_off" for "called the meeting off", the lemma alone where the verb has no particle."""
    for child in verb.children:
        if child.dep_ == "prt" or (child.dep_ == "advmod" and child.lower_ in _ADVERBS_AS_PARTICLES):
            return f"{verb.lemma_}_{child.lower_}"
    return verb.lemma_


def with_preposition(verb: Token) -> str:
    """Return "call_for" for "called for talks"."""
    for child in verb.children:
        if child.dep_ == "prep":
            return f"{verb.lemma_}_{child.lower_}"
    return verb.lemma_


def with_complement(verb: Token) -> str:
    """Return "put_on_hold" for "were put on hold", the lemma alone where no bare noun follows the preposition."""
    for child in verb.children:
        for noun in child.children if child.dep_ == "prep" else ():
            if noun.dep_ == "pobj" and noun.i == child.i + 1:
                return f"{verb.lemma_}_{child.lower_}_{noun.lower_}"
    return verb.lemma_


def predicated(noun: Token) -> list[Token]:
    """Return the adjectives that are said of the noun: "the talks are due on Monday", "a planned visit"."""
    found = [child for child in noun.children if child.dep_ in {"amod", "acl"}]
    if is_subject(noun):
        found += [child for child in noun.head.children if child.dep_ in {"acomp", "attr"}]
        if noun.head.pos_ in {"ADJ"}:
            found.append(noun.head)
    return found


def said_of_subject(verb: Token) -> list[Token]:
    """Return the adjectives that a form of "be" says of its subject: "due" in "is due in Paris"."""
    return [child for child in verb.children if child.dep_ == "acomp"] if verb.lemma_ == "be" else []


def is_future_infinitive(verb: Token) -> bool:
    """Whether the verb is "is to meet", "are to hold", or the "to meet" of a headline."""
    if not is_infinitive(verb):
        return False
    if verb.dep_ in {"ROOT", "relcl"} or (
        verb.dep_ == "acl" and verb.head.dep_ in {"ROOT", "nsubj"} and verb.i > verb.head.i
    ):
        return True
    if verb.dep_ == "ccomp" and verb.head.i > verb.i and _own_subject(verb)[0]:
        return True  # "Trump and Xi to speak on Friday, Bessent says"
    return verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.head.pos_ in {"AUX", "VERB"}


def is_past(verb: Token) -> bool:
    """Whether the verb, with its auxiliaries, tells of the past."""
    tags = {verb.tag_} | {each.tag_ for each in auxiliaries(verb)}
    words = {each.lower_ for each in auxiliaries(verb)}
    return "VBD" in tags or bool(words & {"has", "have", "had", "was", "were", "did"})


def words_before_gerund(verb: Token) -> list[Token]:
    """Return the preposition of "without meeting" and, as in "instead of meeting", the word that it belongs to."""
    if verb.dep_ != "pcomp" or verb.tag_ != "VBG":
        return []
    preposition = verb.head
    return [preposition, *(child for child in preposition.children if child.i < preposition.i), preposition.head]


def own_verbs(trigger: Token) -> list[Token]:
    """Return the trigger where it is a verb, or the verb of which it is subject or object, and what these complete."""
    verb: Token | None = trigger if trigger.pos_ in {"VERB", "AUX"} else None
    if verb is None:
        above = governing_verb(trigger)
        if above is not None and (is_object_of(trigger, above) or is_subject_of(trigger, above)):
            verb = above
    found: list[Token] = []
    while verb is not None and verb not in found:
        found.append(verb)
        verb = verb.head if verb.dep_ in {"xcomp", "aux"} and verb.head.pos_ in {"VERB", "AUX"} else None
    return found


def event_head(noun: Token, measures: frozenset[str]) -> Token:
    """Return "days" for the talks in "three days of talks": the word that stands in the clause for the event."""
    head = noun
    for _ in range(_DEPTH):
        first = head
        while first.dep_ == "conj":
            first = first.head
        above = first.head
        if first.dep_ != "pobj" or above.lower_ != "of" or above.head.lemma_.lower() not in measures:
            return head
        head = above.head
    return head


def place_adverb(verb: Token) -> Token | None:
    """Return "where" or "there" in the verb's clause, also where the parser hangs it on the object: "met him there"."""
    near = [*verb.children, *(each for noun in objects(verb) for each in noun.children)]
    return next((each for each in near if each.lower_ in {"where", "there"} and each.dep_ == "advmod"), None)


def is_actor_position(token: Token) -> bool:
    """Whether the token stands where somebody acts or is met: subject of a verb, object of "meet" or "with"."""
    if is_subject(token):
        return token.head.pos_ in {"VERB", "AUX"}
    return (token.dep_ == "dobj" and token.head.lemma_ in {"meet", "receive", "visit", "host", "welcome"}) or (
        token.dep_ == "pobj" and token.head.lower_ in {"with", "between"}
    )


def is_present_progressive(verb: Token) -> bool:
    """Whether the verb is "is meeting", "are meeting"."""
    return verb.tag_ == "VBG" and any(each.lemma_ == "be" and each.tag_ in {"VBZ", "VBP"} for each in auxiliaries(verb))


def reporting_verb(trigger: Token, verbs: frozenset[str]) -> Token | None:
    """Return "said" in "he said that they would meet", where the verb's lemma is one of `verbs`."""
    current = trigger
    for above in governors(trigger):
        if current.dep_ in {"ccomp", "parataxis"} and above.lemma_ in verbs:
            return above
        current = above
    return None


def is_relative(verb: Token) -> bool:
    """Whether the verb heads a relative clause: "who meet on Monday"."""
    return verb.dep_ == "relcl"


def has_qualifier(trigger: Token, words: frozenset[str]) -> bool:
    """Whether one of the words qualifies the noun, the verb, or the verb above the noun: "in separate talks"."""
    verb = governing_verb(trigger)
    above = [verb] if verb is not None and trigger.pos_ in {"NOUN", "PROPN"} else []
    objects_of_verb = objects(trigger) if trigger.pos_ == "VERB" else []
    prepositions = [child for child in trigger.children if child.dep_ == "prep"]
    beside = [each for child in prepositions for each in child.children]
    heads = [trigger, *above, *objects_of_verb, *prepositions, *beside]
    return any(
        child.lower_ in words and child.dep_ in {"advmod", "amod", "nmod"} and child.i > trigger.sent.start
        for head in heads
        for child in head.children
    )


def qualifiers(token: Token) -> list[Token]:
    """Return the adverbs, adjectives and determiners of a verb or noun: "last met", "another meeting"."""
    return [child for child in token.children if child.dep_ in {"advmod", "amod", "det"}]
