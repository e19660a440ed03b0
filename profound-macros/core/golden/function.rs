/**

`DELETE /v1/documents/{id}`

- `id`: path parameter `id`
- `organization_id`: query parameter `organization_id`*/
fn delete(
    client: &Client,
    id: &str,
    organization_id: &str,
) -> facade::Call<Result<(), Error>> {
    facade::private::call(
        facade::HasClient::client(&(client)),
        facade::private::Request::new(const {
                &facade::private::Endpoint::new(
                    facade::private::Method::DELETE,
                    "/v1/documents/{id}",
                )
            })
            .path("id", &(id))
            .query_once("organization_id", &(organization_id)),
        facade::private::decode_empty::<Result<(), Error>>(),
    )
}
