//! Parses lines into operations and types.

use super::{
    Body, Field, Object, Operation, Others, Response, Shape, Shapes, Type, syntax::Reader,
};

impl Shapes {
    /// Parses the content of a file.
    ///
    /// # Errors
    ///
    /// If a line is not in the notation. The message has the line and its number.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut shapes = Self {
            operations: Vec::new(),
            types: Default::default(),
        };
        let mut open = None;
        for (number, line) in text.lines().enumerate() {
            let read = shapes.line(line, &mut open);
            read.map_err(|problem| format!("line {}: {problem}: {line}", number + 1))?;
        }
        Ok(shapes)
    }

    fn line(&mut self, line: &str, open: &mut Option<String>) -> Result<(), String> {
        if line.is_empty() || line.starts_with('#') {
            return Ok(());
        }
        if let Some(detail) = line.strip_prefix("  ") {
            return match open {
                Some(name) => self.field(name, detail),
                None => self
                    .operations
                    .last_mut()
                    .ok_or("a detail of nothing")?
                    .detail(detail),
            };
        }
        match line.strip_prefix("type ") {
            Some(head) => self.begin(head, open),
            None => {
                *open = None;
                let (method, path) = line.split_once(' ').ok_or("no path")?;
                self.operations.push(Operation {
                    method: method.to_owned(),
                    path: path.to_owned(),
                    ..Operation::default()
                });
                Ok(())
            }
        }
    }

    fn begin(&mut self, head: &str, open: &mut Option<String>) -> Result<(), String> {
        if let Some((name, shape)) = head.split_once(" = ") {
            *open = None;
            let alias = Type::Alias(Reader::whole(shape)?);
            self.types.insert(name.to_owned(), alias);
            return Ok(());
        }
        let (name, others) = match head.split_once(' ') {
            None => (head, Others::Ignored),
            Some((name, "closed")) => (name, Others::Refused),
            Some((name, "open")) => (name, Others::Kept),
            Some((_, other)) => return Err(format!("`{other}` is no kind of type")),
        };
        let fields = Vec::new();
        let object = Type::Object(Object { others, fields });
        self.types.insert(name.to_owned(), object);
        *open = Some(name.to_owned());
        Ok(())
    }

    fn field(&mut self, name: &str, detail: &str) -> Result<(), String> {
        match self.types.get_mut(name) {
            Some(Type::Object(object)) => object.fields.push(field(detail)?),
            _ => return Err("a field of no object".into()),
        }
        Ok(())
    }
}

impl Operation {
    fn detail(&mut self, detail: &str) -> Result<(), String> {
        let (kind, rest) = detail.split_once(' ').unwrap_or((detail, ""));
        match kind {
            "path" => self.parameters.push(field(rest)?),
            "query" => self.query.push(field(rest)?),
            "part" => self.parts.push(field(rest)?),
            "events" => {
                self.status = 200;
                let event = field(rest)?;
                match &mut self.response {
                    Response::Events(events) => events.push((event.name, event.shape)),
                    response => *response = Response::Events(vec![(event.name, event.shape)]),
                }
            }
            "body:" | "body?:" => {
                let required = kind == "body:";
                let shape = Reader::whole(rest)?;
                self.body = Some(Body { required, shape });
            }
            status => {
                let digits = status.trim_end_matches(':');
                self.status = digits.parse().map_err(|_| "no kind of detail")?;
                if !rest.is_empty() {
                    self.response = Response::Json(Reader::whole(rest)?);
                }
            }
        }
        Ok(())
    }
}

/// Parses a field such as `limit?: integer(1..50) = 10`.
fn field(text: &str) -> Result<Field, String> {
    let (name, rest) = text.split_once(": ").ok_or("no shape")?;
    let mut reader = Reader::new(rest);
    let shape: Shape = reader.shape()?;
    let default = reader.default()?;
    reader.end()?;
    Ok(Field {
        name: name.trim_end_matches('?').to_owned(),
        required: !name.ends_with('?'),
        shape,
        default,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shapes::Bounds;

    #[test]
    fn fields_have_bounds_and_defaults() {
        let limit = field("limit?: integer(1..50) | null = 10").unwrap();
        let bounds = Bounds {
            least: Some(1),
            greatest: Some(50),
        };
        let shape = Shape::OneOf(vec![Shape::Integer(bounds), Shape::Null]);
        assert_eq!(limit.shape, shape);
        assert_eq!(limit.default, Some(10.into()));
        assert!(!limit.required);
    }

    #[test]
    fn an_error_names_its_line() {
        let problem = Shapes::parse("type Brand\n  name: text\n").err().unwrap();
        assert_eq!(problem, "line 2: `text` is no shape:   name: text");
    }
}
