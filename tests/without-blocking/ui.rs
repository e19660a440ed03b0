//! Endpoints that are not `async` fail to compile if the feature `blocking` is off: one error for each
//! trait and each function.

#[test]
fn each_trait_and_each_function_gets_one_error() {
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}
