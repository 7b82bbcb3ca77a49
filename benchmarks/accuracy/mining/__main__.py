"""Mine a corpus for what no rule reads: python -m benchmarks.accuracy.mining CORPUS [--limit N] [--only NAME ...].

CORPUS is a file that opsgraph reads, JSON lines in gzip most often, with a document on each line. Documents are read once
for all miners. What each of them finds is printed from the most frequent down; docs/mining.md says what to do with it.
"""

from __future__ import annotations

import argparse

from benchmarks.accuracy.mining.base import Miner, read
from benchmarks.accuracy.mining.frames_fired import FramesFired
from benchmarks.accuracy.mining.names import Numbers, Organisations
from benchmarks.accuracy.mining.words import Silent, Words

MINERS: tuple[type[Miner], ...] = (Words, Organisations, Numbers, Silent, FramesFired)


def main() -> None:
    """Read the corpus and print what was found."""
    names = [m.name for m in MINERS]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", help="a file with many documents")
    parser.add_argument("--limit", type=int, help="read at most so many documents")
    parser.add_argument("--only", nargs="+", choices=names, default=names, help="these miners (default: all)")
    parser.add_argument("--top", type=int, default=40, help="show so many finds of each (default: 40)")
    given = parser.parse_args()
    miners = [m() for m in MINERS if m.name in given.only]
    for seen in read(given.corpus, given.limit):
        for miner in miners:
            miner.see(seen)
    for miner in miners:
        print(f"\n== {miner.name}: {miner.about}")
        for line in miner.lines(given.top):
            print(line)


if __name__ == "__main__":
    main()
