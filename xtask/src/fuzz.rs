//! `cargo xtask fuzz`: compiles the fuzzer (`tests/fuzz`) with checks of overflow and runs it.

use crate::tools::{command, run_command};
use anyhow::Result;

/// Runs the fuzzer with arguments.
pub fn run(args: &[String]) -> Result<()> {
    let mut cargo = command(env!("CARGO"));
    cargo.args(["run", "--quiet", "--profile", "fuzz", "--package", "fuzz", "--"]).args(args);
    run_command(&mut cargo)
}
