//! The quality that was reached, kept in `tests/quality/floors.json`: the score of each set,
//! and a hash of each labelled file that it was measured on. In: the scorer's lines. Out: the
//! scores that fell, or a new file. A score may fall by its tolerance; lowering a floor takes
//! a flag of its own.

use crate::{hash, paths};
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// What floors are kept of: a measure, the words in the scorer's line whose number counts, and
/// by how much the score may fall: its noise, more where a set has fewer items.
const SCORES: &[(&str, &str, f64)] = &[
    ("extract", "F1", 0.004),
    ("snippets", "F1", 0.004),
    ("meta", "title: right", 0.01),
    ("meta", "byline: right", 0.01),
    ("meta", "date: right", 0.01),
    ("split", "articles F1", 0.008),
    ("split", "lead text F1", 0.006),
    ("copies", "all", 0.004),
    ("clusters", "BCubed F1", 0.006),
    ("drops", "mean", 0.01),
];

/// The file of floors, or what was measured.
#[derive(Default, Serialize, Deserialize)]
pub struct Floors {
    /// Hash of each labelled file that was read.
    data: BTreeMap<String, String>,
    /// Score by set and measure.
    scores: BTreeMap<String, f64>,
}

impl Floors {
    /// The floors as they stand; none when the file is absent.
    pub fn read() -> Result<Floors> {
        let path = paths::floors();
        match std::fs::read_to_string(&path) {
            Ok(text) => serde_json::from_str(&text).with_context(|| path.display().to_string()),
            Err(_) => Ok(Floors::default()),
        }
    }

    /// Notes the content of a labelled file.
    pub fn note_file(&mut self, eval: &Path, name: &str) -> Result<()> {
        let bytes = std::fs::read(eval.join(name)).with_context(|| name.to_owned())?;
        self.data.insert(name.to_owned(), format!("{:016x}", hash::bytes(&bytes)));
        Ok(())
    }

    /// Notes the scores in a line of the scorer. Indented lines are about a part of the set,
    /// such as a language, and are passed over.
    pub fn note_score(&mut self, set: &str, measure: &str, line: &str) {
        for (_, key, _) in SCORES.iter().filter(|s| s.0 == measure && !line.starts_with(' ')) {
            if let Some(score) = number_after(line, key) {
                self.scores.entry(format!("{set} {measure} {key}")).or_insert(score);
            }
        }
    }

    /// The scores below their floors, one line each. Prints a note for each labelled file that
    /// is not the one the floors were measured on.
    pub fn below(&self, floors: &Floors) -> Vec<String> {
        for (name, hash) in &self.data {
            if floors.data.get(name).is_some_and(|floor| floor != hash) {
                println!("note: {name} is not the file that the floors were measured on");
            }
        }
        let below = |(name, score): (&String, &f64)| {
            let own = SCORES.iter().find(|s| name.ends_with(&format!("{} {}", s.0, s.1)));
            let tolerance = own.map_or(0.0, |s| s.2);
            let floor = floors.scores.get(name)?;
            (*score < floor - tolerance)
                .then(|| format!("{name}: {score:.4}, below its floor {floor:.4} by more than {tolerance}"))
        };
        self.scores.iter().filter_map(below).collect()
    }

    /// Writes the measured scores as floors.
    pub fn pin(self, floors: Floors, lower: bool) -> Result<()> {
        let path = paths::floors();
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let text = serde_json::to_string_pretty(&self.raise(floors, lower))? + "\n";
        std::fs::write(&path, text).with_context(|| path.display().to_string())
    }

    /// The floors with the measured scores: a higher score raises its floor, a lower one lowers
    /// it only when `lower` is set. Sets that were not measured keep theirs.
    fn raise(self, floors: Floors, lower: bool) -> Floors {
        let mut new = floors;
        new.data.extend(self.data);
        for (name, score) in self.scores {
            let floor = new.scores.entry(name).or_insert(score);
            *floor = if lower { score } else { floor.max(score) };
        }
        new
    }
}

/// The last number right behind the words `key`, up to the next word: of `3/4 = 0.75` the 0.75.
fn number_after(line: &str, key: &str) -> Option<f64> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let key: Vec<&str> = key.split_whitespace().collect();
    let at = words.windows(key.len()).position(|w| w == key)? + key.len();
    let rest = words[at..].iter().take_while(|w| w.starts_with(|c: char| c.is_ascii_digit() || c == '='));
    rest.filter_map(|w| w.parse().ok()).last()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn floors(scores: &[(&str, f64)]) -> Floors {
        let scores = scores.iter().map(|(name, score)| ((*name).to_owned(), *score)).collect();
        Floors { scores, ..Floors::default() }
    }

    #[test]
    fn the_number_of_a_line_is_the_last_one_behind_its_key() {
        for (line, key, number) in [
            ("F1 0.9312 +/- 0.003  precision 0.9", "F1", Some(0.9312)),
            ("title: right 3/4 = 0.750  wrong 1", "title: right", Some(0.75)),
            ("exact 3/4  near 1/2   all 0.8125   links 3", "all", Some(0.8125)),
            ("articles F1 0.71   lead text F1 0.95", "lead text F1", Some(0.95)),
            ("precision 0.9", "F1", None),
            ("F1 unknown", "F1", None),
        ] {
            assert_eq!(number_after(line, key), number, "{line}");
        }
    }

    #[test]
    fn only_the_first_line_about_the_whole_set_is_noted() {
        let mut measured = Floors::default();
        for line in ["  de: F1 0.5", "F1 0.9  precision 1", "F1 0.7"] {
            measured.note_score("pages", "extract", line);
        }
        assert_eq!(measured.scores, floors(&[("pages extract F1", 0.9)]).scores);
    }

    #[test]
    fn a_score_may_fall_by_its_tolerance_and_no_further() {
        for (score, count) in [(0.91, 0), (0.9, 0), (0.8961, 0), (0.8959, 1)] {
            let measured = floors(&[("pages extract F1", score), ("new extract F1", 0.1)]);
            assert_eq!(measured.below(&floors(&[("pages extract F1", 0.9)])).len(), count, "{score}");
        }
    }

    #[test]
    fn floors_rise_by_themselves_and_fall_when_asked() {
        for (lower, fallen) in [(false, 0.5), (true, 0.4)] {
            let old = floors(&[("a", 0.5), ("b", 0.5), ("c", 0.5)]);
            let new = floors(&[("a", 0.6), ("b", 0.4), ("d", 0.1)]).raise(old, lower);
            assert_eq!(new.scores, floors(&[("a", 0.6), ("b", fallen), ("c", 0.5), ("d", 0.1)]).scores);
        }
    }
}
