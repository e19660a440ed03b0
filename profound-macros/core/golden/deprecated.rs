/**

`POST /v1/reports/visibility`

- `query`: body, as JSON*/
fn visibility(
    client: &Client,
    query: &Query,
) -> ::profound_client::Call<Result<Report, Error>> {
    {
        #[deprecated(
            note = "Profound has deprecated this operation: write `\"/v2/reports/visibility\"`"
        )]
        const POST_V1_REPORTS_VISIBILITY: () = ();
        let () = POST_V1_REPORTS_VISIBILITY;
    }
    ::profound_client::private::call(
        ::profound_client::HasClient::client(&(client)),
        ::profound_client::private::Request::new(const {
                &::profound_client::private::Endpoint::new(
                        ::profound_client::private::Method::POST,
                        "/v1/reports/visibility",
                    )
                    .reads()
                    .pages(::profound_client::private::Paging::Pagination, 10000u32)
            })
            .body(&(query)),
        ::profound_client::private::decode_report::<Result<Report, Error>>(),
    )
}
