"""A file is read as printed, or the cell at fault is named."""

from io import StringIO

import pandas as pd
import pytest

import edusocsec as ess
from edusocsec.errors import (
    ArgumentError,
    DataError,
    DuplicateLabelsError,
    NotNumericError,
    UnknownNameError,
)

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


@pytest.mark.parametrize(
    ("names", "twice"), [("year,fund,fund ", "fund"), ("year,fund,year", "year")]
)
def test_two_columns_with_one_name_are_refused(names, twice):
    with pytest.raises(DuplicateLabelsError, match=f"column is called '{twice}'"):
        read(f"{names}\n2010,1,9\n", {"fund": "yuan"}, key="year")


def test_columns_that_are_not_read_may_share_a_name():
    assert read("year,fund,,\n2010,1,,\n", {"fund": "yuan"}, key="year")["fund"].item() == "1"


@pytest.mark.parametrize(("sign", "name"), [(";", "group;year"), ("\t", "group\tyear")])
def test_fields_that_are_not_separated_by_commas(sign, name):
    with pytest.raises(UnknownNameError, match=f"'{name}(.|\n)*Separate the fields by commas"):
        read(FILE.replace(",", sign))


def test_a_file_that_cannot_be_opened_is_named(tmp_path):
    with pytest.raises(ArgumentError, match=r"nope\.csv' cannot be read: No such file"):
        ess.read_table(tmp_path / "nope.csv", key="group", columns=UNITS)
    with pytest.raises(ArgumentError, match="cannot be read"):
        ess.read_table(tmp_path, key="group", columns=UNITS)


@pytest.mark.parametrize("columns", [["fund"], {}])
def test_columns_need_units(columns):
    with pytest.raises(ArgumentError, match="not given with their units"):
        read(FILE, columns)


@pytest.mark.parametrize("key", [[], ["group", "group"]])
def test_key_needs_columns_each_once(key):
    with pytest.raises(ArgumentError, match="The key names no column"):
        read(FILE, key=key)


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
    with pytest.raises(DataError, match=r"same fields: .* line 2"):
        read("fund\na,1\nb,2\n", {"fund": "yuan"}, key="fund")


def test_short_line_may_lack_its_key():
    table = read("fund,year\n1,2010\n2\n", {"fund": "yuan"}, key="year")
    assert table.index.to_list() == ["2010", ""]


def test_short_line_is_missing():
    table = read("group,year,fund,people,mean\nstaff,2010,3271\n")
    assert table.isna().to_numpy().tolist() == [[False, True, True]]
    assert isinstance(table, pd.DataFrame)
