//! Counts the memory and processor time that a program used.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    io,
    mem::MaybeUninit,
    sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    time::Duration,
};

/// The system's allocator, which counts: make it a program's `#[global_allocator]`.
pub struct Counting;

/// What has been asked of [`Counting`] since the program began.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// Allocations, where a reallocation is one.
    pub allocations: u64,
    /// The bytes that they asked for.
    pub bytes: u64,
    /// The bytes that are held now.
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

    /// What was asked for since an earlier reading; `held` may not have grown.
    pub fn since(self, before: Self) -> Self {
        Self {
            allocations: self.allocations - before.allocations,
            bytes: self.bytes - before.bytes,
            held: self.held.saturating_sub(before.held),
        }
    }

    /// Runs a function uncounted: to count takes as long as a small allocation does. What it allocates
    /// is to be freed in it too.
    pub fn uncounted<T>(run: impl FnOnce() -> T) -> T {
        IDLE.store(true, Relaxed);
        let value = run();
        IDLE.store(false, Relaxed);
        value
    }

    /// The most that was held at a time since the last call.
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

// SAFETY: every method is the system's, which keeps the contract; counting allocates nothing.
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

/// The processor time of this process so far, in the program and in the system for it.
pub fn cpu() -> Duration {
    used(libc::RUSAGE_SELF)
}

/// The same of the processes it has begun, and theirs, as far as they have ended and been waited for.
pub fn children() -> Duration {
    used(libc::RUSAGE_CHILDREN)
}

fn used(whose: libc::c_int) -> Duration {
    let mut usage = MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: `usage` is what the call writes to, and it is read where the call has succeeded.
    let usage = unsafe {
        match libc::getrusage(whose, usage.as_mut_ptr()) {
            0 => usage.assume_init(),
            _ => panic!("{}", io::Error::last_os_error()),
        }
    };
    let time = |time: libc::timeval| {
        Duration::from_secs(time.tv_sec as u64) + Duration::from_micros(time.tv_usec as u64)
    };
    time(usage.ru_utime) + time(usage.ru_stime)
}
