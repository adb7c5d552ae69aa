//! `cargo xtask test`: every check, the quickest first. In: the working tree. Out: the output of
//! each check, and at last the numbers of passed, failed and skipped ones. A failed check stops
//! only those that need its result.

use crate::tools::{command, npm_packages, on_path, root, wasm_target};
use crate::{build, lab, tools};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{fs, thread};

/// Node's option for the milliseconds after which one of its tests counts as hung.
const NODE_TEST_TIMEOUT: &str = "--test-timeout=240000";

/// Numbers of checks and of the tests inside them.
#[derive(Default)]
struct Tally {
    passed: u64,
    failed: u64,
    skipped: u64,
    /// Names of the failed checks.
    failed_checks: Vec<String>,
}

/// Runs the tests of the package in other tools, which are fetched first, and ends as [`run`] does.
pub fn hosts() -> Result<()> {
    let mut tally = Tally::default();
    if tally.step("build", build::make)
        && tally.step("browsers", tools::browsers)
        && tally.step("tools of the hosts", tools::host_packages)
    {
        tally.node_tests("tests/hosts", "package in other tools")?;
    }
    tally.end()
}

/// Runs every check and ends with `N passed, N failed`; checks and single tests count alike.
pub fn run() -> Result<()> {
    wasm_target()?;
    npm_packages()?;
    let mut tally = Tally::default();
    let cargo = |args: &[&str]| {
        let mut cargo = command(env!("CARGO"));
        cargo.args(args);
        cargo
    };
    tally.check("format", &mut cargo(&["fmt", "--all", "--check"]));
    tally.check("lints", &mut cargo(&["clippy", "-q", "--workspace", "--all-targets", "--", "-Dwarnings"]));
    for (name, features) in
        [("lints for wasm", ""), ("lints of the modules", "wasm"), ("lints of the second", "unpack-module")]
    {
        let wasm =
            ["clippy", "-q", "-p", "storysift", "--target", "wasm32-unknown-unknown", "--features", features];
        tally.check(name, cargo(&wasm).args(["--", "-Dwarnings"]));
    }
    tally.supply_chain();
    tally.check("crate", &mut cargo(&["test", "-q", "--no-fail-fast", "-p", "storysift"]));
    tally.check("fuzz", &mut cargo(&["test", "-q", "-p", "fuzz", "--profile", "fuzz", "--", "--nocapture"]));
    // In the profile that this program was built in: its dependencies are compiled already.
    tally.check("growth", &mut cargo(&["test", "-q", "-p", "growth"]));
    tally.check("build tool", &mut cargo(&["test", "-q", "-p", "xtask", "--release"]));
    tally.check("laboratory", &mut cargo(&["test", "-q", "-p", "lab", "--release"]));
    // Other tools take longer than the whole run.
    tally.check("quality floors", lab::command().args(["quality", "--floors", "--no-peers"]));
    for part in ["www/package", "www/page"] {
        let mut tsc = command("node");
        tally.check(part, tsc.args(["node_modules/typescript/bin/tsc", "--noEmit", "-p", part]));
    }
    if tally.step("build", build::make) {
        tally.step("size budget", build::sizes);
        tally.step("tools of the documentation", tools::docs_packages);
        tally.node_tests("tests/node", "package in Node")?;
        if tally.step("browsers", tools::browsers) {
            tally.node_tests("tests/browser", "page in browsers")?;
        }
    }
    tally.end()
}

impl Tally {
    /// Prints the names of the failed checks and the numbers; fails when a check failed.
    fn end(self) -> Result<()> {
        for what in &self.failed_checks {
            println!("failed: {what}");
        }
        let Tally { passed, failed, skipped, .. } = self;
        let skips = if skipped > 0 { format!(", {skipped} skipped") } else { String::new() };
        println!("\n{passed} passed, {failed} failed{skips}");
        if failed > 0 {
            bail!("the checks failed");
        }
        Ok(())
    }

    /// Runs a step of this program; `true` when it succeeded.
    fn step(&mut self, name: &str, step: impl FnOnce() -> Result<()>) -> bool {
        println!("== {name}");
        let done = step();
        if let Err(error) = &done {
            println!("{error:#}");
        }
        self.count(name, done.is_ok());
        done.is_ok()
    }

    /// Runs a command. Its tests are counted when it prints their number, else it counts as one.
    fn check(&mut self, name: &str, command: &mut Command) {
        println!("== {name}");
        let started = Instant::now();
        let before = (self.passed, self.failed);
        let ok = self.run_and_read(command).unwrap_or_else(|error| {
            println!("{error:#}");
            false
        });
        println!(
            "   {name}: {} in {:.0} s",
            if ok { "ok" } else { "FAILED" },
            started.elapsed().as_secs_f32()
        );
        let counted = (self.passed, self.failed) != before;
        match (ok, counted) {
            (true, true) => {}
            (false, true) if self.failed > before.1 => self.failed_checks.push(name.to_owned()),
            _ => self.count(name, ok),
        }
    }

    /// Checks licences, sources and duplicates of the dependencies, where cargo-deny is installed.
    fn supply_chain(&mut self) {
        if on_path("cargo-deny") {
            let checks = ["deny", "--workspace", "check", "licenses", "sources", "bans"];
            self.check("supply chain", command(env!("CARGO")).args(checks));
        } else {
            println!("== supply chain\n   SKIPPED: no cargo-deny (cargo install cargo-deny)");
            self.skipped += 1;
        }
    }

    /// Counts a check as one.
    fn count(&mut self, name: &str, ok: bool) {
        if ok {
            self.passed += 1;
        } else {
            self.failed += 1;
            self.failed_checks.push(name.to_owned());
        }
    }

    /// Runs a command, prints its output and reads the numbers of tests in it.
    fn run_and_read(&mut self, command: &mut Command) -> Result<bool> {
        let shown = format!("{command:?}");
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {shown}"))?;
        if let Some(out) = child.stdout.take() {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                println!("{line}");
                self.read(&line);
            }
        }
        Ok(child.wait()?.success())
    }

    /// Reads the last lines of cargo's test runner and of Node's; other lines hold no numbers.
    fn read(&mut self, line: &str) {
        if let Some((_, counts)) = line.split_once("test result: ") {
            for part in counts.split([';', '.']) {
                let mut words = part.split_whitespace();
                let number = words.next().and_then(|n| n.parse().ok()).unwrap_or(0);
                match words.next() {
                    Some("passed") => self.passed += number,
                    Some("failed") => self.failed += number,
                    Some("ignored") => self.skipped += number,
                    _ => {}
                }
            }
        }
        let mut words = line.trim_start_matches(['#', 'ℹ', ' ']).split(' ');
        if let (true, Some(what), Some(Ok(number)), None) =
            (line.starts_with(['#', 'ℹ']), words.next(), words.next().map(str::parse::<u64>), words.next())
        {
            match what {
                "pass" => self.passed += number,
                "fail" | "cancelled" => self.failed += number,
                "skipped" => self.skipped += number,
                _ => {}
            }
        }
    }

    /// Runs the `*.test.*` files of a folder by Node's own runner.
    fn node_tests(&mut self, folder: &str, name: &str) -> Result<()> {
        let files = test_files(folder)?;
        if files.is_empty() {
            println!("== {name}: no tests in {folder}");
            return Ok(());
        }
        let threads = thread::available_parallelism().map_or(1, |n| n.get().div_ceil(2));
        let mut node = command("node");
        node.args(["--test", NODE_TEST_TIMEOUT, "--test-reporter=spec"]);
        node.arg(format!("--test-concurrency={threads}")).args(files);
        self.check(name, &mut node);
        Ok(())
    }
}

/// The `*.test.*` files of a folder, in order.
fn test_files(folder: &str) -> Result<Vec<PathBuf>> {
    let Ok(entries) = fs::read_dir(root().join(folder)) else { return Ok(Vec::new()) };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.context(folder.to_owned())?.path();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        if name.contains(".test.") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_last_lines_of_both_runners() {
        let mut tally = Tally::default();
        for line in [
            "test result: ok. 27 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.07s",
            "test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.00s",
            "ℹ pass 5",
            "# fail 1",
            "ℹ skipped 2",
            "pass 99 is what a test printed",
        ] {
            tally.read(line);
        }
        assert_eq!((tally.passed, tally.failed, tally.skipped), (34, 4, 3));
    }

    #[test]
    fn a_check_without_numbers_counts_as_one() {
        for (script, ok, counts) in
            [("exit 0", true, (1, 0)), ("exit 3", false, (0, 1)), ("echo '# fail 2'; exit 1", false, (0, 2))]
        {
            let mut tally = Tally::default();
            tally.check("script", Command::new("sh").args(["-c", script]));
            assert_eq!((tally.passed, tally.failed), counts, "{script}");
            assert_eq!(tally.failed_checks.is_empty(), ok, "{script}");
        }
    }
}
