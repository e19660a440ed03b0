::core::compile_error! {
    "the API has no `/v1/orgs`\nhelp: write `\"/v1/org\"`; add `unlisted` if the API has it and this crate does not know it yet"
}
trait Organisation {
    /**

`GET /v1/orgs`
*/
    fn org(
        &self,
    ) -> impl ::core::future::Future<Output = Result<Org, Error>> + ::core::marker::Send;
}
#[allow(unused, refining_impl_trait, clippy::all)]
impl Organisation for ::profound_client::Client {
    #[allow(unused, clippy::all)]
    fn org(&self) -> ::profound_client::Call<Result<Org, Error>> {
        loop {}
    }
}
