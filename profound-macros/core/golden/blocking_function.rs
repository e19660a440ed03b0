/**

`GET /v1/org`
*/
fn org(client: &Client) -> Result<Org, Error> {
    facade::__blocking! {
        facade::private::blocking::call(facade::blocking::HasClient::client(& (client)),
        facade::private::Request::new(const { &
        facade::private::Endpoint::new(facade::private::Method::GET, "/v1/org").reads()
        }), facade::private::blocking::decode_json:: < Result < Org, Error > > ()
        .__named_rows(),)
    }
}
