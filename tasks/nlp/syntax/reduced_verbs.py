"""Is the only verb of a sentence taken for a participle: "A, B and a dozen others dined with C"?"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import NOMINAL
from tasks.nlp.syntax.nominals import conjuncts


def mend_reduced_verb(doc: Doc, verbs: Collection[str]) -> None:
    """Make "dined" behind the last of a list the verb that it is, in place, and the list its subject.

    `doc` is one sentence, parsed; `verbs` are base forms of what people do with others. "A, hosted by B." stays as it
    is, and so does what ends without a full stop: a headline leaves out its verb. Behind the comma that closes an aside
    it is no participle either: "A, accompanied by B, called on C".
    """
    root = doc[:].root
    if root.pos_ not in NOMINAL or doc[-1].text != "." or any(token.pos_ == "AUX" for token in doc):
        return
    *asides, verb = [token for token in doc if token.pos_ == "VERB"] or [root]
    if verb == root or verb.lemma_ not in verbs or not all(map(_is_aside, asides)):
        return
    if not (_is_participle_of(verb, root) if verb.nbor(-1).text != "," else _closes_aside(verb)):
        return
    verb.tag_, verb.dep_, verb.head = "VBD", "ROOT", verb
    root.head, root.dep_ = verb, "nsubj"
    for child in [child for child in root.children if child.i > verb.i]:
        child.head = verb


def _is_participle_of(verb: Token, root: Token) -> bool:
    """Whether it is said of the noun before it, the root or the last of its list, and nobody does it to them.

    Only what is of the noun may stand between: "A delegation of traders | called on A".
    """
    noun = verb.head
    listed = {root, *conjuncts(root), *(each for child in root.children for each in (child, *conjuncts(child)))}
    of_noun = next((each for each in noun.rights if each.lower_ == "of" and each.i == noun.i + 1), None)
    last = noun if of_noun is None or noun != root else of_noun.right_edge
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and last.i == verb.i - 1 and noun in listed and _has_no_agent(verb)


def _closes_aside(verb: Token) -> bool:
    """Whether it goes on behind what two commas set off: "A, accompanied by B, called on C"."""
    before = [token.text for token in verb.doc[: verb.i]]
    return verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD"} and before.count(",") > 1 and _has_no_agent(verb)


def _is_aside(verb: Token) -> bool:
    """Whether it only describes somebody, behind a comma: "A, accompanied by B,"."""
    return verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBG"} and verb.i > 0 and verb.nbor(-1).text == ","


def _has_no_agent(verb: Token) -> bool:
    """Whether nobody does it to them; "by video" and "by telephone" say how they did it."""
    agents = [each for child in verb.children if child.dep_ == "agent" for each in child.children]
    return all(each.tag_ == "NN" and not any(each.children) for each in agents)
