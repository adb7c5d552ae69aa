//! Verdicts on the lines of an article that stands in an `<article>` element of another article's page.
//!
//! In: the element and the lines. Out: verdicts. What the markup says is beside the text (menus, buttons, comments)
//! is set aside first; the rest is labelled as any attached article.

use crate::label::article_elements::{ArticleElement, is_credit};
use crate::label::attached::attached;
use crate::label::explain::{Surroundings, class_label, explain};
use crate::label::verdict::Verdict;
use crate::lexicon::class_words::kinds;
use crate::line::line::Line;
use crate::split::card::CardHeader;
use crate::types::block::{Markup, Tag};
use crate::types::label::{Cue, Label};

/// Share of the characters in links above which a short line is no text.
const MAX_LINK_DENSITY: f32 = 0.6;
/// Nearest class words that are looked at.
const MAX_CLASS_WORDS: usize = 4;
/// Words of a line with a day without its year.
const MAX_TIME_WORDS: u32 = 8;
/// Kind of the class words of credits, see [`kinds`], and how near such a word is to the line at least: the first.
const CREDITS_KIND: usize = 9;
const NEAREST_CLASS: u32 = 33;
/// Confidence in the verdict on a day, 0 to 1.
const CONFIDENCE_TIME: f32 = 0.8;
/// Confidence in the verdict on a line beside the text, 0 to 1.
const CONFIDENCE_BESIDE: f32 = 0.8;

/// Sets the verdicts on article number `n`, which stands in the element. Lines of `is_aside` are left out.
pub fn element_article(
    lines: &[Line<'_>],
    element: &ArticleElement,
    n: u32,
    is_aside: impl Fn(usize) -> bool,
    verdicts: &mut [Verdict],
) {
    let header = header(lines, element);
    let behind = header.lines.end..element.lines.end;
    let (beside, own): (Vec<usize>, Vec<usize>) =
        behind.filter(|l| !is_aside(*l)).partition(|l| is_beside(&lines[*l]));
    attached(lines, &header, &own, n, verdicts);
    for l in header.lines.clone().filter(|l| is_time(&lines[*l])) {
        verdicts[l] = Verdict::new(Label::Date, Cue::Markup, "time", CONFIDENCE_TIME).of_article(n);
    }
    for l in beside {
        let around = Surroundings { before: false, behind: false, same: 1, beside_furniture: false };
        verdicts[l] = explain(&lines[l], &around, CONFIDENCE_BESIDE);
    }
}

/// The headline, what stands over it, and the credits right under it.
fn header(lines: &[Line<'_>], element: &ArticleElement) -> CardHeader {
    let title = element.title;
    let credits =
        (title + 1..element.lines.end).take_while(|l| is_credit(&lines[*l]) || is_time(&lines[*l])).count();
    let range = element.lines.start..title + 1 + credits;
    let dates = range.clone().filter(|l| *l != title && lines[*l].date.is_some()).collect();
    CardHeader { lines: range, titles: vec![title], sources: Vec::new(), dates }
}

/// Whether a line is a day without its year ("6 May", "Harbour Post, 6 May"), by its markup: a time element, or a class
/// of credits.
fn is_time(line: &Line<'_>) -> bool {
    let credits = |m: &Markup| m.tag == Tag::Meta || kinds(&m.words)[CREDITS_KIND] >= NEAREST_CLASS;
    line.date.is_none()
        && line.words <= MAX_TIME_WORDS
        && !line.ends
        && line.markup.is_some_and(credits)
        && line.text.contains(|c: char| c.is_numeric())
}

/// Whether the markup says that a line is no text of its article.
fn is_beside(line: &Line<'_>) -> bool {
    let Some(markup) = line.markup else { return false };
    let other = |word: &str| {
        let label = class_label(word).map(|(_, label)| label);
        matches!(label, Some(Label::Share | Label::Comments | Label::Navigation))
    };
    markup.tag == Tag::Control
        || !line.is_prose() && (markup.in_furniture || markup.link_density > MAX_LINK_DENSITY)
        || markup.words.iter().take(MAX_CLASS_WORDS).any(|word| other(word))
}
