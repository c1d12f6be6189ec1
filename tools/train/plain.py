"""Copies of pages in plainer markup.

What trains is mostly of today's web: it says in classes, landmarks and metadata what is what. Pages elsewhere and
older ones say less, so some are shown to the forests once more without that: the text and its order stay.
"""
import hashlib
import os
import random
import re

SHARE = 0.3  # of the pages that train

OPAQUE = re.compile(r"(<!--.*?-->|<script\b.*?</script\s*>|<style\b.*?</style\s*>)", re.S | re.I)
SCHEMA = re.compile(r"<script\b[^>]*ld\+json", re.I)
TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)((?:[^'\">]|\"[^\"]*\"|'[^']*')*)>")
ATTRIBUTE = re.compile(r"([^\s=/\"'>]+)(\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?")
KEPT = {"href", "src", "alt", "type", "width", "height", "style", "hidden", "lang", "dir", "colspan", "rowspan", "charset"}
LANDMARKS = ("article", "main", "section", "nav", "aside", "header", "footer", "figure", "figcaption", "hgroup")
CELL = ("<table><tbody><tr><td>", "</td></tr></tbody></table>")
BOX = ("<div>", "</div>")
GONE = ("", "")


def chosen(dataset, page, share=SHARE):
    """Whether a page is shown twice, by a hash of its name."""
    return number(dataset, page) % 1000 < 1000 * share


def number(dataset, page):
    return int(hashlib.sha1(f"{dataset}/{page}".encode()).hexdigest(), 16)


def write(path, folder):
    """Writes the plain copy of a page into a folder; gives its path."""
    place, page = os.path.split(os.path.dirname(path))
    dataset = os.path.basename(place)
    with open(path, encoding="utf-8", errors="replace") as f:
        html = f.read()
    out = os.path.join(folder, dataset, page)
    os.makedirs(out, exist_ok=True)
    out = os.path.join(out, "page.html")
    with open(out, "w", encoding="utf-8") as f:
        f.write(plain(html, random.Random(number(dataset, page))))
    return out


def plain(html, chance):
    swaps = {name: chance.choice((BOX, BOX, GONE, CELL)) for name in LANDMARKS}
    swaps["time"] = GONE
    paragraph = chance.choice((None, None, BOX, ("", "<br><br>")))
    if paragraph:
        swaps["p"] = paragraph
    if chance.random() < 0.25:
        for level in range(2, 7):
            swaps[f"h{level}"] = ("<div><b>", "</b></div>")
    if chance.random() < 0.2:
        swaps["h1"] = ("<div><b>", "</b></div>")
    parts = OPAQUE.split(html)
    return "".join(opaque(part) if i % 2 else TAG.sub(lambda m: tag(m, swaps), part) for i, part in enumerate(parts))


def opaque(part):
    return "" if SCHEMA.match(part) else part


def tag(match, swaps):
    closes, name, attributes = match.groups()
    name = name.lower()
    if name == "meta" and "charset" not in attributes.lower():
        return ""
    if name in swaps:
        return swaps[name][1 if closes else 0]
    if closes:
        return f"</{name}>"
    kept = "".join(f" {a}{v}" for a, v in ATTRIBUTE.findall(attributes) if a.lower() in KEPT)
    return f"<{name}{kept}{' /' if attributes.rstrip().endswith('/') else ''}>"
