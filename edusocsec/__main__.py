"""Run the command line as ``python -m edusocsec``."""

from edusocsec.cli import app

if __name__ == "__main__":
    app(prog_name="edusocsec")
