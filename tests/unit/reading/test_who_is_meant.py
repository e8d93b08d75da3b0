"""Short names, acronyms, offices and pronouns lead back to those whom the text named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tasks.nlp.meant.coreference import Cast, make_cast
from tasks.nlp.meant.fitting import turned_round

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read, ReadPhrases


def cast_of(read_phrases: ReadPhrases, text: str) -> Cast:
    """Return all phrases of the text with those whom they name."""
    reader = read_phrases(text)
    return make_cast(reader, reader.lexicon)


def meant(cast: Cast, words: str) -> str | None:
    """Return the name of the one whom the last phrase of exactly these words stands for."""
    phrase = next(each for each in reversed(cast.phrases) if cast.doc[each.start : each.end].text == words)
    actor = cast.actor(phrase)
    return cast.actors[actor].name if actor is not None else None


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Willy Brandt arrived in Erfurt. Brandt left at noon.", "Brandt", "Willy Brandt"),
        ("Xi Jinping arrived in Hanoi. Xi left at noon.", "Xi", "Xi Jinping"),
    ],
)
def test_a_short_name_stands_for_the_full_one(text: str, short: str, full: str, read_phrases: ReadPhrases) -> None:
    assert meant(cast_of(read_phrases, text), short) == full


def test_a_husband_and_wife_are_two(read_phrases: ReadPhrases) -> None:
    cast = cast_of(read_phrases, "Mr Clarke arrived with Mrs Clarke.")
    assert len(cast.actors) == 2


@pytest.mark.parametrize(
    ("text", "acronym", "full"),
    [
        (
            "The World Health Organization published a report. The WHO is in Geneva.",
            "The WHO",
            "World Health Organization",
        ),
        (
            "The Federation of Trade Unions (FTU) called a strike. The FTU published a report.",
            "The FTU",
            "Federation of Trade Unions",
        ),
        (
            "Chief Election Commissioner Ranjan Gupta opened the hall. The CEC left at noon.",
            "The CEC",
            "Ranjan Gupta",
        ),
    ],
)
def test_an_acronym_stands_for_a_body_or_for_the_holder_of_an_office(
    text: str, acronym: str, full: str, read_phrases: ReadPhrases
) -> None:
    assert meant(cast_of(read_phrases, text), acronym) == full


@pytest.mark.parametrize(
    "text",
    [
        "Deputy Prime Minister Anna Kowalska arrived with Prime Minister Jan Nowak. The prime minister left at noon.",
        "Prime Minister Jan Nowak arrived with Deputy Prime Minister Anna Kowalska. The prime minister left at noon.",
    ],
)
def test_the_prime_minister_is_not_the_deputy(text: str, read_phrases: ReadPhrases) -> None:
    assert meant(cast_of(read_phrases, text), "The prime minister") == "Jan Nowak"


def test_another_word_for_the_office_stands_for_its_holder(read_phrases: ReadPhrases) -> None:
    cast = cast_of(read_phrases, "Prime Minister Jan Nowak arrived on Monday. The premier left at noon.")
    assert meant(cast, "The premier") == "Jan Nowak"


def test_the_country_tells_two_holders_of_an_office_apart(read_phrases: ReadPhrases) -> None:
    text = "Egyptian President Anwar Sadat spoke to Syrian President Hafez al-Assad. The Syrian president left at noon."
    assert meant(cast_of(read_phrases, text), "The Syrian president") == "Hafez al-Assad"


def test_the_leader_of_a_country_is_its_president(read_phrases: ReadPhrases) -> None:
    cast = cast_of(read_phrases, "Egyptian President Anwar Sadat flew home. The Egyptian leader was tired.")
    assert meant(cast, "The Egyptian leader") == "Anwar Sadat"


def test_the_president_of_a_company_is_not_that_of_the_country(read_phrases: ReadPhrases) -> None:
    cast = cast_of(read_phrases, "President Anwar Sadat flew home. The president of Samsung left at noon.")
    assert meant(cast, "The president of Samsung") is None


def test_an_office_that_nobody_was_given_falls_to_the_subject_before(read_phrases: ReadPhrases) -> None:
    cast = cast_of(read_phrases, "Meloni landed in Tunis. The Italian premier left at noon.")
    assert meant(cast, "The Italian premier") == "Meloni"


def test_a_capital_stands_for_its_country_where_that_is_named(read_phrases: ReadPhrases) -> None:
    assert meant(cast_of(read_phrases, "Turkey signed the treaty. Ankara had waited for years."), "Ankara") == "Turkey"


def test_a_capital_keeps_its_name_where_the_country_is_not_named(read_phrases: ReadPhrases) -> None:
    assert meant(cast_of(read_phrases, "Ankara signed the treaty. Tehran had waited."), "Ankara") == "Ankara"


@pytest.mark.parametrize(
    ("text", "body", "full"),
    [
        ("Samsung opened a plant. The company hired thousands.", "The company", "Samsung"),
        (
            "The Election Commission opened the hall. The commission published the results.",
            "The commission",
            "Election Commission",
        ),
    ],
)
def test_a_noun_for_a_body_stands_for_the_one_named_before(
    text: str, body: str, full: str, read_phrases: ReadPhrases
) -> None:
    assert meant(cast_of(read_phrases, text), body) == full


@pytest.mark.parametrize(
    ("text", "pronoun", "full"),
    [
        ("Anna Kowalska arrived on Monday. She left at noon.", "She", "Anna Kowalska"),
        ("Mrs Anna Kowalska arrived with Mr Jan Nowak. He left at noon.", "He", "Jan Nowak"),
        ("Mr Jan Nowak arrived with Mrs Anna Kowalska. She left at noon.", "She", "Anna Kowalska"),
    ],
)
def test_he_and_she_stand_for_a_person_of_that_gender(
    text: str, pronoun: str, full: str, read_phrases: ReadPhrases
) -> None:
    cast = cast_of(read_phrases, text)
    person = cast.person_for_pronoun(next(token for token in cast.doc if token.text == pronoun))
    assert person is not None
    assert cast.actors[person].name == full


def test_it_stands_for_the_body_that_acted(read_phrases: ReadPhrases) -> None:
    cast = cast_of(read_phrases, "The World Bank lent the money. It is in Washington.")
    body = cast.body_for_pronoun(next(token for token in cast.doc if token.text == "It"))
    assert body is not None
    assert cast.actors[body].name == "World Bank"


def test_it_is_not_whom_its_own_clause_names_behind(read_phrases: ReadPhrases) -> None:
    cast = cast_of(read_phrases, "Disney rejected the offer from Comcast. Its board has since met Disney officials.")
    body = cast.body_for_pronoun(next(token for token in cast.doc if token.text == "Its"))
    assert body is not None
    assert cast.actors[body].name == "Comcast"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Novartis made an offer before its rival Deutsche Bank did. Deutsche Bank was silent.", {"organization"}),
        ("Novartis hired its former rival Jane Roe. Jane Roe was silent.", {"organization", "person"}),
    ],
)
def test_a_rival_is_a_body_where_its_name_alone_is_one(read_phrases: ReadPhrases, text: str, kinds: set[str]) -> None:
    assert {actor.kind for actor in cast_of(read_phrases, text).actors} == kinds


def test_we_stands_for_who_speaks(read_phrases: ReadPhrases) -> None:
    cast = cast_of(read_phrases, '"We are ready," Jan Nowak said.')
    speaker = cast.speaker_at(next(token for token in cast.doc if token.text == "We"))
    assert speaker is not None
    assert cast.actors[speaker].name == "Jan Nowak"


def test_a_word_that_labels_what_follows_in_brackets_is_nobody(read_phrases: ReadPhrases) -> None:
    cast = cast_of(
        read_phrases, "The ferry went down off Salamis at dawn. (Photo: Adam Gerrard) The harbour was closed."
    )
    assert [actor.name for actor in cast.actors if actor.kind == "person"] == ["Adam Gerrard"]


def pronoun_after(sentences_between: int, read_phrases: ReadPhrases) -> str | None:
    """Return for whom "he" stands, so many sentences after the one that names Olof Palme."""
    between = " ".join(["It rained."] * sentences_between)
    cast = cast_of(read_phrases, f"Olof Palme arrived in Lusaka. {between} The talks began at noon. He left.")
    pronoun = next(token for token in cast.doc if token.text == "He")
    actor = cast.person_for_pronoun(pronoun)
    return cast.actors[actor].name if actor is not None else None


def test_a_pronoun_stands_for_somebody_of_the_sentences_before(read_phrases: ReadPhrases) -> None:
    assert pronoun_after(2, read_phrases) == "Olof Palme"


def test_a_pronoun_stands_for_nobody_named_long_before(read_phrases: ReadPhrases) -> None:
    assert pronoun_after(4, read_phrases) is None


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "President Obama met Donald Trump in the Oval Office. Michelle Obama showed Melania Trump the house.",
            [("Obama", "Donald Trump")],
        ),
        (
            "Mr Clinton met Attorney General Loretta Lynch in Phoenix. Hillary Clinton said that she did not know.",
            [("Clinton", "Loretta Lynch")],
        ),
        (
            "Bill Clinton flew to Gaza. Mrs Clinton met Suha Arafat there. Hillary Clinton was moved.",
            [("Hillary Clinton", "Suha Arafat")],
        ),
        (
            "Chancellor Angela Merkel was pleased. Merkel said so in Bonn. Chancellor Merkel met Francois Hollande.",
            [("Angela Merkel", "Francois Hollande")],
        ),
        (
            "President Kennedy met Nikita Khrushchev in Vienna. First lady Jacqueline Kennedy met Nina Khrushcheva.",
            [("Kennedy", "Nikita Khrushchev"), ("Jacqueline Kennedy", "Nina Khrushcheva")],
        ),
    ],
)
def test_a_surname_alone_is_not_that_of_the_wife(text: str, met: list[tuple[str, str]], read: Read) -> None:
    found = [[each.name for each in account.participants] for account in read(text)]
    assert found == [list(each) for each in met]


def test_who_visits_a_house_to_meet_somebody_meets_him(read: Read) -> None:
    [account] = read("President Anwar Sadat visited the Knesset to meet Golda Meir and Yigal Allon.")
    assert [each.name for each in account.participants] == ["Anwar Sadat", "Golda Meir", "Yigal Allon"]


def test_brands_of_one_company_are_not_the_two_companies(read: Read) -> None:
    text = (
        "Southcorp, whose brands include Penfolds and Rosemount, dismissed the offer from Foster's. "
        "The two companies held four days of talks."
    )
    [account] = read(text)
    assert [each.name for each in account.participants] == ["Southcorp", "Foster's"]


def test_a_list_ends_where_the_text_ends(read: Read) -> None:
    text = "Carlsberg and Heineken, which own many brands, are rivals. The two companies held talks in May."
    assert all(account.participants for account in read(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Federal Reserve left rates alone. Bosses of Citigroup met the Fed on Monday.", "Federal Reserve"),
        ("The European Union (EU) was silent. The EU-Nigeria dialogue was held in Abuja in May.", "European Union"),
    ],
)
def test_a_well_known_body_bears_the_full_name_that_the_article_gives(text: str, name: str, read: Read) -> None:
    [account] = read(text)
    assert name in {each.name for each in account.participants}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Swiss ambassador Regula Hofer left. The Swiss envoy met Ann Roe.", "The Swiss envoy", "Regula Hofer"),
        ("UN envoy Hans Berg left. The UN official met Ann Roe.", "The UN official", "Hans Berg"),
        ("EU envoy Hans Berg left. The UN official met Ann Roe.", "The UN official", None),
        ("Senator Beatriz Molina came. The lawmaker met Ann Roe.", "The lawmaker", "Beatriz Molina"),
        ("Senator Beatriz Molina came. The official met Ann Roe.", "The official", None),
        (
            "Prime Minister Li Wei received the Turkmen minister, Ata Rejepov. The visiting minister met Ann Roe.",
            "The visiting minister",
            "Ata Rejepov",
        ),
    ],
)
def test_a_word_for_what_somebody_works_as_leads_to_his_name(
    text: str, words: str, name: str | None, read_phrases: ReadPhrases
) -> None:
    assert meant(cast_of(read_phrases, text), words) == name


def test_an_office_is_told_in_either_order() -> None:
    assert turned_round("minister of the interior") == "interior minister"
    assert turned_round("finance minister") == "finance minister"
    assert turned_round("minister of") == "minister of"


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Leda Roe, Deputy Premier and Minister of Labour of Malta, left. The labour minister sang.", "Leda Roe"),
        ("Leda Roe, Deputy Premier and Minister of Trade of Malta, left. The labour minister sang.", None),
    ],
)
def test_the_second_office_of_an_apposition_counts(text: str, holder: str | None, read_phrases: ReadPhrases) -> None:
    assert meant(cast_of(read_phrases, text), "The labour minister") == holder


@pytest.mark.parametrize(
    ("text", "words", "full"),
    [
        ("The head of the Danish bank met unions. Ada Roe left in silence.", "The head of the Danish bank", "Ada Roe"),
        ("The head of the Danish bank met unions. Roe left in silence.", "The head of the Danish bank", None),
        (
            "The head of the Danish bank met unions. Ada Roe, the unions' secretary, left in silence.",
            "The head of the Danish bank",
            None,
        ),
    ],
)
def test_the_lead_describes_whom_the_next_sentence_names(
    text: str, words: str, full: str | None, read_phrases: ReadPhrases
) -> None:
    assert meant(cast_of(read_phrases, text), words) == full
