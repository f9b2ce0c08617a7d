import subprocess
import sys

import matplotlib as mpl
import matplotlib.pyplot as plt

from edusocsec.plots.style import finish, house_style, new_figure


def test_the_readers_settings_are_untouched():
    before = dict(mpl.rcParams)
    with mpl.rc_context({"font.size": 3, "text.usetex": True}):
        with house_style():
            assert mpl.rcParams["font.size"] == 11
            assert not mpl.rcParams["text.usetex"]
        assert mpl.rcParams["font.size"] == 3
    assert dict(mpl.rcParams) == before


def test_pyplot_forgets_the_figure():
    figure, axes = new_figure(3, 2)
    assert plt.get_fignums() == []
    assert axes.figure is figure


def test_title_and_caption_lie_inside_the_figure_and_not_on_the_axes():
    with house_style():
        figure, axes = new_figure(4, 3)
        finish(figure, "A title of many words, " * 4, "A sentence on what to see, " * 8)
    inside = figure.get_window_extent()
    title, caption = figure._suptitle, figure._supxlabel
    assert title.get_text().count("\n") >= 1
    for text in (title, caption):
        extent = text.get_window_extent()
        assert extent.x0 >= 0
        assert extent.x1 <= inside.x1
        assert not extent.overlaps(axes.get_tightbbox())
    assert figure.get_figheight() > 3


def test_dollars_are_shown_and_not_read_as_formulae(tmp_path):
    with house_style():
        figure, _axes = new_figure(4, 3)
        finish(figure, "from $5 to $6", "$x$")
    with mpl.rc_context({"svg.fonttype": "none"}):
        figure.savefig(tmp_path / "figure.svg")
    drawn = (tmp_path / "figure.svg").read_text()
    assert ">from $5 to $6<" in drawn
    assert ">$x$<" in drawn


def test_importing_the_plots_does_not_import_pyplot():
    code = "import edusocsec.plots, sys; print('matplotlib.pyplot' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
