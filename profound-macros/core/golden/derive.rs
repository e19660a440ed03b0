#[automatically_derived]
impl ::profound_client::private::From<::profound_client::Error> for AgentError {
    fn from(error: ::profound_client::Error) -> Self {
        match ::profound_client::private::status(&error) {
            404u16 => {
                Self::NotFound(
                    ::profound_client::private::into_field::<
                        ::profound_client::ApiError,
                        ApiError,
                    >(::profound_client::private::into_api_error(error)),
                )
            }
            409u16 | 423u16 => Self::Busy,
            _ => {
                Self::Other {
                    source: ::profound_client::private::into_field::<
                        ::profound_client::Error,
                        Error,
                    >(error),
                }
            }
        }
    }
}
