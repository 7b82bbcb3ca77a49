"""Numbers in English and French: digits with any grouping, words, halves, scales."""

from __future__ import annotations

import re
from functools import cache

from loaders.lexicon import any_of, rows

#: Digits: grouped by comma, by point with a decimal comma, or by a space of any width; or plain with decimals.
DIGITS = (
    r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?(?!\d)"
    r"|\d{1,3}(?:['’]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?"
)


def groups_by_point(text: str) -> bool:
    """Whether a French text writes thousands with a point, as Belgian publishers do: "690.000", and never "2.5"."""
    if not re.search(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,]\d)", text):
        return False
    french = len(re.findall(r"\b(?:de|les|des|dans)\b", text)) > len(re.findall(r"\b(?:of|the|and|in)\b", text))
    return french and not re.search(r"(?<![\d.])\d+\.\d{1,2}(?![\d.]|\s?h\b)", text)


def digits_value(digits: str, *, points: bool = False) -> float:
    """Return the value of a number written in digits.

    A comma before exactly three digits groups; before one or two it is the decimal sign; a point before three digits
    groups only where more than one does, a decimal comma follows, or the text writes so (`points`).
    """
    plain = re.sub(r"[\s'’]", "", digits)
    if points and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", plain):
        return float(plain.replace(".", ""))
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


_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_SPACES = r"[ \u00a0\u2009\u202f]"
_HALVES = (
    rf"(?:half|(?:a |one )?quarter|three[- ]quarters?)(?: of)? an?(?={_SPACES})|a (?:half|quarter)(?=[ -](?:million|billion|kilo|pound|ounce|ton|gram))|half(?= (?:million|billion))"
    r"|(?:une |un )?demi[- ]|[½¼¾]"
)


@cache
def number_pattern() -> str:
    """Return the expression of a number; its groups are read by `number_value`."""
    word = any_of(_values())
    long_scale = any_of(s for s in scales() if len(s) > 1)
    word_run = rf"(?:{word}|cent|mille|a (?:hundred|thousand)(?= and (?:{word})))(?:(?:[ -]|-et-| et | and |{_SPACES})(?:{word}|{long_scale}))*(?P<more> and a half| et demie?)?"
    article_scale = rf"(?:an?|une?|several|plusieurs){_SPACES}(?:{long_scale})s?"
    currency = rf"(?={_SPACES}?(?:[$€£]|(?:CAD|USD|EUR|GBP|AUD|NZD|CHF)\b))"
    scaled = rf"(?:[- \u00a0\u2009\u202f]?(?P<scale>(?:{long_scale})s?)\b|(?P<letter>[kKmM])(?![\w²³])|{_SPACES}?(?P<million>[MmKkG]){currency})?"
    return (
        rf"(?:(?P<digits>{DIGITS})(?P<fraction>[½¼¾])?(?P<plus>\+)?{scaled}"
        rf"|(?P<half>(?:\b|(?=[½¼¾]))(?:{_HALVES}))(?:{_SPACES}?(?P<halved>(?:million|billion)s?)\b)?"
        rf"|(?P<article>\b(?:{article_scale})\b(?! and (?:{word})\b))|(?P<words>\b(?:{word_run})\b))"
    )


def number_value(match: re.Match[str], *, points: bool = False) -> float:
    """Return the value of a match of `number_pattern`; `points` as for `digits_value`."""
    groups = match.groupdict()
    if groups["digits"]:
        scale = (groups["scale"] or groups["letter"] or groups["million"] or "").lower()
        value = digits_value(groups["digits"], points=points) + _FRACTIONS.get(groups["fraction"] or "", 0.0)
        return round(value * _scale(scale), 6)
    if groups["half"]:
        return _part(groups["half"].lower()) * _scale((groups["halved"] or "").lower())
    if groups["article"]:
        return _scale(re.split(_SPACES, groups["article"].lower())[-1])
    more = groups["more"] or ""
    return words_value(groups["words"].removesuffix(more)) + (0.5 if more else 0.0)


def _part(words: str) -> float:
    """Return the fraction that words or a sign name."""
    if words in _FRACTIONS:
        return _FRACTIONS[words]
    if "quarter" in words:
        return 0.75 if words.startswith("three") else 0.25
    return 0.5


def _scale(word: str) -> float:
    if not word:
        return 1.0
    return scales().get(word) or scales().get(word.removesuffix("s")) or 1.0


def words_value(text: str) -> float:
    """Return the value of a number in words: "twenty-two", "three hundred and ten", "quatre-vingt-dix", "deux mille"."""
    total, part = 0.0, 0.0
    plain = re.sub(r"quatre[- ]vingts?", "huitante", text.lower())
    for word in re.split(r"[-\s]+", plain):
        if word in {"and", "et", ""}:
            continue
        if word in _values() and word not in scales():
            part += _values()[word]
            continue
        factor = _scale(word)
        part = (part or 1) * factor
        if factor >= 1000:
            total, part = total + part, 0.0
    return total + part
