"""Packs a forest into the bytes that src/model/forest.rs reads.

Thresholds are shared by all trees: LightGBM cuts a feature only at the borders of its bins. A node names its
feature and the place of its threshold among that feature's, so a block is binned once and trees compare bytes.

    u16 features | u16 trees | f32 leaf scale | f32 bias
    per feature: u8 thresholds | thresholds as f16
    per tree:    u8 nodes | nodes * (u8 feature, u8 threshold, u8 left, u8 right) | (nodes + 1) * i8 leaf

A child below 128 is a node, others a leaf (number - 128). Features are numbered as the rows have them; those that no
tree asks for have no thresholds.
"""
import struct

import numpy as np


def pack(booster, names):
    model = booster.dump_model()
    trees = [t["tree_structure"] for t in model["tree_info"]]
    cuts = [set() for _ in names]

    def collect(node):
        if "split_feature" in node:
            assert node["decision_type"] == "<="
            cuts[node["split_feature"]].add(half(node["threshold"]))
            collect(node["left_child"])
            collect(node["right_child"])

    for tree in trees:
        collect(tree)
    cuts = [sorted(c) for c in cuts]
    leaves = [leaf for tree in trees for leaf in leaf_values(tree)]
    scale = max(abs(v) for v in leaves) / 127.0
    out = struct.pack("<HHff", len(names), len(trees), scale, 0.0)
    for thresholds in cuts:
        assert len(thresholds) < 256
        out += struct.pack("<B", len(thresholds)) + np.array(thresholds, dtype="<f2").tobytes()
    for tree in trees:
        nodes, values = [], []
        flatten(tree, nodes, values, cuts, scale)
        assert len(nodes) < 128
        out += struct.pack("<B", len(nodes))
        out += b"".join(struct.pack("<BBBB", *n) for n in nodes)
        out += struct.pack(f"<{len(values)}b", *values)
    return out


def half(value):
    return float(np.float16(np.clip(value, -65000, 65000)))


def leaf_values(node):
    if "leaf_value" in node:
        return [node["leaf_value"]]
    return leaf_values(node["left_child"]) + leaf_values(node["right_child"])


def flatten(node, nodes, values, cuts, scale):
    """Appends a subtree; gives its reference."""
    if "leaf_value" in node:
        values.append(int(np.clip(round(node["leaf_value"] / scale), -127, 127)))
        return 128 + len(values) - 1
    at = len(nodes)
    nodes.append(None)
    feature = node["split_feature"]
    place = cuts[feature].index(half(node["threshold"]))
    left = flatten(node["left_child"], nodes, values, cuts, scale)
    right = flatten(node["right_child"], nodes, values, cuts, scale)
    nodes[at] = (feature, place, left, right)
    return at
