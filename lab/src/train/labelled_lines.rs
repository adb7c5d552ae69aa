//! The labelled pages as lines with features, labels and weights. In: files of pages and their
//! labels. Out: columns over all lines, and for each page the range of its lines. Also the
//! scores of a choice of lines.
//!
//! Pages with snippets alone get a whole body where a model's choice of lines agrees with every
//! snippet ([`MachineBodies`]).

use super::align::{mean_scores, overlap, shingles, tokens};
use super::columns::WORD_COUNT;
use super::folds::{FOLDS, fold, part};
use super::line_labels::{self, Gold};
use super::plain_text::single_spaced;
use crate::jsonl::{Row, read_rows};
use anyhow::Result;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use storysift::training;

/// A file of labelled pages.
pub struct Set {
    /// Folder below the labelled data.
    pub folder: &'static str,
    /// File of the pages, without its extension.
    pub file: &'static str,
}

/// Bodies of pages by id, as hashed words, that a model chose and every snippet agrees with.
pub type MachineBodies = BTreeMap<String, Vec<u64>>;

/// A page with its lines.
pub struct Page {
    /// Its id.
    pub id: String,
    /// Number of its set.
    pub set: usize,
    /// Its source and its language, where its labels tell them.
    pub source: [String; 2],
    /// The address or name that tells its site.
    pub site: String,
    /// Fold of its site; [`FOLDS`] when it is never learned from.
    pub fold: usize,
    /// Part of its site.
    pub part: usize,
    /// Runs of words of the labelled body; empty when there are snippets alone.
    pub gold: Vec<u64>,
    /// Snippets that must be in the body.
    pub with: Vec<String>,
    /// Snippets that must not be in the body.
    pub without: Vec<String>,
    /// Text of each line, single-spaced; empty when there are no snippets.
    pub texts: Vec<String>,
    /// Hashed words of each line.
    pub words: Vec<Vec<u64>>,
    /// Number of words of each line.
    pub lengths: Vec<u32>,
    /// Places of the words of each line in the table of words.
    pub word_slots: Vec<Vec<usize>>,
    /// Places of the class words around each line in the table of class words.
    pub class_slots: Vec<Vec<usize>>,
    /// Number of its first line among all lines.
    pub first: usize,
}

/// Lines of many pages.
#[derive(Default)]
pub struct LabelledLines {
    /// The pages.
    pub pages: Vec<Page>,
    /// The features of each line.
    pub rows: Vec<training::Row>,
    /// 1 for body, 0 for boilerplate.
    pub labels: Vec<f32>,
    /// How certain each label is.
    pub certainties: Vec<f32>,
    /// How much each line counts in training.
    pub weights: Vec<f32>,
    /// Logits of the shipped weights.
    pub shipped_logits: Vec<f32>,
}

/// Precision, recall and F1.
pub type Scores = (f64, f64, f64);

impl LabelledLines {
    /// Loads sets of pages from the labelled data.
    pub fn load(eval: &Path, sets: &[Set], bodies: &MachineBodies) -> Result<LabelledLines> {
        let mut all = LabelledLines::default();
        for (number, set) in sets.iter().enumerate() {
            let folder = eval.join(set.folder);
            let gold: Vec<Gold> = read_rows(&folder.join("gold.jsonl.gz"))?;
            let gold: BTreeMap<String, Gold> = gold.into_iter().map(|g| (g.id.clone(), g)).collect();
            let rows: Vec<Row> = read_rows(&folder.join(format!("{}.jsonl.gz", set.file)))?;
            for row in rows {
                let Some(gold) = gold.get(&row.id).filter(|g| !g.is_empty()) else { continue };
                let lines = match (&row.text, &row.html) {
                    (Some(text), _) => training::lines("page.txt", text.as_bytes()),
                    (_, Some(html)) => training::lines("page.html", html.as_bytes()),
                    _ => continue,
                };
                all.add(number, gold, lines, bodies);
            }
            eprintln!("{}/{}: {} lines so far", set.folder, set.file, all.rows.len());
        }
        Ok(all)
    }

    /// The lines of one page of text.
    #[cfg(test)]
    pub fn of_text(gold: &Gold, text: &str) -> LabelledLines {
        let mut all = LabelledLines::default();
        all.add(0, gold, training::lines("page.txt", text.as_bytes()), &MachineBodies::new());
        all
    }

    fn add(&mut self, set: usize, gold: &Gold, lines: Vec<training::Line>, bodies: &MachineBodies) {
        let words: Vec<Vec<u64>> = lines.iter().map(|l| tokens(&l.text)).collect();
        let snippets = gold.has_snippets();
        let texts: Vec<String> =
            if snippets { lines.iter().map(|l| single_spaced(&l.text)).collect() } else { Vec::new() };
        let lengths: Vec<u32> = lines.iter().map(|l| l.row[WORD_COUNT] as u32).collect();
        let page_weight = page_weight(&lengths);
        for (label, length) in line_labels::label(gold, &words, &texts, bodies).into_iter().zip(&lengths) {
            self.labels.push(label.is_body());
            self.certainties.push(label.certainty());
            self.weights.push(label.certainty() * ((*length as f32).sqrt() + 0.3) * page_weight);
        }
        let first = self.rows.len();
        let (mut word_slots, mut class_slots) = (Vec::new(), Vec::new());
        for line in lines {
            self.rows.push(line.row);
            self.shipped_logits.push(line.logit);
            word_slots.push(line.words);
            class_slots.push(line.classes);
        }
        let [with, without] = gold.snippets();
        self.pages.push(Page {
            id: gold.id.clone(),
            set,
            source: [gold.set.clone(), gold.lang.clone()],
            site: gold.site().to_owned(),
            fold: if gold.is_research() { FOLDS } else { fold(gold.site()) },
            part: part(gold.site()),
            gold: if snippets { Vec::new() } else { shingles(&tokens(&gold.body)) },
            with,
            without,
            texts,
            words,
            lengths,
            word_slots,
            class_slots,
            first,
        });
    }

    /// Bodies that logits choose and every snippet agrees with.
    pub fn machine_bodies(&self, logits: &[f32]) -> MachineBodies {
        let mut bodies = MachineBodies::new();
        for page in self.pages.iter().filter(|p| !p.with.is_empty()) {
            let kept = page.kept(logits);
            let counts = page.count_snippets(&kept);
            if counts.found > 0 && counts.missed == 0 && counts.wrong == 0 {
                bodies.insert(page.id.clone(), page.words_of(&kept));
            }
        }
        bodies
    }

    /// The scores of a choice of lines, set by set: over runs of words where bodies are labelled,
    /// else over snippets.
    pub fn scores(&self, sets: usize, logits: &[f32]) -> Vec<Scores> {
        let mut bodies = vec![Vec::new(); sets];
        let mut counts = vec![SnippetCounts::default(); sets];
        for page in &self.pages {
            let kept = page.kept(logits);
            if page.with.is_empty() && page.without.is_empty() {
                bodies[page.set].push(overlap(&page.gold, &shingles(&page.words_of(&kept))));
            } else {
                let own = page.count_snippets(&kept);
                let sum = &mut counts[page.set];
                sum.found += own.found;
                sum.missed += own.missed;
                sum.wrong += own.wrong;
            }
        }
        bodies
            .iter()
            .zip(counts)
            .map(|(b, c)| if b.is_empty() { c.scores() } else { mean_scores(b) })
            .collect()
    }
}

/// Factor of the weight of each line of a page. Falls with the root of the page's length, so
/// that a long page counts more as a whole, but not in proportion.
fn page_weight(lengths: &[u32]) -> f32 {
    let mass: f32 = lengths.iter().map(|n| (*n as f32).sqrt()).sum();
    (200.0 / mass.max(10.0)).sqrt()
}

/// Snippets that a choice of lines has found, missed, and wrongly kept.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct SnippetCounts {
    found: usize,
    missed: usize,
    wrong: usize,
}

impl SnippetCounts {
    fn scores(self) -> Scores {
        let SnippetCounts { found, missed, wrong } = self;
        let p = found as f64 / (found + wrong).max(1) as f64;
        let r = found as f64 / (found + missed).max(1) as f64;
        (p, r, 2.0 * p * r / (p + r).max(1e-9))
    }
}

impl Page {
    /// Numbers of its lines among all lines.
    pub fn range(&self) -> Range<usize> {
        self.first..self.first + self.words.len()
    }

    /// Which of its lines the engine would keep.
    pub fn kept(&self, logits: &[f32]) -> Vec<bool> {
        logits[self.range()].iter().map(|logit| training::is_text(*logit)).collect()
    }

    /// The hashed words of kept lines.
    fn words_of(&self, kept: &[bool]) -> Vec<u64> {
        let lines = self.words.iter().zip(kept).filter(|(_, kept)| **kept);
        lines.flat_map(|(line, _)| line.iter().copied()).collect()
    }

    fn count_snippets(&self, kept: &[bool]) -> SnippetCounts {
        let lines = self.texts.iter().zip(kept).filter(|(_, kept)| **kept);
        let body = lines.map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" ");
        let hits = |snippets: &[String]| snippets.iter().filter(|s| body.contains(s.as_str())).count();
        let found = hits(&self.with);
        SnippetCounts { found, missed: self.with.len() - found, wrong: hits(&self.without) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Share\n\nThe council of Balera voted on Monday to keep the old bridge over the river open for \
        another year.\n\nEngineers had warned in spring that two of its pillars need to be repaired soon.\n\nContact";

    fn labelled(gold: &Gold) -> LabelledLines {
        LabelledLines::of_text(gold, TEXT)
    }

    fn with_snippets() -> Gold {
        let lists = (vec!["the old bridge".to_owned()], vec!["Contact".to_owned()]);
        Gold { id: "a".into(), with: lists.0, without: lists.1, ..Gold::default() }
    }

    #[test]
    fn a_perfect_choice_has_perfect_scores_and_everything_a_lower_precision() {
        let body: String = TEXT.split("\n\n").skip(1).take(2).collect::<Vec<_>>().join("\n\n");
        for gold in [Gold { body, ..Gold::default() }, with_snippets()] {
            let all = labelled(&gold);
            let perfect = [-9.0, 9.0, 9.0, -9.0];
            assert_eq!(all.rows.len(), perfect.len());
            let (p, r, f1) = all.scores(1, &perfect)[0];
            assert!(p == 1.0 && r == 1.0 && f1 > 0.999);
            let (p, r, _) = all.scores(1, &[9.0; 4])[0];
            assert!(p < 1.0 && r == 1.0);
        }
    }

    #[test]
    fn a_body_is_taken_from_a_model_only_when_every_snippet_agrees() {
        let all = labelled(&with_snippets());
        assert_eq!(all.machine_bodies(&[-9.0, 9.0, 9.0, -9.0]).keys().collect::<Vec<_>>(), ["a"]);
        for disagreeing in [[9.0; 4], [-9.0; 4]] {
            assert!(all.machine_bodies(&disagreeing).is_empty());
        }
    }

    #[test]
    fn lines_without_a_label_have_no_weight() {
        let all = labelled(&with_snippets());
        let known: Vec<bool> = all.weights.iter().map(|w| *w > 0.0).collect();
        assert_eq!(known, [false, true, false, true]);
        assert!(all.pages.iter().all(|p| p.range() == (0..4) && p.fold < FOLDS));
    }

    #[test]
    fn the_lines_of_a_long_page_count_less_each_and_more_together() {
        let [short, long] = [&[9u32; 20][..], &[9u32; 80]].map(page_weight);
        assert!(long < short && 80.0 * long > 20.0 * short);
    }
}
