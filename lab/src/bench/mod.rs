//! `bench`: what each stage costs, as ratios measured in one run beside other tools on the same
//! pages, since ratios carry over from one machine to another. Out: a table on standard output.
//!
//! The stages are run in turn, [`ROUNDS`] times; the quickest round of each counts, which is
//! the one that other work on the machine disturbed least.

mod copies;
mod inputs;
mod page;
mod peers;
mod readers;
pub mod scale;
pub mod scale_articles;
mod script;
mod tokenise;

use crate::args::Args;
use crate::paths;
use anyhow::{Context, Result, bail};
use inputs::{File, Inputs};
use std::process::Command;
use std::time::{Duration, Instant};
use storysift::{Corpus, Options, clean};

/// Times that each stage is run.
const ROUNDS: usize = 7;

/// Aims, as ratios: most times of one pass of tokenising and hashing that cleaning text, the
/// whole pipeline and grouping may take.
const MAX_CLEANING: f64 = 8.0;
const MAX_PIPELINE: f64 = 15.0;
const MAX_GROUPING: f64 = 10.0;
/// Most times of the native whole pipeline that WebAssembly may take.
const MAX_WASM: f64 = 1.6;

/// Runs the verb. Crates to compare with are compiled for it alone: without them the program
/// runs itself once more, with them.
pub fn run(args: &[String]) -> Result<()> {
    if let Some(("page", rest)) = args.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        return page::run(rest);
    }
    if let Some(("readers", rest)) = args.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        return readers::run(rest);
    }
    Args::flags_only(args, &[])?;
    if !cfg!(feature = "peers") {
        println!("(compiling the crates to compare with)");
        let bench = ["run", "--quiet", "--release", "--package", "lab", "--features", "peers", "--", "bench"];
        let run = Command::new(env!("CARGO")).args(bench).current_dir(paths::root()).status();
        if !run.context("cargo")?.success() {
            bail!("the benchmark failed");
        }
        return Ok(());
    }
    let inputs = Inputs::load()?;
    println!("{inputs}; the quickest of {ROUNDS} rounds, taken in turn\n");
    println!("{:34} {:>10} {:>20}   against", "what", "ms", "speed");
    cleaning(&inputs)?;
    grouping(&inputs);
    copies::run(&inputs)
}

/// Text and HTML to articles; the whole pipeline, natively and in WebAssembly.
fn cleaning(inputs: &Inputs) -> Result<()> {
    let (text, generated, saved) = (&inputs.text, &inputs.generated, &inputs.saved);
    let mut best = [Duration::MAX; 7];
    for _ in 0..ROUNDS {
        let round = [
            time(|| tokenise(text)),
            time(|| cleaned(text)),
            time(|| whole(text)),
            time(|| cleaned(generated)),
            time(|| peers::dom_smoothie(generated)),
            time(|| cleaned(saved)),
            time(|| peers::dom_smoothie(saved)),
        ];
        best.iter_mut().zip(round).for_each(|(best, time)| *best = time.min(*best));
    }
    let [token, clean, pipeline, own, peer, own_saved, peer_saved] = best;
    let speed = |time: Duration| format!("{:.1} MB/s", bytes(text) as f64 / 1e6 / time.as_secs_f64());
    let against = |what: &str, ratio: f64, most: f64| format!("{ratio:.1} x {what}, at most {most}");
    let to_token = |time, most| against("tokenising", ratio(time, token), most);
    line("tokenise and hash text", token, speed(token), "");
    line("clean text", clean, speed(clean), &to_token(clean, MAX_CLEANING));
    line("whole pipeline", pipeline, speed(pipeline), &to_token(pipeline, MAX_PIPELINE));
    match script::wasm(text)? {
        Some(wasm) => {
            let against = against("native", ratio(wasm, pipeline), MAX_WASM);
            line("whole pipeline, WebAssembly", wasm, speed(wasm), &against);
        }
        None => println!("whole pipeline, WebAssembly: skipped, no pkg/ (cargo xtask build makes it)"),
    }
    for (what, files, own, peer) in
        [("clean generated HTML", generated, own, peer), ("clean saved HTML", saved, own_saved, peer_saved)]
    {
        if files.is_empty() {
            println!("{what}: skipped, no labelled pages");
            continue;
        }
        let pages = |time: Duration| files.len() as f64 / time.as_secs_f64();
        let against =
            format!("{:.2} x dom_smoothie's {:.0} pages/s, at least 1", ratio(peer, own), pages(peer));
        line(what, own, format!("{:.0} pages/s", pages(own)), &against);
    }
    Ok(())
}

/// Clean articles to copies and stories.
fn grouping(inputs: &Inputs) {
    let articles = &inputs.articles;
    let texts: Vec<File> = articles.iter().map(|a| (a.name.clone(), a.text.clone())).collect();
    let token = quickest(|| tokenise(&texts));
    let mut corpus = Corpus::new(Options::default());
    let add = time(|| articles.iter().filter_map(|a| corpus.add_clean(a.clone())).count() as u64);
    let group = time(|| corpus.stories().len() as u64);
    let to_token = |time: Duration| format!("{:.1} x tokenising", ratio(time, token));
    let speed = |time: Duration| format!("{:.0} articles/s", articles.len() as f64 / time.as_secs_f64());
    line(&format!("tokenise {} articles", articles.len()), token, speed(token), "");
    line("add them", add, speed(add), &to_token(add));
    let against = format!("{}, at most {MAX_GROUPING}", to_token(group));
    line("copies and stories of them", group, speed(group), &against);
}

fn tokenise(pages: &[File]) -> u64 {
    pages.iter().map(|(_, text)| tokenise::hash_words(text)).fold(0, |a, b| a ^ b)
}

fn cleaned(pages: &[File]) -> u64 {
    pages.iter().map(|(name, text)| clean(name, text.as_bytes()).articles.len() as u64).sum()
}

fn whole(pages: &[File]) -> u64 {
    let mut corpus = Corpus::new(Options::default());
    for (name, text) in pages {
        corpus.add(name, text.as_bytes());
    }
    (corpus.copies().len() + corpus.stories().len()) as u64
}

fn bytes(pages: &[File]) -> usize {
    pages.iter().map(|(_, text)| text.len()).sum()
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

fn time(work: impl FnOnce() -> u64) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}

/// The time of the quickest round.
fn quickest(mut work: impl FnMut() -> u64) -> Duration {
    (0..ROUNDS).map(|_| time(&mut work)).min().unwrap_or_default()
}

fn line(what: &str, time: Duration, speed: String, against: &str) {
    println!("{what:34} {:10.1} {speed:>20}   {against}", time.as_secs_f64() * 1e3);
}
