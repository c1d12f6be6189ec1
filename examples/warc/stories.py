"""The stories of the pages in WARC files, a file a task, on Ray."""

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path

import ray
from warcio.archiveiterator import ArchiveIterator

from pages import stories


def pages(path: Path) -> Iterator[tuple[str, str]]:
    """Address and HTML of each response that is a web page."""
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            kind = record.http_headers.get_header("Content-Type", "")
            if record.http_headers.get_statuscode() == "200" and kind.startswith("text/html"):
                charset = kind.partition("charset=")[2].strip() or "utf-8"
                html = record.content_stream().read().decode(charset, errors="replace")
                yield record.rec_headers.get_header("WARC-Target-URI"), html


@ray.remote
def extract(path: Path, out: Path, lede: str) -> tuple[int, int, float]:
    """Writes the stories of a file; gives how many pages there were, how many with a story, and the core's seconds."""
    count = found = 0
    seconds = 0.0
    with (out / f"{path.name}.jsonl").open("w", encoding="utf-8") as file:
        for story in stories(pages(path), lede):
            count += 1
            found += bool(story["text"])
            seconds += story["ms"] / 1000
            file.write(json.dumps(story, ensure_ascii=False) + "\n")
    return count, found, seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("warc", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path("stories"))
    parser.add_argument("--lede", default="target/release/lede", help="the command line")
    parser.add_argument("--address", help="of a Ray cluster; without it, this machine")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    ray.init(address=args.address, include_dashboard=False, logging_level="warning")
    lede, out = str(Path(args.lede).resolve()), args.out.resolve()

    start = time.perf_counter()
    done = ray.get([extract.remote(path.resolve(), out, lede) for path in args.warc])
    wall = time.perf_counter() - start
    count, found, core = (sum(column) for column in zip(*done))
    print(f"{count} pages, {found} with a story, in {wall:.1f} s: {count / wall:.0f} a second")
    print(f"the core took {core:.1f} s of it, {1000 * core / max(count, 1):.2f} ms a page, on {len(args.warc)} processes")


if __name__ == "__main__":
    main()
