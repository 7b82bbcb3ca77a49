"""The signs of rich text (RTF 1.9): how they are told apart, what they stand for, and what holds inside of a group."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: A control word, a byte in hex, a control symbol, a brace, or plain text.
SIGN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)", re.DOTALL
)
#: Destinations that are no text of the document; one that is marked with `\*` and not known is none either.
GONE = frozenset(
    b"colortbl info pict object objdata header headerl headerr headerf footer footerl footerr footerf fldinst "
    b"themedata datastore listtable listoverridetable rsidtbl generator xmlnstbl latentstyles nonshppict annotation "
    b"atnid atnauthor atntime atnref atnparent atnicn bkmkstart bkmkend tc tcn xe txe rxe sp shprslt filetbl revtbl "
    b"pgptbl nonesttables ud mmath private template background docvar falt panose fname".split()
)
#: Marked with `\*`, and yet text.
SHOWN = frozenset([b"shpinst", b"shptxt"])
BULLETS = frozenset([b"listtext", b"pntext"])
LETTERS = {
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•", b"tab": " ", b"line": " ", b"emspace": " ", b"enspace": " ", b"qmspace": " ", b"nestcell": " ",
    b"nestrow": " ", b"softline": " ", b"~": " ", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\",
}  # fmt: skip
#: Character sets of fonts, by the numbers of Windows, to encodings.
CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437",
}  # fmt: skip
PAGES = {10000: "mac_roman", 65001: "utf-8", 1361: "johab", 936: "gbk"}
#: Where the text of a group goes.
MAIN, NOTE, FRAME, NOWHERE, FONTS, STYLES, TITLE = range(7)
ASIDE = frozenset([NOTE, FRAME, TITLE])
DESTINATIONS = {b"footnote": NOTE, b"shptxt": FRAME, b"fonttbl": FONTS, b"stylesheet": STYLES}


@dataclass(frozen=True, slots=True)
class State:
    """What holds inside a group and is over at its end."""

    into: int = MAIN
    skip: int = 1  # characters that stand for a \\u in readers that do not know it
    encoding: str = ""
    hidden: bool = False
    deleted: bool = False
    in_table: bool = False
    listed: bool = False
    style: int = 0
    outline: int = 9
