"""Who sends a body of people, or leads it? "The ministers of Egypt and Jordan", "two delegations led by A and B"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.parties.holders_elsewhere import OfficeHolderReader
from tasks.nlp.parties.party import Party, PartyNamer
from tasks.nlp.text.sentence_numbers import sentence_number

_FAR = 8  # sentences; "the delegation" is none that was told farther back


@dataclass(frozen=True, slots=True)
class DelegationReader:
    """Leads people who come for others to who leads or sends them."""

    doc: Doc
    cast: Cast
    phrases: PhraseReader
    namer: PartyNamer
    lexicon: Lexicon

    def leaders(self, phrase: Phrase, limit: int, listed: Callable[[int, int], list[Party]]) -> list[Party]:
        """Return A and B of "two delegations led by the deputy premiers, A and B,": who leads them comes.

        `listed` reads the list that begins at a token.
        """
        doc, i = self.doc, phrase.end
        if i < limit and doc[i].text == ",":
            i += 1
        is_body = phrase.is_plural or phrase.form == "body" or phrase.kind == "organization"
        if not is_body or i + 2 >= limit or doc[i + 1].lower_ != "by":
            return []
        contexts = self.lexicon.contexts
        if doc[i].lower_ not in contexts.led_by | contexts.represented:
            return []
        found: list[Party] = []
        for each in listed(i + 2, limit):
            if each.kind != "person" or each.actor is None:
                break  # "the union, represented by A and B, and | the employers"
            found.append(each)
        return found if len(found) > 1 or doc[i].lower_ in contexts.represented else []

    def leader_before(self, phrase: Phrase) -> Party | None:
        """Return who leads "the delegation", told where it was told first: "a delegation led by A arrived"."""
        doc = self.doc
        noun = doc[phrase.head].lower_
        is_bare = phrase.end == phrase.head + 1 and phrase.organization is None and phrase.is_definite
        if not is_bare or phrase.form != "body" or noun not in self.lexicon.contexts.teams:
            return None
        here = sentence_number(doc, phrase.start)
        for other in reversed(self.cast.phrases):
            if other.end > phrase.start or other.form != "body" or doc[other.head].lower_ != noun:
                continue
            if here - sentence_number(doc, other.start) > _FAR or (phrase.country or other.country) != other.country:
                return None
            leader = self.phrases.at(other.leader) if other.leader is not None else None
            if leader is not None:
                return replace(self.namer.party(leader), start=phrase.start, end=phrase.end)
        return None

    def senders(self, phrase: Phrase) -> list[Party]:
        """Return the states or bodies whose people meet, each for itself: "the ministers of Egypt and Jordan"."""
        doc = self.doc
        if not phrase.is_plural or phrase.form not in {"group", "body"} or phrase.core_end + 2 >= phrase.end:
            return []
        if doc[phrase.core_end].lower_ not in {"of", "from", "for"}:
            return []
        found: list[Party] = []
        i = phrase.core_end + 1
        while i < phrase.end:
            body = self.phrases.at(i)
            if body is None or body.name is None or body.kind not in {"country", "organization"} or body.is_modifier:
                return []
            party = self.namer.party(body)
            found.append(replace(party, start=body.start, end=phrase.end, is_place=False))
            i = body.end
            while i < phrase.end and doc[i].lower_ in {",", "and", "&", "both"}:
                i += 1
        if doc[phrase.core_end].lower_ == "from" and all(each.kind == "country" for each in found):
            acts = doc[phrase.head].lemma_.lower() in self.lexicon.contexts.delegates
            return found if acts else []  # "bishops from Kenya and Uganda" come for themselves
        return found

    def holders(self, phrase: Phrase) -> list[Party]:
        """Return who holds the office of each state or body, where the article names them; else those that send."""
        return OfficeHolderReader(self.cast, self.namer, self.lexicon).holders(phrase, self.senders(phrase))

    def leading_body(self, last: Party, following: int) -> list[Party]:
        """Return the first of several bodies whose people come: "leaders of Fatah, Hamas and the Popular Front".

        A land is one beside a body of lands: "leaders of Brazil, the EU and Japan".
        """
        people, other = self.phrases.at(last.start), self.phrases.at(following)
        if people is None or other is None or not people.is_plural or other.kind != "organization":
            return []
        if people.core_end >= people.end or self.doc[people.core_end].lower_ not in {"of", "from"}:
            return []
        body = self.phrases.at(people.core_end + 1)
        if body is None or body.name is None or body.end != people.end:
            return []
        blocs = self.lexicon.contexts.multilateral | self.lexicon.contexts.blocs
        is_land = body.kind == "country" and self.doc[other.head].lower_ in blocs
        if body.kind != "organization" and not is_land:
            return []
        return [replace(self.namer.party(body), start=people.start, is_place=False)]
