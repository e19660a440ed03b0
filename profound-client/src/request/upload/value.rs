//! The types of parts.

use std::borrow::Cow;

use super::{
    super::{QueryScalar, ValueEncoder},
    Part,
};

/// A value of a part: a [`Part`], a [`QueryScalar`], or an `Option` of one (`None` omits it). Also a
/// slice, array or `Vec` of parts, strings or numbers: each is sent under the same name. Send bytes
/// with [`Part::bytes`]. The trait is sealed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a part",
    label = "expected a part",
    note = "use `&Part`, a string, a number, `bool`, `char` or `Uuid` (feature `uuid`), or an `Option` or \
            a slice of them; for bytes, write `&Part` and pass `Part::bytes(…)`; for your own type, \
            implement `profound_client::QueryScalar`"
)]
pub trait PartValue {
    #[doc(hidden)]
    fn each(&self, add: &mut dyn FnMut(Result<Part, &'static str>));
}

/// A value of a part that the API reads once: a [`Part`], a [`QueryScalar`] or an `Option` of one. The
/// trait is sealed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a part that is not repeated",
    label = "expected a single value",
    note = "use `&Part`, a string, a number, `bool`, `char` or `Uuid` (feature `uuid`), or an `Option` of \
            one"
)]
pub trait PartSingle: PartValue {}

/// A value of a part that is a file: a [`Part`] or an `Option` of one. The trait is sealed.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a file",
    label = "expected `&Part`",
    note = "write `&Part`, and pass `Part::file(path)`, `Part::bytes(content)` or \
            `Part::reader(reader)`"
)]
pub trait FileValue: PartValue {}

impl<T: QueryScalar + ?Sized> PartSingle for T {}
impl PartSingle for Part {}
impl PartSingle for &Part {}
impl<T: PartSingle> PartSingle for Option<T> {}
impl<T: PartSingle> PartSingle for &Option<T> {}

impl FileValue for Part {}
impl FileValue for &Part {}
impl<T: FileValue> FileValue for Option<T> {}
impl<T: FileValue> FileValue for &Option<T> {}

impl<T: QueryScalar + ?Sized> PartValue for T {
    fn each(&self, add: &mut dyn FnMut(Result<Part, &'static str>)) {
        let mut text = String::new();
        let mut encoder = ValueEncoder::plain(&mut text);
        self.encode(&mut encoder);
        add(match encoder.problem() {
            Some(problem) => Err(problem),
            None => Ok(Part::text(text)),
        });
    }
}

macro_rules! parts {
    ($($type:ty),*) => {$(
        impl PartValue for $type {
            fn each(&self, add: &mut dyn FnMut(Result<Part, &'static str>)) {
                add(Ok(Part::clone(self)));
            }
        }
    )*};
}

parts!(Part, &Part);

/// Element types of a list of parts; `u8` is excluded, or each byte would be a part.
#[diagnostic::on_unimplemented(
    message = "a list of `{Self}` cannot be sent as parts",
    label = "expected a list of parts",
    note = "use a list of `Part`s, strings or numbers; for bytes, write `&Part` and pass \
            `Part::bytes(…)`"
)]
pub trait PartItem: PartValue {}

macro_rules! items {
    ($($type:ty),*) => {$(impl PartItem for $type {})*};
}

items!(
    Part,
    &Part,
    String,
    &String,
    &str,
    Cow<'_, str>,
    bool,
    char,
    f32,
    f64
);
items!(u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);
#[cfg(feature = "uuid")]
items!(uuid::Uuid);

macro_rules! repeated {
    ($([$($generics:tt)*] $type:ty),*) => {$(
        impl<$($generics)*> PartValue for $type {
            fn each(&self, add: &mut dyn FnMut(Result<Part, &'static str>)) {
                self.iter().for_each(|value| value.each(add));
            }
        }
    )*};
}

repeated!(
    [T: PartValue] Option<T>, [T: PartValue] &Option<T>,
    [T: PartItem] [T], [T: PartItem] &[T],
    [T: PartItem] Vec<T>, [T: PartItem] &Vec<T>,
    [T: PartItem, const N: usize] [T; N], [T: PartItem, const N: usize] &[T; N]
);

#[cfg(test)]
mod tests {
    use super::*;

    fn count<T: PartValue + ?Sized>(value: &T) -> usize {
        let mut count = 0;
        value.each(&mut |part| count += usize::from(part.is_ok()));
        count
    }

    #[test]
    fn options_leave_out_and_lists_repeat() {
        let part = Part::text("x");
        assert_eq!((count(&part), count(&Some(&part)), count("x")), (1, 1, 1));
        assert_eq!((count(&None::<&Part>), count(&None::<&[Part]>)), (0, 0));
        assert_eq!((count(&[&part, &part]), count(&vec!["a", "b"])), (2, 2));
        assert_eq!(count(&f64::NAN), 0);
    }
}
