//! Another article that opens with a title and nothing else: found by the blank lines
//! before it, the furniture before it, a break in vocabulary, and a title whose words
//! the text behind it picks up though the text before it did not have them.

use super::line::Line;
use super::topic::{Terms, add_terms, cosine, share};
use crate::label::phrases::Class;

/// Words looked at on each side of a line.
const WINDOW: u32 = 300;

/// How sure it is that line `at` opens another article, given that the article before it
/// began at line `from`. Above 0 is a yes.
pub(crate) fn score(lines: &[Line<'_>], from: usize, at: usize, usual_gap: u32) -> f32 {
    let line = &lines[at];
    let Some(next) = lines.get(at + 1) else { return -9.0 };
    if !line.may_be_title() || line.words < 2 || !(next.is_prose() || next.words >= 12) {
        return -9.0;
    }
    let furniture = at > from && lines[at - 1].furniture().is_some();
    let related = (from.max(at.saturating_sub(3))..at).any(|l| lines[l].furniture() == Some(Class::Related));
    let excess = line.gap > usual_gap;
    if !(furniture || related || excess) {
        return -9.0;
    }
    let (before, _) = window(lines, (from..at).rev());
    let (after, words) = window(lines, at + 1..lines.len());
    if words < 40 {
        return -9.0;
    }
    let mut title = Terms::new();
    add_terms(&mut title, line.text);
    let picked = share(&title, &after) - share(&title, &before);
    let alike = cosine(&before, &after);
    let flag = |b: bool| f32::from(u8::from(b));
    -2.2 + 1.6 * flag(excess)
        + 1.0 * flag(furniture)
        + 2.0 * flag(related)
        + 2.0 * picked
        + 10.0 * (0.14 - alike).max(-0.15)
        + 0.3 * flag(line.words >= 5)
}

/// Terms of the lines, in that order, until the window is full; and how many words.
fn window(lines: &[Line<'_>], order: impl Iterator<Item = usize>) -> (Terms, u32) {
    let mut terms = Terms::new();
    let mut words = 0;
    for l in order {
        add_terms(&mut terms, lines[l].text);
        words += lines[l].words;
        if words >= WINDOW {
            break;
        }
    }
    (terms, words)
}
