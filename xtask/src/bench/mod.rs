//! `cargo xtask bench`: what the stages cost, as ratios measured in one run, beside other
//! tools on the same pages. Machines differ and are noisy; ratios travel. Every stage is
//! run in turn with the others, and its quickest round counts: that one the others on the
//! machine disturbed least.

mod inputs;
#[path = "../../../tests/made/mod.rs"]
mod made;
mod peers;
pub mod scale;
mod tokens;

use inputs::{File, Inputs};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use storysift::training::copies as copies_of;
use storysift::{Corpus, Options, clean};

const ROUNDS: usize = 7;

/// Runs the verb. The peers that are crates are compiled for it alone: without them it
/// starts itself anew, with them.
pub fn run() -> Result<(), String> {
    if !cfg!(feature = "peers") {
        println!("(compiling the peers)");
        let bench =
            ["run", "--quiet", "--release", "--package", "xtask", "--features", "peers", "--", "bench"];
        let run = Command::new(env!("CARGO")).args(bench).current_dir(root()).status();
        return if run.map_err(|e| e.to_string())?.success() { Ok(()) } else { Err("bench failed".into()) };
    }
    let inputs = Inputs::make()?;
    println!("{inputs}; the quickest of {ROUNDS} rounds, taken in turn\n");
    println!("{:34} {:>10} {:>20}   against", "what", "ms", "speed");
    cleaning(&inputs)?;
    grouping(&inputs);
    copies(&inputs)
}

/// The folder of the project.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Text and HTML to articles; the whole pipeline, natively and in WebAssembly.
fn cleaning(inputs: &Inputs) -> Result<(), String> {
    let (text, made, saved) = (&inputs.text, &inputs.made, &inputs.saved);
    let mut best = [Duration::MAX; 7];
    for _ in 0..ROUNDS {
        let round = [
            time(|| tokenise(text)),
            time(|| cleaned(text)),
            time(|| whole(text)),
            time(|| cleaned(made)),
            time(|| peers::smoothie(made)),
            time(|| cleaned(saved)),
            time(|| peers::smoothie(saved)),
        ];
        best.iter_mut().zip(round).for_each(|(best, time)| *best = time.min(*best));
    }
    let [token, clean, pipeline, own, peer, own_saved, peer_saved] = best;
    let speed = |time: Duration| format!("{:.1} MB/s", bytes(text) as f64 / 1e6 / time.as_secs_f64());
    line("tokenise and hash text", token, speed(token), "");
    let against = |what: &str, ratio: f64, most: f64| format!("{ratio:.1} x {what}, at most {most}");
    let ratio = |a: Duration, b: Duration| a.as_secs_f64() / b.as_secs_f64();
    line("clean text", clean, speed(clean), &against("tokenising", ratio(clean, token), 8.0));
    line("whole pipeline", pipeline, speed(pipeline), &against("tokenising", ratio(pipeline, token), 15.0));
    match wasm(text)? {
        Some(wasm) => {
            let against = against("native", ratio(wasm, pipeline), 1.6);
            line("whole pipeline, WebAssembly", wasm, speed(wasm), &against);
        }
        None => println!("whole pipeline, WebAssembly: skipped, no pkg/ (cargo xtask build makes it)"),
    }
    for (what, files, own, peer) in
        [("clean made HTML", made, own, peer), ("clean saved HTML", saved, own_saved, peer_saved)]
    {
        if files.is_empty() {
            println!("{what}: skipped, no labelled pages beside the project");
            continue;
        }
        let pages = |time: Duration| files.len() as f64 / time.as_secs_f64();
        let against =
            format!("{:.2} x dom_smoothie's {:.0} pages/s, at least 1", ratio(peer, own), pages(peer));
        line(what, own, format!("{:.0} pages/s", pages(own)), &against);
    }
    Ok(())
}

/// Articles to copies and stories.
fn grouping(inputs: &Inputs) {
    let articles = &inputs.articles;
    let texts: Vec<File> = articles.iter().map(|a| (a.name.clone(), a.text.clone())).collect();
    let token = quickest(|| tokenise(&texts));
    let mut corpus = Corpus::new(Options::default());
    let take = time(|| articles.iter().filter_map(|a| corpus.add_clean(a.clone())).count() as u64);
    let group = time(|| corpus.stories().len() as u64);
    let ratio = |time: Duration| format!("{:.1} x tokenising", time.as_secs_f64() / token.as_secs_f64());
    let speed = |time: Duration| format!("{:.0} articles/s", articles.len() as f64 / time.as_secs_f64());
    line(&format!("tokenise {} articles", articles.len()), token, speed(token), "");
    line("take them in", take, speed(take), &ratio(take));
    line("copies and stories of them", group, speed(group), &format!("{}, at most 10", ratio(group)));
}

/// Copies among the articles of pages with planted copies: time and F1 over pairs, beside the
/// Python libraries on the same texts. What cleans the pages is not counted in.
fn copies(inputs: &Inputs) -> Result<(), String> {
    let Some(planted) = &inputs.planted else {
        println!("copies: skipped, no labelled pages beside the project");
        return Ok(());
    };
    let (page, articles) = planted.articles();
    let texts: Vec<File> = articles.iter().map(|a| (String::new(), a.text())).collect();
    let speed = |time: Duration| texts.len() as f64 / time.as_secs_f64();
    let f1 = |pairs: &[(usize, usize)]| {
        planted.f1(&pairs.iter().map(|(a, b)| (page[*a], page[*b])).collect::<Vec<_>>())
    };
    let mut pairs = Vec::new();
    let own = quickest(|| {
        pairs = inputs::pairs(&copies_of(&articles));
        pairs.len() as u64
    });
    line(
        &format!("copies among {} articles", texts.len()),
        own,
        format!("{:.0} articles/s", speed(own)),
        &format!("F1 {:.3}, fingerprints counted in", f1(&pairs)),
    );
    let found = script("python3", "copies.py", &texts, &[])?;
    for name in ["datasketch", "rensa"] {
        let Some(peer) = found.as_ref().and_then(|f| f.get(name)).filter(|p| !p.is_null()) else {
            println!("  {name}: skipped, Python cannot import it (pip install {name} makes it so)");
            continue;
        };
        let seconds = peer["seconds"].as_f64().unwrap_or(f64::INFINITY);
        let theirs: Vec<(usize, usize)> =
            serde_json::from_value(peer["pairs"].clone()).map_err(|e| e.to_string())?;
        let time = Duration::from_secs_f64(seconds);
        let against = format!(
            "F1 {:.3}, here {:.1} x its speed, at least {}",
            f1(&theirs),
            speed(own) / speed(time),
            if name == "datasketch" { 10 } else { 1 },
        );
        line(&format!("  {name}"), time, format!("{:.0} articles/s", speed(time)), &against);
    }
    Ok(())
}

/// The text pages through the WebAssembly module in Node; `None` when it is not built.
fn wasm(pages: &[File]) -> Result<Option<Duration>, String> {
    if !root().join("pkg").is_dir() {
        return Ok(None);
    }
    let ms = script("node", "wasm.mjs", pages, &[&ROUNDS.to_string()])?;
    let ms = ms.and_then(|m| m.as_f64()).ok_or("the WebAssembly benchmark printed no time")?;
    Ok(Some(Duration::from_secs_f64(ms / 1e3)))
}

/// What a script of `tests/bench` prints about pages; `None` when its program is not here.
fn script(program: &str, name: &str, pages: &[File], more: &[&str]) -> Result<Option<Value>, String> {
    let input = std::env::temp_dir().join(format!("storysift-bench-{}.json", std::process::id()));
    let json = serde_json::to_string(pages).map_err(|e| e.to_string())?;
    std::fs::write(&input, json).map_err(|e| e.to_string())?;
    let script = root().join("tests/bench").join(name);
    let run = Command::new(program).arg(script).arg(&input).args(more).current_dir(root()).output();
    std::fs::remove_file(&input).map_err(|e| e.to_string())?;
    let run = match run {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        run => run.map_err(|e| format!("{program}: {e}"))?,
    };
    if !run.status.success() {
        return Err(format!("{name}: {}", String::from_utf8_lossy(&run.stderr)));
    }
    serde_json::from_slice(&run.stdout).map_err(|e| format!("{name}: {e}"))
}

fn tokenise(pages: &[File]) -> u64 {
    pages.iter().map(|(_, text)| tokens::hash_all(text)).fold(0, |a, b| a ^ b)
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

fn time(work: impl FnOnce() -> u64) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}

/// The quickest of the rounds.
fn quickest(mut work: impl FnMut() -> u64) -> Duration {
    (0..ROUNDS).map(|_| time(&mut work)).min().unwrap_or_default()
}

fn line(what: &str, time: Duration, speed: String, against: &str) {
    println!("{what:34} {:10.1} {speed:>20}   {against}", time.as_secs_f64() * 1e3);
}
