"""Reader scores of chances."""
import os
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from score import f1, without_and_with

# As src/story/mod.rs: beside a strong run of story under the headline, and without one.
STRONG, BESIDE, ALONE = 0.8, 0.62, 0.45
# As src/story/kind.rs: above it the page is an article.
ARTICLE = 0.4


def _score(args):
    gold, texts, picked, title = args
    return without_and_with(gold, title, "\n".join(t for t, p in zip(texts, picked) if p))


def judged(pages, chances, titled):
    """For each page its scores without and with the title."""
    jobs = []
    for page in pages:
        picked = chances[page.path] > (BESIDE if titled[page.path] >= STRONG else ALONE)
        title = ""
        if page.title_block is not None and page.n:
            picked = picked.copy()
            picked[page.title_block] = False
            title = page.texts[page.title_block]
        jobs.append((page.gold, page.texts, picked, title))
    with ProcessPoolExecutor() as pool:
        return list(pool.map(_score, jobs, chunksize=32))


def report(what, pages, chances, titled):
    pages = [p for p in pages if p.gold is not None and not p.is_copy]
    report_scores(what, list(zip(pages, judged(pages, chances, titled))))


def report_scores(what, rows):
    """Prints by set what pages score without and with the title; of the two the set's convention counts."""
    print(what)
    means, by = [], {}
    for page, row in rows:
        by.setdefault(page.dataset, []).append((page, row))
    for dataset, members in sorted(by.items()):
        best = max((f1([r[i] for _, r in members]) + (i,) for i in (0, 1)), key=lambda x: x[2])
        precision, recall, value, convention = best
        exact = np.mean([r[convention][3] for _, r in members])
        if dataset != "readability":
            means.append(value)
        print(f"  {dataset:14s} F1 {value:.4f}  P {precision:.4f}  R {recall:.4f}  exact {exact:.3f}"
              f"  {'titled' if convention else ''}")
        if dataset == "wcxb":
            kinds = {}
            for page, row in members:
                kinds.setdefault(page.kind, []).append(row[convention])
            print("   ", "  ".join(f"{k} {f1(v)[2]:.3f}" for k, v in sorted(kinds.items())))
    print(f"  mean {np.mean(means):.4f}", flush=True)


def report_kinds(pages, chances):
    """The share of pages that are taken for articles, by set and kind."""
    by = {}
    for page in pages:
        if page.path in chances and not page.is_copy:
            by.setdefault(f"{page.dataset} {page.kind if page.dataset == 'wcxb' else ''}", []).append(chances[page.path])
    print("articles by the third forest")
    for name, values in sorted(by.items()):
        print(f"  {name:20s} {np.mean(np.array(values) > ARTICLE):.3f}", flush=True)
