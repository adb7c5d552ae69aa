"""Finds copies with MinHash and LSH as the Python libraries do it: copies.py PAGES.json

PAGES.json is [[name, text], ...]. Prints {"datasketch": {"seconds": s, "pairs": [[a, b], ...]},
"rensa": ...}, pairs as places in the list; null for a library that is not installed.
Each text is the set of its runs of three words in lower case, 128 permutations, Jaccard .3:
of the thresholds .3, .5 and .8 the one at which both find most, checked on the signatures.
"""

import json
import re
import sys
import time

WORD = re.compile(r"\w+")
PERMUTATIONS, THRESHOLD, RUN = 128, 0.3, 3


def runs(text):
    words = WORD.findall(text.lower())
    return {" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))}


def datasketch(texts):
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    made = []
    for n, text in enumerate(texts):
        minhash = MinHash(num_perm=PERMUTATIONS)
        minhash.update_batch([run.encode() for run in runs(text)])
        lsh.insert(n, minhash)
        made.append(minhash)
    for n, minhash in enumerate(made):
        for other in lsh.query(minhash):
            if other < n and made[other].jaccard(minhash) >= THRESHOLD:
                yield other, n


def rensa(texts):
    from rensa import RMinHash, RMinHashLSH

    # Bands of two: what LSH must have to find most pairs at this threshold.
    lsh = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=PERMUTATIONS // 2)
    made = []
    for n, text in enumerate(texts):
        minhash = RMinHash(num_perm=PERMUTATIONS, seed=1)
        minhash.update(list(runs(text)))
        lsh.insert(n, minhash)
        made.append(minhash)
    for n, minhash in enumerate(made):
        for other in lsh.query(minhash):
            if other < n and made[other].jaccard(minhash) >= THRESHOLD:
                yield other, n


def timed(find, texts):
    started = time.perf_counter()
    try:
        pairs = sorted(find(texts))
    except ImportError:
        return None
    return {"seconds": time.perf_counter() - started, "pairs": pairs}


texts = [text for _, text in json.load(open(sys.argv[1], encoding="utf-8"))]
print(json.dumps({find.__name__: timed(find, texts) for find in (datasketch, rensa)}))
