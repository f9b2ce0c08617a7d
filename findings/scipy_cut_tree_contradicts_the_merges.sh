#!/usr/bin/env bash
# scipy's cut_tree does not undo the last merges of a tree where merges tie.
#
# A tree of n rows cut into k clusters is, in R's cutree(k=) and in scikit-learn, what stands after its first
# n - k merges. scipy.cluster.hierarchy.cut_tree goes by height instead: where two merges are equally high it may
# carry out the second one in place of the first. The five rows below merge rows 0 and 3 at stage 1, and
# cut_tree(n_clusters=4), which stands one merge after the start, puts rows 2 and 4 together and leaves 0 and 3 apart.
# With methods whose heights may fall (centroid) it can give fewer clusters than were asked for, without a word: the
# triangle below is cut into 1.
#
# Seen with scipy 1.17.1 and numpy 2.4.6, Python 3.11. Source: scipy's own documentation of cut_tree, which says only
# "number of clusters in the tree at the cut point"; R's documentation of cutree and hclust for the other reading.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check "scipy==1.17.1" "numpy==2.4.6"
"$folder/env/bin/python" - <<'PY'
import numpy as np
import scipy
from scipy.cluster.hierarchy import cut_tree, linkage

print("scipy", scipy.__version__, "numpy", np.__version__)
rows = np.array([(0, 3), (3, 3), (2, 0), (1, 2), (3, 1)], dtype=float)
tree = linkage(rows, "average")
first = sorted(tree[0, :2].astype(int).tolist())
cut = cut_tree(tree, n_clusters=4).ravel()
together = np.flatnonzero(np.bincount(cut)[cut] > 1).tolist()
print("first merge:", first, "heights:", tree[:, 2].round(3).tolist())
print("together when cut into 4:", together)

triangle = linkage(np.array([(0, 0), (4, 0), (2, 3.5)], dtype=float), "centroid")
fallen = cut_tree(triangle, n_clusters=2).ravel()
print("centroid heights:", triangle[:, 2].round(3).tolist(), "clusters when cut into 2:", len(set(fallen)))
assert set(together) != set(first), "cut_tree follows the merges now"
assert len(set(fallen)) < 2, "a tree whose heights fall is cut into 2 now"
PY
