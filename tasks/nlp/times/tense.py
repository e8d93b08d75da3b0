"""Does a time lie behind or ahead? The verb above it decides, where the words themselves do not say."""

from __future__ import annotations

from spacy.tokens import Span as Words
from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.times.time_rules import Direction

_AHEAD = frozenset({"will", "wo", "shall", "'ll", "’ll", "must", "may", "might", "can", "ca", "should", "would"})
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve"})
_BE_NOW = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re"})
_AFTER = frozenset({"after", "since", "upon"})
_FOLLOW, _FOLLOWING = "follow", "following"
_SINCE = frozenset({"since"})
_AHEAD_OF = "ahead"
_LIMITS = frozenset({"by", "until", "till", "before"})
_DEPTH = 6  # clauses above a participle or an infinitive that are asked for the tense


def direction_of(expression: Words, lexicon: Lexicon) -> Direction:
    """Return where the time lies, as verbs, nouns and prepositions above it say.

    Open where the sentence has no verb, and where the time belongs to a noun that a verb of the past only mentions:
    "invited them to a ceremony on 12 March".
    """
    verb, nouns = _above_expression(expression)
    if any(syntax.preposition_before(noun) in _SINCE for noun in nouns):
        return "behind"  # "would be the first since the premier's visit in March"
    if any(map(_is_ahead_of, nouns)):
        return "near"  # "met ahead of a summit on Thursday"
    if any(_is_planned(noun, lexicon) for noun in nouns):
        return "ahead"
    if verb is None:
        return "open"
    if _is_counted(expression, verb):
        return "behind"
    before = expression.doc[expression.start - 1].lower_ if expression.start > expression.sent.start else ""
    is_meant = bool(nouns) and nouns[0].lemma_ in lexicon.circumstances.encounters
    if is_meant and _calls_off(verb, lexicon) and not _follows(nouns[-1], verb):
        return "near"  # "postponed Thursday's meeting", but not "called off the strike after talks on Thursday"
    if _comes_after(verb):
        return "behind"
    direction = _tense(verb, before, lexicon)
    if direction == "behind" and (nouns or before in _LIMITS):
        return "open"
    if direction == "ahead" and nouns and _follows(nouns[-1], verb):
        return "near"  # "will end their strike following a meeting on Thursday"
    if direction == "ahead" and nouns and (_acts_then(nouns[0], verb, lexicon) or _is_scene(nouns, verb, lexicon)):
        return "ahead"  # "July's summit will discuss debt": an encounter acts only while it is held
    if direction == "ahead" and nouns:
        # "will appeal against Wednesday's ruling", "is one of the victims of the attacks in March"
        is_before_noun = syntax.is_possessor(expression.root) or expression.root.i < nouns[0].i
        return "open" if is_before_noun or verb.tag_ in {"VBZ", "VBP"} else "ahead"
    return direction


def _is_counted(expression: Words, verb: Token) -> bool:
    """Whether it says over how long something is counted: "is the second in four months"."""
    if verb.lemma_ != "be" or expression[0].lower_ != "in" or any(each.tag_ == "MD" for each in verb.children):
        return False
    return any(each.ent_type_ == "ORDINAL" for each in expression.doc[verb.i + 1 : expression.start])


def _is_ahead_of(noun: Token) -> bool:
    """Whether something else was ahead of it: "ahead of the summit"."""
    above = next((each for each in syntax.governors(noun) if each.lower_ != "of"), None)
    return above is not None and above.lower_ == _AHEAD_OF


def _calls_off(verb: Token, lexicon: Lexicon) -> bool:
    return bool({verb.lemma_, syntax.particle(verb)} & lexicon.modality.cancelled.verbs)


def _follows(noun: Token, verb: Token) -> bool:
    """Whether what the verb tells comes after the noun: "following talks", "after a meeting"."""
    return verb.lower_ == _FOLLOWING or syntax.preposition_before(noun) in _AFTER | {_FOLLOWING}


def _comes_after(verb: Token) -> bool:
    """Whether something has come after what is dated: "the deal follows a meeting of A and B on Saturday"."""
    return verb.lemma_ == _FOLLOW and verb.tag_ in {"VBZ", "VBP"} and bool(syntax.objects(verb))


def _acts_then(noun: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether an encounter is the subject of the verb."""
    return syntax.is_subject_of(noun, verb) and noun.lemma_ in lexicon.circumstances.encounters


def _is_scene(nouns: list[Token], verb: Token, lexicon: Lexicon) -> bool:
    """Whether the verb says where the encounter will be: "the venue of Friday's talks will be Lima"."""
    of_what = nouns[0].lemma_ in lexicon.circumstances.encounters
    return of_what and any(
        each.lemma_ in lexicon.circumstances.scenes and syntax.is_subject_of(each, verb) for each in nouns[1:2]
    )


def _above_expression(expression: Words) -> tuple[Token | None, list[Token]]:
    """Return the verb above the time and the nouns between them; a finite verb right before it is that verb."""
    place = expression.start - 1
    if place > expression.sent.start and expression.doc[place].lower_ in {"on", "in", "late", "early"}:
        place -= 1
    is_owner = syntax.is_possessor(expression.root)  # "postponed Thursday's meeting": that of the noun
    if place >= expression.sent.start and expression.doc[place].tag_ in {"VBD", "VBN"} and not is_owner:
        return expression.doc[place], []
    nouns: list[Token] = []
    for above in syntax.governors(expression.root):
        if above.pos_ in {"VERB", "AUX"}:
            return above, nouns
        if above.pos_ in {"NOUN", "PROPN"} and above not in expression:
            nouns.append(above)
    return None, nouns


def _is_planned(noun: Token, lexicon: Lexicon) -> bool:
    """ "plans for a meeting", "the slated visit"."""
    planned = lexicon.modality.planned
    if noun.lemma_.lower() in planned.nouns:
        return True
    return any(
        each.lower_ in planned.adjectives or (each.tag_ == "VBN" and each.lemma_ in planned.verbs)
        for each in syntax.modifiers(noun)
    )


def _plans(verb: Token, lexicon: Lexicon) -> bool:
    if (verb.lemma_ == "go" and verb.tag_ != "VBG") or _calls_off(verb, lexicon):
        return False  # "went to see them", "called off"
    modality = lexicon.modality
    verbs = modality.planned.verbs | modality.proposed.verbs | lexicon.times.planning
    return bool({verb.lemma_, syntax.particle(verb), syntax.with_preposition(verb)} & verbs)


def _tense(verb: Token, before: str, lexicon: Lexicon, depth: int = _DEPTH) -> Direction:
    """Return where the clause of the verb lies; `before` is the word in front of the time."""
    auxiliaries = syntax.auxiliaries(verb)
    words = {each.lower_ for each in auxiliaries}
    if words & _AHEAD:
        # "would have met" is over, "will have met" is not
        return "behind" if words & _HAVE and not words & {"will", "'ll", "’ll"} else "ahead"
    if "could" in words:  # "could not be reached on Wednesday"
        is_denied = syntax.negation(verb) is not None or any(each.lower_ == "neither" for each in verb.sent)
        return "open" if is_denied else "ahead"
    if syntax.is_infinitive(verb):
        return _infinitive(verb, lexicon, depth)
    if verb.tag_ == "VBG":
        if words & _BE_NOW:
            return "ahead"
        if not auxiliaries and verb.lemma_ in lexicon.circumstances.beginnings and not syntax.words_before_gerund(verb):
            return "near"  # "approved a tour starting on 2 July"
        return "behind" if auxiliaries or _is_over_by_then(verb) else _above(verb, lexicon, depth)
    if verb.tag_ == "VBN":
        if _plans(verb, lexicon):
            return "open" if before == "on" and _was_told_to(verb, words, lexicon) else "ahead"
        if before == "for" and verb.lemma_ in lexicon.circumstances.arranging:
            return "near"  # "a meeting that his office had announced for Wednesday has been dropped"
        return "open" if words & _BE_NOW and not words & _HAVE else "behind"
    if verb.tag_ == "VBD" or words & (_HAVE | {"did", "was", "were"}):
        if _is_due(verb, lexicon) or (before == "for" and _plans(verb, lexicon)):
            return "ahead"
        return "open" if _plans(verb, lexicon) else "behind"
    if verb.lemma_ in lexicon.modality.speech:
        return "behind"
    words_of_plans = lexicon.circumstances.beginnings | lexicon.circumstances.endings | {"be"}
    if not syntax.is_relative(verb) or syntax.particle(verb) in words_of_plans:
        return "ahead"
    is_to_come = bool(syntax.pointed_at_by_where(verb)) and _above(verb, lexicon, depth) == "ahead"
    return "ahead" if is_to_come else "open"  # "will go on to Suva, where they meet the mayor on Friday"


def _was_told_to(verb: Token, auxiliaries: set[str], lexicon: Lexicon) -> bool:
    """Whether the day is that of the demand: "was summoned on Monday", but "was expected on Monday"."""
    is_plan = bool({verb.lemma_, syntax.particle(verb)} & lexicon.modality.planned.verbs)
    return bool(auxiliaries & {"was", "were"}) and not is_plan


def _is_over_by_then(gerund: Token) -> bool:
    """Whether something else goes on now "after meeting him on Thursday": what will be done after it is another."""
    before = syntax.words_before_gerund(gerund)
    above = syntax.governing_verb(gerund)
    is_to_come = above is not None and any(each.lower_ in _AHEAD for each in syntax.auxiliaries(above))
    return bool(before) and before[0].lower_ in _AFTER and not is_to_come


def _is_due(verb: Token, lexicon: Lexicon) -> bool:
    """ "was due on Monday"."""
    return verb.lemma_ == "be" and any(
        child.lower_ in lexicon.modality.planned.adjectives for child in verb.children if child.pos_ == "ADJ"
    )


def _infinitive(verb: Token, lexicon: Lexicon, depth: int) -> Direction:
    """ "is to meet", "plans to meet" and "the decision to meet" lie ahead; "flew to Cairo to meet" with its verb."""
    above = next(syntax.governors(verb), None)
    if above is not None and above.pos_ == "PRON":
        return _above(verb, lexicon, depth)  # "had nothing to do with the meeting on Tuesday"
    if above is not None and syntax.is_past(above) and any(each.lower_ == "have" for each in syntax.auxiliaries(verb)):
        return "behind"  # "was to have met him on Monday"
    if syntax.is_future_infinitive(verb) or above is None or above.pos_ not in {"VERB", "AUX"}:
        return "ahead"
    if _plans(above, lexicon) or _is_due(above, lexicon):
        return "ahead"
    return _above(verb, lexicon, depth)


def _above(verb: Token, lexicon: Lexicon, depth: int) -> Direction:
    above = syntax.governing_verb(verb)
    if above is None or above == verb or depth == 0:
        return "open"
    return _tense(above, "", lexicon, depth - 1)
