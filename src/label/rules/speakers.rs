//! The lines of a talk in which each line names who speaks: "HOST: Good morning." Short ones ("SHAND: Thank
//! you.") are text as the long ones are.
//!
//! In: lines. Out: which of them are text.

use crate::label::rules::state::Rules;
use crate::line::line::Line;
use crate::text::words::count_words;
use std::collections::HashMap;

/// Fewest lines of a talk, and of one speaker in it.
const MIN_LINES: usize = 4;
const MIN_OWN_LINES: usize = 2;
/// Bytes and words of a speaker's name.
const MAX_NAME_BYTES: usize = 48;
const MAX_NAME_WORDS: u32 = 5;

/// Finds the lines.
pub fn speakers(lines: &[Line<'_>], rules: &mut Rules) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for line in lines {
        if let Some(name) = speaker(line.text) {
            *counts.entry(name).or_default() += 1;
        }
    }
    counts.retain(|_, count| *count >= MIN_OWN_LINES);
    if counts.len() < 2 || counts.values().sum::<usize>() < MIN_LINES {
        return;
    }
    for (l, line) in lines.iter().enumerate() {
        rules.kept[l] |= speaker(line.text).is_some_and(|name| counts.contains_key(name));
    }
}

/// The name that a line opens with: in capitals, before a colon and what is said.
fn speaker(text: &str) -> Option<&str> {
    let front = text.get(..text.len().min(MAX_NAME_BYTES)).unwrap_or(text);
    let (name, _) = front.split_once(':')?;
    let said = text[name.len() + 1..].starts_with(' ');
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = letters >= 2 && !name.chars().any(char::is_lowercase) && !name.contains(['/', '.', '|']);
    let cased = name.chars().any(char::is_uppercase);
    (said && capitals && cased && count_words(name) <= MAX_NAME_WORDS).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_are_named_in_capitals() {
        for (text, name) in [
            ("HOST: Good morning.", Some("HOST")),
            ("ADA MOLE: Yes.", Some("ADA MOLE")),
            ("Source: Kelport Courier", None),
            ("12:30 the bridge", None),
            ("HOST:", None),
        ] {
            assert_eq!(speaker(text), name, "{text}");
        }
    }
}
