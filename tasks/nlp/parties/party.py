"""Which party is a noun phrase or pronoun: an actor of the cast, or somebody whom the text only describes?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Token

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.coreference import NEUTRAL_PRONOUNS, PLURAL_PRONOUNS, SINGULAR_PRONOUNS, SPEAKERS, Cast
from tasks.nlp.names.capital_words import QUOTES
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.syntax import OF_TWO, is_before_verb, is_expletive, is_subject, relative_clauses
from tasks.nlp.text.sentence_numbers import sentence_number, sentence_start
from tasks.records import ParticipantKind

_BARE_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "these", "those"})
_ANAPHORIC = frozenset({"two", "three", "both", "four", "other"})
PAIRS = frozenset({"two", "three", "four", "pair", "duo", "trio", "quartet"})


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody at an argument: an actor of the cast, or a description that names nobody. Token range."""

    actor: int | None
    kind: ParticipantKind
    text: str
    start: int
    end: int
    country: str | None = None
    title: str | None = None
    is_seat: bool = False
    is_place: bool = False
    is_unnamed: bool = False
    """A plural or a role ("his guest") that names after a comma may explain."""
    is_in_name: bool = False
    """A body that only the encounter's own name names: "the Arab League Summit"."""
    is_anaphor: bool = False
    """ "they", "the two leaders": stands for people of an encounter told before."""


class PartyNamer:
    """Says who a phrase or pronoun of one article is."""

    def __init__(self, phrases: PhraseReader, cast: Cast, lexicon: Lexicon) -> None:
        self._doc, self._cast, self._lexicon, self._phrases = phrases.doc, cast, lexicon, phrases

    def party(self, phrase: Phrase) -> Party:
        """Return the party that the phrase names or describes."""
        cast, doc = self._cast, self._doc
        actor = cast.actor(phrase)
        if actor is not None:
            known = cast.actors[actor]
            return Party(
                actor, known.kind, known.name, phrase.start, phrase.end, known.country, known.title, phrase.is_seat,
                phrase.form == "place" and known.is_place,
            )  # fmt: skip
        if (union := self._body_led(phrase)) is not None:
            return union
        spoken = cast.speaking_body(phrase)
        if spoken is not None:
            return Party(None, "organization", spoken, phrase.start, phrase.end)
        text = doc[phrase.start : phrase.end].text
        if phrase.owner is not None and doc[phrase.head].lower_ in self._lexicon.contexts.own_bodies:
            token = doc[phrase.owner]
            body = cast.body_for_pronoun(token) if token.lower_ == "its" else None
            if body is not None:
                return self.of_actor(body, phrase.start, phrase.end)
        if phrase.is_plural and (self._is_anaphoric(phrase) or self._follows_several(phrase)):
            return Party(None, "group", text, phrase.start, phrase.end, phrase.country, is_anaphor=True)
        role = doc[phrase.head].lower_
        if role in self._lexicon.contexts.pointing and phrase.is_definite:
            return Party(None, "group", text, phrase.start, phrase.end, phrase.country, is_anaphor=True)
        return self.described(phrase)

    def _body_led(self, phrase: Phrase) -> Party | None:
        """Return the union of "the union, whose leaders met A": of its people no more is told than whose they are."""
        doc = self._doc
        noun = doc[phrase.head]
        if doc[phrase.start].lower_ != "whose" or noun.lemma_.lower() not in self._lexicon.contexts.delegates:
            return None
        if phrase.name is not None or doc[phrase.end].text == ",":
            return None  # "the union, whose leader, B, met A"
        clause = noun.head
        if not is_subject(noun) or clause not in relative_clauses(clause.head):
            return None
        owner = self._cast.phrase_at(clause.head.i)
        if owner is None or owner.kind != "organization" or owner.end > phrase.start:
            return None
        return replace(self.party(owner), start=phrase.start, end=phrase.end, is_place=False)

    def described(self, phrase: Phrase) -> Party:
        """Return the party that nobody names, by the words of the phrase."""
        role = self._doc[phrase.head].lower_
        start = phrase.core_start if phrase.owner is None else phrase.start
        bare = self._in_full(max(start, phrase.start), phrase.end)
        if phrase.name is not None:  # inside another phrase: "under the leadership of Prime Minister B"
            bare = self._phrases.text(*phrase.name)
        unnamed = phrase.is_plural or role in self._lexicon.contexts.roles or phrase.form in {"group", "description"}
        return Party(
            None, phrase.kind, bare, phrase.start, phrase.end, phrase.country, phrase.title, is_unnamed=unnamed
        )  # fmt: skip

    def _in_full(self, start: int, end: int) -> str:
        """Return the words of a group that nobody names, with the body whose they are under its full name."""
        doc, cast = self._doc, self._cast
        owner = doc[start + 1].lower_ if start + 2 < end and doc[start].lower_ == "the" else doc[start].lower_
        mark = start + 2 if doc[start].lower_ == "the" else start + 1
        if mark < end and doc[mark].tag_ == "POS" and owner in self._lexicon.contexts.firms:
            body = cast.body_before(start)
            if body is not None:  # "the group's members"
                return f"{cast.actors[body].name}{doc[mark:end].text}"
        words = (self._with_long_form(token, end) for token in doc[start:end])
        return bare_text("".join(words))

    def _with_long_form(self, token: Token, end: int) -> str:
        long = self._cast.long_forms.get(token.text)
        is_bracketed = token.i + 1 < end and token.nbor(1).text == ")"
        words = token.text if long is None or is_bracketed else f"{long} ({token.text})"
        return words + token.whitespace_

    def of_actor(self, actor: int, start: int, end: int) -> Party:
        """Return the party of an actor that the tokens point to."""
        known = self._cast.actors[actor]
        return Party(
            actor, known.kind, known.name, start, end, known.country, known.title, known.is_seat, known.is_place
        )

    def sender(self, phrase: Phrase) -> Party | None:
        """Return the body whose "representatives" come: "representatives of BASF"."""
        if self._doc[phrase.head].lower_ not in self._lexicon.contexts.sent:
            return None
        if phrase.core_end >= phrase.end or self._doc[phrase.core_end].lower_ not in {"of", "from", "for"}:
            return None
        body = self._phrases.at(phrase.core_end + 1)
        if body is None or body.kind != "organization" or body.name is None or body.end != phrase.end:
            return None
        text = self._phrases.text(*body.name)
        return Party(self._cast.actor(body), "organization", text, phrase.start, phrase.end, body.country)

    def pronoun(self, token: Token, excluded: frozenset[int] = frozenset()) -> Party | None:
        """Return whom "he", "they" or "the two" stands for, none of the actors `excluded`; None for other words."""
        if token.pos_ == "PROPN" or self._phrases.units.is_capital(token.i):
            return None  # "HE Dr. Gargash": His Excellency; "the vice-premier, He Lifeng"
        word, cast = token.lower_, self._cast
        before = self._doc[token.i - 1].lower_ if token.i else ""
        following = self._doc[token.i + 1] if token.i + 1 < len(self._doc) else None
        alone = following is None or (
            following.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"} and following.lower_ != "of"
        )
        alone = alone or (following is not None and is_before_verb(following))  # "the two last met in May"
        if self._are_two_called_so(token):
            text = self._doc[token.i - 2 : token.i + 1].text
            return Party(None, "group", text, token.i, token.i + 1, is_anaphor=True)
        if word in PAIRS and before in {"the", "these", "those", "all"} and alone:
            return Party(None, "group", f"{before} {word}", token.i, token.i + 1, is_anaphor=True)
        if word in OF_TWO and before == "the" and alone and token.i > sentence_start(token):
            actor = self._one_of_two(token)
            if actor is None:
                return Party(None, "person", f"the {word}", token.i, token.i + 1, is_anaphor=True)
        elif word in SINGULAR_PRONOUNS:
            if (holder := self._holder_going_on(token)) is not None:
                return self.described(holder)
            actor = cast.person_for_pronoun(token, excluded)
            if actor is None and (holder := self._holder_before(token)) is not None:
                return self.described(holder)
        elif word in SPEAKERS and token.pos_ == "PRON":
            actor = cast.speaker_at(token)
            if actor is None:
                return Party(None, "group", token.text, token.i, token.i + 1, is_anaphor=True)
        elif word == "it" and is_expletive(token, self._lexicon.contexts.judgements):
            actor = self._delighted(token)
        elif word in NEUTRAL_PRONOUNS and token.pos_ == "PRON":
            delegation = self._delegation_before(token)
            if delegation is not None:
                leader = self._phrases.at(delegation.leader) if delegation.leader is not None else None
                return self.party(leader or delegation)  # "A delegation led by A arrived. It met …"
            actor = cast.body_for_pronoun(token)
        elif word in PLURAL_PRONOUNS and token.pos_ == "PRON" and (word != "both" or (alone and is_subject(token))):
            return Party(None, "group", token.text, token.i, token.i + 1, is_anaphor=True)
        else:
            return None
        return None if actor is None else self.of_actor(actor, token.i, token.i + 1)

    def _delighted(self, pronoun: Token) -> int | None:
        """Return A of "“It was a pleasure to meet B,” A said": of what nobody says so himself nobody is told."""
        is_told = pronoun.head.tag_ == "VBD" and self._cast.is_quoted(pronoun.i)
        is_own = is_told and is_expletive(pronoun, self._lexicon.contexts.delights)
        return self._cast.speaker_at(pronoun) if is_own else None

    def _are_two_called_so(self, token: Token) -> bool:
        """Whether two are told again by a word for people that no lexicon has: "the two populists"."""
        if token.tag_ != "NNS" or token.i < len(OF_TWO) or self._cast.phrase_at(token.i) is not None:
            return False
        before = [each.lower_ for each in self._doc[token.i - 2 : token.i]]
        endings = tuple(f"{each}s" for each in self._lexicon.contexts.epithet_endings)
        is_people = token.lower_.endswith((*endings, "men", "women"))
        return is_people and before[0] in {"the", "these", "those"} and before[1] in {"two", "three"}

    def _one_of_two(self, word: Token) -> int | None:
        """Return whom "the latter" is, the last of the two people named before, or "the former", the first of them."""
        here = sentence_number(self._doc, word.i)
        before = [each for each in self._cast.phrases if each.end <= word.i and each.kind == "person"]
        for distance in (1, 0):  # in the sentence before; else in this one
            told = [each for each in before if here - sentence_number(self._doc, each.start) == distance]
            two = self._joined_first(told) or self._last_two(told)
            if two is not None:
                return two[word.lower_ == "latter"]
        return None

    def _joined_first(self, told: list[Phrase]) -> tuple[int, int] | None:
        """Return the first two of the people whom "and" joins: "A and B know C. The former …"."""
        for one, other in pairwise(told):
            two = self._cast.actor(one), self._cast.actor(other)
            is_joined = one.end + 1 == other.start and self._doc[one.end].lower_ in {"and", "or"}
            if is_joined and two[0] is not None and two[1] is not None and two[0] != two[1]:
                return two[0], two[1]
        return None

    def _last_two(self, told: list[Phrase]) -> tuple[int, int] | None:
        found = list(dict.fromkeys(actor for each in told if (actor := self._cast.actor(each)) is not None))
        return (found[-2], found[-1]) if len(found) > 1 else None

    def _holder_going_on(self, pronoun: Token) -> Phrase | None:
        """Return whom "he" goes on about, told by nothing but his office in the sentence before: "The emir … He met A".

        Somebody named farther back is not he; nobody else is named or called "him" in that sentence.
        """
        first = sentence_start(pronoun)
        if first == 0 or not is_subject(pronoun) or pronoun.head.dep_ != "ROOT":
            return None
        holder = self._holder_before(pronoun)
        if holder is None or self._doc[holder.head].head.dep_ != "ROOT":
            return None
        begin = sentence_start(self._doc[first - 1])
        between = self._doc[begin : pronoun.i]
        if holder.start < begin or any(t.lower_ in SINGULAR_PRONOUNS or t.text in QUOTES for t in between):
            return None
        is_else = any(
            begin <= each.start < pronoun.i and each.kind == "person" and self._cast.actor(each) is not None
            for each in self._cast.phrases
        )
        return None if is_else else holder

    def _holder_before(self, pronoun: Token) -> Phrase | None:
        """Return who nobody names that "he" is, where an office was the last subject: "The emir … He received A"."""
        here = sentence_number(self._doc, pronoun.i)
        for phrase in reversed([each for each in self._cast.phrases if each.end <= pronoun.i]):
            noun = self._doc[phrase.head]
            if here - sentence_number(self._doc, phrase.start) > 1:
                return None
            if phrase.kind != "person" or phrase.is_possessor or not is_subject(noun) or noun.head == pronoun.head:
                continue
            is_office = phrase.form == "description" and bool(phrase.title) and not phrase.is_plural
            is_certain = phrase.is_definite or bool(phrase.country)  # "Syria's president"
            return phrase if is_office and is_certain and self._cast.actor(phrase) is None else None
        return None

    def _delegation_before(self, pronoun: Token) -> Phrase | None:
        """Return the delegation that "it" is, where one that nobody names was the last subject: "received it"."""
        here, found = sentence_number(self._doc, pronoun.i), None
        for phrase in self._cast.phrases:
            if phrase.end > pronoun.i:
                break
            is_near = here - sentence_number(self._doc, phrase.start) <= 1
            if is_near and not phrase.is_possessor and is_subject(self._doc[phrase.head]):
                is_body = phrase.form in {"body", "name"} and phrase.kind != "person"
                found = phrase if is_body else found
        if found is None or self._doc[found.head].lower_ not in self._lexicon.contexts.teams:
            return None
        return found if self._cast.actor(found) is None else None

    def _follows_several(self, phrase: Phrase) -> bool:
        """Whether "the trade ministers", "the heads of state" are two or more who were named right before."""
        if not phrase.is_definite or phrase.title is None or phrase.country or phrase.organization:
            return False
        if phrase.end > phrase.head + 1 or self._lexicon.title(phrase.title) is None:
            return False
        if any(token.like_num and token.lower_ not in _ANAPHORIC for token in self._doc[phrase.start : phrase.head]):
            return False  # "the nine party leaders"
        here = sentence_number(self._doc, phrase.start)
        named = {
            actor
            for other in self._cast.phrases
            if other.end <= phrase.start and 1 <= here - sentence_number(self._doc, other.start) <= 2
            if other.kind == "person" and other.name is not None and (actor := self._cast.actor(other)) is not None
        }
        return len(named) > 1

    def _is_anaphoric(self, phrase: Phrase) -> bool:
        words = [token.lower_ for token in self._doc[phrase.start : phrase.head + 1]]
        if phrase.end > phrase.head + 1 or not words or self._is_described_behind(phrase):
            return False
        counted = len(words) > 2 and words[1] in _ANAPHORIC
        if any(token.tag_ == "POS" for token in self._doc[phrase.start : phrase.head]):
            return False  # "the two countries' negotiators"
        if words[0] in {"these", "those"} or counted or words[0] == "both":
            is_back = words[0] in {"the", "all", "both", "these", "those"} and (
                len(words) == 2 or counted or words[0] == "both"
            )
            return is_back and (not counted or self._are_several_told(phrase))
        may_point_back = words[0] == "the" and len(words) == 2 and self._may_point_back(self._doc[phrase.head])
        return may_point_back and self._are_several_told(phrase)

    def _are_several_told(self, phrase: Phrase) -> bool:
        """Whether there are two who were told before, by name or office; else "the unions" are all that is told."""
        if self._cast.is_partial:
            return True
        told = {
            (self._cast.actor(other), other.start if self._cast.actor(other) is None else 0)
            for other in self._cast.phrases
            if other.end <= phrase.start and not other.is_plural
        }
        return len(told) > 1

    def _is_described_behind(self, phrase: Phrase) -> bool:
        """Whether a clause says who they are: "the four members who had objected"."""
        return phrase.end < len(self._doc) and self._doc[phrase.end].lower_ in {"who", "that"}

    def _may_point_back(self, noun: Token) -> bool:
        """Whether "the ministers", "the companies" are those named before, not a group of their own: "the farmers"."""
        contexts, lemma = self._lexicon.contexts, noun.lemma_.lower()
        if (
            lemma in contexts.firms | contexts.lands | contexts.bosses | contexts.roles
            or noun.lower_ in contexts.nations
        ):
            return True
        group = self._lexicon.group(noun.lower_)
        return group.kind == "role" if group is not None else True


def bare_text(text: str) -> str:
    """Return the words without their determiner."""
    words = text.split()
    if len(words) > 1 and words[0].lower() in _BARE_DETERMINERS:
        words = words[1:]
    return " ".join(words).strip("\"“”'‘’,.")
