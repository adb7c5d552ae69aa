//! The chooser of the line that is a page's title.

use super::author::folded;
use super::chooser::{Candidates, Chooser, Gold, Right};
use storysift::training::{self, TITLE_CUES};

pub const TITLE: Chooser =
    Chooser { name: "title", folder: "label", cues: TITLE_CUES, bars: [0.0, 0.4], bare: true, candidates };

fn candidates(name: &str, bytes: &[u8], gold: &Gold) -> Option<Candidates> {
    let wanted = gold.title.as_deref().map(folded).filter(|t| !t.is_empty())?;
    let right = |line: &str| if line == wanted { Right::Wholly } else { Right::No };
    // With a kicker in front, or the site's name behind.
    let part =
        |line: &str| line.len() < 2 * wanted.len() && (line.starts_with(&wanted) || line.ends_with(&wanted));
    let told = training::titles(name, bytes);
    let lines: Vec<String> = told.iter().map(|t| folded(&t.text)).collect();
    // A page that shows its title with something beside it is no lesson in silence.
    let teaches = lines.contains(&wanted) || !lines.iter().any(|l| part(l));
    let list = told.into_iter().zip(&lines).map(|(t, line)| (t.text, t.cues, right(line))).collect();
    Some(Candidates { list, teaches })
}
