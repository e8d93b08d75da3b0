"""The `whomet` command: thin, the top layer; each command imports what it needs when it is called."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from tasks.errors import ConfigurationError, WhometError

FAILED, MISUSED = 1, 2


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or end the program with exit status 2."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is no day; write it as YYYY-MM-DD, such as 2026-05-31", param, ctx)


class OneLineErrors(click.Group):
    """A group of commands that tells every error in one line, and lists its commands in the order of use."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names of the commands as they follow each other here."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; turn an error into a line on standard error and an exit status."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if ctx.params["traceback"]:
                raise
            end(error)


def end(error: Exception) -> NoReturn:
    """End the program with the error's line on standard error."""
    from warehouse.errors import WarehouseError

    if isinstance(error, WhometError | WarehouseError):
        click.echo(f"whomet: {error}", err=True)
        sys.exit(MISUSED if isinstance(error, ConfigurationError | WarehouseError) else FAILED)
    message = (str(error).strip().splitlines() or ["no message"])[0]
    click.echo(f"whomet: {type(error).__name__}: {message} — `whomet --traceback …` shows where", err=True)
    sys.exit(FAILED)


DAY = Day()
warehouse_option = click.option(
    "--warehouse",
    metavar="ADDRESS",
    help="A DuckDB file, quack:HOST:PORT or ducklake:…; else WHOMET_WAREHOUSE, else data/whomet.duckdb.",
)
published_option = click.option("--published", type=DAY, help="Day of publication of files that give none.")


@click.group(cls=OneLineErrors, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--traceback", is_flag=True, help="Show where in the program an error came from.")
@click.version_option(package_name="whomet")
def main(traceback: bool) -> None:
    """News in; who met whom, where, when and on which topics out, as DuckDB tables.

    \b
    whomet ingest                      read the sample articles into the warehouse
    whomet ingest ~/news               read a folder of your own, or the URL of a feed
    whomet extract article.txt         look at one article, no warehouse needed
    whomet explain article.txt         see why it says so, word by word
    whomet sql                         what there is to ask
    whomet sql "FROM who_met_whom"     ask it
    whomet export --format csv         take it elsewhere
    whomet sources                     where news comes from, and what is switched on
    whomet serve                       the warehouse for many, who write and ask at once
    whomet doctor                      what is wrong, and what to do about it

    Exit status: 0 done; 1 something could not be read, each is named; 2 usage or configuration.
    """


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH|URL]...")
@click.option("--source", "sources", multiple=True, metavar="NAME", help="A source of sources.toml; may be repeated.")
@warehouse_option
@click.option("--since", type=DAY, help="Leave out articles that were published before this day.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Read at most N new articles.")
@published_option
def ingest(paths: tuple[str, ...], sources: tuple[str, ...], **options: Any) -> None:
    """Read new articles into the warehouse.

    A PATH is a file or folder of .txt .md .html .htm .json .jsonl .jsonl.gz .parquet, a list of feeds (.opml), or the
    URL of a feed, a sitemap or an article; without PATHS and --source: the enabled sources (`whomet sources` lists
    them), those on the web where they are due.
    What is stored already and has not changed is passed over, so running it again costs little. What fails is named,
    kept in the table rejects, and the rest goes on.

    \b
    whomet ingest                                    the enabled sources
    whomet ingest https://example.org/feed.xml       what a feed lists, or a sitemap; or one article
    whomet ingest subscriptions.opml                 all feeds of a list
    whomet ingest ~/news --published 2026-05-31      a folder of texts that give no date
    whomet ingest dump.jsonl --limit 500             a first look at a large file
    whomet ingest --warehouse /tmp/try.duckdb        into a warehouse of its own
    """
    from flows.run_ingest import run_ingest

    sys.exit(run_ingest(list(paths), list(sources), **options))


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
@published_option
def extract(paths: tuple[str, ...], form: str, published: date | None) -> None:
    """Print what articles tell, without a warehouse.

    One JSON object for each article: its accounts with participants, place, time, topics, status, and the offsets of
    every value in the text.

    \b
    whomet extract article.txt --published 2026-05-31
    whomet extract ~/news --format table
    whomet extract ~/news > accounts.jsonl
    """
    from flows.run_extract import run_extract

    sys.exit(run_extract(paths, form, published))


@main.command()
@click.argument("file", metavar="FILE")
@click.option("--html", is_flag=True, help="Write a page instead: one file, no script, nothing loaded.")
@published_option
def explain(file: str, html: bool, published: date | None) -> None:
    """Show an article with every value marked, and why.

    Below the text: each account with its rule, status, participants, place, time and topics, and the words that gave
    them; then each trigger word that gave no account, with the rule that was tried and the reason. Marks are coloured
    on a terminal; elsewhere, and with NO_COLOR set, they are words in brackets. A FILE may hold several articles.

    \b
    whomet explain article.txt --published 2026-05-31
    whomet explain article.txt --html > article.html
    whomet explain articles.jsonl | less
    """
    from flows.run_explain import run_explain

    sys.exit(run_explain(file, html, published))


@main.command()
@click.argument("file", metavar="FILE")
@click.option("--layer", type=click.Choice(["times", "places"]), required=True, help="Which expressions to print.")
@published_option
def annotate(file: str, layer: str, published: date | None) -> None:
    """Print every time expression or place of an article, also outside encounters.

    One JSON object for each: times with their days (null where the text does not fix them) and granularity, places
    with the entry of the gazetteer. A FILE may hold several articles.

    \b
    whomet annotate article.txt --layer times --published 2026-05-31
    whomet annotate articles.jsonl --layer places > places.jsonl
    """
    from flows.run_annotate import run_annotate

    sys.exit(run_annotate(file, layer, published))


@main.command()
@click.argument("query", required=False)
@click.option("--file", type=click.Path(path_type=Path), help="Read the query from here; - is standard input.")
@click.option("--name", metavar="EXAMPLE", help="A worked query; `whomet sql` lists them.")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter; may be repeated.")
@click.option(
    "--rows", type=click.IntRange(min=0), metavar="N", help="Rows of a table, 0 for all; else 50 on a terminal."
)
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json", "parquet"]), default="table", show_default=True
)
@warehouse_option
def sql(query: str | None, file: Path | None, name: str | None, **options: Any) -> None:
    """Ask the warehouse a question in SQL.

    Without a query: what there is to ask. Only reading is allowed. The answer comes from the snapshot that the last
    ingest left, so nobody waits for a lock. A table fits the terminal: long values are shortened, and with too many
    columns for that each row is shown value by value; nothing is cut in a file or a pipe.

    \b
    whomet sql "FROM who_met_whom"
    whomet sql "SELECT * FROM met('Sadat')" --format csv
    whomet sql --name third_countries
    whomet sql --file mine.sql --param person=Kissinger --format parquet > answer.parquet
    """
    from flows.run_sql import run_sql

    if sum(value is not None for value in (query, file, name)) > 1:
        raise click.UsageError("give one of: a query, --file, --name")
    run_sql(query, file, name, **options)


@main.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["parquet", "csv", "plover", "dyads", "gexf"]),
    required=True,
    help="See above.",
)
@click.option("--output", type=click.Path(path_type=Path), metavar="PATH", help="A file, or a folder; see above.")
@click.option("--since", type=DAY, help="Leave out what ended before this day.")
@click.option("--until", type=DAY, help="Leave out what began after this day.")
@warehouse_option
def export(form: Any, output: Path | None, **options: Any) -> None:
    """Hand the encounters to other programs.

    \b
    parquet  for DuckDB, pandas, Polars, R, Spark
    csv      for spreadsheets; lists are text: a; b
    plover   PLOVER records, one JSON object a line: one an encounter, everybody in it
    dyads    rows like those of GDELT 1.0, two by two: CAMEO 1.1b3 codes, ISO countries
    gexf     the network of who met whom, for Gephi and networkx

    Written whole or not at all. With --output, what is there is replaced: a file, or a folder of an earlier export;
    anything else is left alone. parquet and csv write the encounters to a PATH with an ending, and every table to a
    PATH without one, with columns.csv to explain them. Without --output it goes to standard output. With --since or
    --until, what has no known day is left out.

    \b
    whomet export --format parquet --output encounters      a folder, a file a table
    whomet export --format csv --output encounters.csv      the encounters alone
    whomet export --format plover --since 2026-01-01 | jq .actor
    whomet export --format gexf --output network.gexf
    """
    from flows.run_export import run_export

    run_export(form, output, **options)


@main.group(invoke_without_command=True)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@warehouse_option
@click.pass_context
def sources(context: click.Context, form: str, warehouse: str | None) -> None:
    """Show what is fetched and how it fares; switch it on and off.

    Without a command: every source of sources.toml, whether it is switched on, how it was last polled and when it is
    due again. Times are in UTC. Switches are kept in sources_enabled.toml in the folder that WHOMET_SEEDS names.

    \b
    whomet sources                           all sources
    whomet sources --format json | jq '.[] | select(.failures > 0)'
    whomet sources enable un-news bbc-world  fetch these from now on
    whomet sources disable bbc-world         and this one no more
    """
    if context.invoked_subcommand is None:
        from flows.run_sources import run_sources

        sys.exit(run_sources(form, warehouse))


@sources.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@warehouse_option
def enable(names: tuple[str, ...], warehouse: str | None) -> None:
    """Fetch these sources from now on; one that had been stopped begins anew."""
    from flows.run_sources import run_switch

    sys.exit(run_switch(names, True, warehouse))


@sources.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@warehouse_option
def disable(names: tuple[str, ...], warehouse: str | None) -> None:
    """Fetch these sources no more; what they brought stays."""
    from flows.run_sources import run_switch

    sys.exit(run_switch(names, False, warehouse))


@main.command()
@warehouse_option
def load(warehouse: str | None) -> None:
    """Load what a crash or a lock left.

    Hand-offs that wait beside the warehouse are loaded, and events and snapshot brought up to date.
    """
    from flows.run_load import run_load

    sys.exit(run_load(warehouse))


@main.command()
@warehouse_option
@click.option(
    "--listen", metavar="HOST:PORT", default="localhost:9494", show_default=True, help="For flows, which write."
)
@click.option(
    "--readers", metavar="HOST:PORT", default="localhost:9495", show_default=True, help="For all who only ask."
)
@click.option(
    "--snapshot-every",
    type=click.FloatRange(min=1),
    metavar="SECONDS",
    default=60,
    show_default=True,
    help="Between two snapshots, which readers ask; none is made while nothing changes.",
)
@click.option(
    "--query-seconds",
    type=click.FloatRange(min=1),
    metavar="SECONDS",
    default=60,
    show_default=True,
    help="A reader's query that takes longer is stopped.",
)
@click.option(
    "--query-memory",
    metavar="SIZE",
    default="1GB",
    show_default=True,
    help="What all readers' queries together may take.",
)
@click.option(
    "--exposed",
    is_flag=True,
    help="Allow a HOST that other machines can reach. There is no TLS here: whoever is on the way between reads tokens "
    "and answers. docs/serving.md shows how to put a proxy with TLS before it instead.",
)
def serve(warehouse: str | None, **options: Any) -> None:
    """Serve the warehouse to many at once.

    The file is opened by this process alone. Flows that are given the same file find the server by the note beside it
    and write through it; analysts ask the snapshot at the address for readers, where nothing can be changed, from
    DuckDB, Python or R. Tokens come from WHOMET_TOKEN and WHOMET_READER_TOKEN (or WHOMET_TOKEN_FILE …), else from
    files beside the warehouse that only its owner can read. Ctrl-C or SIGTERM stops it.

    \b
    whomet serve                                     data/whomet.duckdb, on this machine only
    whomet serve --warehouse news.duckdb --readers localhost:5000
    duckdb -c "ATTACH 'quack:localhost:9495' AS w (TOKEN '…'); FROM w.query('FROM who_met_whom')"
    """
    from flows.run_serve import run_serve

    run_serve(warehouse, **options)


@main.command()
@warehouse_option
def doctor(warehouse: str | None) -> None:
    """Say what is wrong, and what to do about it.

    Looks at what is installed, configured, locked, stale or left over. Exit status 1 where there is something to do.
    """
    from flows.doctor import run_doctor

    sys.exit(run_doctor(warehouse))


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script for completion in a shell.

    \b
    bash:   whomet completion bash > ~/.local/share/bash-completion/completions/whomet
    zsh:    whomet completion zsh > ~/.zfunc/_whomet       with fpath+=~/.zfunc before compinit
    fish:   whomet completion fish > ~/.config/fish/completions/whomet.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(kind(main, {}, "whomet", "_WHOMET_COMPLETE").source())


if __name__ == "__main__":
    main(prog_name="whomet")
