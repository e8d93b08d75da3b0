"""The words of a topic phrase say which IPTC Media Topic it is, or that it is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.lang.en import English

from tasks.errors import ConfigurationError
from tasks.nlp.knowledge.lexicon import load_lexicon
from tasks.nlp.text.word_forms import words_of
from tasks.nlp.topics.topic_codes import TopicCoder
from tasks.reading import SEEDS

Label = Callable[[str], str | None]


@pytest.fixture(scope="module")
def coder() -> TopicCoder:
    """The coder with the project's words."""
    return TopicCoder(load_lexicon(None, SEEDS))


@pytest.fixture(scope="module")
def label(coder: TopicCoder) -> Label:
    """Return the label of the topic that a phrase gets."""
    labels = dict(load_lexicon(None, SEEDS).media_topics)

    def label_of(phrase: str) -> str | None:
        code, _ = coder.code(phrase)
        return labels[code] if code else None

    return label_of


def table_of_the_user(folder: Path, rows: str) -> Path:
    """Write topic words that win over the project's, under a comment and the names of the columns."""
    (folder / "topic_words.csv").write_text(f"# mine\ncode,label,kind,words\n{rows}\n", encoding="utf-8")
    return folder


def test_a_topic_quotes_its_phrase_and_has_code_label_and_score(coder: TopicCoder) -> None:
    text = "They discussed the release of hostages."
    topic = coder.topic(English()(text), text, 2, 6)
    assert (topic.phrase, text[topic.span.start : topic.span.end]) == ("the release of hostages",) * 2
    assert (topic.code, topic.label, topic.scheme) == ("medtop:20000100", "Kidnapping", "medtop")
    assert topic.score is not None
    assert 0 < topic.score <= 1


def test_a_topic_that_no_code_fits_has_none(coder: TopicCoder) -> None:
    text = "They discussed issues of common interest."
    topic = coder.topic(English()(text), text, 2, 6)
    assert (topic.phrase, topic.code, topic.label, topic.score) == ("issues of common interest", None, None, None)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("tariffs on steel", "Tariff"),
        ("drug smuggling and piracy", "Drug trafficking"),
        ("a visa for the journalist", "Migration policy"),
    ],
)
def test_the_first_word_that_names_a_subject_decides(phrase: str, expected: str, label: Label) -> None:
    assert label(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("cooperation in agriculture", "Agriculture"), ("the families of the hostages", "Kidnapping")],
)
def test_a_general_word_gives_way_to_a_subject(phrase: str, expected: str, label: Label) -> None:
    assert label(phrase) == expected


def test_a_general_word_decides_where_there_is_no_subject(label: Label) -> None:
    assert label("closer cooperation") == "International relations"


def test_a_general_word_fits_less_well(coder: TopicCoder) -> None:
    subject, general = coder.code("fisheries")[1], coder.code("closer cooperation")[1]
    assert subject is not None
    assert general is not None
    assert general < subject


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("gas prices", "Energy market"), ("gas", "Natural gas"), ("the nuclear power plant at Mochovce", "Nuclear power")],
)
def test_the_longest_word_is_taken(phrase: str, expected: str, label: Label) -> None:
    assert label(phrase) == expected


def test_an_empty_word_says_nothing(label: Label) -> None:
    assert label("fashion") is None


def test_an_empty_word_hides_the_words_in_it(label: Label) -> None:
    assert label("the letter of the defence minister") is None


@pytest.mark.parametrize("phrase", ["the situation in Gaza", "Iran", "the Portuguese prime minister"])
def test_countries_and_people_do_not_decide(phrase: str, label: Label) -> None:
    assert label(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "expected"), [("changes at the WHO", "Health organizations"), ("those who come next", None)]
)
def test_an_acronym_is_taken_as_it_is_written(phrase: str, expected: str | None, label: Label) -> None:
    assert label(phrase) == expected


@pytest.mark.parametrize("phrase", ["a ceasefire", "A CEASEFIRE", "cease-fire", "Ceasefires"])
def test_capitals_hyphens_and_plurals_change_nothing(phrase: str, label: Label) -> None:
    assert label(phrase) == "Peace process"


def test_a_plural_of_its_own_wins(label: Label) -> None:
    assert label("a party") == "Political parties and movements"
    assert label("the parties") is None


def test_labels_of_the_scheme_are_words_of_their_topics(label: Label) -> None:
    assert label("the ice hockey final") == "Ice hockey"
    assert label("emerging markets") == "Emerging market"


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("Iran’s nuclear programme", ("iran", "nuclear", "programme")),
        ("workers' rights", ("workers", "rights")),
        ("the coup d'état", ("the", "coup", "détat")),
        ("US-Cuban ties", ("US", "cuban", "ties")),
        ("…", ()),
    ],
)
def test_words_are_bare_and_acronyms_are_kept(phrase: str, words: tuple[str, ...]) -> None:
    assert words_of(phrase) == words


def test_words_of_the_user_win(tmp_path: Path) -> None:
    mine = table_of_the_user(tmp_path, "medtop:20000210,Agriculture,subject,locusts")
    coder = TopicCoder(load_lexicon(mine, SEEDS))
    assert coder.code("a plague of locusts")[0] == "medtop:20000450"  # the label "Plague" is not hidden any more
    assert coder.code("the locusts")[0] == "medtop:20000210"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("medtop:20000210,Agriculture,main,locusts", "line 3: main is no kind"),
        ("medtop:20000210,Farming,subject,locusts", "line 3: 'medtop:20000210', 'Farming' are no code and label"),
        (
            "medtop:99999999,Agriculture,subject,locusts",
            "line 3: 'medtop:99999999', 'Agriculture' are no code and label",
        ),
        (",,general,locusts", "line 3: '', '' are no code and label"),
        ("medtop:20000210,Agriculture,empty,locusts", "line 3: 'medtop:20000210', 'Agriculture' are no code and label"),
        ("medtop:20000210,Agriculture,subject,", "line 3: there are no words"),
        ("medtop:20000210,Agriculture,subject,…", "line 3: … has no word"),
        (
            "medtop:20000210,Agriculture,subject,locusts\nmedtop:20000500,Animal,general,beetles;Locusts",
            "line 4: Locusts stands in another row too",
        ),
    ],
    ids=["kind", "label", "code", "no code", "code of an empty word", "no words", "no letters", "twice"],
)
def test_a_bad_row_is_named_with_file_and_line(row: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_lexicon(table_of_the_user(tmp_path, row), SEEDS)
    assert "topic_words.csv" in str(caught.value)
    assert reason in str(caught.value)


def test_a_missing_column_is_named_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "topic_words.csv").write_text("code,label,words\na,b,c\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"topic_words\.csv.*kind"):
        load_lexicon(tmp_path, SEEDS)


def test_a_cell_too_many_is_named_with_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"topic_words\.csv.*line 3: .*columns"):
        load_lexicon(table_of_the_user(tmp_path, "medtop:20000210,Agriculture,subject,locusts,beetles"), SEEDS)
