"""The measure of the public article-extraction benchmark, on token shingles."""
import re
from collections import Counter

TOKEN = re.compile(r"\w+", re.U)
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def tokens(s):
    out = []
    for w in TOKEN.findall(s):
        out.extend(w) if CJK.search(w) else out.append(w)
    return out


def shingles(t, n=4):
    if not t:
        return Counter()
    if len(t) < n:
        return Counter([tuple(t)])
    return Counter(tuple(t[i:i + n]) for i in range(len(t) - n + 1))


def score(gold_tokens, gold_shingles, text):
    """True positives, false positives and false negatives as shares, whether it is exact, and the page's F1."""
    words = tokens(text)
    mine = shingles(words)
    tp = sum((gold_shingles & mine).values())
    fp, fn = sum(mine.values()) - tp, sum(gold_shingles.values()) - tp
    total = tp + fp + fn
    if not total:
        return 1.0, 0.0, 0.0, True, 1.0
    return tp / total, fp / total, fn / total, words == gold_tokens, 2 * tp / (2 * tp + fp + fn)


def without_and_with(gold, title, body):
    """The score of a body alone, and below its headline."""
    gold_tokens = tokens(gold)
    gold_shingles = shingles(gold_tokens)
    plain = score(gold_tokens, gold_shingles, body)
    return plain, score(gold_tokens, gold_shingles, title + "\n" + body) if title else plain


def f1(rows):
    tp, fp, fn = (sum(r[i] for r in rows) for i in range(3))
    p = tp / (tp + fp) if tp + fp else 0.0
    r = tp / (tp + fn) if tp + fn else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0
