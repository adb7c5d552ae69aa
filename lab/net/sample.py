"""Writes a small net with random weights, a few made-up lines, and the logits that NumPy gives them.

    python sample.py FOLDER

The test of `src/ml/sequence_net.rs` compares the engine's logits with them: `sample.net`, and
`sample.txt` with a row a line (its features, its words, its logit).
"""

import sys

import numpy as np

from export import encode
from lines import squash

CODES = [(2, 3)]


def forward(net, x, words):
    """Logits of the lines of a page, in floating point."""

    def shifted(h, by):
        out = np.zeros_like(h)
        if by > 0:
            out[by:] = h[:-by]
        else:
            out[:by] = h[-by:]
        return out

    h = np.maximum(0, x @ net["in"] + net["in_bias"])
    for at, by in enumerate(net["dilations"]):
        if at == min(3, len(net["dilations"]) - 1):
            weight = np.exp((h @ net["gate"])[:, 0] + np.log(words + 1e-3))
            page = np.concatenate([weight @ h / weight.sum(), h.max(0)])
            h = h + np.maximum(0, page @ net["page"])
        z = np.concatenate([shifted(h, by), h, shifted(h, -by)], 1) @ net[f"block{at}"]
        z = (z - z.mean(1, keepdims=True)) / np.sqrt(z.var(1, keepdims=True) + 1e-3)
        h = h + np.maximum(0, z + net[f"block{at}_bias"])
    h = np.maximum(0, h @ net["head"] + net["head_bias"])
    return (h @ net["out"] + net["out_bias"])[:, 0]


def main():
    rng = np.random.default_rng(5)
    dense = lambda a, b: rng.normal(size=(a, b)) * np.sqrt(1 / a)
    features, channels, head, dilations = 4, 8, 4, [1, 2]
    inputs = features + sum(count for _, count in CODES)
    net = {"mean": rng.normal(size=inputs) * 0.2, "spread": rng.uniform(0.5, 1.5, inputs), "dilations": dilations}
    net |= {"in": dense(inputs, channels), "in_bias": rng.normal(size=channels) * 0.1}
    for at in range(len(dilations)):
        net |= {f"block{at}": dense(3 * channels, channels), f"block{at}_bias": rng.normal(size=channels) * 0.1}
    net |= {"gate": dense(channels, 1), "page": dense(2 * channels, channels)}
    net |= {"head": dense(channels, head), "head_bias": np.zeros(head), "out": dense(head, 1), "out_bias": np.ones(1) * 0.1}
    rows = [
        [max(0, round(3 * rng.normal() + 9)), rng.uniform(), rng.integers(3), round(200 * rng.normal())] for _ in range(12)
    ]
    x = squash(np.array(rows, np.float32))
    codes = np.array([[float(row[2] == code) for code in range(3)] for row in rows])
    x = np.clip((np.concatenate([x, codes], 1) - net["mean"]) / net["spread"], -4, 4)
    logits = forward(net, x, np.array([row[0] for row in rows], float))
    open(f"{sys.argv[1]}/sample.net", "wb").write(encode(net, CODES, ["one", "two", "three", "four"]))
    with open(f"{sys.argv[1]}/sample.txt", "w") as out:
        for row, logit in zip(rows, logits):
            print(*(f"{value:.4f}" for value in row), f"{row[0]}", f"{logit:.4f}", file=out)


if __name__ == "__main__":
    main()
