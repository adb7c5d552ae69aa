//! One program for all targets: the environment variable `TARGET` names the one to run.
//!
//! ```text
//! TARGET=html RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
//!     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
//!     -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing" \
//!     cargo +nightly run --release --manifest-path tests/fuzz/libfuzzer/Cargo.toml \
//!     --target x86_64-unknown-linux-gnu -- -max_len=4096 CORPUS tests/fuzz/seeds/html
//! ```

#![no_main]

use fuzz::targets::{Target, find};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static TARGET: LazyLock<&'static Target> = LazyLock::new(|| {
    let name = std::env::var("TARGET").unwrap_or_default();
    find(&name).unwrap_or_else(|| panic!("TARGET={name:?} is none of the targets"))
});

fuzz_target!(|data: &[u8]| {
    (TARGET.run)(data);
});
