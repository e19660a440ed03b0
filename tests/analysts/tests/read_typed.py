"""Compares the files of a directory with the JSON of typed rows, by pyarrow and by Polars."""

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


def value_at(row, name):
    """Returns the value of a column: each part of its name is a key."""
    value = row
    for part in name.split("."):
        if value is None:
            return None
        value = value.get(part)
    return value


def keys(row, prefix=""):
    """Yields the names of all values, as columns are named."""
    for key, value in row.items():
        name = prefix + key
        if isinstance(value, dict) and name not in names:
            yield from keys(value, name + ".")
        elif value is not None:
            yield name


columns = {name: [value_at(row, name) for row in expected["rows"]] for name in names}
values = {name for row in expected["rows"] for name in keys(row)}
assert values <= set(names), values - set(names)
assert names[-1] == "extra" and not any(columns["extra"]), columns["extra"][:5]


def check(program, found, types):
    assert list(found) == names, (program, list(found))
    for name in names:
        column = found[name]
        if types[name] == "json":
            column = [value if value is None else json.loads(value) for value in column]
        assert column == columns[name], (program, name, column[:5], columns[name][:5])
    print(f"{program}: {len(names)} columns, {len(expected['rows'])} rows")


with pyarrow.ipc.open_file(directory / "report.arrow") as file:
    table = file.read_all()
types = {field.name: "json" if field.type == pyarrow.string() else "plain" for field in table.schema}
check("pyarrow, IPC", table.to_pydict(), types)
check("pyarrow, Parquet", pyarrow.parquet.read_table(directory / "report.parquet").to_pydict(), types)
for program, frame in [
    ("Polars, IPC", polars.read_ipc(directory / "report.arrow")),
    ("Polars, Parquet", polars.read_parquet(directory / "report.parquet")),
]:
    check(program, frame.to_dict(as_series=False), types)

with open(directory / "report.csv", newline="", encoding="utf-8") as file:
    lines = list(csv.reader(file))
assert lines[0] == names, lines[0]
for row, line in zip(expected["rows"], lines[1:], strict=True):
    for name, field in zip(names, line, strict=True):
        value = value_at(row, name)
        if value is None:
            assert field == "", (name, value, field)
        elif isinstance(value, str):
            assert field == value, (name, value, field)
        else:
            assert json.loads(field) == value, (name, value, field)
print(f"csv: {len(lines)} lines")
