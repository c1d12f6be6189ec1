"""Makes a WARC file of made-up pages, to try the example with: the tests' own pages, over and over."""

import argparse
import io
from itertools import cycle, islice
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGES = Path(__file__).resolve().parents[2] / "tests" / "fixtures"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("warc", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    args = parser.parse_args()
    sources = [path.read_bytes() for path in sorted((PAGES / "pages").glob("*.html"))]
    sources.append((PAGES / "demo" / "index.html").read_bytes())
    with args.warc.open("wb") as stream:
        writer = WARCWriter(stream, gzip=args.warc.suffix == ".gz")
        for number, html in enumerate(islice(cycle(sources), args.pages)):
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            url = f"https://archive.example/{number}"
            writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(html), http_headers=head))


if __name__ == "__main__":
    main()
