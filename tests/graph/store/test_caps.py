import pytest

from graph.errors import CypherRefused
from graph.store.caps import MOST_BYTES, check


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("RETURN '" + "a" * MOST_BYTES + "'", "longer"),
        ("RETURN " + "[" * 21 + "]" * 21, "nested"),
        ("RETURN " + "CASE WHEN true THEN " * 21 + "1" + " END" * 21, "CASE"),
        ("RETURN [" + ",".join("1" * 1001) + "]", "items"),
        ("RETURN '\\u0027'", "escape"),
        ("SHOW TRANSACTIONS", "SHOW"),
        ("  explain show users", "SHOW"),
        ("/* a */ TERMINATE TRANSACTIONS 'x'", "TERMINATE"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "LOAD CSV"),
        ("LOAD/**/CSV FROM 'x' AS l RETURN l", "LOAD CSV"),
        ("CREATE USER u SET PASSWORD 'p'", "CREATE USER"),
        ("USE system RETURN 1", "USE"),
        ("CALL dbms.listConfig()", "procedure"),
        ("CALL `dbms.listConfig`()", "procedure"),
        ("CALL db . clearQueryCaches()", "procedure"),
        ("RETURN " + "NOT " * 61 + "true", "NOT"),
    ],
)
def test_refuses_what_could_hold_an_engine_up(text: str, reason: str) -> None:
    with pytest.raises(CypherRefused, match=reason):
        check(text)


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n:Agency) WHERE n.show = 'SHOW TRANSACTIONS' RETURN n",
        "CALL db.labels()",
        "CALL { MATCH (n) RETURN n LIMIT 1 } RETURN n",
        "MATCH (n) CALL (n) { RETURN 1 AS one } RETURN one // LOAD CSV",
        "RETURN 'CALL dbms.x()' AS `USE`",
    ],
)
def test_lets_ordinary_texts_pass(text: str) -> None:
    check(text)
