//! Labels for the lines of an article that stands attached to another one's page.

use crate::label::inner_spans;
use crate::label::line_verdicts::{body, dated, furniture, is_residue};
use crate::label::verdict::Verdict;
use crate::line::line::Line;
use crate::split::card::Head;
use crate::types::label::{Cue, Label};

/// Judges another article glued to the page: its head is known, what follows is its prose up
/// to the furniture at its end.
pub(crate) fn attached(lines: &[Line<'_>], head: &Head, own: &[usize], n: u32, verdicts: &mut [Verdict]) {
    let title = head.titles.first().map(|t| lines[*t].text);
    for l in head.lines.clone() {
        let line = &lines[l];
        verdicts[l] = match () {
            () if line.words == 0 => Verdict::new(Label::Seam, Cue::Shape, "", 0.9),
            () if line.words <= 12 && line.is_signed() => {
                Verdict::new(Label::Byline, Cue::Card, "", 0.8).of(n)
            }
            () => Verdict::new(Label::Navigation, Cue::Card, "", 0.7),
        };
    }
    for t in &head.titles {
        verdicts[*t] = Verdict::new(Label::Title, Cue::Card, "", 0.9).of(n);
    }
    for s in &head.sources {
        verdicts[*s] = Verdict::new(Label::Source, Cue::Card, "", 0.9).of(n);
    }
    for d in &head.dates {
        verdicts[*d] = dated(&lines[*d], n, &[]);
    }
    let end = prose_end(lines, own);
    let mut first = true;
    for (at, l) in own.iter().enumerate() {
        let line = &lines[*l];
        if at >= end {
            verdicts[*l] = furniture(line);
            continue;
        }
        if first && line.is_date() {
            verdicts[*l] = dated(line, n, &[]);
            continue;
        }
        verdicts[*l] = body(line, n, 0.85);
        if first && verdicts[*l].label.is_body() {
            verdicts[*l].cuts.extend(inner_spans::front(line.text, title));
            first = false;
        }
    }
}

/// Where the prose of an attached article ends: before the furniture line behind which no
/// more than a few words of prose come.
pub(crate) fn prose_end(lines: &[Line<'_>], own: &[usize]) -> usize {
    let mut end = own.len();
    let mut behind = 0;
    for (at, l) in own.iter().enumerate().rev() {
        let line = &lines[*l];
        if line.furniture().is_some() && behind < 60 {
            end = at;
        }
        if line.is_prose() {
            behind += line.words;
        }
    }
    // Residue between the last prose and the end: addresses of pictures and the like.
    while end > 0 && is_residue(lines[own[end - 1]].text) {
        end -= 1;
    }
    end
}
