/**

`GET /v1/agents/{agent_id}`

- `agent_id`: path parameter `agent_id`*/
pub fn agent(&self, agent_id: &str) -> ::profound_client::Call<Result<Agent, AgentError>>
where
    Self: ::profound_client::HasClient,
{
    ::profound_client::private::call(
        ::profound_client::HasClient::client(self),
        ::profound_client::private::Request::new(const {
                &::profound_client::private::Endpoint::new(
                        ::profound_client::private::Method::GET,
                        "/v1/agents/{agent_id}",
                    )
                    .reads()
            })
            .path("agent_id", &(agent_id)),
        ::profound_client::private::decode_json::<Result<Agent, AgentError>>()
            .__named_rows()
            .with(|outcome| ::profound_client::private::decode_with_error_map::<
                Result<Agent, AgentError>,
            >(
                outcome,
                |status| match status {
                    404u16 => ::profound_client::private::Some(AgentError::NotFound),
                    _ => ::profound_client::private::None,
                },
            )),
    )
}
