"""What belongs to a noun: owner, modifiers, determiner, prepositions, and where its phrase begins and ends."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp.syntax.labels import DEPTH, NOMINAL, OBJECT, PASSIVE_SUBJECT, SUBJECT
from tasks.nlp.syntax.verb_forms import agents, is_infinitive, own_subject
from tasks.nlp.text.dependents import dependents
from tasks.nlp.text.words import words_of_doc

_RELATIVE = {"WP", "WDT"}
OF_TWO = frozenset({"former", "latter"})
_ALONG = frozenset({"along", "together"})
HYPHENS = {"-", "‑", "–"}


def is_nominal(token: Token) -> bool:
    """Whether the token can head a noun phrase that takes part in something."""
    return (
        token.pos_ in NOMINAL
        or token.ent_type_ in {"PERSON", "ORG", "GPE"}
        or (token.tag_ == "DT" and token.head.pos_ in {"VERB", "AUX"})
        or (token.lower_ in OF_TWO and token.dep_ in OBJECT | {"pobj"})
        or (token.dep_ == "pobj" and token.i > 0 and token.nbor(-1).text in HYPHENS)  # "the governor-general"
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


def first_conjunct(token: Token) -> Token:
    """Return the first of what the token is coordinated with: Rome for Paris in "in Rome and Paris"."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    return first


def coordinated_lemmas(verb: Token) -> set[str]:
    """Return the lemmas of the verbs that are coordinated with this one: "marry" in "they met and married"."""
    return {each.lemma_ for each in conjuncts(verb)}


def participle_agents(noun: Token) -> list[Token]:
    """Return who stands after "by" in "a meeting attended by the ministers", "a dinner, hosted by the king"."""
    return [each for child in dependents(noun) if child.tag_ == "VBN" and child.i > noun.i for each in agents(child)]


def participle_verbs(noun: Token) -> list[Token]:
    """Return the participles behind the noun: "hosted" in "talks, hosted by Qatar"."""
    return [child for child in dependents(noun) if child.tag_ == "VBN" and child.i > noun.i]


def participles(noun: Token) -> set[str]:
    """Return the base forms of the participles behind the noun: "mediate" in "talks, mediated by Qatar"."""
    return {child.lemma_ for child in dependents(noun) if child.tag_ == "VBN" and child.i > noun.i}


def antecedent(pronoun: Token, verb: Token) -> Token:
    """Return what a relative pronoun stands for."""
    if pronoun.tag_ in {"WDT", "WP"}:
        clause = verb
        for _ in range(DEPTH):
            if clause.dep_ == "relcl":
                return clause.head
            clause = clause.head
    return pronoun


def prepositional(token: Token, words: frozenset[str]) -> list[Token]:
    """Return the objects of the prepositions `words` that hang on the token, nearest first."""
    found: list[Token] = []
    hanging = [child for child in dependents(token) if child.dep_ in {"prep", "dative"}]
    # "met with bombing victims and with officials"
    hanging += [each for child in hanging for each in dependents(child) if each.dep_ == "conj" and each.pos_ == "ADP"]
    for child in hanging:
        if child.lower_ in words:
            heads = (each for each in dependents(child) if each.dep_ == "pobj" and is_nominal(each))
            found.extend(antecedent(each, token) for each in heads)  # "B, with whom he held talks"
            # "together with", "along with": the inner preposition hangs on the outer one
            found.extend(
                each
                for inner in dependents(child)
                if inner.dep_ == "prep" and inner.lower_ in words
                for each in dependents(inner)
                if each.dep_ == "pobj"
            )
            if not found and _is_stranded(child, token):
                found.append(token.head)
    return found


def alongside(verb: Token) -> list[Token]:
    """Return B of "A took part, along with B, in the talks", "A attended the talks together with B"."""
    found: list[Token] = []
    for child in dependents(verb):
        before = child.nbor(-1) if child.i else child
        if child.lower_ == "with" and before.lower_ in _ALONG:
            found += [each for each in dependents(child) if each.dep_ == "pobj"]
        elif child.lower_ in _ALONG:
            found += [
                each for inner in child.rights if inner.lower_ == "with" for each in inner.rights if each.dep_ == "pobj"
            ]
    return found


def _is_stranded(preposition: Token, verb: Token) -> bool:
    """Whether what it governs is the noun that the clause describes: "one of the men she had consulted with"."""
    is_last = preposition.i > verb.i and not any(True for _ in dependents(preposition))
    if verb.dep_ != "relcl" or not is_last:
        return False
    return not any(child.dep_ in SUBJECT and child.tag_ in _RELATIVE for child in verb.lefts)


def apposed(noun: Token) -> list[Token]:
    """Return what stands beside the noun and says who it is: "their rising star, Ada Byron"."""
    return [child for child in noun.rights if child.dep_ == "appos"]


def possessor(noun: Token) -> Token | None:
    """Return the owner in "Wang Yi's visit", "their talks" or "Tuesday's talks"."""
    return next((child for child in dependents(noun) if child.dep_ == "poss"), None)


def owner_of(noun: Token) -> Token | None:
    """Return the owner in "Wang Yi's visit" or "their talks": nobody for "Tuesday's talks"."""
    owner = possessor(noun)
    return owner if owner is not None and owner.ent_type_ != "DATE" else None


def hyphenated(token: Token) -> str:
    """Return the whole compound around the token, in lower case: "face-to-face"; the token itself elsewhere."""
    words, start, end = words_of_doc(token.doc), token.i, token.i + 1
    first, last = words.sentence_start(start), words.sentence_end(start)
    while end + 1 < last and words.text[end] in HYPHENS and not words.spaced[end - 1]:
        if words.spaced[end]:
            break
        end += 2
    while start - 2 >= first and words.text[start - 1] in HYPHENS and not words.spaced[start - 1]:
        if words.spaced[start - 2]:
            break
        start -= 2
    return words.between(start, end).lower().replace("–", "-")


def is_name(token: Token) -> bool:
    """Whether the token is tagged as a proper noun."""
    return token.pos_ == "PROPN"


def has_name_behind(noun: Token) -> bool:
    """Whether a name says who it is: "the emir of Qatar, Tamim bin Hamad"."""
    return any(child.dep_ == "appos" and is_name(child) for child in noun.rights)


def is_possessor(token: Token) -> bool:
    """Whether the token owns the noun after it: "his" in "his meeting"."""
    return token.dep_ == "poss"


def noun_above(noun: Token) -> Token | None:
    """Return "participation" for the meeting in "his participation in the meeting"."""
    if noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":
        return noun.head.head
    return None


def preposition_of(noun: Token) -> Token | None:
    """Return the preposition that leads to the noun, if any."""
    return noun.head if noun.dep_ == "pobj" else None


def headline_noun(noun: Token) -> Token | None:
    """Return "Pope" for the visit in "Pope in Beirut for a visit": of whom a headline without a verb speaks."""
    above = noun.head.head
    is_beside = noun.dep_ == "pobj" and above.dep_ == "ROOT" and above.i < noun.i
    return above if is_beside and above.pos_ in {"NOUN", "PROPN"} else None


def negating_determiner(noun: Token) -> Token | None:
    """Return "no" in "no meeting took place"."""
    return next((child for child in dependents(noun) if child.dep_ in {"det", "neg"} and child.lower_ == "no"), None)


def determiner(noun: Token) -> str:
    """Return the noun's determiner in lower case, "" where it has none."""
    return next((child.lower_ for child in dependents(noun) if child.dep_ == "det"), "")


def modifiers(noun: Token) -> list[Token]:
    """Return the adjectives and nouns that stand before the noun and belong to it."""
    return [child for child in noun.lefts if child.dep_ in {"amod", "compound", "nmod", "nummod"}]


def is_beside(adjective: Token, noun: Token) -> bool:
    """Whether the adjective stands right at the noun and no verb says it of it: "an open letter"."""
    return adjective.dep_ == "amod" and adjective.head == noun


def lands_before(noun: Token) -> list[Token]:
    """Return the place in "the Namibia visit"."""
    return [child for child in noun.lefts if child.dep_ == "compound" and child.ent_type_ == "GPE"]


def relative_clauses(noun: Token) -> list[Token]:
    """Return the verbs of the relative clauses that say something about the noun."""
    return [child for child in dependents(noun) if child.dep_ == "relcl" and child.pos_ in {"VERB", "AUX"}]


def reduced_clauses(noun: Token) -> list[Token]:
    """Return the past participles that say something about the noun: "granted" in "an audience granted by A to B"."""
    return [child for child in noun.rights if is_participle_of(child, noun) and child.tag_ in {"VBN", "VBD"}]


def is_relative_object(verb: Token) -> bool:
    """Whether the relative clause of the verb speaks of its object: "that he held", "he held", not "that began"."""
    given = own_subject(verb)[0]
    return (
        bool(given)
        and given[0].tag_ not in {"WDT", "WP"}
        and not any(child.dep_ == "dobj" and child.tag_ not in {"WDT", "WP"} for child in dependents(verb))
    )


def is_modifier(token: Token) -> bool:
    """Whether the token only modifies the noun after it: "a meeting room", "the visiting premier"."""
    return token.dep_ in {"compound", "amod", "nmod"} and token.head.i > token.i


def share_noun(first: Token, second: Token) -> bool:
    """Whether both words describe the noun right behind the second: "political and business leaders", "… crew"."""
    noun = first.head
    return (
        is_modifier(first)
        and second.dep_ == "conj"
        and second.head.i == first.i
        and noun.i == second.i + 1
        and noun.tag_ in {"NN", "NNS"}
    )


def is_conjunct(token: Token) -> bool:
    """Whether the token is coordinated with one before it."""
    return token.dep_ == "conj"


def is_subject(token: Token) -> bool:
    """Whether the token is the subject of its clause."""
    return token.dep_ in SUBJECT | PASSIVE_SUBJECT


def is_object(token: Token) -> bool:
    """Whether the token is the object of the verb or preposition above it."""
    return token.dep_ in {"dobj", "pobj"}


def phrase_start(head: Token) -> int:
    """Return where the noun phrase of the head begins: the first token of what modifies it from the left."""
    return min([head.i, *(child.left_edge.i for child in head.lefts if child.dep_ not in {"cc", "punct", "prep"})])


def is_participle_of(token: Token, noun: Token) -> bool:
    """Whether the token is a reduced relative clause of the noun: "a message addressed by the king"."""
    return token.dep_ == "acl" and token.head == noun


def is_reduced_clause(verb: Token) -> bool:
    """Whether the participle only says more of a noun: "born" in "the premier, born in Lima"."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def purposes(noun: Token) -> list[Token]:
    """Return the infinitives that say what the noun is for: "sell" in "talks to sell a mine to B"."""
    return [child for child in noun.rights if child.dep_ in {"acl", "relcl"} and is_infinitive(child)]


def preposition_before(noun: Token) -> str:
    """Return the preposition that governs the noun, in lower case, or ""."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    return first.head.lower_ if first.dep_ in {"pobj", "pcomp"} else ""


def is_known_to_somebody(noun: Token, adjectives: frozenset[str]) -> bool:
    """Whether somebody is said to know it, by one of the adjectives: "people familiar with the talks"."""
    return noun.dep_ == "pobj" and noun.head.head.lower_ in adjectives


def predicated(noun: Token) -> list[Token]:
    """Return the adjectives that are said of the noun: "the talks are due on Monday", "a planned visit"."""
    found = [child for child in dependents(noun) if child.dep_ in {"amod", "acl"}]
    if is_subject(noun):
        found += [child for child in dependents(noun.head) if child.dep_ in {"acomp", "attr"}]
        if noun.head.pos_ in {"ADJ"}:
            found.append(noun.head)
    return found


def qualifiers(token: Token) -> list[Token]:
    """Return the adverbs, adjectives and determiners of a verb or noun: "last met", "another meeting"."""
    return [child for child in dependents(token) if child.dep_ in {"advmod", "amod", "det"}]


def guests_called(noun: Token) -> list[Token]:
    """Return B in "B, a guest of A,", "A guest of A, B praised …", "B came as the guest of A"."""
    above = noun.head
    if noun.dep_ == "appos" and is_nominal(above):
        return [above]
    behind = [child for child in noun.rights if child.dep_ == "appos" and child.pos_ == "PROPN"]
    if behind:
        return behind
    verb = above.head if noun.dep_ == "pobj" and above.lower_ == "as" else above
    is_beside = noun.dep_ in {"advcl", "npadvmod", "dep"} and noun.i < above.i
    if verb.pos_ != "VERB" or not (is_beside or verb != above):
        return []
    return [child for child in dependents(verb) if child.dep_ in {"nsubj", "nsubjpass"}]


def set_beside(noun: Token) -> Token | None:
    """Return what "with" sets beside the clause as being at the noun: trade in "they met with trade on the agenda"."""
    current = noun
    for _ in range(DEPTH):
        above = current.head
        if above == current:
            return None
        if above.pos_ in {"VERB", "AUX"}:
            return _ended_before(current, above)
        if above.pos_ == "ADP" and above.lower_ == "with":
            return _brought_in(above, noun)
        current = above
    return None


def is_end_of_range(to: Token) -> bool:
    """Whether the word is "to" of "the talks ranged from grain to gas": it hangs on the verb or on the grain."""
    above = to.head
    if above.dep_ in {"pobj", "pcomp"} and above.head.lower_ == "from":
        return above.head.head.pos_ in {"VERB", "AUX"}
    return above.pos_ in {"VERB", "AUX"} and any(
        each.lower_ == "from" and above.i < each.i < to.i for each in dependents(above)
    )


def predicate_beside(noun: Token) -> Token | None:
    """Return what a clause without finite verb says of the noun: topping in "with trade topping the agenda"."""
    above = noun.head
    is_said = noun.dep_ == "nsubj" and noun.i < above.i and above.dep_ == "pcomp"
    return above if is_said and above.tag_ not in {"VBD", "VBZ", "VBP", "MD", "VB"} else None


def _brought_in(preposition: Token, noun: Token) -> Token | None:
    """Return trade in "with trade on the agenda", "with trade high on the agenda"."""
    found = [each for each in dependents(preposition) if each.dep_ == "pobj"]
    found += [each for child in dependents(preposition) if child.dep_ == "pcomp" for each in child.lefts]
    return next((each for each in found if each.i < noun.i and is_nominal(each)), None)


def _ended_before(behind: Token, verb: Token) -> Token | None:
    """Return trade in "met B, with trade at the top of the agenda", where the parser has "at" belong to the verb."""
    for child in verb.rights:
        if child.lower_ == "with" and child.right_edge.i + 1 == behind.left_edge.i:
            return next((each for each in child.rights if each.dep_ == "pobj"), None)
    return None
