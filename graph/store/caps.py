"""What a free Cypher text may look like before any engine sees it.

Both engines can be held up by the text alone: nesting and long chains in their parsers and planners, which no time
limit of theirs stops. The limits are far above what people write. Whether a text *writes* is never judged here but by
the engine (a user without the right, or the compiled plan): letters cannot tell.
"""

from __future__ import annotations

import re

from graph.errors import CypherRefused

MOST_BYTES = 20_000
MOST_DEPTH = 20
MOST_ITEMS = 1_000
#: What may be called, in lower case: procedures that look and do nothing.
PROCEDURES = frozenset(
    """
    db.labels db.relationshiptypes db.propertykeys db.schema.visualization db.schema.nodetypeproperties
    db.schema.reltypeproperties db.index.fulltext.querynodes db.index.fulltext.queryrelationships
    db.index.vector.querynodes db.index.vector.queryrelationships
    """.split()
)
#: Functions with a dot in their name that may be used: by the part before the dot. A plug-in's function may do anything,
#: and no plan shows it; the embedded engine has some that sleep.
FUNCTIONS = frozenset("date datetime duration localdatetime localtime point time vector".split())
#: What `SHOW` may show: what the graph is made of, and nothing of the server or of other people.
_SHOWN = r"(?:(?:RANGE|FULLTEXT|TEXT|POINT|LOOKUP|VECTOR|UNIQUE|ALL|BUILT\s+IN)\s+)?(?:INDEX(?:ES)?|CONSTRAINTS?|FUNCTIONS?)\b"

_CHAINS = (
    ("XOR", re.compile(r"\bXOR\b"), 8),
    ("subqueries", re.compile(r"\b(?:EXISTS|COUNT|COLLECT|CALL)\s*(?:\([^()]*\)\s*)?\{"), 15),
    ("CASE", re.compile(r"\bCASE\b"), 20),
    ("NOT or !", re.compile(r"\bNOT\b|!"), 60),
    ("arithmetic signs", re.compile(r"[+^*/%]|\|\|"), 60),
    ("steps of a path", re.compile(r"--|->|<-|\]-"), 60),
    ("dots", re.compile(r"\."), 240),
    ("MATCH", re.compile(r"\bMATCH\b"), 40),
    ("UNION", re.compile(r"\bUNION\b"), 40),
)
_QUOTED = re.compile(
    r"""(?P<text>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")|(?P<name>`[^`]*`)|//[^\r\n]*|/\*.*?\*/""", re.DOTALL
)
_COMMANDS = re.compile(
    r"^\s*(?:(?:EXPLAIN|PROFILE|CYPHER(?:\s+(?:\d+|\w+\s*=\s*\w+))*)\s+)*"
    rf"(SHOW(?!\s+{_SHOWN})|TERMINATE|USE|ALTER|DENY|DROP|DRYRUN|GRANT|RENAME|REVOKE|START|STOP)\b"
    r"|\b(LOAD\s+CSV)\b"
    r"|\b((?:CREATE|ALTER|DROP|GRANT|REVOKE|DENY)\s+(?:OR\s+REPLACE\s+)?(?:USER|ROLE|DATABASE|ALIAS|SERVER))\b"
)
_CALL = re.compile(r"\bCALL\s+([^\s({]+(?:\s*\.\s*[^\s({]+)*)")
_FUNCTION = re.compile(r"(?<![\w$])(\w+)\s*((?:\.\s*\w+\s*)+)\(")


def check(text: str) -> None:
    """Refuse a text that is too long, too deep, or asks for what is not on the list; raises `CypherRefused`."""
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise CypherRefused(f"the text is longer than {MOST_BYTES:,} bytes; pass long values as parameters")
    if "\\u" in text:  # escapes work anywhere in a text: with them, no count below holds
        raise CypherRefused("write the character itself instead of a \\u escape")
    code = _QUOTED.sub(lambda m: "''" if m["text"] else " Q " if m["name"] else " ", text).upper()
    _check_nesting(code)
    for name, pattern, most in _CHAINS:
        if len(pattern.findall(code)) > most:
            raise CypherRefused(f"the text has more than {most} {name}; split the question")
    if found := _COMMANDS.search(code):
        command = " ".join(next(g for g in found.groups() if g).split())
        raise CypherRefused(f"{command} may not be used here; ask with MATCH ... RETURN")
    for procedure in _CALL.findall(code):
        name = re.sub(r"\s", "", procedure).lower()
        if name not in PROCEDURES:
            raise CypherRefused(f"procedure {name} may not be called; there are {', '.join(sorted(PROCEDURES))}")
    for first, rest in _FUNCTION.findall(code):
        name = re.sub(r"\s", "", first + rest).lower()
        if first.lower() not in FUNCTIONS and name not in PROCEDURES:
            raise CypherRefused(f"function {name} may not be called: it is none of Cypher's own")


def _check_nesting(code: str) -> None:
    commas = [0]
    for character in code:
        if character in "([{":
            commas.append(0)
        elif character in ")]}":
            commas = commas[:-1] or [0]
        elif character == ",":
            commas[-1] += 1
        if len(commas) > MOST_DEPTH + 1:
            raise CypherRefused(f"the text is nested deeper than {MOST_DEPTH} brackets; split the question")
        if commas[-1] >= MOST_ITEMS:
            raise CypherRefused(f"a list has more than {MOST_ITEMS:,} items; pass it as a parameter")
