//! The questions and answers of an interview. The first question stands where titles do, and the last answer
//! may be one short line.
//!
//! In: lines and their logits. Out: which of them are text.

use crate::label::decode::is_text;
use crate::label::rules::state::Rules;
use crate::line::line::Line;

/// Fewest questions with an answer that is text.
const MIN_QUESTIONS: usize = 3;
/// Words of a question.
const MAX_QUESTION_WORDS: u32 = 30;

/// Finds the lines.
pub fn questions(lines: &[Line<'_>], logits: &[f32], rules: &mut Rules) {
    let asked: Vec<usize> = (0..lines.len()).filter(|l| is_question(&lines[*l])).collect();
    let answer = |l: usize| lines.get(l + 1).filter(|line| !is_question(line) && line.furniture().is_none());
    let is_sure = |l: &&usize| answer(**l).is_some_and(|line| line.is_prose()) && is_text(logits[**l + 1]);
    let sure: Vec<usize> = asked.iter().filter(is_sure).copied().collect();
    let (Some(first), Some(last)) = (sure.first(), sure.last()) else { return };
    if sure.len() < MIN_QUESTIONS {
        return;
    }
    for l in asked {
        // The last question may have one short line for an answer.
        let near = (*first..=*last).contains(&l) || l > *last && l <= last + 2;
        if !near || rules.aside[l].is_some() {
            continue;
        }
        rules.kept[l] = true;
        if answer(l).is_some_and(|line| line.ends) && rules.aside[l + 1].is_none() {
            rules.kept[l + 1] = true;
        }
    }
}

/// Whether a line asks.
fn is_question(line: &Line<'_>) -> bool {
    let bare = line.text.trim_end_matches(['"', '”', '’', '\'', '»', '*']);
    bare.ends_with(['?', '？', '؟']) && line.words <= MAX_QUESTION_WORDS && line.furniture().is_none()
}
