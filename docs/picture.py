"""Take the picture of the README, docs/images/map.png, from build/demo/map.html: run `make demo`, then this file.

The map is opened at the edge that says who led the national sprint, so that the panel shows its sentence.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
MAP = ROOT / "build" / "demo" / "map.html"
PICTURE = ROOT / "docs" / "images" / "map.png"
STORE = f"embedded:{MAP.parent / 'store'}"
EDGE = 'MATCH (:Agency)-[e:LED]->(o:Operation) WHERE o.name = "national sprint" RETURN e.id AS edge'


def main() -> None:
    """Find the edge, open the map at it, and write the picture."""
    command = [str(Path(sys.executable).with_name("opsgraph")), "--store", STORE, "cypher", EDGE, "--format", "json"]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)  # noqa: S603 - our own command
    edge = answer["rows"][0]["edge"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 760}, reduced_motion="reduce")
        page.goto(f"{MAP.as_uri()}#e={edge}")
        page.wait_for_selector("html[data-ready]", state="attached")
        page.wait_for_timeout(1_000)
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
        browser.close()
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
