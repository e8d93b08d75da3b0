"""What is done to the model as it is loaded changes its speed and nothing else."""

from __future__ import annotations

import pytest
from spacy.pipeline import Lemmatizer

from tasks.nlp.model.pipeline import load_pipeline


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("ministers", "minister"),
        ("discussed", "discuss"),
        ("leaves", "leave"),
        ("better", "well"),
        ("Zweckverbands", "Zweckverbands"),
    ],
)
def test_base_forms_are_found_in_sets_as_they_were_in_lists(word: str, lemma: str) -> None:
    nlp = load_pipeline("md")
    lemmatizer = nlp.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    index = lemmatizer.lookups.get_table("lemma_index")
    assert {type(words) for words in index.values()} == {frozenset}
    doc = nlp("The old ministers discussed it better and the delegation leaves for Zweckverbands.")
    assert next(token.lemma_ for token in doc if token.text == word) == lemma
