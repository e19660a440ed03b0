trait Weather {
    /**

`GET /forecast`
*/
    fn forecast(
        &self,
    ) -> impl ::core::future::Future<
        Output = Result<Forecast, Error>,
    > + ::core::marker::Send;
    /**

`GET /stations`
*/
    fn stations(
        &self,
    ) -> impl ::core::future::Future<
        Output = Result<Stations, Error>,
    > + ::core::marker::Send;
}
impl Weather for ::profound_client::Client {
    #[inline]
    fn forecast(&self) -> ::profound_client::Call<Result<Forecast, Error>> {
        ::profound_client::private::call(
            ::profound_client::HasClient::client(self),
            ::profound_client::private::Request::new(const {
                &::profound_client::private::Endpoint::new(
                        ::profound_client::private::Method::GET,
                        "/forecast",
                    )
                    .reads()
                    .key(
                        ::profound_client::private::Some(
                            ::profound_client::KeyPlacement::NamedQuery("token"),
                        ),
                    )
            }),
            ::profound_client::private::decode::<Result<Forecast, Error>>(),
        )
    }
    #[inline]
    fn stations(&self) -> ::profound_client::Call<Result<Stations, Error>> {
        ::profound_client::private::call(
            ::profound_client::HasClient::client(self),
            ::profound_client::private::Request::new(const {
                &::profound_client::private::Endpoint::new(
                        ::profound_client::private::Method::GET,
                        "/stations",
                    )
                    .reads()
                    .key(
                        ::profound_client::private::Some(
                            ::profound_client::KeyPlacement::NamedHeader("x-token"),
                        ),
                    )
            }),
            ::profound_client::private::decode::<Result<Stations, Error>>(),
        )
    }
}
