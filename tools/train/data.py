"""Pages of a corpus folder as blocks, features and labels."""
import hashlib, json, os, subprocess, tempfile
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from align import align, tokens

# What may be shipped: gold under a licence that allows it. The others only judge.
SHIPPED = ("wcxb", "atf-articles", "fundus")
JUDGING = ("ir-research", "waddle", "wwwxmu-zh", "cleaneval")
COVERAGE = 0.8  # pages whose gold is mostly not on the page teach nothing


class Page:
    __slots__ = ("path", "dataset", "site", "kind", "lang", "texts", "units", "title_block", "elements", "rows",
                 "labels", "weights", "coverage", "gold", "title", "n")


def paths(corpus, datasets):
    for dataset in datasets:
        folder = os.path.join(corpus, dataset)
        for page in sorted(os.listdir(folder)):
            yield os.path.join(folder, page, "page.html")


def site_of(meta, dataset, path):
    name = meta.get("domain")
    if not name:
        page = os.path.basename(os.path.dirname(path))
        name = dataset + "/" + "-".join(page.split("-")[:2]).split("_")[0]
    return name.removeprefix("www.")


def fold_of(site, folds):
    return int(hashlib.sha1(site.encode()).hexdigest(), 16) % folds


def lede_features(lede, corpus, datasets, tokens_file=None):
    """Runs `lede features`; gives the JSON lines and the matrix of all blocks."""
    with tempfile.TemporaryDirectory() as temp:
        listing, rows = os.path.join(temp, "list"), os.path.join(temp, "rows")
        with open(listing, "w") as f:
            f.writelines(p + "\n" for p in paths(corpus, datasets))
        command = [lede, "features", "--rows", rows, "--jsonl", listing]
        if tokens_file:
            command += ["--tokens", tokens_file]
        lines = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode().splitlines()
        matrix = np.fromfile(rows, dtype="<f4")
    return [json.loads(line) for line in lines], matrix


def _align(args):
    texts, gold = args
    return align(texts, gold)


def load(lede, corpus, datasets):
    lines, matrix = lede_features(lede, corpus, datasets)
    names = next(l["names"] for l in lines if l["names"])
    matrix = matrix.reshape(-1, len(names))
    pages, at = [], 0
    for line in lines:
        page = Page()
        page.path = line["path"]
        folder = os.path.dirname(page.path)
        meta = json.load(open(os.path.join(folder, "meta.json"), encoding="utf-8"))
        page.dataset = os.path.basename(os.path.dirname(folder))
        page.site = site_of(meta, page.dataset, page.path)
        page.kind, page.lang = meta.get("kind", ""), meta.get("lang", "")
        page.texts, page.units, page.elements = line["texts"], line["units"], line["elements"]
        page.title_block, page.n = line["titleBlock"], len(line["texts"])
        page.rows = matrix[at:at + page.n]
        at += page.n
        page.gold = open(os.path.join(folder, "gold.txt"), encoding="utf-8").read()
        pages.append(page)
    with ProcessPoolExecutor() as pool:
        aligned = pool.map(_align, [(p.texts, p.gold) for p in pages], chunksize=32)
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
            page.weights /= page.weights.sum()
    return names, pages
