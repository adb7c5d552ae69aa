//! Decides where another article opens, and which of the lines over its text are its header.
//!
//! In: the candidates at a line, with their features. Out: the likeliest one, if its logit is high
//! enough, and its [`CardHeader`]. The logits come from boosted trees that `cargo xtask train cuts`
//! writes to `weights/boundary.trees`.

use crate::lexicon::phrases::PhraseClass;
use crate::line::line::Line;
use crate::ml::trees::Trees;
use crate::split::boundary_context::{BoundaryCandidate, BoundaryContext};
use crate::split::boundary_lines::is_rule;
use crate::split::candidates::candidates;
use crate::split::card::{CardHeader, card_at};
use crate::split::features::{Feature, NAMES};
use std::sync::OnceLock;

/// Logit above which a candidate opens another article.
const MIN_LOGIT: f32 = 0.7;
/// The same where a date line makes the short lines a card.
const MIN_LOGIT_CARD: f32 = -0.7;
/// The same where the card is sure by itself, see [`CardHeader::is_sure`].
const MIN_LOGIT_SURE_CARD: f32 = -3.0;
/// Words of a credit beside a title.
const MAX_CREDIT_WORDS: u32 = 9;
/// Words of a credit that holds a date.
const MAX_DATED_WORDS: u32 = 14;
/// Credits over a title.
const MAX_CREDITS_ABOVE: usize = 2;
/// Blank lines between a credit and the line below it.
const MAX_CREDIT_GAP: u32 = 1;

/// Unit of the scales of the trees: the logit of a leaf of 1 at scale 1.
#[cfg(feature = "training")]
pub const UNIT: f32 = 1.0 / 1024.0;

/// The likeliest candidate whose text opens at line `text`, if it is likely enough; `from` is the
/// first line of the article before.
pub fn boundary(context: &BoundaryContext<'_, '_>, from: usize, text: usize) -> Option<BoundaryCandidate> {
    let mut best: Option<(f32, BoundaryCandidate)> = None;
    for (candidate, row) in candidates(context, from, text) {
        let logit = weights().logit(&row);
        let is = |feature: Feature| row[usize::from(feature)] > 0.0;
        let min = match () {
            () if is(Feature::SureCard) => MIN_LOGIT_SURE_CARD,
            () if is(Feature::Card) => MIN_LOGIT_CARD,
            () => MIN_LOGIT,
        };
        if logit > min && best.as_ref().is_none_or(|(top, _)| logit > *top) {
            best = Some((logit, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Trees that belong to the program: that they fit it is a condition of every run.
fn weights() -> &'static Trees {
    static TREES: OnceLock<Trees> = OnceLock::new();
    TREES.get_or_init(|| {
        let trees = Trees::read(include_bytes!("../../weights/boundary.trees"), &NAMES);
        trees.unwrap_or_else(|refused| panic!("weights/boundary.trees: {refused}"))
    })
}

/// The header of another article: the card around a date when there is one, else the title and the
/// credits beside it.
pub fn card_of(lines: &[Line<'_>], boundary: &BoundaryCandidate) -> CardHeader {
    let BoundaryCandidate { block, title, text } = *boundary;
    let Some(title) = title else {
        let rules = (block..text).rev().take_while(|l| is_rule(&lines[*l])).count();
        return CardHeader { lines: text - rules..text, ..CardHeader::default() };
    };
    let is_copy = |l: &usize| *l == title || !lines[*l].key.is_empty() && lines[*l].key == lines[title].key;
    let titles: Vec<usize> = (block..text).filter(is_copy).collect();
    let (first, last) = (titles[0], titles[titles.len() - 1]);
    let card = (block..text)
        .filter(|d| lines[*d].date.is_some())
        .find_map(|d| card_at(lines, d, block).filter(|h| h.titles.iter().any(is_copy)));
    let mut header = card.unwrap_or_else(|| CardHeader { lines: first..last + 1, ..CardHeader::default() });
    header.lines = header.lines.start.min(first)..header.lines.end.max(last + 1);
    header.titles = titles;
    header.sources.retain(|s| !lines[*s].has_byline());
    // Credits right over the title, and those between it and the text.
    let above = (block..header.lines.start).rev().take(MAX_CREDITS_ABOVE);
    header.lines.start -=
        above.take_while(|l| is_credit(&lines[*l]) && lines[*l + 1].gap <= MAX_CREDIT_GAP).count();
    let end = header.lines.end.min(text);
    if lines[end..text].iter().all(is_credit) {
        header.lines.end = text;
    }
    header.dates =
        header.lines.clone().filter(|l| lines[*l].date.is_some() && !header.titles.contains(l)).collect();
    header
}

/// Whether the line may stand beside a title: a date, a name, an outlet, a tag, a rule.
fn is_credit(line: &Line<'_>) -> bool {
    let other = line.furniture().is_some_and(|c| c != PhraseClass::Navigation);
    let named = line.date.is_some() && line.words <= MAX_DATED_WORDS || line.has_byline();
    line.words <= MAX_CREDIT_WORDS && !other && (named || !line.ends && !line.bullet)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::join::joined_blocks;
    use crate::line::line::lines;
    use crate::read::read;
    use crate::types::limits::Limits;

    const BEES: [&str; 4] = [
        "A balcony of three square metres is enough for one hive of bees, provided that it faces away \
         from the street and that the neighbours were asked before the first swarm arrived.",
        "Box hives are heavy but easy to open. Top bar hives hang from two hooks, which matters on a \
         balcony whose floor may not carry eighty kilograms of honey in August.",
        "Swarms are given away in May by clubs that catch them in parks. Carry the bees home after dark \
         in a closed box, and let the hive rest until the morning before you open its lid.",
        "When the last flowers are gone, a hive needs fifteen kilograms of sugar syrup. Give it to the \
         bees in small portions, so that wasps do not learn the way to the balcony.",
    ];
    const TRAMS: [&str; 3] = [
        "Tram drivers in Halberg voted on Tuesday to stop work for three days from Friday. Their union \
         wants nine per cent more pay, and the operator Halberg Verkehr offers four.",
        "Mayor Ulla Brandt asked both sides to talk again before the weekend, as 60,000 people ride the \
         trams of Halberg to the book fair and back.",
        "The union's Jens Okafor answered that drivers had waited since January for an offer. Buses will \
         run every half hour on lines 2 and 7, the operator said.",
    ];

    /// The title and the header of the article that opens at the line which begins like `text`.
    fn opened(page: &[&str], text: &str) -> Option<(String, Vec<String>)> {
        let page = page.join("\n\n");
        let (document, blocks) = read("page.txt", page.as_bytes(), &Limits::default()).ok()?;
        let lines = lines(&document, &blocks, &joined_blocks(&document, &blocks));
        let at = lines.iter().position(|l| l.text.starts_with(text))?;
        let boundary = boundary(&BoundaryContext::new(&lines), 0, at)?;
        let title = lines[boundary.title?].text.to_owned();
        let header = card_of(&lines, &boundary);
        Some((title, lines[header.lines].iter().map(|l| l.text.to_owned()).collect()))
    }

    fn page<'a>(between: &[&'a str], behind: &[&'a str]) -> Vec<&'a str> {
        [&["How to keep bees on a balcony"], &BEES[..3], between, behind].concat()
    }

    #[test]
    fn a_title_with_another_story_behind_it_opens_an_article() {
        let title = "Halberg tram drivers vote for a strike of three days";
        // More blank lines than anywhere else.
        let apart = format!("\n\n\n{title}");
        let found = opened(&page(&[BEES[3], &apart], &[&TRAMS[..], &TRAMS[1..]].concat()), "Tram drivers");
        assert_eq!(found, Some((title.to_owned(), vec![title.to_owned()])));
    }

    #[test]
    fn credits_beside_the_title_belong_to_its_head() {
        let title = "Halberg tram drivers vote for a strike of three days";
        let between = [title, "By Noor Falk", "3 March 2026"];
        let found = opened(&page(&between, &TRAMS), "Tram drivers");
        assert_eq!(found, Some((title.to_owned(), between.map(str::to_owned).to_vec())));
    }

    #[test]
    fn a_subheading_of_the_same_story_opens_nothing() {
        let behind = [BEES[3], BEES[1]];
        assert_eq!(opened(&page(&["Feeding the bees in autumn"], &behind), "When the last"), None);
    }

    #[test]
    fn a_few_words_behind_a_title_are_no_article() {
        let found = opened(&page(&["Halberg tram drivers vote for a strike"], &[&TRAMS[0][..60]]), "Tram");
        assert_eq!(found, None);
    }
}
