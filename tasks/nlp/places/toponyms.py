"""Which words of an article name places? Found by the model's labels, the gazetteer and the words around."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from tasks.nlp.knowledge.gazetteer import Entry, Gazetteer, Sense, place_key
from tasks.nlp.knowledge.lexicon import Lexicon, fold
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.places.place_senses import Named, lies_in, resolve
from tasks.nlp.places.where import Found
from tasks.nlp.text.words import Words, words_of_doc
from tasks.records import Place, Span

PREPOSITIONS = frozenset({"in", "at", "near", "outside", "inside", "to", "into", "from", "aboard", "on"})
_LOCATIVE = PREPOSITIONS - {"aboard", "on"} | {"around", "across", "throughout", "within", "between", "via", "towards"}
_AT = frozenset({"in", "at", "near", "outside", "around", "between"})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_OTHER_LABELS = frozenset({"ORG", "PERSON", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT"})
_NEVER_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE", "NORP"})
_MARKS = frozenset({"-", "‑", "–", "'", "’", "‘", "&"})  # inside names: "Xi'an", "Guinea-Bissau"
_SAINTS, _POSSESSIVE = frozenset({"st", "saint"}), frozenset({"'s", "’s"})
_LONGEST_NAME, _LONGEST_VENUE = 6, 6
_LARGE = 300_000  # people; such a town is believed without a label


@dataclass(slots=True)
class _Mention:
    """A stretch of tokens that can name a place."""

    start: int
    end: int
    senses: tuple[Sense, ...]
    is_strong: bool
    """Whether label or words around leave little doubt that a place is meant. What is not strong counts only if the
    text tells where it lies, or mostly means the place by that name."""
    is_told: bool = False
    is_aside: bool = False
    """Whether it only says whence somebody is, or what something is called after: no place of an encounter."""
    is_area: bool = False
    """Whether "province" stands behind it: not the town of the same name."""
    place: Place | None = None
    """A venue's place."""


def places_in(
    doc: Doc, cast: Cast, gazetteer: Gazetteer, lexicon: Lexicon, dateline: Place | None = None
) -> list[Found]:
    """Return every place that an encounter can be at or a visit can go to, in the order of the text."""
    reader = _ToponymReader(doc, cast, gazetteer, lexicon, dateline)
    return [found for found, is_aside in reader.found() if not is_aside]


def toponyms_in(
    doc: Doc, cast: Cast, gazetteer: Gazetteer, lexicon: Lexicon, dateline: Place | None = None
) -> list[Place]:
    """Return every place that the article names, those too that only say whence somebody is ("London-based")."""
    reader = _ToponymReader(doc, cast, gazetteer, lexicon, dateline)
    places = [found.place for found, _ in reader.found() if found.preposition or not _is_seat(found.place, lexicon)]
    return sorted([*places, *reader.grounds()], key=lambda place: place.span)


class _ToponymReader:
    """Finds the places of one article."""

    def __init__(self, doc: Doc, cast: Cast, gazetteer: Gazetteer, lexicon: Lexicon, dateline: Place | None) -> None:
        self.doc, self.cast, self.gazetteer, self.lexicon, self.dateline = doc, cast, gazetteer, lexicon, dateline
        self.words = words_of_doc(doc)
        self._text, self._labels = self.words.text, self.words.label
        self._lower = [text.lower() for text in self._text]

    # -- the whole article

    def found(self) -> Iterator[tuple[Found, bool]]:
        """Yield the places in the order of the text, each with whether it is an aside."""
        mentions = list(self._mentions())
        mentions = self._with_containers(mentions)
        votes: Counter[str] = Counter()
        for each in mentions:
            votes[self._key(each)] += 1 if each.is_strong else -1
        kept = [each for each in mentions if each.is_strong or votes[self._key(each)] > 0]
        named = [Named(self._key(each), each.senses, each.is_told) for each in kept if each.place is None]
        entries = iter(resolve(named, self._countries(kept), self._dateline_entry()))
        before: list[Found] = []
        for mention in kept:
            entry = next(entries) if mention.place is None else None
            place = mention.place if entry is None else self._place(mention, entry)
            if place is None:
                continue
            buildings = self.lexicon.circumstances.buildings
            found = Found(place, mention.end - 1, _preposition(self.words, mention.start, before, buildings))
            before.append(found)
            yield found, mention.is_aside or (entry is not None and not entry.country)

    def _key(self, mention: _Mention) -> str:
        """Return what means the same wherever it stands: "Aleppo" the town, and apart from it the province."""
        key = place_key(self.words.between(mention.start, mention.end))
        return f"{key} (area)" if mention.is_area else key

    def _place(self, mention: _Mention, entry: Entry) -> Place:
        text = self.words.between(mention.start, mention.end)
        span = _span(self.words, mention.start, mention.end)
        return Place(
            text, entry.kind, "clause", span, entry.country or None, entry.latitude, entry.longitude, entry.geonames_id
        )

    def _dateline_entry(self) -> Entry | None:
        place = self.dateline
        if place is None or place.geonames_id is None:
            return None
        return next((s.entry for s in self.gazetteer.senses(place.name) if s.entry.number == place.geonames_id), None)

    def _countries(self, mentions: list[_Mention]) -> Counter[str]:
        """Return how often the article speaks of each country: by its name, its demonym, or its people."""
        counts: Counter[str] = Counter(actor.country for actor in self.cast.actors if actor.country)
        counts.update(
            each.senses[0].entry.country for each in mentions if each.senses and each.senses[0].entry.kind == "country"
        )
        demonyms = self.lexicon.demonyms
        counts.update(
            demonyms[lower]
            for lower, text in zip(self._lower, self._text, strict=True)
            if lower in demonyms and text[:1].isupper()
        )
        return counts

    # -- mentions

    def _mentions(self) -> Iterator[_Mention]:
        i = last = 0
        while i < len(self._text):
            mention, i = self._mention(i, last) if self._may_open(i) else (None, i + 1)
            if mention is not None:
                last = mention.end
                yield mention

    def _may_open(self, i: int) -> bool:
        """Whether a place can begin at the token; what the model has not read has no tag."""
        text = self._text[i]
        if text in {"The", "THE"} and self._labels[i] not in _PLACE_LABELS:
            return False  # "The Britain-based group", but "The Hague"
        if text[:1].isupper() or text[:1].isdigit():
            return bool(self.words.tag[i])
        return text in self.lexicon.place_nouns.particle and self._is_hyphen(i + 1) and bool(self.words.tag[i])

    def _is_hyphen(self, i: int) -> bool:
        return i < len(self._text) and self._text[i] in {"-", "‑"} and not self.words.spaced[i - 1]

    def _mention(self, i: int, last: int) -> tuple[_Mention | None, int]:
        """Return the place that begins at the token, and where to go on; `last` is where the last one ended."""
        venue = self._venue(i)
        if venue is not None:
            return venue, venue.end
        for end in range(self._run_end(i), i, -1):
            word = self._text[end - 1]
            if not (word[:1].isupper() or word[:1].isdigit()):
                continue
            senses = self.gazetteer.senses(self.words.between(i, end))
            if senses:
                return self._judged(i, end, senses, self._is_listed(i, last)), end
        return None, i + 1

    def _run_end(self, i: int) -> int:
        """Return where the words that can belong to one name end."""
        end = i + 1
        limit = min(len(self._text), i + _LONGEST_NAME)
        while end < limit and (
            self._text[end][:1].isupper()
            or self._lower[end] in self.lexicon.place_nouns.joint
            or self._text[end] in _MARKS
            or self._text[end - 1] in _MARKS
        ):
            end += 1
        return end

    def _venue(self, i: int) -> _Mention | None:
        if self._lower[i] not in self.lexicon.venue_openers:
            return None
        for end in range(min(len(self.doc), i + _LONGEST_VENUE), i, -1):
            text = self.words.between(i, end)
            venue = self.lexicon.venues.get(text.lower().replace("’", "'"))
            if venue is None:
                continue
            named = self.cast.name_at(i)
            if named is not None and named.kind == "person" and named.name is not None and named.name[1] > end:
                return None
            towns = [each.entry for each in self.gazetteer.senses(venue.city) if each.entry.country == venue.country]
            place = Place(
                text, "venue", "clause", _span(self.words, i, end), venue.country, venue.latitude, venue.longitude,
                towns[0].geonames_id if towns else None,
            )  # fmt: skip
            phrase = self.cast.phrase_at(i)
            # "Groote Schuur", taken for a man: a place, but too doubtful for one where others met.
            is_doubtful = phrase is not None and phrase.kind == "person"
            return _Mention(i, end, (), True, is_aside=is_doubtful, place=place)
        return None

    def _judged(self, i: int, end: int, senses: tuple[Sense, ...], is_listed: bool) -> _Mention | None:
        """Return the mention with how far it is to be believed; None where something else has the name."""
        labels = set(self._labels[i:end])
        is_place = labels <= _PLACE_LABELS
        best = senses[0].entry
        is_area = self._is_area(end)
        is_whole = is_place or is_area or (end - i > 1 and best.kind == "country")
        if self.words.pos[i] in {"ADJ", "VERB", "ADV"} and not is_whole:
            return None
        if self._is_city_of_building(i, end, senses):
            return _Mention(i, end, senses, True)
        if self._is_inside_other_name(i, end):
            return None
        if self._hyphenated(end):
            return _Mention(i, end, senses, is_place, is_aside=True)
        aside = self._is_aside(i, end)
        locative = self._is_behind_preposition(i)
        known = [sense for sense in senses if not sense.entry.is_minor]
        is_main = any(sense.is_main_name for sense in known)
        if is_place:
            is_area = is_area or (end - i > 1 and self._lower[end - 1] in self.lexicon.place_nouns.area)
            return _Mention(i, end, senses, bool(known) or locative or is_listed or is_area, is_aside=aside)
        if best.kind == "country" and senses[0].is_main_name and end - i > 1:
            return _Mention(i, end, senses, True, is_aside=aside)
        if "PERSON" in labels or self._is_name_of_person(i, end, locative):
            sure = locative and self._lower[i] in self.lexicon.place_nouns.opening and end - i > 1
            return _Mention(i, end, senses, sure, is_aside=aside)
        if labels & _NEVER_LABELS:
            # A town that the model takes for a people: "villagers in Poonch", "in Punjab province".
            sure = labels == {"NORP"} and bool(known) and locative and (is_area or self.words.pos[i] == "PROPN")
            return _Mention(i, end, senses, sure and self._lower[i] not in self.lexicon.demonyms, is_aside=aside)
        if end - i == 1 and len(self._text[i]) < 5 and self._text[i].isupper() and best.kind != "country":
            return _Mention(i, end, senses, False, is_aside=aside)  # an acronym
        if not known:
            # A small town without a label: "a crash at Coggeshall".
            sure = not labels - {""} and (is_listed or (self._lower[i - 1] in _AT and i > 0))
            return _Mention(i, end, senses, sure and self.words.pos[end - 1] in {"PROPN", "NOUN"}, is_aside=aside)
        likely = any(s.entry.kind != "city" or s.entry.population > _LARGE or s.entry.is_capital for s in known)
        return _Mention(i, end, senses, likely or ((locative or is_listed) and is_main), is_aside=aside)

    def _is_city_of_building(self, i: int, end: int, senses: tuple[Sense, ...]) -> bool:
        """Whether a building is told with its city and no comma: "at Governor House Lahore", "at Press Club Dhaka"."""
        if i < 2 or self._lower[i - 1] not in self.lexicon.circumstances.buildings or not self._goes_on(i - 1, i):
            return False
        is_end = end == len(self._text) or not self._goes_on(end - 1, end)
        is_city = any(each.entry.kind == "city" and each.entry.population > _LARGE for each in senses[:1])
        return is_end and is_city and self._text[i - 2][:1].isupper()

    def _is_area(self, end: int) -> bool:
        """Whether "province", "county" or the like follows."""
        return end < len(self._text) and self._lower[end] in self.lexicon.place_nouns.area

    def _is_name_of_person(self, i: int, end: int, locative: bool) -> bool:
        """Whether the cast takes the words for somebody's name; one word behind "at" or "near" can still be a town."""
        named = self.cast.name_at(i)
        if named is None or named.kind != "person" or named.name is None:
            return False
        return not locative or named.name[1] - named.name[0] > 1 or end - i > 1

    def _is_aside(self, i: int, end: int) -> bool:
        """Whether the words stand inside the phrase of a person: "Anwar Sadat of Egypt"."""
        phrase = self.cast.phrase_at(i)
        return phrase is not None and phrase.kind == "person" and (phrase.start < i or phrase.end > end)

    def _is_behind_preposition(self, i: int) -> bool:
        j = i - 1
        while j >= 0 and self._is_side(j):
            j -= 1
        return j >= 0 and self._lower[j] in _LOCATIVE and not self._text[j].isupper()

    def _is_side(self, i: int) -> bool:
        """Whether the word says which part of a place is meant: "in southern Lebanon", "in the Netherlands"."""
        return self._lower[i] == "the" or self._lower[i] in self.lexicon.place_nouns.side

    def _is_listed(self, i: int, last: int) -> bool:
        """Whether the token stands behind another place and a comma or "and", or alone in brackets."""
        return (last == i - 1 > 0 and self._text[i - 1] in {",", "and", "or"}) or (i > 0 and self._text[i - 1] == "(")

    def _hyphenated(self, end: int) -> bool:
        """Whether the name is the first part of a compound: "London-based", "the Moscow-Kyiv train"."""
        return end + 1 < len(self._text) and self._is_hyphen(end) and not self.words.spaced[end]

    def _is_inside_other_name(self, i: int, end: int) -> bool:
        """Whether the words are part of a longer name of something else: "Bank of England", "Paris Hilton"."""
        nouns = self.lexicon.place_nouns
        if end < len(self._text) and (self._text[end] == "&" or self._is_saint(i, end)):
            return True
        if end < len(self._text) and self._goes_on(end - 1, end):
            following = self._lower[end]
            if following.rstrip(".") in nouns.thing:
                return True
            label, same = self._labels[end], self.words.iob[end] == "I"
            is_noun = following in nouns.area or following in nouns.settlement or label in _PLACE_LABELS
            is_noun = is_noun and not (same and label not in _PLACE_LABELS | {""})
            if (same or not (label or self._labels[i])) and not is_noun:
                return True
        if i > 0 and self._goes_on(i - 1, i) and not self._is_side(i - 1):
            label, same = self._labels[i - 1], self.words.iob[i] == "I"
            if same and label not in _PLACE_LABELS:
                return True
            if not label and not self._labels[i]:
                return True
        # "the University of Oxford", "The News & Observer of Raleigh": one body for the model.
        is_within = i > 0 and self.words.iob[i] == "I" and self._labels[i] in _OTHER_LABELS
        return is_within and self._text[i - 1] not in {",", "and"}

    def _is_saint(self, i: int, end: int) -> bool:
        """Whether a building is called after the saint: "St Paul's Cathedral"."""
        if (
            self._lower[i].rstrip(".") not in _SAINTS
            or self._lower[end] not in _POSSESSIVE
            or end + 1 >= len(self._text)
        ):
            return False
        buildings = self.lexicon.circumstances.buildings | self.lexicon.place_nouns.thing
        return self._text[end + 1][:1].isupper() and self._lower[end + 1] in buildings

    def _goes_on(self, left: int, right: int) -> bool:
        """Whether two neighbours are words of one run of capitals."""
        return (
            self._text[left][:1].isupper()
            and self._text[right][:1].isupper()
            and self.words.spaced[left]
            and self.words.pos[right] in {"PROPN", "NOUN", "ADJ"}
            and self.words.sentence_start(left) == self.words.sentence_start(right)
        )

    # -- where the text says that it lies

    def _with_containers(self, mentions: list[_Mention]) -> list[_Mention]:
        """Return the mentions, and those that only their state makes places, narrowed to what the text says."""
        by_start = {each.start: each for each in mentions}
        by_end = {each.end: each for each in mentions}
        for comma in (i for i, text in enumerate(self._text) if text in {",", "("} and i > 0):
            if not self.words.tag[comma] or comma + 1 >= len(self._text):
                continue
            inner = by_end.get(comma) or self._unlabelled(comma)
            if inner is None or inner.place is not None:
                continue
            for outer in (self._abbreviation(comma + 1), by_start.get(comma + 1)):
                if outer is not None and outer.place is None and self._narrow(inner, outer):
                    by_start[inner.start], by_start[outer.start] = inner, outer
                    break
        mentions = sorted(by_start.values(), key=lambda each: each.start)
        for mention in mentions:
            self._narrow_by_words(mention, by_start)
        for left, right in pairwise(mentions):
            self._believe_neighbours(left, right)
        return mentions

    def _believe_neighbours(self, left: _Mention, right: _Mention) -> None:
        """Believe what is listed beside a place, though the model takes it for a person: "Lampedusa and Sicily"."""
        if left.is_strong == right.is_strong or right.start - left.end != 1:
            return
        if self._text[left.end] not in {"and", "or", ","}:
            return
        doubtful = right if left.is_strong else left
        known = any(not sense.entry.is_minor for sense in doubtful.senses)
        words = self._text[doubtful.start : doubtful.end]
        if (
            known
            and self._labels[doubtful.start] == "PERSON"
            and not any(word in self.lexicon.given_names for word in words)
        ):
            doubtful.is_strong = True

    def _abbreviation(self, i: int) -> _Mention | None:
        """Return the state whose abbreviation stands behind a town: "Va.", "N.J.", "NJ"."""
        text = self._text[i]
        end = i + 1
        if text.isalpha() and end < len(self._text) and self._text[end] == "." and not self.words.spaced[i]:
            text, end = text + ".", end + 1
        if not text[:1].isupper() or not ("." in text or (text.isupper() and len(text) in {2, 3})):
            return None
        senses = self.gazetteer.abbreviated(text)
        return _Mention(i, end, senses, False) if senses else None

    def _unlabelled(self, end: int) -> _Mention | None:
        """Return the whole run of capitals before a state, which by itself nobody would take for a place."""
        start = end
        while (
            start > 0
            and end - start < 4
            and (self._text[start - 1][:1].isupper() or (self._is_hyphen(start - 1) and start < end))
            and self.words.sentence_start(start - 1) == self.words.sentence_start(end - 1)
        ):
            start -= 1
            if self.words.iob[start] == "B" and self._labels[start] in _PLACE_LABELS:
                break
        for begin in range(start, end):
            text = self.words.between(begin, end)
            if begin > start and self.words.iob[begin] == "I":
                break
            senses = self.gazetteer.senses(text) or self.gazetteer.guarded(text)
            if senses:
                return _Mention(begin, end, senses, False, is_aside=self._is_aside(begin, end))
        return None

    def _narrow(self, inner: _Mention, outer: _Mention) -> bool:
        """Keep those senses of the two of which one lies in the other; return whether there are such."""
        outside = [sense for sense in outer.senses if sense.entry.kind != "city"]
        guarded = self.gazetteer.guarded(self.words.between(inner.start, inner.end))
        for senses in (inner.senses, guarded):
            pairs = [(a, b) for b in outside for a in senses if lies_in(a.entry, b.entry)]
            if pairs:
                break
        else:
            return False
        best = max(pairs, key=lambda pair: (pair[1].entry.kind != "city", pair[0].weight))
        inner.senses, outer.senses = (best[0],), (best[1],)
        inner.is_told = outer.is_told = inner.is_strong = outer.is_strong = True
        return True

    def _narrow_by_words(self, mention: _Mention, by_start: dict[int, _Mention]) -> None:
        """Use "Aleppo province", "the Syrian town of Afrin" and "Homs in Syria"."""
        if mention.place is not None or mention.is_told:
            return
        nouns = self.lexicon.place_nouns
        following = self._lower[mention.end] if mention.end < len(self._text) else ""
        if following in nouns.area:
            areas = tuple(sense for sense in mention.senses if sense.entry.kind == "region")
            if areas:
                mention.senses, mention.is_strong, mention.is_area = areas, True, True
        if following in {"in", "of"} and mention.end + 1 < len(self._text):
            j = mention.end + 1
            while j < len(self._text) and self._is_side(j):
                j += 1
            outer = by_start.get(j)
            if outer is not None and outer.place is None and outer.is_strong and following == "in":
                self._narrow(mention, outer)
        if mention.is_told or mention.start < 3 or self._lower[mention.start - 1] != "of":
            return
        noun = mention.start - 2
        if self._lower[noun] in nouns.settlement or self._lower[noun] in nouns.area:
            mention.is_strong = True
            for j in range(noun - 1, max(-1, noun - 4), -1):
                country = self.lexicon.demonyms.get(self._lower[j])
                if country is not None:
                    inside = tuple(sense for sense in mention.senses if sense.entry.country == country)
                    if inside:
                        mention.senses, mention.is_told = inside, True
                    break

    # -- countries by their adjective

    def grounds(self) -> Iterator[Place]:
        """Yield the countries whose adjective says where something lies: "the Turkish border", "a British city"."""
        ground = self.lexicon.place_nouns.ground
        for i, lower in enumerate(self._lower):
            if lower not in ground or not self.words.tag[i]:
                continue
            for j in range(i - 1, max(-1, i - 5), -1):
                country = self._demonym(j)
                if country is not None:
                    yield from self._ground(country, j)
                elif self.words.pos[j] not in {"ADJ", "NOUN", "PUNCT", "CCONJ"} or self._text[j] in {",", "."}:
                    break

    def _demonym(self, i: int) -> tuple[int, str] | None:
        """Return where the demonym begins that ends with the token, and its country."""
        if not self._text[i][:1].isupper():
            return None
        for start in (i - 1, i):
            country = self.lexicon.demonyms.get(fold(self.words.between(max(0, start), i + 1)))
            if country is not None:
                return start, country
        return None

    def _ground(self, demonym: tuple[int, str], last: int) -> Iterator[Place]:
        start, country = demonym
        entry = self.gazetteer.best(self.lexicon.country_names[country])
        if entry is not None:
            text, span = self.words.between(start, last + 1), _span(self.words, start, last + 1)
            yield Place(text, "country", "clause", span, country, entry.latitude, entry.longitude, entry.geonames_id)


def _is_seat(place: Place, lexicon: Lexicon) -> bool:
    """Whether a building's name speaks of who sits there: "the Kremlin denied it"."""
    key = fold(place.name)
    return place.kind == "venue" and (key in lexicon.seats or key.removeprefix("the ") in lexicon.seats)


def _span(words: Words, start: int, end: int) -> Span:
    return Span(words.offset[start], words.offset[end - 1] + len(words.text[end - 1]))


def _preposition(words: Words, i: int, found: list[Found], buildings: Collection[str]) -> str:
    """Return the preposition that leads to the place: "in Doha", "in the capital, Doha", "at Panmunjom, Korea".

    A person's name stands for somebody there, unless it is that of one of the `buildings`: "at Jinnah House Lahore".
    """
    j = i - 1
    while (
        j >= 0
        and (
            words.pos[j] in {"DET", "ADJ", "PROPN", "NOUN"}
            or words.text[j] in {",", "of", "'s", "’s", "-", "and"}
            or (j == i - 1 and words.tag[j] in {"VBG", "VBN"})  # "in neighbouring Chad", "in occupied Kherson"
        )
        and i - j < 7
    ):
        if found and found[-1].token == j and words.text[j + 1] in {",", "and", "of", "'s", "’s"}:
            return found[-1].preposition
        if words.pos[j] == "PROPN" and words.label[j] == "PERSON" and words.lower[i - 1] not in buildings:
            return ""
        j -= 1
    return (
        words.lower[j]
        if j >= 0 and words.lower[j] in PREPOSITIONS and words.sentence_start(j) == words.sentence_start(i)
        else ""
    )
