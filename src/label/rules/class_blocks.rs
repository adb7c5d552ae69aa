//! Blocks of a page whose class says that they are no article: sign-up boxes, consent dialogs, tables of
//! contents, gutters of line numbers. A class of the page's frame may have such a word too, so the word
//! counts only where few of the page's words stand under it.
//!
//! In: lines with markup. Out: verdicts on those that are such blocks.

use crate::label::rules::state::{Rules, aside};
use crate::line::line::Line;
use crate::types::label::{Cue, Label};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Nearest class words that are looked at.
const MAX_CLASS_WORDS: usize = 6;
/// Share of the page's words under one class word above which it is the page's frame: 1 to so many.
const MAX_SHARE: u32 = 4;
/// A page of fewer words is too short to tell frame from block.
const MIN_PAGE_WORDS: u32 = 40;
/// Words of all such blocks of one class word; with more it is a frame.
const MAX_BLOCK_WORDS: u32 = 300;
const MAX_LEGAL_WORDS: u32 = 160;
/// Words of a page outside of a legal notice, which may be longer than the article.
const MIN_OTHER_WORDS: u32 = 20;
/// Words of a page under a class word that are few in any case.
const MAX_FEW_WORDS: u32 = 90;

/// Sets the blocks aside.
pub fn class_blocks(lines: &[Line<'_>], rules: &mut Rules) {
    let all: u32 = lines.iter().map(|l| l.words).sum();
    let mut under: HashMap<&'static str, u32> = HashMap::new();
    let found: Vec<Option<(&'static str, Label)>> = lines.iter().map(|l| block_word(l)).collect();
    for (line, word) in lines.iter().zip(&found) {
        if let Some((word, _)) = word {
            *under.entry(word).or_default() += line.words;
        }
    }
    for (l, word) in found.into_iter().enumerate() {
        let Some((word, label)) = word else { continue };
        let words = under.get(word).copied().unwrap_or(0);
        let legal = label == Label::Legal && words <= MAX_LEGAL_WORDS && words + MIN_OTHER_WORDS <= all;
        let few = legal
            || words <= MAX_FEW_WORDS && words * 2 < all
            || words <= MAX_BLOCK_WORDS && words * MAX_SHARE < all;
        if all >= MIN_PAGE_WORDS && few && rules.aside[l].is_none() {
            rules.aside[l] = Some(aside(label, Cue::Markup, word));
        }
    }
}

/// The class word of such a block among the nearest of a line.
fn block_word(line: &Line<'_>) -> Option<(&'static str, Label)> {
    static WORDS: OnceLock<HashMap<&'static str, Label>> = OnceLock::new();
    let table = WORDS.get_or_init(|| {
        let rows = include_str!("../data/class_blocks.txt").lines().filter_map(|r| r.split_once(": "));
        let label = |name: &str| match name {
            "promotion" => Some(Label::Promotion),
            "legal" => Some(Label::Legal),
            "navigation" => Some(Label::Navigation),
            "furniture" => Some(Label::Furniture),
            _ => None,
        };
        let labelled = rows.filter_map(|(name, words)| Some((label(name)?, words)));
        labelled.flat_map(|(label, words)| words.split("; ").map(move |w| (w, label))).collect()
    });
    let words = &line.markup?.words;
    words.iter().take(MAX_CLASS_WORDS).find_map(|w| table.get_key_value(&**w)).map(|(w, l)| (*w, *l))
}
