//! Counts how common words are in print at large.

use crate::rows::{Row, read_rows};
use std::collections::BTreeMap;
use std::path::Path;
use storysift::story_lessons as lessons;

/// Counts in which share of documents each common word stands. Documents of several
/// languages are counted together; the stop words of each language are common by decree.
pub fn background(eval: &Path) -> Result<Vec<u8>, String> {
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
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    for list in ["../src/meta/data/stop.txt", "src/train/data/common.txt"] {
        let lines = std::fs::read_to_string(folder.join(list)).map_err(|e| format!("{list}: {e}"))?;
        let lists = lines.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(": "));
        let common = lists.flat_map(|(_, list)| list.split_whitespace().flat_map(lessons::words));
        words.extend(common.map(|w| (w, 0.3)));
    }
    println!("{} words", words.len());
    Ok(lessons::write_background(words))
}
