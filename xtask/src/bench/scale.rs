//! `cargo xtask bench scale`: what drops of 10,000 to 100,000 made-up articles cost, stage by
//! stage, in time and memory; natively, and in WebAssembly when `pkg/` is built. Each size
//! runs in a process of its own, so that its peak of memory is its own.

use super::made::Random;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;
use std::time::Instant;
use storysift::{CleanArticle, Corpus, Options};

/// Articles that come later, to a drop that was grouped.
const MORE: usize = 100;
/// Sizes of a run: articles at first, and how many come later.
const SIZES: [(usize, usize); 3] = [(10_000, MORE), (20_000, MORE), (100_000, MORE)];
/// Words of an article.
const WORDS: usize = 120;
/// Words of the language; the more common ones are drawn far more often.
const LANGUAGE: f64 = 60_000.0;

/// Runs the verb: every size, or with a number that many articles in this process.
pub fn run(args: &[String]) -> Result<(), String> {
    let sizes: Vec<(usize, usize)> = match args {
        [one, size] if one == "--one" => return one_size(size.parse().map_err(|_| "a number of articles")?),
        [] => SIZES.to_vec(),
        [size] => vec![(size.parse().map_err(|_| "a number of articles")?, MORE)],
        _ => return Err("bench scale [ARTICLES]".into()),
    };
    println!(
        "made-up articles of about {WORDS} words; times in ms; memory beside the texts, at its peak, in MB"
    );
    println!("{:8} {:>8} {HEAD}", "", "articles");
    for (size, _) in &sizes {
        let own = std::env::current_exe().map_err(|e| e.to_string())?;
        let run = Command::new(own).args(["bench", "scale", "--one", &size.to_string()]).output();
        print!("{}", told(run, "native")?);
    }
    let root = super::root();
    if !root.join("pkg").is_dir() {
        println!("wasm: skipped, no pkg/ (cargo xtask build makes it)");
        return Ok(());
    }
    for (size, more) in &sizes {
        let input = written(*size + *more)?;
        let run = Command::new("node")
            .arg(root.join("tests/bench/scale.mjs"))
            .args([input.as_os_str(), size.to_string().as_ref()])
            .current_dir(&root)
            .output();
        let cleared = std::fs::remove_file(&input);
        print!("{}", told(run, "wasm")?);
        cleared.map_err(|e| e.to_string())?;
    }
    Ok(())
}

const HEAD: &str =
    "  take in   settle    group     tune | 100 more:  in    group     tune    alone |   memory    texts";

fn told(run: std::io::Result<std::process::Output>, what: &str) -> Result<String, String> {
    let run = run.map_err(|e| e.to_string())?;
    if !run.status.success() {
        return Err(format!("{what}: {}", String::from_utf8_lossy(&run.stderr)));
    }
    Ok(format!("{what:8} {}", String::from_utf8_lossy(&run.stdout)))
}

fn one_size(size: usize) -> Result<(), String> {
    let articles = articles(size + MORE);
    let texts: usize = articles.iter().map(|a| a.text.len()).sum();
    let alone = {
        let some: Vec<CleanArticle> = articles[size..].to_vec();
        let (_, took) = stages(&mut Corpus::new(Options::default()), some);
        took[..3].iter().sum::<f64>()
    };
    let mut corpus = Corpus::new(Options::default());
    let mut articles = articles.into_iter();
    let before = memory("VmRSS:")?;
    let (found, first) = stages(&mut corpus, articles.by_ref().take(size).collect());
    let (_, later) = stages(&mut corpus, articles.collect());
    let peak = memory("VmHWM:")?.saturating_sub(before);
    let cell = |ms: f64| format!("{ms:9.0}");
    println!(
        "{size:8} {} |    {} | {} {}  {found}",
        first.map(cell).concat(),
        [later[0] + later[1], later[2], later[3], alone].map(cell).concat(),
        cell(peak as f64 / 1024.0),
        cell(texts as f64 / 1e6),
    );
    Ok(())
}

/// Takes articles in and asks for everything; what was found, and milliseconds a stage.
fn stages(corpus: &mut Corpus, articles: Vec<CleanArticle>) -> (String, [f64; 4]) {
    let mut at = busy();
    let mut lap = || {
        let before = std::mem::replace(&mut at, busy());
        at - before
    };
    articles.into_iter().for_each(|a| drop(corpus.add_clean(a)));
    let taken = lap();
    corpus.pages().for_each(drop);
    let settled = lap();
    let (copies, stories) = (corpus.copies().len(), corpus.stories().len());
    let grouped = lap();
    corpus.tune(0.5);
    corpus.stories();
    let tuned = lap();
    corpus.tune(0.0);
    let found = format!("{copies} sets, {stories} stories, {} notes", corpus.problems().len());
    (found, [taken, settled, grouped, tuned])
}

/// Milliseconds that this thread was at work, so that other work on the machine does not
/// count; by the clock where the system does not tell.
fn busy() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let busy = told.and_then(|t| t.split_whitespace().next()?.parse::<f64>().ok());
    busy.map_or_else(|| START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1e3, |ns| ns / 1e6)
}

/// A line of the process's status, in kB; 0 where the system has none.
fn memory(what: &str) -> Result<usize, String> {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else { return Ok(0) };
    let line = status.lines().find_map(|l| l.strip_prefix(what));
    line.and_then(|l| l.split_whitespace().next())
        .and_then(|n| n.parse().ok())
        .ok_or_else(|| format!("no {what}"))
}

/// Made-up articles: stories of one to six articles with words of their own and a day of
/// their own; one article in ten is another one with a few words changed.
pub fn articles(count: usize) -> Vec<CleanArticle> {
    let mut random = Random(7);
    let mut out: Vec<CleanArticle> = Vec::with_capacity(count);
    while out.len() < count {
        let own: Vec<String> = (0..10).map(|_| word(random.next() % (1 << 40), true)).collect();
        let day = random.below(700);
        let date = format!("20{:02}-{:02}-{:02}", 24 + day / 336, 1 + day / 28 % 12, 1 + day % 28);
        let first = out.len();
        for _ in 0..1 + random.below(6) {
            let copied = out.len() > first && random.below(4) == 0;
            let text =
                if copied { retold(&mut random, &out[out.len() - 1].text) } else { text(&mut random, &own) };
            let title: Vec<String> = (0..7).map(|_| drawn(&mut random, &own)).collect();
            out.push(CleanArticle {
                name: format!("{:06}.txt", mixed(out.len())),
                text,
                title: Some(title.join(" ")),
                published: Some(date.clone()),
                source: Some(word(random.below(300) as u64, true)),
            });
        }
    }
    out.truncate(count);
    out
}

/// Spreads names, so that what comes later does not stand last.
fn mixed(n: usize) -> usize {
    n * 7_368_787 % 1_000_003
}

fn text(random: &mut Random, own: &[String]) -> String {
    let mut out = String::new();
    for n in 0..WORDS {
        out.push_str(&drawn(random, own));
        out.push_str(if n % 40 == 39 {
            ".\n"
        } else if n % 12 == 11 {
            ". "
        } else {
            " "
        });
    }
    out
}

fn drawn(random: &mut Random, own: &[String]) -> String {
    if random.below(6) == 0 {
        return random.pick(own).clone();
    }
    // Log-uniform ranks: about as words are spread in print.
    let share = random.below(1 << 20) as f64 / f64::from(1 << 20);
    word(LANGUAGE.powf(share) as u64, false)
}

fn retold(random: &mut Random, text: &str) -> String {
    let change = |w: &str| if random.below(30) == 0 { "other".to_owned() } else { w.to_owned() };
    text.split_inclusive(' ').map(change).collect()
}

/// The word of a number.
fn word(mut n: u64, name: bool) -> String {
    const FIRST: &[u8] = b"bdfgklmnprstvz";
    const SECOND: &[u8] = b"aeiou";
    let mut out = String::new();
    while n > 0 || out.len() < 4 {
        out.push(FIRST[(n % 14) as usize] as char);
        out.push(SECOND[(n / 14 % 5) as usize] as char);
        n /= 70;
    }
    if name { out[..1].to_uppercase() + &out[1..] } else { out }
}

/// The articles as JSON Lines, in a file.
fn written(count: usize) -> Result<PathBuf, String> {
    let path = std::env::temp_dir().join(format!("storysift-scale-{}.jsonl", std::process::id()));
    let fail = |e: std::io::Error| e.to_string();
    let mut out = BufWriter::new(std::fs::File::create(&path).map_err(fail)?);
    for article in articles(count) {
        writeln!(out, "{}", serde_json::to_string(&article).map_err(|e| e.to_string())?).map_err(fail)?;
    }
    out.flush().map_err(fail)?;
    Ok(path)
}
