//! The judge of lines: boosted trees over the features of lines, and first the tables of what
//! words and class words speak for, which are some of them (see `evidence`); labels that judges of other sites
//! contradict count less (see `doubt`). `--check` cross-validates
//! over whole sites and prints the scores; without it the weights of all pages are written.
//! `html` or `text` does one of the two. Training repeats itself to the byte. It takes four
//! minutes of processor time, `--check` about eight.
//! `--shipped` scores the written weights on the pages that they learned from, `--explain FILE`
//! prints what they say of each line of a file.

use super::boost::{Data, Edges, Plan, Tree, logit, train};
use super::corpus::{Corpus, FOLDS, PARTS, Page, Set, Silver};
use super::doubt;
use super::evidence::Tables;
use std::collections::BTreeMap;
use std::path::Path;
use storysift::training::{self, Bar};

/// How the trees are grown: what held out best of the few counts, depths and rates that were
/// compared, for the size of the file.
const PLAN: Plan =
    Plan { trees: 400, depth: training::LEVELS, rate: 0.12, calm: 8.0, rows: 96, features: 64 };

/// Fewer for the judges that only tell whose labels are in doubt.
const DOUBT: Plan = Plan { trees: 170, rate: 0.2, ..PLAN };

/// Steps that the answers of a tree are told in, either way: few, so that the file packs well.
const STEPS: f32 = 31.0;

const fn set(folder: &'static str, file: &'static str, weight: f32) -> Set {
    Set { folder, file, weight }
}

const TEXT: &[Set] = &[
    set("extract/articles", "text-chrome", 1.0),
    set("extract/articles", "text-bs4", 1.0),
    set("extract/articles", "text-resiliparse_main", 1.0),
    set("extract/articles", "text-trafilatura_recall", 1.0),
    set("extract/multilingual", "text-chrome", 1.0),
    set("extract/multilingual", "text-resiliparse_main", 1.0),
];

/// Where words are learned: the pages with all their furniture.
const WORDS: &[Set] =
    &[set("extract/articles", "text-chrome", 1.0), set("extract/multilingual", "text-chrome", 1.0)];

const HTML: &[Set] = &[set("extract/articles", "html", 1.0), set("extract/multilingual", "html", 1.0)];

pub fn run(args: &[String]) -> Result<(), String> {
    if let Some(at) = args.iter().position(|a| a == "--explain") {
        return args[at + 1..].iter().try_for_each(|file| explain(file));
    }
    let eval = crate::quality::shared().join("eval");
    if args.iter().any(|a| a == "--shipped") {
        for sets in [TEXT, HTML] {
            let corpus = Corpus::load(&eval, sets, &Silver::new())?;
            show("shipped weights", &corpus.scores(sets.len(), &corpus.shipped, training::BAR));
        }
        return Ok(());
    }
    let silver = silver(&eval)?;
    let only = |name: &str| !args.iter().any(|a| (a == "html" || a == "text") && a != name);
    let data_folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/label/data");
    let words = Corpus::load(&eval, WORDS, &silver)?;
    let tables = Tables::words(&words, None);
    if !args.iter().any(|a| a == "--check") {
        put(&data_folder.join("words.bin"), &tables.whole[..])?;
    }
    for (name, sets, features) in [("html", HTML, training::ALL), ("text", TEXT, training::TEXT)] {
        if !only(name) {
            continue;
        }
        let mut corpus = Corpus::load(&eval, sets, &silver)?;
        if args.iter().any(|a| a == "--check") {
            check(name, &mut corpus, &words, sets, features);
            continue;
        }
        tables.tell(&mut corpus, None);
        if features == training::ALL {
            let classes = Tables::classes(&mut corpus, None);
            put(&data_folder.join("classes.bin"), &classes.whole[..])?;
        }
        let (edges, mut data) = data(&corpus, features);
        data.weight = settled(&corpus, &data, |_| true);
        let trees = train(&data, &corpus.lines(|_| true), PLAN);
        write(&data_folder.join(format!("{name}.judge")), &edges, &trees)?;
    }
    Ok(())
}

/// Prints the lines of a file with the logits of the shipped weights.
fn explain(file: &str) -> Result<(), String> {
    let bytes = std::fs::read(file).map_err(|e| format!("{file}: {e}"))?;
    for line in training::lines(file, &bytes) {
        println!("{:6.2} {}", line.logit, line.text.chars().take(120).collect::<String>());
    }
    Ok(())
}

/// Bodies for the pages that have snippets alone: what a judge of HTML that never saw their
/// sites makes of them, where every snippet agrees.
fn silver(eval: &Path) -> Result<Silver, String> {
    let mut corpus = Corpus::load(eval, HTML, &Silver::new())?;
    // The words are not learned yet.
    corpus.rows.iter_mut().for_each(|row| row[training::WORDS..training::TEXT].fill(0.0));
    let logits = held_out(&mut corpus, None, training::ALL);
    let silver = corpus.silver(&logits);
    show("first html judge", &corpus.scores(HTML.len(), &logits, training::BAR));
    eprintln!("silver bodies for {} pages", silver.len());
    Ok(silver)
}

/// Logits of the lines of all pages, each by a judge that never saw its site, nor did the
/// words that it goes by.
fn held_out(corpus: &mut Corpus, words: Option<&Corpus>, features: usize) -> Vec<f32> {
    let mut logits = vec![0.0; corpus.rows.len()];
    for fold in 0..FOLDS {
        if let Some(words) = words {
            Tables::words(words, Some(fold)).tell(corpus, Some(fold));
        }
        if features == training::ALL {
            Tables::classes(corpus, Some(fold));
        }
        let (_, mut data) = data(corpus, features);
        data.weight = settled(corpus, &data, |p| p.fold != fold);
        let trees = train(&data, &corpus.lines(|p| p.fold != fold), PLAN);
        predict(&data, &trees, &corpus.lines(|p| p.fold == fold), &mut logits);
    }
    logits
}

/// The weights of lines, less for labels in doubt, by the pages `of` alone.
fn settled(corpus: &Corpus, data: &Data, of: impl Fn(&Page) -> bool) -> Vec<f32> {
    let mut logits = vec![0.0; corpus.rows.len()];
    for part in 0..PARTS {
        let trees = train(data, &corpus.lines(|p| of(p) && p.part != part), DOUBT);
        predict(data, &trees, &corpus.lines(|p| of(p) && p.part == part), &mut logits);
    }
    doubt::weigh(corpus, of, &logits)
}

fn data(corpus: &Corpus, features: usize) -> (Edges, Data) {
    let edges = Edges::of(features, corpus.rows.iter().map(|r| &r[..features]));
    let bins = (0..features).map(|f| corpus.rows.iter().map(|r| edges.bin(f, r[f])).collect()).collect();
    (edges, Data { bins, body: corpus.body.clone(), weight: corpus.weight.clone() })
}

fn show(name: &str, scores: &[(f64, f64, f64)]) {
    let cells: Vec<String> = scores.iter().map(|(p, r, f)| format!("{f:.4} ({p:.3} {r:.3})")).collect();
    println!("{name:44} {}", cells.join("  "));
}

fn check(name: &str, corpus: &mut Corpus, words: &Corpus, sets: &[Set], features: usize) {
    let files: Vec<&str> = sets.iter().map(|s| s.file).collect();
    println!("{name:44} {}", files.join("  "));
    let constant = |v: f32| vec![v; corpus.rows.len()];
    show("untouched", &corpus.scores(sets.len(), &constant(9.0), training::BAR));
    let perfect: Vec<f32> = corpus.body.iter().map(|b| if *b > 0.5 { 9.0 } else { -9.0 }).collect();
    show("perfect", &corpus.scores(sets.len(), &perfect, training::BAR));
    let logits = held_out(corpus, Some(words), features);
    let cut = training::BAR;
    for bar in [
        cut,
        Bar { again: 0.1, ..cut },
        Bar { again: 0.3, ..cut },
        Bar { again: 1.0, ..cut },
        Bar { paragraph: -0.2, ..cut },
        Bar { paragraph: -1.0, ..cut },
        Bar { run: -0.2, ..cut },
        Bar { run: 0.0, ..cut },
        Bar { short: -1.0, ..cut },
        Bar { short: 0.0, ..cut },
        Bar { outside: 0.5, ..cut },
        Bar { outside: 2.0, ..cut },
    ] {
        show(&format!("{bar:?}").replace("Bar ", ""), &corpus.scores(sets.len(), &logits, bar));
    }
}

fn predict(data: &Data, trees: &[Tree], lines: &[u32], logits: &mut [f32]) {
    for &line in lines {
        logits[line as usize] = logit(trees, |f| data.bins[f][line as usize]);
    }
}

/// Writes the weights as the crate reads them: only the features and edges that are asked.
pub(super) fn write(path: &Path, edges: &Edges, trees: &[Tree]) -> Result<(), String> {
    let mut asked: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (feature, edge) in trees.iter().flat_map(|t| &t.asks) {
        asked.entry(*feature).or_default().push(*edge);
    }
    let mut bytes = vec![asked.len() as u8];
    for (feature, own) in &mut asked {
        own.sort_unstable();
        own.dedup();
        bytes.extend([*feature as u8, own.len() as u8]);
        bytes.extend(own.iter().flat_map(|e| edges.0[*feature][*e].to_le_bytes()));
    }
    let place = |feature: usize, edge: usize| -> Option<[u8; 2]> {
        let (at, (_, own)) = asked.iter().enumerate().find(|(_, (f, _))| **f == feature)?;
        Some([at as u8, own.binary_search(&edge).ok()? as u8])
    };
    bytes.push(training::LEVELS as u8);
    bytes.extend((trees.len() as u16).to_le_bytes());
    for tree in trees {
        bytes.extend(tree.asks.iter().filter_map(|&(f, e)| place(f, e)).flatten());
        let most = tree.leaves.iter().fold(0.0f32, |m, l| m.max(l.abs()));
        let scale = (most / STEPS / training::UNIT).ceil().clamp(1.0, 255.0);
        bytes.push(scale as u8);
        bytes.extend(tree.leaves.iter().map(|l| (l / scale / training::UNIT).round() as i8 as u8));
    }
    println!("{}: {} bytes, {} trees, {} features", path.display(), bytes.len(), trees.len(), asked.len());
    put(path, &bytes)
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|e| format!("{}: {e}", path.display()))
}
