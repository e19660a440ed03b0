::core::compile_error! {
    "unknown path `/v1/orgs`\nhelp: write `\"/v1/org\"`; if the API has it and this crate does not know it yet, add `unlisted`"
}
trait Organisation {
    fn org(
        &self,
    ) -> impl ::profound_client::private::Future<
        Output = Result<Org, Error>,
    > + ::profound_client::private::Send;
}
#[allow(unused, refining_impl_trait, clippy::all)]
impl Organisation for ::profound_client::Client {
    #[allow(unused, clippy::all)]
    fn org(&self) -> ::profound_client::Call<Result<Org, Error>> {
        loop {}
    }
}
