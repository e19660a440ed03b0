//! The methods of the traits.

use profound_contract::shapes::{Field, Operation, Response, Shape};

use super::{
    Model, bare,
    items::{Argument, Kind, Member, Method, Sort, Struct, Use},
};
use crate::{
    idents::{identifier, snake},
    overlay::OperationNames,
};

impl<'a> Model<'a> {
    pub(super) fn place_methods(&mut self) -> Result<(), String> {
        for operation in &self.shapes.operations {
            let key = format!("{} {}", operation.method, operation.path);
            let Some(names) = self.overlay.operations.get(&key) else {
                continue;
            };
            if !self.overlay.areas.contains_key(&names.area) {
                return Err(format!("{key}: there is no area `{}`", names.area));
            }
            let methods = self.methods(operation, names);
            let methods = methods.map_err(|problem| format!("{key}: {problem}"))?;
            let module = self.modules.entry(names.area.as_str()).or_default();
            module.methods.extend(methods);
        }
        Ok(())
    }

    fn methods(
        &mut self,
        operation: &'a Operation,
        names: &'a OperationNames,
    ) -> Result<Vec<Method<'a>>, String> {
        let returns = self.returns(operation)?;
        let method = &names.method;
        let area = &self.overlay.areas[&names.area].name;
        let mut doc = names.doc.clone();
        let key = format!("{} {}", operation.method, operation.path);
        if self.overlay.shapes.has_operation(&key) {
            doc.push_str(
                " The operation is not in the OpenAPI document of the API, only in official SDKs.",
            );
        }
        doc.push_str(match &*returns {
            "EventStream<RowEvent>" => " The stream is one request, and has up to 50,000 rows.",
            returns if returns.starts_with("EventStream<") => " The whole stream is one request.",
            _ => "",
        });
        let stream = self.stream_of(operation);
        if let Some(all) = &names.all {
            let rest = match &*returns {
                "Report" => "One request returns up to 50,000 rows. For more",
                _ if stream.is_some() => {
                    "One request returns one page. For all rows in one request"
                }
                _ => "One request returns one page. For all pages",
            };
            doc.push_str(&format!(" {rest}, use [`{all}`]({area}::{all})."));
        }
        let mut methods = vec![Method {
            operation,
            name: method.clone(),
            doc,
            arguments: self.arguments(operation, names, false)?,
            returns: returns.clone(),
            sort: Sort::Plain,
        }];
        methods.extend(self.all_methods(operation, names, stream)?);
        match (&names.upload, operation.parts.is_empty()) {
            (Some(upload), false) => methods.push(Method {
                operation,
                name: upload.clone(),
                doc: format!("{} The document is uploaded as a file.", names.doc),
                arguments: self.arguments(operation, names, true)?,
                returns,
                sort: Sort::Upload,
            }),
            (None, false) => self.miss(format!(
                "`upload` of the operation of `{}`: its method with a multipart body",
                names.method
            )),
            _ => {}
        }
        Ok(methods)
    }

    /// Returns the operation that streams the typed rows of a report.
    fn stream_of(&self, operation: &Operation) -> Option<&'a Operation> {
        let path = format!("{}/stream", operation.path);
        let mut operations = self.shapes.operations.iter();
        operations.find(|other| {
            let is_typed = matches!(&other.response, Response::Events(events)
                if events.iter().any(|(name, _)| name == "result"));
            other.path == path && is_typed
        })
    }

    /// Returns the methods for all items of an operation: by its stream, and by its pages.
    fn all_methods(
        &mut self,
        operation: &'a Operation,
        names: &'a OperationNames,
        stream: Option<&'a Operation>,
    ) -> Result<Vec<Method<'a>>, String> {
        let (Some(all), Some(item)) = (&names.all, &names.item) else {
            return Ok(Vec::new());
        };
        let (method, area) = (&names.method, &self.overlay.areas[&names.area].name);
        let (items, sort) = match &**item {
            "Page<Report>" => ("all pages", Sort::ReportPages),
            _ => ("the items of all pages", Sort::Pages),
        };
        let mut doc = format!(
            "Returns {items} of [`{method}`]({area}::{method}). Makes one request per page, when the page is read."
        );
        let mut methods = Vec::new();
        let mut name = all;
        if let Some(stream) = stream {
            let Some(pages) = &names.pages else {
                self.miss(format!("`pages` of the operation of `{method}`"));
                return Ok(methods);
            };
            methods.push(Method {
                operation: stream,
                name: all.clone(),
                doc: format!(
                    "Returns all rows of [`{method}`]({area}::{method}) as a stream, which is one request. \
                     `limit` has no effect. For a listing that can be resumed, use [`{pages}`]({area}::{pages})."
                ),
                arguments: self.arguments(operation, names, false)?,
                returns: format!("EventStream<{item}>"),
                sort: Sort::StreamedRows,
            });
            doc.push_str(&format!(" To save requests, use [`{all}`]({area}::{all})."));
            name = pages;
        }
        methods.push(Method {
            operation,
            name: name.clone(),
            doc,
            arguments: self.arguments(operation, names, false)?,
            returns: format!("Pages<{item}>"),
            sort,
        });
        Ok(methods)
    }

    pub(super) fn returns(&mut self, operation: &Operation) -> Result<String, String> {
        let read = Use {
            read: true,
            ..Use::default()
        };
        match &operation.response {
            Response::Empty => Ok("()".into()),
            Response::Json(shape) => self.value(shape, read).map(|value| match value.as_str() {
                // The response type is a slice here; the method returns it owned.
                value if value.starts_with('[') => format!("Vec<{value}>"),
                value => value.to_owned(),
            }),
            Response::Events(events) => match events.iter().find(|(name, _)| name == "result") {
                Some((_, row)) => {
                    let row = self.value(row, read)?;
                    Ok(format!("EventStream<ReportEvent<{row}>>"))
                }
                None => Ok("EventStream<RowEvent>".into()),
            },
        }
    }

    fn arguments(
        &mut self,
        operation: &'a Operation,
        names: &'a OperationNames,
        upload: bool,
    ) -> Result<Vec<Argument>, String> {
        let mut arguments = Vec::new();
        for parameter in &operation.parameters {
            arguments.push(self.argument(parameter, "")?);
        }
        let queries = matches!(operation.method.as_str(), "GET" | "DELETE");
        let role = if queries && operation.body.is_none() {
            ""
        } else {
            "#[query]"
        };
        let optional = operation.query.iter().filter(|field| !field.required);
        let flattened = optional.count() > 1;
        for parameter in operation
            .query
            .iter()
            .filter(|field| field.required || !flattened)
        {
            arguments.push(self.argument(parameter, role)?);
        }
        if flattened {
            arguments.push(self.flattened(operation, names)?);
        }
        if upload {
            for part in &operation.parts {
                arguments.push(Argument {
                    name: part.name.clone(),
                    role: "#[part]",
                    declared: match (&part.shape, part.required) {
                        (Shape::File, _) => "Part".into(),
                        (_, true) => "&str".into(),
                        (_, false) => "Option<&str>".into(),
                    },
                    shape: Some(part.shape.clone()),
                });
            }
        } else if let Some(body) = &operation.body {
            let shape = bare(&body.shape);
            let Shape::Named(name) = &shape else {
                return Err("its body is not a named type".into());
            };
            let name = self.overlay.of(name);
            let declared = if body.required {
                format!("&{name}")
            } else {
                format!("Option<&{name}>")
            };
            arguments.push(Argument {
                name: body_name(name),
                // The attribute takes an unmarked argument of a DELETE as a query parameter.
                role: if queries { "#[body]" } else { "" },
                declared,
                shape: Some(shape),
            });
        }
        Ok(arguments)
    }

    fn argument(&mut self, field: &Field, role: &'static str) -> Result<Argument, String> {
        let shape = bare(&field.shape);
        let sent = Use {
            sent: true,
            ..Use::default()
        };
        let value = match &shape {
            Shape::List(item, _) => format!("&[{}]", self.value(item, sent)?),
            shape => match self.value(shape, sent)?.as_str() {
                "String" => "&str".to_owned(),
                value => value.to_owned(),
            },
        };
        let listed = matches!(shape, Shape::List(..));
        Ok(Argument {
            name: identifier(&snake(&field.name)),
            role,
            declared: if field.required || listed {
                value
            } else {
                format!("Option<{value}>")
            },
            shape: Some(shape),
        })
    }

    /// Adds the struct of the optional query parameters, and returns its argument.
    fn flattened(
        &mut self,
        operation: &'a Operation,
        names: &'a OperationNames,
    ) -> Result<Argument, String> {
        let Some(name) = &names.query else {
            self.miss(format!(
                "`query` of the operation of `{}`: the name of the struct of its query parameters",
                names.method
            ));
            return Err(
                "set `query` in overlay.toml: the name of the struct of its query parameters"
                    .into(),
            );
        };
        let sent = Use {
            sent: true,
            ..Use::default()
        };
        let own = self.overlay.types.get(name);
        let mut members = Vec::new();
        for field in operation.query.iter().filter(|field| !field.required) {
            let (value, kind) = match &bare(&field.shape) {
                Shape::List(item, _) => (self.value(item, sent)?, Kind::List),
                shape => (self.value(shape, sent)?, Kind::Optional),
            };
            let rename = own.and_then(|own| own.rename.get(&field.name).cloned());
            members.push(Member {
                wire: field.name.clone(),
                name: rename.unwrap_or_else(|| identifier(&snake(&field.name))),
                doc: self.sentence(name, field, true),
                value,
                kind,
                shape: field.shape.clone(),
            });
        }
        let doc = own.and_then(|own| own.doc.clone());
        if doc.is_none() {
            self.miss(format!("`doc` of [types.{name}]"));
        }
        let made = Struct {
            doc: doc.unwrap_or_default(),
            uses: sent,
            implied_scope: None,
            check: None,
            members,
        };
        let module = self.modules.entry(names.area.as_str()).or_default();
        module.structs.insert(name.clone(), made);
        Ok(Argument {
            name: "query".into(),
            role: "#[query(flatten)]",
            declared: format!("&{name}"),
            shape: None,
        })
    }
}

fn body_name(name: &str) -> String {
    let name = snake(name);
    match name.rsplit('_').next() {
        Some("query" | "v1") => "query".into(),
        Some("change" | "changes") => "change".into(),
        _ => name.strip_prefix("new_").unwrap_or(&name).to_owned(),
    }
}
