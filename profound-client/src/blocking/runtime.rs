//! The one runtime below all blocking clients, and how a thread waits for it.

use std::{
    future::{Future, pending},
    io,
    pin::pin,
    sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError},
    task::{Context, Poll, Wake, Waker},
    thread,
};

use tokio::{
    runtime::{Builder, Handle},
    task::coop,
};

use crate::error::{ConfigurationError, Error};

static RUNTIME: OnceLock<Handle> = OnceLock::new();
static STARTING: Mutex<()> = Mutex::new(());

/// The runtime, where this thread may wait for it.
pub(super) fn handle() -> Result<&'static Handle, Error> {
    if within_task() {
        return Err(Error::configuration(
            "a blocking call was made in an async task, which it would hold up: use \
             `profound_client::Client` there, or make it within `tokio::task::spawn_blocking`",
        ));
    }
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let _starting = locked(&STARTING);
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let started = start().map_err(|error| {
        let told = "the thread below `blocking::Client` could not be started";
        Error::Configuration(ConfigurationError::new(told).with_source(error))
    })?;
    Ok(RUNTIME.get_or_init(|| started))
}

/// A thread of our own, because tokio's runtime of several panics where it gets none.
fn start() -> io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    thread::Builder::new()
        .name("profound-blocking".to_owned())
        .spawn(move || runtime.block_on(pending::<()>()))?;
    Ok(handle)
}

/// Whether this thread is polling a task, or the future of a `block_on`: tokio gives those a budget
/// and nobody else, neither its threads for blocking nor who has merely entered a runtime.
fn within_task() -> bool {
    let mut context = Context::from_waker(Waker::noop());
    let Poll::Ready(_gives_all_back) = coop::poll_proceed(&mut context) else {
        return true;
    };
    // A budget is a `u8`.
    (0..=u8::MAX).any(|_| match coop::poll_proceed(&mut context) {
        Poll::Ready(unit) => {
            unit.made_progress();
            false
        }
        Poll::Pending => true,
    })
}

/// Polls a future on this thread until it is ready. Not `Handle::block_on`, which panics in a task
/// that has no budget.
pub(super) fn block_on<F: Future>(runtime: &Handle, future: F) -> F::Output {
    let _entered = runtime.enter();
    let signal = Arc::new(Signal::default());
    let waker = Waker::from(signal.clone());
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        signal.wait();
    }
}

/// Wakes a thread. Not `thread::park`: a call may stand within somebody else's loop around that, and
/// would take its token.
#[derive(Default)]
struct Signal {
    given: Mutex<bool>,
    changed: Condvar,
}

impl Signal {
    fn wait(&self) {
        let given = locked(&self.given);
        let waited = self.changed.wait_while(given, |given| !*given);
        *waited.unwrap_or_else(PoisonError::into_inner) = false;
    }
}

impl Wake for Signal {
    fn wake(self: Arc<Self>) {
        *locked(&self.given) = true;
        self.changed.notify_one();
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
