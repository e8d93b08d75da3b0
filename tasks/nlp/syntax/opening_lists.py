"""Are those who act taken for more places: "After talks in Doha, Israel and Hamas signed a truce"?"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.opening_times import finite_start, hang_as_subject, opener_of, subjects_of

_WHERE = frozenset({"in", "at", "near", "on"})
_FARTHEST = 14  # tokens of what opens the sentence: "After nine hours of talks at a hotel near Lomé,"
_NAMED = frozenset({"PROPN", "NOUN"})


def mend_opening_list(doc: Doc) -> None:
    """Make who is listed behind the place that opens the sentence the subject of its verb, in place.

    `doc` is one sentence, parsed. A second comma leaves the list to the places: "after talks in Doha, Cairo and Rome,".
    """
    if not len(doc) or doc[0].pos_ not in {"ADP", "SCONJ", "VERB"}:
        return
    verb = doc[:].root
    start = finite_start(verb) if verb.pos_ in {"VERB", "AUX"} else None
    comma = next((token for token in doc[:_FARTHEST] if token.text == ","), None)
    if start is None or comma is None or not 1 < comma.i < start - 1:
        return
    place = comma.nbor(-1)
    is_place = place.dep_ == "pobj" and place.head.lower_ in _WHERE and place.pos_ == "PROPN"
    if not is_place or any(token.text == "," or token.pos_ == "VERB" for token in doc[comma.i + 1 : start]):
        return
    listed = [each for each in place.children if each.dep_ == "conj" and comma.i < each.i < start]
    acting = [each for each in subjects_of(verb) if comma.i < each.i < start]
    if acting or (listed and listed[0].pos_ in _NAMED):
        _leave_to_opener(verb, comma)
    if listed and not acting and listed[0].pos_ in _NAMED:
        _hand_over(place, listed, verb)


def _leave_to_opener(verb: Token, comma: Token) -> None:
    """Give the talks of "After talks in Doha," to "after": they do not act."""
    for each in [noun for noun in subjects_of(verb) if noun.i < comma.i]:
        before = each.doc[max(0, each.left_edge.i - 1)]
        opener = opener_of(each, verb) or (before if before.dep_ == "prep" else None)
        if opener is None:
            continue
        opener.dep_, each.head, each.dep_ = "prep", opener, "pobj"
        if opener.tag_ == "VBG":  # "Following talks"
            opener.tag_, opener.pos_, opener.lemma_ = "IN", "ADP", opener.lower_


def _hand_over(place: Token, listed: list[Token], verb: Token) -> None:
    """Give the list to the verb: its first is the subject, the others hang on it."""
    first = listed[0]
    for each in list(place.children):
        if each.i > first.i:
            each.head = first
    hang_as_subject(first, verb)
