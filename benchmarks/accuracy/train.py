"""Learn the weights of `loaders/weigh` from documents with gold: python -m benchmarks.accuracy.train [FOLDER].

Those of relations, numbers and things are fitted as `fitting.py` says, those of names and of their words as `name_training.py` and
`label_training.py` do. The folder holds
texts, and their gold in `gold/`; the project's own training set is read by default.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import defaultdict
from collections.abc import Collection, Sequence
from pathlib import Path

from benchmarks.accuracy.example import Example
from benchmarks.accuracy.examples import of_documents, of_frames, words_of_documents
from benchmarks.accuracy.fitting import Counts, learn
from benchmarks.accuracy.label_training import labels_of, learn_labels, unseen_labels
from benchmarks.accuracy.name_training import heads_of, learn_names
from benchmarks.accuracy.rows import SUFFIX, Gold
from loaders.weigh.whole import RULE

#: A relation with fewer examples in gold is left to the rules.
LEAST_TRUE = 12
#: A rule that is right less often between two types claims nothing there: it would cost more than it finds.
LEAST_RULE = 0.25
#: A rule is judged between two types once it has claimed so much there.
LEAST_CLAIMS = 12
#: Regressions that are kept as the file has them. Of membership in a gang, what was learned from the first 489 documents is right
#: more often where it is surest (of the tuning set 57 of 80 members, from all documents 52 of 80), and only that is claimed.
HELD = ("MEMBER_OF_GROUP Person CriminalOrganization",)
HERE = Path(__file__).parent
SET = HERE / "training"
OUT = Path("loaders/data/weights.json")


def grouped(rows: Sequence[Example]) -> dict[str, dict[str, list[Example]]]:
    """Group examples by relation, and then by types; pairs of types with too few are one regression for each relation."""
    out: dict[str, list[Example]] = defaultdict(list)
    for row in rows:
        out[row.key].append(row)
    for key in [k for k, found in out.items() if sum(r.true for r in found) < LEAST_TRUE]:
        out[key.split()[0]] += out.pop(key)
    made: dict[str, dict[str, list[Example]]] = defaultdict(dict)
    for key, found in sorted(out.items()):
        if sum(r.true for r in found) >= LEAST_TRUE:
            made[key.split()[0]][key] = found
    return made


def refused(rows: Sequence[Example], models: Collection[str]) -> dict[str, list[str]]:
    """Return the rules that are too rarely right between two types of things which no regression judges.

    Parameters
    ----------
    rows:
        All examples.
    models:
        Names of the regressions that are used.
    """
    said: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for row in rows:
        if row.key not in models and row.key.split()[0] not in models:
            for rule in (f.removeprefix(RULE) for f in row.features if f.startswith(RULE)):
                said[row.key, rule].append(row.true)
    out: dict[str, list[str]] = defaultdict(list)
    for (key, rule), right in sorted(said.items()):
        if len(right) >= LEAST_CLAIMS and sum(right) < LEAST_RULE * len(right):
            out[key].append(rule)
    return dict(out)


def regressions(examples: Sequence[Example]) -> dict[str, object]:
    """Learn every relation, and print how well each did on documents that were not seen."""
    models: dict[str, object] = {}
    total = Counts()
    for found in (f for groups in grouped(examples).values() for f in learn(groups)):
        kept = found.weighed if found.model else found.rules
        total = Counts(total.right + kept.right, total.wrong + kept.wrong, total.missed + kept.missed)
        if found.model:
            models[found.key] = found.model
        print(
            f"{found.key:44} {found.rules.right + found.rules.missed:5.0f} of {found.rows:6}"
            f" | rules p {found.rules.precision:.2f} r {found.rules.recall:.2f}"
            f" | weighed p {found.weighed.precision:.2f} r {found.weighed.recall:.2f}"
            f" | {'weighed, ' + str(found.features) + ' features' if found.model else 'left to the rules'}",
            flush=True,
        )
    print(f"of what is reached, unseen: p {total.precision:.3f} r {total.recall:.3f} F1 {total.f1:.3f}")
    return models


def main() -> None:
    """Learn, print how well each relation did on documents that were not seen, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=SET)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument(
        "--keep", action="store_true", help="keep the regressions of the file, learn only what is refused"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many processes read documents")
    args = parser.parse_args()
    gold = args.folder / "gold"
    heads = heads_of(map(Gold.read, sorted(gold.glob(f"*{SUFFIX}"))))
    words = list(words_of_documents(args.folder, gold, args.jobs))
    labels = learn_labels(words)
    read = list(of_documents(args.folder, gold, heads, unseen_labels(words), args.jobs))
    examples = [*(e for found, _ in read for e in found), *of_frames(labels_of(labels))]
    seen = [one for _, found in read for one in found]
    held = json.loads(args.out.read_text(encoding="utf-8"))["models"] if args.out.is_file() else {}
    models = held
    if not args.keep:
        models = {**regressions(examples), **learn_names(seen), **labels, **{k: held[k] for k in HELD if k in held}}
    made = {
        "learned": "benchmarks/accuracy/train.py",
        "heads": sorted(heads),
        "refused": refused(examples, models),
        "models": dict(sorted(models.items())),
    }
    text = json.dumps(made, ensure_ascii=False, indent=0)
    args.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
