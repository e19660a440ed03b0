use profound_client::{EventStream, Method, blocking};

fn rows(client: &blocking::Client) {
    let call = client.request(Method::POST, "/v2/reports/visibility/stream");
    let _ = call.send::<EventStream<String>>();
}

fn main() {}
