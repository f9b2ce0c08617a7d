"""How the computations of this study are told."""
