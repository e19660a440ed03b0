/// Reports on brands.
pub trait Reports {
    /// How visible a brand is.
    #[must_use]
    #[expect(clippy::too_many_arguments)]
    /**

`POST /v2/reports/visibility`

- `query`: body, as JSON*/
    fn visibility(
        &self,
        query: &Query,
    ) -> impl ::core::future::Future<
        Output = Result<Report, Error>,
    > + ::core::marker::Send;
    #[cfg(unix)]
    /**

`GET /v1/org/categories/{category_id}/prompts`

- `category_id`: path parameter `category_id`. The id of the category.
  `categories` lists them.
- `limit`: query parameter `limit`
- `statuses`: query parameter `status`
- `team`: header `X-Team`*/
    fn prompts(
        &self,
        category_id: &str,
        limit: Option<u32>,
        statuses: &[&str],
        team: &str,
    ) -> impl ::core::future::Future<
        Output = Result<Prompts, Error>,
    > + ::core::marker::Send;
    fn name(&self) -> &str {
        "reports"
    }
}
impl Reports for ::profound_client::Client {
    #[allow(clippy::too_many_arguments)]
    #[inline]
    fn visibility(
        &self,
        query: &Query,
    ) -> ::profound_client::Call<Result<Report, Error>> {
        ::profound_client::private::call(
            ::profound_client::HasClient::client(self),
            ::profound_client::private::Request::new(const {
                    &::profound_client::private::Endpoint::new(
                            ::profound_client::private::Method::POST,
                            "/v2/reports/visibility",
                        )
                        .reads()
                        .pages(::profound_client::private::Paging::BodyCursor, 50u32)
                        .timeout(30000u64)
                        .retry(::profound_client::Retry::Never)
                        .headers(&[("x-team", "search")])
                })
                .body(&(query)),
            ::profound_client::private::decode_pages::<Result<Report, Error>>()
                .__named_rows(),
        )
    }
    #[cfg(unix)]
    #[inline]
    fn prompts(
        &self,
        category_id: &str,
        limit: Option<u32>,
        statuses: &[&str],
        team: &str,
    ) -> ::profound_client::Call<Result<Prompts, Error>> {
        ::profound_client::private::call(
            ::profound_client::HasClient::client(self),
            ::profound_client::private::Request::new(const {
                    &::profound_client::private::Endpoint::new(
                            ::profound_client::private::Method::GET,
                            "/v1/org/categories/{category_id}/prompts",
                        )
                        .reads()
                        .pages(
                            ::profound_client::private::Paging::QueryCursor("cursor"),
                            10000u32,
                        )
                        .key(
                            ::profound_client::private::Some(
                                ::profound_client::KeyPlacement::Query,
                            ),
                        )
                        .timeout(30000u64)
                        .headers(&[("x-team", "search")])
                })
                .path("category_id", &(category_id))
                .query_once("limit", &(limit))
                .query("status", &(statuses))
                .header("X-Team", &(team)),
            ::profound_client::private::decode_pages::<Result<Prompts, Error>>()
                .__named_rows(),
        )
    }
}
