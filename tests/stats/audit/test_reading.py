"""A file is read as printed, or the cell at fault is named."""

from io import StringIO

import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import DataError, DuplicateLabelsError, NotNumericError, UnknownNameError

UNITS = {"fund": "100 million yuan", "people": "10,000 persons", "mean": "yuan per person"}
FILE = "group,year,fund,people,mean\nstaff,2010,3271,23735,1378.10\nstaff,2013,5830,27443,2124.40\n"


def read(text, columns=UNITS, key=("group", "year")):
    return ess.read_table(StringIO(text), key=key, columns=columns)


def test_keeps_every_zero_and_reads_years_as_numbers():
    table = read(FILE)
    assert table.loc[("staff", 2010), "mean"] == "1378.10"
    assert table["mean"].astype(float).sum() == pytest.approx(3502.5)


def test_codes_stay_text():
    table = read("code,fund\n007,1\n7,2\n", {"fund": "yuan"}, key="code")
    assert table.index.to_list() == ["007", "7"]


def test_units_give_the_factor_of_a_ratio():
    table = read(FILE)
    found = ess.audit_table(table, along="year", ratios={"mean": ("fund", "people")}).found
    assert [str(one.kind) for one in found] == ["note"]
    wrong = read(FILE, UNITS | {"people": "persons"})
    found = ess.audit_table(wrong, ratios={"mean": ("fund", "people")}).found
    assert "look at the units" in found[0].found


def test_unit_of_the_ratio_counts_too():
    file = "year,part,all,share\n2010,17,68,25.0\n"
    units = {"part": "million yuan", "all": "million yuan", "share": "per cent"}
    table = read(file, units, key="year")
    found = ess.audit_table(table, ratios={"share": ("part", "all")}).found
    assert "contradiction" not in [one.kind for one in found]


def test_dash_and_nothing_are_missing():
    table = read(FILE.replace("3271", "-").replace("5830", ""))
    assert table["fund"].isna().all()
    assert table["fund"].astype(float).isna().all()


def test_file_on_disk_with_a_byte_order_mark(tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text(FILE, encoding="utf-8-sig")
    assert ess.read_table(file, key=["group", "year"], columns=UNITS).shape == (2, 3)


def test_refuses_another_encoding(tmp_path):
    file = tmp_path / "mine.csv"
    file.write_bytes("组,fund\n职工,1\n".encode("gbk"))
    with pytest.raises(DataError, match="UTF-8"):
        ess.read_table(file, key="组", columns={"fund": "yuan"})


@pytest.mark.parametrize(
    ("old", "new", "error", "message"),
    [
        ("people", "persons", UnknownNameError, r"no column 'people'(.|\n)*'persons'"),
        ("23735", "2 3735", NotNumericError, "Row 'staff, 2010', column 'people' holds '2 3735'"),
        ("23735", "many", NotNumericError, "'many'"),
        ("2013,", "2010,", DuplicateLabelsError, "'staff, 2010'"),
        ("27443", '"27,443"', NotNumericError, "'27,443'"),
        ("27443", "27,443", DataError, "line 3"),
    ],
)
def test_bad_file_names_the_fault(old, new, error, message):
    with pytest.raises(error, match=message):
        read(FILE.replace(old, new))


def test_unknown_unit_is_refused_with_near_ones():
    with pytest.raises(
        UnknownNameError, match=r"'10000 persons' of the column 'people'(.|\n)*'10,000"
    ):
        read(FILE, UNITS | {"people": "10000 persons"})


@pytest.mark.parametrize("text", ["", "group,year,fund,people,mean\n"])
def test_empty_file(text):
    with pytest.raises(DataError, match=r"empty|no rows"):
        read(text)


def test_more_fields_than_names():
    with pytest.raises(DataError, match="more fields"):
        read("fund\na,1\nb,2\n", {"fund": "yuan"}, key="fund")


def test_short_line_may_lack_its_key():
    table = read("fund,year\n1,2010\n2\n", {"fund": "yuan"}, key="year")
    assert table.index.to_list() == ["2010", ""]


def test_short_line_is_missing():
    table = read("group,year,fund,people,mean\nstaff,2010,3271\n")
    assert table.isna().to_numpy().tolist() == [[False, True, True]]
    assert isinstance(table, pd.DataFrame)
