//! The memory of the module, which the browser makes larger at the allocator's demand.

use std::cell::Cell;
use std::hint::black_box;

thread_local! {
    /// How large it was when it was last looked at, in pages.
    static KNOWN: Cell<usize> = const { Cell::new(0) };
}

/// When the memory has grown since the last call, makes it half as large again. The
/// allocator asks for what it lacks and no more, 64 kB most often, and each time costs as much
/// as the cleaning of a page. A page of memory that is not written to costs nothing.
pub fn grow_ahead() {
    let pages = || core::arch::wasm32::memory_size(0);
    if pages() > KNOWN.get() {
        let mut ahead: Vec<u8> = Vec::new();
        // What cannot be had is not needed yet.
        let _ = ahead.try_reserve_exact(pages() / 2 * 65_536);
        drop(black_box(ahead));
        KNOWN.set(pages());
    }
}
