"""The net: a small convolution over the lines of a page, with dilations.

In: a matrix of inputs a line. Out: a logit a line, above 0 for body. The same arithmetic as
`src/ml/sequence_net.rs`, in floating point.
"""

import jax
import jax.numpy as jnp

POOL = 3  # block before which each line learns of the page


def initial(key, inputs, channels, dilations, sources, head=16):
    """Random weights."""
    keys = iter(jax.random.split(key, 64))
    dense = lambda a, b, scale=1.0: jax.random.normal(next(keys), (a, b)) * scale * jnp.sqrt(2 / a)
    net = {"in": dense(inputs, channels), "in_bias": jnp.zeros(channels), "source": jnp.zeros((sources, channels))}
    for at in range(len(dilations)):
        net[f"block{at}"] = dense(3 * channels, channels, 0.7)
        net[f"block{at}_bias"] = jnp.zeros(channels)
    net["gate"], net["page"] = dense(channels, 1, 0.3), dense(2 * channels, channels, 0.5)
    net["head"], net["head_bias"] = dense(channels, head), jnp.zeros(head)
    net["out"], net["out_bias"] = dense(head, 1, 0.3), jnp.zeros(1)
    return net


def shifted(h, by):
    """The lines `by` places before (behind, when negative); zero outside the page."""
    if by > 0:
        return jnp.pad(h, ((0, 0), (by, 0), (0, 0)))[:, : h.shape[1]]
    return jnp.pad(h, ((0, 0), (0, -by), (0, 0)))[:, -by:]


def normal(x):
    """Mean 0 and variance 1 over the channels of a line."""
    return (x - x.mean(-1, keepdims=True)) / jnp.sqrt(x.var(-1, keepdims=True) + 1e-3)


def forward(net, x, real, words, source, dilations, key=None, drop=0.0):
    """Logits of pages [page, line, input]; `real` is 1 for lines that are there, `words` their lengths."""
    real, words = real[..., None], words[..., None]
    if key is not None:
        key, first = jax.random.split(key)
        x = x * jax.random.bernoulli(first, 1 - 0.7 * drop, (x.shape[0], 1, x.shape[2]))
    h = jax.nn.relu(x @ net["in"] + net["in_bias"] + (source @ net["source"])[:, None]) * real
    for at, by in enumerate(dilations):
        if at == min(POOL, len(dilations) - 1):
            weight = jax.nn.softmax(jnp.where(real > 0, h @ net["gate"] + jnp.log(words + 1e-3), -1e9), 1)
            page = jnp.concatenate([(weight * h).sum(1), jnp.where(real > 0, h, 0).max(1)], -1)
            h = h + jax.nn.relu(page @ net["page"])[:, None]
            h = h * real
        z = jnp.concatenate([shifted(h, by), h, shifted(h, -by)], -1)
        z = jax.nn.relu(normal(z @ net[f"block{at}"]) + net[f"block{at}_bias"])
        if key is not None:
            z = z * jax.random.bernoulli(jax.random.fold_in(key, at), 1 - drop, (z.shape[0], 1, z.shape[2])) / (1 - drop)
        h = (h + z) * real
    h = jax.nn.relu(h @ net["head"] + net["head_bias"])
    return (h @ net["out"] + net["out_bias"])[..., 0]


def cost(inputs, channels, dilations, head=16):
    """Multiply-adds a line."""
    return inputs * channels + len(dilations) * 3 * channels * channels + channels * (head + 1) + head
