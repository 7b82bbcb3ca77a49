"""Paragraphs out of lines, over the ends of columns and pages, and words out of what a line break cut in two."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from loaders.pdf.lines import Line

#: A gap above a line that is wider than this many usual ones begins a paragraph.
_WIDE = 1.35
#: Letters smaller than this share of the usual ones, at the bottom of a page, are a footnote's.
_SMALL = 0.88
#: A line that ends this share of the column before its edge, though the next word had room there, ends a paragraph;
#: the second share where it does not end a sentence either, as a heading.
_SHORT, _SHORTER = 0.08, 0.3
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[-•*·▪◦‣●–—\uf0b7]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")
_GOES_ON = re.compile(r"[a-zà-ÿ(,;]")
#: What PDFium puts for a hyphen at the end of a line, whether the word has it elsewhere or not.
_BROKEN = "\ufffe\x02"
_SOFT = "\u00ad"
_CUT = re.compile(rf"([^\W\d_]+)[-{_BROKEN}]$")
_NEXT = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Paragraph:
    """The lines of one paragraph; `kept` is false for what belongs to the page and not to its text."""

    lines: list[Line] = field(default_factory=list)
    kept: bool = True

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return self.lines[0].page


def paragraphs(pages: Sequence[Sequence[Line]], furniture: frozenset[Line]) -> list[Paragraph]:
    """Group lines into paragraphs.

    Parameters
    ----------
    pages:
        The lines of each page in reading order.
    furniture:
        Lines that belong to the page.

    Returns
    -------
    Paragraphs in reading order. What a paragraph runs around at the end of a page, furniture and footnotes, stands
    behind it.
    """
    text = [x for lines in pages for x in lines if x not in furniture]
    usual = median(x.height for x in text) if text else 0.0
    found: list[Paragraph] = []
    flow: Paragraph | None = None
    for lines in pages:
        body, aside = _parted(lines, furniture, usual)
        pitch, edges = _pitch(body), _edges(body)
        for line in body:
            if flow is None or _begins(flow.lines[-1], line, pitch, edges):
                flow = Paragraph()
                found.append(flow)
            flow.lines.append(line)
        found += aside
    return found


def _parted(lines: Sequence[Line], furniture: frozenset[Line], usual: float) -> tuple[list[Line], list[Paragraph]]:
    """Part a page into its running text and what stands aside: furniture, and footnotes."""
    body = [x for x in lines if x not in furniture]
    notes: list[Line] = []
    while body and body[-1].height < _SMALL * usual and body[-1].bottom < min((x.bottom for x in body[:-1]), default=0):
        notes.insert(0, body.pop())
    aside = [Paragraph([x], kept=False) for x in lines if x in furniture]
    footnotes: list[Paragraph] = []
    for line in notes:
        if not footnotes or re.match(r"[\d*†‡]+\s*\S", line.text):
            footnotes.append(Paragraph())
        footnotes[-1].lines.append(line)
    return body, [*footnotes, *aside]


def _pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance from line to line: of lines where one surely goes on in the next."""
    steps = [
        a.top - b.top
        for a, b in itertools.pairwise(lines)
        if a.top - b.top > 1 and not _ENDS.search(a.text) and _GOES_ON.match(b.text)
    ]
    if steps:
        return median(steps)
    return 1.25 * median(x.height for x in lines) if lines else 0.0


def _edges(lines: Sequence[Line]) -> dict[int, float]:
    """Return how far to the right the lines reach that begin at about the same place."""
    reach: dict[int, float] = {}
    for line in lines:
        at = round(line.left / 20)
        for near in (at - 1, at, at + 1):
            reach[near] = max(reach.get(near, 0.0), line.right)
    return reach


def _begins(last: Line, line: Line, pitch: float, edges: dict[int, float]) -> bool:
    """Whether a line begins a paragraph."""
    if _BULLET.match(line.text):
        return True
    ended = bool(_ENDS.search(last.text))
    if line.page != last.page or line.top > last.top + 1:  # a new page or column
        return ended or not _GOES_ON.match(line.text)
    if abs(line.height - last.height) > 0.2 * max(line.height, last.height) and not _GOES_ON.match(line.text):
        return True
    if last.top - line.top > _WIDE * pitch:
        return True
    if ended and line.left > last.left + 0.8 * line.height:  # an indented first line
        return True
    reach = edges.get(round(last.left / 20), last.right)
    room = reach - last.right
    letter = (last.right - last.left) / max(len(last.text), 1)
    fits = room > 1.3 * letter * (len(line.text.split()[0]) + 1)
    return fits and room > (_SHORT if ended else _SHORTER) * (reach - last.left) and not _GOES_ON.match(line.text)


def text_of(paragraph: Paragraph, hyphenated: frozenset[str]) -> str:
    """Return the text of a paragraph on one line.

    Parameters
    ----------
    paragraph:
        Its lines.
    hyphenated:
        Words with a hyphen that the document has inside of lines, in lower case: what is cut at such a hyphen keeps it.
    """
    out = ""
    for line in paragraph.lines:
        out = _joined(out, line.text.strip(), hyphenated)
    return re.sub(r"\s+", " ", out.translate(dict.fromkeys(map(ord, _SOFT + _BROKEN)))).strip()


def _joined(before: str, line: str, hyphenated: frozenset[str]) -> str:
    if not before:
        return line
    if before[-1] == _SOFT:
        return before[:-1] + line
    cut, begins = _CUT.search(before), _NEXT.match(line)
    if cut and begins and begins[0][0].islower():
        whole = f"{cut[1]}-{begins[0]}".casefold()
        return f"{before[:-1]}-{line}" if whole in hyphenated else before[:-1] + line
    # "drug-" + "Related", "2024-" + "25": the hyphen is the word's own
    return f"{before[:-1]}-{line}" if re.search(rf"\w[-{_BROKEN}]$", before) else f"{before} {line}"


def hyphenated_in(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words with a hyphen inside of lines, in lower case."""
    found = re.findall(r"[^\W\d_]+-[^\W\d_]+", " \n".join(x.text for x in lines))
    return frozenset(w.casefold() for w in found)
