//! `train judge`: the boosted trees that score lines, and first the tables of words and class
//! words whose scores are some of their features (`word_scores`). Labels that models of other
//! sites contradict count less (`noisy_labels`).
//!
//! In: the labelled pages. Out: four data files of the engine; `html` or `text` writes the trees
//! of one kind of pages alone. It takes four minutes of processor time. `--check` prints scores
//! by cross-validation over whole sites instead, and takes eight. `--shipped` scores the written
//! weights on the pages that they learned from. `--explain` prints the logit of each line of
//! files.

use super::boosting::{Edges, Examples, Settings, Tree, logit, train};
use super::folds::{FOLDS, PARTS};
use super::labelled_lines::{LabelledLines, MachineBodies, Page, Scores, Set};
use super::noisy_labels;
use super::trees_file::{self, Scale};
use super::word_scores::CrossFitted;
use crate::args::Args;
use crate::paths;
use anyhow::{Context, Result, bail};
use std::path::Path;
use storysift::training::{self, Bar};

/// How the trees are grown: of the few counts, depths and rates that were compared, the best on
/// held-out sites for the size of the file.
const SETTINGS: Settings = Settings {
    trees: 400,
    depth: training::LEVELS,
    learning_rate: 0.12,
    l2: 8.0,
    example_share: 96,
    feature_share: 64,
};

/// Fewer trees for the models that only find noisy labels.
const NOISE_SETTINGS: Settings = Settings { trees: 170, learning_rate: 0.2, ..SETTINGS };

const fn set(folder: &'static str, file: &'static str) -> Set {
    Set { folder, file }
}

const TEXT: &[Set] = &[
    set("extract/articles", "text-chrome"),
    set("extract/articles", "text-bs4"),
    set("extract/articles", "text-resiliparse_main"),
    set("extract/articles", "text-trafilatura_recall"),
    set("extract/multilingual", "text-chrome"),
    set("extract/multilingual", "text-resiliparse_main"),
];

/// Where words are learned: the pages with all their boilerplate.
const WORDS: &[Set] = &[set("extract/articles", "text-chrome"), set("extract/multilingual", "text-chrome")];

const HTML: &[Set] = &[set("extract/articles", "html"), set("extract/multilingual", "html")];

/// Runs the trainer.
pub fn run(args: &[String]) -> Result<()> {
    let args = Args::parse(args, &["--check", "--shipped", "--explain"])?;
    if args.has("--explain") {
        return args.words.iter().try_for_each(|file| explain(file));
    }
    if let Some(word) = args.words.iter().find(|word| !["html", "text"].contains(word)) {
        bail!("no trees of {word}; there are html and text");
    }
    let eval = paths::labelled_data();
    if args.has("--shipped") {
        for sets in [TEXT, HTML] {
            let all = LabelledLines::load(&eval, sets, &MachineBodies::new())?;
            print_scores("shipped weights", &all.scores(sets.len(), &all.shipped_logits, training::BAR));
        }
        return Ok(());
    }
    let bodies = machine_bodies(&eval)?;
    let word_pages = LabelledLines::load(&eval, WORDS, &bodies)?;
    let words = CrossFitted::words(&word_pages, None);
    if !args.has("--check") {
        write(&paths::word_weights(), &words.whole[..])?;
    }
    for (format, sets, features) in [("html", HTML, training::ALL), ("text", TEXT, training::TEXT)] {
        if !args.words.is_empty() && !args.words.contains(&format) {
            continue;
        }
        let mut all = LabelledLines::load(&eval, sets, &bodies)?;
        if args.has("--check") {
            check(format, &mut all, &word_pages, sets, features);
            continue;
        }
        words.fill(&mut all, None);
        if features == training::ALL {
            let classes = CrossFitted::classes(&mut all, None);
            write(&paths::class_weights(), &classes.whole[..])?;
        }
        let (edges, mut examples) = examples(&all, features);
        examples.weights = less_noise(&all, &examples, |_| true);
        let trees = train(&examples, &all.numbers(|_| true), SETTINGS);
        let trees = trees_file::encode(&edges, &trees, Scale::Units);
        trees_file::write(&paths::line_trees(format), &trees, &training::LINE_FEATURES)?;
    }
    Ok(())
}

/// Prints the lines of a file with the logits of the shipped weights.
fn explain(file: &str) -> Result<()> {
    let bytes = std::fs::read(file).with_context(|| file.to_owned())?;
    for line in training::lines(file, &bytes) {
        println!("{:6.2} {}", line.logit, line.text.chars().take(120).collect::<String>());
    }
    Ok(())
}

/// Bodies for the pages with snippets alone: what a model of HTML lines that never saw their
/// sites chooses, where every snippet agrees.
fn machine_bodies(eval: &Path) -> Result<MachineBodies> {
    let mut all = LabelledLines::load(eval, HTML, &MachineBodies::new())?;
    // The weights of words are not learned yet.
    all.rows.iter_mut().for_each(|row| row[training::WORDS..training::TEXT].fill(0.0));
    let logits = held_out_logits(&mut all, None, training::ALL);
    let bodies = all.machine_bodies(&logits);
    print_scores("first model of HTML lines", &all.scores(HTML.len(), &logits, training::BAR));
    eprintln!("machine-made bodies for {} pages", bodies.len());
    Ok(bodies)
}

/// Logits of all lines, each by a model that never saw its site; nor did the weights of words
/// that are among its features, which are learned from `word_pages`.
fn held_out_logits(all: &mut LabelledLines, word_pages: Option<&LabelledLines>, features: usize) -> Vec<f32> {
    let mut logits = vec![0.0; all.rows.len()];
    for fold in 0..FOLDS {
        if let Some(word_pages) = word_pages {
            CrossFitted::words(word_pages, Some(fold)).fill(all, Some(fold));
        }
        if features == training::ALL {
            CrossFitted::classes(all, Some(fold));
        }
        let (_, mut examples) = examples(all, features);
        examples.weights = less_noise(all, &examples, |p| p.fold != fold);
        let trees = train(&examples, &all.numbers(|p| p.fold != fold), SETTINGS);
        predict(&examples, &trees, &all.numbers(|p| p.fold == fold), &mut logits);
    }
    logits
}

/// The weights of lines, lower for labels that are probably wrong, learned from those pages
/// alone for which `of` holds.
fn less_noise(all: &LabelledLines, examples: &Examples, of: impl Fn(&Page) -> bool) -> Vec<f32> {
    let mut logits = vec![0.0; all.rows.len()];
    for part in 0..PARTS {
        let trees = train(examples, &all.numbers(|p| of(p) && p.part != part), NOISE_SETTINGS);
        predict(examples, &trees, &all.numbers(|p| of(p) && p.part == part), &mut logits);
    }
    noisy_labels::reweigh(all, of, &logits)
}

/// Lines as examples by their first `features` features.
fn examples(all: &LabelledLines, features: usize) -> (Edges, Examples) {
    let edges = Edges::of(features, all.rows.iter().map(|r| &r[..features]));
    let bins = (0..features).map(|f| all.rows.iter().map(|r| edges.bin(f, r[f])).collect()).collect();
    (edges, Examples { bins, labels: all.labels.clone(), weights: all.weights.clone() })
}

fn predict(examples: &Examples, trees: &[Tree], lines: &[u32], logits: &mut [f32]) {
    for &line in lines {
        logits[line as usize] = logit(trees, |f| examples.bins[f][line as usize]);
    }
}

/// Prints F1, precision and recall of each set.
fn print_scores(name: &str, scores: &[Scores]) {
    let cells: Vec<String> = scores.iter().map(|(p, r, f)| format!("{f:.4} ({p:.3} {r:.3})")).collect();
    println!("{name:44} {}", cells.join("  "));
}

/// Prints the scores of held-out pages by the decoder's settings and by others near them, after
/// those of keeping everything and of keeping what the labels say.
fn check(name: &str, all: &mut LabelledLines, word_pages: &LabelledLines, sets: &[Set], features: usize) {
    let files: Vec<&str> = sets.iter().map(|s| s.file).collect();
    println!("{name:44} {}", files.join("  "));
    let everything = vec![9.0; all.rows.len()];
    print_scores("untouched", &all.scores(sets.len(), &everything, training::BAR));
    let perfect: Vec<f32> = all.labels.iter().map(|label| if *label > 0.5 { 9.0 } else { -9.0 }).collect();
    print_scores("perfect", &all.scores(sets.len(), &perfect, training::BAR));
    let logits = held_out_logits(all, Some(word_pages), features);
    let shipped = training::BAR;
    for bar in [
        shipped,
        Bar { again: 0.1, ..shipped },
        Bar { again: 0.3, ..shipped },
        Bar { again: 1.0, ..shipped },
        Bar { paragraph: -0.2, ..shipped },
        Bar { paragraph: -1.0, ..shipped },
        Bar { run: -0.2, ..shipped },
        Bar { run: 0.0, ..shipped },
        Bar { short: -1.0, ..shipped },
        Bar { short: 0.0, ..shipped },
        Bar { outside: 0.5, ..shipped },
        Bar { outside: 2.0, ..shipped },
    ] {
        print_scores(&format!("{bar:?}").replace("Bar ", ""), &all.scores(sets.len(), &logits, bar));
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).with_context(|| path.display().to_string())
}
