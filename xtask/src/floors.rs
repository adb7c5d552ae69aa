//! The quality that was reached, pinned: `tests/quality/floors.json` holds the score of
//! each set with a hash of the labelled data that it was measured on. A score may fall by
//! its noise and no further; lowering a floor takes an explicit flag.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a floor is measured by: the number behind these words in the scorer's output.
const KEYS: &[(&str, &str, f64)] = &[
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

/// The file of floors.
#[derive(Default, Serialize, Deserialize)]
pub struct Floors {
    /// Hash of each labelled file that was read.
    data: BTreeMap<String, String>,
    /// Score by set and measure.
    scores: BTreeMap<String, f64>,
}

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/quality/floors.json")
}

impl Floors {
    /// The floors as they stand; none when the file is absent.
    pub fn read() -> Result<Floors, String> {
        match std::fs::read_to_string(path()) {
            Ok(text) => serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path().display())),
            Err(_) => Ok(Floors::default()),
        }
    }

    /// Notes the content of a labelled file.
    pub fn saw(&mut self, eval: &Path, name: &str) -> Result<(), String> {
        let bytes = std::fs::read(eval.join(name)).map_err(|e| format!("{name}: {e}"))?;
        let hash = bytes
            .iter()
            .fold(0xcbf2_9ce4_8422_2325u64, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x100_0000_01b3));
        self.data.insert(name.to_owned(), format!("{hash:016x}"));
        Ok(())
    }

    /// Takes the scores out of a line of the scorer.
    pub fn note(&mut self, set: &str, measure: &str, line: &str) {
        // A line about a part of the set (a language) is indented.
        for (_, key, _) in KEYS.iter().filter(|k| k.0 == measure && !line.starts_with(' ')) {
            if let Some(score) = number_behind(line, key) {
                self.scores.entry(format!("{set} {measure} {key}")).or_insert(score);
            }
        }
    }

    /// What fell below the floors, one line each. Sets that were not measured, and data
    /// that is not the data of the floors, are said on standard output.
    pub fn fallen(&self, floors: &Floors) -> Vec<String> {
        for (name, hash) in &self.data {
            if floors.data.get(name).is_some_and(|pinned| pinned != hash) {
                println!("note: {name} is not the file that the floors were measured on");
            }
        }
        let below = |(name, score): (&String, &f64)| {
            let noise =
                KEYS.iter().find(|k| name.ends_with(&format!("{} {}", k.0, k.1))).map_or(0.0, |k| k.2);
            let floor = floors.scores.get(name)?;
            (*score < floor - noise)
                .then(|| format!("{name}: {score:.4}, below its floor {floor:.4} by more than {noise}"))
        };
        self.scores.iter().filter_map(below).collect()
    }

    /// Writes the measured scores as floors: a higher score raises its floor, a lower one
    /// lowers it only when `lower` is set.
    pub fn pin(self, floors: Floors, lower: bool) -> Result<(), String> {
        let mut new = floors;
        new.data.extend(self.data);
        for (name, score) in self.scores {
            let floor = new.scores.entry(name).or_insert(score);
            *floor = if lower { score } else { floor.max(score) };
        }
        let text = serde_json::to_string_pretty(&new).map_err(|e| e.to_string())? + "\n";
        let path = path();
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| e.to_string())?;
        }
        std::fs::write(&path, text).map_err(|e| e.to_string())
    }
}

/// The last number (a share such as "3/4 = 0.75" ends in one) right behind the key, up to
/// the next word.
fn number_behind(line: &str, key: &str) -> Option<f64> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let key: Vec<&str> = key.split_whitespace().collect();
    let at = words.windows(key.len()).position(|w| w == key)? + key.len();
    let rest = words[at..].iter().take_while(|w| w.starts_with(|c: char| c.is_ascii_digit() || c == '='));
    rest.filter_map(|w| w.parse().ok()).last()
}
