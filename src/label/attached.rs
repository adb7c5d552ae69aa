//! Verdicts on the lines of an article that stands on another article's page.
//!
//! In: the header of the article and its lines. Out: verdicts. Its text is taken as it is up to the
//! furniture at its end; the learned trees are not asked, since they score what belongs to the page's
//! own article.

use crate::label::front_spans::front_spans;
use crate::label::line_verdicts::{dated, furniture, is_code_scrap, text};
use crate::label::verdict::Verdict;
use crate::line::line::Line;
use crate::split::card::CardHeader;
use crate::types::label::{Cue, Label};

/// Words of a byline.
const MAX_BYLINE_WORDS: u32 = 12;
/// Lines of the text among which a byline is looked for.
const MAX_LINES_TO_BYLINE: usize = 2;
/// Words of prose behind a furniture line with which the article goes on; with fewer it ends there.
const MIN_WORDS_TO_GO_ON: u32 = 60;
/// Confidences of verdicts, 0 to 1.
const CONFIDENCE_HEADER: f32 = 0.9;
const CONFIDENCE_BYLINE: f32 = 0.8;
const CONFIDENCE_OTHER: f32 = 0.7;
const CONFIDENCE_TEXT: f32 = 0.85;

/// Sets the verdicts on article number `n`: the lines of its header and its `own` lines behind that.
pub fn attached(lines: &[Line<'_>], header: &CardHeader, own: &[usize], n: u32, verdicts: &mut [Verdict]) {
    let title = header.titles.first().map(|t| lines[*t].text);
    for l in header.lines.clone() {
        let line = &lines[l];
        verdicts[l] = match () {
            () if line.words == 0 => Verdict::new(Label::Seam, Cue::Shape, "", CONFIDENCE_HEADER),
            () if line.words <= MAX_BYLINE_WORDS && line.has_byline() => {
                Verdict::new(Label::Byline, Cue::Card, "", CONFIDENCE_BYLINE).of_article(n)
            }
            () => Verdict::new(Label::Navigation, Cue::Card, "", CONFIDENCE_OTHER),
        };
    }
    for t in &header.titles {
        verdicts[*t] = Verdict::new(Label::Title, Cue::Card, "", CONFIDENCE_HEADER).of_article(n);
    }
    for s in &header.sources {
        verdicts[*s] = Verdict::new(Label::Source, Cue::Card, "", CONFIDENCE_HEADER).of_article(n);
    }
    let head = header.lines.clone().chain(own.iter().copied().take(MAX_LINES_TO_BYLINE));
    let signed = head.into_iter().any(|l| is_signed(&lines[l]));
    for d in &header.dates {
        verdicts[*d] = dated(&lines[*d], n, &[], signed);
    }
    let end = text_end(lines, own);
    let mut first = true;
    for (at, l) in own.iter().enumerate() {
        let line = &lines[*l];
        if at >= end {
            verdicts[*l] = furniture(line);
            continue;
        }
        if first && line.is_date() {
            verdicts[*l] = dated(line, n, &[], signed);
            continue;
        }
        if first && at < MAX_LINES_TO_BYLINE && is_signed(line) {
            verdicts[*l] = Verdict::new(Label::Byline, Cue::Phrase, "by", CONFIDENCE_BYLINE).of_article(n);
            continue;
        }
        verdicts[*l] = text(line, n, CONFIDENCE_TEXT);
        if first && verdicts[*l].label.is_body() {
            verdicts[*l].inner_spans.extend(front_spans(line.text, title));
            first = false;
        }
    }
}

/// Whether a line is a byline.
fn is_signed(line: &Line<'_>) -> bool {
    line.words <= MAX_BYLINE_WORDS && !line.ends && line.has_byline()
}

/// Where the text of an article ends: before the first furniture line behind which fewer than
/// [`MIN_WORDS_TO_GO_ON`] words of prose come. A place in `own`.
fn text_end(lines: &[Line<'_>], own: &[usize]) -> usize {
    let mut end = own.len();
    let mut behind = 0;
    for (at, l) in own.iter().enumerate().rev() {
        let line = &lines[*l];
        if line.furniture().is_some() && behind < MIN_WORDS_TO_GO_ON {
            end = at;
        }
        if line.is_prose() {
            behind += line.words;
        }
    }
    // Scraps of code at the end: addresses of pictures and the like.
    while end > 0 && is_code_scrap(lines[own[end - 1]].text) {
        end -= 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_ends_at_the_furniture_behind_which_little_comes() {
        let prose =
            "The council voted on Monday to keep the old bridge over the river open for another year.";
        let (share, scrap) = ("Share this article", "img?id=7&w=90");
        let long = [prose; 5];
        let cases: [(Vec<&str>, usize); 4] = [
            (vec![prose, share, prose], 1),
            ([&[prose, share], &long[..]].concat(), 7),
            (vec![prose, scrap, share], 1),
            (vec![prose, prose], 2),
        ];
        for (texts, end) in cases {
            let lines: Vec<Line<'_>> = texts.iter().map(|text| Line::of_text(text, 0, None)).collect();
            let own: Vec<usize> = (0..lines.len()).collect();
            assert_eq!(text_end(&lines, &own), end, "{texts:?}");
        }
    }
}
