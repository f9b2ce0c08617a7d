import logging
import warnings

import pandas as pd
import pytest

from edusocsec.plots import fonts, matrix

CHINESE = pd.DataFrame({"收入": [0.5]}, index=["北京"])


def draw():
    return matrix(CHINESE, title="一，二", caption="你好。").savefig("/dev/null", format="png")


def test_a_missing_chinese_font_is_noticed_once(monkeypatch):
    monkeypatch.setattr(fonts, "chinese_font", lambda: None)
    fonts._warn.cache_clear()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        draw()
        draw()
    fonts._warn.cache_clear()
    assert len(caught) == 1
    assert "fonts-wqy-microhei" in str(caught[0].message)
    assert caught[0].filename == __file__


@pytest.mark.skipif(fonts.chinese_font() is None, reason="no Chinese font on this machine")
def test_chinese_is_drawn_silently_where_a_font_is_installed(caplog):
    with warnings.catch_warnings(), caplog.at_level(logging.WARNING):
        warnings.simplefilter("error")
        draw()
    assert caplog.records == []


def test_only_installed_fonts_are_asked_for(caplog):
    from matplotlib.font_manager import findfont

    with caplog.at_level(logging.WARNING):
        for family in fonts.families():
            findfont(family, fallback_to_default=False)
    assert caplog.records == []
