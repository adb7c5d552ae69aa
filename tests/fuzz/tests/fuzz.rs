//! The test run: every case again, every seed, then mutated inputs, the same ones on every machine.

use fuzz::data::{cases, seeds};
use fuzz::driver::Session;
use fuzz::finding::{Finding, run};
use fuzz::targets::TARGETS;
use fuzz::watch::Watch;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Seed of the first target; the next ones have the numbers behind it.
const SEED: u64 = 15;
/// Threads.
const THREADS: usize = 2;

fn assert_none(findings: &[Finding]) {
    let shown = |f: &Finding| format!("{}: {}\n{}", f.target, f.message, f.input.escape_ascii());
    let shown: Vec<String> = findings.iter().map(shown).collect();
    // The hook of the targets keeps the words of a panic to itself.
    shown.iter().for_each(|finding| println!("{finding}\n"));
    assert!(shown.is_empty(), "{} findings", shown.len());
}

#[test]
fn cases_and_seeds_hold() {
    let mut findings = Vec::new();
    for target in TARGETS {
        let cases = cases(target.name).into_iter().map(|(_, bytes)| bytes);
        findings.extend(cases.chain(seeds(target.name)).filter_map(|input| run(target, &input).err()));
    }
    assert_none(&findings);
}

#[test]
fn mutated_inputs_hold() {
    let (next, findings) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                let watch = Watch::start();
                while let Some((n, target)) = {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    TARGETS.get(n).map(|target| (n, target))
                } {
                    let mut session = Session::new(target, SEED + n as u64, watch.clone());
                    let found = session.run(target.runs);
                    println!(
                        "{:14} seed {:3} {:8} runs, {:5} kept",
                        target.name,
                        SEED + n as u64,
                        session.runs,
                        session.kept()
                    );
                    findings.lock().unwrap_or_else(PoisonError::into_inner).extend(found);
                }
            });
        }
    });
    assert_none(&findings.into_inner().unwrap_or_else(PoisonError::into_inner));
}
