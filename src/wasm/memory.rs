//! The linear memory of the module: grows it in large steps ahead of the allocator.
//!
//! In: nothing but the present size. Out: a larger memory. A browser grows memory by 64 kB pages at the
//! allocator's request, and each growth costs about as much as cleaning a page.

use std::cell::Cell;
use std::hint::black_box;

thread_local! {
    /// Size at the last call of `grow_ahead`, in pages.
    static LAST: Cell<usize> = const { Cell::new(0) };
    /// Size after the last grouping, in pages.
    static GROUPED: Cell<usize> = const { Cell::new(0) };
}

/// Bytes of a page of linear memory.
const PAGE_BYTES: usize = 65_536;
/// Pages by which memory is grown ahead at most.
const MAX_AHEAD: usize = 512;

/// If the memory has grown since the last call, grows it by half of its size at once, at most
/// [`MAX_AHEAD`] pages. A page that is not written to costs no physical memory.
pub fn grow_ahead() {
    if pages() > LAST.get() {
        reserve((pages() / 2).min(MAX_AHEAD));
        LAST.set(pages());
    }
}

/// Before grouping: reserves half of the present size in one piece. A browser collects its own garbage each
/// time the memory grows. Not needed when the memory is at most an eighth larger than after the last
/// grouping, whose space is free again.
pub fn make_room() {
    if pages() * 8 > GROUPED.get() * 9 {
        reserve(pages() / 2);
    }
}

/// After grouping: remembers the size.
pub fn remember_grouped() {
    GROUPED.set(pages());
}

/// Grows the memory by allocating and freeing one piece.
fn reserve(pages: usize) {
    let mut ahead: Vec<u8> = Vec::new();
    // A failure is harmless: nothing is needed yet.
    let _ = ahead.try_reserve_exact(pages * PAGE_BYTES);
    drop(black_box(ahead));
}

/// Size of the memory in pages of 64 kB.
fn pages() -> usize {
    core::arch::wasm32::memory_size(0)
}
