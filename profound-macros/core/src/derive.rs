//! Expands `derive(ProfoundError)`: converts the client's error into the user's enum by status.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{
    Attribute, Data, DeriveInput, Field, Fields, Ident, Lit, Meta, Path, Token, Variant,
    ext::IdentExt,
    parse::{ParseStream, Parser},
    spanned::Spanned,
};

use crate::{
    errors::{self, Errors},
    tokens::{client_crate, hygienic_ident, respanned, skip, source_text},
};

const OTHER: &str = "add `#[profound(other)] Other(profound_client::Error)`";
const STATUS: &str = "for example `#[profound(status = 404)]`";

/// A variant with the errors that are converted into it.
struct MappedVariant<'a> {
    variant: &'a Variant,
    source: Source,
}

enum Source {
    Statuses(Vec<u16>),
    Other,
}

pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(tokens) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut errors = Errors::default();
    let client = client_crate(crate_option(&input, &mut errors).as_ref());
    let made = variants(&input, &mut errors);
    if !errors.is_empty() {
        let errors = errors.into_tokens();
        let theirs = fields_of(&input).any(|field| thiserror_from(field).is_some());
        // With `#[from]`, thiserror implements the conversion, and a second one would be another error.
        let beside = (!theirs).then(|| implementation(&input, &client, &quote! { loop {} }));
        return quote! { #errors #beside };
    }
    let error = hygienic_ident("error");
    let arms = made.iter().map(|made| arm(made, &client));
    let body = quote! {
        match #client::private::status(&#error) { #(#arms)* }
    };
    implementation(&input, &client, &body)
}

fn implementation(input: &DeriveInput, client: &Path, body: &TokenStream) -> TokenStream {
    let name = &input.ident;
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let error = hygienic_ident("error");
    quote! {
        #[automatically_derived]
        impl #generics #client::private::From<#client::Error> for #name #arguments #bounds {
            fn from(#error: #client::Error) -> Self { #body }
        }
    }
}

/// Returns the match arm of a variant. `variants` puts the arm of `other` last.
fn arm(made: &MappedVariant<'_>, client: &Path) -> TokenStream {
    let error = hygienic_ident("error");
    match &made.source {
        Source::Other => {
            let value = constructed(made.variant, client, "Error", &quote! { #error });
            quote! { _ => #value, }
        }
        Source::Statuses(statuses) => {
            let from = quote! { #client::private::into_api_error(#error) };
            let value = constructed(made.variant, client, "ApiError", &from);
            quote! { #(#statuses)|* => #value, }
        }
    }
}

/// Returns the expression that creates a variant, whose field is converted from `from`. `source` is the
/// name of its type, which rustc would otherwise infer from the implementations of the field's type.
fn constructed(variant: &Variant, client: &Path, source: &str, from: &TokenStream) -> TokenStream {
    let name = &variant.ident;
    let Some(field) = variant.fields.iter().next() else {
        return quote! { Self::#name };
    };
    let ty = &field.ty;
    let span = ty.span().resolved_at(Span::call_site());
    let (client, from) = (respanned(client, span), respanned(from, span));
    let source = Ident::new(source, span);
    let converted =
        quote_spanned! {span=> #client::private::into_field::<#client::#source, #ty>(#from) };
    match &field.ident {
        Some(field) => quote! { Self::#name { #field: #converted } },
        None => quote! { Self::#name(#converted) },
    }
}

/// The variants that have an attribute, `other` last.
fn variants<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Vec<MappedVariant<'a>> {
    let data = match &input.data {
        Data::Enum(data) => data,
        other => {
            let kind = if matches!(other, Data::Struct(_)) {
                "struct"
            } else {
                "union"
            };
            let rule = format!("expected an enum, found the {kind} `{}`", input.ident);
            let help =
                "make it an enum, with a variant for each status and one for all other errors";
            errors.on(&input.ident, rule, help);
            return Vec::new();
        }
    };
    let before = errors.count();
    let mut seen = Vec::new();
    let (mut made, mut other) = (Vec::new(), None::<MappedVariant<'a>>);
    for variant in &data.variants {
        let Some(source) = source(variant, &mut seen, errors) else {
            continue;
        };
        check_fields(variant, &source, errors);
        match source {
            Source::Statuses(_) => made.push(MappedVariant { variant, source }),
            Source::Other => match &other {
                Some(first) => {
                    let (first, second) = (&first.variant.ident, &variant.ident);
                    let rule = format!("duplicate `other`: `{first}` and `{second}`");
                    let help =
                        "give one of the two a status, for example `#[profound(status = 404)]`";
                    errors.on(second, rule, help);
                }
                None => other = Some(MappedVariant { variant, source }),
            },
        }
    }
    if other.is_none() && errors.count() == before {
        let rule = format!("missing variant for all other errors in `{}`", input.ident);
        errors.on(&input.ident, rule, OTHER);
    }
    made.extend(other);
    made
}

fn source<'a>(
    variant: &'a Variant,
    seen: &mut Vec<(u16, &'a Ident)>,
    errors: &mut Errors,
) -> Option<Source> {
    let before = errors.count();
    let (mut statuses, mut other) = (Vec::new(), None);
    let mut has_attr = false;
    for attr in attrs_of(&variant.attrs) {
        has_attr = true;
        for option in options(attr, errors) {
            match option.name.to_string().as_str() {
                "other" => {
                    option.reject_value(errors);
                    other = Some(option.name);
                }
                "status" => statuses.extend(status(&option, &variant.ident, seen, errors)),
                "crate" => {
                    let rule = "`crate` is only allowed on the enum";
                    errors.on(&option.name, rule, "move it to the attribute of the enum");
                }
                unknown => report_unknown(unknown, &option.name, errors),
            }
        }
    }
    if errors.count() > before || !has_attr {
        return None;
    }
    match (other, statuses.first()) {
        (Some(other), Some(status)) => {
            let rule = format!(
                "`{}` cannot have both `status = {status}` and `other`",
                variant.ident
            );
            errors.on(other, rule, "remove one of the two");
            None
        }
        (Some(_), None) => Some(Source::Other),
        (None, Some(_)) => Some(Source::Statuses(statuses)),
        (None, None) => None,
    }
}

/// An option in `#[profound(…)]`: its name, and the tokens after `=`.
struct NamedOption {
    name: Ident,
    value: Option<TokenStream>,
}

impl NamedOption {
    fn reject_value(&self, errors: &mut Errors) {
        if let Some(value) = &self.value {
            let rule = format!("`{}` cannot have a value", self.name);
            errors.on(value, rule, format!("write `{}` alone", self.name));
        }
    }
}

/// Parses the options of an attribute one by one, and reports an attribute without one.
fn options(attr: &Attribute, errors: &mut Errors) -> Vec<NamedOption> {
    let mut found = Vec::new();
    let Meta::List(list) = &attr.meta else {
        errors.on(&attr.meta, "missing option in `#[profound(…)]`", STATUS);
        return found;
    };
    if list.tokens.is_empty() {
        errors.on(&attr.meta, "missing option in `#[profound(…)]`", STATUS);
    }
    let read = |input: ParseStream<'_>| {
        while !input.is_empty() {
            if let Ok(name) = input.call(Ident::parse_any) {
                let equals = input.parse::<Option<Token![=]>>()?;
                let rest = skip(input);
                let value = (equals.is_some() || !rest.is_empty()).then_some(rest);
                found.push(NamedOption { name, value });
            } else {
                let rest = skip(input);
                let rule = format!("expected an option, found `{}`", source_text(&rest));
                errors.on(rest, rule, STATUS);
            }
            input.parse::<Option<Token![,]>>()?;
        }
        Ok(())
    };
    if let Err(error) = read.parse2(list.tokens.clone()) {
        errors.add(error);
    }
    found
}

fn report_unknown(written: &str, name: &Ident, errors: &mut Errors) {
    let help = match errors::nearest(written, ["status", "other"]) {
        Some(near) => format!("write `{near}`"),
        None => "the options are `status = …` and `other`".to_owned(),
    };
    errors.on(name, format!("unknown option `{written}`"), help);
}

fn status<'a>(
    option: &NamedOption,
    variant: &'a Ident,
    seen: &mut Vec<(u16, &'a Ident)>,
    errors: &mut Errors,
) -> Option<u16> {
    let value = match &option.value {
        Some(value) if !value.is_empty() => value,
        _ => {
            errors.on(&option.name, "missing value of `status`", STATUS);
            return None;
        }
    };
    let number = match syn::parse2::<Lit>(value.clone()) {
        Ok(Lit::Int(literal)) => literal.base10_parse().unwrap_or(0),
        Ok(Lit::Str(text)) if text.value().parse::<u16>().is_ok() => {
            let rule = format!("expected an integer, found `{}`", source_text(value));
            errors.on(value, rule, format!("write `{}`", text.value()));
            return None;
        }
        _ => {
            let rule = format!("expected an integer, found `{}`", source_text(value));
            errors.on(value, rule, STATUS);
            return None;
        }
    };
    if !(400..600).contains(&number) {
        let rule = format!("expected a status from 400 to 599, found `{value}`");
        errors.on(value, rule, STATUS);
        return None;
    }
    if let Some((_, first)) = seen.iter().find(|(known, _)| *known == number) {
        let rule = format!("duplicate status `{number}`: `{first}` and `{variant}`");
        errors.on(value, rule, "remove one of the two");
        return None;
    }
    seen.push((number, variant));
    Some(number)
}

fn check_fields(variant: &Variant, source: &Source, errors: &mut Errors) {
    let count = variant.fields.len();
    let wanted = match source {
        Source::Other => "profound_client::Error",
        Source::Statuses(_) => "profound_client::ApiError",
    };
    let unit = matches!(variant.fields, Fields::Unit) && matches!(source, Source::Statuses(_));
    if count != 1 && !unit {
        let name = &variant.ident;
        let rule = format!("`{name}` must have one field, found {count}");
        let help = format!("for example `{name}({wanted})`");
        match variant.fields.iter().nth(1) {
            Some(second) => errors.on(second, rule, help),
            None => errors.on(name, rule, help),
        }
    }
    for field in variant
        .fields
        .iter()
        .filter(|_| matches!(source, Source::Other))
    {
        if let Some(from) = thiserror_from(field) {
            let rule =
                "`#[from]` is not allowed here: `ProfoundError` implements the same conversion";
            let help = "remove it, or write `#[source]` if the variant is not `transparent`";
            errors.on(from, rule, help);
        }
    }
}

fn fields_of(input: &DeriveInput) -> impl Iterator<Item = &Field> {
    let variants = match &input.data {
        Data::Enum(data) => data.variants.iter().collect(),
        _ => Vec::new(),
    };
    variants.into_iter().flat_map(|variant| &variant.fields)
}

fn thiserror_from(field: &Field) -> Option<&Attribute> {
    field.attrs.iter().find(|attr| attr.path().is_ident("from"))
}

/// Parses `#[profound(crate = path)]` on the enum.
fn crate_option(input: &DeriveInput, errors: &mut Errors) -> Option<Path> {
    const HELP: &str = "for example `#[profound(crate = my_facade::profound_client)]`";
    let mut found = None;
    for attr in attrs_of(&input.attrs) {
        for NamedOption { name, value } in options(attr, errors) {
            if name == "status" || name == "other" {
                let rule = format!("`{name}` is only allowed on a variant");
                errors.on(&name, rule, "move it to the attribute of a variant");
            } else if name != "crate" {
                errors.on(&name, format!("unknown option `{name}`"), HELP);
            } else {
                let value = value.unwrap_or_default();
                match syn::parse2(value.clone()) {
                    Ok(path) => found = Some(path),
                    Err(_) if value.is_empty() => {
                        errors.on(&name, "missing value of `crate`", HELP);
                    }
                    Err(_) => {
                        errors.on(
                            &value,
                            format!("expected a path, found `{}`", source_text(&value)),
                            HELP,
                        );
                    }
                }
            }
        }
    }
    found
}

fn attrs_of(attrs: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attrs.iter().filter(|attr| attr.path().is_ident("profound"))
}
