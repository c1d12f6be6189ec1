"""Reader scores of the whole program, each page by forests that have not seen its site."""
import json
import os
import subprocess
import tempfile
from concurrent.futures import ProcessPoolExecutor

from data import SHIPPED, fold_of
from judge import report_scores
from score import without_and_with


def built(weights, target):
    """The program with the weights of a folder; built in a folder of its own, so that the ordinary one stays."""
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    command = ["cargo", "build", "--release", "--quiet", "--locked", "--features", "cli", "--target-dir", target]
    subprocess.run(command, check=True, cwd=root, env=dict(os.environ, LEDE_WEIGHTS=os.path.abspath(weights)))
    return os.path.join(target, "release", "lede")


def stories(program, pages):
    """What the program reads on the pages, by path."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as listed:
        listed.writelines(page.path + "\n" for page in pages)
        listed.flush()
        command = [program, "reader", "--jobs", str(os.cpu_count()), "--jsonl", listed.name]
        printed = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode()
    return {story["path"]: story for story in map(json.loads, filter(None, printed.split("\n")))}


def judge_program(pages, folds, write):
    """Prints the scores of pages with a gold text; `write(fold, folder)` writes the weights of a fold."""
    pages = [p for p in pages if p.gold is not None and not p.is_copy]
    rows = []
    with tempfile.TemporaryDirectory() as temp:
        for fold in (None, *range(folds)):
            weights = os.path.join(temp, str(fold))
            os.mkdir(weights)
            write(fold, weights)
            program = built(weights, os.path.join(temp, "target"))
            mine = [p for p in pages if (fold_of(p.site, folds) if p.dataset in SHIPPED else None) == fold]
            read = stories(program, mine)
            told = [(p.gold, read[p.path]["title"], read[p.path]["text"]) for p in mine]
            with ProcessPoolExecutor() as pool:
                rows += zip(mine, pool.map(without_and_with, *zip(*told), chunksize=32))
    report_scores("the whole program", rows)
