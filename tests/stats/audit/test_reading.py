"""A file is read as printed, or the cell at fault is named."""

import ast
import re
import zipfile
from io import BytesIO, StringIO

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


def followed(hint):
    """Options of read_table that a hint names, as they are written."""
    pattern = r"(encoding|separator|decimal|title_lines)=('[^']*'|\d+)"
    return {name: ast.literal_eval(value) for name, value in re.findall(pattern, hint)}


CHINESE = "地区,年份,支出,人数\n北京,2010,327.10,1961\n河北,2010,583.20,7194\n"
CHINESE_UNITS = {"支出": "亿元", "人数": "万人"}


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "big5", "utf-16", "utf-16-le"])
def test_another_encoding_is_recognized_and_following_the_hint_reads_it(tmp_path, encoding):
    text = CHINESE if encoding != "big5" else CHINESE.replace("区", "區").replace("数", "數")
    text = text.replace("份", "度").replace("支", "支") if encoding == "big5" else text
    names = text.splitlines()[0].split(",")
    options = {"key": names[:2], "columns": {names[2]: "亿元", names[3]: "万人"}}
    file = tmp_path / "mine.csv"
    file.write_bytes(text.encode(encoding))
    if encoding == "utf-16-le":
        with pytest.raises(DataError, match=r"not written in UTF-8|no text"):
            ess.read_table(file, **options)
        options["encoding"] = encoding
    else:
        with pytest.raises(DataError, match="not written in UTF-8") as caught:
            ess.read_table(file, **options)
        options |= followed(caught.value.hint)
        assert options["encoding"] in {encoding, "gb18030"}
    table = ess.read_table(file, **options)
    assert table.loc[("北京", 2010)].to_list() == ["327.10", "1961"]


def test_bytes_without_a_name_and_a_wrong_or_unknown_encoding():
    gbk = CHINESE.encode("gbk")
    options = {"key": ["地区", "年份"], "columns": CHINESE_UNITS}
    assert ess.read_table(BytesIO(gbk), **options, encoding="gbk").shape == (2, 2)
    with pytest.raises(DataError, match="not written in ascii") as caught:
        ess.read_table(BytesIO(gbk), **options, encoding="ascii")
    assert followed(caught.value.hint) == {"encoding": "gb18030"}
    with pytest.raises(ArgumentError, match="no encoding 'gibberish'"):
        ess.read_table(BytesIO(gbk), **options, encoding="gibberish")
    latin = "région,fund\nÎle,1\n".encode("cp1252")
    with pytest.raises(DataError) as caught:
        ess.read_table(BytesIO(latin), key="région", columns={"fund": "yuan"})
    assert followed(caught.value.hint) == {"encoding": "cp1252"}


SEMICOLONS = "group;year;fund;mean\nstaff;2010;1.234,50;0,5\nothers;2010;327,10;12\n"


def test_semicolons_with_decimal_commas_are_recognized_and_the_hint_reads_them():
    options = {"key": ["group", "year"], "columns": {"fund": "yuan", "mean": "yuan"}}
    with pytest.raises(UnknownNameError, match="separated otherwise") as caught:
        ess.read_table(StringIO(SEMICOLONS), **options)
    assert followed(caught.value.hint) == {"separator": ";", "decimal": ","}
    table = ess.read_table(StringIO(SEMICOLONS), **options, **followed(caught.value.hint))
    assert table.astype(float).to_numpy().tolist() == [[1234.5, 0.5], [327.1, 12]]


@pytest.mark.parametrize(("sign", "written"), [(";", ";"), ("\t", "\\t")])
def test_other_separators_are_recognized_and_the_hint_reads_them(sign, written):
    file = FILE.replace(",", sign)
    with pytest.raises(UnknownNameError) as caught:
        read(file)
    assert followed(caught.value.hint) == {"separator": sign}
    options = {"key": ["group", "year"], "columns": UNITS}
    table = ess.read_table(StringIO(file), **options, separator=sign)
    pd.testing.assert_frame_equal(table, read(FILE))


@pytest.mark.parametrize("separator", ["", ";;", None, 3])
def test_a_separator_is_one_character(separator):
    with pytest.raises(ArgumentError, match="is not one character"):
        ess.read_table(StringIO(FILE), key="group", columns=UNITS, separator=separator)


TITLED = "Table 3,,,,\n\nUnit: see below,,,,\n" + FILE


@pytest.mark.parametrize(
    "title", ["Table 3,,,,\n\nUnits: see below,,,,\n", "Table 3\n", "\n\nA; b\nc\n"]
)
@pytest.mark.parametrize("separator", [",", ";"])
def test_title_lines_are_named_and_the_hint_leaves_them_out(title, separator):
    file = title + FILE.replace(",", separator)
    with pytest.raises(UnknownNameError, match=r"no column 'group' in line \d") as caught:
        read(file)
    options = {"key": ["group", "year"], "columns": UNITS}
    table = ess.read_table(StringIO(file), **options, **followed(caught.value.hint))
    pd.testing.assert_frame_equal(table, read(FILE))


def workbook(folder):
    """The least that is a workbook: a zip archive with xl/ in it."""
    with zipfile.ZipFile(folder / "mine.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return folder / "mine.xlsx"


BEGINNINGS = {
    "mine.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel workbook", "read_excel"),
    "mine.sav": (b"$FL2@(#) SPSS DATA FILE", "SPSS data file", "read_spss"),
    "mine.zsav": (b"$FL3@(#) SPSS DATA FILE", "SPSS data file", "read_spss"),
    "mine.parquet": (b"PAR1", "Parquet", "read_parquet"),
    "mine.pdf": (b"%PDF-1.7", "a PDF", "save the table as CSV"),
    "really_html.xls": (b"\n<html><body><table>", "a web page", "save the table as CSV"),
    "mine.csv.gz": (b"\x1f\x8b\x08", "compressed archive", "save the table as CSV"),
}


@pytest.mark.parametrize("name", BEGINNINGS)
def test_other_files_are_told_by_what_they_are_not_by_their_names(tmp_path, name):
    begins, kind, advice = BEGINNINGS[name]
    for file in (tmp_path / name, tmp_path / "mine.csv"):
        file.write_bytes(begins + bytes(range(256)))
        with pytest.raises(DataError, match=kind) as caught:
            ess.read_table(file, key="group", columns=UNITS)
        assert advice in caught.value.hint


@pytest.mark.parametrize("version", [114, 117, 118, 119])
def test_a_stata_file_is_told_and_following_the_hint_reads_it(tmp_path, version, monkeypatch):
    table = read(FILE).astype(float).reset_index()
    table.to_stata(tmp_path / "mine.dta", version=version, write_index=False)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataError, match="Stata data file") as caught:
        ess.read_table("mine.dta", key=["group", "year"], columns=UNITS)
    exec(re.search(r"pandas\..*15g'\)", caught.value.hint)[0], {"pandas": pd})
    again = ess.read_table("mine.csv", key=["group", "year"], columns=UNITS)
    assert again.loc[("staff", 2010)].to_list() == ["3271", "23735", "1378.1"]
    pd.testing.assert_frame_equal(again.astype(float), table.set_index(["group", "year"]))


def test_a_workbook_is_told_with_what_reads_it(tmp_path):
    file = workbook(tmp_path)
    with pytest.raises(DataError, match=r"Excel workbook \(\.xlsx\)") as caught:
        ess.read_table(file, key="group", columns=UNITS)
    code = re.search(r"pandas\..*index=False\)", caught.value.hint)[0]
    assert code == (
        f"pandas.read_excel({str(file)!r}, header=None, dtype=str)"
        f".to_csv({str(file.with_suffix('.csv'))!r}, header=False, index=False)"
    )
    assert "openpyxl" in caught.value.hint


def test_following_the_hint_reads_a_workbook(tmp_path, monkeypatch):
    pytest.importorskip("openpyxl")
    rows = [["Table 3", None, None, None, None], *(line.split(",") for line in FILE.splitlines())]
    rows[2:] = [[*row[:2], *map(float, row[2:])] for row in rows[2:]]
    pd.DataFrame(rows).to_excel(tmp_path / "mine.xlsx", header=False, index=False)
    monkeypatch.chdir(tmp_path)
    options = {"key": ["group", "year"], "columns": UNITS}
    with pytest.raises(DataError) as caught:
        ess.read_table("mine.xlsx", **options)
    exec(re.search(r"pandas\..*index=False\)", caught.value.hint)[0], {"pandas": pd})
    with pytest.raises(UnknownNameError) as caught:
        ess.read_table("mine.csv", **options)
    table = ess.read_table("mine.csv", **options, **followed(caught.value.hint))
    pd.testing.assert_frame_equal(table.astype(float), read(FILE).astype(float))


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("−5", "-5"),
        ("–5.0", "-5.0"),
        ('"1,234"', "1234"),
        ('"-1,234,567.80"', "-1234567.80"),
        ("1 234 567", "1234567"),
        ("12\u00a0345.10", "12345.10"),
        ("4.180", "4.180"),
        ("–", None),
    ],
)
def test_numbers_as_people_write_them(written, number):
    table = read(FILE.replace("23735", written))
    found = table.loc[("staff", 2010), "people"]
    assert pd.isna(found) if number is None else found == number
    table.astype(float)


@pytest.mark.parametrize("written", ["0,5", "12,34", "1234,5", "0,123", "−3,75"])
def test_a_decimal_comma_is_not_taken_for_thousands(written):
    file = FILE.replace("23735", f'"{written}"').replace("27443", '"1,250"')
    with pytest.raises(NotNumericError, match=written) as caught:
        read(file)
    plain = file.replace("1378.10", '"1378,10"').replace("2124.40", '"2124,40"')
    options = {"key": ["group", "year"], "columns": UNITS} | followed(caught.value.hint)
    table = ess.read_table(StringIO(plain), **options).astype(float)
    assert table.loc[("staff", 2013), "people"] == 1.25
    assert table.loc[("staff", 2010), "mean"] == 1378.1


@pytest.mark.parametrize("written", ["1,23,456", "12.34.5", "1,234,5", "2 3735", "1.234.567"])
def test_what_is_no_number_is_refused(written):
    with pytest.raises(NotNumericError):
        read(FILE.replace("23735", f'"{written}"'))


@pytest.mark.parametrize("decimal", [";", None, ""])
def test_a_decimal_sign_is_a_point_or_a_comma(decimal):
    with pytest.raises(UnknownNameError, match="decimal"):
        ess.read_table(StringIO(FILE), key="group", columns=UNITS, decimal=decimal)


@pytest.mark.parametrize(
    ("old", "new", "error", "message"),
    [
        ("people", "persons", UnknownNameError, r"no column 'people'(.|\n)*'persons'"),
        ("23735", "2 3735", NotNumericError, "Row 'staff, 2010', column 'people' holds '2 3735'"),
        ("23735", "many", NotNumericError, "'many'"),
        ("2013,", "2010,", DuplicateLabelsError, "'staff, 2010'"),
        (
            "27443",
            "27,443",
            DataError,
            r"Line 3 .* 6 fields, line 1 .* has 5: 'staff,2013,5830,27,443",
        ),
        ("5830,27443", "5830", DataError, r"Line 3 .* 4 fields, line 1 .* has 5: 'staff,2013,5830"),
        ("staff,2013,5830,27443,2124.40", "Source: yearbook", DataError, r"Line 3 .* 1 field, "),
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
    with pytest.raises(DataError, match=r"Line 2 of the file has 2 fields, line 1 .* has 1"):
        read("fund\na,1\nb,2\n", {"fund": "yuan"}, key="fund")


def test_a_blank_line_is_no_row():
    pd.testing.assert_frame_equal(read(FILE + "\n,,,,\n"), read(FILE))


def test_a_quotation_mark_that_is_not_closed():
    with pytest.raises(DataError, match="Line"):
        read(FILE.replace("27443", '"27443'))
