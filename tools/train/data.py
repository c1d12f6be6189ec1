"""Pages of a corpus folder as blocks, features and labels."""
import hashlib, json, os, subprocess, tempfile
from concurrent.futures import ProcessPoolExecutor

import numpy as np

import plain
from align import align, by_snippets, tokens

# What may be shipped: gold under a licence that allows it. The others only judge.
SHIPPED = ("wcxb", "atf-articles", "fundus", "readability", "snippets")
JUDGING = ("ir-research", "waddle", "wwwxmu-zh", "cleaneval")


class Page:
    __slots__ = ("path", "dataset", "site", "kind", "lang", "texts", "units", "title_block", "elements", "rows",
                 "labels", "weights", "coverage", "gold", "n", "is_copy")

    @property
    def is_article(self):
        """Of the sets only wcxb has pages of other kinds."""
        return self.dataset != "wcxb" or self.kind == "article"


def paths(corpus, datasets):
    for dataset in datasets:
        folder = os.path.join(corpus, dataset)
        for page in sorted(os.listdir(folder)):
            yield os.path.join(folder, page, "page.html")


def site_of(meta, dataset, folder):
    name = meta.get("domain")
    if not name:
        page = os.path.basename(folder)
        name = dataset + "/" + "-".join(page.split("-")[:2]).split("_")[0]
    return name.removeprefix("www.")


def fold_of(site, folds):
    return int(hashlib.sha1(site.encode()).hexdigest(), 16) % folds


def lede_features(lede, listed, tokens=None, scores=None, of_pages=False):
    """Runs `lede features` on the listed pages; gives the JSON lines and the matrix of all their blocks, or pages."""
    with tempfile.TemporaryDirectory() as temp:
        place = lambda name: os.path.join(temp, name)
        with open(place("list"), "w") as f:
            f.writelines(p + "\n" for p in listed)
        command = [lede, "features", "--rows", place("rows"), "--jsonl", place("list")]
        if of_pages:
            command.append("--pages")
        for option, content in (("--tokens", tokens), ("--scores", scores)):
            if content is not None:
                with open(place(option[2:]), "wb") as f:
                    f.write(content)
                command += [option, place(option[2:])]
        lines = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode().splitlines()
        matrix = np.fromfile(place("rows"), dtype="<f4")
    lines = [json.loads(line) for line in lines]
    names = next(line["names"] for line in lines if line["names"])
    return names, lines, matrix.reshape(-1, len(names))


def with_names(lede, pages, tokens):
    """Measures the pages again, by a token table."""
    if not pages:
        return
    _, _, matrix = lede_features(lede, [p.path for p in pages], tokens)
    at = 0
    for page in pages:
        page.rows = matrix[at:at + page.n]
        at += page.n


def packed(pages, chances):
    return b"".join(chances[p.path].astype("<f4").tobytes() for p in pages)


def page_rows(lede, pages, chances):
    """The third forest's row of each page, from the second one's chances."""
    names, _, matrix = lede_features(lede, [p.path for p in pages], scores=packed(pages, chances), of_pages=True)
    return names, {page.path: row for page, row in zip(pages, matrix)}


def context_rows(lede, pages, chances, tokens):
    """Rows of the second forest by page, from the first one's chances."""
    names, _, matrix = lede_features(lede, [p.path for p in pages], tokens[None], packed(pages, chances))
    rows, at = {}, 0
    for page in pages:
        rows[page.path] = matrix[at:at + page.n]
        at += page.n
    return names, rows


def _align(args):
    texts, gold, meta = args
    return align(texts, gold) if gold is not None else by_snippets(texts, meta.get("with"), meta.get("without"))


def load(lede, corpus, datasets, copies):
    """Pages of the datasets, and copies of some that train in plainer markup, written into a folder."""
    listed = list(paths(corpus, datasets))
    of_copy = {}
    for path in listed:
        dataset, page = path.split(os.sep)[-3:-1]
        if dataset in SHIPPED and plain.chosen(dataset, page):
            of_copy[plain.write(path, copies)] = path
    names, lines, matrix = lede_features(lede, listed + list(of_copy))
    pages, metas, at = [], [], 0
    for line in lines:
        page = Page()
        page.path = line["path"]
        page.is_copy = page.path in of_copy
        folder = os.path.dirname(of_copy.get(page.path, page.path))
        meta = json.load(open(os.path.join(folder, "meta.json"), encoding="utf-8"))
        page.dataset = os.path.basename(os.path.dirname(folder))
        page.site = site_of(meta, page.dataset, folder)
        page.kind, page.lang = meta.get("kind", ""), meta.get("lang", "")
        page.texts, page.units, page.elements = line["texts"], line["units"], line["elements"]
        page.title_block, page.n = line["titleBlock"], len(line["texts"])
        page.rows = matrix[at:at + page.n]
        at += page.n
        gold = os.path.join(folder, "gold.txt")
        page.gold = open(gold, encoding="utf-8").read() if page.dataset != "snippets" else None
        metas.append(meta)
        pages.append(page)
    with ProcessPoolExecutor() as pool:
        aligned = pool.map(_align, [(p.texts, p.gold, m) for p, m in zip(pages, metas)], chunksize=32)
        for page, (labels, weights, coverage) in zip(pages, aligned):
            page.labels = np.array(labels, dtype=np.float32)
            page.weights = np.array(weights, dtype=np.float32)
            page.coverage = coverage
    for page in pages:
        length = np.array([max(len(tokens(t)), 1) for t in page.texts], dtype=np.float32)
        page.weights *= length ** 0.6
        column = names.index("title_words_here"), names.index("words_of_title")
        if page.n:
            titles = (page.rows[:, column[0]] > 0.5) & (page.rows[:, column[1]] > 0.5) & (page.labels < 0.5)
            page.weights[titles] *= 0.2
            page.weights /= max(page.weights.sum(), 1e-9)
    return names, pages
