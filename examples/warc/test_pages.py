"""`python3 -m unittest` in this folder; needs the command line, but neither Ray nor an archive."""

import os
import unittest
from pathlib import Path

from pages import stories

ROOT = Path(__file__).resolve().parents[2]
LEDE = os.environ.get("LEDE", str(ROOT / "target" / "release" / "lede"))
PARAGRAPH = "<p>" + "The ferry ran late because the tide did, said the harbour master, who keeps both books. " * 12


class Stories(unittest.TestCase):
    def test_more_pages_than_go_ahead_come_back_in_order(self) -> None:
        pages = [(f"https://archive.example/{n}", f"<h1>Page {n}</h1>{PARAGRAPH * 2}") for n in range(150)]
        found = list(stories(iter(pages), LEDE))
        self.assertEqual([story["url"] for story in found], [url for url, _ in pages])
        self.assertTrue(all("harbour master" in story["text"] for story in found))

    def test_what_goes_wrong_with_the_pages_is_told_to_who_reads_the_stories(self) -> None:
        def broken():
            yield "https://archive.example/0", PARAGRAPH
            raise ValueError("the archive is cut off")

        with self.assertRaisesRegex(ValueError, "cut off"):
            list(stories(broken(), LEDE))

    def test_who_has_had_enough_may_stop(self) -> None:
        pages = ((f"https://archive.example/{n}", PARAGRAPH) for n in range(10_000))
        some = stories(pages, LEDE)
        self.assertEqual(next(some)["url"], "https://archive.example/0")
        some.close()

    def test_a_command_line_that_is_not_there_is_named(self) -> None:
        with self.assertRaises(FileNotFoundError):
            list(stories(iter([]), "no-such-lede"))


if __name__ == "__main__":
    unittest.main()
