"""Numbers in English and French: digits with any grouping, words, halves, scales."""

from __future__ import annotations

import re
from functools import cache

from loaders.lexicon import rows

#: Digits: grouped by comma, by point with a decimal comma, or by a space of any width; or plain with decimals.
DIGITS = (
    r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?(?!\d)"
    r"|\d{1,3}(?:['’]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?"
)


def digits_value(digits: str) -> float:
    """Return the value of a number written in digits.

    A comma before exactly three digits groups; before one or two it is the decimal sign; a point before three digits
    groups only where more than one does or a decimal comma follows.
    """
    plain = re.sub(r"[\s'’]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+", plain) or re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", plain):
        return float(plain.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain) and not plain.startswith("0,"):
        return float(plain.replace(",", ""))
    if re.fullmatch(r"\d+,\d+", plain):
        return float(plain.replace(",", "."))
    return float(plain.replace(",", ""))


@cache
def _values() -> dict[str, float]:
    return {r["form"]: float(r["value"]) for r in rows("numbers") if r["kind"] == "value"}


@cache
def scales() -> dict[str, float]:
    """Return the words that multiply, from `dozen` to `milliards`, with their factor."""
    return {r["form"]: float(r["value"]) for r in rows("numbers") if r["kind"] == "scale"}


def _any_of(forms: list[str]) -> str:
    return "|".join(re.escape(f) for f in sorted(forms, key=lambda f: (-len(f), f)))


@cache
def number_pattern() -> str:
    """Return the expression of a number; its groups are read by `number_value`."""
    word = _any_of(list(_values()))
    long_scale = _any_of([s for s in scales() if len(s) > 1])
    word_run = rf"(?:{word})(?:(?:[ -]|-et-| et | and |[ \u00a0\u2009\u202f])(?:{word}|{long_scale}))*"
    article_scale = rf"(?:an?|une?|several|plusieurs)[ \u00a0\u2009\u202f](?:{long_scale})s?"
    half = r"(?:half|quarter) (?:of )?an?(?= )|a (?:half|quarter)|(?:une |un )?demi[- ]"
    return (
        rf"(?:(?P<digits>{DIGITS})(?P<plus>\+)?(?:[- \u00a0\u2009\u202f]?(?P<scale>(?:{long_scale})s?)\b|(?P<letter>[kKmM])(?![\w²³])|[ \u00a0\u2009\u202f]?(?P<million>[MmKkG])(?=[ \u00a0\u2009\u202f]?[$€£]))?"
        rf"|(?P<half>\b(?:{half}))|(?P<article>\b(?:{article_scale})\b)|(?P<words>\b(?:{word_run})\b))"
    )


def number_value(match: re.Match[str]) -> float:
    """Return the value of a match of `number_pattern`."""
    groups = match.groupdict()
    if groups["digits"]:
        scale = (groups["scale"] or groups["letter"] or groups["million"] or "").lower()
        return round(digits_value(groups["digits"]) * _scale(scale), 6)
    if groups["half"]:
        return 0.25 if "quarter" in groups["half"] else 0.5
    if groups["article"]:
        return _scale(re.split(r"[ \u00a0\u2009\u202f]", groups["article"].lower())[-1])
    return words_value(groups["words"])


def _scale(word: str) -> float:
    if not word:
        return 1.0
    return scales().get(word) or scales().get(word.removesuffix("s")) or 1.0


def words_value(text: str) -> float:
    """Return the value of a number in words: "twenty-two", "three hundred and ten", "quatre-vingt-dix", "deux mille"."""
    total, part = 0.0, 0.0
    for word in re.split(r"[-\s]+", text.lower()):
        if word in {"and", "et", ""}:
            continue
        if word in _values() and not (word in {"cent", "cents", "mille"} and part):
            value = _values()[word]
            # "quatre-vingts": four times twenty
            part = part * value if value == 20 and 1 < part < 10 and word.startswith("vingt") else part + value
        else:
            factor = _scale(word)
            part = (part or 1) * factor
            if factor >= 1000:
                total, part = total + part, 0.0
    return total + part
