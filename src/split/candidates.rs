//! Where another article may open: a run of short lines (a title, an outlet, a date, a
//! marker, a rule) with text behind it, or a wide gap with none. A subheading looks alike, so
//! what the lines are, the gaps around them, and how the words before and behind them agree
//! are measured together; `seam` weighs them. Nothing is decided here.
//! The measures of agreement follow Hearst, "TextTiling" (Computational Linguistics, 1997).

use crate::lexicon::phrases::Class;
use crate::line::line::Line;
use crate::line::topic_shift::{Terms, Topics, cosine, counted, share};
use crate::ml::linear::flag;
use crate::parse::byline::byline;
use crate::parse::dateline::dateline;
use crate::split::boundary_lines::{end_of, is_rule, is_solid, may_be_title, number, number_of, opens_text};
use crate::split::card::head_at;
use crate::text::chars::{is_word, key};
use crate::types::article::Precision::Relative;
use crate::util::sorted;

/// Words looked at on each side.
const WINDOW: u32 = 250;
/// Words behind an opening that another article must have.
const ENOUGH: u32 = 40;
/// Short lines over the text that are looked at.
const REACH: usize = 10;

/// Number of cues.
pub const CUES: usize = 64;

/// The cues that say that a date line makes the short lines a card, and that the card is sure.
pub(crate) const IS_CARD: usize = 22;
pub(crate) const SURE_CARD: usize = 23;

/// The cues of one candidate.
pub(crate) type Row = [f32; CUES];

/// A place where another article may open.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Opening {
    /// First of the short lines over the text; `text` when there is none.
    pub block: usize,
    /// The line that may be its title.
    pub title: Option<usize>,
    /// The line that opens its text.
    pub text: usize,
}

/// What the cues of a document's candidates are measured against.
pub(crate) struct Ground<'l, 't> {
    lines: &'l [Line<'t>],
    topics: Topics<'l, 't>,
    /// Blank lines that usually stand between two lines.
    usual_gap: u32,
    /// For each number of blank lines, up to 7, the share of lines with so many or more.
    wider: [f32; 8],
    /// Words before each line.
    words: Vec<u32>,
    /// For each line, whether it may be a title and a text opens right behind it.
    heads: Vec<bool>,
}

impl<'l, 't> Ground<'l, 't> {
    /// Nothing of the words is read yet.
    pub fn new(lines: &'l [Line<'t>]) -> Self {
        let mut gaps: Vec<u32> = lines.iter().skip(1).map(|l| l.gap).filter(|g| *g > 0).collect();
        sorted::sort(&mut gaps, Ord::cmp);
        let usual_gap = gaps.get(gaps.len() / 2).copied().unwrap_or(0);
        let mut wider = [0.0; 8];
        for (gap, share) in wider.iter_mut().enumerate() {
            let count = lines.iter().skip(1).filter(|l| l.gap as usize >= gap).count();
            *share = count as f32 / lines.len().max(1) as f32;
        }
        let mut words = vec![0];
        for line in lines {
            words.push(words[words.len() - 1] + line.words);
        }
        let head =
            |(at, line): (usize, &Line<'_>)| lines.get(at + 1).is_some_and(opens_text) && line.may_be_title();
        let heads = lines.iter().enumerate().map(head).collect();
        Ground { lines, topics: Topics::new(lines), usual_gap, wider, words, heads }
    }

    /// The candidates whose text would open at line `text`, where the article before began
    /// at line `from`; each with its cues.
    pub fn candidates(&self, from: usize, text: usize) -> Vec<(Opening, Row)> {
        let lines = self.lines;
        if text == 0 || !opens_text(&lines[text]) {
            return Vec::new();
        }
        let mut block = text;
        while block > from && text - block < REACH && !is_solid(&lines[block - 1]) {
            block -= 1;
        }
        let bare = block == text;
        if block == from && from > 0 || bare && lines[text].gap <= self.usual_gap {
            return Vec::new();
        }
        let ahead = self.words[lines.len()] - self.words[text];
        if ahead < ENOUGH {
            return Vec::new();
        }
        let shared = self.shared(from, block, text);
        let titles: Vec<Option<usize>> =
            (block..text).filter(|t| may_be_title(&lines[*t])).map(Some).collect();
        let titles = if titles.is_empty() { vec![None] } else { titles };
        titles
            .into_iter()
            .map(|title| {
                let opening = Opening { block, title, text };
                let row = self.row(&shared, from, &opening);
                (opening, row)
            })
            .collect()
    }

    /// What all candidates of one text share.
    fn shared(&self, from: usize, block: usize, text: usize) -> Shared {
        let topics = &self.topics;
        let n = self.lines.len();
        let (after, _) = topics.window(text..n, WINDOW, true);
        let (before, behind) = topics.window((from..block).rev(), WINDOW, false);
        let (near, _) = topics.window((from..block).rev(), WINDOW / 2, false);
        let (soon, _) = topics.window(text..n, WINDOW / 3, true);
        let (first, _) = topics.window(from..block, WINDOW, true);
        let (half, _) = topics.window(text..n, WINDOW / 2, true);
        let far_from = self.back(from, block, WINDOW / 2);
        let (far, _) = topics.window((from..far_from).rev(), WINDOW, false);
        let later_from = self.forth(text, WINDOW / 2);
        let (later, _) = topics.window(later_from..n, WINDOW, true);
        Shared {
            alike: cosine(&before, &after),
            cohesion: cosine(&near, &far),
            coming: cosine(&half, &later),
            opening: cosine(&first, &after),
            after,
            before,
            soon,
            first,
            behind,
        }
    }

    /// The line at which the `size` words before line `at` begin.
    fn back(&self, from: usize, at: usize, size: u32) -> usize {
        (from..at).rev().find(|l| self.words[at] - self.words[*l] >= size).unwrap_or(from)
    }

    /// The line behind the `size` words from line `at` on.
    fn forth(&self, at: usize, size: u32) -> usize {
        (at..self.lines.len()).find(|l| self.words[*l] - self.words[at] >= size).unwrap_or(self.lines.len())
    }

    /// Whether a line of the article has the number before that of `line`: a list goes on.
    fn is_counted(&self, from: usize, block: usize, line: &Line<'_>) -> bool {
        let Some(number) = number(line.text).filter(|n| *n > 1) else { return false };
        self.lines[from..block]
            .iter()
            .rev()
            .any(|l| number_of(l) == Some(number - 1) || number_of(l) == Some(number + 1))
    }

    fn row(&self, s: &Shared, from: usize, opening: &Opening) -> Row {
        let lines = self.lines;
        let Opening { block, title, text } = *opening;
        let own = &lines[block..text];
        let next = &lines[text];
        let line = title.map(|t| &lines[t]);
        let above = &lines[block..title.unwrap_or(text)];
        let below = &lines[title.map_or(text, |t| t + 1)..text];
        let dated = |ls: &[Line<'_>]| ls.iter().any(|l| l.date.is_some() && l.words <= 14);
        let relative = |ls: &[Line<'_>]| {
            let dates = ls.iter().filter_map(|l| l.date.as_ref()).flat_map(|d| &d.dates);
            dates.into_iter().any(|d| d.published.precision == Relative)
        };
        let signed = |ls: &[Line<'_>]| {
            ls.iter()
                .any(|l| l.words <= 12 && (l.is_signed() || l.words <= 4 && byline(l.text, true).is_some()))
        };
        let class = |c: Class| own.iter().any(|l| l.hit.as_ref().is_some_and(|h| h.class == c));
        let gap = |l: &Line<'_>| l.gap.min(7);
        let widest = own.iter().chain([next]).map(gap).max().unwrap_or(0);
        let head = (block..text)
            .filter(|d| lines[*d].date.is_some())
            .find_map(|d| head_at(lines, d, block).filter(|h| title.is_none_or(|t| h.titles.contains(&t))));
        let terms = title.map_or_else(Vec::new, |t| counted(self.topics.line(t)));
        let letters = line.map_or(0, |l| l.text.chars().filter(|c| c.is_alphabetic()).count());
        let upper = line.map_or(0, |l| l.text.chars().filter(|c| c.is_uppercase()).count());
        let capitals = line
            .map_or(0, |l| l.text.split_whitespace().filter(|w| w.starts_with(char::is_uppercase)).count());
        let pieces = line.map_or(1, |l| l.text.split_whitespace().count().max(1));
        let twins = title.map_or(0, |t| {
            let near = block.saturating_sub(1)..(text + 2).min(lines.len());
            near.filter(|o| *o != t && lines[*o].key == lines[t].key && !lines[t].key.is_empty()).count()
        });
        // The text may open with the title again.
        let echoed = line.is_some_and(|l| {
            !l.key.is_empty()
                && l.words >= 3
                && key(&next.text[..end_of(next.text, 3 * l.text.len())]).starts_with(&l.key)
        });
        let heads = |range: std::ops::Range<usize>| {
            self.heads.get(range).map_or(0, |heads| heads.iter().filter(|h| **h).count()) as f32
        };
        let since = self.words[block] - self.words[from];
        let last_head = (from..block).rev().find(|l| self.heads[*l]);
        let prev = block.checked_sub(1).map(|p| &lines[p]);
        let ahead = self.words[lines.len()] - self.words[text];
        let short: u32 = own.iter().map(|l| l.words).sum();
        let mut row = [0.0; CUES];
        let cues = [
            // The gaps.
            widest as f32,
            flag(widest > self.usual_gap),
            self.wider[widest as usize],
            line.map_or(-1.0, |l| gap(l) as f32),
            line.map_or(-1.0, |l| self.wider[gap(l) as usize]),
            gap(next) as f32,
            own.first().map_or(-1.0, |l| gap(l) as f32),
            own.first().map_or(-1.0, |l| self.wider[gap(l) as usize]),
            // The lines over the text.
            own.len() as f32,
            above.len() as f32,
            below.len() as f32,
            short as f32,
            own.iter().filter(|l| l.furniture().is_some()).count() as f32,
            flag(class(Class::Related) || class(Class::ReadMore)),
            flag(class(Class::Comments)),
            flag(
                class(Class::Share) || class(Class::Promotion) || class(Class::Legal) || class(Class::About),
            ),
            flag(own.iter().any(is_rule)),
            flag(dated(above)),
            flag(dated(below)),
            flag(relative(own)),
            flag(signed(above)),
            flag(signed(below)),
            flag(head.is_some()),
            flag(head.as_ref().is_some_and(|h| h.is_sure(lines))),
            twins as f32,
            flag(echoed),
            flag(below.iter().any(|l| l.date.is_none() && l.words >= 5)),
            above.last().map_or(-1.0, |l| l.words as f32),
            flag(above.last().is_some_and(|l| l.furniture().is_some())),
            // The line before them.
            flag(prev.is_some_and(|p| p.ends)),
            prev.map_or(0.0, |p| p.words.min(60) as f32),
            // The title.
            line.map_or(0.0, |l| l.words as f32),
            flag(line.is_some_and(|l| l.ends)),
            flag(line.is_some_and(|l| l.text.contains(['?', ':', '：', '？']))),
            flag(line.is_some_and(|l| l.text.contains(['|', '\t', '·', '•']))),
            flag(line.is_some_and(|l| l.text.starts_with(|c: char| c.is_ascii_digit()))),
            capitals as f32 / pieces as f32,
            upper as f32 / letters.max(1) as f32,
            flag(line.is_some_and(|l| l.text.chars().find(|c| is_word(*c)).is_some_and(char::is_lowercase))),
            flag(line.is_some_and(|l| l.words <= 4 && byline(l.text, true).is_some())),
            flag(line.is_some_and(|l| l.date.is_some())),
            flag(line.is_some_and(|l| l.hit.is_some())),
            share(&terms, &s.soon),
            share(&terms, &s.after) - share(&terms, &s.before),
            share(&terms, &s.first),
            terms.len() as f32,
            // The text.
            next.words.min(80) as f32,
            flag(next.is_prose()),
            flag(dateline(next.text).is_some()),
            flag(next.bullet),
            // How the words agree.
            s.alike,
            s.cohesion,
            s.coming,
            s.opening,
            s.alike - s.cohesion.min(s.coming),
            // The place.
            since.min(2000) as f32,
            s.behind.min(WINDOW) as f32,
            ahead.min(2000) as f32,
            last_head.map_or(999.0, |l| (self.words[block] - self.words[l]).min(998) as f32),
            heads(from..block) * 100.0 / since.max(100) as f32,
            // A list of the article's own goes on like this.
            flag(line.is_some_and(|l| self.is_counted(from, block, l))),
            line.map_or(0.0, |l| {
                let same = |o: &usize| gap(&lines[*o]) == gap(l) && lines[*o].may_be_title();
                (from..block).filter(same).take(20).count() as f32
            }),
            (text + 1..lines.len())
                .take_while(|l| self.words[*l] - self.words[text] < 400)
                .find(|l| self.heads[*l])
                .map_or(400.0, |l| (self.words[l] - self.words[text]) as f32),
            heads(text + 1..self.forth(text, 400).min(lines.len())),
        ];
        row.copy_from_slice(&cues);
        row
    }
}

struct Shared {
    after: Terms,
    before: Terms,
    soon: Terms,
    first: Terms,
    behind: u32,
    /// How the words before and behind agree, and those on each side among themselves.
    alike: f32,
    cohesion: f32,
    coming: f32,
    /// How the start of the article before agrees with what comes.
    opening: f32,
}
