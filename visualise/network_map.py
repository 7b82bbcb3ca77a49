"""A network as one HTML file: no request, no server, every text escaped, a sentence behind every line.

pyvis holds nodes, edges and options and brings vis-network; the page is our own template, because pyvis' own loads
from CDNs, does not escape, and has no way in for a keyboard.
"""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import re
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import jinja2
import pyvis
from markupsafe import Markup
from pyvis.network import Network as VisNetwork

from graph.errors import NetworkTooLarge
from graph.network import Network
from visualise.layout import positions
from visualise.payload import Json, edge_items, node_items, subtitle_of
from visualise.theme import DARK, LIGHT, css_variables, edge_legend, node_legend

LOG = logging.getLogger(__name__)

#: Beyond this a browser is slow and a reader is lost.
MOST_NODES = 3_000
LARGE_BYTES = 5_000_000

TEMPLATES = Path(__file__).parent / "templates" / "map"
VIS = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
#: Joined in this order inside one function, so that nothing of ours is global.
SCRIPTS = ("data", "dom", "marks", "canvas", "labels", "evidence", "panel", "search", "legend", "table", "main")
STYLES = ("base", "page", "panel", "screens")
_MARK = "__CONTENT_SECURITY_POLICY__"


def render(
    network: Network, *, title: str, subtitle: str = "", possibly_same: Iterable[tuple[str, str, str]] = ()
) -> str:
    """Draw a network as one HTML page that works from disk.

    Parameters
    ----------
    network:
        What to draw; the same network gives the same bytes.
    title, subtitle:
        Heading of the page and the line under it; the counts where no subtitle is given.
    possibly_same:
        Pairs of node ids that may be one entity, with the reason.

    Returns
    -------
    The page; write it as UTF-8. A warning is logged where it is larger than 5 MB.

    Raises
    ------
    NetworkTooLarge
        When there are more than 3,000 nodes.
    InvalidClaim
        When an edge has no sentence, or an end that is not in the network.
    """
    if len(network.nodes) > MOST_NODES:
        raise NetworkTooLarge(
            f"{len(network.nodes):,} entities do not fit on one map (at most {MOST_NODES:,}): "
            "draw the surroundings of one entity, or the answer to a question"
        )
    net = VisNetwork(directed=True, cdn_resources="in_line", heading=title)
    # filled directly: add_edge() looks through all edges each time, and drops parallel ones where undirected
    net.nodes = node_items(network, positions(network), possibly_same)
    net.edges = edge_items(network)
    net.set_options(json.dumps(_options(large=len(network.nodes) > 1_000)))
    net.templateEnv = _environment(network, subtitle or subtitle_of(network))
    net.path = "map.html"
    page: str = net.generate_html()
    page = page.replace(_MARK, content_security_policy(page), 1)
    size = len(page.encode())
    if size > LARGE_BYTES:
        LOG.warning("the map is %.1f MB: it may open slowly; draw a part of the network instead", size / 1e6)
    return page


def content_security_policy(page: str) -> str:
    """Return the policy of a page: only the scripts and styles that stand in it, each by its hash, and no request."""
    scripts = " ".join(map(_hash, re.findall(r"<script>(.*?)</script>", page, re.DOTALL))) or "'none'"
    styles = " ".join(map(_hash, re.findall(r"<style>(.*?)</style>", page, re.DOTALL))) or "'none'"
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src data: blob:; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _environment(network: Network, subtitle: str) -> jinja2.Environment:
    """Return pyvis' template environment with ours in its place: it escapes, and an unknown name is an error."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined
    )
    legend: dict[str, Json] = {
        "nodes": [asdict(e) for e in node_legend(network)],
        "edges": [asdict(e) for e in edge_legend(network)],
    }
    script = "\n".join(_text(TEMPLATES / f"{name}.js") for name in SCRIPTS)
    style = "\n".join(_text(TEMPLATES / f"{name}.css") for name in STYLES)
    environment.globals.update(
        csp=_MARK,
        subtitle=subtitle,
        legend=legend,
        # files of ours and of pyvis, no data: what must not be escaped
        palettes={"light": Markup(css_variables(LIGHT)), "dark": Markup(css_variables(DARK))},  # noqa: S704
        style=Markup(style),  # noqa: S704
        vis=Markup(_text(VIS).replace("</script", "<\\/script")),  # noqa: S704
        script=Markup(f'(() => {{\n"use strict";\n{script}\n}})();'),  # noqa: S704
    )
    return environment


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def _options(*, large: bool) -> dict[str, Json]:
    """Return vis-network's options: positions are given, so nothing moves by itself."""
    return {
        "autoResize": True,
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "nodes": {"borderWidth": 1.5, "borderWidthSelected": 1.5, "labelHighlightBold": False},
        "edges": {
            "smooth": False,
            "selectionWidth": 0.3,
            "hoverWidth": 0.6,
            "arrowStrikethrough": False,
            "arrows": {"to": {"enabled": not large, "scaleFactor": 0.45}},
        },
        "interaction": {
            "hover": not large,
            "hideEdgesOnDrag": large,
            "hideEdgesOnZoom": large,
            "keyboard": False,
            "selectConnectedEdges": False,
            "zoomSpeed": 0.7,
        },
    }
