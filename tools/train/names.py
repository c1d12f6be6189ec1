"""The token table: how often elements of a class, id or role token held story, over many sites."""
import struct
from collections import defaultdict

import numpy as np

LEAST_SITES = 5
PRIOR_SITES = 3.0
LARGEST = 3000


def table(pages):
    """Bytes of the table (see src/features/tokens.rs) learned from these pages."""
    by_site = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    total = [0.0, 0.0]
    for page in pages:
        if page.coverage < 0.8 or not page.n or page.is_copy:
            continue
        size = np.maximum(np.array(page.units), 0.5) ** 0.6
        story, all_ = np.concatenate([[0], np.cumsum(page.labels * size)]), np.concatenate([[0], np.cumsum(size)])
        total[0] += story[-1] / all_[-1]
        total[1] += 1
        seen = defaultdict(lambda: [0.0, 0.0])
        for start, end, hashes in page.elements:
            # A wrapper of the whole page tells nothing of its tokens.
            if all_[end] - all_[start] > 0.9 * all_[-1]:
                continue
            for h in set(hashes):
                seen[h][0] += story[end] - story[start]
                seen[h][1] += all_[end] - all_[start]
        for h, (s, a) in seen.items():
            if a > 0:
                cell = by_site[h][page.site]
                cell[0] += s / a
                cell[1] += 1
    prior = total[0] / max(total[1], 1)
    logit = lambda p: np.log(p / (1 - p))
    scored = []
    for h, sites in by_site.items():
        if len(sites) < LEAST_SITES:
            continue
        shares = [s / n for s, n in sites.values()]
        p = (sum(shares) + PRIOR_SITES * prior) / (len(shares) + PRIOR_SITES)
        p = min(max(p, 0.005), 0.995)
        value = (logit(p) - logit(prior)) / 5.0
        scored.append((abs(value) * np.sqrt(len(sites)), h, max(-127, min(127, round(127 * value)))))
    scored.sort(key=lambda x: (-x[0], x[1]))
    buckets, taken = defaultdict(list), set()
    for _, h, value in scored[:LARGEST]:
        key = (h >> 24, h & 0xFFFF)
        if key not in taken:
            taken.add(key)
            buckets[h >> 24].append((h & 0xFFFF, value))
    offsets, records, at = [], b"", 0
    for b in range(256):
        offsets.append(at)
        for key, value in sorted(buckets[b]):
            records += struct.pack("<Hb", key, value)
            at += 1
    offsets.append(at)
    return struct.pack("<257H", *offsets) + records
