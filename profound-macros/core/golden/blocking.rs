trait Organisation {
    /**

`GET /v1/org`
*/
    fn org(&self) -> Result<Org, Error>;
}
::profound_client::__blocking! {
    impl Organisation for ::profound_client::blocking::Client { #[inline] fn org(& self)
    -> Result < Org, Error > {
    ::profound_client::private::blocking::call(::profound_client::blocking::HasClient::client(self),
    ::profound_client::private::Request::new(const { &
    ::profound_client::private::Endpoint::new(::profound_client::private::Method::GET,
    "/v1/org").reads() }), ::profound_client::private::blocking::decode_json:: < Result <
    Org, Error > > ().__named_rows(),) } }
}
///Any implementation of [`Organisation`], shared: a clone is another handle to the same.
struct DynOrganisation(
    ::profound_client::private::Arc<
        dyn __DynOrganisationObject + ::profound_client::private::Send + ::profound_client::private::Sync,
    >,
    ::profound_client::private::Option<::profound_client::Client>,
);
impl DynOrganisation {
    ///A handle to an implementation of [`Organisation`], such as the client or a fake.
    fn new(
        implementation: impl Organisation + ::profound_client::private::Send + ::profound_client::private::Sync + 'static,
    ) -> Self {
        let client = ::profound_client::private::client_behind(
            &implementation,
            |handle: &Self| &handle.1,
        );
        Self(::profound_client::private::Arc::new(implementation), client)
    }
}
impl ::profound_client::private::Clone for DynOrganisation {
    fn clone(&self) -> Self {
        Self(
            ::profound_client::private::Clone::clone(&self.0),
            ::profound_client::private::Clone::clone(&self.1),
        )
    }
}
impl ::profound_client::private::fmt::Debug for DynOrganisation {
    fn fmt(
        &self,
        f: &mut ::profound_client::private::fmt::Formatter<'_>,
    ) -> ::profound_client::private::fmt::Result {
        f.write_str("DynOrganisation")
    }
}
::profound_client::__blocking! {
    impl DynOrganisation { #[doc =
    r" Returns a handle with another deadline for each whole call: see `Client::with_timeout`."]
    #[doc =
    r" A handle to another implementation than the client, such as a fake, is unchanged."]
    #[must_use] #[inline] fn with_timeout(& self, timeout :
    ::profound_client::private::Duration) -> Self { match & self.1 {
    ::profound_client::private::Some(client) => Self::new(<
    ::profound_client::blocking::Client as ::profound_client::private::From < _ >>
    ::from(client.with_timeout(timeout))), ::profound_client::private::None =>
    ::profound_client::private::Clone::clone(self), } } #[doc =
    r" Returns a handle that sends one more header: see `Client::with_header`. A handle to"]
    #[doc = r" another implementation than the client, such as a fake, is unchanged."]
    #[must_use] #[inline] fn with_header(& self, name : &
    ::profound_client::private::str, value : & ::profound_client::private::str,) -> Self
    { match & self.1 { ::profound_client::private::Some(client) => Self::new(<
    ::profound_client::blocking::Client as ::profound_client::private::From < _ >>
    ::from(client.with_header(name, value))), ::profound_client::private::None =>
    ::profound_client::private::Clone::clone(self), } } }
}
#[doc(hidden)]
trait __DynOrganisationObject {
    fn __org(&self) -> Result<Org, Error>;
}
impl<
    __Implementation: Organisation + ::profound_client::private::Send
        + ::profound_client::private::Sync,
> __DynOrganisationObject for __Implementation {
    fn __org(&self) -> Result<Org, Error> {
        Organisation::org(self)
    }
}
impl Organisation for DynOrganisation {
    fn org(&self) -> Result<Org, Error> {
        __DynOrganisationObject::__org(&*self.0)
    }
}
