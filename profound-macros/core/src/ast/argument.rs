//! Parses an argument and its helper attribute, such as `#[query("name")]`.

use proc_macro2::{Ident, Span};
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Pat, PatType, Type};

use super::Role;
use crate::errors::Errors;

/// A helper on an argument: `#[query("name")]`.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Helper {
    Path(Option<String>),
    Query(Option<String>),
    Flatten,
    Header(String),
    Body,
    Form,
    Part(Option<String>),
}

const HELPERS: [&str; 5] = ["path", "query", "header", "body", "part"];

/// An argument: its name, type and helper attribute.
#[derive(Clone)]
pub(crate) struct Argument {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    /// The lines of its documentation comments.
    pub(crate) docs: Vec<String>,
    pub(crate) helper: Option<(Helper, Span)>,
    /// `true` if the span of the helper is the name in its parentheses.
    pub(crate) named: bool,
    /// `true` if an error has been reported. A missing helper is then not reported too.
    pub(crate) wrong: bool,
}

impl Argument {
    /// Returns the name in the request, unless a helper sets another.
    pub(crate) fn name(&self) -> String {
        let name = self.ident.to_string();
        name.strip_prefix("r#")
            .map_or_else(|| name.clone(), str::to_owned)
    }
}

impl Helper {
    /// Returns the name of the attribute.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Path(_) => "path",
            Self::Query(_) | Self::Flatten => "query",
            Self::Header(_) => "header",
            Self::Body | Self::Form => "body",
            Self::Part(_) => "part",
        }
    }

    /// Returns the role that the helper gives to an argument of this name.
    pub(crate) fn role(&self, argument: &Argument) -> Role {
        let or_own = |name: &Option<String>| name.clone().unwrap_or_else(|| argument.name());
        match self {
            Self::Path(name) => Role::Path(or_own(name)),
            Self::Query(name) => Role::Query(or_own(name)),
            Self::Flatten => Role::Flatten,
            Self::Header(name) => Role::Header(name.clone()),
            Self::Body => Role::Body,
            Self::Form => Role::Form,
            Self::Part(name) => Role::Part(or_own(name)),
        }
    }
}

/// Parses an argument, and reports every part that an endpoint cannot have.
pub(super) fn read(typed: &PatType, place: usize, errors: &mut Errors) -> Argument {
    let (ident, plain) = match &*typed.pat {
        Pat::Ident(pat)
            if pat.by_ref.is_none() && pat.mutability.is_none() && pat.subpat.is_none() =>
        {
            (pat.ident.clone(), true)
        }
        pat => {
            let name = format!("argument{place}");
            errors.on(
                pat,
                "an argument of an endpoint must have a plain name",
                "give it one, such as `query`",
            );
            (Ident::new(&name, Span::mixed_site()), false)
        }
    };
    let before = errors.count();
    let helper = read_helper(typed, &ident, errors);
    let named = matches!(
        &helper,
        Some((
            Helper::Path(Some(_))
                | Helper::Query(Some(_))
                | Helper::Part(Some(_))
                | Helper::Header(_),
            _
        ))
    );
    Argument {
        ident,
        ty: (*typed.ty).clone(),
        docs: typed.attrs.iter().filter_map(doc_line).collect(),
        helper,
        named,
        wrong: !plain || errors.count() > before,
    }
}

/// Returns the text of a documentation comment.
fn doc_line(attr: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attr.meta else {
        return None;
    };
    match &pair.value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) if pair.path.is_ident("doc") => Some(text.value()),
        _ => None,
    }
}

/// Returns the helper among the attributes of an argument.
fn read_helper(typed: &PatType, argument: &Ident, errors: &mut Errors) -> Option<(Helper, Span)> {
    let mut found: Option<(Helper, Span)> = None;
    for attr in &typed.attrs {
        let name = attr
            .path()
            .get_ident()
            .map(Ident::to_string)
            .unwrap_or_default();
        match name.as_str() {
            "path" | "query" | "header" | "body" | "part" => {
                let Some(helper) = parse_helper(&name, attr, errors) else {
                    continue;
                };
                let span = helper_span(attr);
                if let Some((first, _)) = &found {
                    let (first, second) = (first.name(), helper.name());
                    let rule =
                        format!("duplicate role of `{argument}`: `#[{first}]` and `#[{second}]`");
                    errors.on(attr, rule, "remove one of the two attributes");
                } else {
                    found = Some((helper, span));
                }
            }
            "cfg" | "cfg_attr" => {
                let help = "put `#[cfg]` on two methods that differ";
                errors.on(
                    attr,
                    "an argument of an endpoint cannot depend on `cfg`",
                    help,
                );
            }
            "doc" | "allow" | "expect" | "warn" | "deny" | "forbid" => {}
            other => {
                let help = match crate::errors::nearest(other, HELPERS) {
                    Some(near) => format!("write `{near}`"),
                    None => format!("known attributes are {}", crate::errors::list(&HELPERS)),
                };
                errors.on(
                    attr.path(),
                    format!("unknown attribute `{other}` of an argument"),
                    help,
                );
            }
        }
    }
    found
}

/// Returns the span for a message about a helper: the name in it, or the helper itself.
fn helper_span(attr: &Attribute) -> Span {
    let literal = attr
        .parse_args::<syn::LitStr>()
        .map(|literal| literal.span());
    literal.unwrap_or_else(|_| attr.path().segments[0].ident.span())
}

fn parse_helper(name: &str, attr: &Attribute, errors: &mut Errors) -> Option<Helper> {
    let mut reject = |help: &str| {
        let rule = match &attr.meta {
            Meta::Path(_) => format!("missing name in `#[{name}]`"),
            _ => format!("unexpected arguments of `#[{name}]`"),
        };
        errors.on(&attr.meta, rule, help);
        None
    };
    let text = |list: &syn::MetaList| {
        list.parse_args::<syn::LitStr>()
            .ok()
            .map(|text| text.value())
    };
    let word = |list: &syn::MetaList| list.parse_args::<Ident>().ok().map(|word| word.to_string());
    match (name, &attr.meta) {
        ("path", Meta::Path(_)) => Some(Helper::Path(None)),
        ("query", Meta::Path(_)) => Some(Helper::Query(None)),
        ("body", Meta::Path(_)) => Some(Helper::Body),
        ("part", Meta::Path(_)) => Some(Helper::Part(None)),
        ("header", Meta::Path(_)) => {
            reject("add the name of the header, as in `#[header(\"X-Team\")]`")
        }
        ("path", Meta::List(list)) => match text(list) {
            Some(name) => Some(Helper::Path(Some(name))),
            None => reject("expected `#[path]` or `#[path(\"category_id\")]`"),
        },
        ("query", Meta::List(list)) => match (text(list), word(list).as_deref()) {
            (Some(name), _) if !name.is_empty() => Some(Helper::Query(Some(name))),
            (_, Some("flatten")) => Some(Helper::Flatten),
            _ => reject("expected `#[query]`, `#[query(\"name\")]` or `#[query(flatten)]`"),
        },
        ("part", Meta::List(list)) => match text(list) {
            Some(name) if !name.is_empty() => Some(Helper::Part(Some(name))),
            _ => reject("expected `#[part]` or `#[part(\"file\")]`"),
        },
        ("header", Meta::List(list)) => match text(list) {
            Some(name) => match crate::attr::header_problem(&name) {
                None => Some(Helper::Header(name)),
                Some((rule, help)) => {
                    errors.on(&list.tokens, rule, help);
                    None
                }
            },
            None => reject("add the name of the header, as in `#[header(\"X-Team\")]`"),
        },
        ("body", Meta::List(list)) => match word(list).as_deref() {
            Some("form") => Some(Helper::Form),
            _ => reject("expected `#[body]` for JSON, or `#[body(form)]`"),
        },
        _ => reject(&format!("expected `#[{name}(\"name\")]`")),
    }
}
