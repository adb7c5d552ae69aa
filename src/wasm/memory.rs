//! The memory of the module, which the browser makes larger at the allocator's demand.

use std::cell::Cell;
use std::hint::black_box;

thread_local! {
    /// How large it was when it was last looked at, in pages.
    static KNOWN: Cell<usize> = const { Cell::new(0) };
    /// How large it was when the drop was last grouped.
    static GROUPED: Cell<usize> = const { Cell::new(0) };
}

/// Most pages of 64 kB that are got ahead of need.
const AHEAD: usize = 512;

/// When the memory has grown since the last call, makes it larger by as much as half. The
/// allocator asks for what it lacks and no more, 64 kB most often, and each time costs as much
/// as the cleaning of a page. A page of memory that is not written to costs nothing.
pub fn grow_ahead() {
    if pages() > KNOWN.get() {
        have_ready((pages() / 2).min(AHEAD));
        KNOWN.set(pages());
    }
}

/// Has half as much again as there is lie ready in one piece, for grouping, which is about to
/// need it: a browser counts memory that grows, and clears up its own again and again meanwhile.
/// Where little came since the last time there is room from then, if not in one piece.
pub fn make_room() {
    if pages() * 8 > GROUPED.get() * 9 {
        have_ready(pages() / 2);
    }
}

/// Remembers how much the grouping that ends needed.
pub fn grouped() {
    GROUPED.set(pages());
}

fn have_ready(pages: usize) {
    let mut ahead: Vec<u8> = Vec::new();
    // What cannot be had is not needed yet.
    let _ = ahead.try_reserve_exact(pages * 65_536);
    drop(black_box(ahead));
}

fn pages() -> usize {
    core::arch::wasm32::memory_size(0)
}
