::core::compile_error! {
    "expected `;` after this\nhelp: end the method with `;`"
}
::core::compile_error! {
    "`sa` is no value of `retry`: those are `safe` and `never`\nhelp: write `safe`"
}
::core::compile_error! {
    "`GET /v1/org` has no query parameter `n`\nhelp: remove the argument: it takes none"
}
trait Organisation {
    /**

`GET /v1/org`

- `limit`: query parameter `n`*/
    fn before(
        &self,
        limit: u32,
    ) -> impl ::core::future::Future<Output = Result<Org, Error>> + ::core::marker::Send;
    /**

`GET /v1/org`
*/
    fn broken(
        &self,
    ) -> impl ::core::future::Future<Output = Result<Org, Error>> + ::core::marker::Send;
    /**

`GET /v1/org`
*/
    fn after(
        &self,
    ) -> impl ::core::future::Future<Output = Result<Org, Error>> + ::core::marker::Send;
}
#[allow(unused, refining_impl_trait, clippy::all)]
impl Organisation for ::profound_client::Client {
    #[allow(unused, clippy::all)]
    fn before(&self, limit: u32) -> ::profound_client::Call<Result<Org, Error>> {
        loop {}
    }
    #[allow(unused, clippy::all)]
    fn broken(&self) -> ::profound_client::Call<Result<Org, Error>> {
        loop {}
    }
    #[allow(unused, clippy::all)]
    fn after(&self) -> ::profound_client::Call<Result<Org, Error>> {
        loop {}
    }
}
#[allow(unused)]
struct DynOrganisation(::profound_client::private::PhantomData<()>);
#[allow(unused, clippy::all)]
impl ::profound_client::private::Clone for DynOrganisation {
    fn clone(&self) -> Self {
        loop {}
    }
}
impl ::profound_client::private::fmt::Debug for DynOrganisation {
    fn fmt(
        &self,
        _: &mut ::profound_client::private::fmt::Formatter<'_>,
    ) -> ::profound_client::private::fmt::Result {
        loop {}
    }
}
#[allow(unused, clippy::all)]
impl DynOrganisation {
    fn new(_: impl Organisation) -> Self {
        loop {}
    }
}
#[allow(unused, refining_impl_trait, clippy::all)]
impl Organisation for DynOrganisation {
    #[allow(unused, clippy::all)]
    fn before(&self, limit: u32) -> ::profound_client::Call<Result<Org, Error>> {
        loop {}
    }
    #[allow(unused, clippy::all)]
    fn broken(&self) -> ::profound_client::Call<Result<Org, Error>> {
        loop {}
    }
    #[allow(unused, clippy::all)]
    fn after(&self) -> ::profound_client::Call<Result<Org, Error>> {
        loop {}
    }
}
::profound_client::__ide! {
    options::retry retries::sa
}
