"""The map as a reader meets it: a file, opened from disk in a real browser. `open_map` also checks that it is silent."""

import re

import pytest
from playwright.sync_api import expect

from graph.network import Network
from tests.visualise.networks import hostile, realistic

pytestmark = pytest.mark.browser

#: Where the middle of an edge lies on the screen; the fan of parallel edges is taken into account.
MIDDLE = """(id) => {
    const edge = network.body.edges[id];
    const at = edge.edgeType.getPoint(0.5, edge.edgeType.getViaNode?.());
    const box = document.getElementById("drawing").getBoundingClientRect();
    const point = network.canvasToDOM(at);
    return [box.x + point.x, box.y + point.y];
}"""


def visible(page, kind):
    return page.evaluate(f"network.body.data.{kind}.length")


def edge_of(network, predicate, target):
    return next(e for e in network.edges if e.type == predicate and e.object == target)


def test_map_draws_names_and_shapes(open_map):
    page = open_map(realistic(), title="Northland")

    painted = page.evaluate("""() => {
        const canvas = document.querySelector("#drawing canvas");
        const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        const seen = new Set();
        for (let i = 0; i < data.length; i += 4) seen.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
        return [...seen].length;
    }""")

    assert page.title() == "Northland"
    assert painted > 100
    expect(page.locator("header p")).to_have_text(re.compile(r"63 entities, \d+ relations, \d+ sentences, 6 documents"))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("surete", "Sûreté de Valcourt"),
        ("POLICE MONTEE", "Northland Mounted Police"),
        ("nmp", "Northland Mounted Police"),
        ("étienne", "Étienne Vauquelin"),
    ],
)
def test_search_finds_names_and_aliases_without_accents_and_case(open_map, typed, found):
    page = open_map(realistic())

    page.fill("#query", typed)
    page.keyboard.press("Enter")

    expect(page.locator("#details h2")).to_have_text(found)


def test_search_by_keyboard_alone_leads_to_a_sentence_and_back(open_map):
    page = open_map(realistic())

    page.keyboard.press("/")
    page.keyboard.type("project")
    expect(page.locator("#query")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#matches li[aria-selected=true] span").inner_text()
    page.keyboard.press("Enter")

    expect(page.locator("#details h2")).to_have_text(chosen)
    expect(page.locator("#details")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    page.keyboard.press("Enter")
    expect(page.locator("details[open] blockquote").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#details h2")).to_have_text("Every line has a sentence")


def test_search_without_a_match_says_so(open_map):
    page = open_map(realistic())

    page.fill("#query", "zzz")

    expect(page.locator("#matches")).to_have_text("No entity of that name")


def test_legend_filters_types_and_relations(open_map):
    page = open_map(realistic())
    nodes, edges = visible(page, "nodes"), visible(page, "edges")

    page.get_by_label("Agencies").uncheck()
    assert visible(page, "nodes") == nodes - 20
    page.get_by_label("Agencies").check()
    page.get_by_label("seized").uncheck()
    assert visible(page, "edges") == edges - 14
    page.get_by_role("button", name="Relations: all or none").click()
    page.get_by_role("button", name="Relations: all or none").click()

    assert visible(page, "edges") == 0


def test_legend_speaks_in_the_captions_of_the_ontology(open_map):
    page = open_map(realistic())

    expect(page.locator("#legend")).to_contain_text("co-chairs")
    expect(page.locator("#legend")).to_contain_text("Criminal organizations")
    expect(page.locator("#legend")).not_to_contain_text("CO_CHAIRS")


def test_years_filter_relations_by_when_they_were_stated(open_map):
    network = realistic()
    page = open_map(network)

    page.select_option("#year-from", "2025")

    assert visible(page, "edges") == sum(1 for e in network.edges if e.last_stated[:4] == "2025")


def test_node_lists_its_relations_with_their_sentences(open_map):
    page = open_map(realistic(), address="#n=operation:project-apollo")
    row = page.locator("details", has_text="54 kg").first

    row.locator("summary").click()

    expect(page.locator("#details h2")).to_have_text("Project Apollo")
    expect(page.locator("#details .facts").first).to_contain_text("1,482")
    quote = row.locator("blockquote")
    expect(quote.locator("p")).to_have_text(re.compile(r"^The following was announced: Project Apollo seized 54 kg"))
    expect(quote.locator("a")).to_have_attribute("href", re.compile("^https://example.org/releases/"))
    expect(quote.locator("footer")).to_contain_text(re.compile(r"\d{4}"))


def test_cut_sentences_are_counted_in_full(open_map):
    page = open_map(realistic(), address="#n=operation:project-apollo")

    page.locator("details", has_text="led this").locator("summary").click()

    expect(page.locator("#details")).to_contain_text("3 of 7 sentences")


def test_click_on_a_line_reads_its_own_sentences(open_map):
    network = realistic()
    edge = edge_of(network, "LED", "operation:project-snowgoose")
    page = open_map(network)

    page.mouse.click(*page.evaluate(MIDDLE, edge.id))

    expect(page.locator("#details blockquote p")).to_have_text(network.evidence[edge.id][0].quote)
    assert page.url.endswith("#e=" + edge.id.replace(":", "%3A"))


def test_each_of_several_lines_between_two_entities_can_be_clicked(open_map):
    network = realistic()
    pair = ("operation:project-apollo", "substance:fentanyl")
    parallel = [e for e in network.edges if (e.subject, e.object) == pair]
    page = open_map(network, address="#n=operation:project-apollo")
    assert len(parallel) == 3
    assert visible(page, "edges") == len(network.edges)
    # near enough to point at each of the three
    page.evaluate(
        "([a, b]) => { const p = network.getPositions([a, b]); network.moveTo({ scale: 3, animation: false, "
        "position: { x: (p[a].x + p[b].x) / 2, y: (p[a].y + p[b].y) / 2 } }) }",
        list(pair),
    )

    points = [page.evaluate(MIDDLE, e.id) for e in parallel]
    assert len({(round(x), round(y)) for x, y in points}) == 3
    for edge, point in zip(parallel, points, strict=True):
        page.mouse.click(*point)
        expect(page.locator("#details > blockquote p").first).to_contain_text(network.evidence[edge.id][0].quote)


def test_click_on_an_entity_chooses_it_and_on_the_ground_lets_go(open_map):
    page = open_map(realistic())
    x, y = page.evaluate("""() => {
        const box = document.getElementById("drawing").getBoundingClientRect();
        const point = network.canvasToDOM(network.getPositions(["operation:project-ironwood"])["operation:project-ironwood"]);
        return [box.x + point.x, box.y + point.y];
    }""")

    page.mouse.click(x, y)
    expect(page.locator("#details h2")).to_have_text("Project Ironwood")
    page.mouse.click(226, 70)

    expect(page.locator("#details h2")).to_have_text("Every line has a sentence")


def test_alleged_relation_is_never_shown_as_a_fact(open_map):
    page = open_map(realistic(), address="#n=person:tobias-renn")

    expect(page.locator("summary .tag")).to_have_text("alleged")
    expect(page.locator("blockquote .tag")).to_have_text("alleged")
    page.get_by_role("button", name="This relation").click()
    expect(page.locator("#details h2")).to_have_text("is said to belong to (alleged)")


def test_path_between_two_entities_is_shown_with_a_sentence_a_step(open_map):
    page = open_map(realistic(), address="#n=person:etienne-vauquelin")

    page.fill("#path-to", "blue lantern")
    page.keyboard.press("Enter")

    expect(page.locator("#details h2")).to_have_text("Étienne Vauquelin to Operation Blue Lantern")
    expect(page.locator(".step blockquote")).to_have_count(2)


def test_path_to_an_isolated_entity_says_that_there_is_none(open_map):
    page = open_map(realistic(), address="#n=person:etienne-vauquelin")

    page.fill("#path-to", "controlled substances")
    page.keyboard.press("Enter")

    expect(page.locator("#details")).to_contain_text("Nothing shown connects it with Controlled Substances Act.")


def test_table_reaches_every_relation_by_keyboard(open_map):
    network = realistic()
    page = open_map(network)

    page.keyboard.press("t")
    rows = page.locator("#table tbody tr")
    expect(rows).to_have_count(len(network.edges))
    expect(page.locator("#table")).to_be_focused()
    page.get_by_role("button", name="Sentences", exact=True).press("Enter")
    page.get_by_role("button", name="Sentences", exact=True).press("Enter")
    expect(rows.first).to_contain_text("7 sentences")
    rows.first.get_by_role("button", name="Read 7 sentences").press("Enter")

    expect(page.locator("#details")).to_be_focused()
    expect(page.locator("#details .statement")).to_contain_text("Project Apollo")


def test_possibly_same_entities_are_named_and_not_joined(open_map):
    pair = ("agency:postal-inspection-service", "agency:crown-prosecution-service", "both are called 'service'")
    page = open_map(realistic(), address="#n=agency:postal-inspection-service", possibly_same=(pair,))

    expect(page.locator(".same")).to_have_text(
        "Possibly the same as Crown Prosecution Service (both are called 'service'). They were not joined."
    )


def test_picture_is_saved_as_png(open_map):
    page = open_map(realistic())

    with page.expect_download() as download:
        page.click("#save-picture")

    assert download.value.suggested_filename == "network-map.png"
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_theme_follows_the_system_and_can_be_switched(open_map):
    page = open_map(realistic(), dark=True)
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")

    page.click("#switch-theme")

    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(250, 250, 247)"


def test_phone_has_no_sideways_scroll_and_opens_the_legend(open_map):
    page = open_map(realistic(), size=(390, 844), address="#n=operation:project-apollo")

    assert page.evaluate("document.documentElement.scrollWidth") == 390
    expect(page.locator("#legend")).to_be_hidden()
    page.click("#show-legend")
    expect(page.locator("#legend")).to_be_visible()
    assert min(b["height"] for b in (e.bounding_box() for e in page.locator(".tools button").all())) >= 44


def test_printing_leaves_the_drawing_and_the_details(open_map):
    page = open_map(realistic(), address="#n=person:tobias-renn")

    page.emulate_media(media="print")

    expect(page.locator(".tools")).to_be_hidden()
    expect(page.locator("#details blockquote")).to_be_visible()


def test_hostile_texts_are_shown_as_text(open_map):
    network = hostile()
    page = open_map(network, title="<img src=x onerror=alert(0)>")

    expect(page.locator("h1")).to_have_text("<img src=x onerror=alert(0)>")
    for edge in network.edges:
        page.evaluate("(id) => { location.hash = '#e=' + encodeURIComponent(id) }", edge.id)
        quote = network.evidence[edge.id][0].quote
        expect(page.locator("#details > blockquote p").first).to_contain_text(quote.strip("\u2028\u202e"))
        assert page.locator("#details a").count() == 0
    page.fill("#query", "img")
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_have_text("<img src=x onerror=alert(1)>")
    expect(page.locator(".aliases")).to_contain_text("</script><script>alert(2)</script>")
    page.keyboard.press("t")
    assert page.evaluate("document.querySelectorAll('img, iframe, object, svg [onload]').length") == 0


def test_broken_address_is_ignored(open_map):
    page = open_map(realistic(), address="#n=%E0%A4%A")

    expect(page.locator("#details h2")).to_have_text("Every line has a sentence")


def test_empty_network_opens_and_says_so(open_map):
    page = open_map(Network((), (), {}, {}))

    expect(page.locator("main")).to_contain_text("There is nothing to draw")
