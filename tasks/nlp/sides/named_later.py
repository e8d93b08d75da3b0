"""Who were the "six commanders", where the names follow later in the sentence?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.who import PartyReader
from tasks.nlp.text.sentence_numbers import sentence_end

_MOST = frozenset({"most"})


def named_among(side: list[Party], trigger: Token, parties: PartyReader, lexicon: Lexicon) -> list[Party]:
    """Return those named farther on instead of groups: "met six commanders in Rome on Friday, among them A"."""
    if not side or any(each.kind != "group" or each.actor is not None or each.is_anaphor for each in side):
        return side
    doc, sentence = trigger.doc, trigger.sent
    for i in range(max(side[-1].end, trigger.i), sentence.end - 2):
        if doc[i].pos_ in {"VERB", "AUX"} and doc[i].lower_ not in lexicon.contexts.introducing and doc[i] != trigger:
            return side
        start = i + (doc[i + 1].lower_ in _MOST and i + 3 < sentence.end)  # "several ministers, most notably A"
        words = [doc[start + 1].lower_, doc[start + 2].lower_]
        if doc[i].text == "," and (words[0] in lexicon.contexts.introducing or words == ["among", "them"]):
            found = parties.parties_from(start + 2 + (words[0] == "among"), sentence.end)
            return found if found and all(p.actor is not None and p.kind == "person" for p in found) else side
    return side


def named_behind_colon(side: list[Party], trigger: Token, parties: PartyReader) -> list[Party]:
    """Return those named behind a colon instead of a group: "four ministers met to talk about tuna: A, B and C"."""
    if len(side) != 1 or side[0].kind != "group" or side[0].actor is not None:
        return side
    end = sentence_end(trigger)
    colon = next((i for i in range(trigger.i + 1, end) if trigger.doc[i].text == ":"), end)
    found = parties.parties_from(colon + 1, end) if colon + 1 < end else []
    is_list = len(found) > 1 and all(party.actor is not None and not party.is_place for party in found)
    return found if is_list and end - found[-1].end <= 1 else side


def named_as_members(
    who: list[Party], whom: list[Party], trigger: Token, parties: PartyReader
) -> tuple[list[Party], list[Party]]:
    """Return both sides with the names of those whose clause tells it: "The bosses who met A included B and C".

    "Those who met A" are nobody until they are named.
    """
    told = syntax.told_members(trigger)
    if told is None:
        return who, whom
    noun, heads = told
    found = [party for head in heads for party in parties.parties(head)]
    if not found or not all(party.actor is not None for party in found):
        return who, whom
    for side in (who, whom):
        if len(side) == 1 and side[0].actor is None and side[0].start <= noun.i < side[0].end:
            return (found, whom) if side is who else (who, found)
    if noun.tag_ != "DT" or noun.i + 1 >= trigger.i:
        return who, whom
    if not who and not syntax.is_passive(trigger):
        return found, whom
    return (who, found) if not whom and syntax.is_passive(trigger) else (who, whom)
