//! Counts the memory and CPU time that a program used.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    io,
    mem::MaybeUninit,
    sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    time::Duration,
};

/// The system allocator with counters: make it a program's `#[global_allocator]`.
pub struct Counting;

/// The counters of [`Counting`] since the program started.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// Allocations; a reallocation counts as one.
    pub allocations: u64,
    /// Bytes requested by these allocations.
    pub bytes: u64,
    /// Bytes currently held.
    pub held: u64,
}

static IDLE: AtomicBool = AtomicBool::new(false);
static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);
static BYTES: AtomicU64 = AtomicU64::new(0);
static FREED: AtomicU64 = AtomicU64::new(0);
static PEAK: AtomicU64 = AtomicU64::new(0);

impl Memory {
    pub fn now() -> Self {
        let (bytes, freed) = (BYTES.load(Relaxed), FREED.load(Relaxed));
        Self {
            allocations: ALLOCATIONS.load(Relaxed),
            bytes,
            held: bytes.saturating_sub(freed),
        }
    }

    /// Returns the difference to an earlier reading; `held` is 0 if it has not grown.
    pub fn since(self, before: Self) -> Self {
        Self {
            allocations: self.allocations - before.allocations,
            bytes: self.bytes - before.bytes,
            held: self.held.saturating_sub(before.held),
        }
    }

    /// Runs a function without counting, because counting takes as long as a small allocation. Memory that
    /// it allocates must be freed in it too.
    pub fn uncounted<T>(run: impl FnOnce() -> T) -> T {
        IDLE.store(true, Relaxed);
        let value = run();
        IDLE.store(false, Relaxed);
        value
    }

    /// Returns the peak of bytes held since the last call.
    pub fn take_peak() -> u64 {
        let held = Self::now().held;
        PEAK.swap(held, Relaxed)
    }
}

fn taken(size: usize) {
    if IDLE.load(Relaxed) {
        return;
    }
    ALLOCATIONS.fetch_add(1, Relaxed);
    let bytes = BYTES.fetch_add(size as u64, Relaxed) + size as u64;
    PEAK.fetch_max(bytes.saturating_sub(FREED.load(Relaxed)), Relaxed);
}

fn freed(size: usize) {
    if !IDLE.load(Relaxed) {
        FREED.fetch_add(size as u64, Relaxed);
    }
}

// SAFETY: every method calls the system allocator, which keeps the contract; counting does not allocate.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        taken(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        taken(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        freed(layout.size());
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        freed(layout.size());
        taken(size);
        unsafe { System.realloc(pointer, layout, size) }
    }
}

/// Returns the CPU time of this process so far, in user mode and in the kernel.
pub fn cpu() -> Duration {
    used(libc::RUSAGE_SELF)
}

/// Returns the CPU time of its child processes and their descendants that have exited and been waited for.
pub fn children() -> Duration {
    used(libc::RUSAGE_CHILDREN)
}

/// Returns the CPU time of this thread so far.
pub fn thread() -> Duration {
    let mut time = MaybeUninit::<libc::timespec>::zeroed();
    // SAFETY: the call writes to `time`, which is read only if the call succeeded.
    let time = unsafe {
        match libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, time.as_mut_ptr()) {
            0 => time.assume_init(),
            _ => panic!("{}", io::Error::last_os_error()),
        }
    };
    Duration::from_secs(time.tv_sec as u64) + Duration::from_nanos(time.tv_nsec as u64)
}

/// Returns the page faults of this process so far. Each is a page that the kernel clears for it.
pub fn faults() -> u64 {
    usage(libc::RUSAGE_SELF).ru_minflt as u64
}

fn usage(whose: libc::c_int) -> libc::rusage {
    let mut usage = MaybeUninit::zeroed();
    // SAFETY: the call writes to `usage`, which is read only if the call succeeded.
    unsafe {
        match libc::getrusage(whose, usage.as_mut_ptr()) {
            0 => usage.assume_init(),
            _ => panic!("{}", io::Error::last_os_error()),
        }
    }
}

fn used(whose: libc::c_int) -> Duration {
    let usage = usage(whose);
    let time = |time: libc::timeval| {
        Duration::from_secs(time.tv_sec as u64) + Duration::from_micros(time.tv_usec as u64)
    };
    time(usage.ru_utime) + time(usage.ru_stime)
}
