"""A network as GEXF 1.2draft, which Gephi and networkx read: written line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

NODE_COLUMNS = ("kind", "country", "title", "organization", "encounters", "first_date", "last_date")
EDGE_COLUMNS = ("encounters", "first_date", "last_date", "last_place", "last_event_id")

Row = Mapping[str, object]

_TYPES = {"encounters": "long"}
# What XML 1.0 has no place for, not even as a reference.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_gexf(file: TextIO, nodes: Iterable[Row], edges: Iterable[Row], *, description: str) -> None:
    """Write an undirected network whose edges are there from their first to their last day.

    Nodes have a `name`, which is also their id, and NODE_COLUMNS; edges go from `one` to `other`, weigh their
    `encounters` and have EDGE_COLUMNS. What is None is left out. The first edge is asked for after the last node.
    """
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n')
    file.write(f"<meta><creator>whomet</creator><description>{escape(_clean(description))}</description></meta>\n")
    file.write('<graph defaultedgetype="undirected" mode="dynamic" timeformat="date">\n')
    _write_attributes(file, "node", NODE_COLUMNS)
    _write_attributes(file, "edge", EDGE_COLUMNS)
    file.write("<nodes>\n")
    for row in nodes:
        name = _attribute(row["name"])
        file.write(f"<node id={name} label={name}>{_values(row, NODE_COLUMNS)}</node>\n")
    file.write("</nodes>\n<edges>\n")
    for number, row in enumerate(edges):
        ends = f"source={_attribute(row['one'])} target={_attribute(row['other'])}"
        span = "".join(
            f" {end}={_attribute(row[column])}"
            for end, column in (("start", "first_date"), ("end", "last_date"))
            if row[column] is not None
        )
        weight = _attribute(row["encounters"])
        file.write(f'<edge id="{number}" {ends} weight={weight}{span}>{_values(row, EDGE_COLUMNS)}</edge>\n')
    file.write("</edges>\n</graph>\n</gexf>\n")


def _write_attributes(file: TextIO, kind: str, columns: Iterable[str]) -> None:
    file.write(f'<attributes class="{kind}" mode="static">')
    for column in columns:
        file.write(f'<attribute id="{column}" title="{column}" type="{_TYPES.get(column, "string")}"/>')
    file.write("</attributes>\n")


def _values(row: Row, columns: Iterable[str]) -> str:
    values = "".join(
        f'<attvalue for="{column}" value={_attribute(row[column])}/>' for column in columns if row[column] is not None
    )
    return f"<attvalues>{values}</attvalues>"


def _attribute(value: object) -> str:
    return quoteattr(_clean(value.isoformat() if isinstance(value, date) else str(value)))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)
