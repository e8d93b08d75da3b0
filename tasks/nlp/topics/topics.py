"""On which topics? The phrases that say what the encounter was about; topic_codes.py says which subject that is."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from tasks.nlp import syntax
from tasks.nlp.knowledge.seed_shapes import TopicWords
from tasks.nlp.text.sentence_numbers import sentence_end, sentence_start

_NO_STARTS: Mapping[int, int] = {}
_LONGEST = 24  # tokens; what is longer is a clause and no topic


def topic_phrases(trigger: Token, doc: Doc, words: TopicWords) -> list[tuple[int, int]]:
    """Return the token ranges of the topics that the trigger's sentence gives."""
    heads: list[Token] = []
    for noun in syntax.prepositional(trigger, words.prepositions):
        heads.append(noun)
    ranges = [(each.left_edge.i, each.i + 1) for each in _compound(trigger)] if trigger.pos_ == "NOUN" else []
    verb = trigger if trigger.pos_ in {"VERB", "AUX"} else syntax.governing_verb(trigger)
    if verb is not None:
        if trigger.pos_ == "NOUN" and syntax.is_object_of(trigger, verb):
            heads += syntax.prepositional(verb, words.prepositions)
        for below in syntax.clause_verbs(verb):
            if verb == below and trigger == verb:
                heads += syntax.prepositional(verb, words.prepositions)
                if verb.lemma_ in words.verbs:
                    heads += syntax.objects(verb)
            elif abs(below.i - trigger.i) < 60:
                heads += _of_verb(below, words)
    heads += _on_agenda(trigger.sent, words)
    for head in heads:
        for each in syntax.conjuncts(head):
            ranges += instances(each, doc, words)
    return _without_nested(ranges)


def _on_agenda(sentence: Words, words: TopicWords) -> list[Token]:
    """Return "the war" in "the war was at the top of the agenda when they met"."""
    verbs = [syntax.governing_verb(token) for token in sentence if token.lemma_ in words.agenda]
    return [head for verb in verbs if verb is not None and verb.lemma_ == "be" for head in syntax.subjects(verb)[0]]


def _without_nested(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out what overlaps a phrase found before it."""
    kept: list[tuple[int, int]] = []
    for start, end in ranges:
        if all(end <= first or start >= last for first, last in kept):
            kept.append((start, end))
    return kept


def topics_of_sentence(root: Token, doc: Doc, words: TopicWords) -> list[tuple[int, int]]:
    """Return the topics of a sentence that goes on about an encounter: "They also exchanged views on trade"."""
    ranges: list[tuple[int, int]] = []
    for verb in syntax.clause_verbs(root):
        for head in _of_verb(verb, words):
            for each in syntax.conjuncts(head):
                ranges += instances(each, doc, words)
    return _without_nested(ranges)


def _of_verb(verb: Token, words: TopicWords) -> list[Token]:
    heads: list[Token] = []
    if syntax.negation(verb) is not None:
        return heads  # "did not discuss Berlin"
    if verb.lemma_ in words.verbs or syntax.particle(verb) in words.verbs:
        heads += syntax.objects(verb)
    if syntax.particle(verb) in words.subject_verbs:
        heads += syntax.subjects(verb)[0]
    for child in verb.children:
        if child.pos_ == "ADP" and f"{verb.lemma_} {child.lower_}" in words.verb_prepositions:
            heads += [each for each in child.children if syntax.is_nominal(each)]
        if child.lemma_ in words.view_nouns and syntax.is_object_of(child, verb):
            heads += syntax.prepositional(child, words.prepositions | {"in"}) + syntax.prepositional(
                verb, words.prepositions
            )
    return heads


def _compound(trigger: Token) -> list[Token]:
    """Return "cooperation" in "security cooperation meetings"."""
    before = [each for each in syntax.modifiers(trigger) if each.pos_ == "NOUN" and each.i + 1 == trigger.i]
    return [each for each in before if syntax.modifiers(each) or len(each.text) > 4]


def instances(head: Token, doc: Doc, words: TopicWords, *, keeps_days: bool = False) -> list[tuple[int, int]]:
    """Return the phrase of the head and those listed after it; an empty head gives what it introduces.

    Where it `keeps_days`, words of time that say of what kind a thing is belong to it: "night services".
    """
    is_length = keeps_days and is_length_of_work(head)
    if head.pos_ in {"PRON", "DET"} or (head.ent_type_ in {"DATE", "TIME", "PERSON"} and not is_length):
        return []
    if head.lemma_ in words.empty:
        introduced = [
            noun
            for child in head.children  # "the implementation of partnerships"
            if child.lower_ in {"of", "for"}
            for noun in child.children
            if syntax.is_nominal(noun)
        ] or [
            noun
            for child in head.rights  # "matters relating to trade"
            if child.lower_ in words.relating
            for noun in syntax.prepositional(child, frozenset({"to"}))
        ]
        if introduced:
            return instances(introduced[0], doc, words, keeps_days=keeps_days)
    found: list[tuple[int, int]] = []
    together = [each for each in syntax.conjuncts(head) if each == head or _is_meant(each, words)]
    starts = {each.left_edge.i: each.i for each in together[1:]}
    for each in together:  # what the list breaks off before goes on with the next: "ways to X, and Y"
        if not any(start <= each.i < end for start, end in found):
            found += listed(doc, _whole_word(each.left_edge), _stop(each), words, starts, keeps_days=keeps_days)
    return [each for each in found if _says_something(doc, each, words)]


def _is_meant(each: Token, words: TopicWords) -> bool:
    """Whether what the parser joins is in the list: not what it leaves out, nor who tells of it."""
    return not is_excepted(each, words) and not _says_who_tells(each.doc, each.left_edge.i, sentence_end(each))


def _stop(head: Token) -> int:
    """Return where the list of the head ends at the latest: before what is said of it, "trade topping the agenda"."""
    said = syntax.predicate_beside(head)
    return said.i if said is not None else sentence_end(head)


def is_excepted(noun: Token, words: TopicWords) -> bool:
    """Whether the list says that the noun is not in it: "trade but not human rights", "grain rather than gas"."""
    start = noun.left_edge.i
    return any(_is_excepting(noun.doc, start + behind, words) for behind in (0, -1, -2) if start + behind > 0)


def _is_excepting(doc: Doc, start: int, words: TopicWords) -> bool:
    """Whether words of exception begin there: "but not", "rather than", and not "not only"."""
    first = doc[start].lower_
    if not any(each.startswith(first) for each in words.excepting):
        return False
    for end in range(start + 1, start + _LONGEST_EXCEPTION + 1):
        if " ".join(each.lower_ for each in doc[start:end]) in words.excepting:
            return not (end < len(doc) and doc[end].lower_ in words.not_excepting)
    return False


def _is_on_agenda(preposition: Token, words: TopicWords) -> bool:
    """Whether "at the top of the agenda" begins: it says of a topic that it is one."""
    if preposition.pos_ != "ADP" or preposition.lower_ not in {each.partition(" ")[0] for each in words.placed}:
        return False
    behind = preposition.doc[preposition.i + 1 : min(preposition.i + 1 + _LONGEST_PLACE, sentence_end(preposition))]
    nouns = list(takewhile(lambda each: each.pos_ in {"DET", "NOUN", "ADP", "ADJ", "PRON"}, behind))
    is_placed = any(f"{preposition.lower_} {each.lemma_}" in words.placed for each in nouns)
    return is_placed or any(each.lemma_ in words.agenda for each in nouns)


def _is_at_table(preposition: Token, words: TopicWords) -> bool:
    """Whether it only follows how or at what they spoke: "over lunch in Rome", "by telephone", "on the sidelines"."""
    if preposition.pos_ != "ADP" or preposition.lower_ not in _AT_TABLE:
        return False
    behind = preposition.doc[preposition.i + 1 : min(preposition.i + 1 + _LONGEST_MEAL, sentence_end(preposition))]
    noun = next((each for each in behind if each.pos_ not in {"DET", "ADJ", "PRON"}), None)
    return noun is not None and noun.lemma_ in words.meals and not syntax.is_modifier(noun)


def _is_with_partner(preposition: Token, words: TopicWords) -> bool:
    """Whether those with whom they speak follow: "with his Kazakh counterpart"."""
    behind = preposition.doc[preposition.i + 1 : min(preposition.i + 1 + _LONGEST_PLACE, sentence_end(preposition))]
    nouns = takewhile(lambda each: each.pos_ in {"PRON", "ADJ", "NOUN", "PROPN"}, behind)
    return len(behind) > 0 and behind[:1].root.tag_ == "PRP$" and any(each.lemma_ in words.partners for each in nouns)


def clauses(verb: Token) -> list[tuple[int, int]]:
    """Return the clause of the verb and those coordinated with it: "how to end the war and whether to pay for it"."""
    doc, found = verb.doc, []
    openers = [opener.i for each in syntax.conjuncts(verb) if (opener := syntax.asked(each)) is not None]
    for start, following in zip(openers, [*openers[1:], verb.right_edge.i + 1], strict=True):
        end = start + 1
        while end < following and doc[end].text not in _CUTS and not _is_day_of_another(doc[end], verb):
            end += 1
        while doc[end - 1].pos_ in {"ADP", "CCONJ", "PUNCT"} and not _is_stranded(doc[end - 1]):
            end -= 1
        found.append((start, min(end, start + _LONGEST)))
    return found


def _is_day_of_another(token: Token, verb: Token) -> bool:
    """Whether the word begins a time that may be that of the encounter; a surge "since May" is in the clause."""
    return token.ent_type_ in {"DATE", "TIME"} and token.i > verb.i


def _is_stranded(preposition: Token) -> bool:
    """Whether it ends its clause: "what the loan might look like", "whom to work with"."""
    return preposition.pos_ == "ADP" and not any(preposition.children) and preposition.head.pos_ == "VERB"


def gerunds(verb: Token, start: int) -> list[tuple[int, int]]:
    """Return the phrase of the gerund and those listed after it: "lifting sanctions and opening ports"."""
    together = [each for each in syntax.conjuncts(verb) if each == verb or each.tag_ == "VBG"]
    begins = [start, *(each.left_edge.i for each in together[1:])]
    ends = [*(_behind(verb.doc, begin) for begin in begins[1:]), verb.right_edge.i + 1]
    return list(zip(begins, ends, strict=True))


def _behind(doc: Doc, begin: int) -> int:
    """Return where the phrase before ends: before "and" or a comma."""
    while doc[begin - 1].pos_ in {"CCONJ", "PUNCT"}:
        begin -= 1
    return begin


def _says_something(doc: Doc, phrase: tuple[int, int], words: TopicWords) -> bool:
    """Whether the phrase is more than an empty noun: not "issues", "other topics"."""
    return any(
        token.lemma_ not in words.empty and token.lower_ not in words.idle for token in doc[phrase[0] : phrase[1]]
    )


def _whole_word(token: Token) -> int:
    """Return where the compound of the token begins: "e-commerce" is one word."""
    start = token.i
    while start - 2 >= sentence_start(token) and token.doc[start - 1].text in syntax.HYPHENS:
        if token.doc[start - 1].whitespace_ or token.doc[start - 2].whitespace_:
            break
        start -= 2
    return start


def listed(
    doc: Doc,
    start: int,
    stop: int,
    words: TopicWords,
    starts: Mapping[int, int] = _NO_STARTS,
    *,
    keeps_days: bool = False,
) -> list[tuple[int, int]]:
    """Split a list at its noun phrases: "the fight against terror, the activity of gangs and the war in Algeria".

    The list ends before a finite verb, a relative pronoun, a time or a preposition that belongs to no noun; "and"
    splits it before a determiner, or where commas have split before; also at `starts`, where the parser has a next
    phrase begin and where its head is, if neither side lends the other a word.
    """
    ranges: list[tuple[int, int]] = []
    begin, commas = start, 0

    def close(end: int) -> None:
        first, last = begin, end
        while first < last and (
            doc[first].pos_ in {"DET", "CCONJ", "PUNCT", "SPACE", "ADP"} or doc[first].lower_ in _OPENERS
        ):
            if first + 1 < last and doc[first + 1].text in syntax.HYPHENS and not doc[first].whitespace_:
                break  # "no-confidence vote"
            first += 1
        last = min(last, first + _LONGEST)
        while last > first and (doc[last - 1].pos_ in _NEVER_LAST or doc[last - 1].tag_ in _LOOSE):
            last -= 1
        if first < last and any(token.pos_ in {"NOUN", "PROPN"} for token in doc[first:last]):
            ranges.append((first, last))

    i = start
    while i < stop:
        token = doc[i]
        after = doc[i + 1] if i + 1 < stop else None
        if _is_excepting(doc, i, words) or (i > begin and (_is_on_agenda(token, words) or _is_at_table(token, words))):
            break  # "trade but not human rights", "oil at the top of the agenda", "grain over lunch"
        if token.lower_ == "with" and _is_with_partner(token, words):
            break  # "visas and direct flights with his counterpart"
        is_kept = token.tag_ == "TO" and _completes(after, begin, words)
        is_kept = is_kept or (keeps_days and _is_of_later_noun(token, after))
        if _ends_list(token, after) and not is_kept:
            is_said_by = token.tag_ in _FINITE or (i > begin and _is_title_of(doc[i - 1], token))
            if commas and is_said_by and begin not in starts:
                begin = i  # "trade, the spokesman said", "trade, Commissioner Ann Lee": no more of the list
            break
        if i > begin and token.lower_ == "to" and syntax.is_end_of_range(token):
            break  # "ranged from grain to gas"
        if i > begin and token.lower_ in words.arranged and token.tag_ in {"VBN", "VBD"}:
            break  # "a conference on credit hosted by A"
        if i > begin and token.pos_ in {"DET", "PRON"} and doc[i - 1].pos_ in {"NOUN", "PROPN"}:
            break  # "issues the parties were facing"
        if token.pos_ == "ADP" and i > begin and all(each.pos_ in {"PROPN", "DET"} for each in doc[begin:i]):
            break  # "talks on Vietnam in Paris": a bare name has no complement
        if token.lower_ == "in" and i > begin:
            i = _field_named(doc, i, stop, words)
            if i > token.i:
                continue
        if token.text in {",", ";"}:
            close(i)
            begin = i = _added(doc, i + 1, stop, words)
            if _says_who_tells(doc, i, stop):
                return ranges
            commas, after = commas + 1, doc[i] if i < stop else None
            if (
                after is None
                or after.pos_ not in {"DET", "NOUN", "PROPN", "ADJ", "CCONJ", "PRON"}
                or after.tag_ in {"WP", "WDT"}
            ):
                return ranges
            continue
        if (
            token.lower_ == "and"
            and after is not None
            and not _joins_agents(token)
            and not _joins_two(doc, begin, i)
            and (
                after.lemma_ in words.empty
                or (after.lower_ in words.further and doc[i - 1].pos_ in {"NOUN", "PROPN"})
                or after.pos_ in {"DET", "PRON"}
                or after.tag_ in {"PRP$", "VBG", "WRB"}
                or _is_taken_up(after, doc[start:i])
                or commas
                or (
                    i + 1 in starts
                    and (_is_whole(doc[begin:i]) or _is_apart(doc[begin:i], doc[i + 1 : starts[i + 1] + 1], words))
                )
            )
        ):
            close(i)
            begin = i + 1
        elif doc[i : i + 2].text.lower() == "such as" or token.lower_ == "including":
            close(i)
            begin = i + (2 if token.lower_ == "such" else 1)
            i = begin - 1
        i += 1
    close(i)
    return ranges


def _says_who_tells(doc: Doc, start: int, stop: int) -> bool:
    """Whether what is next is an office with the name behind a comma: ", the club's director, Ann Lee, said"."""
    comma = next((i for i in range(start, min(start + _LONGEST_OFFICE, stop)) if doc[i].text == ","), None)
    if comma is None or comma + 1 >= stop or doc[comma + 1].pos_ != "PROPN":
        return False
    names = (doc[i].pos_ == "PROPN" or doc[i].text in syntax.HYPHENS for i in range(comma + 1, stop))
    behind = comma + 1 + sum(1 for _ in takewhile(bool, names))
    is_parted = behind + 1 < stop and doc[behind].text == ","
    return behind < stop and doc[behind + is_parted].tag_ in _FINITE


def _joins_two(doc: Doc, begin: int, conjunction: int) -> bool:
    """Whether "and" joins the two between whom something is: "the war between the army and | the rebels"."""
    before = [doc[i].lower_ for i in range(begin, conjunction)]
    return "between" in before and "and" not in before[before.index("between") :]


def _joins_agents(conjunction: Token) -> bool:
    """Whether the word joins those by whom something is done: "aid received by Airbus and its rival Boeing"."""
    return syntax.preposition_before(conjunction.head) == "by" and syntax.noun_above(conjunction.head) is None


def _is_taken_up(preposition: Token, before: Words) -> bool:
    """Whether the preposition of the list is said again: "turned to the succession and to the price of crude"."""
    if preposition.pos_ != "ADP" or before.start == 0:
        return False
    first = before[:1].root if before[:1].root.pos_ == "ADP" else before.doc[before.start - 1]
    opener = first if first.pos_ == "ADP" else before.doc[max(0, before.start - 2)]
    return opener.pos_ == "ADP" and opener.lower_ == preposition.lower_


def _is_whole(item: Words) -> bool:
    """Whether the words before "and" can be no part of a pair: "the war in Syria and oil", "Iraq and trade plans"."""
    return any(token.pos_ == "ADP" for token in item) or all(token.ent_type_ == "GPE" for token in item)


def _is_apart(item: Words, following: Words, words: TopicWords) -> bool:
    """Whether the two phrases have nothing in common: "stolen assets and student visas", "grain and gas".

    What stands before the first or behind the second may be said of both: "economic and aid issues", "trade and transit
    of oil".
    """
    if not len(item):
        return False
    behind = following[-1].nbor() if following.end < len(following.doc) else None
    is_joined = behind is not None and (behind.text in syntax.HYPHENS or _is_complement(behind, words))
    if behind is not None and is_joined and (behind.head in item or behind.head in following):
        return False
    if len(following) > 1:
        return item[-1].pos_ in {"NOUN", "PROPN"}
    return len(item) == 1 or _is_one_thing(item, following)


def _is_one_thing(item: Words, following: Words) -> bool:
    """Whether the words before "and" name one thing, and several follow: "a forest fund and flights"."""
    before = [item[0], *([item[0].nbor(-1)] if item.start else [])]
    is_one = item[-1].tag_ == "NN" and any(each.lower_ in {"a", "an"} for each in before)
    return is_one and following[-1].tag_ == "NNS"


def _is_complement(preposition: Token, words: TopicWords) -> bool:
    """Whether more than where, when or with whom it was follows: "of oil", not "in Rome", "with his guest"."""
    if preposition.pos_ != "ADP" or any(each.ent_type_ in _ASIDE_LABELS for each in preposition.children):
        return False
    is_told_to = preposition.lower_ == "with" and _is_with_partner(preposition, words)
    return not (is_told_to or _is_on_agenda(preposition, words) or _is_at_table(preposition, words))


def _field_named(doc: Doc, preposition: int, stop: int, words: TopicWords) -> int:
    """Return the position behind "in the trade, energy and health fields", which is no list of topics.

    The preposition itself where no such noun ends it.
    """
    for i in range(preposition + 1, min(stop, preposition + _LONGEST_FIELD)):
        if doc[i].lemma_ in words.fields:
            return i + 1
        if doc[i].pos_ not in _IN_FIELD and doc[i].text not in {",", *syntax.HYPHENS}:
            break
    return preposition


def _added(doc: Doc, start: int, stop: int, words: TopicWords) -> int:
    """Return where the next of the list begins, behind "including" or "as well as"."""
    lengths = (
        length
        for length in range(_LONGEST_ADDING, 0, -1)
        if " ".join(each.lower_ for each in doc[start : min(start + length, stop)]) in words.adding
    )
    return start + next(lengths, 0)


def _completes(verb: Token | None, begin: int, words: TopicWords) -> bool:
    """Whether the infinitive says which of what a noun of the phrase names: "efforts to end the war"."""
    noun = syntax.noun_completed(verb) if verb is not None and verb.tag_ == "VB" else None
    return noun is not None and begin <= noun.i and noun.lemma_ not in words.empty


_LONGEST_ADDING = 3  # tokens: "as well as"
_LONGEST_EXCEPTION = 2  # tokens: "but not"
_LONGEST_OFFICE = 9  # tokens: "the chief executive of the biggest of the banks"
_LONGEST_MEAL = 4  # tokens: "over a working lunch"
_AT_TABLE = frozenset({"over", "by", "at", "during", "on", "via"})
_LONGEST_FIELD = 16  # tokens: "in the trade, energy, transport and health sectors"
_IN_FIELD = frozenset({"ADJ", "NOUN", "PROPN", "CCONJ", "DET"})
_LONGEST_PLACE = 6  # tokens: "the very top of their agenda"
_ASIDE_LABELS = frozenset({"GPE", "FAC", "DATE", "TIME"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CUTS = frozenset({",", ";", ":", ".", "—", "–", "(", ")"})
_NEVER_LAST = frozenset({"ADP", "CCONJ", "PUNCT", "SPACE", "PART", "DET", "ADV", "PRON"})
_LOOSE = frozenset({"VBN", "VBG", "VB"})  # "a package of measures aimed" at something
_ASIDE = frozenset({
    "nor", "together", "during", "after", "before", "while", "when", "amid", "ahead", "following", "despite", "since",
    "until", "alongside", "although", "though", "because", "unless",
})  # fmt: skip
_ADDRESS = frozenset({"mr", "mrs", "ms", "dr", "mr.", "mrs.", "ms.", "dr."})
_BETWEEN = frozenset({",", "and", "the"})  # organisations of a list
_NAMED = 5  # tokens behind "with" in which somebody should be named
_OPENERS = frozenset({"how", "whether", "as", "well", "also", "both", "on", "about"})


def _ends_list(token: Token, after: Token | None) -> bool:
    if token.text in {".", ":", "—", "–", "(", ")"} or token.tag_ in {"WDT", "WP", "WRB"} | _FINITE:
        return True
    if (_is_person(token) and not _is_of_noun(token)) or (
        token.tag_ == "TO" and after is not None and after.tag_ == "VB"
    ):
        return True
    if token.pos_ == "ADP" and after is not None and (after.ent_type_ in {"DATE", "TIME"} or _is_clause(after)):
        return True
    if token.tag_ == "CC" and after is not None and after.tag_ == "VB":
        return True  # "the functions of the panel and share experiences"
    if token.lower_ in _ADDRESS:
        return True  # "aid for farmers, Mr Brown said"
    if token.lower_ == "with" and (token.head.pos_ == "VERB" or _names_somebody(token) or _names_bodies(token)):
        return True  # "discussed a plan with the World Bank"
    return token.ent_type_ in {"DATE", "TIME"} or token.lower_ in _ASIDE or syntax.opens_what_goes_on(token)


def _is_of_later_noun(token: Token, after: Token | None) -> bool:
    """Whether the word of time, or that behind a preposition, says of what kind a thing is: "a nine-week lockout"."""
    noun = after if token.pos_ == "ADP" and after is not None else token
    if noun.ent_type_ not in {"DATE", "TIME"} or noun.lower_ in _ASIDE:
        return False
    while noun.head.i > noun.i and noun.ent_type_ in {"DATE", "TIME"}:
        noun = noun.head
    return is_length_of_work(noun) or (noun.pos_ == "NOUN" and noun.ent_type_ not in {"DATE", "TIME"})


def is_length_of_work(noun: Token) -> bool:
    """Whether the words of time name a thing that can be discussed: "a four-day week", "shorter hours"."""
    if noun.ent_type_ not in {"DATE", "TIME"} or noun.pos_ != "NOUN":
        return False
    before = syntax.modifiers(noun)
    return any(each.tag_ in {"JJR", "VBG"} or (each.i and each.nbor(-1).text in syntax.HYPHENS) for each in before)


def _is_title_of(before: Token, name: Token) -> bool:
    """Whether the word stands before the person's name and says who that is: "Commissioner Ann Lee", "his aide Ann"."""
    if name.ent_type_ != "PERSON":
        return False
    is_inside = before.head.i >= name.i and before.head.ent_type_ == "PERSON"
    return is_inside or any(each.dep_ == "appos" and each.left_edge == name for each in before.rights)


def _is_clause(verb: Token) -> bool:
    """Whether a clause begins: "by raising wages", not "of deported migrants"."""
    return verb.pos_ == "VERB" and not (verb.tag_ == "VBN" and syntax.is_modifier(verb))


def _is_person(token: Token) -> bool:
    """Whether the token names a person who is more than the owner or name of a thing: "Kekkonen's plan"."""
    if token.ent_type_ != "PERSON" or token.tag_ == "POS" or syntax.is_possessor(token):
        return False
    return not (syntax.is_modifier(token) and token.head.ent_type_ != "PERSON")


def _is_of_noun(token: Token) -> bool:
    """Whether the person is the one whose case or fate it is: "the fate of Navalny"."""
    name = token.head if token.head.ent_type_ == "PERSON" and token.head.i > token.i else token
    return syntax.preposition_before(name) == "of" and syntax.noun_above(name) is not None


def _names_bodies(preposition: Token) -> bool:
    """Whether several organisations follow: "discussed the plan with the ADB, the World Bank and others"."""
    doc, i, found = preposition.doc, preposition.i + 1, 0
    while i < preposition.sent.end and (doc[i].ent_type_ == "ORG" or doc[i].lower_ in _BETWEEN):
        found += doc[i].ent_iob_ == "B" and doc[i].ent_type_ == "ORG"
        i += 1
    return found > 1


def _names_somebody(preposition: Token) -> bool:
    """Whether a person follows: "discussed the plan with Mr Brown"."""
    doc = preposition.doc
    for token in doc[preposition.i + 1 : min(preposition.i + 1 + _NAMED, sentence_end(preposition))]:
        if token.ent_type_ == "PERSON" or token.lower_ in _ADDRESS:
            return True
        if token.pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"}:
            return False
    return False
