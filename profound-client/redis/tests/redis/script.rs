//! The script against a simple model: random leases, ends, crashes and losses of data.

use std::time::{Duration, Instant};

use proptest::{
    collection::vec,
    prelude::{Just, Strategy, prop_oneof},
    strategy::ValueTree,
    test_runner::TestRunner,
};
use redis::{Script, aio::MultiplexedConnection};
use serde_json::{Value, json};

use crate::server::Redis;

const WINDOW: u64 = 60;
const LIMIT: usize = 5;
const OWNERS: usize = 3;

#[derive(Clone, Debug)]
enum Step {
    Take(usize, bool),
    End(usize),
    Poll(usize),
    Crash(usize),
    Flush,
    Wait(u64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (0..OWNERS, proptest::bool::ANY).prop_map(|(owner, reserve)| Step::Take(owner, reserve)),
        6 => (0..64_usize).prop_map(Step::End),
        4 => (0..OWNERS).prop_map(Step::Poll),
        1 => (0..OWNERS).prop_map(Step::Crash),
        1 => Just(Step::Flush),
        3 => (1..30_u64).prop_map(Step::Wait),
    ]
}

/// The state that the test expects.
struct Model<'r> {
    connection: &'r mut MultiplexedConnection,
    script: Script,
    name: String,
    /// The program of each owner: a crash begins another one.
    programs: [usize; OWNERS],
    next: u64,
    leases: Vec<Lease>,
    waiting: Vec<(usize, String)>,
    granted: usize,
}

struct Lease {
    program: usize,
    id: String,
    /// The time before the message that ended it, or the crash.
    ended: Option<Instant>,
}

impl Model<'_> {
    async fn send(&mut self, program: usize, mut extra: Value) -> Vec<String> {
        let message =
            json!({"owner": format!("p{program}"), "window": WINDOW, "limit": LIMIT, "dead": 150});
        let extra = extra.as_object_mut().expect("it is an object");
        extra.append(message.clone().as_object_mut().expect("it is an object"));
        let mut invocation = self.script.prepare_invoke();
        for key in ["log", "open", "owners", "api", "reserves"] {
            invocation.key(format!("{{{}}}:{key}", self.name));
        }
        invocation.arg(Value::from(extra.clone()).to_string());
        let reply = invocation.invoke_async(self.connection).await;
        reply.expect("the script has no error")
    }

    /// Sends a message, after a sync if Redis does not know the program.
    async fn tell(&mut self, program: usize, extra: Value) {
        let mut reply = self.send(program, extra.clone()).await;
        if reply[0] == "unsynced" {
            self.sync(program).await;
            reply = self.send(program, extra.clone()).await;
        }
        let taken = extra["take"]["id"].as_str().map(ToOwned::to_owned);
        match (&*reply[0], taken) {
            ("granted", Some(id)) => self.grant(program, id),
            ("queued", Some(id)) => self.waiting.push((program, id)),
            _ => {}
        }
        self.receive(program, &reply[5..]);
        if reply.len() > 5 {
            self.send(program, json!({"received": &reply[5..]})).await;
        }
    }

    fn receive(&mut self, program: usize, ids: &[String]) {
        for id in ids {
            let waits = self.waiting.iter().position(|(_, waiting)| waiting == id);
            if let Some(at) = waits {
                self.waiting.remove(at);
                self.grant(program, id.clone());
            }
        }
    }

    async fn sync(&mut self, program: usize) {
        let of = |lease: &&Lease| lease.program == program;
        let mine = self.leases.iter().filter(of);
        let open: Vec<_> = mine
            .filter(|lease| lease.ended.is_none())
            .map(|lease| &lease.id)
            .collect();
        let mine = self.leases.iter().filter(of);
        let ended =
            mine.filter_map(|lease| Some((&lease.id, lease.ended?.elapsed().as_millis() as u64)));
        let ended: Vec<_> = ended.collect();
        let waiting = self.waiting.iter().filter(|(owner, _)| *owner == program);
        let waiting: Vec<_> = waiting.map(|(_, id)| id).collect();
        let sync = json!({"sync": {
            "open": open, "ended": ended, "waiting": waiting, "pending": [], "up_to": self.next,
        }});
        let reply = self.send(program, sync).await;
        self.receive(program, &reply[5..]);
    }

    /// The rule: never more than the quota that are open or ended within the window.
    fn grant(&mut self, program: usize, id: String) {
        self.granted += 1;
        let now = Instant::now();
        self.leases.push(Lease {
            program,
            id,
            ended: None,
        });
        let window = Duration::from_millis(WINDOW);
        let counts = |lease: &&Lease| lease.ended.is_none_or(|ended| ended + window > now);
        let counted = self.leases.iter().filter(counts).count();
        assert!(counted <= LIMIT, "{counted} requests count");
    }

    async fn step(&mut self, step: Step) {
        match step {
            Step::Take(owner, has_reserve) => {
                self.next += 1;
                let program = self.programs[owner];
                let id = format!(
                    "p{program}:{}:{}",
                    if has_reserve { 2 } else { 0 },
                    self.next
                );
                self.tell(program, json!({"take": {"id": id, "waits": true}}))
                    .await;
            }
            Step::End(at) => {
                let crashed = |lease: &Lease| !self.programs.contains(&lease.program);
                let open: Vec<_> = (0..self.leases.len())
                    .filter(|&at| self.leases[at].ended.is_none() && !crashed(&self.leases[at]))
                    .collect();
                if open.is_empty() {
                    return;
                }
                let at = open[at % open.len()];
                self.leases[at].ended = Some(Instant::now());
                let (program, id) = (self.leases[at].program, self.leases[at].id.clone());
                self.tell(program, json!({"sent": [id]})).await;
            }
            Step::Poll(owner) => self.tell(self.programs[owner], json!({})).await,
            Step::Crash(owner) => {
                let program = self.programs[owner];
                self.programs[owner] = self.programs.iter().max().expect("three") + 1;
                self.waiting.retain(|(waiting, _)| *waiting != program);
                for lease in self
                    .leases
                    .iter_mut()
                    .filter(|lease| lease.program == program)
                {
                    lease.ended.get_or_insert_with(Instant::now);
                }
            }
            Step::Flush => {
                // The requests of crashed programs are lost with the data.
                let live = self.programs;
                self.leases.retain(|lease| live.contains(&lease.program));
                let done = redis::cmd("FLUSHALL").query_async(self.connection).await;
                let () = done.expect("it deletes all");
                for program in live {
                    self.sync(program).await;
                }
            }
            Step::Wait(time) => tokio::time::sleep(Duration::from_millis(time)).await,
        }
    }
}

#[tokio::test]
async fn the_script_never_grants_more_than_the_quota() {
    let Some(redis) = Redis::start().await else {
        return;
    };
    let mut connection = redis.connection().await.expect("it accepts");
    let mut runner = TestRunner::default();
    let (mut case, mut granted) = (0, 0);
    // Random cases differ in how much they grant: enough of both.
    while case < 24 || granted < 100 {
        assert!(case < 200, "{granted} were granted");
        case += 1;
        let steps = vec(step(), 1..80)
            .new_tree(&mut runner)
            .expect("no filter")
            .current();
        let mut model = Model {
            connection: &mut connection,
            script: Script::new(include_str!("../../src/quota/script.lua")),
            name: format!("case{case}"),
            programs: std::array::from_fn(|owner| owner),
            next: 0,
            leases: Vec::new(),
            waiting: Vec::new(),
            granted: 0,
        };
        println!("case {case}: {steps:?}");
        for step in steps {
            model.step(step).await;
        }
        granted += model.granted;
    }
}
