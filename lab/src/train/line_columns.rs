//! `train columns DIR`: the labelled lines as flat binary files, from which `lab/net` trains the
//! sequence nets. In: the labelled pages. Out, for `text` and for `html`:
//!
//! - `NAME.features.i16`: a row a line, each feature [squashed](squash) and in steps of
//!   1/[`STEPS`];
//! - `NAME.labels.f32`: for each line whether it is body (0 or 1), how certain that is (0 when
//!   unknown), its words, and the logit of the shipped weights;
//! - `NAME.kept.u8`: 1 for each line that the shipped weights and their decoder keep;
//! - `NAME.words.u64` and `NAME.lengths.u32`: hashes of the words that the scorer counts, and
//!   how many of them each line has;
//! - `NAME.gold.u64`: the runs of four words of each labelled body, hashed and sorted;
//! - `NAME.names.txt`: the names of the features, a line each, in the order of a row;
//! - `NAME.pages.jsonl`: a row a page, in the order of the lines, with the number of its lines
//!   and of the runs of its body.
//!
//! All numbers lowest byte first. The scores of words and class words among the features are
//! by tables that never saw the page's site ([`CrossFitted`]); the tables of all sites go to
//! `line-words.i8` and `class-words.i8` in the same folder. Pages of research sets are written,
//! with the fold [`FOLDS`], and nothing is learned from them.

use super::folds::FOLDS;
use super::labelled_lines::{LabelledLines, MachineBodies, Page, Set};
use super::word_scores::CrossFitted;
use crate::args::Args;
use crate::paths;
use anyhow::{Context, Result, bail};
use serde_json::json;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use storysift::training::{self, squash};

/// Steps of 1 in the file of features.
const STEPS: f32 = 1024.0;

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
    set("extract/more", "text-chrome"),
    set("extract/more", "text-bs4"),
];

/// Where words are learned: the pages with all their boilerplate.
const WORDS: &[Set] = &[
    set("extract/articles", "text-chrome"),
    set("extract/multilingual", "text-chrome"),
    set("extract/more", "text-chrome"),
];

const HTML: &[Set] =
    &[set("extract/articles", "html"), set("extract/multilingual", "html"), set("extract/more", "html")];

/// Runs the verb.
pub fn run(args: &[String]) -> Result<()> {
    let args = Args::parse(args, &["--explain"])?;
    if args.has("--explain") {
        return args.words.iter().try_for_each(|file| explain(file));
    }
    let [folder] = args.words.as_slice() else { bail!("train columns DIR | --explain FILE...") };
    let folder = Path::new(folder);
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let eval = paths::labelled_data();
    let bodies = machine_bodies(&eval)?;
    // Research sets are in the fold that is held out here.
    let words = CrossFitted::words(&LabelledLines::load(&eval, WORDS, &bodies)?, Some(FOLDS));
    std::fs::write(folder.join("line-words.i8"), &words.whole[..])?;
    let mut text = LabelledLines::load(&eval, TEXT, &bodies)?;
    words.fill(&mut text, Some(FOLDS));
    write(&folder.join("text"), &text, TEXT, training::TEXT)?;
    drop(text);
    let mut html = LabelledLines::load(&eval, HTML, &bodies)?;
    words.fill(&mut html, Some(FOLDS));
    let classes = CrossFitted::classes(&mut html, Some(FOLDS));
    std::fs::write(folder.join("class-words.i8"), &classes.whole[..])?;
    write(&folder.join("html"), &html, HTML, training::ALL)
}

/// Prints the lines of a file with the logits of the shipped weights.
fn explain(file: &str) -> Result<()> {
    let bytes = std::fs::read(file).with_context(|| file.to_owned())?;
    for line in training::lines(file, &bytes) {
        println!("{:6.2} {}", line.logit, line.text.chars().take(120).collect::<String>());
    }
    Ok(())
}

/// Bodies for the pages with snippets alone: what the shipped weights choose in HTML, where
/// every snippet agrees.
fn machine_bodies(eval: &Path) -> Result<MachineBodies> {
    let all = LabelledLines::load(eval, &HTML[1..2], &MachineBodies::new())?;
    let bodies = all.machine_bodies(&all.shipped_logits);
    eprintln!("machine-made bodies for {} pages", bodies.len());
    Ok(bodies)
}

/// Writes the files whose names begin with `path`.
fn write(path: &Path, all: &LabelledLines, sets: &[Set], features: usize) -> Result<()> {
    for (set, (p, r, f1)) in sets.iter().zip(all.scores(sets.len(), &all.shipped_logits)) {
        println!("{}/{}: shipped weights F1 {f1:.4} (precision {p:.3}, recall {r:.3})", set.folder, set.file);
    }
    let create = |name: &str| -> Result<BufWriter<File>> {
        let path = path.with_extension(name);
        Ok(BufWriter::new(File::create(&path).with_context(|| path.display().to_string())?))
    };
    let mut names = create("names.txt")?;
    training::LINE_FEATURES[..features].iter().try_for_each(|name| writeln!(names, "{name}"))?;
    names.flush()?;
    let mut out = create("features.i16")?;
    for row in &all.rows {
        for value in &row[..features] {
            let steps = (squash(*value) * STEPS).round() as i16;
            out.write_all(&steps.to_le_bytes())?;
        }
    }
    out.flush()?;
    let mut out = create("labels.f32")?;
    let mut kept = create("kept.u8")?;
    let (mut words, mut lengths) = (create("words.u64")?, create("lengths.u32")?);
    let mut pages = create("pages.jsonl")?;
    let mut gold = create("gold.u64")?;
    for page in &all.pages {
        for (at, count) in page.range().zip(&page.lengths) {
            for value in [all.labels[at], all.certainties[at], *count as f32, all.shipped_logits[at]] {
                out.write_all(&value.to_le_bytes())?;
            }
        }
        let keeps = page.kept(&all.shipped_logits);
        kept.write_all(&keeps.into_iter().map(u8::from).collect::<Vec<_>>())?;
        for line in &page.words {
            lengths.write_all(&(line.len() as u32).to_le_bytes())?;
            for word in line {
                words.write_all(&word.to_le_bytes())?;
            }
        }
        for run in &page.gold {
            gold.write_all(&run.to_le_bytes())?;
        }
        writeln!(pages, "{}", row(page, sets))?;
    }
    for mut out in [out, kept, words, lengths, pages, gold] {
        out.flush()?;
    }
    Ok(())
}

/// The row of a page. Of each snippet the lines that hold it.
fn row(page: &Page, sets: &[Set]) -> serde_json::Value {
    let holders = |snippets: &[String]| -> Vec<Vec<usize>> {
        let holds = |s: &String| {
            let lines = page.texts.iter().enumerate().filter(|(_, text)| text.contains(s.as_str()));
            lines.map(|(at, _)| at).collect()
        };
        snippets.iter().map(holds).collect()
    };
    let set = &sets[page.set];
    let folder = set.folder.trim_start_matches("extract/");
    json!({
        "id": page.id, "folder": folder, "variant": set.file,
        "set": if page.source[0].is_empty() { folder } else { &page.source[0] },
        "lang": page.source[1], "site": page.site, "fold": page.fold, "part": page.part,
        "lines": page.lengths.len(), "gold": page.gold.len(),
        "with": holders(&page.with), "without": holders(&page.without),
    })
}
