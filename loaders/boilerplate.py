"""Which blocks are the page's furniture: menus, credits, related headlines, tags; judged by data, block by block."""

from __future__ import annotations

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
    bars = [text.count("|", b.start, b.end) for b in blocks]
    for number, block in enumerate(blocks):
        body = text[block.start : block.end]
        if not ended and cut.match(body) and len(body) < 120 and block.start > len(text) * _CUT_FROM:
            ended = body[:40]
        if ended:
            out.append(replace(block, keep=False, reason=f"after {ended!r}"))
        elif len(body) < 250 and (line.match(body) or cut.match(body) or (is_menu(body) and not _is_row(bars, number))):
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


def _is_row(bars: list[int], number: int) -> bool:
    """Whether a line belongs to a table: the one above it, or below it, has as many bars."""
    return bars[number] > 1 and bars[number] in bars[max(0, number - 1) : number] + bars[number + 1 : number + 2]


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
