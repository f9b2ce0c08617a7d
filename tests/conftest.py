"""What every test relies on, whatever the machine is set to."""

import os

import matplotlib

os.environ["EDUSOCSEC_LANGUAGE"] = "en"

# Not by the environment: the kernels of the lessons would inherit it and draw no figures.
matplotlib.use("Agg")
