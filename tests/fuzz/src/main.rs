//! `cargo xtask fuzz [--minutes N] [TARGET ...]`: fuzzes with two threads, prints the runs of each target every
//! minute, and writes what it finds to `tests/fuzz/cases/TARGET/`. `--input FILE TARGET` runs one input.

use anyhow::{Context, Result, bail};
use fuzz::data::root;
use fuzz::driver::Session;
use fuzz::finding::Finding;
use fuzz::targets::{TARGETS, Target, find};
use fuzz::watch::Watch;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use std::{env, fs, thread};

/// Threads.
const THREADS: u64 = 2;
/// Time of one target until the next has its turn.
const TURN: Duration = Duration::from_secs(2);
/// Runs between two looks at the clock.
const BATCH: u64 = 20;
/// Time between two lines of numbers.
const REPORT: Duration = Duration::from_secs(60);

/// What a thread says.
enum News {
    Found(Finding),
    Runs { target: &'static str, runs: u64, kept: usize },
}

fn main() -> Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    if let [flag, file, target] = args.as_slice()
        && flag == "--input"
    {
        let target = find(target).with_context(|| format!("no target {target:?}"))?;
        (target.run)(&fs::read(file).context(file.clone())?);
        return Ok(());
    }
    let (minutes, targets) = arguments(args.into_iter())?;
    let end = Instant::now() + Duration::from_secs_f64(minutes * 60.0);
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).context("the clock")?;
    let (sender, receiver) = channel();
    for n in 0..THREADS {
        let (seed, sender, targets) = (since_1970.as_secs() * THREADS + n, sender.clone(), targets.clone());
        println!("thread {n}: seed {seed}");
        thread::spawn(move || work(seed, end, &targets, &sender));
    }
    drop(sender);
    let mut counts = vec![(0u64, 0usize); TARGETS.len()];
    let mut found = Vec::new();
    let mut next = Instant::now() + REPORT;
    for news in receiver {
        match news {
            News::Found(finding) => {
                if !found.contains(&finding.place().to_owned()) {
                    found.push(finding.place().to_owned());
                    println!("FOUND {}: {}\n  input: {}", finding.target, finding.message, keep(&finding)?);
                }
            }
            News::Runs { target, runs, kept } => {
                let at = TARGETS.iter().position(|t| t.name == target).context("a target")?;
                counts[at].0 += runs;
                counts[at].1 = counts[at].1.max(kept);
            }
        }
        if Instant::now() > next {
            report(&counts);
            next = Instant::now() + REPORT;
        }
    }
    report(&counts);
    println!("{} findings", found.len());
    if !found.is_empty() {
        bail!("something broke");
    }
    Ok(())
}

fn arguments(mut args: impl Iterator<Item = String>) -> Result<(f64, Vec<&'static Target>)> {
    let (mut minutes, mut targets) = (10.0, Vec::new());
    while let Some(arg) = args.next() {
        if arg == "--minutes" {
            minutes = args.next().and_then(|n| n.parse().ok()).context("--minutes N")?;
        } else {
            targets.push(find(&arg).with_context(|| format!("no target {arg:?}"))?);
        }
    }
    if targets.is_empty() {
        targets.extend(TARGETS);
    }
    Ok((minutes, targets))
}

/// Fuzzes the targets in turns until the time is up.
fn work(seed: u64, end: Instant, targets: &[&'static Target], news: &Sender<News>) {
    let watch = Watch::start();
    let mut sessions: Vec<Session> = targets.iter().map(|t| Session::new(t, seed, watch.clone())).collect();
    while Instant::now() < end {
        for session in &mut sessions {
            let (turn, before) = (Instant::now() + TURN, session.runs);
            while Instant::now() < turn.min(end) {
                for finding in session.run(BATCH) {
                    let _ = news.send(News::Found(finding));
                }
            }
            let (target, runs, kept) = (session.target().name, session.runs - before, session.kept());
            let _ = news.send(News::Runs { target, runs, kept });
        }
    }
}

/// Writes an input as a case; returns its path.
fn keep(finding: &Finding) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    finding.input.hash(&mut hasher);
    let folder = root().join("cases").join(finding.target);
    fs::create_dir_all(&folder).context("the folder of cases")?;
    let path = folder.join(format!("{:016x}", hasher.finish()));
    fs::write(&path, &finding.input).context("a case")?;
    Ok(path.display().to_string())
}

fn report(counts: &[(u64, usize)]) {
    let all: u64 = counts.iter().map(|c| c.0).sum();
    let each: Vec<String> =
        TARGETS.iter().zip(counts).map(|(t, (runs, kept))| format!("{} {runs} ({kept})", t.name)).collect();
    println!("{all} runs: {}", each.join(", "));
}
