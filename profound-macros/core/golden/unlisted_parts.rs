/**

`POST /v1/uploads/{id}`

- `id`: path parameter `id`
- `name`: part `name` of the body
- `guide`: part `file` of the body*/
fn add(
    client: &Client,
    id: &str,
    name: &str,
    guide: &Part,
) -> ::profound_client::Call<Result<(), Error>> {
    ::profound_client::private::call(
        ::profound_client::HasClient::client(&(client)),
        ::profound_client::private::Request::new(const {
                &::profound_client::private::Endpoint::new(
                    ::profound_client::private::Method::POST,
                    "/v1/uploads/{id}",
                )
            })
            .path("id", &(id))
            .part("name", &(name))
            .part("file", &(guide)),
        ::profound_client::private::decode::<Result<(), Error>>(),
    )
}
