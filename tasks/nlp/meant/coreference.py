"""Who is meant? Short names, acronyms, titles and pronouns are led back to those whom the article introduced.

Names are joined in actors.py, descriptions led back in descriptions.py; here is the whole cast, and pronouns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon, fold
from tasks.nlp.meant.addresses import AddressReader
from tasks.nlp.meant.apposed_bodies import body_said_again
from tasks.nlp.meant.descriptions import DescriptionReader
from tasks.nlp.meant.named_next import named_next
from tasks.nlp.meant.overseers import overseer
from tasks.nlp.meant.quotations import introducing_verb, is_quoted
from tasks.nlp.names.actors import Actor, join_names
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.text.sentence_numbers import sentence_end, sentence_number, sentence_start

SINGULAR_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
PLURAL_PRONOUNS = frozenset({"they", "them", "their", "theirs", "both"})
SPEAKERS = frozenset({"i", "me", "my", "we", "us", "our"})
NEUTRAL_PRONOUNS = frozenset({"it", "its", "itself"})
_OBJECTS = frozenset({"him", "her"})
_THERE = frozenset({"present", "attendance"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_OF = frozenset({"of"})
_IN_TURN = ("in", "turn")
_ANY = frozenset({"a", "an"})
_DISTANCE = 400  # tokens; a pronoun stands for nobody farther back
_SAME = 2.0  # what it counts that "he" did the last thing as well
_SENTENCES = 4  # so far back at most: what lies farther may not have been read


@dataclass(frozen=True, slots=True)
class Cast:
    """All phrases of the article and whom they belong to."""

    doc: Doc
    phrases: Sequence[Phrase]
    actors: Sequence[Actor]
    actor_of: Mapping[int, int]
    """First token of a name to the position in `actors`."""
    by_token: dict[int, Phrase]
    """Every token of a phrase."""
    lexicon: Lexicon
    long_forms: Mapping[str, str]
    """What the acronyms of the article stand for."""
    _descriptions: DescriptionReader
    _meant: dict[int, int | None] = field(default_factory=dict)
    """Start of a description to the actor that it was found to stand for."""
    is_partial: bool = False
    """Whether others may have been told in sentences that were not read."""

    def phrase_at(self, token: int) -> Phrase | None:
        """Return the phrase that the token is part of."""
        return self.by_token.get(token)

    def name_at(self, token: int) -> Phrase | None:
        """Return the phrase whose name covers the token."""
        phrase = self.by_token.get(token)
        if phrase is None or phrase.name is None or not phrase.name[0] <= token < phrase.name[1]:
            return None
        return phrase

    def actor(self, phrase: Phrase) -> int | None:
        """Return the actor that the phrase names, or the one that its description stands for."""
        found = self.actor_of.get(phrase.name[0]) if phrase.name is not None else None
        if found is None and phrase.form in {"description", "body"}:
            if phrase.start not in self._meant:
                self._meant[phrase.start] = self._described(phrase)
            found = self._meant[phrase.start]
        return found

    def _described(self, phrase: Phrase) -> int | None:
        body = body_said_again(phrase, self.doc, self.by_token)
        if body is not None:  # "Poland's third-largest steel producer": whatever "the company" before it is
            return self.actor(body)
        actors = self._descriptions.actors
        addressed = AddressReader(self.doc, actors, self.lexicon, self.actor).addressed(phrase)
        if addressed is not None:
            return addressed
        meant = self._descriptions.meant_by(phrase)
        return meant if meant is not None else named_next(phrase, self.doc, actors, self.lexicon)

    def body_before(self, i: int) -> int | None:
        """Return the body that "the group" stands for at the token: the one named last in the sentences before."""
        return self._descriptions.body_before(i)

    def speaking_body(self, phrase: Phrase) -> str | None:
        """Return the name of the body that "the company" is in what a spokesman of it says, who alone is named."""
        spoken = self._descriptions.speaking_body(phrase)
        return spoken if spoken is not None else overseer(phrase, self.doc, self._descriptions.actors, self.lexicon)

    def known_by(self, word: str) -> int | None:
        """Return the person whose full name begins or ends with the word, in lower case: "xi", "kennedy"."""
        for position, actor in enumerate(self.actors):
            parts = actor.name.lower().split()
            if actor.kind == "person" and len(parts) > 1 and word in {parts[0], parts[-1]}:
                return position
        return None

    def body_named(self, text: str) -> int | None:
        """Return the body that the article names so."""
        known = (k for k, actor in enumerate(self.actors) if actor.kind == "organization" and actor.name == text)
        return next(known, None)

    def body_known_as(self, text: str) -> int | None:
        """Return the body with this name or acronym, also where its land stands before it: "India's Coast Guard"."""
        full = self.long_forms.get(text, text)
        exact = self.body_named(full)
        if exact is not None or full == text:
            return exact
        longer = [k for k, actor in enumerate(self.actors) if actor.kind == "organization"]
        longer = [k for k in longer if self.actors[k].name.endswith(f" {full}")]
        return longer[0] if len(longer) == 1 else None

    def mentions(self, actor: int) -> list[Phrase]:
        """Return the phrases that name the actor."""
        return [p for p in self.phrases if p.name is not None and self.actor_of.get(p.name[0]) == actor]

    def person_for_pronoun(
        self, pronoun: Token, excluded: frozenset[int] = frozenset(), *, is_speaker: bool = False
    ) -> int | None:
        """Return the person that "he" or "she" stands for: the subject before it, else the last one named.

        `is_speaker`: the pronoun says who speaks, "he added".
        """
        candidates = []
        here = sentence_number(self.doc, pronoun.i)
        spoken_of = self.spoken_of(pronoun)
        if spoken_of is not None and spoken_of not in excluded and self.can_mean(pronoun, spoken_of):
            return spoken_of
        speaker = self.speaker_at(pronoun) if not is_speaker and self.is_quoted(pronoun.i) else None
        if speaker is not None:
            excluded |= {speaker}  # "Mr Roe said: “He met …”": whoever speaks says "I" of himself
        for phrase in self.phrases:
            if phrase.start >= pronoun.i:
                break
            if phrase.kind != "person" or pronoun.i - phrase.start > _DISTANCE:
                continue
            if phrase.name is None and self.doc[phrase.start].lower_ in _ANY:
                continue  # "a friend", whom only a later sentence names
            if here - sentence_number(self.doc, phrase.start) > _SENTENCES:
                continue
            actor = self.actor(phrase)
            if actor is None or actor in excluded or self.actors[actor].kind != "person":
                continue
            if not self.can_mean(pronoun, actor):
                continue
            candidates.append((phrase, actor))
        if (candidates or is_speaker) and not self.is_quoted(pronoun.i):
            # whom only a quotation names is not "he" of the article
            told = [each for each in candidates if not self.is_quoted(each[0].start)]
            before = self._last_speaker(pronoun) if is_speaker and not told else None
            if before is not None:
                return before
            candidates = told or candidates
        if not candidates:
            return self._announced_by(pronoun, excluded)
        goes_on = self._subject_before(pronoun)
        counts = Counter(actor for _, actor in candidates)
        thanked = self.thanked(pronoun)
        in_turn = syntax.has_prepositional(pronoun.head, *_IN_TURN)
        clause_mate = syntax.actor_of_modified_clause(pronoun)
        acting = syntax.participle_subjects(pronoun) if pronoun.lower_ in _OBJECTS else ()

        def salience(each: tuple[Phrase, int]) -> tuple[float, int]:
            phrase, actor = each
            distance = here - sentence_number(self.doc, phrase.start)
            # "the premier, Mr Roe, said": the office is the subject, the name stands beside it
            words = self.doc[phrase.start : phrase.end]
            token = next((word for word in words if syntax.is_subject(word)), self.doc[phrase.head])
            first = phrase.start - sentence_start(token) < 3
            subject = (syntax.is_subject(token) or syntax.is_put_in_front(token)) and not phrase.is_possessor
            # "A rang B. He in turn rang C": who was called
            score = (
                (-1.6 if in_turn else 1.6) * subject
                + (-0.6 if in_turn else 0.6) * first
                + min(counts[actor], 4) * 0.25
                - 1.1 * distance
            )
            score -= 0.8 * (phrase.is_possessor or phrase.is_modifier)
            # "Jones … he": a clause-mate that is an object of the same verb is another
            if distance == 0 and not subject and token.head == pronoun.head:
                score -= 3
            score += 3 * (pronoun.lower_ in _SHE and self._is_woman(actor) is True)
            if subject and token.head.lemma_ in self.lexicon.contexts.reporting and token.i < token.head.i:
                score -= 3 * (token.head.i + 1 == sentence_end(token) or token.head.nbor(1).is_punct)
            if token in acting:  # "A called on B, handing him a letter"
                score -= 3
            score -= 1.5 * (subject and distance > 0 and _is_only_there(token.head))
            if token == thanked:
                score += 5
            score += 3 * (token == clause_mate)  # "A said B raised the case when he met C"
            score += _SAME * (actor == goes_on) - _SAME * (subject and self._came_along(token))
            # "A was hurt, said B. He added": who spoke goes on
            score += 2 * (is_speaker and subject and token.head.lemma_ in self.lexicon.modality.speech)
            return (score, phrase.start)

        return max(candidates[-12:], key=salience)[1]

    def _last_speaker(self, pronoun: Token) -> int | None:
        """Return who said the last thing before "he said", or did it, however long the quotations between are."""
        acting: list[tuple[int, bool]] = []
        for phrase in reversed(self.phrases):
            if phrase.kind != "person" or not 0 < pronoun.i - phrase.start <= _DISTANCE:
                continue
            head = self.doc[phrase.head]
            actor = self.actor(phrase) if syntax.is_subject(head) and not self.is_quoted(phrase.start) else None
            if actor is not None and self.actors[actor].kind == "person" and self.can_mean(pronoun, actor):
                acting.append((actor, head.head.lemma_ in self.lexicon.modality.speech))
        return next((actor for actor, is_speaking in acting if is_speaking), acting[0][0] if acting else None)

    def _subject_before(self, pronoun: Token) -> int | None:
        """Return who "he" is in the clause or sentence before, of which it is the subject: "He rang B. He met C"."""
        start = sentence_start(pronoun)
        if not syntax.is_subject(pronoun) or self.is_quoted(pronoun.i):
            return None
        here = [each for each in self.doc[start : pronoun.i] if each.lower_ == pronoun.lower_]
        if here:  # "she would raise the case of B when she meets C"
            is_clause = syntax.is_subject(here[-1]) and here[-1].head.is_ancestor(pronoun)
            return self.person_for_pronoun(here[-1]) if is_clause and not self.is_quoted(here[-1].i) else None
        if start == 0:
            return None
        before = self.doc[sentence_start(self.doc[start - 1]) : start]
        same = next((each for each in before if each.lower_ == pronoun.lower_ and syntax.is_subject(each)), None)
        if same is None or same.head.dep_ != "ROOT" or self.is_quoted(same.i):
            return None
        return self.person_for_pronoun(same)

    def _came_along(self, subject: Token) -> bool:
        """Whether it is only told that he was there too, which is no turn to him: "The envoy B was also present"."""
        words = [each.lower_ for each in subject.head.rights]
        words += [each.lower_ for each in subject.head.lefts if each.i > subject.i]
        contexts = self.lexicon.contexts
        is_there = subject.head.lemma_ in contexts.presence or not contexts.present.isdisjoint(words)
        return is_there and "also" in words

    def spoken_of(self, token: Token) -> int | None:
        """Return of whom it is said in whose quotation the token stands: B in "“I saw him,” A said of B"."""
        verb = syntax.reporting_verb(token, self.lexicon.modality.speech)
        if verb is None or verb.i < token.i or not self.is_quoted(token.i):
            return None
        for noun in syntax.prepositional(verb, _OF):
            phrase = self.phrase_at(noun.i)
            actor = self.actor(phrase) if phrase is not None and phrase.kind == "person" else None
            if actor is not None and self.actors[actor].kind == "person":
                return actor
        return None

    def _announced_by(self, pronoun: Token, excluded: frozenset[int]) -> int | None:
        """Return the person who stands behind the clause of the pronoun: "When he met Xi, Donald Trump smiled"."""
        subject = syntax.subject_behind_clause(pronoun)
        phrase = self.phrase_at(subject.i) if subject is not None else None
        actor = self.actor(phrase) if phrase is not None and phrase.kind == "person" else None
        if actor is None or actor in excluded or self.actors[actor].kind != "person":
            return None
        return actor if self.can_mean(pronoun, actor) else None

    def is_quoted(self, i: int) -> bool:
        """Whether the last quotation mark before the token, in its sentence or the two before, opens a quotation."""
        return is_quoted(self.doc, i, 1)

    def thanked(self, pronoun: Token) -> Token | None:
        """Return B in "A thanked B for his visit": what somebody is thanked for is his own doing."""
        if not syntax.is_possessor(pronoun):
            return None
        verb = syntax.governing_verb(pronoun.head)
        if verb is None or verb.lemma_ not in self.lexicon.contexts.thanking or syntax.is_passive(verb):
            return None
        if syntax.preposition_before(pronoun.head) not in {"for", "on"}:
            return None
        return next((each for each in syntax.objects(verb) if each.i < pronoun.i), None)

    def can_mean(self, pronoun: Token, actor: int) -> bool:
        """Whether "he" or "she" can be the actor: "his" is not Angela Merkel's."""
        told = self._is_woman(actor)
        return told is None or told == (pronoun.lower_ in _SHE)

    def _is_woman(self, actor: int) -> bool | None:
        """Return True for a woman, False for a man, where a title or the first name says so."""
        person, contexts = self.actors[actor], self.lexicon.contexts
        words = {word.rstrip(".") for title in person.titles for word in title.split()}
        if words & contexts.women:
            return True
        if words & contexts.men:
            return False
        first, *others = person.name.split() or [""]
        return True if others and fold(first).title() in self.lexicon.women_names else None

    def body_for_pronoun(self, pronoun: Token, *, subjects_only: bool = False) -> int | None:
        """Return the body or country that "it" stands for: the nearest subject before, else the nearest before."""
        best: tuple[float, int] | None = None
        chosen: int | None = None
        here = sentence_number(self.doc, pronoun.i)
        beside = self._named_beside(pronoun)
        for phrase in self.phrases:
            if phrase.start >= pronoun.i:
                break
            distance = here - sentence_number(self.doc, phrase.start)
            actor = self.actor(phrase)
            if distance > 1 or actor is None or self.actors[actor].kind not in {"organization", "country"}:
                continue
            if actor in beside:
                continue
            if phrase.form == "place" or phrase.is_seat or self._is_source(phrase):
                continue
            subject = syntax.holds_subject(self.doc, phrase.start, phrase.core_end) and not phrase.is_possessor
            if subjects_only and not subject:
                continue
            key = (2.0 * subject - distance - (phrase.is_modifier or phrase.is_possessor), phrase.start)
            if best is None or key > best:
                best, chosen = key, actor
        ahead = self._subject_ahead(pronoun) if best is None or best < (2.0, 0) else None
        return chosen if ahead is None else ahead

    def _named_beside(self, pronoun: Token) -> set[int]:
        """Return the bodies named behind "it" in its clause, which it is not: "its board met the bank's chairman"."""
        found: set[int] = set()
        verb = syntax.governing_verb(pronoun)
        for phrase in self.phrases:
            is_behind = pronoun.i < phrase.start < sentence_end(pronoun)
            if not is_behind or syntax.governing_verb(self.doc[phrase.head]) != verb:
                continue
            body = self.body_known_as(phrase.organization) if phrase.organization is not None else self.actor(phrase)
            found |= {body} if body is not None else set()
        return found

    def _is_source(self, phrase: Phrase) -> bool:
        """Whether it only says who tells it: "According to the Times, its latest talks …" are not of the Times."""
        before = self.doc[max(0, phrase.start - 2) : phrase.start]
        return before.text.lower() == "according to"

    def _subject_ahead(self, pronoun: Token) -> int | None:
        """Return the body that does what a clause tells that begins with what is its: "At its meeting the ECB …"."""
        opener = next((each for each in syntax.governors(pronoun) if each.pos_ == "ADP"), None)
        verb = syntax.governing_verb(opener) if opener is not None else None
        for head in syntax.subjects(verb)[0] if verb is not None and verb.i > pronoun.i else []:
            phrase = self.phrase_at(head.i)
            actor = self.actor(phrase) if phrase is not None and head.i > pronoun.i else None
            if actor is not None and self.actors[actor].kind in {"organization", "country"}:
                return actor
        return None

    def speaker_at(self, token: Token) -> int | None:
        """Return who says what the token is part of: the subject of the verb of saying here or around."""
        sentences = [token.sent]
        if sentence_start(token) > 0:
            sentences.append(self.doc[sentence_start(token) - 1].sent)
        if sentence_end(token) < len(self.doc):
            sentences.append(self.doc[sentence_end(token)].sent)
        speech = self.lexicon.modality.speech
        above = syntax.reporting_verb(token, speech)  # before a "told us" inside what is said
        verbs = [above] if above is not None else []
        introducing = introducing_verb(token)
        if introducing is not None:
            verbs.append(introducing)
        verbs += [each for sentence in sentences for each in sentence if each.lemma_ in speech and each.pos_ == "VERB"]
        if self.is_quoted(token.i):  # "“I met A, and he told me so,” B said": not who tells in what is quoted
            verbs = [each for each in verbs if not self.is_quoted(each.i)]
        for verb in verbs:
            for head in syntax.subjects(verb)[0]:
                if head.lower_ in SINGULAR_PRONOUNS:
                    found = self.person_for_pronoun(head, is_speaker=True)
                else:
                    phrase = self.phrase_at(head.i)
                    found = self.actor(phrase) if phrase is not None else None
                if found is not None:
                    return found
        return None


def make_cast(reader: PhraseReader, lexicon: Lexicon, *, is_partial: bool = False) -> Cast:
    """Return all phrases of the article with those whom they name; `is_partial` where not all of it has been read."""
    actors = join_names(reader, lexicon)
    by_token: dict[int, Phrase] = {}
    leaders = {phrase.leader for phrase in actors.phrases}
    for phrase in actors.phrases:
        for i in range(phrase.start, phrase.end):
            if phrase.start in leaders or i not in by_token:  # "Ada Byron's office" is what stands there
                by_token[i] = phrase
    descriptions = DescriptionReader(reader.doc, reader.words, actors, lexicon)
    return Cast(
        reader.doc,
        actors.phrases,
        actors.known,
        actors.of_name,
        by_token,
        lexicon,
        actors.long_forms,
        descriptions,
        is_partial=is_partial,
    )


def _is_only_there(verb: Token) -> bool:
    """Whether of its subject it is only told that he was there too: "The ambassador, B, was also present"."""
    behind = verb.doc[verb.i + 1 : verb.i + 4] if verb.lemma_ == "be" else ()
    return any(each.lower_ in _THERE for each in behind)
