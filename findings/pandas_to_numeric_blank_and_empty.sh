#!/usr/bin/env bash
# pandas.to_numeric reads an empty text as missing, and refuses a blank one.
#
# In a column read from a spreadsheet or a survey, "" and " " are the same to the eye: an empty cell. to_numeric turns
# "" into NaN without a word, raises ValueError for " ", and reads " 5 " as 5: blanks around a number are
# ignored, blanks without one are not. So whether a column can be read depends on how its empty cells were typed.
#
# Seen with pandas 3.1.1, Python 3.11. Source: the documentation of pandas.to_numeric names neither case.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check "pandas==3.1.1" "numpy==2.4.6"
"$folder/env/bin/python" - <<'PY'
import pandas as pd

print("pandas", pd.__version__)


def read(text):
    try:
        return pd.to_numeric(pd.Series(["1", text], dtype=object)).iloc[1]
    except ValueError as error:
        return f"ValueError: {error}"


seen = {text: read(text) for text in ["", " ", " 5 "]}
for text, number in seen.items():
    print(repr(text), "->", number)
assert pd.isna(seen[""]), "an empty text is no longer missing"
assert isinstance(seen[" "], str), "a blank text is read now"
assert seen[" 5 "] == 5, "blanks around a number are refused now"
PY
