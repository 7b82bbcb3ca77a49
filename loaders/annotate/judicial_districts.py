"""The federal judicial districts of the United States: "the Eastern District of Virginia" (28 U.S.C. 81 to 131)."""

from __future__ import annotations

import re

from loaders.lexicon import rows

SIDE = r"(?:Northern|Southern|Eastern|Western|Middle|Central)"
#: What districts are called otherwise than the state is listed.
_CALLED = {
    "District of Columbia": "Columbia",
    "Washington State": "Washington",
    "U.S. Virgin Islands": "the Virgin Islands",
    "Northern Mariana Islands": "the Northern Mariana Islands",
}
_NAMES = sorted(
    {_CALLED.get(r["name"], r["name"]) for r in rows("regions") if r["country"] == "US"}, key=lambda n: (-len(n), n)
)
#: The state of a district, which a line break may part.
STATE = "|".join(re.escape(n).replace(r"\ ", r"\s{1,4}") for n in _NAMES)
ONE = rf"(?:{SIDE}\s{{1,4}})?Districts?\s{{1,4}}of\s{{1,4}}(?:{STATE})\b"
