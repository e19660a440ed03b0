::core::compile_error! {
    "unknown path `/v1/orgs`\nhelp: write `\"/v1/org\"`; if the API has it and this crate does not know it yet, add `unlisted`"
}
trait Organisation {
    /**

`GET /v1/orgs`
*/
    fn org(
        &self,
    ) -> impl ::core::future::Future<Output = Result<Org, Error>> + ::core::marker::Send;
}
#[automatically_derived]
impl Organisation for ::profound_client::Client {
    fn org(&self) -> ::profound_client::Call<Result<Org, Error>> {
        let _ = (&self,);
        loop {}
    }
}
