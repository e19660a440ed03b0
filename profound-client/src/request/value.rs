//! Path, query and header values: their types and encoding.

use std::{borrow::Cow, fmt, fmt::Write, rc::Rc, sync::Arc};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Every character except those that RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A value of a path parameter: strings, integers, `bool`, `char`, and `Uuid` with the feature `uuid`.
///
/// Your own types, such as ids, implement one method:
///
/// ```
/// use profound_client::{PathValue, ValueEncoder};
///
/// struct CategoryId(String);
///
/// impl PathValue for CategoryId {
///     fn encode_path(&self, out: &mut ValueEncoder<'_>) {
///         out.text(&self.0);
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a value in a path",
    label = "expected a path value",
    note = "use a string, an integer, `bool`, `char` or `Uuid` (feature `uuid`), or implement \
            `profound_client::PathValue` for your own type"
)]
#[doc(alias("path parameter", "url encoding"))]
pub trait PathValue {
    /// Writes the value. Characters such as `/` are percent-encoded.
    fn encode_path(&self, out: &mut ValueEncoder<'_>);
}

/// A single query or header value: strings, integers, finite floats, `bool`, `char`, and `Uuid` with
/// the feature `uuid`.
///
/// Your own types, such as enums, implement one method:
///
/// ```
/// use profound_client::{QueryScalar, ValueEncoder};
///
/// enum Status { Draft, Published }
///
/// impl QueryScalar for Status {
///     fn encode(&self, out: &mut ValueEncoder<'_>) {
///         out.text(match self {
///             Status::Draft => "draft",
///             Status::Published => "published",
///         });
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a value in a query or a header",
    label = "expected a query value",
    note = "use a string, a number, `bool`, `char` or `Uuid` (feature `uuid`), or an `Option` or a slice \
            of them; write `#[query(flatten)]` for the fields of a struct, or implement \
            `profound_client::QueryScalar` for your own type"
)]
#[doc(alias("query parameter", "query string"))]
pub trait QueryScalar {
    /// Writes the value. Characters such as `&` are percent-encoded.
    fn encode(&self, out: &mut ValueEncoder<'_>);
}

/// A query value: a [`QueryScalar`], or an `Option` of one (`None` omits it). Also a slice, array or
/// `Vec` of them: each is sent under the same name. The trait is sealed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a value in a query or a header",
    label = "expected a query value",
    note = "use a string, a number, `bool`, `char` or `Uuid` (feature `uuid`), or an `Option` or a slice \
            of them; write `#[query(flatten)]` for the fields of a struct, or implement \
            `profound_client::QueryScalar` for your own type"
)]
pub trait QueryValue {
    #[doc(hidden)]
    fn each(&self, visit: &mut dyn FnMut(&dyn QueryScalar));
}

/// A query value for a parameter that the API reads once: a [`QueryScalar`] or an `Option` of one. The
/// trait is sealed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of a query parameter that is not repeated",
    label = "expected a single value",
    note = "use a string, a number, `bool`, `char` or `Uuid` (feature `uuid`), or an `Option` of one; \
            write `#[query(flatten)]` for the fields of a struct"
)]
pub trait QuerySingle: QueryValue {}

impl<T: QueryScalar + ?Sized> QuerySingle for T {}
impl<T: QuerySingle> QuerySingle for Option<T> {}
impl<T: QuerySingle> QuerySingle for &Option<T> {}

/// The destination of an encoded value.
pub struct ValueEncoder<'a> {
    out: &'a mut String,
    plain: bool,
    problem: Option<&'static str>,
}

/// Never prints the encoded text: it is the user's data.
impl fmt::Debug for ValueEncoder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ValueEncoder").finish_non_exhaustive()
    }
}

impl<'a> ValueEncoder<'a> {
    pub(crate) fn encoded(out: &'a mut String) -> Self {
        Self {
            out,
            plain: false,
            problem: None,
        }
    }

    pub(crate) fn plain(out: &'a mut String) -> Self {
        Self {
            out,
            plain: true,
            problem: None,
        }
    }

    pub(crate) fn problem(&self) -> Option<&'static str> {
        self.problem
    }

    /// Writes a text.
    pub fn text(&mut self, text: &str) {
        if self.plain {
            self.out.push_str(text);
        } else {
            self.out.extend(utf8_percent_encode(text, RESERVED));
        }
    }

    /// Writes the `Display` output of a value.
    pub fn display(&mut self, value: impl fmt::Display) {
        if write!(self, "{value}").is_err() {
            self.refuse("its `Display` failed");
        }
    }

    /// Rejects the value with a problem that does not quote it: the call fails with an [encode
    /// error](crate::Error::Encode).
    pub fn refuse(&mut self, problem: &'static str) {
        self.problem = self.problem.or(Some(problem));
    }
}

impl Write for ValueEncoder<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.text(text);
        Ok(())
    }
}

macro_rules! values {
    ($($type:ty),* => $write:expr) => {$(
        impl PathValue for $type {
            fn encode_path(&self, out: &mut ValueEncoder<'_>) {
                let write: fn(&$type, &mut ValueEncoder<'_>) = $write;
                write(self, out);
            }
        }

        impl QueryScalar for $type {
            fn encode(&self, out: &mut ValueEncoder<'_>) {
                self.encode_path(out);
            }
        }
    )*};
}

values!(str, String, Cow<'_, str> => |value, out| out.text(value));
values!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize => |value, out| {
    out.text(itoa::Buffer::new().format(*value));
});
values!(bool, char => |value, out| out.display(value));
#[cfg(feature = "uuid")]
values!(uuid::Uuid => |value, out| out.display(value));

macro_rules! floats {
    ($($type:ty),*) => {$(
        impl QueryScalar for $type {
            fn encode(&self, out: &mut ValueEncoder<'_>) {
                match self.is_finite() {
                    true => out.display(self),
                    false => out.refuse("it is not a finite number"),
                }
            }
        }
    )*};
}

floats!(f32, f64);

macro_rules! pointers {
    ($($pointer:ty),*) => {$(
        impl<T: PathValue + ?Sized> PathValue for $pointer {
            fn encode_path(&self, out: &mut ValueEncoder<'_>) {
                (**self).encode_path(out);
            }
        }

        impl<T: QueryScalar + ?Sized> QueryScalar for $pointer {
            fn encode(&self, out: &mut ValueEncoder<'_>) {
                (**self).encode(out);
            }
        }
    )*};
}

pointers!(&T, Box<T>, Rc<T>, Arc<T>);

impl<T: QueryScalar + ?Sized> QueryValue for T {
    fn each(&self, visit: &mut dyn FnMut(&dyn QueryScalar)) {
        visit(&self);
    }
}

macro_rules! repeated {
    ($([$($generics:tt)*] $type:ty),*) => {$(
        impl<$($generics)*> QueryValue for $type {
            fn each(&self, visit: &mut dyn FnMut(&dyn QueryScalar)) {
                self.iter().for_each(|value| value.each(visit));
            }
        }
    )*};
}

repeated!(
    [T: QueryValue] Option<T>, [T: QueryValue] &Option<T>,
    [T: QueryScalar] [T], [T: QueryScalar] &[T],
    [T: QueryScalar] Vec<T>, [T: QueryScalar] &Vec<T>,
    [T: QueryScalar, const N: usize] [T; N], [T: QueryScalar, const N: usize] &[T; N]
);

#[cfg(test)]
mod tests {
    use super::*;

    fn written<T: QueryValue + ?Sized>(value: &T) -> Vec<String> {
        let mut all = Vec::new();
        value.each(&mut |scalar| {
            let mut text = String::new();
            scalar.encode(&mut ValueEncoder::encoded(&mut text));
            all.push(text);
        });
        all
    }

    #[test]
    fn options_leave_out_and_lists_repeat() {
        assert_eq!(written(&Some(Some("a"))), ["a"]);
        assert!(written(&None::<&[u8]>).is_empty());
        assert_eq!(written(&Some(&["a", "b"][..])), ["a", "b"]);
        assert_eq!(written(&vec![Cow::Borrowed("x"), "y".into()]), ["x", "y"]);
        assert_eq!(written(&&Some(&vec![1, -2])), ["1", "-2"]);
    }

    #[test]
    fn scalars_are_written_as_the_api_reads_them() {
        assert_eq!(written(&true), ["true"]);
        assert_eq!(written(&0.25), ["0.25"]);
        assert_eq!(written(&1e21), ["1000000000000000000000"]);
        assert_eq!(written("é &"), ["%C3%A9%20%26"]);
        assert_eq!(written(&Arc::new(String::from("-._~"))), ["-._~"]);
    }
}
