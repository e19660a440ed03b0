::core::compile_error! {
    "expected `;` after this\nhelp: end the method with `;`"
}
::core::compile_error! {
    "expected `safe` or `never`, found `sa`\nhelp: write `safe`"
}
::core::compile_error! {
    "unknown query parameter `n` of `GET /v1/org`\nhelp: remove `limit`: there are no query parameters"
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
#[automatically_derived]
impl Organisation for ::profound_client::Client {
    fn before(&self, limit: u32) -> ::profound_client::Call<Result<Org, Error>> {
        let _ = (&self, &limit);
        loop {}
    }
    fn broken(&self) -> ::profound_client::Call<Result<Org, Error>> {
        let _ = (&self,);
        loop {}
    }
    fn after(&self) -> ::profound_client::Call<Result<Org, Error>> {
        let _ = (&self,);
        loop {}
    }
}
struct DynOrganisation(::profound_client::private::PhantomData<()>);
impl ::profound_client::private::Clone for DynOrganisation {
    fn clone(&self) -> Self {
        Self(::profound_client::private::PhantomData)
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
impl DynOrganisation {
    fn new(_: impl Organisation) -> Self {
        Self(::profound_client::private::PhantomData)
    }
}
#[automatically_derived]
impl Organisation for DynOrganisation {
    fn before(&self, limit: u32) -> ::profound_client::Call<Result<Org, Error>> {
        let _ = (&self, &limit);
        loop {}
    }
    fn broken(&self) -> ::profound_client::Call<Result<Org, Error>> {
        let _ = (&self,);
        loop {}
    }
    fn after(&self) -> ::profound_client::Call<Result<Org, Error>> {
        let _ = (&self,);
        loop {}
    }
}
::profound_client::__ide! {
    options::retry retries::sa
}
