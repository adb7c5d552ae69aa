//! Two articles side by side: what they share, for a person to judge.

use crate::copies::overlap;
use crate::corpus::grouping::grouping::Grouping;
use crate::corpus::grouping::item::Item;
use crate::story::article_vector::Vector;
use crate::story::pair_score::probability;
use crate::story::shared_terms::Tie;
use crate::story::term_counts::count;
use crate::text::tokenizer::{HASH, words};
use crate::types::article::Article;
use crate::types::grouping::Comparison;
use crate::util::sorted;

/// Words of the shortest passage that is told.
const PASSAGE: usize = 12;
/// Most passages that are told.
const MOST: usize = 50;
/// Log odds of what needs no score.
const CERTAIN: f32 = 5.0;

/// Compares items `a` and `b` of a drop that was grouped.
pub(crate) fn compare(items: &[Item<'_>], grouping: &Grouping, a: u32, b: u32) -> Option<Comparison> {
    let (x, y) = (items.get(a as usize)?, items.get(b as usize)?);
    let overlap = overlap(x.print, y.print);
    let tie = tie(x, y, grouping);
    Some(Comparison {
        containment: [overlap.a, overlap.b],
        passages: passages(x.article, y.article),
        shared: tie.told(x.article),
        marks: [tie.marks(x.article), tie.marks(y.article)],
        story: probability(score(grouping, a, b)),
    })
}

/// What ties two items of a drop that was grouped.
pub(crate) fn tie(x: &Item<'_>, y: &Item<'_>, grouping: &Grouping) -> Tie {
    let known = &grouping.frequencies;
    let [a, b] = [x, y].map(|i| Vector::new(i.print, &known.number(count(i.print)), known));
    Tie::new(&a, &b)
}

/// Log odds that two items tell one story: copies surely do, and a pair that was not worth a
/// score does not.
fn score(grouping: &Grouping, a: u32, b: u32) -> f32 {
    let unit = |i: u32| grouping.units.get(i as usize).copied().flatten();
    let (Some(a), Some(b)) = (unit(a), unit(b)) else { return -CERTAIN };
    if a == b {
        return CERTAIN;
    }
    grouping.grouped.score(a, b).unwrap_or(-CERTAIN)
}

/// Runs of words that both texts have, as `a` writes them, longest first. Greedy: at each
/// word of `a` the longest run that stands in `b`.
fn passages(a: &Article, b: &Article) -> Vec<String> {
    let codes = |text: &str| {
        let mut out = Vec::new();
        words(text, |w| out.push((w.code & HASH, w.start, w.end)));
        out
    };
    let (text, other) = (a.text(), b.text());
    let (mine, theirs) = (codes(&text), codes(&other));
    let four = |w: &[(u32, usize, usize); 4]| w.map(|word| word.0);
    let starts = sorted::groups(theirs.array_windows().map(four).zip(0usize..));
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut i = 0;
    while let Some(w) = mine.get(i..i + 4).and_then(|w| w.as_array::<4>()) {
        let places = starts.get(&four(w));
        let run = |&j: &usize| {
            mine.iter().skip(i).zip(theirs.iter().skip(j)).take_while(|(x, y)| x.0 == y.0).count()
        };
        // A text that says one thing over and over has a great many places: the first will do.
        let longest = places.into_iter().flatten().take(64).map(run).max().unwrap_or(0);
        if longest >= PASSAGE {
            found.push((longest, i));
        }
        i += longest.max(1);
    }
    sorted::sort(&mut found, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let passage = |&(length, start): &(usize, usize)| {
        let (first, last) = (mine.get(start)?, mine.get(start + length - 1)?);
        text.get(first.1..last.2).map(str::to_owned)
    };
    found.iter().take(MOST).filter_map(passage).collect()
}
