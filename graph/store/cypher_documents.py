"""Texts that find documents by what people call them."""

from __future__ import annotations

from graph.store.cypher import CLAIM, DOCUMENT, STATED_IN, VERSION

_KNOWN = """\
{id: d.id, title: d.title, published: d.published, publisher: d.publisher, language: d.language,
         url: d.url, source: d.source, reader: d.reader}"""

#: The documents of an id or its beginning, of a web address, or of an input with all that lies in it.
FIND_DOCUMENTS = f"""\
MATCH (d:{DOCUMENT})
WHERE d.id = $name OR ($begins <> '' AND d.id STARTS WITH $begins) OR d.source IN [$name, $folder] OR d.url = $name
   OR d.source STARTS WITH $folder + '#' OR d.source STARTS WITH $folder + '/'
RETURN {_KNOWN} AS row, COUNT {{ (d)<-[:{STATED_IN}]-(:{CLAIM}) }} AS claims
ORDER BY row.source, row.id"""

#: The earlier versions of an id or its beginning; an address means the document that it holds now.
FIND_VERSIONS = f"""\
MATCH (d:{VERSION})
WHERE d.id STARTS WITH $begins
RETURN {_KNOWN} AS row, 0 AS claims
ORDER BY row.source, row.id"""
