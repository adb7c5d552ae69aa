//! Fuzz targets of Storysift. A target takes any bytes, runs a part of the engine's public calls on them, and
//! panics when a law of the design is broken. The same targets serve the mutation driver here, on any toolchain,
//! and libFuzzer (`libfuzzer/`), which needs a nightly.
//!
//! Data beside the code: `seeds/TARGET/` are small inputs to start from, `dictionaries/` words that mutations put
//! in, `cases/TARGET/` inputs that once broke something, replayed by every test run.

pub mod data;
pub mod driver;
pub mod finding;
pub mod laws;
pub mod mutator;
pub mod signature;
pub mod targets;
pub mod watch;
