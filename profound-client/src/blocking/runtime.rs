//! The runtime shared by all blocking clients, and the blocking of threads on it.

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

/// Returns the runtime, if this thread may block.
pub(super) fn handle() -> Result<&'static Handle, Error> {
    if within_task() {
        return Err(Error::configuration(
            "a blocking call in an async task would block its thread: use \
             `profound_client::Client` there, or `tokio::task::spawn_blocking`",
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
        let told = "cannot start the thread of `blocking::Client`";
        Error::Configuration(ConfigurationError::new(told).with_source(error))
    })?;
    Ok(RUNTIME.get_or_init(|| started))
}

/// Uses its own thread, because tokio's multi-threaded runtime panics if it cannot start one.
fn start() -> io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    thread::Builder::new()
        .name("profound-blocking".to_owned())
        .spawn(move || runtime.block_on(pending::<()>()))?;
    Ok(handle)
}

/// Returns true if this thread is polling a task, or the future of a `block_on`. Only those have a
/// tokio budget: the threads for blocking calls and threads that merely entered a runtime have none.
fn within_task() -> bool {
    let mut context = Context::from_waker(Waker::noop());
    let Poll::Ready(_gives_all_back) = coop::poll_proceed(&mut context) else {
        return true;
    };
    // The budget is a `u8`, so this loop exhausts it.
    (0..=u8::MAX).any(|_| match coop::poll_proceed(&mut context) {
        Poll::Ready(unit) => {
            unit.made_progress();
            false
        }
        Poll::Pending => true,
    })
}

/// Polls a future on this thread until it is ready. `Handle::block_on` would panic in a task that has
/// no budget.
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

/// Wakes a thread. `thread::park` would not do: the caller may be inside a loop around it, and would
/// lose its token.
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
