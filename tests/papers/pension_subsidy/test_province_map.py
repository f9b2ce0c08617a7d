"""One tile for each province."""

import pytest

import edusocsec as ess
from edusocsec.errors import MissingValuesError
from edusocsec.papers.pension_subsidy import province_map


def test_every_province_has_a_tile_with_its_short_name():
    provinces = ess.load_dataset("provinces_2013")
    texts = [text.get_text() for text in province_map(provinces["region"]).axes[0].texts]
    assert texts[::2] == provinces["abbreviation"].to_list()


def test_places_that_are_no_provinces_are_named():
    strangers = ess.load_dataset("provinces_2013")["region"].rename({"Hebei": "Atlantis"})
    with pytest.raises(MissingValuesError, match="Atlantis"):
        province_map(strangers)
