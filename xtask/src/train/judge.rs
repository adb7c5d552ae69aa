//! The judge of lines: boosted trees over the features of lines, labelled by laying each
//! page beside its gold body. `--check` cross-validates over whole sites and prints the
//! scores; without it the weights of all pages are written.

use super::align::{body_shares, overlap, prf, shingles, tokens};
use super::boost::{Data, Edges, Plan, Tree, logit, train};
use crate::rows::{Row, read_rows};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use storysift::training::{self, Bar};

/// Folds of the cross-validation.
const FOLDS: usize = 3;

/// How the trees are grown; chosen by `--check`.
const PLAN: Plan = Plan { trees: 120, depth: 6, rate: 0.14, calm: 8.0, rows: 128, features: 96 };

const SETS: [&str; 4] = ["text-chrome", "text-bs4", "text-resiliparse_main", "text-trafilatura_recall"];

#[derive(Deserialize)]
struct Gold {
    id: String,
    #[serde(default)]
    url: String,
    #[serde(default)]
    body: String,
}

/// A page with its lines and what they should be.
struct Page {
    set: usize,
    fold: usize,
    gold: Vec<u64>,
    lines: Vec<Vec<u64>>,
    words: Vec<u32>,
    /// Number of its first line among all lines.
    first: usize,
}

#[derive(Default)]
struct Corpus {
    pages: Vec<Page>,
    rows: Vec<training::Row>,
    body: Vec<f32>,
    weight: Vec<f32>,
}

pub fn run(args: &[String]) -> Result<(), String> {
    if let Some(at) = args.iter().position(|a| a == "--explain") {
        for file in &args[at + 1..] {
            let bytes = std::fs::read(file).map_err(|e| format!("{file}: {e}"))?;
            for (text, logit) in training::explain(file, &bytes) {
                println!("{logit:6.2} {}", text.chars().take(120).collect::<String>());
            }
        }
        return Ok(());
    }
    let shared = crate::quality::shared();
    let corpus = load(&shared.join("eval/extract/articles"))?;
    if let Some(at) = args.iter().position(|a| a == "--dump") {
        let path = args.get(at + 1).ok_or("--dump PATH")?;
        return dump(&corpus, Path::new(path));
    }
    if args.iter().any(|a| a == "--check") {
        check(&corpus);
        return Ok(());
    }
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/label/data");
    let (edges, data) = data(&corpus, training::TEXT);
    let trees = train(&data, &corpus.lines(|_| true), PLAN);
    write(&out.join("text.judge"), &edges, &trees)
}

/// The site of an address, as a number of a fold.
fn fold(url: &str) -> usize {
    let host =
        url.split("//").nth(1).unwrap_or(url).split('/').next().unwrap_or("").trim_start_matches("www.");
    let hash =
        host.bytes().fold(0xCBF2_9CE4_8422_2325u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01B3));
    (hash >> 17) as usize % FOLDS
}

fn load(dir: &Path) -> Result<Corpus, String> {
    let gold: Vec<Gold> = read_rows(&dir.join("gold.jsonl.gz"))?;
    let gold: BTreeMap<String, Gold> = gold.into_iter().map(|g| (g.id.clone(), g)).collect();
    let mut corpus = Corpus::default();
    for (set, name) in SETS.iter().enumerate() {
        let rows: Vec<Row> = read_rows(&dir.join(format!("{name}.jsonl.gz")))?;
        for row in rows {
            let Some(gold) = gold.get(&row.id).filter(|g| !g.body.trim().is_empty()) else { continue };
            let (file, text) = match (&row.text, &row.html) {
                (Some(text), _) => ("page.txt", text),
                (_, Some(html)) => ("page.html", html),
                _ => continue,
            };
            corpus.add(set, fold(&gold.url), training::lead(file, text.as_bytes()), &tokens(&gold.body));
        }
        eprintln!("{name}: {} lines so far", corpus.rows.len());
    }
    Ok(corpus)
}

impl Corpus {
    fn add(&mut self, set: usize, fold: usize, lines: Vec<training::Line>, gold: &[u64]) {
        let words: Vec<u32> = lines.iter().map(|l| l.row[0] as u32).collect();
        let own: Vec<Vec<u64>> = lines.iter().map(|l| tokens(&l.text)).collect();
        let shares = body_shares(&own, gold);
        let mass: f32 = words.iter().map(|w| (*w as f32).sqrt()).sum();
        let first = self.rows.len();
        for ((line, share), words) in lines.into_iter().zip(&shares).zip(&words) {
            self.rows.push(line.row);
            self.body.push(f32::from(u8::from(share.unwrap_or(0.0) > 0.5)));
            let sure = share.map_or(0.0, |s| (2.0 * s - 1.0).abs());
            self.weight.push(sure * ((*words as f32).sqrt() + 0.3) * (200.0 / mass.max(10.0)).sqrt());
        }
        self.pages.push(Page { set, fold, gold: shingles(gold), lines: own, words, first });
    }

    fn lines(&self, of: impl Fn(&Page) -> bool) -> Vec<u32> {
        self.pages
            .iter()
            .filter(|p| of(p))
            .flat_map(|p| p.first as u32..(p.first + p.lines.len()) as u32)
            .collect()
    }
}

fn data(corpus: &Corpus, features: usize) -> (Edges, Data) {
    let edges = Edges::of(features, corpus.rows.iter().map(|r| &r[..features]));
    let bins = (0..features).map(|f| corpus.rows.iter().map(|r| edges.bin(f, r[f])).collect()).collect();
    (edges, Data { bins, body: corpus.body.clone(), weight: corpus.weight.clone() })
}

/// The score of a choice of lines, set by set.
fn scores(corpus: &Corpus, logits: &[f32], bar: Bar) -> Vec<(f64, f64, f64)> {
    let mut pages = vec![Vec::new(); SETS.len()];
    for page in &corpus.pages {
        let own = &logits[page.first..page.first + page.lines.len()];
        let keep = training::body(&page.words, own, bar);
        let kept: Vec<u64> =
            page.lines.iter().zip(&keep).filter(|(_, k)| **k).flat_map(|(l, _)| l.iter().copied()).collect();
        pages[page.set].push(overlap(&page.gold, &shingles(&kept)));
    }
    pages.iter().map(|p| prf(p)).collect()
}

fn show(name: &str, scores: &[(f64, f64, f64)]) {
    let cells: Vec<String> = scores.iter().map(|(p, r, f)| format!("{f:.4} ({p:.3} {r:.3})")).collect();
    println!("{name:32} {}", cells.join("  "));
}

fn check(corpus: &Corpus) {
    println!("{:32} {}", "", SETS.join("  "));
    let constant = |v: f32| vec![v; corpus.rows.len()];
    show("untouched", &scores(corpus, &constant(9.0), training::BAR));
    let perfect: Vec<f32> = corpus.body.iter().map(|b| if *b > 0.5 { 9.0 } else { -9.0 }).collect();
    show("perfect", &scores(corpus, &perfect, training::BAR));
    let (_, data) = data(corpus, training::TEXT);
    let mut logits = vec![0.0; corpus.rows.len()];
    for fold in 0..FOLDS {
        let trees = train(&data, &corpus.lines(|p| p.fold != fold), PLAN);
        predict(&data, &trees, &corpus.lines(|p| p.fold == fold), &mut logits);
    }
    let cut = training::BAR;
    for bar in [
        cut,
        Bar { edge: -0.5, ..cut },
        Bar { edge: 0.0, ..cut },
        Bar { edge: 9.0, ..cut },
        Bar { run: -0.2, edge: 9.0, ..cut },
        Bar { run: -0.2, ..cut },
        Bar { run: 0.0, ..cut },
        Bar { inside: -2.0, ..cut },
        Bar { outside: 1.0, ..cut },
        Bar { outside: 9.0, ..cut },
    ] {
        show(&format!("{bar:?}").replace("Bar ", ""), &scores(corpus, &logits, bar));
    }
}

fn predict(data: &Data, trees: &[Tree], lines: &[u32], logits: &mut [f32]) {
    for &line in lines {
        logits[line as usize] = logit(trees, |f| data.bins[f][line as usize]);
    }
}

/// Writes features and labels for tools outside: row counts, then f32 rows.
fn dump(corpus: &Corpus, path: &Path) -> Result<(), String> {
    let mut bytes: Vec<u8> = Vec::new();
    for page in &corpus.pages {
        for at in page.first..page.first + page.lines.len() {
            let head = [page.set as f32, page.fold as f32, corpus.body[at], corpus.weight[at]];
            for value in head.iter().chain(&corpus.rows[at]) {
                bytes.extend(value.to_le_bytes());
            }
        }
    }
    std::fs::write(path, bytes).map_err(|e| e.to_string())
}

/// Writes the weights as the crate reads them: only the features and edges that are asked.
fn write(path: &Path, edges: &Edges, trees: &[Tree]) -> Result<(), String> {
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
    bytes.push(PLAN.depth as u8);
    bytes.extend((trees.len() as u16).to_le_bytes());
    for tree in trees {
        bytes.extend(tree.asks.iter().filter_map(|&(f, e)| place(f, e)).flatten());
        let scale = tree.leaves.iter().fold(0.0f32, |m, l| m.max(l.abs())) / 127.0;
        bytes.extend(scale.to_le_bytes());
        bytes.extend(tree.leaves.iter().map(|l| (l / scale.max(1e-9)).round() as i8 as u8));
    }
    println!("{}: {} bytes, {} trees, {} features", path.display(), bytes.len(), trees.len(), asked.len());
    std::fs::write(path, bytes).map_err(|e| e.to_string())
}
