//! Breaks in vocabulary: whether the text behind a line is about something else than the
//! text before it. Content words only, matched exactly; scripts without spaces by pairs.

use crate::language::is_stop_word;
use crate::text::{is_unspaced, word_spans};
use std::collections::BTreeMap;

/// Counts of content words.
pub(crate) type Terms = BTreeMap<String, u32>;

/// Adds the content words of a text: four letters or more and no stop word, or two
/// neighbouring characters of an unspaced script.
pub(crate) fn add_terms(terms: &mut Terms, text: &str) {
    let mut before: Option<char> = None;
    for (start, end) in word_spans(text) {
        let word = &text[start..end];
        match word.chars().next().filter(|c| is_unspaced(*c)) {
            Some(c) => {
                if let Some(before) = before {
                    *terms.entry([before, c].iter().collect()).or_default() += 1;
                }
                before = Some(c);
            }
            None => {
                before = None;
                let word = word.to_lowercase();
                let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(&word);
                if word.chars().count() >= 4 && !is_stop_word(word) {
                    *terms.entry(word.to_owned()).or_default() += 1;
                }
            }
        }
    }
}

/// Cosine of two counts, each count damped to its square root.
pub(crate) fn cosine(a: &Terms, b: &Terms) -> f32 {
    let norm = |t: &Terms| t.values().map(|n| *n as f32).sum::<f32>().sqrt();
    let (na, nb) = (norm(a), norm(b));
    if na == 0.0 || nb == 0.0 {
        return 0.0;
    }
    let (small, large) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let dot: f32 = small.iter().filter_map(|(w, n)| Some((*n as f32 * *large.get(w)? as f32).sqrt())).sum();
    dot / (na * nb)
}

/// Share of the terms of `title` that `text` has, 0 to 1.
pub(crate) fn share(title: &Terms, text: &Terms) -> f32 {
    if title.is_empty() {
        return 0.0;
    }
    title.keys().filter(|w| text.contains_key(*w)).count() as f32 / title.len() as f32
}
