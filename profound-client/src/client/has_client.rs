//! Access to the client of a type.

use std::sync::Arc;

use super::Client;

/// A type that has a client. Implement it for your own type to annotate its methods.
///
/// Guide: [Endpoints](crate::guide::endpoints).
///
/// ```
/// use profound_client::{profound_endpoint, Client, Error, HasClient};
///
/// struct Catalogue {
///     client: Client,
/// }
///
/// impl HasClient for Catalogue {
///     fn client(&self) -> &Client {
///         &self.client
///     }
/// }
///
/// impl Catalogue {
///     #[profound_endpoint(GET "/v1/org/categories")]
///     async fn categories(&self) -> Result<Vec<serde_json::Value>, Error>;
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` gives no access to a client",
    label = "expected `&Client`, or a type that implements `HasClient`",
    note = "in a trait, annotate the trait itself with `#[profound_endpoint]` too",
    note = "for your own type, implement `profound_client::HasClient`; in a function, take a `&Client`"
)]
#[doc(alias("dependency injection"))]
pub trait HasClient {
    /// Returns the client that calls use.
    fn client(&self) -> &Client;
}

impl HasClient for Client {
    fn client(&self) -> &Client {
        self
    }
}

/// Implements the `HasClient` in scope for pointers to an implementor.
macro_rules! has_client_through_pointers {
    ($($pointer:ty),*) => {$(
        impl<T: HasClient + ?Sized> HasClient for $pointer {
            fn client(&self) -> &Client {
                (**self).client()
            }
        }
    )*};
}
#[cfg(feature = "blocking")]
pub(crate) use has_client_through_pointers;

has_client_through_pointers!(&T, &mut T, Box<T>, Arc<T>);
