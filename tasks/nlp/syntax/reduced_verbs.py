"""Is the only verb of a sentence taken for a participle: "A, B and a dozen others dined with C"?"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import NOMINAL
from tasks.nlp.syntax.nominals import conjuncts


def mend_reduced_verb(doc: Doc, verbs: Collection[str]) -> None:
    """Make "dined" behind the last of a list the verb that it is, in place, and the list its subject.

    `doc` is one sentence, parsed; `verbs` are base forms of what people do with others. "A, hosted by B." stays as it
    is, and so does what ends without a full stop: a headline leaves out its verb.
    """
    root = doc[:].root
    if root.pos_ not in NOMINAL or doc[-1].text != "." or any(token.pos_ == "AUX" for token in doc):
        return
    found = [token for token in doc if token.pos_ == "VERB"]
    verb = found[0] if len(found) == 1 else None
    if verb is None or not _is_participle_of(verb, root) or verb.lemma_ not in verbs:
        return
    verb.tag_, verb.dep_, verb.head = "VBD", "ROOT", verb
    root.head, root.dep_ = verb, "nsubj"
    for child in [child for child in root.children if child.i > verb.i]:
        child.head = verb


def _is_participle_of(verb: Token, root: Token) -> bool:
    """Whether it is said of the noun right before it, the root or the last of its list, and nobody does it to them."""
    noun = verb.head
    listed = {root, *conjuncts(root), *(each for child in root.children for each in (child, *conjuncts(child)))}
    is_agentless = all(child.dep_ != "agent" for child in verb.children)
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and noun.i == verb.i - 1 and noun in listed and is_agentless
