//! The shapes of the API's requests and responses, read from `api.shapes`.

use std::sync::LazyLock;

pub(crate) use profound_contract::shapes::{
    Bounds, Field, Object, Operation, Others, Response, Shape, Shapes, Type,
};

/// The content of `api.shapes`.
pub(crate) static SHAPES: LazyLock<Shapes> = LazyLock::new(|| {
    Shapes::parse(include_str!("api.shapes")).expect("the file is checked by the tests")
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_and_names_no_type_that_is_missing() {
        let shapes = &*SHAPES;
        assert_eq!(shapes.operations.len(), 128);
        let mut names = Vec::new();
        let fields = shapes.types.values().flat_map(|kind| match kind {
            Type::Object(object) => object.fields.iter().map(|field| &field.shape).collect(),
            Type::Alias(shape) => vec![shape],
        });
        fields.for_each(|shape| named(shape, &mut names));
        for operation in &shapes.operations {
            let body = operation.body.iter().map(|body| &body.shape);
            body.for_each(|shape| named(shape, &mut names));
            match &operation.response {
                Response::Json(shape) => named(shape, &mut names),
                Response::Events(events) => events
                    .iter()
                    .for_each(|(_, shape)| named(shape, &mut names)),
                Response::Empty => {}
            }
        }
        for name in names {
            assert!(shapes.types.contains_key(name), "{name}");
        }
    }

    fn named<'a>(shape: &'a Shape, names: &mut Vec<&'a String>) {
        match shape {
            Shape::Named(name) => names.push(name),
            Shape::List(item, _) | Shape::Map(item) => named(item, names),
            Shape::OneOf(shapes) => shapes.iter().for_each(|shape| named(shape, names)),
            _ => {}
        }
    }
}
