//! A body that was decoded in steps, before its response type is asked for.
//!
//! A type decodes a body in one call of serde, which cannot wait. So the call prepares a large report
//! before, and the report's deserialiser takes it.

use std::{any::Any, cell::Cell};

/// A decoded body. It is `Sync`, because a response is.
pub(crate) struct Prepared(Box<dyn Any + Send + Sync>);

thread_local! {
    /// The body for the deserialiser that runs. serde has no way to pass it.
    static HANDED_OVER: Cell<Option<Prepared>> = const { Cell::new(None) };
}

impl Prepared {
    pub(crate) fn new(value: impl Any + Send + Sync) -> Self {
        Self(Box::new(value))
    }

    /// Returns the value, for a test.
    #[cfg(test)]
    pub(crate) fn into_value<T: Any>(self) -> T {
        *self.0.downcast().expect("it has the type")
    }

    /// Returns the value that is handed over, if there is one of this type.
    pub(crate) fn take<T: Any>() -> Option<T> {
        let Self(value) = HANDED_OVER.take()?;
        value.downcast().ok().map(|value| *value)
    }

    /// Runs a function that may [`take`](Self::take) the value.
    pub(super) fn hand_over<T>(prepared: Option<Self>, to: impl FnOnce() -> T) -> T {
        /// Does not leave the value to another body, even after a panic.
        struct Clear;

        impl Drop for Clear {
            fn drop(&mut self) {
                HANDED_OVER.take();
            }
        }

        HANDED_OVER.set(prepared);
        let _clear = Clear;
        to()
    }
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::*;

    #[test]
    fn a_value_is_taken_once_and_only_while_it_is_handed_over() {
        let seven = || Some(Prepared::new(7_u8));
        let taken = Prepared::hand_over(seven(), || [Prepared::take(), Prepared::take::<u8>()]);
        assert_eq!(taken, [Some(7), None]);
        Prepared::hand_over(seven(), || {});
        assert_eq!(Prepared::take::<u8>(), None);
        let taken: Option<u16> = Prepared::hand_over(seven(), Prepared::take);
        assert_eq!(taken, None);
        let panicked = catch_unwind(|| Prepared::hand_over(seven(), || panic!("it fails")));
        assert!(panicked.is_err());
        assert_eq!(Prepared::take::<u8>(), None);
    }
}
