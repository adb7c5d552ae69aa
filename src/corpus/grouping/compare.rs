//! Comparison of two articles: what they share, for a person to judge.
//!
//! In: two articles of a grouped corpus. Out: a [`Comparison`]. The score is that of the grouping.

use crate::copies::overlap::overlap;
use crate::corpus::grouping::group::Grouping;
use crate::corpus::grouping::item::Item;
use crate::story::pair_score::probability;
use crate::story::shared_terms::SharedTerms;
use crate::story::term_counts::count_terms;
use crate::story::terms::{DatedTerms, weigh_terms};
use crate::text::tokenizer::{HASH, each_coded_word};
use crate::types::article::Article;
use crate::types::grouping::Comparison;
use crate::util::order::sort_by_key;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Words of a shared passage that is shown.
const MIN_PASSAGE_WORDS: usize = 12;
/// Passages that are shown.
const MAX_PASSAGES: usize = 50;
/// Words by which a passage is looked up in the other text.
const KEY_WORDS: usize = 4;
/// Places of one key that are compared; a text that repeats itself has many.
const MAX_PLACES: usize = 64;
/// Log odds that are shown for copies; negative for pairs that were not scored.
const CERTAIN_LOGIT: f32 = 5.0;

/// Compares articles `a` and `b` of a grouped corpus.
pub(crate) fn compare(items: &[Item<'_>], grouping: &Grouping, a: u32, b: u32) -> Option<Comparison> {
    let (x, y) = (items.get(a as usize)?, items.get(b as usize)?);
    let overlap = overlap(x.print, y.print);
    let shared = shared_terms(x, y, grouping);
    let (a_text, b_text) = (x.open()?, y.open()?);
    Some(Comparison {
        containment: [overlap.a, overlap.b],
        passages: passages(&a_text, &b_text),
        shared: shared.as_written(&a_text),
        marks: [shared.marks(&a_text), shared.marks(&b_text)],
        story: probability(score(grouping, a, b)),
    })
}

/// The terms that two articles of a grouped corpus share.
pub(crate) fn shared_terms(x: &Item<'_>, y: &Item<'_>, grouping: &Grouping) -> SharedTerms {
    let frequencies = &*grouping.frequencies;
    let [a, b] =
        [x, y].map(|i| weigh_terms(&frequencies.with_word_numbers(count_terms(i.print)), frequencies));
    SharedTerms::new(DatedTerms { terms: &a, day: x.print.day }, DatedTerms { terms: &b, day: y.print.day })
}

/// Log odds that two articles are of one story: copies certainly are, a pair that was not worth a score is
/// not.
fn score(grouping: &Grouping, a: u32, b: u32) -> f32 {
    let cluster = |i: u32| grouping.cluster_ids.get(i as usize).copied().flatten();
    let (Some(a), Some(b)) = (cluster(a), cluster(b)) else { return -CERTAIN_LOGIT };
    if a == b {
        return CERTAIN_LOGIT;
    }
    grouping.clusters.score(a, b).unwrap_or(-CERTAIN_LOGIT)
}

/// Runs of words that both texts have, as `a` writes them, longest first. Greedy: at each word of `a` the
/// longest run that `b` has.
fn passages(a: &Article, b: &Article) -> Vec<String> {
    let codes = |text: &str| {
        let mut out = Vec::new();
        each_coded_word(text, |w| out.push((w.code & HASH, w.start, w.end)));
        out
    };
    let (text, other) = (a.text(), b.text());
    let (own, others) = (codes(&text), codes(&other));
    let key = |w: &[(u32, usize, usize); KEY_WORDS]| w.map(|word| word.0);
    let mut starts: BTreeMap<[u32; KEY_WORDS], Vec<usize>> = BTreeMap::new();
    for (i, words) in others.array_windows().enumerate() {
        starts.entry(key(words)).or_default().push(i);
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut i = 0;
    while let Some(w) = own.get(i..i + KEY_WORDS).and_then(|w| w.as_array()) {
        let places = starts.get(&key(w));
        let run = |&j: &usize| {
            own.iter().skip(i).zip(others.iter().skip(j)).take_while(|(x, y)| x.0 == y.0).count()
        };
        let longest = places.into_iter().flatten().take(MAX_PLACES).map(run).max().unwrap_or(0);
        if longest >= MIN_PASSAGE_WORDS {
            found.push((longest, i));
        }
        i += longest.max(1);
    }
    sort_by_key(&mut found, |&(length, start)| (Reverse(length), start));
    let passage = |&(length, start): &(usize, usize)| {
        let (first, last) = (own.get(start)?, own.get(start + length - 1)?);
        text.get(first.1..last.2).map(str::to_owned)
    };
    found.iter().take(MAX_PASSAGES).filter_map(passage).collect()
}
