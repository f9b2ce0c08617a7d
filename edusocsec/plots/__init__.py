"""Pictures of labelled arrays, in the house style; this floor knows no method.

Each function returns a :class:`matplotlib.figure.Figure` that pyplot has already forgotten: as the
last value of a Jupyter cell it is shown exactly once, and nothing stays open.
"""

# Plain imports, because the functions are named as their modules: a lazily attached name would be
# replaced by the module as soon as anybody imported that. The modules themselves are light.
from edusocsec.plots.dendrogram import dendrogram
from edusocsec.plots.intervals import intervals
from edusocsec.plots.lines import lines
from edusocsec.plots.lorenz import lorenz
from edusocsec.plots.matrix import matrix
from edusocsec.plots.scatter import scatter
from edusocsec.plots.scree import scree
from edusocsec.plots.tile_map import tile_map
from edusocsec.plots.timeline import timeline

__all__ = [
    "dendrogram",
    "intervals",
    "lines",
    "lorenz",
    "matrix",
    "scatter",
    "scree",
    "tile_map",
    "timeline",
]
