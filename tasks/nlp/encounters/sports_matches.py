"""Do teams and players meet to play?"""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc, Span, Token

from tasks.nlp import syntax
from tasks.nlp.encounters.athletics import is_at_athletics
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.private_people import has_standing
from tasks.nlp.sides.sides import Sides
from tasks.nlp.sides.triggers import Trigger
from tasks.nlp.text.words import words_of_doc

MATCH = "a match"
_OF = frozenset({"of"})
_AT = frozenset({"at", "in", "from", "for"})
_SPORT = 4  # sports words in an article from which teams that meet are playing
_TWO_WORDS = 2  # one alone may be in a name: "the Arab League"
_SPARSE = 60  # words for each that tells of play, below which an article only mentions it


def is_about_sport(doc: Doc, lexicon: Lexicon) -> bool:
    """Whether the article is a report of matches: there teams and players meet to play."""
    lemmas = words_of_doc(doc).lemma
    words = [lemma for lemma in lemmas if lemma in lexicon.contexts.sports]
    if len(words) >= _SPORT and len(set(words)) >= 3:
        return True
    weak = [lemma for lemma in lemmas if lemma in lexicon.contexts.games]
    return bool(words) and len(weak) >= 2 * _SPORT and len(set(weak)) >= _SPORT


def touches_sport(doc: Doc, lexicon: Lexicon) -> bool:
    """Whether an article has words of play throughout, if too few to tell of matches; counted once an article."""
    known = doc.user_data.get("touches sport")
    if known is None:
        known = doc.user_data["touches sport"] = _has_words_of_play(doc, lexicon)
    return bool(known)


def _has_words_of_play(doc: Doc, lexicon: Lexicon) -> bool:
    words = Counter(word.removesuffix("s") for word in words_of_doc(doc).lower)  # where no model read are no lemmas
    contexts = lexicon.contexts
    strong = [words[each] for each in contexts.sports | lexicon.refusals.sportsmen if words[each]]
    if len(strong) < _TWO_WORDS:
        return False
    weak = sum(words[each] for each in contexts.games)
    return 2 * sum(strong) + weak >= max(_SPORT, words.total() // _SPARSE)


def is_sport(trigger: Trigger, sides: Sides, cast: Cast, lexicon: Lexicon, *, in_sport: bool) -> bool:
    """Whether those who meet, or come on a visit, do so to play."""
    if in_sport and trigger.type == "visit":
        playing = lexicon.contexts.sports | lexicon.contexts.won | lexicon.contexts.games  # the coach comes with them
        return not any(
            has_office_off_the_field(party, cast, lexicon) and not _only_plays(party, cast, playing)
            for party in sides.who
        )
    if trigger.type != "meeting" or trigger.rule.frame not in {"meet", "nominal", "receive"}:
        return False
    parties = sides.everybody
    if is_at_athletics(trigger, sides, lexicon):
        return True
    won = lexicon.contexts.sports | lexicon.contexts.won
    if any(has_office_off_the_field(each, cast, lexicon) and not _only_plays(each, cast, won) for each in parties):
        return False
    if any(_administers(party, cast, lexicon) for party in parties):
        return False
    playing = lexicon.contexts.sports | lexicon.contexts.games
    # "the two sides will meet" may be governments
    said = {i for party in parties for i in range(party.start, party.end) if _is_no_team(party, i, cast, lexicon)}
    here = any(
        token.lemma_.lower() in playing and not (_counts_talks(token, lexicon) or _is_part(token))
        for token in trigger.token.sent
        if token.i not in said
    )
    here = here or (not said and _goes_on_playing(trigger, lexicon.contexts.sports | lexicon.contexts.won))
    is_about_players = trigger.rule.frame != "receive" and not _has_anybody_standing(parties, cast)
    if is_about_players and _was_played(trigger.token, lexicon):
        return True
    is_between_people = all(_act_for_nobody(party, cast, won) for party in parties)
    if (is_about_players or is_between_people) and _is_drawn(trigger.token, lexicon):
        return True
    if trigger.rule.frame == "nominal":
        if in_sport and _is_only_at_it(trigger, sides) and parties[0].kind == "person":
            return True
        is_contest = not any(party.kind == "person" for party in parties) and _is_contest(trigger.token, lexicon)
        return is_contest or (in_sport and here)
    if trigger.rule.frame == "meet" and _is_at_a_stage(trigger.token, lexicon):
        return True
    if trigger.rule.frame == "meet" and _is_in_a_round(trigger.token, lexicon):
        return True
    if trigger.rule.frame == "meet" and _are_counted(trigger.token) and all(p.kind == "organization" for p in parties):
        return True  # clubs "have met 250 times"
    return in_sport or (here and not any(party.kind == "person" for party in parties))


def _is_no_team(party: Party, i: int, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether the word says nothing of play where it tells who they are: "the two sides", "the contact group".

    "The teams" without a name may be those who negotiate.
    """
    lemma = cast.doc[i].lemma_.lower()
    if party.is_anaphor or lemma in lexicon.contexts.firms:
        return True
    return party.actor is None and party.kind == "group" and lemma in lexicon.contexts.teams


def _is_part(noun: Token) -> bool:
    """Whether it is a part of something: "the Thai side of the border", "the goal of the meeting"."""
    return any(each.pos_ == "NOUN" for each in syntax.prepositional(noun, _OF))


def _counts_talks(noun: Token, lexicon: Lexicon) -> bool:
    """Whether the word only says which talks they are: "the fourth round of the dialogue"."""
    talks = lexicon.circumstances.encounters - lexicon.circumstances.journeys
    return any(each.lemma_ in talks for each in syntax.prepositional(noun, _OF))


def has_office(party: Party, cast: Cast) -> bool:
    """Whether it is somebody of an office, or told by one."""
    if party.actor is None:
        return bool(party.title)
    actor = cast.actors[party.actor]
    return actor.kind == "person" and bool(actor.title)


def has_office_off_the_field(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is somebody of an office other than those of play: a minister or coach, not a champion or captain."""
    if not has_office(party, cast):
        return False
    actor = cast.actors[party.actor] if party.actor is not None else None
    title = party.title if actor is None else actor.title
    if title is None or last_word(title) not in lexicon.refusals.players:
        return True
    others = (last_word(each) for each in (actor.titles if actor is not None else ()))
    return any(each not in lexicon.refusals.players and _is_office(each, lexicon) for each in others)


def last_word(title: str) -> str:
    """Return the last word of a title, of one man's where it is that of several: "boxer" of "heavyweight boxers"."""
    word = title.lower().rpartition(" ")[2]
    return word if word.endswith("ss") else word.removesuffix("s")


def _is_office(title: str, lexicon: Lexicon) -> bool:
    noun = lexicon.title(title)
    return noun is not None and noun.kind in {"office", "rank"}


def _only_plays(party: Party, cast: Cast, playing: frozenset[str]) -> bool:
    """Whether nothing is told of somebody but what he plays or has won: "the striker", "the Olympic champion"."""
    titles = cast.actors[party.actor].titles if party.actor is not None else {party.title or ""}
    return all(title.rpartition(" ")[2] in playing for title in titles)


def _is_only_at_it(trigger: Trigger, sides: Sides) -> bool:
    """Whether somebody does something at it, as athletes do: "ran the fastest mile at a meeting in Oslo"."""
    parties = {(party.actor, party.text) for party in sides.everybody}
    return len(parties) == 1 and syntax.preposition_before(trigger.token) in _AT


def _has_anybody_standing(parties: list[Party], cast: Cast) -> bool:
    """Whether anybody has an office or acts for a body or country, or nobody is named at all."""
    people = [party for party in parties if party.actor is not None and party.kind == "person"]
    return not people or any(has_standing(party, cast) for party in parties)


def _act_for_nobody(party: Party, cast: Cast, playing: frozenset[str]) -> bool:
    """Whether it is one of no body; a country players have too, and "the French Open champion" is of no Open."""
    actor = cast.actors[party.actor] if party.actor is not None else None
    is_alone = actor is None or not actor.organization or (bool(actor.titles) and _only_plays(party, cast, playing))
    return party.kind == "person" and is_alone


def _was_played(token: Token, lexicon: Lexicon) -> bool:
    """Whether the sentence before tells of a match: "… in the derby. A and B have never met as managers"."""
    words = words_of_doc(token.doc)
    start = words.sentence_start(token.i)
    if start == 0:
        return False
    before = range(words.sentence_start(start - 1), start)
    return any(words.lemma[i] in lexicon.contexts.sports for i in before)


def _is_drawn(token: Token, lexicon: Lexicon) -> bool:
    """Whether who wins earns it: "beat Rune in four sets to set up a meeting with Alcaraz"."""
    verb, contexts = syntax.governing_verb(token), lexicon.contexts
    if token.pos_ != "NOUN" or verb is None or syntax.particle(verb) not in contexts.drawing:
        return False
    words = words_of_doc(token.doc)
    before = token.doc[words.sentence_start(token.i) : verb.i]
    playing = contexts.sports | contexts.games | contexts.won | contexts.stages
    return any(each.lemma_.lower() in playing for each in before) or _tells_score(before)


def _tells_score(words: Span) -> bool:
    """Whether they tell a score: "6-4"."""
    return any(
        one.like_num and mark.text in syntax.HYPHENS and two.like_num
        for one, mark, two in zip(words, words[1:], words[2:], strict=False)
    )


def _is_contest(token: Token, lexicon: Lexicon) -> bool:
    """Whether the sentence says in what they met and who won: "the final repeats a meeting that England won"."""
    words = words_of_doc(token.doc)
    start, end = words.sentence_start(token.i), words.sentence_end(token.i)
    lemmas = {words.lemma[i] for i in range(start, end)}
    return bool(lemmas & lexicon.contexts.stages) and bool(lemmas & lexicon.contexts.won)


def _are_counted(verb: Token) -> bool:
    """Whether it is told how often: "met 250 times"."""
    behind = verb.doc[verb.i + 1 : min(verb.i + 4, verb.sent.end)]
    return any(token.lower_ == "times" and token.nbor(-1).like_num for token in behind)


def _goes_on_playing(trigger: Trigger, playing: frozenset[str]) -> bool:
    """Whether what follows "A will meet B" tells of a match."""
    end = trigger.token.sent.end
    if trigger.rule.frame != "meet" or syntax.preposition_before(trigger.token) or end >= len(trigger.token.doc):
        return False
    following = trigger.token.doc[end].sent
    return any(token.lemma_.lower() in playing for token in following)


def _is_at_a_stage(verb: Token, lexicon: Lexicon) -> bool:
    """Whether they meet in what only players meet in: "in the semi-final", but not "in the final round of talks"."""
    doc, sentence = verb.doc, verb.sent
    for i in range(verb.i + 1, min(sentence.end - 2, verb.i + 8)):
        if doc[i].lower_ != "in":
            continue
        for noun in doc[i + 1 : min(sentence.end, i + 5)]:
            if noun.pos_ == "ADP":
                break
            whole = syntax.hyphenated(noun)
            end = noun.i + 1 if whole == noun.lower_ else noun.i + 2 * whole.count("-") + 1
            if whole == "round" and noun.i + 1 < sentence.end and doc[noun.i + 1].like_num:
                return True  # "meets him in round nine"
            if whole == "last" and _is_count_alone(noun, sentence):
                return True  # "meets him in the last eight"
            if whole in lexicon.contexts.stages and (end >= sentence.end or doc[end].pos_ not in {"NOUN", "PROPN"}):
                return True
    return False


def _is_count_alone(word: Token, sentence: Span) -> bool:
    """Whether a number follows of which it is not told what it counts: "the last eight", not "the last two years"."""
    if word.i + 2 >= sentence.end or not word.nbor().like_num:
        return False
    return word.nbor(2).pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"} and word.nbor(2).lower_ != "of"


def _is_in_a_round(verb: Token, lexicon: Lexicon) -> bool:
    """Whether who plays is to meet another in one: "in the third round she meets him", not in one of talks."""
    if syntax.is_past(verb):
        return False
    words = words_of_doc(verb.doc)
    return any(
        words.lower[i] == "round"
        and words.lower[i - 1] in lexicon.times.ordinals
        and syntax.preposition_before(verb.doc[i]) == "in"
        and not _counts_talks(verb.doc[i], lexicon)
        for i in range(words.sentence_start(verb.i) + 1, words.sentence_end(verb.i))
    )


def _administers(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is a body that decides and does not play: "the board of the club", "the Civil Aviation Authority"."""
    name = cast.actors[party.actor].name if party.actor is not None else party.text
    return party.kind in {"organization", "group"} and bool(
        lexicon.contexts.administrations & set(name.lower().split())
    )
