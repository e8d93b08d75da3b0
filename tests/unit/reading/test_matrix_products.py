"""The model's matrices are multiplied by NumPy; other pipelines of the process are left alone."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import NumpyOps

from tasks.nlp.model.matrix_products import multiply_by_numpy


def _tagger() -> Language:
    """Return a pipeline small enough to be made here."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger")
    told = Doc(nlp.vocab, words=["Nixon", "met", "Mao"], tags=["NNP", "VBD", "NNP"])
    nlp.initialize(lambda: [Example(nlp.make_doc("Nixon met Mao"), told)])
    return nlp


def _uses_blis(nlp: Language) -> set[bool]:
    tagger = nlp.get_pipe("tagger")
    assert isinstance(tagger, TrainablePipe)
    return {layer.ops.use_blis for layer in tagger.model.walk() if isinstance(layer.ops, NumpyOps)}


def test_all_layers_of_the_pipeline_are_multiplied_by_numpy() -> None:
    nlp = _tagger()
    multiply_by_numpy(nlp)
    assert _uses_blis(nlp) == {False}


def test_another_pipeline_stays_as_it_was() -> None:
    other, nlp = _tagger(), _tagger()
    multiply_by_numpy(nlp)
    assert _uses_blis(other) == {True}


def test_the_pipeline_says_the_same_as_before() -> None:
    nlp = _tagger()
    before = [token.tag_ for token in nlp("Mao met Nixon")]
    multiply_by_numpy(nlp)
    assert [token.tag_ for token in nlp("Mao met Nixon")] == before
