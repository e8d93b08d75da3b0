"""How does an explanation look as a page? One HTML file that needs no network and no script.

The article stands in it character by character, as the text of one element; the notes beside the marks are drawn by
the style sheet, so that nothing of ours is copied or searched along with the text. A mark leads to its account, the
words in an account lead back to the mark.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from flows.display import shown
from flows.explanation_facts import (
    KIND_OF_TERM,
    LEGEND,
    NOT_TOLD,
    Fact,
    around,
    context_of,
    description_of,
    facts_of,
    note_of,
    quoted,
)
from tasks.nlp.explain import Mark, marks_of, pieces_of
from tasks.nlp.model.pipeline import paragraphs
from tasks.records import Account, Article, Explanation, Refusal, Span

STYLE = Path(__file__).with_suffix(".css")
# Whatever an article smuggles in: no script runs, nothing is loaded.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
# Characters that HTML cannot hold are shown as pictures of themselves; a carriage return is kept by its number.
HOLDABLE: dict[int, int | str] = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t\r"}
HOLDABLE |= {0x0D: "&#13;", 0x7F: "␡"}


def as_page(explanations: Sequence[Explanation]) -> str:
    """Return one page with all the explanations, with a list of contents where there are several."""
    several = len(explanations) > 1
    title = f"{len(explanations)} articles explained" if several else name_of(explanations[0].article)
    bodies = [article_part(number, each, 2 if several else 1) for number, each in enumerate(explanations, start=1)]
    if several:
        bodies.insert(0, f"<h1>{safe(title)}</h1>\n{contents(explanations)}")
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="whomet explain">
<title>{safe(title)}</title>
<style>
{STYLE.read_text(encoding="utf-8")}</style>
</head>
<body>
<main>
{"".join(bodies)}</main>
</body>
</html>
"""


def contents(explanations: Sequence[Explanation]) -> str:
    """Return a link to each article, with what was found in it."""
    entries = "".join(
        f'<li><a href="#a{number}">{safe(name_of(each.article))}</a> <small>{counted(each)}</small></li>\n'
        for number, each in enumerate(explanations, start=1)
    )
    return f'<nav aria-label="Articles">\n<ol>\n{entries}</ol>\n</nav>\n'


def article_part(number: int, explanation: Explanation, level: int) -> str:
    """Return the part of the page about one article: its text with the marks, and beside or below it what they mean.

    `level` is that of its heading.
    """
    article, marks = explanation.article, marks_of(explanation)
    anchors = Anchors(f"a{number}", marks, explanation.refusals)
    accounts = "".join(
        account_part(each, account, explanation, anchors, level + 1)
        for each, account in enumerate(explanation.accounts, start=1)
    )
    label = f'aria-label="The article with its marks"{language(article)}'
    return f"""<article id="a{number}">
<header>
<h{level}>{safe(name_of(article))}</h{level}>
<p class="known">{known(article)}</p>
<p>{counted(explanation)}. <a href="#a{number}-found">Go to what was found</a></p>
{legend(marks)}</header>
<div class="columns">
<section class="text" {label} tabindex="0">{marked_text(article, marks, anchors)}</section>
<section class="found" id="a{number}-found" aria-label="What was found">
{accounts}{refusals_part(explanation, anchors, level + 1)}</section>
</div>
</article>
"""


class Anchors:
    """The names within the page by which marks, accounts and refusals of one article lead to each other."""

    def __init__(self, prefix: str, marks: Sequence[Mark], refusals: Sequence[Refusal]) -> None:
        self._prefix = prefix
        self._marks = marks
        # Of two rules that refused one word, the mark leads to the first.
        backwards = reversed(list(enumerate(refusals, start=1)))
        self._refused = {offset: number for number, refusal in backwards for offset in range(*refusal.span)}

    def of_mark(self, mark: Mark) -> str:
        """Return the name of a mark: by its place in the text, which no other mark shares."""
        return f"{self._prefix}-at-{mark.span.start}"

    def of_account(self, number: int) -> str:
        """Return the name of the account with this number."""
        return f"{self._prefix}-account-{number}"

    def of_refusal(self, number: int) -> str:
        """Return the name of the row about a trigger word that gave no account."""
        return f"{self._prefix}-refused-{number}"

    def meaning_of(self, mark: Mark) -> str:
        """Return where a mark leads: to the first account that it belongs to, or to the reason of the refusal."""
        number = mark.roles[0].account
        return self.of_account(number) if number is not None else self.of_refusal(self._refused[mark.span.start])

    def of_words(self, span: Span) -> str | None:
        """Return the name of the first mark in a span."""
        found = bisect_right(self._marks, span.start, key=lambda mark: mark.span.end)
        return self.of_mark(self._marks[found]) if found < len(self._marks) else None


def marked_text(article: Article, marks: Sequence[Mark], anchors: Anchors) -> str:
    """Return the article's text as the paragraphs that the reader took it for, each character once."""
    found: list[str] = []
    for start, end in paragraphs(article.text):
        pieces = "".join(
            marked(article.text, span, mark, anchors) if mark else safe(article.text[span.start : span.end])
            for span, mark in pieces_of(marks, start, end)
        )
        found.append(f'<p dir="auto">{pieces}</p>')
    return "".join(found)


def marked(text: str, span: Span, mark: Mark, anchors: Anchors) -> str:
    """Return a marked stretch, which leads to what it means and says it to eye and ear."""
    words = text[span.start : span.end]
    is_first = span.start == mark.span.start
    name = f' id="{anchors.of_mark(mark)}"' if is_first else ""
    # The note follows the last piece, and stands for them all.
    note = f' data-note="{safe(note_of(mark))}"' if span.end == mark.span.end else ""
    said = safe(f"{' '.join(words.split())} ({description_of(mark)})")
    return (
        f'<mark class="{mark.roles[0].side or mark.kind}"{name}>'
        f'<a href="#{anchors.meaning_of(mark)}" aria-label="{said}"{note}>{safe(words)}</a></mark>'
    )


def legend(marks: Sequence[Mark]) -> str:
    """Return what the marks mean, of those that are used; folded away, since each mark says it too."""
    used = {role.side or mark.kind for mark in marks for role in mark.roles}
    entries = ""
    for name in (name for name in LEGEND if name in used):
        word, colon, meaning = LEGEND[name].partition(":")
        entries += f'<li><mark class="{name}">{word}</mark>{colon}{meaning}</li>\n'
    if not entries:
        return ""
    return f"<details>\n<summary>What the marks mean</summary>\n<ul>\n{entries}</ul>\n</details>\n"


def account_part(number: int, account: Account, explanation: Explanation, anchors: Anchors, level: int) -> str:
    """Return what is known of one account, a line for each value."""
    article = explanation.article
    facts = "".join(
        f"<div><dt>{marked_term(fact.term)}</dt><dd>{told(fact, article, anchors)}</dd></div>\n"
        for fact in facts_of(account, article, explanation.alternatives_of(account))
    )
    return f"""<section class="account" id="{anchors.of_account(number)}">
<h{level}><span class="number">{number}</span> {account.type}, {account.status}</h{level}>
<dl>
{facts}</dl>
<p class="known">confidence {account.confidence:g} · id {safe(account.account_id)}</p>
</section>
"""


def marked_term(term: str) -> str:
    """Return the name of a value in the look that its marks have in the text."""
    return f'<mark class="{KIND_OF_TERM.get(term, term)}">{term}</mark>'


def told(fact: Fact, article: Article, anchors: Anchors) -> str:
    """Return a fact on a line: the answer, the words of the article, how it came about."""
    if fact.context is not None:
        before, own, after = around(article.text, fact.spans[0], fact.context)
        words = link(anchors.of_words(fact.spans[0]), own)
        return f"<q>{safe(before)}{words}{safe(after)}</q> <small>rule {safe(fact.value)}</small>"
    if fact.value == NOT_TOLD:
        return f"<small>{NOT_TOLD}</small>"
    quotes = list(zip(quoted(article.text, fact.spans), map(anchors.of_words, fact.spans), strict=True))
    if len(quotes) == 1 and quotes[0][0] == fact.value:
        line = f"<strong>{link(quotes[0][1], fact.value)}</strong>"
    else:
        said = ", ".join(f"<q>{link(name, words)}</q>" for words, name in quotes)
        line = f"<strong>{safe(fact.value)}</strong> {said}"
    return line + (f" <small>{safe(' · '.join(fact.details))}</small>" if fact.details else "")


def refusals_part(explanation: Explanation, anchors: Anchors, level: int) -> str:
    """Return the table of trigger words that gave no account: word, surroundings, rule, reason."""
    if not explanation.refusals:
        words = "Every trigger word gave an account." if explanation.accounts else "There is no trigger word in it."
        return f"<p>{words}</p>\n"
    columns = ("word", "in the text", "rule tried", "why not")
    headings = "".join(f'<th scope="col" role="columnheader">{column}</th>' for column in columns)
    rows = "".join(
        refusal_row(number, each, explanation.article, anchors)
        for number, each in enumerate(explanation.refusals, start=1)
    )
    return f"""<section class="refusals">
<h{level}>Trigger words that gave no account</h{level}>
<table role="table">
<thead role="rowgroup"><tr role="row">{headings}</tr></thead>
<tbody role="rowgroup">
{rows}</tbody>
</table>
</section>
"""


def refusal_row(number: int, refusal: Refusal, article: Article, anchors: Anchors) -> str:
    """Return the row of one trigger word."""
    before, own, after = around(article.text, refusal.span, context_of(article.text, refusal.span))
    return (
        f'<tr role="row" id="{anchors.of_refusal(number)}">'
        f'<th scope="row" role="rowheader">{link(anchors.of_words(refusal.span), refusal.text)}</th>'
        f'<td role="cell"><q>{safe(before)}<b>{safe(own)}</b>{safe(after)}</q></td>'
        f'<td role="cell" data-column="rule tried: ">{safe(refusal.rule)}</td>'
        f'<td role="cell" data-column="why not: ">{safe(refusal.reason)}</td></tr>\n'
    )


def link(name: str | None, words: str) -> str:
    """Return words that lead to a place in the page, or the words alone."""
    return f'<a href="#{name}">{safe(words)}</a>' if name else safe(words)


def known(article: Article) -> str:
    """Return name, day and address of the article; only an address on the web becomes a link."""
    parts = [safe(article.doc_id)] if article.title else []
    parts.append(f"published {shown(article.published)}" if article.published else "no day of publication is known")
    if article.url:
        address = safe(article.url)
        parts.append(f'<a href="{address}" rel="noreferrer">{address}</a>' if is_web(article.url) else address)
    return " · ".join(parts)


def is_web(address: str) -> bool:
    """Whether an address may be followed: what an article gives as one may as well be a script."""
    try:
        return urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return False


def language(article: Article) -> str:
    """Return the attribute that says in which language the text is, where it is known."""
    return f' lang="{safe(article.language)}"' if article.language else ""


def counted(explanation: Explanation) -> str:
    """Return how much was found: "2 accounts, 1 trigger word without one"."""
    accounts, refused = len(explanation.accounts), len(explanation.refusals)
    told_of = f"{accounts} account{'s' * (accounts != 1)}"
    return f"{told_of}, {refused} trigger word{'s' * (refused != 1)} without one"


def name_of(article: Article) -> str:
    """Return the title of the article, or its name where it has none."""
    return article.title or article.doc_id


def safe(text: str) -> str:
    """Return text as HTML that shows it as it is, in an element as in an attribute."""
    return escape(text).translate(HOLDABLE)
