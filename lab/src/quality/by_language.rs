//! Prints the scores of cleaning language by language. The labelled data does not name the
//! language of a page, so it is the one that the engine detected in the lead article,
//! "unknown" when there was too little text.

use super::scorer;
use crate::jsonl::{read_rows, write_rows};
use crate::paths::temporary;
use anyhow::Result;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Languages with fewer pages are scored together, as "other".
const MIN_PAGES: usize = 20;

/// Prints a line for each language, and one for all but English.
pub fn print(eval: &Path, measure: &str, gold: &Path, predictions: &[Value]) -> Result<()> {
    let gold: Vec<Value> = read_rows(gold)?;
    for (language, pages) in groups(predictions) {
        let ids: BTreeSet<&str> = pages.iter().filter_map(|p| p["id"].as_str()).collect();
        let labels = gold.iter().filter(|g| g["id"].as_str().is_some_and(|id| ids.contains(id)));
        let labels: Vec<Value> = labels.cloned().collect();
        let file = temporary("gold", "jsonl");
        write_rows(&file, &labels)?;
        let pages: Vec<Value> = pages.into_iter().cloned().collect();
        let scored = scorer::run(eval, measure, &file, &pages)?;
        std::fs::remove_file(&file)?;
        let line = match measure {
            "meta" => one_line(&scored),
            _ => scored.lines().next().unwrap_or_default().to_owned(),
        };
        println!("    {language}, {} pages: {line}", pages.len());
    }
    Ok(())
}

/// Predictions by language, in the order of the names; languages of a few pages as "other",
/// and all but English once more as "not en".
fn groups(predictions: &[Value]) -> BTreeMap<&str, Vec<&Value>> {
    let mut pages: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for page in predictions {
        pages.entry(page["language"].as_str().unwrap_or("unknown")).or_default().push(page);
    }
    let rare = pages.extract_if(.., |_, pages| pages.len() < MIN_PAGES);
    let other = rare.flat_map(|(_, pages)| pages).collect();
    pages.insert("other", other);
    let foreign = pages.iter().filter(|(name, _)| **name != "en");
    let foreign = foreign.flat_map(|(_, pages)| pages.iter().copied()).collect();
    pages.insert("not en", foreign);
    pages.retain(|_, pages| !pages.is_empty());
    pages
}

/// The scorer's lines on title, author and date as one: shares right and wrong of the pages
/// whose labels have one.
pub fn one_line(scored: &str) -> String {
    let share = |line: &str| {
        let (field, rest) = line.split_once(": ")?;
        let mut words = rest.split_whitespace();
        let (right, of) = words.find_map(|w| w.split_once('/'))?;
        let wrong = words.skip_while(|w| *w != "wrong").nth(1)?;
        let of: f64 = of.parse().ok()?;
        let part = |n: &str| n.parse::<f64>().map_or(0.0, |n| n / of);
        Some(format!("{field} {:.3} wrong {:.3} of {of}", part(right), part(wrong)))
    };
    scored.lines().filter_map(share).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn languages_of_a_few_pages_go_together() {
        let page = |language: Option<&str>| json!({ "id": "x", "language": language });
        let mut pages = vec![page(Some("en")); 30];
        pages.extend(vec![page(Some("de")); 20]);
        pages.extend(vec![page(Some("fr")); 19]);
        pages.push(page(None));
        let counts: Vec<(&str, usize)> = groups(&pages).into_iter().map(|(l, p)| (l, p.len())).collect();
        assert_eq!(counts, [("de", 20), ("en", 30), ("not en", 40), ("other", 20)]);
    }

    #[test]
    fn the_lines_of_fields_become_one() {
        let scored = "title: right 3/4 = 0.75 wrong 1 of them\nno share here\ndate: right 1/2 = 0.5 wrong 0";
        assert_eq!(one_line(scored), "title 0.750 wrong 0.250 of 4; date 0.500 wrong 0.000 of 2");
    }
}
