"""What form a verb has, and which small words belong to it: auxiliaries, negation, particles, the agent behind "by"."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from tasks.nlp.syntax.labels import DEPTH, FINITE, OBJECT, PASSIVE_SUBJECT, SUBJECT
from tasks.nlp.text.dependents import dependents

_LATELY = {"last", "first"}
COUNTING = {"first", "second", "third", "latest", "last", "only"}
_POINTING = {"him", "her"}
STAND_IN = "Somebody"  # what stands for a pronoun where nobody is known yet, with a letter behind it
_ADVERBS_AS_PARTICLES = {"forward", "away", "through", "ahead", "back"}


def own_subject(verb: Token) -> tuple[list[Token], bool]:
    """Return the head of what is the subject of this very verb, and whether it is that of a passive."""
    for child in dependents(verb):
        if child.dep_ not in SUBJECT and child.dep_ not in PASSIVE_SUBJECT:
            continue
        if child.i + 1 < verb.i and child.nbor(1).text == ")" and child.left_edge.text == "(":
            continue  # "(The Tribune) Reagan met Gorbachev": who tells it
        return [child], child.dep_ in PASSIVE_SUBJECT
    return [], False


def has_own_subject(verb: Token) -> bool:
    """Whether a word is the subject of this very verb."""
    return bool(own_subject(verb)[0])


def has_prepositional(verb: Token, preposition: str, noun: str) -> bool:
    """Whether the verb has these two words with it: "in turn"."""
    return any(
        child.lower_ == preposition and any(each.lower_ == noun for each in dependents(child))
        for child in dependents(verb)
        if child.dep_ == "prep"
    )


def is_infinitive(verb: Token) -> bool:
    """Whether the verb is "to meet" and not "met"."""
    return any(child.tag_ == "TO" and child.dep_ == "aux" for child in dependents(verb))


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive: "was received", "a guest received by the king"."""
    if _has_passive_form(verb):
        return True
    labels = {child.dep_ for child in dependents(verb)}
    if "agent" in labels and not labels & OBJECT and any(each.pos_ == "PROPN" for each in agents(verb)):
        return True  # a headline: "Brandt received by Stoph in Erfurt", but not "conferred by telephone"
    if verb.tag_ != "VBN" or verb.dep_ not in {"acl", "advcl", "conj"}:
        return False
    # "greeted on arrival by A, B left": the parser may hang "by" on the arrival
    is_bare = verb.dep_ == "advcl" and not any(child.dep_ in {"aux", "mark", *OBJECT} for child in dependents(verb))
    return (is_bare and not _is_one_of_several(verb)) or bool(agents(verb))


def _has_passive_form(verb: Token) -> bool:
    """Whether it stands with an auxiliary or a subject of the passive: "was received"."""
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in dependents(verb))


def _is_one_of_several(verb: Token) -> bool:
    """Whether it is a past tense in a row: "A flew to Oslo, negotiated with B and returned", no participle."""
    above = verb.head
    if above.tag_ != "VBD" or above.i > verb.i or above.nbor(1).i >= verb.i:
        return False
    before = verb.nbor(-2) if verb.nbor(-1).pos_ == "ADV" else verb.nbor(-1)
    if before.text != ",":
        return False
    others = [*dependents(verb), *(child for child in dependents(above) if child.i > verb.i)]
    return any(child.dep_ == "conj" and child.tag_ == "VBD" for child in others)


def agents(verb: Token) -> list[Token]:
    """Return who does it in the passive ("received by the king", "will be received, aides said, by the king")."""
    return [
        each
        for child in [*dependents(verb), *_behind_saying(verb)]
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        for each in _behind_one_by_one(child)
        if each.dep_ == "pobj"
    ]


def _behind_one_by_one(by: Token) -> list[Token]:
    """Return the words below "by", below the second one in "was received one by one by the king"."""
    below = list(dependents(by))
    inner = [each for one in below if one.lower_ == "one" for each in dependents(one) if each.lower_ == "by"]
    return [each for child in inner for each in dependents(child)] or below


def is_agent(token: Token) -> bool:
    """Whether the token is who does it in the passive, or his name: "presented by | the minister, | A"."""
    noun = token.head if token.dep_ == "appos" else token
    preposition = noun.head
    return noun.dep_ == "pobj" and preposition.dep_ == "agent" and is_passive(preposition.head)


def _behind_saying(verb: Token) -> list[Token]:
    """Return what the parser hangs on the verb of saying in "will be received, aides said, by the king"."""
    saying = verb.head
    if verb.dep_ != "ccomp" or saying.i < verb.i or not _has_passive_form(verb):
        return []
    return [child for child in saying.rights if child.i > saying.i and child.nbor(-1).text == ","]


def has_infinitive(verb: Token, addressing: Collection[str] = (), coming: Collection[str] = ()) -> bool:
    """Whether the verb asks for something to be done: "called on the army to withdraw".

    "Called on the governor to thank him" says what for: `addressing` are verbs by which he speaks to whom he called on;
    those of `coming` say it where place or time stands before: "called on the minister in Lima to discuss visas".
    """
    return any(
        child.dep_ in {"xcomp", "advcl", "ccomp", "acl", "relcl"}
        and is_infinitive(child)
        and child.i > verb.i
        and not _is_done_to_the_same(child)
        and not (child.lemma_ in addressing and _speaks_to_him(child))
        and not (child.lemma_ in coming and _is_behind_adverbial(child, verb))
        for child in verb.subtree
    )


def _is_done_to_the_same(infinitive: Token) -> bool:
    """Whether its object points back: whoever is asked to do something does it to another."""
    pointing = (child for child in infinitive.rights if child.dep_ in OBJECT)
    return any(child.lower_ in _POINTING or child.text.startswith(STAND_IN) for child in pointing)


def _speaks_to_him(infinitive: Token) -> bool:
    """Whether the infinitive is "to thank him", "to press Mr A about the mine", "to ask for maize"."""
    return any(
        (child.dep_ == "dobj" and child.tag_ in {"PRP", "NNP"}) or (child.dep_ == "prep" and child.lower_ == "for")
        for child in dependents(infinitive)
    )


def _is_behind_adverbial(infinitive: Token, verb: Token) -> bool:
    """Whether where or when stands between the verb's first complement and the infinitive."""
    beside = [each for each in verb.rights if each.dep_ in {"prep", "npadvmod"} and each.i < infinitive.i]
    return len(beside) > 1


def has_particle(verb: Token) -> bool:
    """Whether a particle changes the verb's meaning: "called out", "called off"."""
    return any(child.dep_ == "prt" for child in dependents(verb))


def auxiliaries(verb: Token) -> list[Token]:
    """Return the verb's auxiliaries, those of the verb it is coordinated with where it has none."""
    token = verb
    for _ in range(DEPTH):
        found = [child for child in dependents(token) if child.dep_ in {"aux", "auxpass"}]
        if found or token.dep_ != "conj" or own_subject(token)[0]:
            return found
        token = token.head
    return []


def negation(verb: Token) -> Token | None:
    """Return the word that negates the verb: "not", "never", "no", the "no" of "no longer"."""
    for child in dependents(verb):
        if child.lower_ == "longer" and child.i and child.nbor(-1).lower_ == "no":
            return child.nbor(-1)
        # "Not since Carter met Brezhnev" negates the clause above: the word stands before the subject
        if child.dep_ == "neg" and not any(child.i < other.i for other in own_subject(verb)[0]):
            return child
        if child.dep_ == "preconj" and child.lower_ == "neither":
            return child  # "neither met the envoy nor answered his letters"
    return _nor(verb)


_SO_FAR = frozenset({"for", "since", "in"})


def is_never_before(verb: Token) -> bool:
    """Whether only what had not been so far is told: "had never met before", "A, who had not met B since May, did"."""
    is_perfect = any(each.lemma_ == "have" for each in auxiliaries(verb))
    before = (child for child in dependents(verb) if child.lower_ == "before" and not any(dependents(child)))
    is_background = verb.dep_ == "relcl" and any(child.lower_ in _SO_FAR for child in dependents(verb))
    return is_perfect and negation(verb) is not None and (is_background or any(before))


def _nor(verb: Token) -> Token | None:
    """Return the "nor" that joins the verb to one before it: "did not call, nor did he meet them"."""
    if verb.dep_ != "conj":
        return None
    return next((each for each in verb.head.rights if each.lower_ == "nor" and each.i < verb.i), None)


def complementizer(verb: Token) -> Token | None:
    """Return the subordinating word of the verb's clause ("if", "after", "that")."""
    return next((child for child in dependents(verb) if child.dep_ == "mark"), None)


def is_plural_form(verb: Token) -> bool:
    """Whether the verb has a form of the present that several subjects have: "hold", "are holding", "have met"."""
    tags = {verb.tag_, *(each.tag_ for each in auxiliaries(verb))}
    return "VBP" in tags or (verb.tag_ == "VB" and not tags & {"MD", "TO"} and "VBD" not in tags)


def has_singular_verb(noun: Token) -> bool:
    """Whether the noun, or the list that it ends, is the subject of a verb in the singular: "A and B … has met"."""
    first = noun.head if noun.dep_ == "conj" else noun
    if first.dep_ not in SUBJECT | PASSIVE_SUBJECT:
        return False
    words = [first.head, *auxiliaries(first.head)]
    return any(word.tag_ == "VBZ" or word.lower_ == "was" for word in words)


def adverb_above_infinitive(verb: Token, adverbs: frozenset[str]) -> Token | None:
    """Return the adverb of what governs the infinitive: "yet" in "has yet to speak"."""
    if not is_infinitive(verb) or verb.head.lemma_ not in {"have", "be"}:
        return None
    return next((child for child in dependents(verb.head) if child.lower_ in adverbs), None)


def adjective_completed(verb: Token) -> Token | None:
    """Return the adjective that the infinitive completes: "able" in "was not able to visit"."""
    is_complement = verb.dep_ == "xcomp" and verb.head.pos_ == "ADJ" and verb.head.head.pos_ in {"VERB", "AUX"}
    return verb.head if is_complement else None


def particles(verb: Token) -> frozenset[str]:
    """Return the verb's particles in lower case: "down" in "sat down"."""
    return frozenset(child.lower_ for child in dependents(verb) if child.dep_ in {"prt", "advmod", "prep"})


def has_below(verb: Token, word: str) -> bool:
    """Whether the word hangs on what the verb has behind it: "brought A and B together in Rome"."""
    return any(each.lower_ == word for child in verb.rights for each in dependents(child))


def particle(verb: Token) -> str:
    """Return "call_off" for "called the meeting off", the lemma alone where the verb has no particle."""
    for child in dependents(verb):
        if child.dep_ == "prt" or (child.dep_ == "advmod" and child.lower_ in _ADVERBS_AS_PARTICLES):
            return f"{verb.lemma_}_{child.lower_}"
    return verb.lemma_


def with_preposition(verb: Token) -> str:
    """Return "call_for" for "called for talks"."""
    for child in dependents(verb):
        if child.dep_ == "prep":
            return f"{verb.lemma_}_{child.lower_}"
    return verb.lemma_


def with_complement(verb: Token) -> str:
    """Return "put_on_hold" for "were put on hold", the lemma alone where no bare noun follows the preposition."""
    for child in dependents(verb):
        for noun in dependents(child) if child.dep_ in {"prep", "prt"} else ():
            if noun.dep_ == "pobj" and noun.i == child.i + 1:
                return f"{verb.lemma_}_{child.lower_}_{noun.lower_}"
    return verb.lemma_


def said_of_subject(verb: Token) -> list[Token]:
    """Return the adjectives that a form of "be" says of its subject: "due" in "is due in Paris"."""
    return [child for child in dependents(verb) if child.dep_ == "acomp"] if verb.lemma_ == "be" else []


def found_to_be(verb: Token) -> list[Token]:
    """Return what its subject "proved", "turned out to be": "false", "a hoax"."""
    said = [child for child in verb.rights if child.dep_ in {"oprd", "acomp", "attr", "xcomp"}]
    return [*said, *(each for child in said for each in child.rights)]


def contrasted(conjunction: Token) -> Token | None:
    """Return the verb that the conjunction joins to one before it: "stayed" in "was to fly but stayed"."""
    behind = (each for each in conjunction.head.rights if each.dep_ == "conj" and each.i > conjunction.i)
    return next((each for each in behind if each.pos_ in {"VERB", "AUX"}), None)


def standings(verb: Token) -> dict[str, Token]:
    """Return where its subject stands: "off", "on_hold", "under_discussion", "out_question", each with its first word.

    "On Monday" says when: a preposition counts with its noun only. "Is back on" is "back_on", "is on track to resume"
    also "on_track_to".
    """
    found: dict[str, Token] = {}
    for child in dependents(verb):
        if child.dep_ not in {"prep", "advmod", "acomp"} or child.pos_ not in {"ADP", "ADV"}:
            continue
        nouns = [each for each in child.subtree if each.dep_ == "pobj" and each.head in {child, *dependents(child)}]
        if nouns:
            found |= {f"{word.lower_}_{noun.lemma_.lower()}": child for noun in nouns for word in (child, noun.head)}
            if any(is_infinitive(each) for word in (verb, *nouns) for each in word.rights):
                found |= {f"{child.lower_}_{noun.lemma_.lower()}_to": child for noun in nouns}
        else:
            found[child.lower_] = child
            found |= {f"{child.lower_}_{each.lower_}": child for each in child.rights if each.pos_ in {"ADP", "ADV"}}
    return found


def verb_below_auxiliary(word: Token) -> bool:
    """Whether the word is the auxiliary of another verb or has an object: "did not meet", "did the work"."""
    return word.dep_ in {"aux", "auxpass"} or any(
        child.dep_ in {"dobj", "xcomp", "ccomp", "attr"} for child in dependents(word)
    )


def is_preferred_to(verb: Token) -> bool:
    """Whether something else is said to be better: "would rather resign than meet him"."""
    opener = complementizer(verb)
    is_than = opener is not None and opener.lower_ == "than" and verb.tag_ in {"VB", "VBP", "VBG"}
    return is_than and any(child.lower_ in {"rather", "sooner"} for child in dependents(verb.head))


def is_inverted(verb: Token) -> bool:
    """Whether an auxiliary opens the clause in place of "if": "had they met", "should they meet"."""
    first = next((each for each in auxiliaries(verb) if each.lower_ in {"had", "were", "should"}), None)
    subject = next(iter(own_subject(verb)[0]), None)
    is_question = verb.sent[-1].text == "?"
    if is_question or first is None or subject is None or first.i > min(subject.i, verb.i):
        return False
    before = first.nbor(-1) if first.i > first.sent.start else None
    return before is None or before.pos_ in {"PUNCT", "SPACE", "CCONJ", "SCONJ"}  # not "no sooner had they met"


def has_clause(verb: Token) -> bool:
    """Whether the verb has a clause for its object: "refused to sign", "said that it was late"."""
    return any(child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i for child in dependents(verb))


def has_limit(verb: Token) -> bool:
    """Whether it is said until when: "did not meet until Monday"."""
    return any(child.dep_ == "prep" and child.lower_ in {"until", "till"} for child in verb.rights)


def condition(verb: Token, marks: frozenset[str]) -> Token | None:
    """Return the "if" of the clause on which the verb depends: "will meet them if the raids stop"."""
    for child in dependents(verb):
        mark = complementizer(child) if child.dep_ == "advcl" else None
        if mark is not None and mark.lower_ in marks:
            return mark
    return None


def has_adverbial(verb: Token, words: frozenset[str]) -> bool:
    """Whether one of the words says how it is done: "tried vainly", "tried in vain"; "as well" does not."""
    adverbs = [child for child in dependents(verb) if child.dep_ in {"advmod", "prep"}]
    found = (each for child in adverbs for each in (child, *dependents(child)) if each.lower_ in words)
    return any(each.i == 0 or each.nbor(-1).lower_ != "as" for each in found)


def has_frequency(verb: Token, words: frozenset[str]) -> bool:
    """Whether one of the words says how often: "meet every month", "rarely visit", "meet four times a year"."""
    adverbials = [child for child in dependents(verb) if child.dep_ in {"advmod", "npadvmod", "prep"}]
    return any(each.lower_ in words for child in adverbials for each in child.subtree)


def is_interrupted(verb: Token, speech: frozenset[str]) -> bool:
    """Whether words between commas say that somebody says it: "the talks, she said, would produce a plan"."""
    return any(child.dep_ == "parataxis" and child.lemma_ in speech for child in dependents(verb))


def negated_subject(verb: Token) -> Token | None:
    """Return the "neither" of "neither A nor B met C", the "no" of "no minister met C", the "not" of "not one"."""
    for noun in own_subject(verb)[0]:
        before = (each for each in noun.lefts if each.dep_ != "compound")  # but not the one of "No 10 met C"
        none = next((each for each in before if each.lower_ in {"neither", "no"}), None) or _not_one(noun)
        if none is not None:
            return none
    return None


def _not_one(noun: Token) -> Token | None:
    """Return the "not" of "not one minister", "not a single minister"."""
    words = noun.doc[max(0, noun.left_edge.i - 1) : noun.i]
    none = next((each for each in words if each.lower_ == "not"), None)
    if none is None:
        return None
    behind = [each.lower_ for each in words if each.i > none.i]
    return none if behind[:1] == ["one"] or behind[:2] == ["a", "single"] else None


def is_future_infinitive(verb: Token) -> bool:
    """Whether the verb is "is to meet", "are to hold", or the "to meet" of a headline."""
    if verb.tag_ in {"VB", "VBP"} and verb.dep_ == "ROOT" and _follows_infinitive(verb):
        return True
    if not is_infinitive(verb):
        return False
    if verb.dep_ in {"acl", "relcl"} and (is_first_to(verb) or verb.head.pos_ == "PRON"):
        return False  # "had nothing to do with the meeting"
    if verb.dep_ in {"ROOT", "relcl"} or (
        verb.dep_ == "acl" and verb.head.dep_ in {"ROOT", "nsubj"} and verb.i > verb.head.i
    ):
        return True
    if verb.dep_ == "ccomp" and verb.head.i > verb.i and own_subject(verb)[0]:
        return True  # "Trump and Xi to speak on Friday, Bessent says"
    is_of_being = verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and verb.head.pos_ in {"AUX", "VERB"}
    return is_of_being and not _is_counted(verb)


def _is_counted(verb: Token) -> bool:
    """Whether the infinitive says in which order somebody did it: "was first to meet her"."""
    return any(
        child.dep_ == "acomp" and child.lower_ in COUNTING and child.i < verb.i for child in dependents(verb.head)
    )


def _follows_infinitive(verb: Token) -> bool:
    """Whether a headline leaves out a second "to": "Kohl to visit Warsaw, meet Walesa"."""
    before = (child for child in verb.lefts if child.dep_ in {*SUBJECT, "npadvmod"})
    below = (child for noun in before for child in noun.rights if child.dep_ in {"acl", "relcl"})
    return not auxiliaries(verb) and any(is_infinitive(child) and child.i < verb.i for child in below)


def is_first_to(verb: Token) -> bool:
    """Whether the infinitive says what somebody was the first to do: "the first to meet her", no plan."""
    noun = verb.head
    counts = {noun.lower_, *(child.lower_ for child in noun.lefts if child.dep_ == "amod")} & COUNTING
    return bool(counts) and (not is_passive(verb) or bool(agents(verb)))


def is_past(verb: Token) -> bool:
    """Whether the verb, with its auxiliaries, tells of the past."""
    tags = {verb.tag_} | {each.tag_ for each in auxiliaries(verb)}
    words = {each.lower_ for each in auxiliaries(verb)}
    return "VBD" in tags or bool(words & {"has", "have", "had", "was", "were", "did"})


def is_before_verb(adverb: Token) -> bool:
    """Whether "last" or "first" stands before a finite verb, whatever the tagger takes it for: "the two last met"."""
    return adverb.lower_ in _LATELY and adverb.i + 1 < len(adverb.doc) and adverb.nbor(1).tag_ in FINITE


def is_past_perfect(verb: Token) -> bool:
    """Whether the verb is "had met"."""
    return verb.tag_ == "VBN" and any(each.lower_ in {"had", "'d", "’d"} for each in auxiliaries(verb))


def is_ahead(verb: Token) -> bool:
    """Whether the verb tells of something to come: "will travel", "is due to travel", not "had to travel"."""
    if any(each.tag_ == "MD" for each in auxiliaries(verb)):
        return True
    return is_infinitive(verb) and verb.head != verb and not is_past(verb.head)


def words_before_gerund(verb: Token) -> list[Token]:
    """Return the preposition of "without meeting" and, as in "instead of meeting", the word that it belongs to.

    So of "without having met".
    """
    if verb.dep_ != "pcomp" or not any(each.tag_ == "VBG" for each in (verb, *auxiliaries(verb))):
        return []
    preposition = verb.head
    return [preposition, *(child for child in dependents(preposition) if child.i < preposition.i), preposition.head]


def is_present_progressive(verb: Token) -> bool:
    """Whether the verb is "is meeting", "are meeting"."""
    return verb.tag_ == "VBG" and any(each.lemma_ == "be" and each.tag_ in {"VBZ", "VBP"} for each in auxiliaries(verb))


def is_present(verb: Token) -> bool:
    """Whether the verb is in the present tense: "sets off", "is setting off"."""
    return verb.tag_ in {"VBZ", "VBP"} or is_present_progressive(verb)


def is_relative(verb: Token) -> bool:
    """Whether the verb heads a relative clause: "who meet on Monday"."""
    return verb.dep_ == "relcl"


def has_object_complement(verb: Token) -> bool:
    """Whether the verb says what its object is: "called Brown a friend", also in quotation marks."""
    if any(child.dep_ in OBJECT and _is_quoted_behind(child) for child in verb.rights):
        return True
    if verb.tag_ == "VBN" and verb.i + 1 < len(verb.doc) and verb.nbor().is_quote:
        return True  # "was called “weak” by Brown"
    complements = [
        child
        for child in dependents(verb)
        if child.dep_ in {"oprd", "ccomp", "attr", "acomp"} and child.ent_type_ not in {"TIME", "DATE"}
        if child.dep_ != "ccomp" or child.i > verb.i  # not "A met B; C saw him"
    ]
    return bool(complements) and (any(child.dep_ in OBJECT for child in dependents(verb)) or len(complements) > 1)


def _is_quoted_behind(noun: Token) -> bool:
    """Whether a quotation that names or describes begins right behind the noun: "Brown “a very good friend”"."""
    behind = [token.tag_ for token in noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 3]]
    return behind in (["``", "DT"], ["``", "JJ"], ["``", "NN"])


def has_only_times(verb: Token) -> bool:
    """Whether nothing but a time is said of what the subjects do: "spoke on Monday", "last spoke in June"."""
    below = [
        child for child in dependents(verb) if child.dep_ in {"prep", "npadvmod", "dobj", "xcomp", "ccomp", "agent"}
    ]
    return all(_is_time(child) for child in below) and (bool(below) or is_present_progressive(verb))


def _is_time(word: Token) -> bool:
    if not word.doc.has_annotation("ENT_IOB"):  # names and times are not recognized yet
        return True
    return any(each.ent_type_ in {"DATE", "TIME"} for each in (word, *dependents(word)))


def is_habitual_form(verb: Token) -> bool:
    """Whether the verb is in the simple present: "cost", "are held", not "are being held" or "have been held"."""
    tags = {verb.tag_, *(each.tag_ for each in auxiliaries(verb))}
    is_simple = not any(each.lemma_ == "have" for each in auxiliaries(verb)) and not tags & {"VBG", "MD", "TO", "VBD"}
    return is_simple and bool(tags & {"VBZ", "VBP"})
