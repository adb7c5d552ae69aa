//! `bench scale`: what drops of 10,000 to 100,000 generated articles cost, of 120 words each or another number, stage by stage, in
//! time and memory; natively, and in WebAssembly when `pkg/` is built. Each size runs in a
//! process of its own, so that its peak of memory is its own.

use super::scale_articles::{WORDS, articles};
use crate::args::Args;
use crate::paths;
use anyhow::{Context, Result, bail};
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::time::Instant;
use storysift::{CleanArticle, Corpus, Options};

/// Articles added to a drop that is already grouped: first these, then one for every [`A_HUNDREDTH`] article.
const ADDED: usize = 5;
/// Times that the few are added; the mean counts.
const TIMES: usize = 4;
const A_HUNDREDTH: usize = 100;
/// Articles of a run before that.
const SIZES: [usize; 3] = [10_000, 40_000, 100_000];

const COLUMNS: &str = "      add   labels    group     tune | 5 more: add    group   of all | 1 % more: add    group   of all |   memory    texts  kept B";

/// Runs the verb: every size, or with a number that many articles; with another number articles of so many words.
pub fn run(args: &[String]) -> Result<()> {
    // `--one` is how the verb calls itself for one size.
    let args = Args::parse(args, &["--one"])?;
    let number = |word: &str| {
        word.parse::<usize>().with_context(|| format!("{word} is no number of articles or words"))
    };
    let (sizes, words) = match args.words.as_slice() {
        [size, words] if args.has("--one") => return one_size(number(size)?, number(words)?),
        [] => (SIZES.to_vec(), WORDS),
        [size] => (vec![number(size)?], WORDS),
        [size, words] => (vec![number(size)?], number(words)?),
        _ => bail!("bench scale [ARTICLES [WORDS]]"),
    };
    println!(
        "generated articles of about {words} words; times in ms; memory beside the texts, at its peak, in MB; what grouping keeps, in bytes an article"
    );
    println!("{:8} {:>8} {COLUMNS}", "", "articles");
    for size in &sizes {
        let own = std::env::current_exe()?;
        let run = Command::new(own)
            .args(["bench", "scale", "--one", &size.to_string(), &words.to_string()])
            .output();
        print!("{}", row(run, "native")?);
    }
    if !paths::npm_package().is_dir() {
        println!("wasm: skipped, no pkg/ (cargo xtask build makes it)");
        return Ok(());
    }
    for size in &sizes {
        let input = write_articles(size + size / A_HUNDREDTH, words)?;
        let run = Command::new("node")
            .arg(paths::bench_script("scale.mjs"))
            .args([input.as_os_str(), size.to_string().as_ref()])
            .current_dir(paths::root())
            .output();
        let removed = std::fs::remove_file(&input);
        print!("{}", row(run, "wasm")?);
        removed?;
    }
    Ok(())
}

/// The row of the table that a process printed.
fn row(run: std::io::Result<Output>, what: &str) -> Result<String> {
    let run = run?;
    if !run.status.success() {
        bail!("{what}: {}", String::from_utf8_lossy(&run.stderr));
    }
    Ok(format!("{what:8} {}", String::from_utf8_lossy(&run.stdout)))
}

/// Times one size in this process and prints its row.
fn one_size(size: usize, words: usize) -> Result<()> {
    let articles = articles(size + TIMES * ADDED + size / A_HUNDREDTH, words);
    let texts: usize = articles.iter().map(|a| a.text.len()).sum();
    let mut corpus = Corpus::new(Options::default());
    let mut articles = articles.into_iter();
    let before = memory("VmRSS:")?;
    let (found, first) = stages(&mut corpus, articles.by_ref().take(size).collect(), true);
    let kept = first[4].max(0.0) * 1024.0 / size as f64;
    let few: [[f64; 5]; TIMES] =
        std::array::from_fn(|_| stages(&mut corpus, articles.by_ref().take(ADDED).collect(), false).1);
    let few = [0, 1, 2].map(|stage| few.iter().map(|times| times[stage]).sum::<f64>() / TIMES as f64);
    let (_, later) = stages(&mut corpus, articles.collect(), false);
    let peak = memory("VmHWM:")?.saturating_sub(before);
    let cell = |value: f64| format!("{value:9.0}");
    let share = |times: &[f64]| 100.0 * (times[1] + times[2]) / (first[1] + first[2]);
    println!(
        "{size:8} {} | {} {:7.1}% |  {} {:7.1}% | {} {} {kept:7.0}  {found}",
        first[..4].iter().copied().map(cell).collect::<String>(),
        [few[0] + few[1], few[2]].map(cell).concat(),
        share(&few),
        [later[0] + later[1], later[2]].map(cell).concat(),
        share(&later),
        cell(peak as f64 / 1024.0),
        cell(texts as f64 / 1e6),
    );
    Ok(())
}

/// Adds articles and asks for everything. What was found, and the milliseconds of adding, of
/// labelling, of grouping, and of grouping again after the strictness changed; last the kB by which grouping let the
/// process grow: what is kept for the next one, and the records.
fn stages(corpus: &mut Corpus, articles: Vec<CleanArticle>, tunes: bool) -> (String, [f64; 5]) {
    let resident = || memory("VmRSS:").unwrap_or(0) as f64;
    let mut last = busy_ms();
    let mut lap = || {
        let before = std::mem::replace(&mut last, busy_ms());
        last - before
    };
    articles.into_iter().for_each(|a| drop(corpus.add_clean(a)));
    let added = lap();
    // Asks for labels alone: no document is opened.
    drop(corpus.article(""));
    let labelled = lap();
    let before = resident();
    let (copies, stories) = (corpus.copies().len(), corpus.stories().len());
    let grouped = lap();
    let kept = resident() - before;
    let mut tuned = 0.0;
    if tunes {
        corpus.tune(0.5);
        corpus.stories();
        tuned = lap();
        corpus.tune(0.0);
    }
    let found = format!("{copies} sets, {stories} stories, {} notes", corpus.problems().len());
    (found, [added, labelled, grouped, tuned, kept])
}

/// Milliseconds of processor time of this thread, so that other work on the machine does not
/// count; wall clock time where the system does not give it.
fn busy_ms() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let schedule = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let ns = schedule.and_then(|s| s.split_whitespace().next()?.parse::<f64>().ok());
    ns.map_or_else(|| START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1e3, |ns| ns / 1e6)
}

/// A number of the process's status, in kB; 0 where the system has none.
fn memory(field: &str) -> Result<usize> {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else { return Ok(0) };
    let line = status.lines().find_map(|l| l.strip_prefix(field));
    line.and_then(|l| l.split_whitespace().next())
        .and_then(|n| n.parse().ok())
        .with_context(|| format!("no {field} in the process's status"))
}

/// Generated articles as JSON Lines, in a temporary file.
fn write_articles(count: usize, words: usize) -> Result<PathBuf> {
    let path = paths::temporary("scale", "jsonl");
    let mut out = BufWriter::new(std::fs::File::create(&path)?);
    for article in articles(count, words) {
        writeln!(out, "{}", serde_json::to_string(&article)?)?;
    }
    out.flush()?;
    Ok(path)
}
