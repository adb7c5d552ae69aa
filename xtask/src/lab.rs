//! Runs the crate `lab` by cargo, so that this program does not depend on it, nor on the engine.

use crate::tools::root;
use anyhow::{Context, Result};
use std::process::{Command, ExitCode};

/// A command that runs `lab`, in the folder that this program was called in.
pub fn command() -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--release", "--package", "lab", "--manifest-path"]);
    cargo.arg(root().join("Cargo.toml")).arg("--");
    cargo
}

/// Runs `lab` with arguments and gives its exit code.
pub fn pass_on(args: &[String]) -> Result<ExitCode> {
    let status = command().args(args).status().context("cannot start cargo")?;
    Ok(code(status.code()))
}

/// The exit code of a program; one that was ended by a signal has none and counts as failed.
fn code(code: Option<i32>) -> ExitCode {
    code.and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exit_codes_are_passed_through() {
        for (given, expected) in
            [(Some(0), ExitCode::SUCCESS), (Some(3), ExitCode::from(3)), (None, ExitCode::FAILURE)]
        {
            assert_eq!(code(given), expected);
        }
    }
}
