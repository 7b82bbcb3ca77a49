"""Rich text (RTF 1.9) to a body of blocks: one pass over its signs, with what each group hides or holds."""

from __future__ import annotations

import codecs
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from loaders.office import HEADING, Body, Kind
from loaders.rtf import signs
from loaders.rtf.signs import State

_DEEPEST = 1_000


@dataclass(slots=True)
class RichText:
    """The document under way; `read` goes through it once."""

    body: Body = field(default_factory=Body)
    title: str = ""
    depth: int = 0
    _states: list[State] = field(default_factory=list)
    _state: State = field(default_factory=State)
    _bulleted: bool = False
    _page: str = "cp1252"
    _bytes: bytearray = field(default_factory=bytearray)
    _run: list[str] = field(default_factory=list)
    _aside: list[str] = field(default_factory=list)  # of a note, a style's name, the title
    _skip: int = 0
    _fonts: dict[int, str] = field(default_factory=dict)
    _font: int = 0
    _styles: dict[int, str] = field(default_factory=dict)
    _style: int = 0
    _paragraphs: int = 0
    _cells: list[str] = field(default_factory=list)
    _rows: list[list[str]] = field(default_factory=list)
    _headed: bool = False
    _row_is_header: bool = False
    _notes: list[str] = field(default_factory=list)
    _frames: list[str] = field(default_factory=list)
    _starred: bool = False

    def read(self, data: bytes) -> None:
        """Go through the signs of a document, as far as its outer group reaches."""
        at = 0
        while match := signs.SIGN.search(data, at):
            at = match.end()
            word, number, hexed, symbol, brace, text = match.groups()
            if brace:
                self._flush()
                self._open() if brace == b"{" else self._close()
                if self.depth <= 0 or self.depth > _DEEPEST:
                    break
            elif text is not None:
                self._take(text)
            elif hexed:
                self._take(bytes([int(hexed, 16)]))
            elif word == b"bin":
                at += max(int(number or 0), 0)
                self._skipped()
            else:
                self._control(word or symbol, None if number is None else int(number))
        self._flush()
        self._end_table()
        self._end_paragraph()
        for n, note in enumerate(self._notes, 1):
            self.body.add(note, "paragraph", f"footnote {n}")

    @property
    def is_too_deep(self) -> bool:
        """Whether reading was given up because groups stand in one another past all measure."""
        return self.depth > _DEEPEST

    def _open(self) -> None:
        self._states.append(self._state)
        self.depth += 1
        self._skip, self._starred = 0, False

    def _close(self) -> None:
        into = self._state.into
        self.depth -= 1
        if self._states:
            self._state = self._states.pop()
        self._skip, self._starred = 0, False
        if into != self._state.into and self._aside:
            said, self._aside = _joined(self._aside), []
            if into == signs.NOTE:
                self._notes.append(said)
            elif into == signs.FRAME:
                self._frames.append(said)
            elif into == signs.TITLE:
                self.title = self.title or said

    def _skipped(self) -> bool:
        r"""Whether a character stands only for the \u before it."""
        if self._skip:
            self._skip -= 1
            return True
        return False

    def _take(self, text: bytes) -> None:
        if self._skip:
            left = min(self._skip, len(text))
            self._skip -= left
            text = text[left:]
        self._starred = False
        self._bytes += text

    def _flush(self) -> None:
        """Decode the bytes that came since the last sign."""
        if self._bytes:
            encoding = self._state.encoding or self._page
            data, self._bytes = bytes(self._bytes), bytearray()
            self._say(data.decode(encoding, "replace"))

    def _say(self, text: str) -> None:
        into = self._state.into
        if into == signs.STYLES:
            self._name_style(text)
        elif (into in signs.ASIDE or into == signs.MAIN) and not (self._state.hidden or self._state.deleted):
            (self._run if into == signs.MAIN else self._aside).append(text)

    def _control(self, word: bytes, number: int | None) -> None:
        self._flush()
        if word == b"u" and number is not None:
            self._unicode(number)
            return
        if self._skipped():
            return
        if word == b"*":
            self._starred = True
            return
        starred, self._starred = self._starred, False
        if word in signs.LETTERS:
            self._say(signs.LETTERS[word])
        elif self._destination(word, starred) or self._state.into == signs.NOWHERE:
            return
        elif act := _ACTS.get(word):
            act(self, number)

    def _destination(self, word: bytes, starred: bool) -> bool:
        """Whether a word says what its group is for."""
        if word in signs.BULLETS:
            self._bulleted = True
        into = signs.DESTINATIONS.get(word)
        if word == b"title" and self._state.into == signs.NOWHERE:
            into = signs.TITLE
        if into is None and (word in signs.GONE or word in signs.BULLETS or (starred and word not in signs.SHOWN)):
            into = signs.NOWHERE
        if into is None:
            return False
        if self._state.into != signs.NOWHERE or into == signs.TITLE:
            self._state = replace(self._state, into=into)
        return True

    def _unicode(self, number: int) -> None:
        self._say(chr(number % 0x10000))
        self._skip = self._state.skip

    def _name_style(self, text: str) -> None:
        name = text.strip().rstrip(";")
        if name:
            self._styles.setdefault(self._style, name)
            self._style = 0

    def end_cell(self) -> None:
        """End a cell of a table."""
        self._cells.append(_joined(self._run))
        self._run = []

    def end_row(self) -> None:
        """End a row; what no cell took belongs to its last one."""
        if self._run:
            self.end_cell()
        if self._cells:
            self._headed = self._headed or (not self._rows and self._row_is_header)
            self._rows.append(self._cells)
        self._cells, self._row_is_header = [], False

    def paragraph_over(self) -> None:
        """End a paragraph; one in a cell ends nothing but its line."""
        if self._state.into != signs.MAIN:
            self._say(" ")
        elif self._state.in_table:
            self._run.append(" ")
        else:
            self._end_table()
            self._end_paragraph()

    def _end_table(self) -> None:
        if self._cells:
            self.end_row()
        if self._rows:
            self._paragraphs += 1
            self.body.add_table(self._rows, headed=self._headed)
        self._rows, self._headed = [], False

    def _end_paragraph(self) -> None:
        text, self._run = _joined(self._run), []
        kind: Kind = "item" if self._bulleted or self._state.listed else "paragraph"
        if self._state.outline < 9 or HEADING.match(self._styles.get(self._state.style, "")):
            kind = "heading"
        self._bulleted = False
        frames, self._frames = self._frames, []
        for body, of_kind in [(text, kind), *((f, "paragraph") for f in frames)]:
            if body.strip():
                self._paragraphs += 1
                self.body.add(body, of_kind, f"paragraph {self._paragraphs}")

    def format(self, **said: Any) -> None:
        """Take what is said of the text from here to the end of the group."""
        self._state = replace(self._state, **said)

    def set_font(self, number: int) -> None:
        """Take a font: its characters are those of its character set."""
        if self._state.into == signs.FONTS:
            self._font = number
        else:
            self.format(encoding=self._fonts.get(number, ""))

    def set_charset(self, number: int) -> None:
        """Keep the encoding of the font that is being declared."""
        if self._state.into == signs.FONTS and number in signs.CHARSETS:
            self._fonts[self._font] = signs.CHARSETS[number]

    def set_style(self, number: int) -> None:
        """Take a style; in the sheet of styles it is the one that is being declared."""
        if self._state.into == signs.STYLES:
            self._style = number
        else:
            self.format(style=number)

    def set_page(self, encoding: str) -> None:
        """Take the encoding of all that no font has one for."""
        with contextlib.suppress(LookupError):
            if codecs.lookup(encoding)._is_text_encoding:
                self._page = encoding

    def in_main(self, act: Callable[[], None]) -> None:
        """Do what only the text itself can ask for."""
        if self._state.into == signs.MAIN:
            act()

    def blank(self) -> None:
        """Part two words that stand on different pages."""
        self._run.append(" ")

    def mark_header(self) -> None:
        """Know that the row under way is printed anew on each page."""
        self._row_is_header = True


def _joined(run: list[str]) -> str:
    """Return the text of a run, with the halves of characters outside of the first plane put together."""
    return "".join(run).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


_PLAIN = {"hidden": False, "deleted": False, "encoding": ""}
_PARD = {"in_table": False, "listed": False, "style": 0, "outline": 9}
#: What a control word does, with its number or None.
_ACTS: dict[bytes, Callable[[RichText, int | None], None]] = {
    b"par": lambda r, _: r.paragraph_over(),
    b"sect": lambda r, _: r.paragraph_over(),
    b"\n": lambda r, _: r.paragraph_over(),
    b"\r": lambda r, _: r.paragraph_over(),
    b"cell": lambda r, _: r.in_main(r.end_cell),
    b"row": lambda r, _: r.in_main(r.end_row),
    b"trhdr": lambda r, _: r.in_main(r.mark_header),
    b"pard": lambda r, _: r.format(**_PARD),
    b"plain": lambda r, _: r.format(**_PLAIN),
    b"intbl": lambda r, _: r.format(in_table=True),
    b"ls": lambda r, n: r.format(listed=bool(n)),
    b"outlinelevel": lambda r, n: r.format(outline=9 if n is None else n),
    b"v": lambda r, n: r.format(hidden=n != 0),
    b"deleted": lambda r, n: r.format(deleted=n != 0),
    b"uc": lambda r, n: r.format(skip=min(max(n or 0, 0), 16)),
    b"f": lambda r, n: r.set_font(n or 0),
    b"fcharset": lambda r, n: r.set_charset(n or 0),
    b"s": lambda r, n: r.set_style(n or 0),
    b"ansicpg": lambda r, n: r.set_page(signs.PAGES.get(n or 0, f"cp{n}")),
    b"mac": lambda r, _: r.set_page("mac_roman"),
    b"pc": lambda r, _: r.set_page("cp437"),
    b"pca": lambda r, _: r.set_page("cp850"),
    b"page": lambda r, _: r.in_main(r.blank),
    b"column": lambda r, _: r.in_main(r.blank),
}
