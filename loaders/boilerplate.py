"""Which blocks are the page's furniture: menus, credits, related headlines, tags; judged by data, block by block."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from functools import cache

from graph.model import Block
from loaders.lexicon import rows

#: A cutting line ends the article only past this share of the text; before it, it is masked alone.
_CUT_FROM = 0.4


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(r"\W*(?:" + "|".join(r["pattern"] for r in rows("boilerplate") if r["kind"] == kind) + r")", re.I)


def mask_furniture(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Mark the blocks that are no part of the article.

    Parameters
    ----------
    text:
        Canonical text.
    blocks:
        Its blocks in order; those already marked stay so.

    Returns
    -------
    The blocks, with `keep` false and a reason where a rule of `data/boilerplate.csv` says so: `line` masks the block,
    `cut` masks it and, past two fifths of the text, all that follows.
    """
    line, cut = _pattern("line"), _pattern("cut")
    out = []
    ended = ""
    for block, next_one in itertools.zip_longest(blocks, blocks[1:]):
        body = text[block.start : block.end]
        if not ended and cut.match(body) and len(body) < 120 and block.start > len(text) * _CUT_FROM:
            ended = body[:40]
        if ended:
            out.append(replace(block, keep=False, reason=f"after {ended!r}"))
        elif len(body) < 250 and (
            line.match(body) or cut.match(body) or (is_menu(body) and not _is_head(body, text, next_one))
        ):
            out.append(replace(block, keep=False, reason="furniture"))
        else:
            out.append(block)
    return tuple(out)


#: A cell of a table that holds a number: "| 17 |", "8.5 kg" at the end of a row.
_CELL = re.compile(
    r"(?:\||\t| {2,}|[—–])\s*(?:[$€£]|[A-Z]{2,3} ?)?\d[\d.,’ \u00a0\u202f]*(?: ?[^\W\d]{1,12}){0,3}\s*(?:$|\||\t| {2,}|[—–])"
)


#: A part with its label: "Portugal: Polícia Judiciária | Norway: Kripos" is a list and no menu.
_LABELLED = re.compile(r"(?:^|[|/»>]\s)[^|:]{2,40}\s?:\s\S")


def is_menu(body: str) -> bool:
    """Whether a line is a breadcrumb or a menu: parts between `>` or `|`, or wide gaps, and no sentence or number."""
    if re.search(r"[.!?]$", body) or _CELL.search(body) or len(_LABELLED.findall(body)) > 1:
        return False
    return len(re.findall(r"\s[>»|/]\s", body)) >= 2 or len(re.findall(r"\S {2,}\S", body)) >= 2


def _is_head(body: str, text: str, next_one: Block | None) -> bool:
    """Whether a line is the head of a table: a row with as many bars follows, which holds a number or only lines."""
    row = text[next_one.start : next_one.end] if next_one and "|" in body else ""
    first = row.partition("\n")[0]
    return (
        "|" in row
        and body.count("|") == first.count("|")
        and (_CELL.search(first) is not None or not first.strip(" |:+-"))
    )


def masked(text: str, blocks: tuple[Block, ...]) -> str:
    """Return the text with web addresses and all outside kept blocks turned to spaces of equal length; newlines stay."""
    out = []
    position = 0
    for block in (b for b in blocks if b.keep):
        out += [re.sub(r"[^\n]", " ", text[position : block.start]), text[block.start : block.end]]
        position = block.end
    out.append(re.sub(r"[^\n]", " ", text[position:]))
    return _ADDRESS.sub(lambda m: " " * len(m.group()), "".join(out))


#: A web address up to what closes it; the words in it are nobody's.
_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"”»)\]]+")
