//! The cells of values that have more than one form.

use super::cells::{Cell, Cells, Column, Kind, Path, RowWriter, add};
use crate::{AssetFilter, DimensionRef, ExtraFields, Scalar, ThemeRef};

impl Cells for AssetFilter {
    fn columns(path: Path<'_>, columns: &mut Vec<Column>) {
        add(path, Kind::Json, columns);
    }

    fn cells(value: Option<&Self>, _: Path<'_>, row: &mut RowWriter<'_>) {
        match value {
            None => row.put(Cell::Null),
            Some(Self::Name(name)) => row.put(Cell::Json(name)),
            Some(filter) => row.put_json(filter),
        }
    }
}

impl Cells for Scalar {
    fn columns(path: Path<'_>, columns: &mut Vec<Column>) {
        add(path, Kind::Json, columns);
    }

    fn cells(value: Option<&Self>, _: Path<'_>, row: &mut RowWriter<'_>) {
        match value {
            None => row.put(Cell::Null),
            Some(Self::Integer(value)) => row.put_json(value),
            Some(Self::Text(text)) => row.put(Cell::Json(text)),
        }
    }
}

/// The columns are those of the id and the name, whichever the API returns.
impl Cells for ThemeRef {
    fn columns(path: Path<'_>, columns: &mut Vec<Column>) {
        DimensionRef::columns(path, columns);
    }

    fn cells(value: Option<&Self>, path: Path<'_>, row: &mut RowWriter<'_>) {
        match value {
            None => DimensionRef::cells(None, path, row),
            Some(Self::Named(named)) => DimensionRef::cells(Some(named), path, row),
            Some(Self::Name(name)) => {
                let named = DimensionRef {
                    id: None,
                    name: Some(name.clone()),
                    extra: ExtraFields::new(),
                };
                DimensionRef::cells(Some(&named), path, row);
            }
        }
    }
}
