//! `cargo xtask bench`: what the stages cost, as ratios measured in one run on text that
//! the benchmark makes itself. Machines differ and are noisy; ratios travel.

use crate::tokens;
use made::Random;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use storysift::{Corpus, Options, clean};

#[path = "../../tests/made/mod.rs"]
pub mod made;

const PAGES: usize = 1_000;
const ROUNDS: usize = 5;

/// Runs the verb.
pub fn run() -> Result<(), String> {
    let pages = pages(PAGES);
    let html = html_pages(PAGES / 4);
    let bytes: usize = pages.iter().map(|(_, text)| text.len()).sum();
    let html_bytes: usize = html.iter().map(|(_, text)| text.len()).sum();
    println!(
        "{} text pages, {:.1} MB; {} HTML pages, {:.1} MB; median of {ROUNDS} rounds, taken in turn",
        pages.len(),
        mega(bytes),
        html.len(),
        mega(html_bytes)
    );

    let mut times: Vec<[Duration; 4]> = Vec::new();
    for _ in 0..ROUNDS {
        times.push([
            time(|| pages.iter().map(|(_, text)| tokens::hash_all(text)).fold(0, |a, b| a ^ b)),
            time(|| {
                pages.iter().map(|(name, text)| clean(name, text.as_bytes()).articles.len() as u64).sum()
            }),
            time(|| whole(&pages)),
            time(|| html.iter().map(|(name, text)| clean(name, text.as_bytes()).articles.len() as u64).sum()),
        ]);
    }
    let [token, cleaning, pipeline, markup] =
        [0, 1, 2, 3].map(|i| median(times.iter().map(|t| t[i]).collect()));
    line("tokenise and hash", token, bytes, None);
    line("clean text", cleaning, bytes, Some((cleaning, token, "tokenise and hash, at most 8")));
    line("whole pipeline", pipeline, bytes, Some((pipeline, token, "tokenise and hash, at most 15")));
    line("clean HTML", markup, html_bytes, None);
    println!("  {:.0} HTML pages a second", html.len() as f64 / markup.as_secs_f64());
    wasm(&pages, pipeline)
}

/// The same pages through the WebAssembly module in Node, against the native time.
fn wasm(pages: &[(String, String)], native: Duration) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let script = root.join("tests/bench/wasm.mjs");
    if !root.join("pkg").is_dir() || !script.is_file() {
        println!("wasm: skipped, no pkg/ (cargo xtask build makes it)");
        return Ok(());
    }
    let folder: PathBuf = std::env::temp_dir().join(format!("storysift-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let input = folder.join("pages.json");
    std::fs::write(&input, serde_json::to_string(pages).map_err(|e| e.to_string())?)
        .map_err(|e| e.to_string())?;
    let run =
        Command::new("node").arg(&script).arg(&input).arg(ROUNDS.to_string()).current_dir(&root).output();
    let cleared = std::fs::remove_dir_all(&folder);
    let run = run.map_err(|e| format!("node: {e}"))?;
    if !run.status.success() {
        return Err(format!("the wasm benchmark failed: {}", String::from_utf8_lossy(&run.stderr)));
    }
    let printed = String::from_utf8_lossy(&run.stdout);
    let ms: f64 = printed.trim().parse().map_err(|_| format!("the wasm benchmark printed {printed}"))?;
    let wasm = Duration::from_secs_f64(ms / 1000.0);
    let bytes = pages.iter().map(|(_, text)| text.len()).sum();
    line("whole pipeline, wasm", wasm, bytes, Some((wasm, native, "native, at most 1.6")));
    cleared.map_err(|e| e.to_string())
}

fn whole(pages: &[(String, String)]) -> u64 {
    let mut corpus = Corpus::new(Options::default());
    for (name, text) in pages {
        corpus.add(name, text.as_bytes());
    }
    (corpus.copies().len() + corpus.stories().len()) as u64
}

/// Pages with copies and glued articles, as a drop has them.
fn pages(count: usize) -> Vec<(String, String)> {
    let mut random = Random(1);
    let mut made = Vec::new();
    (0..count)
        .map(|n| {
            if made.len() < 8 || random.below(4) > 0 {
                let paragraphs = 6 + random.below(14);
                made.push(made::article(&mut random, paragraphs));
            }
            let lead =
                if random.below(5) == 0 { random.pick(&made).clone() } else { made[made.len() - 1].clone() };
            let attached: Vec<_> = (0..random.below(3)).map(|_| random.pick(&made).clone()).collect();
            (format!("{n:05}.txt"), made::page(&mut random, &lead, &attached))
        })
        .collect()
}

fn html_pages(count: usize) -> Vec<(String, String)> {
    let mut random = Random(2);
    (0..count)
        .map(|n| {
            let paragraphs = 6 + random.below(14);
            let lead = made::article(&mut random, paragraphs);
            (format!("{n:05}.html"), made::html(&mut random, &lead))
        })
        .collect()
}

fn time(work: impl FnOnce() -> u64) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn mega(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn line(what: &str, time: Duration, bytes: usize, ratio: Option<(Duration, Duration, &str)>) {
    let speed = mega(bytes) / time.as_secs_f64();
    print!("{what:22} {:8.1} ms {speed:7.1} MB/s", time.as_secs_f64() * 1e3);
    if let Some((a, b, against)) = ratio {
        print!("   {:.2} x {against}", a.as_secs_f64() / b.as_secs_f64());
    }
    println!();
}
