"""How does an explanation look on a terminal? In colours where there are any, else with words in brackets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.display import UNBOUNDED, console, shown
from flows.explanation_facts import (
    KIND_OF_TERM,
    LEGEND,
    NOT_TOLD,
    Fact,
    around,
    context_of,
    facts_of,
    note_of,
    quoted,
)
from tasks.nlp.explain import Mark, marks_of, pieces_of
from tasks.records import Account, Article, Explanation, Refusal

STYLES = {
    "trigger": "bold black on yellow",
    "mention": "bold yellow",
    "refused": "strike",
    "cue": "bold red",
    "who": "cyan underline",
    "whom": "magenta italic underline",
    "both": "blue bold underline",
    "place": "green",
    "time": "green italic",
    "topic": "italic",
}
NARROW = 100  # columns, below which the words that gave no account stand one below the other
SUPERSCRIPT = str.maketrans("0123456789+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺")
# Whatever a text holds, the terminal gets no command from it: control characters are shown as pictures of themselves,
# and those that turn the direction of writing as the sign for "not shown".
VISIBLE = (
    {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
    | {0x0D: " ", 0x7F: "␡"}
    | dict.fromkeys(range(0x80, 0xA0), "\ufffd")
    | dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")
    | {0x2028: " ", 0x2029: " "}
)


@dataclass(frozen=True, slots=True)
class Look:
    """How marks are told apart."""

    in_colour: bool
    is_narrow: bool

    def styled(self, text: str, style: str) -> Text:
        """Return the text in the style, or plain where there is no colour."""
        # As a span and not as the style of the whole: what is added to it later keeps its own.
        return Text.assemble((visible(text), style if self.in_colour else ""))

    def marked(self, text: str, mark: Mark) -> Text:
        """Return a marked stretch: in its colour with small numbers after it, or in brackets with words before it."""
        if not self.in_colour:
            return Text(f"[{note_of(mark)}: {visible(text)}]")
        style = STYLES[mark.roles[0].side or mark.kind]
        numbers = dict.fromkeys(str(role.account) for role in mark.roles if role.account is not None)
        note = "·".join(numbers).translate(SUPERSCRIPT) if numbers else "×"
        return Text.assemble((visible(text), style), (note, "dim"))


def show_explanations(explanations: Iterable[Explanation]) -> None:
    """Print each explanation to standard output as it comes."""
    output = console()
    for number, explanation in enumerate(explanations):
        if number:
            output.rule(style="dim") if output.is_terminal else print("\n" + "=" * 80 + "\n")
        if output.is_terminal:
            output.print(as_terminal(explanation, look_of(output)), soft_wrap=False)
        else:
            print(as_plain(explanation))


def look_of(output: Console) -> Look:
    """Return the look that the terminal allows: NO_COLOR and a terminal that knows no colours are heeded."""
    return Look(output.color_system is not None and not output.no_color, output.width < NARROW)


def as_plain(explanation: Explanation) -> str:
    """Return the explanation as text without colours, its lines as long as they are."""
    paper = Console(width=UNBOUNDED, color_system=None, highlight=False, force_terminal=False)
    with paper.capture() as capture:
        for part in parts_of(explanation, Look(in_colour=False, is_narrow=False)):
            paper.print(part, soft_wrap=isinstance(part, Text))
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def as_terminal(explanation: Explanation, look: Look) -> RenderableType:
    """Return the explanation for a terminal, which wraps it to its width."""
    return Group(*parts_of(explanation, look))


def parts_of(explanation: Explanation, look: Look) -> Iterator[RenderableType]:
    """Yield the article with its marks, what they mean, the accounts, and the trigger words that gave none."""
    article = explanation.article
    yield heading(article, look)
    if look.in_colour and (explanation.accounts or explanation.refusals):
        yield legend(explanation)
    yield Text()
    yield marked_text(explanation, look)
    yield Text()
    if not explanation.accounts:
        yield look.styled("No account: nothing in this article was read as an encounter.", "bold")
        yield Text()
    for number, account in enumerate(explanation.accounts, start=1):
        yield account_heading(number, account, look)
        yield account_table(account, explanation, look)
        yield Text()
    if explanation.refusals:
        yield look.styled("Trigger words that gave no account", "bold")
        yield refusal_list(explanation, look) if look.is_narrow else refusal_table(explanation, look)
    else:
        yield Text("Every trigger word gave an account." if explanation.accounts else "There is no trigger word in it.")


def heading(article: Article, look: Look) -> Text:
    """Return title, name, day and address of the article."""
    known = [article.doc_id, f"published {shown(article.published)}" if article.published else "no day of publication"]
    if article.url:
        known.append(article.url)
    if not article.title or article.headline:  # the text itself begins with it
        return look.styled(" · ".join(known), "dim")
    return Text("\n").join([look.styled(article.title, "bold"), look.styled(" · ".join(known), "dim")])


def marked_text(explanation: Explanation, look: Look) -> Text:
    """Return the article's text with its marks; blank lines at its ends are left out."""
    text, found = explanation.article.text, Text()
    start = len(text) - len(text.lstrip("\r\n"))
    for span, mark in pieces_of(marks_of(explanation), start, max(start, len(text.rstrip()))):
        words = text[span.start : span.end]
        found.append_text(Text(visible(words)) if mark is None else look.marked(words, mark))
    return found


def legend(explanation: Explanation) -> Text:
    """Return what the colours mean, of those that are used."""
    used = {role.side or mark.kind for mark in marks_of(explanation) for role in mark.roles}
    entries = [Text(LEGEND[name].partition(":")[0], STYLES[name]) for name in LEGEND if name in used]
    return Text.assemble(("marks: ", "dim"), Text(", ").join(entries), ("; small numbers: the account, × none", "dim"))


def account_heading(number: int, account: Account, look: Look) -> Text:
    """Return number, type, status and identity of an account."""
    return Text.assemble(
        look.styled(f"{number}  {account.type}, {account.status}", "bold"),
        look.styled(f"   confidence {account.confidence:g} · id {account.account_id}", "dim"),
    )


def account_table(account: Account, explanation: Explanation, look: Look) -> RenderableType:
    """Return what is known of an account, a line for each value."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    article = explanation.article
    for fact in facts_of(account, article, explanation.alternatives_of(account)):
        style = STYLES[KIND_OF_TERM.get(fact.term, fact.term)]
        table.add_row(look.styled(fact.term, style), told(fact, article, look))
    return Padding(table, (0, 0, 0, 3))


def told(fact: Fact, article: Article, look: Look) -> Text:
    """Return a fact on a line: the answer, the words of the article, how it came about."""
    if fact.context is not None:
        before, own, after = around(article.text, fact.spans[0], fact.context)
        words = Text.assemble(visible(before), look.styled(f"“{own}”", "bold"), visible(after))
        return words.append_text(look.styled(f" · rule {fact.value}", "dim"))
    line = look.styled(fact.value, "dim" if fact.value == NOT_TOLD else "bold")
    words_given = [visible(each) for each in quoted(article.text, fact.spans)]
    if words_given and words_given != [fact.value]:
        line.append(" " + ", ".join(f"“{each}”" for each in words_given))
    return line.append_text(look.styled("".join(f" · {each}" for each in fact.details), "dim"))


def refusal_table(explanation: Explanation, look: Look) -> RenderableType:
    """Return word, surroundings, rule and reason of each trigger word that gave no account."""
    table = Table(box=None, pad_edge=False, header_style="dim" if look.in_colour else "", padding=(0, 2, 0, 0))
    for column in ("word", "in the text", "rule tried", "why not"):
        table.add_column(column, overflow="fold")
    for refusal in explanation.refusals:
        table.add_row(
            look.styled(refusal.text, "bold"),
            surroundings(refusal, explanation.article, look),
            Text(visible(refusal.rule)),
            Text(visible(refusal.reason)),
        )
    return Padding(table, (0, 0, 0, 3))


def refusal_list(explanation: Explanation, look: Look) -> RenderableType:
    """Return the same one below the other, for a terminal on which four columns find no room."""
    table = Table.grid(padding=(0, 2))
    table.add_column(overflow="fold", max_width=16)
    table.add_column(overflow="fold")
    for refusal in explanation.refusals:
        why = Text.assemble(visible(refusal.reason), look.styled(f" · rule {refusal.rule}", "dim"))
        words = surroundings(refusal, explanation.article, look)
        table.add_row(look.styled(refusal.text, "bold"), Text("\n").join([why, words]))
    return Padding(table, (0, 0, 0, 3))


def surroundings(refusal: Refusal, article: Article, look: Look) -> Text:
    """Return the words around a trigger word on one line."""
    before, own, after = around(article.text, refusal.span, context_of(article.text, refusal.span))
    return Text.assemble(
        look.styled(before, "dim"),
        look.styled(own if look.in_colour else f"“{own}”", "bold"),
        look.styled(after, "dim"),
    )


def visible(text: str) -> str:
    """Return the text with each control character as one that can be seen; length and lines stay."""
    return text.translate(VISIBLE)
