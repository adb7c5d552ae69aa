"""Writes a trained net as the engine's weights file.

    python export.py DIR NET.npz text|html OUT.net

DIR holds the names of the features (`cargo xtask train columns DIR`).

Each output of a matrix has its scale (its largest weight is 31 steps, so that a weight packs into
6 bits), its addend and a byte for each input; numbers lowest byte first. `src/ml/sequence_net.rs` reads it.
"""

import argparse
import struct

import numpy as np

from lines import CODES

MAGIC = b"net2"
# Size of the largest weight of an output, in its steps.
LARGEST = 31


def dense(weights, bias):
    """A matrix [input, output] and its addends as bytes."""
    out = b""
    for column, addend in zip(weights.T, bias):
        scale = max(float(np.abs(column).max()) / LARGEST, 1e-12)
        out += struct.pack("<ff", scale, addend) + np.round(column / scale).astype(np.int8).tobytes()
    return out


def names_hash(names):
    """FNV-1a, 64 bits, over the names of features, a line end behind each."""
    value = 0xCBF29CE484222325
    for byte in "".join(name + "\n" for name in names).encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def encode(net, codes, names):
    """The bytes of the weights file. `codes` are the columns that hold a code, and the number of codes of each."""
    dilations = [int(d) for d in net["dilations"]]
    features = len(net["mean"]) - sum(count for _, count in codes)
    channels, head = net["in"].shape[1], net["head"].shape[1]
    assert len(names) == features, f"{len(names)} names of {features} features"
    out = MAGIC + struct.pack("<HQ", features, names_hash(names))
    out += struct.pack("BBBB", len(codes), channels, len(dilations), head)
    out += b"".join(struct.pack("BB", *code) for code in codes) + bytes(dilations)
    for mean, spread in zip(net["mean"], net["spread"]):
        out += struct.pack("<ff", mean, 1 / spread)
    out += dense(net["in"], net["in_bias"])
    for at in range(len(dilations)):
        out += dense(net[f"block{at}"], net[f"block{at}_bias"])
    out += dense(net["gate"], [0]) + dense(net["page"], np.zeros(channels))
    return out + dense(net["head"], net["head_bias"]) + dense(net["out"], net["out_bias"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("net")
    parser.add_argument("format", choices=["text", "html"])
    parser.add_argument("out")
    args = parser.parse_args()
    names = open(f"{args.folder}/{args.format}.names.txt").read().split()
    encoded = encode(np.load(args.net), CODES[args.format], names)
    open(args.out, "wb").write(encoded)
    print(f"{args.out}: {len(encoded)} bytes")


if __name__ == "__main__":
    main()
