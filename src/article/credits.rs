//! The lines of authors, outlets and dates that say more than the fields of an article hold.
//!
//! In: the labelled runs of one article, and what its other fields hold. Out: those lines as they are shown, whole:
//! "Updated on 4 May 2024", "Photograph by Per Holm". A line all of whose words stand in a field is left out.

use crate::types::article::Credit;
use crate::types::label::{Label, Labelled};
use std::collections::HashSet;

/// The credits among `runs`. `held` are the texts of the other fields; `shown` gives the text of a run.
pub fn credits<'a>(
    runs: &[&Labelled],
    held: impl IntoIterator<Item = &'a str>,
    shown: impl Fn(&Labelled) -> String,
) -> Vec<Credit> {
    let own = |r: &&&Labelled| matches!(r.label, Label::Byline | Label::Source | Label::Date);
    let mut lines = runs.iter().filter(own).peekable();
    if lines.peek().is_none() {
        return Vec::new();
    }
    let held: HashSet<String> = held.into_iter().flat_map(words).collect();
    let credit = |run: &&Labelled| {
        let text = shown(run);
        let says_more = words(&text).any(|word| !held.contains(&word));
        says_more.then_some(Credit { text, span: run.span })
    };
    lines.filter_map(credit).collect()
}

/// The words of a text in lower case: what stands between characters that are no letters or digits.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::block::Span;
    use crate::types::label::{Cue, Reason};

    #[test]
    fn lines_that_say_more_than_the_fields_are_credits() {
        let text =
            "Ada Mole\nBy Ada Mole\nPhotograph by Per Holm\n3 May 2024\nUpdated on 4 May\nHarbour Post\n";
        let held = ["Ada Mole", "3 May 2024", "Harbour Post"];
        let labels = [Label::Byline, Label::Byline, Label::Byline, Label::Date, Label::Date, Label::Source];
        let mut at = 0;
        let runs: Vec<Labelled> = text
            .split_inclusive('\n')
            .zip(labels)
            .map(|(line, label)| {
                let span = Span { start: at, end: at + line.len() };
                at = span.end;
                let reason = Reason::new(Cue::Shape, "");
                Labelled {
                    span,
                    label,
                    reason,
                    confidence: 1.0,
                    article: Some(0),
                    joined: false,
                    markup: None,
                }
            })
            .collect();
        let runs: Vec<&Labelled> = runs.iter().collect();
        let found = credits(&runs, held, |run| run.span.of(text).trim().to_owned());
        let found: Vec<(&str, usize)> = found.iter().map(|c| (c.text.as_str(), c.span.start)).collect();
        assert_eq!(found, [("By Ada Mole", 9), ("Photograph by Per Holm", 21), ("Updated on 4 May", 55)]);
    }
}
