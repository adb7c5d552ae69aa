"""Trains a net and prints its scores on sites that it did not see.

    python train.py DIR text|html OUT.npz [--channels 32] [--dilations 1,2,4,8,16] [--fold 0] ...

With `--fold all` every site but those of the research sets is learned from.
"""

import argparse
import os
import time

import jax
import jax.numpy as jnp
import numpy as np

import net as nets
from lines import FOLDS, SOURCES, Lines, groups, score

BUCKETS = [96, 192, 400, 1200]  # lengths in lines that pages are padded to
LINES = 8192  # lines of a batch
BAR = -0.2  # logit above which a line is kept: a probability of .45
OTHER_BARS = [-0.8, 0.3, 0.8, 1.3]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("format", choices=["text", "html"])
    parser.add_argument("out")
    parser.add_argument("--channels", type=int, default=32)
    parser.add_argument("--head", type=int, default=16)
    parser.add_argument("--dilations", type=lambda s: tuple(map(int, s.split(","))), default=(1, 2, 4, 8, 16))
    parser.add_argument("--fold", default="0", help="fold that is held out, or `all` to learn from every site")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--variants", type=int, default=2, help="variants of a page that an epoch sees")
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--drop", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--without", default="", help="features that the net does not see, as numbers")
    return parser.parse_args()


def standardised(lines, folder):
    """The inputs of all lines as a net sees them, and their means and spreads; kept in the folder for the next run."""
    path = f"{folder}/{lines.format}.standard.npz"
    values = f"{folder}/{lines.format}.standard.f16"
    if not os.path.exists(path):
        at = [np.arange(p.first, p.first + p.count, 7) for p in lines.pages if p.row["fold"] != FOLDS]
        sample = lines.inputs(np.sort(np.random.default_rng(1).permutation(np.concatenate(at))[:200_000]))
        mean, spread = sample.mean(0), sample.std(0) + 0.05
        with open(values, "wb") as out:
            for first in range(0, len(lines.label), 50_000):
                x = (lines.inputs(slice(first, first + 50_000)) - mean) / spread
                out.write(np.clip(x, -4, 4).astype(np.float16).tobytes())
        np.savez(path, mean=mean, spread=spread)
    stats = np.load(path)
    return np.fromfile(values, np.float16).reshape(len(lines.label), -1), (stats["mean"], stats["spread"])


def batches(lines, pages, xs, rng=None):
    """Batches of pages of like length; in random order with a generator `rng`."""
    by_length = {}
    for page in pages:
        if page.count:
            length = next((b for b in BUCKETS if page.count <= b), None) or -(-page.count // 512) * 512
            by_length.setdefault(length, []).append(page)
    parts = []
    for length, own in by_length.items():
        if rng:
            rng.shuffle(own)
        size = max(1, LINES // length)
        parts += [(length, size, own[at : at + size]) for at in range(0, len(own), size)]
    if rng:
        rng.shuffle(parts)
    for length, size, own in parts:
        x = np.zeros((size, length, xs.shape[1]), np.float32)
        real, words, label, certainty = (np.zeros((size, length), np.float32) for _ in range(4))
        source, whole, used = np.zeros((size, len(SOURCES)), np.float32), np.zeros(size, np.float32), np.zeros(size, np.float32)
        for at, page in enumerate(own):
            n = page.count
            x[at, :n], real[at, :n], words[at, :n] = xs[page.lines], 1, lines.length[page.lines]
            label[at, :n], certainty[at, :n] = lines.label[page.lines], lines.certainty[page.lines]
            whole[at], used[at] = page.whole, 1 if page.whole else 0.5
            if rng and rng.random() < 0.5:
                source[at, page.source] = 1
        yield (x, real, words, source, label, certainty, whole, used), own


def loss(net, batch, key, dilations, drop):
    """Mean over pages of the weighted cross-entropy of lines and of one minus the page's soft F1 by words."""
    x, real, words, source, label, certainty, whole, used = batch
    z = nets.forward(net, x, real, words, source, dilations, key, drop)
    weight = jnp.sqrt(words + 1) * certainty * real
    entropy = jnp.logaddexp(0, z) - z * label
    lines = (entropy * weight).sum(1) / jnp.maximum(weight.sum(1), 1e-6)
    p, counted = jax.nn.sigmoid(z), words * real * (certainty > 0)
    overlap = 2 * (counted * p * label).sum(1) / jnp.maximum((counted * (p + label)).sum(1), 1e-6)
    return ((lines + whole * (1 - overlap)) * used).sum() / jnp.maximum(used.sum(), 1e-6)


def step(net, mean, square, batch, key, rate, t, dilations, drop):
    """One step of Adam with clipped gradients and a little weight decay."""
    value, gradient = jax.value_and_grad(loss)(net, batch, key, dilations, drop)
    size = jnp.sqrt(sum((g * g).sum() for g in jax.tree.leaves(gradient)))
    gradient = jax.tree.map(lambda g: g * jnp.minimum(1, 1 / (size + 1e-9)), gradient)
    mean = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, mean, gradient)
    square = jax.tree.map(lambda s, g: 0.999 * s + 0.001 * g * g, square, gradient)
    correct = lambda m, s: (m / (1 - 0.9**t)) / (jnp.sqrt(s / (1 - 0.999**t)) + 1e-8)
    net = jax.tree.map(lambda p, m, s: p - rate * (correct(m, s) + 1e-3 * p), net, mean, square)
    return net, mean, square, value


def epoch_pages(pages, rng, most):
    """So many variants of each page, at random; all when it has fewer."""
    variants = {}
    for page in pages:
        variants.setdefault((page.row["folder"], page.row["id"]), []).append(page)
    return [own[at] for own in variants.values() for at in rng.permutation(len(own))[:most]]


def train(lines, pages, xs, args):
    dilations = args.dilations
    rng = np.random.default_rng(args.seed)
    inputs = xs.shape[1]
    net = nets.initial(jax.random.PRNGKey(args.seed), inputs, args.channels, dilations, len(SOURCES), args.head)
    mean, square = (jax.tree.map(jnp.zeros_like, net) for _ in range(2))
    run = jax.jit(step, static_argnums=(7, 8))
    per_epoch = len(list(batches_sizes(epoch_pages(pages, np.random.default_rng(0), args.variants))))
    total, done, key, begun = per_epoch * args.epochs, 0, jax.random.PRNGKey(args.seed + 99), time.time()
    for epoch in range(args.epochs):
        losses = []
        for batch, _ in batches(lines, epoch_pages(pages, rng, args.variants), xs, rng):
            key, own = jax.random.split(key)
            rate = args.rate * min(1, (done + 1) / 100) * (0.5 + 0.5 * np.cos(np.pi * min(1, done / total))) + 1e-5
            net, mean, square, value = run(net, mean, square, batch, own, np.float32(rate), np.float32(done + 1), dilations, args.drop)
            done += 1
            losses.append(value)
        print(f"epoch {epoch} loss {float(jnp.stack(losses).mean()):.4f} {time.time() - begun:.0f} s", flush=True)
    return net


def batches_sizes(pages):
    """A number for each batch of pages."""
    counts = {}
    for page in pages:
        if page.count:
            length = next((b for b in BUCKETS if page.count <= b), None) or -(-page.count // 512) * 512
            counts[length] = counts.get(length, 0) + 1
    for length, count in counts.items():
        yield from range(-(-count // max(1, LINES // length)))


def predict(net, lines, pages, xs, dilations):
    """Logits of all lines; those of other pages are far below 0."""
    logits = np.full(len(lines.label), -9, np.float32)
    run = jax.jit(nets.forward, static_argnums=(5,))
    for (x, real, words, source, *_), own in batches(lines, pages, xs):
        z = np.asarray(run(net, x, real, words, source, dilations))
        for at, page in enumerate(own):
            logits[page.lines] = z[at, : page.count]
    return logits


def report(pages, logits, shipped):
    """Prints the scores of the net, and of what the shipped weights keep, on named groups of pages."""
    for name, own in groups(pages).items():
        (f, p, r), (g, _, _) = score(own, logits > BAR), score(own, shipped)
        others = " ".join(f"{score(own, logits > bar)[0]:.4f}" for bar in OTHER_BARS)
        print(f"{name:36} {len(own):5} net {f:.4f} ({p:.3f} {r:.3f}) shipped {g:.4f} other bars {others}", flush=True)


def main():
    args = arguments()
    jax.config.update("jax_compilation_cache_dir", f"{args.folder}/compiled")
    jax.config.update("jax_persistent_cache_min_compile_time_secs", 1)
    lines = Lines(args.folder, args.format)
    held = None if args.fold == "all" else int(args.fold)
    learned = [p for p in lines.pages if p.row["fold"] not in (FOLDS, held) and p.count <= 1200]
    tested = [p for p in lines.pages if p.row["fold"] in (FOLDS, held)]
    xs, stats = standardised(lines, args.folder)
    xs[:, [int(n) for n in args.without.split(",") if n]] = 0
    inputs = len(stats[0])
    print(f"{len(learned)} pages to learn from, {len(tested)} to test; {inputs} inputs,", end=" ")
    print(nets.cost(inputs, args.channels, args.dilations, args.head), "multiply-adds a line", flush=True)
    net = train(lines, learned, xs, args)
    np.savez(args.out, mean=stats[0], spread=stats[1], dilations=args.dilations, **{k: np.asarray(v) for k, v in net.items()})
    logits = predict(net, lines, tested, xs, args.dilations)
    np.save(args.out.replace(".npz", ".logits.npy"), logits)
    report(tested, logits, lines.kept)


if __name__ == "__main__":
    main()
