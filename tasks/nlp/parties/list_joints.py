"""Where does a list of parties go on? Behind commas and "and", brackets, a dash, a clause or a place of its own."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.names.capital_words import QUOTES
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.syntax import governing_verb, is_subject
from tasks.records import ParticipantKind

_PLACED = frozenset({"at", "in", "on"})
_OF_PLACE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "PART"})
_DASHES = frozenset({"–", "—", "--"})
_ALONG_WITH = frozenset({"along with", "together with"})
_WITH = frozenset({"with"})
_FROM = frozenset({"from"})
_SENT = frozenset({"for"}) | _FROM
_LONGEST_PLACE = 9  # tokens of where and when, inside a list
_AGAIN = frozenset({"with", "to"})  # said once more before who was met later
_LONGEST_JOINT = 5  # words: "on the one hand and"
_LONGEST_ASIDE = 6  # tokens: "and, to some surprise, B"
_LONGEST_ITEM = 6  # tokens: "the leadership of the party |"
_LONGEST_LAND = 9  # tokens: "of Bosnia and Herzegovina,"
_AS_WELL = "as well as"
_RELATIVE = frozenset({"who", "whose", "which"})
_LONGEST_CLAUSE = 24  # tokens of a relative clause inside a list


@dataclass(frozen=True, slots=True)
class ListJoints:
    """Finds the next item of a list in one article."""

    doc: Doc
    phrases: PhraseReader
    lexicon: Lexicon

    def separator(self, i: int, limit: int) -> tuple[int, bool]:
        """Return where the next item of the list begins (i where the list ends) and whether instances follow."""
        start, introduces = i, False
        doc, contexts = self.doc, self.lexicon.contexts
        i = self._behind_where(i, limit)
        while i < limit:
            token = doc[i]
            if token.text == "(":
                close = next((j for j in range(i, min(limit, i + 12)) if doc[j].text == ")"), None)
                if close is None:
                    return start, False
                i = close + 1
                continue
            if i == start and token.text in _DASHES and doc[i + 1 : i + 3].text.lower() in _ALONG_WITH:
                i += 1  # "A – along with B and C – met D"
            words = tuple(each.lower_ for each in doc[i : i + _LONGEST_JOINT])
            long = next((each for each in self.lexicon.list_phrases if words[: len(each)] == each), None)
            if long is not None and (long != ("with",) or (i > start and doc[i - 1].lower_ in {",", "as"})):
                introduces |= long[0] in contexts.instances
                i += len(long)
            elif (i > start and self._is_said_again(i, start)) or (
                (token.text == ";" and self._goes_on(i + 1, limit))
                or (token.lower_ in contexts.list_words and (i + 1 >= limit or doc[i + 1].text != "-"))
                or (token.text in QUOTES and i > start)
                or self.is_not_only(i)
            ):
                i += 1
            else:
                break
        return self._behind_aside(start, i, limit), introduces

    def _behind_where(self, i: int, limit: int) -> int:
        """Return where instances follow in "figures | in the party including A"; else `i`."""
        doc = self.doc
        if i >= limit or doc[i].lower_ not in _PLACED or doc[i - 1].tag_ != "NNS":
            return i
        for j in range(i + 2, min(limit, i + _LONGEST_PLACE)):
            if doc[j].lower_ in self.lexicon.contexts.instances:
                named = self.phrases.at(j + 1 + (doc[j].lower_ == "such"))
                return j if named is not None and named.kind == "person" and named.form == "name" else i
            if doc[j].is_punct or doc[j].pos_ not in _OF_PLACE:
                return i
        return i

    def names_towns(self, i: int, kind: ParticipantKind) -> bool:
        """Whether names behind "including" only say where they are from: "mayors of cities | including Dayton"."""
        return kind != "person" and self.doc[i - 1].lemma_.lower() in self.lexicon.place_nouns.settlement

    def _is_said_again(self, i: int, start: int) -> bool:
        """Whether a preposition is said once more: "with A and then | with B", "the heads of A and | of B"."""
        word, before = self.doc[i].lower_, self.doc[i - 1].lower_
        if word in _AGAIN:
            return self._comes_after(i - 1)
        told = (each.lower_ for each in self.doc[max(0, start - _LONGEST_ITEM) : start])
        return word == "of" and before in self.lexicon.contexts.joints and word in told

    def _comes_after(self, i: int) -> bool:
        """Whether the word says that another is met later: "conferred with A and then | with B"."""
        word = self.doc[i].lower_
        return word == "then" or word in self.lexicon.contexts.afterwards

    def is_not_only(self, i: int) -> bool:
        """Whether it is the "but" of "not only A | but also B"."""
        contexts = self.lexicon.contexts
        if self.doc[i].lower_ not in contexts.but:
            return False
        words = self.doc[max(0, i - _LONGEST_ASIDE) : i]
        return any(one.lower_ == "not" and one.nbor(1).lower_ in contexts.only for one in words[:-1])

    def _behind_aside(self, start: int, i: int, limit: int) -> int:
        """Return where the list goes on in "A and, by video link, | B", "A and later | B" (i where nothing is aside).

        Tokens `start` to `i` stand between the items so far.
        """
        doc = self.doc
        if i == start or i + 1 >= limit:
            return i
        if doc[i - 1].lower_ in self.lexicon.contexts.joints and doc[i].lower_ in self.lexicon.contexts.afterwards:
            return i + 1 + (doc[i + 1].lower_ in _AGAIN)
        if doc[i - 1].text != "," or i - 1 == start or doc[i - 2].lower_ not in self.lexicon.contexts.joints:
            return i
        for j in range(i, min(limit - 1, i + _LONGEST_ASIDE)):
            if doc[j].text == ",":
                phrase = self.phrases.at(j + 1)
                is_named = phrase is not None and phrase.form == "name" and not phrase.is_possessor
                return j + 1 if j > i and is_named and not self._acts(phrase, limit) else i
            if doc[j].pos_ in {"VERB", "AUX", "PUNCT"}:
                break
        return i

    def opens_names(self, i: int, limit: int) -> bool:
        """Whether names behind a dash or colon say who the unnamed are."""
        if i + 1 >= limit or self.doc[i].text not in {"–", "—", "-", "--", ":"} or not self.doc[i - 1].whitespace_:
            return False
        phrase = self.phrases.at(i + 1)
        # "the two sides – the Ethiopian government and the rebel front –"
        is_told = phrase is not None and (phrase.form == "name" or (phrase.form == "body" and phrase.is_definite))
        return is_told and phrase is not None and not phrase.is_possessor and not phrase.is_modifier

    def behind_clause(self, i: int, limit: int, *, is_pair: bool) -> int:
        """Return where the list goes on behind ", who chairs the panel," (i where it does not).

        Where a second has to come ("between A, who …, and B"), it does whatever follows. Behind "as well as" it goes on
        whatever is told between: "with A, the minister in charge of ports, as well as | B".
        """
        doc = self.doc
        if i + 1 >= limit or not (doc[i].text == "," or doc[i].pos_ == "ADP" or doc[i].lower_ in _RELATIVE):
            return i
        is_clause = doc[i + (doc[i].text == ",")].lower_ in _RELATIVE
        if doc[i].lower_ in _RELATIVE and (doc[i].lower_ == "which" or doc[i - 1].pos_ != "PROPN"):
            return i  # "the leaders who met A, and B", but "A who lost half her seats, and B"
        for j in range(i + 2, min(limit - 2, i + _LONGEST_CLAUSE)):
            if not is_clause and doc[j].pos_ in {"VERB", "AUX"}:
                return i
            if is_clause and doc[j].text == "," and self._is_told_apart(i, j, limit):
                return j + 1
            following = self._behind_comma(j, limit, is_clause=is_clause)
            phrase = self.phrases.at(following) if following > j else None
            is_person = phrase is not None and phrase.kind in {"person", "group"} and not phrase.is_modifier
            if (
                is_person
                and phrase is not None
                and (is_pair or phrase.end >= limit or doc[phrase.end].pos_ not in {"VERB", "AUX"})
            ):
                return following
        return i

    def _behind_comma(self, j: int, limit: int, *, is_clause: bool) -> int:
        """Return where another may be named behind the comma that closes what is said of one; `j` where nobody is."""
        doc = self.doc
        if doc[j].text != ",":
            return j
        if doc[j + 1 : j + 4].text.lower() == _AS_WELL:
            return j + 4
        if not is_clause or doc[j + 1].lower_ != "and":
            return j
        following = j + 2
        while following < limit - 1 and doc[following].lower_ in self.lexicon.contexts.afterwards | _WITH:
            following += 1  # "first with A, who …, and then with | B"
        return following

    def _is_told_apart(self, i: int, j: int, limit: int) -> bool:
        """Whether one of name with his own clause follows the comma: "A, whose party won, | B, who lost, and C"."""
        phrase = self.phrases.at(j + 1)
        if phrase is None or phrase.kind != "person" or phrase.name is None or phrase.is_possessor:
            return False
        end = phrase.end
        if (
            phrase.is_modifier
            or end + 1 >= limit
            or self.doc[end + (self.doc[end].text == ",")].lower_ not in _RELATIVE
        ):
            return False
        has_verb = any(each.pos_ in {"VERB", "AUX"} for each in self.doc[i + 1 : j])
        return has_verb and self.behind_clause(end, limit, is_pair=False) > end

    def behind_place(self, i: int, limit: int) -> int:
        """Return where the list goes on in "met nurses at a clinic | and with officials" (i where it does not)."""
        doc = self.doc
        if i >= limit or doc[i].lower_ not in _PLACED:
            return i
        for j in range(i + 1, min(limit - 2, i + _LONGEST_PLACE)):
            if doc[j].lower_ == "and" and doc[j + 1].lower_ == "with":
                return j + 2
            if doc[j].pos_ in {"VERB", "AUX", "PUNCT"}:
                return i
        return i

    def behind_sender(self, i: int, limit: int) -> int:
        """Return where the list goes on in "A for Turkey | and B for Iran", "A from Chad" (i where it does not)."""
        doc = self.doc
        if i + 1 >= limit or doc[i].lower_ not in _SENT:
            return i
        verb = governing_verb(doc[i]) if doc[i].lower_ in _FROM else None
        if verb is not None and verb.lemma_ == "be":
            return i  # "The envoys are A from Chad and B from Mali" tells who they are, and of no encounter
        sender = self.phrases.at(i + 1)
        is_body = sender is not None and sender.name is not None and sender.kind in {"country", "organization"}
        if sender is None or not is_body or sender.is_modifier or sender.is_possessor:
            return i
        following, _ = self.separator(sender.core_end, limit)
        if following == sender.core_end or following >= limit:
            return i
        other = self.phrases.at(following)
        is_named = other is not None and other.kind == "person" and other.form == "name"
        if (doc[sender.core_end].text == "," or doc[i].lower_ in _FROM) and self._acts(other, limit):
            return i  # "after talks with A from Chad, B said", "met A from Chad and B attended a dinner"
        return following if is_named and other is not None and not other.is_possessor else i

    def behind_land(self, i: int, limit: int) -> int:
        """Return where B begins in "the presidents of Peru, A, and of Chile, | B" (i where the list does not go on)."""
        doc, j = self.doc, i
        while j < limit and doc[j].lower_ in {",", ";", "and"}:
            j += 1
        if j == i or j >= limit or doc[j].lower_ != "of":
            return i
        comma = next((k for k in range(j + 2, min(limit - 1, j + _LONGEST_LAND)) if doc[k].text == ","), 0)
        named = self.phrases.at(comma + 1) if comma else None
        is_person = named is not None and named.kind == "person" and named.form == "name"
        return comma + 1 if named is not None and is_person and not named.is_possessor else i

    def _acts(self, phrase: Phrase | None, limit: int) -> bool:
        """Whether a verb of its own follows the phrase before token `limit`: "and, on Monday, B | criticised"."""
        if phrase is None or phrase.end >= limit:
            return False
        near = self.doc[max(0, phrase.start - _LONGEST_CLAUSE) : phrase.start]
        if any(token.lower_ == "between" for token in near):
            return False  # "talks between A and, on the other side, B | resumed"
        is_own = is_subject(self.doc[phrase.head]) and self.doc[phrase.head].head.i >= phrase.end
        return is_own and self.doc[phrase.end].pos_ in {"VERB", "AUX"}

    def _goes_on(self, i: int, limit: int) -> bool:
        """Whether the list goes on behind a semicolon: another of its items, and no new clause, follows."""
        while i < limit and self.doc[i].lower_ == "and":
            i += 1
        phrase = self.phrases.at(i) if i < limit else None
        if phrase is None or any(is_subject(each) and each.head.i >= phrase.end for each in self.doc[i : phrase.end]):
            return False  # "was received by A; B, an envoy, dined with him"
        return phrase.end >= limit or self.doc[phrase.end].text in {",", ";", ".", "and"}
