//! Expands `derive(ProfoundError)`: converts the client's error into the user's enum by status.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{
    Attribute, Data, DeriveInput, Field, Fields, LitInt, Path, Variant, meta::ParseNestedMeta,
    spanned::Spanned,
};

use crate::{
    errors::Errors,
    tokens::{client_crate, hygienic_ident, respanned},
};

const OTHER: &str = "add `#[profound(other)] Other(profound_client::Error)`";
const STATUS: &str = "as in `#[profound(status = 404)]`";

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
            let value = constructed(made.variant, client, &quote! { #error });
            quote! { _ => #value, }
        }
        Source::Statuses(statuses) => {
            let from = quote! { #client::private::into_api_error(#error) };
            let value = constructed(made.variant, client, &from);
            quote! { #(#statuses)|* => #value, }
        }
    }
}

/// Returns the expression that creates a variant, whose field is converted from `from`.
fn constructed(variant: &Variant, client: &Path, from: &TokenStream) -> TokenStream {
    let name = &variant.ident;
    let Some(field) = variant.fields.iter().next() else {
        return quote! { Self::#name };
    };
    let span = field.ty.span().resolved_at(Span::call_site());
    let client = respanned(client, span);
    let converted = quote_spanned! {span=> #client::private::From::from(#from) };
    match &field.ident {
        Some(field) => quote! { Self::#name { #field: #converted } },
        None => quote! { Self::#name(#converted) },
    }
}

/// The variants that have an attribute, `other` last.
fn variants<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Vec<MappedVariant<'a>> {
    let Data::Enum(data) = &input.data else {
        let help = "make it an enum: a variant a status, and one for all others";
        errors.on(&input.ident, "`ProfoundError` is for an enum", help);
        return Vec::new();
    };
    let before = errors.count();
    let mut seen = Vec::new();
    let (mut made, mut other) = (Vec::new(), None);
    for variant in &data.variants {
        let Some(source) = source(variant, &mut seen, errors) else {
            continue;
        };
        check_fields(variant, &source, errors);
        match source {
            Source::Statuses(_) => made.push(MappedVariant { variant, source }),
            Source::Other if other.is_some() => {
                errors.on(
                    &variant.ident,
                    "one variant alone is `other`",
                    "give this one a status",
                );
            }
            Source::Other => other = Some(MappedVariant { variant, source }),
        }
    }
    if other.is_none() && errors.count() == before {
        let rule = format!(
            "`{}` has no variant for the errors it does not name",
            input.ident
        );
        errors.on(&input.ident, rule, OTHER);
    }
    made.extend(other);
    made
}

fn source(variant: &Variant, seen: &mut Vec<u16>, errors: &mut Errors) -> Option<Source> {
    let (mut statuses, mut other, mut wrong) = (Vec::new(), false, false);
    for attr in variant
        .attrs
        .iter()
        .filter(|attr| attr.path().is_ident("profound"))
    {
        let before = errors.count();
        let parsed = attr.parse_nested_meta(|meta| {
            if meta.path.is_ident("other") {
                other = true;
            } else if meta.path.is_ident("status") {
                statuses.extend(status(&meta, seen, errors)?);
            } else {
                let rule = "expected `status = …` or `other`";
                errors.on(&meta.path, rule, STATUS);
                let _ = meta.value().and_then(|value| value.parse::<syn::Expr>());
            }
            Ok(())
        });
        if parsed.is_err() {
            errors.on(&attr.meta, "expected `status = …` or `other`", STATUS);
        } else if !other && statuses.is_empty() && errors.count() == before {
            errors.on(&attr.meta, "`#[profound]` says nothing here", STATUS);
        }
        wrong |= errors.count() > before;
    }
    match (other, statuses.is_empty()) {
        _ if wrong => None,
        (true, false) => {
            errors.on(
                &variant.ident,
                "a variant has statuses, or is `other`",
                "remove one of the two",
            );
            None
        }
        (true, true) => Some(Source::Other),
        (false, false) => Some(Source::Statuses(statuses)),
        (false, true) => None,
    }
}

fn status(
    meta: &ParseNestedMeta<'_>,
    seen: &mut Vec<u16>,
    errors: &mut Errors,
) -> syn::Result<Option<u16>> {
    let literal: LitInt = meta.value()?.parse()?;
    let number = literal.base10_parse().unwrap_or(0);
    if !(400..600).contains(&number) {
        let rule = format!("`{literal}` is no status of an error: those are 400 to 599");
        errors.on(&literal, rule, STATUS);
        return Ok(None);
    }
    if seen.contains(&number) {
        errors.on(
            &literal,
            format!("the status {number} is taken already"),
            "remove one",
        );
        return Ok(None);
    }
    seen.push(number);
    Ok(Some(number))
}

fn check_fields(variant: &Variant, source: &Source, errors: &mut Errors) {
    let count = variant.fields.len();
    let wanted = match source {
        Source::Other => "profound_client::Error",
        Source::Statuses(_) => "profound_client::ApiError",
    };
    let unit = matches!(variant.fields, Fields::Unit) && matches!(source, Source::Statuses(_));
    if count != 1 && !unit {
        let rule = format!("the variant `{}` holds one field", variant.ident);
        errors.on(
            &variant.ident,
            rule,
            format!("as in `{}({wanted})`", variant.ident),
        );
    }
    for field in variant
        .fields
        .iter()
        .filter(|_| matches!(source, Source::Other))
    {
        if let Some(from) = thiserror_from(field) {
            let help =
                "remove it; a variant that is not `transparent` may have `#[source]` instead";
            errors.on(
                from,
                "`#[from]` writes the same conversion as `ProfoundError`",
                help,
            );
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
    let mut found = None;
    for attr in input
        .attrs
        .iter()
        .filter(|attr| attr.path().is_ident("profound"))
    {
        let parsed = attr.parse_nested_meta(|meta| {
            if !meta.path.is_ident("crate") {
                return Err(meta.error(""));
            }
            found = Some(meta.value()?.parse()?);
            Ok(())
        });
        if parsed.is_err() {
            let rule = "an enum takes `crate` alone";
            errors.on(
                &attr.meta,
                rule,
                "as in `#[profound(crate = my_facade::profound_client)]`",
            );
        }
    }
    found
}
