//! The labelled pages as lines with features and labels. Two kinds of gold: a body that the
//! lines are laid beside, or snippets that must and must not be in the body. Pages with
//! snippets alone get a body too where a judge's choice agrees with every snippet (silver).

use super::align::{body_shares, overlap, prf, shingles, tokens};
use crate::rows::{Row, read_rows};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use storysift::training::{self, Bar};

/// Folds of the cross-validation.
pub const FOLDS: usize = 3;

/// Parts of the sites of a fold, for what is learned inside it.
pub const PARTS: usize = 5;

/// A snippet that must not be in the body speaks of a line when it is one of so many parts of it.
const MOST_OF: usize = 4;

/// How many times a line that a snippet speaks of counts: it was looked at by a person.
const SAID: f32 = 4.0;

/// A labelled set of pages.
pub struct Set {
    /// Folder below the labelled data.
    pub folder: &'static str,
    /// File of the pages, without its endings.
    pub file: &'static str,
    /// How much its lines count in training.
    pub weight: f32,
}

/// What is known of a page.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Gold {
    id: String,
    url: String,
    body: String,
    with: Vec<String>,
    without: Vec<String>,
}

/// Bodies of pages by id, as words, that a judge chose and every snippet agrees with.
pub type Silver = BTreeMap<String, Vec<u64>>;

/// A page with its lines and what they should be.
pub struct Page {
    pub id: String,
    pub set: usize,
    pub fold: usize,
    pub part: usize,
    /// Shingles of the gold body; empty when there are snippets alone.
    gold: Vec<u64>,
    with: Vec<String>,
    without: Vec<String>,
    /// Squashed text of each line, for pages with snippets.
    texts: Vec<String>,
    pub lines: Vec<Vec<u64>>,
    /// Slots of the words of each line.
    pub slots: Vec<Vec<usize>>,
    /// Slots of the class words round each line.
    pub classes: Vec<Vec<usize>>,
    words: Vec<u32>,
    /// Number of its first line among all lines.
    pub first: usize,
}

/// Lines of many pages.
#[derive(Default)]
pub struct Corpus {
    pub pages: Vec<Page>,
    pub rows: Vec<training::Row>,
    pub body: Vec<f32>,
    pub weight: Vec<f32>,
    /// Logits of the shipped weights.
    pub shipped: Vec<f32>,
}

/// Lower case, white space as single spaces.
pub(super) fn squash(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The site of an address, as the number of a fold.
pub(super) fn fold(url: &str) -> usize {
    site(url) % FOLDS
}

/// The site of an address, as a number.
fn site(url: &str) -> usize {
    let host =
        url.split("//").nth(1).unwrap_or(url).split('/').next().unwrap_or("").trim_start_matches("www.");
    let hash =
        host.bytes().fold(0xCBF2_9CE4_8422_2325u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01B3));
    (hash >> 17) as usize
}

impl Corpus {
    /// Loads sets of pages from the labelled data.
    pub fn load(eval: &Path, sets: &[Set], silver: &Silver) -> Result<Corpus, String> {
        let mut corpus = Corpus::default();
        for (number, set) in sets.iter().enumerate() {
            let folder = eval.join(set.folder);
            let gold: Vec<Gold> = read_rows(&folder.join("gold.jsonl.gz"))?;
            let gold: BTreeMap<String, Gold> = gold.into_iter().map(|g| (g.id.clone(), g)).collect();
            let rows: Vec<Row> = read_rows(&folder.join(format!("{}.jsonl.gz", set.file)))?;
            for row in rows {
                let Some(gold) = gold.get(&row.id) else { continue };
                let lines = match (&row.text, &row.html) {
                    (Some(text), _) => training::lines("page.txt", text.as_bytes()),
                    (_, Some(html)) => training::lines("page.html", html.as_bytes()),
                    _ => continue,
                };
                corpus.add(number, set.weight, gold, lines, silver);
            }
            eprintln!("{}/{}: {} lines so far", set.folder, set.file, corpus.rows.len());
        }
        Ok(corpus)
    }

    fn add(&mut self, set: usize, weight: f32, gold: &Gold, lines: Vec<training::Line>, silver: &Silver) {
        let words: Vec<u32> = lines.iter().map(|l| l.row[0] as u32).collect();
        let own: Vec<Vec<u64>> = lines.iter().map(|l| tokens(&l.text)).collect();
        let snippets = !gold.with.is_empty() || !gold.without.is_empty();
        if !snippets && gold.body.trim().is_empty() {
            return;
        }
        let body = if snippets { silver.get(&gold.id).cloned() } else { Some(tokens(&gold.body)) };
        let mut shares = match &body {
            Some(body) => body_shares(&own, body),
            None => vec![None; own.len()],
        };
        let texts: Vec<String> =
            if snippets { lines.iter().map(|l| squash(&l.text)).collect() } else { Vec::new() };
        let with: Vec<String> = gold.with.iter().map(|s| squash(s)).filter(|s| !s.is_empty()).collect();
        let without: Vec<String> = gold.without.iter().map(|s| squash(s)).filter(|s| !s.is_empty()).collect();
        let mut said = vec![false; own.len()];
        for ((text, share), said) in texts.iter().zip(&mut shares).zip(&mut said) {
            let has = |s: &&String| text.contains(s.as_str());
            // A few words that are also said in a paragraph do not make it furniture.
            let is = |s: &&String| has(s) && s.len() * MOST_OF >= text.len();
            match (with.iter().any(|s| has(&s)), without.iter().any(|s| is(&s))) {
                (true, false) => (*share, *said) = (Some(1.0), true),
                (false, true) => (*share, *said) = (Some(0.0), true),
                _ => {}
            }
        }
        let mass: f32 = words.iter().map(|w| (*w as f32).sqrt()).sum();
        let first = self.rows.len();
        let (mut slots, mut classes) = (Vec::with_capacity(lines.len()), Vec::with_capacity(lines.len()));
        for (((line, share), said), words) in lines.into_iter().zip(&shares).zip(&said).zip(&words) {
            self.rows.push(line.row);
            slots.push(line.words);
            classes.push(line.classes);
            self.shipped.push(line.logit);
            self.body.push(f32::from(u8::from(share.unwrap_or(0.0) > 0.5)));
            let sure = share.map_or(0.0, |s| (2.0 * s - 1.0).abs()) * if *said { SAID } else { 1.0 };
            self.weight
                .push(weight * sure * ((*words as f32).sqrt() + 0.3) * (200.0 / mass.max(10.0)).sqrt());
        }
        let gold_shingles = if snippets { Vec::new() } else { shingles(&tokens(&gold.body)) };
        self.pages.push(Page {
            id: gold.id.clone(),
            set,
            fold: fold(&gold.url),
            part: site(&gold.url) / FOLDS % PARTS,
            gold: gold_shingles,
            with,
            without,
            texts,
            lines: own,
            slots,
            classes,
            words,
            first,
        });
    }

    /// Numbers of the lines of some pages.
    pub fn lines(&self, of: impl Fn(&Page) -> bool) -> Vec<u32> {
        let span = |p: &Page| p.first as u32..(p.first + p.lines.len()) as u32;
        self.pages.iter().filter(|p| of(p)).flat_map(span).collect()
    }

    /// The lines of a page that are kept.
    fn kept(page: &Page, logits: &[f32], bar: Bar) -> Vec<bool> {
        training::body(&page.words, &logits[page.first..page.first + page.lines.len()], bar)
    }

    /// Bodies that the logits choose and every snippet agrees with.
    pub fn silver(&self, logits: &[f32]) -> Silver {
        let mut silver = Silver::new();
        for page in self.pages.iter().filter(|p| !p.with.is_empty()) {
            let keep = Self::kept(page, logits, training::BAR);
            let (tp, misses, fp, _) = page.snippets(&keep);
            if tp > 0 && misses == 0 && fp == 0 {
                let lines = page.lines.iter().zip(&keep).filter(|(_, k)| **k);
                silver.insert(page.id.clone(), lines.flat_map(|(l, _)| l.iter().copied()).collect());
            }
        }
        silver
    }

    /// Precision, recall and F1 of a choice of lines, set by set.
    pub fn scores(&self, sets: usize, logits: &[f32], bar: Bar) -> Vec<(f64, f64, f64)> {
        let mut bodies = vec![Vec::new(); sets];
        let mut counts = vec![(0, 0, 0); sets];
        for page in &self.pages {
            let keep = Self::kept(page, logits, bar);
            if page.with.is_empty() && page.without.is_empty() {
                let kept = page.lines.iter().zip(&keep).filter(|(_, k)| **k);
                let kept: Vec<u64> = kept.flat_map(|(l, _)| l.iter().copied()).collect();
                bodies[page.set].push(overlap(&page.gold, &shingles(&kept)));
            } else {
                let (tp, misses, fp, _) = page.snippets(&keep);
                let sum = &mut counts[page.set];
                *sum = (sum.0 + tp, sum.1 + misses, sum.2 + fp);
            }
        }
        let of_counts = |(tp, misses, fp): (usize, usize, usize)| {
            let (p, r) = (tp as f64 / (tp + fp).max(1) as f64, tp as f64 / (tp + misses).max(1) as f64);
            (p, r, 2.0 * p * r / (p + r).max(1e-9))
        };
        bodies.iter().zip(counts).map(|(b, c)| if b.is_empty() { of_counts(c) } else { prf(b) }).collect()
    }
}

impl Page {
    /// Snippets rightly in, missed, wrongly in, rightly out.
    fn snippets(&self, keep: &[bool]) -> (usize, usize, usize, usize) {
        let lines: Vec<&str> =
            self.texts.iter().zip(keep).filter(|(_, k)| **k).map(|(t, _)| t.as_str()).collect();
        let body = lines.join(" ");
        let hits = self.with.iter().filter(|s| body.contains(s.as_str())).count();
        let wrong = self.without.iter().filter(|s| body.contains(s.as_str())).count();
        (hits, self.with.len() - hits, wrong, self.without.len() - wrong)
    }
}
