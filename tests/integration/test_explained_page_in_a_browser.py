"""The page of `whomet explain` in a real browser: it renders, and nothing reaches over the edge of a telephone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from flows.explanation_page import as_page
from tasks.reading import load_reader
from tasks.records import Article, Explanation

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update",
    "--disable-background-networking", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
)  # fmt: skip
# Around the page and not in it, which runs no script: a frame as wide as a telephone, measured from outside.
MEASURE = """<!DOCTYPE html><meta charset="utf-8"><body>
<iframe id="page" src="page.html" style="width:%dpx;height:800px;border:0"></iframe>
<pre id="measured"></pre><script>
document.getElementById("page").onload = event => {
  const page = event.target.contentDocument, root = page.documentElement;
  page.querySelectorAll("details").forEach(each => each.open = true);
  const over = [...page.body.querySelectorAll("*")].filter(each => {
    const box = each.getBoundingClientRect();
    return box.width > 1 && (box.right > root.clientWidth + 1 || box.left < -1);
  }).map(each => each.tagName + "." + each.className);
  const cut = [...page.body.querySelectorAll("*")].filter(each =>
    each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== "visible" && each.clientWidth > 1);
  const trigger = page.querySelector(".text .trigger a");
  document.getElementById("measured").textContent = JSON.stringify({
    width: root.clientWidth, scroll: root.scrollWidth, over: over, cut: cut.length, title: page.title,
    scripts: page.scripts.length, note: getComputedStyle(trigger, "::after").content,
    line: getComputedStyle(trigger.parentElement).borderBottomStyle,
    refused: getComputedStyle(page.querySelector(".text .refused")).borderBottomStyle,
    text: page.querySelector(".text").textContent,
  });
};
</script>"""

pytestmark = pytest.mark.skipif(BROWSER is None, reason=f"no browser is installed: none of {', '.join(BROWSERS)}")


def browse(place: Path, *options: str) -> str:
    """Run the browser with a profile of its own and return what it prints."""
    assert BROWSER is not None
    own = ("--allow-file-access-from-files", f"--user-data-dir={place / 'profile'}", "--virtual-time-budget=10000")
    environment = os.environ | {"HOME": str(place)}
    ran = subprocess.run(
        [BROWSER, *OPTIONS, *own, *options], env=environment, capture_output=True, text=True, timeout=120, check=True
    )
    return ran.stdout


@pytest.fixture(scope="module")
def explanation() -> Explanation:
    """Return the explanation of a text with a refused word, long words and an address, hostile to any layout."""
    text = (
        "Reagan & Gorbachev meet <script>document.title='owned'</script>\n\n"
        "Ronald Reagan met Mikhail Gorbachev in Geneva on 19 November 1985 to discuss "
        + "arms" * 60
        + ".\n\nThe plan met with criticism, see https://news.example.org/" + "a/" * 120 + " for more."
    )  # fmt: skip
    article = Article("geneva-" * 30, "test", "geneva", text, "https://news.example.org/" + "long" * 60)
    found = load_reader("md", None).explain(article)
    assert found.accounts
    assert found.refusals
    return found


def measured(place: Path, page: str, width: int) -> Any:
    """Return what the browser says of the page in a frame of this width."""
    (place / "page.html").write_text(page, encoding="utf-8", newline="")
    (place / "measure.html").write_text(MEASURE % width, encoding="utf-8")
    shown = browse(place, "--window-size=1600,1200", "--dump-dom", (place / "measure.html").as_uri())
    found = re.search(r'<pre id="measured">(.+?)</pre>', shown, re.DOTALL)
    assert found, shown[-2000:]
    return json.loads(unescape(found.group(1)))


@pytest.mark.parametrize("width", [320, 390, 768, 1400])
def test_nothing_reaches_over_the_edge(explanation: Explanation, tmp_path: Path, width: int) -> None:
    other = replace(explanation, article=replace(explanation.article, title="x" * 300))
    found = measured(tmp_path, as_page([explanation, other]), width)
    assert found["width"] == width
    assert found["scroll"] <= width
    assert (found["over"], found["cut"]) == ([], 0)


def test_the_marks_are_told_apart_without_colour(explanation: Explanation, tmp_path: Path) -> None:
    found = measured(tmp_path, as_page([explanation]), 390)
    assert found["note"].startswith('"1"')
    assert (found["line"], found["refused"]) == ("solid", "dotted")


def test_hostile_text_is_shown_and_not_run(explanation: Explanation, tmp_path: Path) -> None:
    found = measured(tmp_path, as_page([explanation]), 390)
    assert found["text"] == explanation.article.text
    assert found["scripts"] == 0
    assert found["title"] == explanation.article.doc_id


def test_it_can_be_photographed_in_light_and_dark(explanation: Explanation, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(as_page([explanation]), encoding="utf-8")
    pictures = []
    for scheme in ("1", "0"):
        picture = tmp_path / f"{scheme}.png"
        browse(
            tmp_path, "--window-size=390,800", f"--blink-settings=preferredColorScheme={scheme}",
            f"--screenshot={picture}", (tmp_path / "page.html").as_uri(),
        )  # fmt: skip
        pictures.append(picture.read_bytes())
    assert all(len(picture) > 5000 for picture in pictures)
    assert pictures[0] != pictures[1]
