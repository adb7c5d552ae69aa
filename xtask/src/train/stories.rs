//! `cargo xtask train stories [--check]`: learns how common words are and what makes two
//! articles tell one story. Deterministic. Writes two data files of the crate; with
//! `--check` it writes nothing and prints scores by cross-validation over whole stories.

use super::net::{self, Example};
use crate::quality::shared;
use crate::rows::{Row, read_rows};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use storysift::CleanArticle;
use storysift::story_lessons::{self as lessons, FEATURES, Known, Lesson};

const SETS: [&str; 3] = ["gva", "allsides", "ecbplus"];
/// Parts of a set's stories for cross-validation.
const FOLDS: usize = 3;
/// Bars of linkage that are tried.
const BARS: [f32; 5] = [0.0, -0.2, -0.4, -0.6, -0.9];
/// Stories a drop, and how many such drops are drawn from each set.
const SIZES: [(usize, usize); 5] = [(3, 60), (6, 50), (20, 24), (60, 10), (200, 4)];

#[derive(Deserialize)]
struct Labelled {
    cluster: String,
    #[serde(flatten)]
    row: Row,
}

/// The stories of a set: the articles of each.
struct Set {
    name: &'static str,
    articles: Vec<Known>,
    words: Vec<Vec<u32>>,
    stories: Vec<Vec<usize>>,
    story: Vec<usize>,
}

/// Runs the trainer.
pub fn run(args: &[String]) -> Result<(), String> {
    let eval = shared().join("eval");
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/story/data");
    let write =
        |name: &str, bytes: &[u8]| std::fs::write(data.join(name), bytes).map_err(|e| format!("{name}: {e}"));
    match args {
        [] => write("pair.bin", &net::learn(&examples(&load(&eval)?, None))),
        [flag] if flag == "--check" => check(&load(&eval)?),
        [flag] if flag == "--words" => write("background.bin", &background(&eval)?),
        _ => Err("train stories [--check | --words]   words first: the score is learned with them".into()),
    }
}

fn load(eval: &Path) -> Result<Vec<Set>, String> {
    SETS.iter().map(|name| set(name, &eval.join(format!("stories/{name}.jsonl.gz")))).collect()
}

fn set(name: &'static str, path: &Path) -> Result<Set, String> {
    let rows: Vec<Labelled> = read_rows(path)?;
    let mut stories: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    rows.iter().enumerate().for_each(|(i, r)| stories.entry(&r.cluster).or_default().push(i));
    let stories: Vec<Vec<usize>> = stories.into_values().collect();
    let mut story = vec![0; rows.len()];
    stories.iter().enumerate().for_each(|(s, members)| members.iter().for_each(|&i| story[i] = s));
    let words = rows.iter().map(|r| lessons::words(r.row.text.as_deref().unwrap_or_default())).collect();
    let known = |r: Labelled| {
        lessons::known(CleanArticle {
            name: r.row.id,
            text: r.row.text.unwrap_or_default(),
            title: r.row.title,
            published: r.row.date,
            source: r.row.source,
        })
    };
    Ok(Set { name, articles: rows.into_iter().map(known).collect(), words, stories, story })
}

/// The part of cross-validation that a story is in.
fn fold(story: usize) -> usize {
    (Random(story as u64).below(1 << 20)) % FOLDS
}

/// A drop: the articles of some stories.
struct Drop<'a> {
    set: &'a Set,
    articles: Vec<usize>,
    dated: bool,
    /// Number of stories asked for.
    size: usize,
}

impl Drop<'_> {
    fn lesson(&self) -> Lesson {
        let known: Vec<&Known> = self.articles.iter().map(|&i| &self.set.articles[i]).collect();
        lessons::lesson(&known, self.dated)
    }
}

/// Draws stories at random or as those nearest in words to a random one.
fn draw(set: &Set, from: &[usize], size: usize, closest: bool, random: &mut Random) -> Vec<usize> {
    if !closest {
        let mut picked = BTreeSet::new();
        while picked.len() < size.min(from.len()) {
            picked.insert(from[random.below(from.len())]);
        }
        return picked.into_iter().collect();
    }
    let first = from[random.below(from.len())];
    let words = |s: usize| {
        set.stories[s].iter().flat_map(|&i| set.words[i].iter().copied()).collect::<BTreeSet<u32>>()
    };
    let mine = words(first);
    // A sample of the rest is enough to find near ones.
    let mut near: Vec<(f64, usize)> = (0..from.len().min(300))
        .map(|_| from[random.below(from.len())])
        .filter(|&s| s != first)
        .collect::<BTreeSet<usize>>()
        .into_iter()
        .map(|s| {
            let theirs = words(s);
            let both = theirs.intersection(&mine).count() as f64;
            (both / (theirs.len() + mine.len()) as f64, s)
        })
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    std::iter::once(first).chain(near.into_iter().map(|n| n.1)).take(size).collect()
}

/// The drops of a set that are drawn from the stories which `admit` lets in.
fn drops<'a>(set: &'a Set, admit: impl Fn(usize) -> bool, seed: u64, whole: bool) -> Vec<Drop<'a>> {
    let all: Vec<usize> = (0..set.stories.len()).filter(|&s| admit(s)).collect();
    let plural: Vec<usize> = all.iter().copied().filter(|&s| set.stories[s].len() > 1).collect();
    let mut random = Random(seed);
    let mut out = Vec::new();
    let mut push = |stories: &[usize], dated, size| {
        let mut articles: Vec<usize> = stories.iter().flat_map(|&s| set.stories[s].iter().copied()).collect();
        articles.sort_unstable();
        out.push(Drop { set, articles, dated, size });
    };
    for (size, count) in SIZES {
        for n in 0..count {
            let from = if n % 3 == 2 { &all } else { &plural };
            let stories = draw(set, from, size, n % 2 == 1, &mut random);
            push(&stories, n / 2 % 2 == 0, size);
        }
    }
    if whole {
        push(&all, true, all.len());
        push(&all, false, all.len());
    }
    out
}

/// Labelled pairs of drops from all sets, without the stories of a fold left out.
fn examples(sets: &[Set], without: Option<usize>) -> Vec<Example<FEATURES>> {
    let mut out = Vec::new();
    for (n, set) in sets.iter().enumerate() {
        let admit = |s: usize| without != Some(fold(s));
        for drop in drops(set, admit, 11 + n as u64, true) {
            let lesson = drop.lesson();
            let mut stories: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); lesson.units];
            for (&article, &unit) in drop.articles.iter().zip(&lesson.unit) {
                stories[unit as usize].insert(set.story[article]);
            }
            // Every drop of a size weighs the same in all, however many pairs it has.
            let size = drop.articles.len();
            let weight = (size as f32).sqrt() / lesson.pairs.len().max(1) as f32;
            out.extend(lesson.pairs.iter().map(|p| Example {
                features: p.features,
                same: !stories[p.units.0 as usize].is_disjoint(&stories[p.units.1 as usize]),
                weight,
            }));
        }
    }
    out
}

/// Prints BCubed F1 of drops whose stories the model has not seen, for some bars of linkage.
fn check(sets: &[Set]) -> Result<(), String> {
    let mut scores: BTreeMap<String, [f64; BARS.len()]> = BTreeMap::new();
    let mut counts: BTreeMap<String, f64> = BTreeMap::new();
    for held in 0..FOLDS {
        let model = net::learn(&examples(sets, Some(held)));
        for (n, set) in sets.iter().enumerate() {
            let mut note = |kind: String, drop: &Drop<'_>| {
                let key = format!("{:8} {kind} {}", set.name, if drop.dated { "dated" } else { "undated" });
                let lesson = drop.lesson();
                let gold: Vec<usize> = drop.articles.iter().map(|&i| set.story[i]).collect();
                let sums = scores.entry(key.clone()).or_default();
                for (sum, bar) in sums.iter_mut().zip(BARS) {
                    let found = lessons::grouped(&lesson, &model, bar);
                    *sum += bcubed(&gold, &found, |i| fold(gold[i]) == held);
                }
                *counts.entry(key).or_default() += 1.0;
            };
            for drop in drops(set, |s| fold(s) == held, 91 + n as u64, false) {
                note(format!("drops of {:3}", drop.size), &drop);
            }
            for dated in [true, false] {
                let articles = (0..set.articles.len()).collect();
                note("whole".into(), &Drop { set, articles, dated, size: set.stories.len() });
            }
        }
    }
    println!("{:32} bars {BARS:?}", "");
    for (key, sums) in &scores {
        let means: Vec<String> = sums.iter().map(|s| format!("{:.4}", s / counts[key])).collect();
        println!("{key:32} {}", means.join("  "));
    }
    Ok(())
}

/// BCubed F1 (Bagga and Baldwin 1998) over the articles that `counts` admits.
fn bcubed(gold: &[usize], found: &[u32], counts: impl Fn(usize) -> bool) -> f64 {
    let mut by_gold: BTreeMap<usize, f64> = BTreeMap::new();
    let mut by_found: BTreeMap<u32, f64> = BTreeMap::new();
    let mut both: BTreeMap<(usize, u32), f64> = BTreeMap::new();
    for (&g, &f) in gold.iter().zip(found) {
        *by_gold.entry(g).or_default() += 1.0;
        *by_found.entry(f).or_default() += 1.0;
        *both.entry((g, f)).or_default() += 1.0;
    }
    let (mut p, mut r) = (0.0, 0.0);
    for (_, (g, f)) in gold.iter().zip(found).enumerate().filter(|(i, _)| counts(*i)) {
        p += both[&(*g, *f)] / by_found[f];
        r += both[&(*g, *f)] / by_gold[g];
    }
    let n = (0..gold.len()).filter(|&i| counts(i)).count().max(1) as f64;
    if p + r > 0.0 { 2.0 * p * r / (p + r) / n } else { 0.0 }
}

/// Counts in which share of documents each common word stands. Documents of several
/// languages are counted together; the stop words of each language are common by decree.
fn background(eval: &Path) -> Result<Vec<u8>, String> {
    let files = [
        "stories/gva.jsonl.gz",
        "stories/allsides.jsonl.gz",
        "stories/ecbplus.jsonl.gz",
        "copies/text.jsonl.gz",
        "extract/articles/text-resiliparse_main.jsonl.gz",
        "extract/multilingual/text-resiliparse_main.jsonl.gz",
    ];
    let mut counts: BTreeMap<u32, f32> = BTreeMap::new();
    for file in files {
        let rows: Vec<Row> = read_rows(&eval.join(file))?;
        // Each collection counts as a thousand documents: none is the measure of print at large.
        let weight = 1000.0 / rows.len() as f32;
        let lists = rows.iter().map(|r| lessons::words(r.text.as_deref().unwrap_or_default()));
        let mut own: BTreeMap<u32, u32> = BTreeMap::new();
        lists.flatten().for_each(|w| *own.entry(w).or_default() += 1);
        own.into_iter()
            .filter(|(_, n)| *n > 1)
            .for_each(|(w, n)| *counts.entry(w).or_default() += n as f32 * weight);
    }
    let total = 1000.0 * files.len() as f32;
    let mut words: Vec<(u32, f32)> =
        counts.into_iter().map(|(w, n)| (w, n / total)).filter(|w| w.1 > 0.001).collect();
    let stop =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/meta/data/stop.txt"))
            .map_err(|e| format!("stop words: {e}"))?;
    let lines = stop.lines().filter(|l| !l.starts_with('#'));
    let stop = lines.filter_map(|l| l.split_once(": ")).flat_map(|(_, list)| list.split_whitespace());
    words.extend(stop.flat_map(lessons::words).map(|w| (w, 0.3)));
    println!("{} words", words.len());
    Ok(lessons::write_background(words))
}

/// SplitMix64 (Steele, Lea, Flood 2014).
pub struct Random(pub u64);

impl Random {
    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n as u64) as usize
    }
}
