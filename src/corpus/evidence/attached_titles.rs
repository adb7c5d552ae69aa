//! Evidence across the drop: a line that is the title of another file's article, with that
//! article's text behind it, opens an article that was glued on. Within its own file it
//! may look like one more subheading.

use crate::copies::overlap::Measured;
use crate::corpus::entry::Entry;
use crate::corpus::evidence::candidate_lines::{FIRST, Head};
use crate::corpus::overlay::Mark;
use crate::fingerprint::{Fingerprint, content};
use crate::text::tokenizer::{HASH, codes};
use crate::types::label::Labelled;
use crate::util::hash::Hashes;
use crate::util::sorted;

/// Words of an article before the line, and behind it, for two articles to be there.
const TEXT: usize = 40;
/// Share of one of the two texts that the other has.
const SAME: f32 = 0.6;
/// Share of the words before the line that shows the article to begin with them.
const PART: f32 = 0.2;
/// Words behind the line before the shared text begins, at most.
const BEFORE: usize = 40;
/// Articles of one title that are looked at.
const NAMESAKES: usize = 8;

/// The lines that open glued articles, as marks a document. `entries` stand in the order of
/// their ids.
pub(crate) fn glued(entries: &[&Entry]) -> Vec<Vec<Mark>> {
    let titled = entries.iter().enumerate().flat_map(|(d, e)| e.titled().map(move |print| (d, print)));
    let titled: Vec<(u64, (usize, &Fingerprint))> =
        titled.filter_map(|(d, print)| Some((content(print.title.get(..FIRST)?), (d, print)))).collect();
    let titles = sorted::groups(titled);
    let opens = |d: usize, entry: &Entry, head: &Head| {
        // An article says its own title again.
        if entry.titled().any(|own| is_title(&head.codes, &own.title)) {
            return false;
        }
        let known = head.codes.get(..FIRST).and_then(|first| titles.get(&content(first)));
        let named = known.into_iter().flatten().take(NAMESAKES);
        let named = named.filter(|(other, print)| *other != d && is_title(&head.codes, &print.title));
        let mut texts = named.map(|(_, print)| print.body.as_slice()).peekable();
        texts.peek().is_some() && {
            let (before, behind) = around(entry, head);
            let enough = before.len() >= TEXT && behind.len() >= TEXT;
            enough && texts.any(|text| follows(&behind, text) && !holds(text, &before))
        }
    };
    entries
        .iter()
        .enumerate()
        .map(|(d, e)| {
            let heads = e.heads.iter().filter(|h| opens(d, e, h));
            heads.map(|h| Mark::Glued(h.block)).collect()
        })
        .collect()
}

/// Whether a line is a title: as it is, cut off, or with something behind it.
fn is_title(line: &[u32], title: &[u32]) -> bool {
    let same = line.iter().zip(title).take_while(|(a, b)| *a & HASH == *b & HASH).count();
    same * 2 > line.len().max(title.len())
}

/// The words of the article before a line, and those behind it.
fn around(entry: &Entry, head: &Head) -> (Vec<u32>, Vec<u32>) {
    let text = &entry.cleaned.document.text;
    let blocks = entry.blocks_read();
    let at = head.block as usize;
    let article = blocks.iter().skip(at + 1).find(|r| r.label.is_body()).and_then(|r| r.article);
    let own = |r: &&Labelled| r.label.is_body() && r.article == article;
    let words = |runs: &[Labelled]| -> Vec<u32> {
        runs.iter().filter(own).flat_map(|r| codes(r.span.of(text))).collect()
    };
    (words(&blocks[..at]), words(&blocks[at + 1..]))
}

/// Whether an article has the words before the line too: then the line is a heading in it.
fn holds(text: &[u32], before: &[u32]) -> bool {
    let none = Hashes::default();
    Measured::new(before, &none).overlap(&Measured::new(text, &none)).a >= PART
}

/// Whether the words behind a line are those of an article, from its beginning.
fn follows(behind: &[u32], text: &[u32]) -> bool {
    let none = Hashes::default();
    // What comes behind the article may be yet another one.
    let near = &behind[..behind.len().min(text.len() + text.len() / 2)];
    let overlap = Measured::new(near, &none).overlap(&Measured::new(text, &none));
    overlap.a.max(overlap.b) >= SAME && overlap.first.0 <= BEFORE
}
