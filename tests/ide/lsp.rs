//! A client of the Language Server Protocol over the pipes of a child process.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, Sender, channel},
    thread,
    time::Duration,
};

use serde_json::{Value, json};

/// The longest wait for one message of the server.
const PATIENCE: Duration = Duration::from_secs(180);

/// The codes for a request that the server dropped because the text had changed.
const DROPPED: [i64; 2] = [-32801, -32802];

pub(crate) struct Lsp {
    _server: Child,
    input: ChildStdin,
    output: Receiver<Value>,
    settings: Value,
    last_id: u64,
    /// Set if the last status of the server was that it has nothing to do.
    quiescent: bool,
}

impl Lsp {
    /// Starts the server, which reads `settings` as its configuration.
    pub(crate) fn start(command: &mut Command, settings: Value) -> Self {
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut server = command
            .stderr(Stdio::null())
            .spawn()
            .expect("it has run before");
        let input = server.stdin.take().expect("it is piped");
        let output = server.stdout.take().expect("it is piped");
        let (messages, received) = channel();
        thread::spawn(move || read_messages(BufReader::new(output), &messages));
        Self {
            _server: server,
            input,
            output: received,
            settings,
            last_id: 0,
            quiescent: false,
        }
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Returns the result of a request. It is repeated while the server drops it.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> Value {
        loop {
            self.last_id += 1;
            let id = self.last_id;
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
            let mut response = loop {
                let message = self.receive();
                if message["id"] == id && message.get("method").is_none() {
                    break message;
                }
                self.answer(&message);
            };
            let code = response["error"]["code"].as_i64();
            match code {
                None => return response["result"].take(),
                Some(code) if DROPPED.contains(&code) => {}
                Some(_) => panic!("{method}: {response}"),
            }
        }
    }

    /// Waits until the server has loaded the project.
    pub(crate) fn wait_until_quiescent(&mut self) {
        while !self.quiescent {
            let message = self.receive();
            self.answer(&message);
        }
    }

    /// Answers a request of the server, and notes its state.
    fn answer(&mut self, message: &Value) {
        if message["method"] == "experimental/serverStatus" {
            self.quiescent = message["params"]["quiescent"] == true;
        }
        let Some(id) = message
            .get("id")
            .filter(|_| message.get("method").is_some())
        else {
            return;
        };
        let items = message["params"]["items"].as_array().map_or(0, Vec::len);
        let result = if message["method"] == "workspace/configuration" {
            Value::Array(vec![self.settings.clone(); items])
        } else {
            Value::Null
        };
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": result }));
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let sent = write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len());
        sent.and_then(|()| self.input.flush())
            .expect("the server reads");
    }

    fn receive(&mut self) -> Value {
        self.output
            .recv_timeout(PATIENCE)
            .expect("the server answers")
    }
}

/// Sends each message of the server on, until the server ends.
fn read_messages(mut output: impl BufRead, messages: &Sender<Value>) -> Option<()> {
    loop {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if output.read_line(&mut line).ok()? == 0 {
                return None;
            }
            match line.trim().split_once(": ") {
                None => break,
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.parse().ok()?;
                }
                Some(_) => {}
            }
        }
        let mut body = vec![0; length];
        output.read_exact(&mut body).ok()?;
        messages.send(serde_json::from_slice(&body).ok()?).ok()?;
    }
}
