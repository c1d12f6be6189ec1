"""Trains the block classifier and writes what is in src/model/weights.

usage: train.py --lede target/release/lede --corpus DIR --out src/model/weights [--judge] [--cache FILE]

Three forests: the first sees each block with what stands around it, the second sees the first one's chances of the
block, its neighbours and its kin. Every score that trains or judges is out of fold by site: no forest and no token
table has seen the site it is asked about.

--judge also prints the reader scores of the datasets, those that may not be shipped in the weights among them.
"""
import argparse
import os
import pickle
import tempfile
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from data import JUDGING, SHIPPED, context_rows, fold_of, load, page_rows, with_names
from export import pack
from forest import BLOCKS, CONTEXT, PAGE, fit, stack
from judge import report, report_kinds
from names import table
from program import judge_program

FOLDS = 4


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lede", required=True)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--out")
    parser.add_argument("--judge", action="store_true")
    parser.add_argument("--cache", help="keeps what was measured on the pages, for work on the forests alone")
    args = parser.parse_args()
    # The copies are read again when the second forest's rows are measured, so with a cache they stay.
    passing = tempfile.TemporaryDirectory()
    if args.cache and os.path.exists(args.cache):
        with open(args.cache, "rb") as f:
            names, pages, tokens = pickle.load(f)
    else:
        copies = args.cache + ".copies" if args.cache else passing.name
        names, pages = load(args.lede, args.corpus, SHIPPED + (JUDGING if args.judge else ()), copies)
        tokens = name_rows(args.lede, pages)
        if args.cache:
            with open(args.cache, "wb") as f:
                pickle.dump((names, pages, tokens), f, protocol=4)
    shipped = [p for p in pages if p.dataset in SHIPPED]
    first = staged(pages, shipped, BLOCKS, lambda p: p.rows)
    chances = {p.path: chance(p, p.rows, first) for p in pages}
    context_names, contexts = context_rows(args.lede, pages, chances, tokens)
    second = staged(pages, shipped, CONTEXT, lambda p: contexts[p.path])
    final = {p.path: chance(p, contexts[p.path], second) for p in pages}
    page_names, whole = page_rows(args.lede, pages, final)
    third = of_pages(shipped, whole)
    if args.judge:
        column = context_names.index("titled_mean")
        titled = {p.path: contexts[p.path][0][column] if p.n else -1.0 for p in pages}
        report("first forest", pages, chances, titled)
        report("both forests", pages, final, titled)
        report_kinds(pages, {p.path: chance(p, whole[p.path][None], third)[0] for p in pages if p.n})

    def write(fold, folder):
        with open(os.path.join(folder, "tokens.bin"), "wb") as f:
            f.write(tokens[fold])
        for name, columns, forests in (("blocks", names, first), ("context", context_names, second),
                                       ("page", page_names, third)):
            with open(os.path.join(folder, name + ".bin"), "wb") as f:
                f.write(pack(forests[fold], columns))

    if args.judge:
        judge_program(pages, FOLDS, write)
    if args.out:
        write(None, args.out)


def name_rows(lede, pages):
    """Token tables by fold, the one of all pages under None; fills in what they say of each page."""
    shipped = [p for p in pages if p.dataset in SHIPPED]
    tokens = {None: table(shipped)}
    with_names(lede, [p for p in pages if p.dataset not in SHIPPED], tokens[None])
    for fold in range(FOLDS):
        tokens[fold] = table([p for p in shipped if fold_of(p.site, FOLDS) != fold])
        with_names(lede, [p for p in shipped if fold_of(p.site, FOLDS) == fold], tokens[fold])
    return tokens


def staged(pages, shipped, settings, rows):
    """Forests by the fold they have not seen, the one of all pages under None."""
    def forest(fold):
        return fold, fit(*stack([p for p in shipped if fold_of(p.site, FOLDS) != fold], rows), settings)

    with ThreadPoolExecutor() as pool:
        return dict(pool.map(forest, (None, *range(FOLDS))))


def of_pages(shipped, rows):
    """Forests that tell articles from other pages, by the fold they have not seen."""
    use = [p for p in shipped if p.gold is not None and p.n]

    def forest(fold):
        seen = [p for p in use if fold_of(p.site, FOLDS) != fold]
        is_article = np.array([p.is_article for p in seen], dtype=np.float32)
        # There are fewer other pages, and those of the set that has both are the ones to tell apart.
        weights = np.array([1.6 if not p.is_article else 1.0 if p.dataset == "wcxb" else 0.6 for p in seen])
        return fold, fit(np.stack([rows[p.path] for p in seen]), is_article, weights, PAGE)

    with ThreadPoolExecutor() as pool:
        return dict(pool.map(forest, (None, *range(FOLDS))))


def fold_key(page):
    return fold_of(page.site, FOLDS) if page.dataset in SHIPPED else None


def chance(page, rows, forests):
    if not page.n:
        return np.zeros(0, dtype=np.float32)
    return forests[fold_key(page)].predict(rows, num_threads=1).astype(np.float32)


if __name__ == "__main__":
    main()
