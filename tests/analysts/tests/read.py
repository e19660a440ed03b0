"""Compares the files of a directory with the rows of a report, by pyarrow and by Polars."""

import csv
import json
import pathlib
import sys

import polars
import pyarrow
import pyarrow.ipc
import pyarrow.parquet

directory = pathlib.Path(sys.argv[1])
expected = json.loads((directory / "expected.json").read_text())
names = expected["names"]


def is_mixed(column):
    """Returns true for a column whose values have more than one type, or are too large for a number."""
    values = [value for value in column if value is not None]
    is_number = [isinstance(value, (int, float)) and not isinstance(value, bool) for value in values]
    large = any(abs(value) > 2**53 and value == int(value) and isinstance(value, int) for value, number in zip(values, is_number) if number)
    kinds = {"number" if number else type(value) for value, number in zip(values, is_number)}
    return len(kinds) > 1 or large or bool(kinds & {list, dict})


def text(value):
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, separators=(",", ":"))


columns = {}
for index, name in enumerate(names):
    column = [row[index] for row in expected["rows"]]
    columns[name] = [text(value) for value in column] if is_mixed(column) else column


def check(program, found):
    assert list(found) == names, (program, list(found))
    for name in names:
        assert found[name] == columns[name], (program, name, found[name][:5], columns[name][:5])
    print(f"{program}: {len(names)} columns, {len(expected['rows'])} rows")


with pyarrow.ipc.open_file(directory / "report.arrow") as file:
    table = file.read_all()
check("pyarrow, IPC", table.to_pydict())
for field in table.schema:
    if pyarrow.types.is_dictionary(field.type):
        assert field.type.index_type == pyarrow.uint32(), field
check("pyarrow, Parquet", pyarrow.parquet.read_table(directory / "report.parquet").to_pydict())

for program, frame in [
    ("Polars, IPC", polars.read_ipc(directory / "report.arrow")),
    ("Polars, Parquet", polars.read_parquet(directory / "report.parquet")),
]:
    check(program, frame.to_dict(as_series=False))

with open(directory / "report.csv", newline="", encoding="utf-8") as file:
    lines = list(csv.reader(file))
assert lines[0] == names, lines[0]
for row, line in zip(expected["rows"], lines[1:], strict=True):
    for value, field in zip(row, line, strict=True):
        if value is None:
            assert field == "", (value, field)
        elif isinstance(value, str):
            assert field == value, (value, field)
        else:
            assert json.loads(field) == value, (value, field)
print(f"csv: {len(lines)} lines")
