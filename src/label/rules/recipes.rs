//! Recipes in plain text: the heads over ingredients and steps, and the lines that say for how many it is.
//!
//! In: lines and their logits. Out: lines that are text. A text is a recipe by its amounts: [`MIN_AMOUNTS`] lines such
//! as "500 g plums" that are text.

use crate::label::decode::is_text;
use crate::label::line_verdicts::is_amount;
use crate::label::rules::state::Rules;
use crate::line::line::Line;
use regex::RegexSet;
use std::sync::OnceLock;

/// Lines with an amount in a recipe.
const MIN_AMOUNTS: usize = 3;
/// Words of a head over ingredients or steps.
const MAX_HEAD_WORDS: u32 = 4;
/// Longest line that is looked at, in bytes.
const MAX_LINE_BYTES: usize = 160;

/// Keeps them.
pub fn recipes(lines: &[Line<'_>], logits: &[f32], rules: &mut Rules) {
    let is_kept =
        |at: usize, rules: &Rules| rules.aside[at].is_none() && (rules.kept[at] || is_text(logits[at]));
    let amounts = (0..lines.len()).filter(|l| is_amount(lines[*l].text) && is_kept(*l, rules)).count();
    if amounts < MIN_AMOUNTS {
        return;
    }
    for l in 1..lines.len() {
        let line = &lines[l];
        if line.markup.is_some() || line.hit.is_some() || rules.aside[l].is_some() || !is_kept(l - 1, rules) {
            continue;
        }
        let next = |by: usize| lines.get(l + by).is_some_and(|n| is_item(n) && is_kept(l + by, rules));
        let is_head = line.words <= MAX_HEAD_WORDS && !line.ends && !is_item(line) && next(1) && next(2);
        rules.kept[l] |= is_head || is_fact(line);
    }
}

/// Whether a line is an ingredient or a numbered step.
fn is_item(line: &Line<'_>) -> bool {
    let digits = line.text.bytes().take_while(u8::is_ascii_digit).count();
    let is_step = (1..=2).contains(&digits) && line.text[digits..].starts_with(['.', ')']);
    is_amount(line.text) || is_step || line.bullet
}

/// Whether a line is a fact of a recipe: "Serves 12".
fn is_fact(line: &Line<'_>) -> bool {
    static PATTERNS: OnceLock<RegexSet> = OnceLock::new();
    let set = PATTERNS.get_or_init(|| {
        let rows = include_str!("../data/recipe_lines.txt").lines().filter(|row| !row.starts_with('#'));
        // A test compiles them all; a set of none fits nothing.
        RegexSet::new(rows.map(|row| format!("(?i){row}"))).unwrap_or_else(|_| RegexSet::empty())
    });
    line.text.len() <= MAX_LINE_BYTES && !line.is_prose() && set.is_match(line.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_of_recipes() {
        for (text, expected) in [
            ("Serves 12", true),
            ("Makes about 20 biscuits", true),
            ("Prep time: 20 minutes", true),
            ("Für 4 Personen", true),
            ("Pour 6 personnes", true),
            ("Para 4 personas", true),
            ("Per 4 persone", true),
            ("Voor 4 personen", true),
            ("4 kişilik", true),
            ("材料（4人分）", true),
            ("4人分", true),
            ("Serves them right", false),
            ("More recipes", false),
            ("Für Abonnenten", false),
        ] {
            assert_eq!(is_fact(&Line::of_text(text, 0, None)), expected, "{text}");
        }
    }

    #[test]
    fn heads_and_facts_are_kept_in_a_recipe_alone() {
        let texts = [
            "Ingredients",
            "500 g plums",
            "200 g oats",
            "150 g butter",
            "Method",
            "1. Melt it.",
            "2. Bake it.",
            "Serves 12",
            "Pin it",
        ];
        let first = "My aunt made this every autumn when the tree behind the wash house dropped its plums.";
        let kept = |texts: &[&str]| {
            let lines: Vec<Line<'_>> = texts.iter().map(|text| Line::of_text(text, 0, None)).collect();
            let logits: Vec<f32> =
                lines.iter().map(|l| if is_item(l) || l.is_prose() { 2.0 } else { -1.0 }).collect();
            let mut rules = Rules {
                aside: vec![None; lines.len()],
                kept: vec![false; lines.len()],
                continues: vec![false; lines.len()],
                inner: vec![Vec::new(); lines.len()],
            };
            recipes(&lines, &logits, &mut rules);
            texts
                .iter()
                .zip(rules.kept)
                .filter(|(_, kept)| *kept)
                .map(|(t, _)| (*t).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(kept(&[&[first], &texts[..]].concat()), ["Ingredients", "Method", "Serves 12"]);
        assert_eq!(kept(&[first, "Results", "1. Ada Mole", "2. Ben Oak", "Serves 12"]), Vec::<String>::new());
    }
}
