"""Extract the documents of `../shared`, where that folder is there, and score the claims against their gold.

Three sets: the seeds, the tuning set that contains them, and a set for validation. Only the totals of the last are
shown, so that no rule is fitted to its errors. Arguments such as `--errors` go to the scorer of the tuning set.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
BUILD = ROOT / "build" / "score"
SCORER = SHARED / "eval" / "score.py"


def run(*command: str | Path) -> None:
    """Run a program; stop with its status where it fails."""
    done = subprocess.run(list(map(str, command)), cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def prepare(name: str, corpus: Path, *texts: Path) -> tuple[Path, Path]:
    """Write a set's texts into a fresh folder, extract them, and return the folders of claims and texts."""
    inputs, claims = BUILD / name, BUILD / f"{name}-claims"
    for folder in (inputs, claims):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    run(sys.executable, SCORER, "texts", corpus, inputs)
    for text in texts:
        shutil.copy(text, inputs)
    run(Path(sys.executable).with_name("opsgraph"), "extract", inputs, "--out", claims)
    return claims, inputs


def main() -> None:
    """Score the three sets."""
    if not SCORER.exists():
        print("../shared is not there: nothing to score")
        return
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    claims, texts = prepare("tune", SHARED / "corpus" / "dev", *seeds)
    for seed in seeds:
        print(f"\n== seed {seed.stem}", flush=True)
        run(sys.executable, SCORER, "score", claims, SHARED / "gold", "--texts", texts, "--only", seed.stem)
    print("\n== tuning set, seeds included", flush=True)
    run(sys.executable, SCORER, "score", claims, SHARED / "gold", "--texts", texts, *sys.argv[1:])
    claims, texts = prepare("validate", SHARED / "validate" / "corpus")
    print("\n== validation set", flush=True)
    run(sys.executable, SCORER, "score", claims, SHARED / "validate" / "gold", "--texts", texts)


if __name__ == "__main__":
    main()
