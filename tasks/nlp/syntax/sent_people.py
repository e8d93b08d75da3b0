"""Is it who is sent that acts: "sent his adviser Jan Roe to Muscat to meet them"?"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import OBJECT, labelled
from tasks.nlp.syntax.nominals import has_name_behind, is_name
from tasks.nlp.syntax.verb_forms import is_infinitive, is_passive


def mend_sent_people(doc: Doc, sending: Collection[str]) -> None:
    """Make "meet" in "sent his adviser Jan Roe to Muscat to meet them" what the adviser is asked to do, in place.

    The parser takes it for what the sender does. "The union sent a team to meet them" stays as it is: of those who are
    told, it is the union that meets them. `doc` is one sentence, parsed; `sending` are lemmas of verbs.
    """
    for infinitive in labelled(doc, ("advcl",)):
        verb = infinitive.head
        if verb.lemma_ not in sending or infinitive.i < verb.i or not is_infinitive(infinitive) or is_passive(verb):
            continue
        if who_is_sent(verb, infinitive):
            infinitive.dep_ = "xcomp"
            for goal in _objects_before(verb, infinitive):
                if goal.pos_ == "ADP":
                    goal.dep_ = "prep"  # "to Muscat": nobody is sent to Muscat as a letter is


def who_is_sent(verb: Token, purpose: Token) -> list[Token]:
    """Return who of name is sent for the purpose that stands behind: "sent his adviser Jan Roe to Muscat | to meet"."""
    sent = [each for each in _objects_before(verb, purpose) if each.pos_ != "ADP"]
    return sent if len(sent) == 1 and (is_name(sent[0]) or has_name_behind(sent[0])) else []


def _objects_before(verb: Token, purpose: Token) -> list[Token]:
    return [each for each in verb.rights if each.dep_ in OBJECT and each.i < purpose.i]
