//! The learned word on where another article opens, and what of the lines over its text is
//! its head. The weights are boosted trees over the cues of `opening`, written by
//! `cargo xtask train cuts`.

use crate::lexicon::phrases::Class;
use crate::line::line::Line;
use crate::ml::trees::Model;
use crate::split::boundary_lines::is_rule;
use crate::split::candidates::{CUES, Ground, IS_CARD, Opening, SURE_CARD};
use crate::split::card::{Head, head_at};
use std::sync::OnceLock;

/// Logit above which a candidate opens another article.
const BAR: f32 = 0.7;
/// The same where a date line makes the short lines a card, and where the card needs no other
/// cue: the title stands twice, say, or an outlet and a relative time are with it.
const CARD: f32 = -0.7;
const SURE: f32 = -3.0;
/// Words of a line that may stand between a title and its text.
const CREDIT: u32 = 9;
/// Lines over a title that may be its own.
const OVER: usize = 2;

/// The likeliest opening whose text begins at line `text`, if it is likely enough.
pub(crate) fn opening(ground: &Ground<'_, '_>, from: usize, text: usize) -> Option<Opening> {
    let mut best: Option<(f32, Opening)> = None;
    for (opening, row) in ground.candidates(from, text) {
        let logit = weights().map_or(f32::MIN, |m| m.logit(&row));
        let bar = match () {
            () if row[SURE_CARD] > 0.0 => SURE,
            () if row[IS_CARD] > 0.0 => CARD,
            () => BAR,
        };
        if logit > bar && best.as_ref().is_none_or(|(top, _)| logit > *top) {
            best = Some((logit, opening));
        }
    }
    best.map(|(_, opening)| opening)
}

fn weights() -> Option<&'static Model> {
    static MODEL: OnceLock<Option<Model>> = OnceLock::new();
    MODEL.get_or_init(|| Model::read(include_bytes!("../../weights/boundary.trees"), CUES)).as_ref()
}

/// The head of an opening: the card round a date when there is one, else the title and the
/// credits beside it.
pub(crate) fn head(lines: &[Line<'_>], opening: &Opening) -> Head {
    let Opening { block, title, text } = *opening;
    let Some(title) = title else {
        let rules = (block..text).rev().take_while(|l| is_rule(&lines[*l])).count();
        return Head { lines: text - rules..text, ..Head::default() };
    };
    let twin = |l: &usize| *l == title || !lines[*l].key.is_empty() && lines[*l].key == lines[title].key;
    let titles: Vec<usize> = (block..text).filter(twin).collect();
    let (first, last) = (titles[0], titles[titles.len() - 1]);
    let carded = (block..text)
        .filter(|d| lines[*d].date.is_some())
        .find_map(|d| head_at(lines, d, block).filter(|h| h.titles.iter().any(twin)));
    let mut head = carded.unwrap_or_else(|| Head { lines: first..last + 1, ..Head::default() });
    head.lines = head.lines.start.min(first)..head.lines.end.max(last + 1);
    head.titles = titles;
    head.sources.retain(|s| !lines[*s].is_signed());
    // A tag, a date or an author right over the title, and the credits between it and the text.
    let over = (block..head.lines.start).rev().take(OVER);
    head.lines.start -= over.take_while(|l| is_credit(&lines[*l]) && lines[*l + 1].gap <= 1).count();
    let end = head.lines.end.min(text);
    if lines[end..text].iter().all(is_credit) {
        head.lines.end = text;
    }
    head.dates =
        head.lines.clone().filter(|l| lines[*l].date.is_some() && !head.titles.contains(l)).collect();
    head
}

/// A line that may stand beside a title: a date, a name, an outlet, a tag, a rule.
fn is_credit(line: &Line<'_>) -> bool {
    let known = line.furniture().is_some_and(|c| c != Class::Navigation);
    let said = line.date.is_some() && line.words <= 14 || line.is_signed();
    line.words <= CREDIT && !known && (said || !line.ends && !line.bullet)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::join::joins;
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

    /// What opens at the line that begins like `text`: the title it was given, and its head.
    fn opened(page: &[&str], text: &str) -> Option<(String, Vec<String>)> {
        let page = page.join("\n\n");
        let (document, blocks) = read("page.txt", page.as_bytes(), &Limits::default()).ok()?;
        let lines = lines(&document, &blocks, &joins(&document, &blocks));
        let at = lines.iter().position(|l| l.text.starts_with(text))?;
        let opening = opening(&Ground::new(&lines), 0, at)?;
        let title = lines[opening.title?].text.to_owned();
        let head = head(&lines, &opening);
        Some((title, lines[head.lines].iter().map(|l| l.text.to_owned()).collect()))
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
