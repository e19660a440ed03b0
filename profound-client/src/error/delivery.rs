//! How far the requests of a failed call came.

use http::StatusCode;

/// How far the requests of a failed call came, as far as the client can prove it.
///
/// The order is that of the variants: a call with several attempts has the highest value of its attempts.
/// A failure that the client does not know is [`MaybeProcessed`](Self::MaybeProcessed).
///
/// ```
/// use profound_client::{Error, errors::Delivery};
///
/// fn advice(error: &Error) -> &'static str {
///     match error.delivery() {
///         Delivery::NotSent | Delivery::NotProcessed => "make the call again",
///         Delivery::MaybeProcessed => "check whether the API applied it",
///         Delivery::Processed => "the API applied it: read the result with another call",
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Delivery {
    /// No part of the request left this machine.
    #[default]
    NotSent,
    /// The API received the request, or a part of it, and provably did not process it.
    NotProcessed,
    /// The API may have processed the request.
    MaybeProcessed,
    /// The API processed the request: it responded with a success.
    Processed,
}

impl Delivery {
    /// Returns true if the API processed the request, or may have processed it. If so, check whether a
    /// write was applied before you retry it.
    pub fn may_have_been_processed(self) -> bool {
        self >= Self::MaybeProcessed
    }

    /// Returns how far a request with this response came.
    ///
    /// The listed statuses reject a request before it is applied. A redirect, a 408, a 409 and a 5xx can
    /// follow work that was done, and nothing is known of other statuses.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            200..=299 => Self::Processed,
            400..=407 | 410..=418 | 421 | 422 | 426 | 428 | 429 | 431 | 451 => Self::NotProcessed,
            _ => Self::MaybeProcessed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_tells_how_far_the_request_came() {
        for (status, delivery) in [
            (101, Delivery::MaybeProcessed),
            (200, Delivery::Processed),
            (204, Delivery::Processed),
            (301, Delivery::MaybeProcessed),
            (303, Delivery::MaybeProcessed),
            (400, Delivery::NotProcessed),
            (401, Delivery::NotProcessed),
            (403, Delivery::NotProcessed),
            (404, Delivery::NotProcessed),
            (408, Delivery::MaybeProcessed),
            (409, Delivery::MaybeProcessed),
            (413, Delivery::NotProcessed),
            (414, Delivery::NotProcessed),
            (422, Delivery::NotProcessed),
            (425, Delivery::MaybeProcessed),
            (429, Delivery::NotProcessed),
            (431, Delivery::NotProcessed),
            (499, Delivery::MaybeProcessed),
            (500, Delivery::MaybeProcessed),
            (501, Delivery::MaybeProcessed),
            (503, Delivery::MaybeProcessed),
            (599, Delivery::MaybeProcessed),
            (999, Delivery::MaybeProcessed),
        ] {
            let status = StatusCode::from_u16(status).unwrap();
            assert_eq!(Delivery::of_status(status), delivery, "{status}");
        }
    }

    #[test]
    fn the_order_is_from_harmless_to_processed() {
        let order = [
            Delivery::NotSent,
            Delivery::NotProcessed,
            Delivery::MaybeProcessed,
            Delivery::Processed,
        ];
        assert!(order.is_sorted());
        let may = order.map(Delivery::may_have_been_processed);
        assert_eq!(may, [false, false, true, true]);
    }
}
