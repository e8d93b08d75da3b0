"""The dependency labels that the other modules of this package ask for.

Labels are those of the English spaCy pipelines (ClearNLP style): nsubj, nsubjpass, dobj, pobj, agent …
"""

SUBJECT = {"nsubj", "csubj"}
PASSIVE_SUBJECT = {"nsubjpass", "csubjpass"}
OBJECT = {"dobj", "dative", "obj"}
CLAUSE = {"ROOT", "ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "conj", "parataxis", "csubj"}
# Clauses without a subject of their own borrow that of the clause above them.
CONTROLLED = {"xcomp", "advcl", "pcomp", "conj", "ccomp", "acomp", "dep"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
# So many words are climbed at most: a parse may be odd, never endless.
DEPTH = 12
# Tags of verbs that have a tense, and what may stand between a subject and its verb.
FINITE = {"VBZ", "VBP", "VBD", "MD"}
BEFORE_VERB = {"aux", "auxpass", "neg", "advmod"}
