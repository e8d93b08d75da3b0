"""What the rules take for an encounter is weighed by what else the article says."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy
import pytest

from tasks.nlp.text.weighing import likelihood
from tests.quality.logistic import fit

if TYPE_CHECKING:
    from tasks.reading import Reader

from tasks.records import Article

SHOW = (
    "The singer released a new album with her band. Fans queued for the concert, and the film about the star won an "
    "award. The actress toured with the comedian, whose show drew an audience of thousands at the festival in the "
    "theatre. {sentence} Her next single will be on screen in a television drama, and the director has cast a pop star."
)
STATE = (
    "The government and the opposition want a treaty. Foreign Minister Klaus Kinkel told parliament that the embassy "
    "had sent a delegation, and that the president of the republic backed the policy of the cabinet and of the "
    "commission. {sentence} The ministry said that the agreement would be signed by the ambassadors before the summit."
)


def test_the_likelihood_is_that_of_a_logistic_regression() -> None:
    weights = {"bias": -1.0, "a place": 2.0, "a time": 0.5}
    assert likelihood({"a place": 1.0, "unknown": 1.0}, weights) == pytest.approx(1 / (1 + math.exp(-1)))


def test_no_features_leave_the_bias() -> None:
    assert likelihood({}, {"bias": 0.0}) == 0.5


@pytest.mark.parametrize("total", [1e9, -1e9])
def test_the_likelihood_stays_between_0_and_1(total: float) -> None:
    assert 0 <= likelihood({"a place": 1.0}, {"a place": total}) <= 1


def _likely(reader: Reader, text: str) -> float:
    weighed = reader.weigh(Article("text", "test", "text", text))
    return next(account.confidence for account, _ in weighed if account.trigger.text == "met")


def test_the_same_words_are_less_likely_an_encounter_in_show_business(reader: Reader) -> None:
    sentence = "On Friday Anna Berg met Paul Winter at the Savoy."
    assert _likely(reader, SHOW.format(sentence=sentence)) < _likely(reader, STATE.format(sentence=sentence))


def test_what_is_hardly_an_encounter_is_refused_with_its_likelihood(reader: Reader) -> None:
    text = SHOW.format(sentence="The museum welcomed Anna Berg.")
    explained = reader.explain(Article("text", "test", "text", text + " " + text))
    assert explained.accounts == ()
    assert any(refusal.reason.startswith("hardly an encounter") for refusal in explained.refusals)


def test_fitting_finds_the_feature_that_decides() -> None:
    features = numpy.array([[1.0, 0.0, 1.0], [1.0, 0.0, 0.0], [1.0, 1.0, 1.0], [1.0, 1.0, 0.0]] * 20)
    bias, decides, idle = fit(features, features[:, 1])
    assert bias < -1
    assert decides > 2
    assert abs(idle) < 0.1


def test_the_words_beside_the_trigger_are_weighed_but_no_names(reader: Reader) -> None:
    [(_, features)] = reader.weigh(Article("text", "test", "text", "Anna Berg met Paul Winter for talks in Bonn."))
    words = {name for name in features if name.startswith(("trigger ", "before ", "behind ", "says "))}
    assert words == {"trigger met", "behind for", "behind talk", "says met", "says for", "says talk"}
