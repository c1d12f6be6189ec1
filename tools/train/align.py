"""Which blocks of a page stand in its gold text.

Gold texts leave out headlines, captions and lists now and then, so a block is compared by what it
shares with the gold (containment of 4-token shingles), and a short block only counts where its neighbours say it
must stand.
"""
import re
import unicodedata
from collections import Counter

TOKEN = re.compile(r"\w+", re.U)
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

LONG = 6  # tokens; a shorter block shares shingles by chance
POSITIVE, NEGATIVE = 0.6, 0.25  # containment; between them the label is the containment itself
SOFT_WEIGHT = 0.4


def tokens(text):
    """Words, lower case; Han, kana and hangul one by one."""
    out = []
    for word in TOKEN.findall(text.lower()):
        out.extend(word) if CJK.search(word) else out.append(word)
    return out


def shingles(tokens_, n=4):
    return [tuple(tokens_[i:i + n]) for i in range(len(tokens_) - n + 1)]


def align(texts, gold_text):
    """Labels (0 to 1), weights and the share of gold that was found."""
    gold = tokens(gold_text)
    where = {}
    for i, shingle in enumerate(shingles(gold)):
        where.setdefault(shingle, []).append(i)
    block_tokens = [tokens(t) for t in texts]
    labels, weights = [0.0] * len(texts), [1.0] * len(texts)
    spans = [None] * len(texts)
    at = 0
    for i, words in enumerate(block_tokens):
        if len(words) < LONG:
            continue
        found = [where[s] for s in shingles(words) if s in where]
        share = len(found) / max(len(words) - 3, 1)
        if share >= POSITIVE:
            labels[i] = 1.0
            places = [min(p, key=lambda x: abs(x - at)) for p in found]
            start = min(places)
            spans[i] = (start, max(places) + 4)
            if max(places) - start < 2 * len(words) + 20:
                at = max(places) + 4
            else:
                spans[i] = None
        elif share > NEGATIVE:
            labels[i], weights[i] = share, SOFT_WEIGHT
    drop_copies(texts, block_tokens, gold, labels)
    place_short(block_tokens, gold, labels, spans)
    # Over the borders of blocks: lines that a break parts are shorter than a shingle now and then.
    covered = set(shingles([w for words, label in zip(block_tokens, labels) if label >= POSITIVE for w in words]))
    gold_shingles = shingles(gold)
    coverage = sum(s in covered for s in gold_shingles) / max(len(gold_shingles), 1)
    return labels, weights, coverage


def drop_copies(texts, block_tokens, gold, labels):
    """Of equal texts only as many stay positive as the gold has, those with the most positives around."""
    places = {}
    for i, label in enumerate(labels):
        if label == 1.0:
            places.setdefault(texts[i], []).append(i)
    for same in places.values():
        if len(same) < 2:
            continue
        words = block_tokens[same[0]]
        n = len(words)
        wanted = max(1, sum(gold[k:k + n] == words for k in range(len(gold) - n + 1)))
        around = lambda i: sum(labels[max(0, i - 4):i + 5])
        for i in sorted(same, key=around, reverse=True)[wanted:]:
            labels[i] = 0.0


def place_short(block_tokens, gold, labels, spans):
    """A short block is positive where it stands in the gold between its aligned neighbours."""
    long_positive = [i for i, s in enumerate(spans) if s and labels[i] == 1.0]
    last_of = [None] * len(labels)
    next_of = [None] * len(labels)
    previous = None
    for i in range(len(labels)):
        last_of[i] = previous
        if spans[i] and labels[i] == 1.0:
            previous = i
    following = None
    for i in reversed(range(len(labels))):
        next_of[i] = following
        if spans[i] and labels[i] == 1.0:
            following = i
    if not long_positive:
        return
    cursor = {}
    for i, words in enumerate(block_tokens):
        if len(words) >= LONG or not words or labels[i]:
            continue
        a = spans[last_of[i]][1] - 4 if last_of[i] is not None else 0
        b = spans[next_of[i]][0] + 4 if next_of[i] is not None else len(gold)
        a = max(a, 0, cursor.get(last_of[i], 0))
        n = len(words)
        for k in range(a, min(b, len(gold)) - n + 1):
            if gold[k:k + n] == words:
                # Far from the story's edge a word alone is chance: before the first and after the last
                # aligned block only what touches them counts.
                open_end = last_of[i] is None or next_of[i] is None
                far = (next_of[i] is None and k - a > 60) or (last_of[i] is None and b - k > 60)
                if open_end and far and n < 3:
                    break
                labels[i] = 1.0
                cursor[last_of[i]] = k + n
                break


def plain(text):
    return " ".join(re.sub(r"\W+", " ", unicodedata.normalize("NFKC", text).casefold()).split())


def by_snippets(texts, wanted, unwanted):
    """Labels of the few blocks that hold one of the hand-picked snippets; all others weigh nothing."""
    labels, weights = [0.0] * len(texts), [0.0] * len(texts)
    texts = [plain(t) for t in texts]
    for snippets, label in ((unwanted, 0.0), (wanted, 1.0)):
        for snippet in map(plain, snippets or ()):
            for i, text in enumerate(texts):
                if snippet and snippet in text:
                    labels[i], weights[i] = label, 1.0
    return labels, weights, 1.0
