"""Whom do "they", "the two sides" or "the guest" stand for? Those who were named before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.parties.party import PAIRS, Party, bare_text
from tasks.nlp.parties.who import PartyReader
from tasks.nlp.text.sentence_numbers import sentence_end, sentence_number
from tasks.records import ParticipantKind

# whoever they are: people, bodies or states
_UNSPECIFIC = PAIRS | {"sides", "parties"}
_TWO = frozenset({"two", "pair", "both"})
_BESIDE = frozenset({"to", "with"})
_OFFERED = frozenset({"from", "by", "for", "in"})  # "rejected a bid from B", "bought a stake in B"
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
_AB = ("A", "B")  # as many as "the two countries" are
_LISTED = 2  # sentences back to those whom "and" joined
_LONGEST_LIST = 40  # tokens
_DEALT = 8  # sentences back to the two firms of which one did something to the other


def can_act(phrase: Phrase, taken: set[int | None], cast: Cast) -> bool:
    """Whether the phrase names somebody who can meet others and is none of the actors `taken`: no place, not "X"."""
    actor = cast.actor(phrase)
    if actor is None or actor in taken or phrase.form == "place" or phrase.is_seat:
        return False
    if len(cast.actors[actor].name) == 1:
        return False  # "said on X"
    return not cast.actors[actor].is_place


@dataclass(frozen=True, slots=True)
class AntecedentReader:
    """Leads what points back in one article to the parties that it stands for."""

    cast: Cast
    parties: PartyReader
    lexicon: Lexicon

    def guests(self, side: list[Party], other: list[Party]) -> list[Party]:
        """Return the side with "the guest" or "his host" replaced by who was named last in the sentences before."""
        if not 1 <= len(side) <= len(_AB):
            return side
        [party, *others] = side
        if not others and party.kind == "group" and party.actor is None:
            return self._several_guests(party, {each.actor for each in other if each.actor is not None}) or side
        return [self._guest(party, [*(each for each in side if each is not party), *other]) for party in side]

    def _several_guests(self, party: Party, taken: set[int]) -> list[Party]:
        """Return who "the visitors", "his guests" are: those who were the subject of the sentence before, or of two."""
        doc, phrase = self.cast.doc, self.cast.phrase_at(party.start)
        if phrase is None or not phrase.is_plural or phrase.country or phrase.end > phrase.head + 1:
            return []
        is_told = phrase.is_definite or phrase.owner is not None
        if not is_told or doc[phrase.head].lemma_.lower() not in self.lexicon.contexts.guests:
            return []
        sentence = doc[phrase.start].sent
        for _ in range(len(_AB)):
            if sentence.start == 0:
                break
            sentence = doc[sentence.start - 1].sent
            for verb in (token for token in sentence if token.pos_ in {"VERB", "AUX"}):
                for head in syntax.subjects(verb)[0]:
                    found = [each for each in self.parties.parties(head, verb.i) if each.actor not in taken]
                    if len(found) > 1 or (found and found[0].kind in {"group", "organization"}):
                        return [replace(each, start=party.start, end=party.end) for each in found]
        return []

    def _guest(self, party: Party, others: list[Party]) -> Party:
        """Return who "the guest" or "his host" is, none of the others; the party itself where it is nobody of that."""
        if party.actor is not None or party.kind != "person":
            return party
        cast, doc = self.cast, self.cast.doc
        phrase = cast.phrase_at(party.start)
        if phrase is None or phrase.country or doc[phrase.head].lower_ not in self.lexicon.contexts.guests:
            return party
        if not (phrase.is_definite or phrase.owner is not None) or phrase.end > phrase.head + 1:
            return party
        if phrase.end < len(doc) and doc[phrase.end].lower_ == "of":
            return party
        taken: set[int | None] = {each.actor for each in others}
        here = sentence_number(doc, phrase.start)
        for before in reversed([each for each in cast.phrases if each.end <= phrase.start]):
            distance = here - sentence_number(doc, before.start)
            if distance > 2:
                break
            actor = cast.actor(before)
            if distance and before.kind == "person" and actor is not None and can_act(before, taken, cast):
                return self.parties.of_actor(actor, phrase.start, phrase.end)
        return party

    def pair(self, side: list[Party]) -> list[Party]:
        """Return the side of "the priest and the general" with the two who were named together before.

        Where one of the two is known, the other is who is left.
        """
        unknown = [party for party in side if self._is_bare_description(party)]
        if len(side) != len(_AB) or not unknown or any(p.actor is None and p not in unknown for p in side):
            return side
        before = self._pair_before(side[0].start, set(), is_any=False)
        if len(before) != len(_AB) or any(party.kind != "person" for party in before):
            return side
        known = {party.actor for party in side if party.actor is not None}
        rest = [party for party in before if party.actor not in known]
        if len(rest) != len(unknown):
            return side
        named = [replace(one, start=other.start, end=other.end) for one, other in zip(rest, unknown, strict=True)]
        return [named.pop(0) if party in unknown else party for party in side]

    def _is_bare_description(self, party: Party) -> bool:
        """Whether somebody is told by a noun alone that does not say of what: "the priest"."""
        phrase = self.cast.phrase_at(party.start) if party.actor is None and party.kind == "person" else None
        if phrase is None or not phrase.is_definite or phrase.form != "description":
            return False
        return not (phrase.country or phrase.organization or phrase.owner is not None) and phrase.end == phrase.head + 1

    def named(self, side: list[Party], other: list[Party]) -> list[Party]:
        """Return the side with "the two parties" or "they" replaced, where the other side is named."""
        if not any(party.is_anaphor for party in side) or not any(not party.is_anaphor for party in other):
            return side
        taken = {party.actor for party in other if party.actor is not None}
        found: list[Party] = []
        for party in side:
            found += (self.of(party, taken) or self._described(party)) if party.is_anaphor else [party]
        return found or side

    def _described(self, party: Party) -> list[Party]:
        """Return "the unions" as a group of their own, where nobody was named whom they could stand for."""
        phrase = self.cast.phrase_at(party.start)
        if phrase is None or self._is_counted(phrase) or not phrase.is_plural:
            return []
        return [replace(party, text=bare_text(party.text), is_anaphor=False)]

    def _is_counted(self, phrase: Phrase) -> bool:
        """Whether the words say how many they are, or that they were named: "the two sides", "these men"."""
        words = [token.lower_ for token in self.cast.doc[phrase.start : phrase.head + 1]]
        if words[2:3] and words[2] in syntax.HYPHENS:
            words = [words[0], "".join(words[1:])]  # "the co-chairs" are two words
        return len(words) > len(_AB) or words[:1] != ["the"] or words[-1] in _UNSPECIFIC

    def of(self, party: Party, taken: set[int]) -> list[Party]:
        """Return those named before whom "they" or "the two companies" stands for; the actors `taken` are not."""
        phrase = self.cast.phrase_at(party.start)
        if phrase is None:
            return self._plural_subject(self.cast.doc[party.start], taken)
        doc, cast = self.cast.doc, self.cast
        noun = doc[phrase.head].lower_
        is_any = noun in _UNSPECIFIC or doc[phrase.head].lemma_.lower() in self.lexicon.contexts.teams
        pair = self._pair_before(phrase.start, taken, is_any=is_any)
        group = self.lexicon.group(noun)
        is_person = self.lexicon.title(noun) is not None or (group is not None and group.kind in {"role", "people"})
        kinds = {"person"} if is_person else {"organization", "country"}
        is_firm = doc[phrase.head].lemma_.lower() in self.lexicon.contexts.firms
        if is_firm:
            kinds = {"organization"}
        if is_any:
            kinds |= {"person", "group"}
        words = {each.lower_ for each in doc[phrase.start : phrase.end]}
        count = 3 if words & {"three", "trio"} else 4 if words & {"four", "quartet"} else 2
        if is_person and len(holders := self._holders_before(phrase, taken)) == count:
            return holders
        is_all = is_person and not self._is_counted(phrase)  # "Senators A, B and C arrived. The senators …"
        if (len(pair) == count or (is_all and pair)) and {each.kind for each in pair} <= kinds:
            return pair
        listed = self._listed_before(phrase, kinds, taken)
        if len(listed) == count or is_all:
            return listed
        here = [doc[phrase.start].sent]
        if (
            count == len(_AB)
            and "person" in kinds
            and len(two := self._subject_and_object(doc[phrase.start], here, taken)) == count
        ):
            return two  # "A embraced B, and the two men spoke"
        if is_firm and count == len(dealing := self._dealing(phrase, taken)):
            return dealing
        if not self._is_counted(phrase):
            return []
        chosen: list[Party] = []
        before = [each for each in cast.phrases if each.end <= phrase.start]
        if is_firm:  # of more than two firms, those of which the article speaks
            told = Counter(cast.actor(each) for each in before)
            before.sort(key=lambda each: (not self._is_owned(each), told[cast.actor(each)], each.start))
        for other in reversed(before):
            actor = cast.actor(other)
            if actor is None or actor in taken or cast.actors[actor].kind not in kinds or cast.actors[actor].is_place:
                continue
            if other.is_seat and "person" in kinds:
                continue  # "flew to Lusaka. The duo …"
            if all(actor != each.actor for each in chosen):
                chosen.append(self.parties.party(other))
            if len(chosen) == count:
                break
        return sorted(chosen, key=lambda each: each.start) if len(chosen) == count else []

    def _is_owned(self, phrase: Phrase) -> bool:
        """Whether it is told of what another body has or makes: "A, whose brands include B", "Its brands are B"."""
        verb = syntax.verb_of(self.cast.doc[phrase.head])
        if verb is None or phrase.head < verb.i:
            return False
        return syntax.relative_clause_of(verb) is not None or any(
            syntax.owner_of(head) is not None for head in syntax.subjects(verb)[0]
        )

    def _holders_before(self, phrase: Phrase, taken: set[int]) -> list[Party]:
        """Return all who hold the office: the ministers A and C, not the secretary B, for "both ministers"."""
        noun, contexts = self.cast.doc[phrase.head].lemma_.lower(), self.lexicon.contexts
        office = self.lexicon.title(noun)
        is_vague = noun in contexts.rulers | contexts.bosses | contexts.vague_offices
        if office is None or office.kind != "office" or is_vague or not phrase.is_plural:
            return []
        found: dict[int, Party] = {}
        for other in self.cast.phrases:
            actor = self.cast.actor(other) if other.end <= phrase.start and other.kind == "person" else None
            if actor is None or actor in taken or actor in found:
                continue
            titles = (set(title.split()) for title in self.cast.actors[actor].titles - contexts.heads)
            if any(noun in words and not words & contexts.right_hands for words in titles):
                found[actor] = self.parties.party(other)
        return list(found.values())

    def _pair_before(self, i: int, taken: set[int], *, is_any: bool) -> list[Party]:
        """Return two or more who were named together as a subject, in this sentence or the two before.

        `is_any`: one of them may be described ("its union").
        """
        doc = self.cast.doc
        sentence = doc[i].sent
        for _ in range(3):
            for verb in reversed([token for token in sentence if token.i < i and token.pos_ in {"VERB", "AUX"}]):
                for head in syntax.subjects(verb)[0]:
                    if head.i >= i or head.pos_ == "PRON":
                        continue
                    found = [
                        p
                        for p in self.parties.parties(head, verb.i)
                        if p.actor not in taken
                        and (p.actor is not None or (is_any and p.kind == "group" and not p.is_anaphor))
                    ]
                    are_groups = is_any and all(p.kind == "group" for p in found)
                    if len(found) > 1 and (are_groups or any(p.actor is not None for p in found)):
                        return found
            if sentence.start == 0:
                break
            sentence = doc[sentence.start - 1].sent
        return []

    def _listed_before(self, phrase: Phrase, kinds: set[str], taken: set[int]) -> list[Party]:
        """Return those whom "and" joined last in the two sentences before: "the approval of A and B. The duo …"."""
        doc, here = self.cast.doc, sentence_number(self.cast.doc, phrase.start)
        for other in reversed([each for each in self.cast.phrases if each.end <= phrase.start]):
            if here - sentence_number(doc, other.start) > _LISTED:
                break
            if other.name is None or other.kind not in kinds or other.is_modifier or other.form == "place":
                continue
            if syntax.relative_clause_of(doc[other.head]) is not None or self._is_owned(other):
                continue  # "Volvo, which owns Mack and Renault Trucks, …": they are Volvo's
            end = min(other.start + _LONGEST_LIST, sentence_end(doc[other.start]))
            if named := self._joined_from(other.start, end, kinds, taken):
                return self._whole_list(other, named, kinds, taken)
        return []

    def _joined_from(self, start: int, end: int, kinds: set[str], taken: set[int]) -> list[Party]:
        """Return those joined from the token on, where all are named and of these kinds."""
        found = self.parties.parties_from(start, end)
        named = [each for each in found if each.actor is not None and each.actor not in taken]
        return named if len(named) == len(found) > 1 and {each.kind for each in named} <= kinds else []

    def _whole_list(self, inside: Phrase, named: list[Party], kinds: set[str], taken: set[int]) -> list[Party]:
        """Return the list with those before the phrase that begins to be read inside it: "A, | B and C"."""
        sentence = self.cast.doc[inside.start].sent
        for first in (each for each in self.cast.phrases if sentence.start <= each.start < inside.start):
            longer = self._joined_from(first.start, named[-1].end, kinds, taken)
            if len(longer) > len(named) and longer[-1].actor == named[-1].actor:
                return longer
        return named

    def _dealing(self, phrase: Phrase, taken: set[int]) -> list[Party]:
        """Return both bodies of which one did something to the other, told last: "A is to buy B. The two firms …".

        Behind them as well: "The two firms met after A bought a stake in B".
        """
        doc = self.cast.doc
        sentence = doc[phrase.start].sent
        for distance in range(_DEALT + 1):
            if distance and sentence.start == 0:
                break
            sentence = doc[sentence.start - 1].sent if distance else sentence
            for verb in (token for token in sentence if token.pos_ == "VERB"):
                both: dict[int, Party] = {}
                subjects, objects = syntax.subjects(verb)[0], syntax.objects(verb)
                done = [noun for each in (*objects, *subjects) for noun in syntax.prepositional(each, _OFFERED)]
                doing = [syntax.owner_of(each) or each for each in subjects]
                for heads in (doing, [*syntax.prepositional(verb, _BESIDE), *objects, *done]):
                    sides = (self.parties.parties(head) for head in heads)
                    named = (
                        [each for each in side if each.kind == "organization" and each.actor not in taken]
                        for side in sides
                    )
                    first = next((side for side in named if side), [])
                    both |= {each.actor: each for each in first if each.actor is not None and len(first) == 1}
                if len(both) > 1:
                    return list(both.values())
        return []

    def holders(self, side: list[Party]) -> list[Party]:
        """Return A and B for "the presidents of Chile and Peru", where the next sentence begins with both names."""
        count = self._how_many_hold(side)
        if not count:
            return side
        doc, start = self.cast.doc, sentence_end(self.cast.doc[side[0].start])
        if start >= len(doc):
            return side
        named = self.parties.parties_from(start, sentence_end(doc[start]))
        if len(named) == 1 and count == len(_AB):  # "A told B that …"
            named = self._subject_and_object(doc[sentence_end(doc[start]) - 1], [doc[start].sent], set())
        are_people = all(each.kind == "person" and each.actor is not None for each in named)
        if len(named) != count or not are_people or not syntax.holds_subject(doc, start, named[-1].end):
            return side
        if any(token.lower_ == "them" for token in doc[start].sent):
            return side  # "A and B had invited them"
        firsts = [self.cast.mentions(each.actor)[0].start for each in named if each.actor is not None]
        if any(first < start for first in firsts):
            return side
        places = side if len(side) == count else side * count
        return [replace(one, start=other.start, end=other.end) for one, other in zip(named, places, strict=True)]

    def _how_many_hold(self, side: list[Party]) -> int:
        """Return how many hold the offices: two in "the presidents of Chile and Peru", else as is told."""
        phrase = self.cast.phrase_at(side[0].start) if side else None
        if phrase is None or not phrase.title or not phrase.is_plural:
            return 0
        if len(side) == len(_AB):
            are_lands = all(each.kind == "country" for each in side) and side[0].end == side[1].end
            return len(_AB) if are_lands else 0
        if len(side) > 1 or side[0].kind != "group" or side[0].actor is not None:
            return 0
        counted = [each.lower_ for each in self.cast.doc[phrase.start : phrase.head] if each.like_num]
        return _COUNTS.get(counted[0], 0) if counted else 0

    def senders(self, side: list[Party]) -> list[Party]:
        """Return the states whose people meet for "the foreign ministers of the two countries", if they are known."""
        found: list[Party] = []
        for party in side:
            phrase = self.cast.phrase_at(party.start) if party.kind == "group" and party.actor is None else None
            sent = self._sent_by(phrase) if phrase is not None else []
            found += [replace(each, start=party.start, end=party.end) for each in sent] or [party]
        return found

    def _sent_by(self, phrase: Phrase) -> list[Party]:
        doc = self.cast.doc
        if phrase.owner is not None and doc[phrase.owner].lower_ == "their" and phrase.title and phrase.is_plural:
            return self._two_before(phrase, ("country", "organization"))  # "A and B are at odds. Their envoys met"
        owned = next((i for i in range(phrase.start, phrase.head) if doc[i].tag_ == "POS"), None)
        if owned is not None:  # "the two countries' negotiators"
            words, head = [token.lower_ for token in doc[phrase.start : owned]], doc[max(owned - 1, phrase.start)]
        elif phrase.core_end + 1 < phrase.end and doc[phrase.core_end].lower_ in {"of", "from"}:
            words, head = [token.lower_ for token in doc[phrase.core_end + 1 : phrase.end]], doc[phrase.end - 1]
        else:
            return []
        contexts, noun = self.lexicon.contexts, head.lemma_.lower()
        lands = contexts.lands | contexts.powers
        if not _TWO & set(words) or noun not in lands | contexts.firms:
            return []
        return self._two_before(phrase, ("country",) if noun in lands else ("organization",))

    def _two_before(self, phrase: Phrase, kinds: tuple[ParticipantKind, ...]) -> list[Party]:
        """Return the two of one of the kinds who were named together before."""
        for kind in kinds:
            for found in (
                self._pair_before(phrase.start, set(), is_any=False), self._listed_before(phrase, {kind}, set())
            ):  # fmt: skip
                if len(found) == len(_AB) and {each.kind for each in found} == {kind}:
                    return found
        return []

    def _plural_subject(self, pronoun: Token, taken: set[int]) -> list[Party]:
        """Return the nearest subject before "they" that is more than one."""
        doc, sentence = pronoun.doc, pronoun.sent
        stretches = [sentence]
        while len(stretches) < 4 and stretches[-1].start > 0:
            stretches.append(doc[stretches[-1].start - 1].sent)
        for stretch in stretches:
            for verb in stretch:
                for head in syntax.subjects(verb)[0] if verb.pos_ in {"VERB", "AUX"} else []:
                    if head.i >= pronoun.i or head.pos_ == "PRON":
                        continue
                    found = [
                        each
                        for each in self.parties.parties(head, verb.i)
                        if each.actor not in taken and not each.is_anaphor
                    ]
                    spoken_for = self._spoken_for(head)
                    if spoken_for is not None and (spoken_for.actor is None or spoken_for.actor not in taken):
                        return [spoken_for]
                    if len(found) > 1 or (found and found[0].kind in {"group", "organization"}):
                        return found
        if len(two := self._subject_and_object(pronoun, stretches[:2], taken)) > 1:
            return two
        if pronoun.lower_ in _TWO and len(two := self._people_of(stretches[1:2], taken)) == 2:
            return two  # "A flew to Cairo, where B was waiting. The two …"
        for actor in (self.cast.body_for_pronoun(pronoun, subjects_only=True), self.cast.speaker_at(pronoun)):
            if actor is not None and actor not in taken:
                return [self.parties.of_actor(actor, pronoun.i, pronoun.i + 1)]
        return []

    def _spoken_for(self, head: Token) -> Party | None:
        """Return the body whose spokesman speaks: "a Greenpeace spokesman said they would meet him"."""
        phrase = self.cast.phrase_at(head.i)
        if phrase is None or phrase.organization is None or head.lemma_.lower() not in self.lexicon.contexts.outside:
            return None
        actor = self.cast.body_named(phrase.organization)
        known = None if actor is None else self.parties.of_actor(actor, head.i, head.i + 1)
        return known or Party(None, "organization", phrase.organization, phrase.start, phrase.head)

    def _people_of(self, stretches: list[Span], taken: set[int]) -> list[Party]:
        """Return the people whom the sentences name, each once."""
        found: dict[int, Party] = {}
        for phrase in self.cast.phrases:
            actor = self.cast.actor(phrase)
            is_person = phrase.kind == "person" and phrase.name is not None and actor is not None and actor not in taken
            if is_person and actor is not None and any(s.start <= phrase.start < s.end for s in stretches):
                found.setdefault(actor, self.parties.party(phrase))
        return list(found.values())

    def _subject_and_object(self, pronoun: Token, stretches: list[Span], taken: set[int]) -> list[Party]:
        """Return both of whom one did something to the other before "they": "A told B when they met"."""
        verbs = [verb for stretch in stretches for verb in reversed(stretch) if verb.pos_ == "VERB"]
        for verb in verbs:
            beside = [*syntax.objects(verb), *syntax.prepositional(verb, _BESIDE)]
            heads = [head for head in (*syntax.subjects(verb)[0], *beside) if head.i < pronoun.i]
            found: list[Party] = []
            for head in heads if len(heads) > 1 else []:
                found += [
                    party
                    for party in self.parties.parties(head)
                    if party.kind == "person" and party.actor is not None and party.actor not in taken
                ]
            if len({party.actor for party in found}) == len(found) == 2:
                return found
        return []
