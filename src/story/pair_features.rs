//! Features of the pair score: the similarity of two articles in several views, how it compares with
//! their other neighbours, the days between them, whether they name the
//! same days, the same persons and the same figures.
//!
//! In: two article vectors. Out: 44 numbers. Trees only compare a feature with a threshold, so nothing
//! is scaled.

use crate::ml::linear::flag;
use crate::story::article_vector::{ArticleVector, Norms, masked};
use crate::story::day_agreement::day_agreement;
use crate::story::neighbour_rank::NeighbourRank;
use crate::story::term_counts::{IN_LEAD, IN_TITLE, IS_NAME, IS_NUMBER};
use crate::story::term_index::TermIndex;
use crate::story::terms::IS_SPECIFIC;
use crate::util::sorted;

/// Number of features of a pair.
pub const FEATURES: usize = 44;

/// Names of the features, in the order of a row.
pub const NAMES: [&str; FEATURES] = [
    "cosine-often",
    "cosine-early",
    "cosine-own",
    "cosine-lead",
    "cosine-title",
    "cosine-names",
    "cosine-numbers",
    "cosine-rare",
    "cosine-word-pairs",
    "title-in-lead-more",
    "title-in-lead-less",
    "shared-names",
    "shared-numbers",
    "shared-lead",
    "rarest",
    "shingles",
    "background-mean",
    "background-least",
    "above-background",
    "above-best-neighbour-more",
    "above-best-neighbour-less",
    "rank-gap-more",
    "rank-gap-less",
    "shared-neighbours-more",
    "shared-neighbours-less",
    "dated",
    "days-apart",
    "same-event-day",
    "first-event-days-apart",
    "nearest-event-days-apart",
    "first-weekday",
    "weekdays",
    "dates-of-month",
    "length-shorter",
    "length-ratio",
    "collection-size",
    "shared-specific",
    "title-own-least",
    "name-pairs-shared",
    "name-pairs-share",
    "name-pairs-lead",
    "figures-same",
    "figures-share",
    "figures-other",
];

/// The feature "articles in the collection" counts up to this. Without the cap the model recognised its
/// training collections by their size.
const MAX_COUNTED_ARTICLES: usize = 600;

/// Similarity of two articles, each view from 0 to 1 where not said otherwise.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PairSimilarity {
    pub cosines: Norms,
    /// Share of a title's weight that stands in the other's lead, the larger and the smaller.
    pub title_in_lead: (f32, f32),
    /// Sum of the rarity of the specific names that both have.
    pub names: f32,
    /// The same for numbers.
    pub numbers: f32,
    /// The same for the words that both leads have.
    pub lead: f32,
    /// Rarity of the rarest of these.
    pub rarest: f32,
    /// Number of these.
    pub specific: u32,
    /// Share of the smaller article's winnowed shingles that both have.
    pub shingles: f32,
}

/// Compares two articles; the index has the first open. What a shared term counts for is masked by its
/// flags, without branches.
pub(crate) fn similarity(
    index: &mut TermIndex,
    a: &ArticleVector<'_>,
    b: &ArticleVector<'_>,
) -> PairSimilarity {
    let mut sums = Norms::default();
    let mut out = PairSimilarity::default();
    let (mut a_title, mut b_title) = (0.0, 0.0);
    for (x, y) in index.terms(a, b) {
        sums.add(x, y);
        let (both, either) = (x.flags & y.flags, x.flags | y.flags);
        let all = x.idf * x.idf;
        a_title += masked(all, x.flags & IN_TITLE != 0 && y.flags & IN_LEAD != 0);
        b_title += masked(all, y.flags & IN_TITLE != 0 && x.flags & IN_LEAD != 0);
        let specific = x.flags & IS_SPECIFIC != 0;
        let number = specific && either & IS_NUMBER != 0;
        let name = specific && !number && either & IS_NAME != 0;
        let lead = specific && both & IN_LEAD != 0;
        out.numbers += masked(x.idf, number);
        out.names += masked(x.idf, name);
        out.lead += masked(x.idf, lead);
        let is_specific = number || name || lead;
        out.rarest = out.rarest.max(masked(x.idf, is_specific));
        out.specific += u32::from(is_specific);
    }
    index.pairs(a, b).for_each(|(p, q)| sums.pairs += p * q);
    let (p, q) = (&a.norms, &b.norms);
    let cosine = |s: f32, p: f32, q: f32| if p * q > 0.0 { s / (p * q).sqrt() } else { 0.0 };
    out.cosines = Norms {
        often: cosine(sums.often, p.often, q.often),
        early: cosine(sums.early, p.early, q.early),
        own: cosine(sums.own, p.own, q.own),
        lead: cosine(sums.lead, p.lead, q.lead),
        title: cosine(sums.title, p.title, q.title),
        names: cosine(sums.names, p.names, q.names).min(1.0),
        numbers: cosine(sums.numbers, p.numbers, q.numbers),
        rare: cosine(sums.rare, p.rare, q.rare),
        pairs: cosine(sums.pairs, p.pairs, q.pairs),
    };
    let share = |s: f32, whole: f32| if whole > 0.0 { s / whole } else { 0.0 };
    let (ta, tb) = (share(a_title, p.title), share(b_title, q.title));
    out.title_in_lead = (ta.max(tb), ta.min(tb));
    out.shingles = index.shingles(a, b);
    out
}

/// Share of the smaller of two ascending lists that both have, 0 to 1.
pub(crate) fn shared_share(a: &[u32], b: &[u32]) -> f32 {
    let mut shared = 0;
    sorted::merge_join_by_key(a, b, |hash| *hash, |_, _| shared += 1);
    shared as f32 / a.len().min(b.len()).max(1) as f32
}

/// The features of a pair in a collection of `n` articles.
pub(crate) fn features(
    a: &ArticleVector<'_>,
    b: &ArticleVector<'_>,
    s: &PairSimilarity,
    rank: &NeighbourRank,
    n: usize,
) -> [f32; FEATURES] {
    let c = &s.cosines;
    let days = a.print.day.zip(b.print.day).map(|(a, b)| (a - b).unsigned_abs() as f32);
    let lengths = [a, b].map(|v| v.print.body.len() as f32 + v.print.title.len() as f32 + 1.0);
    let (shorter, longer) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
    let days_named = day_agreement(&a.event_days, &b.event_days);
    let name_pairs = a.name_pairs.agreement(&b.name_pairs);
    let figures = a.figures.agreement(&b.figures);
    let mut row = [
        c.often,
        c.early,
        c.own,
        c.lead,
        c.title,
        c.names,
        c.numbers,
        c.rare,
        c.pairs,
        s.title_in_lead.0,
        s.title_in_lead.1,
        s.names,
        s.numbers,
        s.lead,
        s.rarest,
        s.shingles,
        // By `set_rank`.
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        flag(days.is_some()),
        days.unwrap_or(-1.0),
        days_named.days,
        days_named.first,
        days_named.nearest,
        days_named.weekday,
        days_named.weekdays,
        days_named.dates,
        shorter,
        longer / shorter,
        n.min(MAX_COUNTED_ARTICLES) as f32,
        s.specific as f32,
        a.title_in_text.min(b.title_in_text),
        name_pairs.shared,
        name_pairs.share,
        name_pairs.lead,
        figures.same,
        figures.share,
        figures.other,
    ];
    set_rank(&mut row, rank);
    row
}

/// Position of the first feature that the rank gives; the others follow.
const FIRST_RANKED: usize = 16;
/// Position of "cosine-early".
const COSINE_EARLY: usize = 1;

/// Writes the features that depend on the neighbours of the two articles. The others depend on the two alone.
pub(crate) fn set_rank(row: &mut [f32; FEATURES], rank: &NeighbourRank) {
    let early = row[COSINE_EARLY];
    let ranked = [
        (rank.levels.0 + rank.levels.1) / 2.0,
        rank.levels.0.min(rank.levels.1),
        early - rank.levels.0.max(rank.levels.1),
        early - rank.best.0.max(rank.best.1),
        early - rank.best.0.min(rank.best.1),
        rank.gaps.0,
        rank.gaps.1,
        rank.shared_neighbours.0,
        rank.shared_neighbours.1,
    ];
    row[FIRST_RANKED..FIRST_RANKED + ranked.len()].copy_from_slice(&ranked);
}

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::story::collection::Collection;
    use crate::story::pair_features::{shared_share, similarity};
    use crate::story::term_index::TermIndex;
    use crate::text::tokenizer::codes;

    fn prints(texts: &[(&str, &str)]) -> Vec<Fingerprint> {
        let print = |(title, body): &(&str, &str)| Fingerprint {
            title: codes(title),
            body: codes(body),
            day: Some(19_846),
            ..Fingerprint::default()
        };
        texts.iter().map(print).collect()
    }

    #[test]
    fn cosines_are_1_with_itself_and_0_with_a_stranger() {
        let prints = prints(&[
            ("Ferry to Norafel", "The ferry to Norafel sails again on 12 May"),
            ("Ferry to Norafel", "The ferry to Norafel sails again on 12 May"),
            ("Trams stand still", "Drivers stopped work, nobody knows why"),
        ]);
        let collection = Collection::new(&prints.iter().collect::<Vec<_>>());
        let [a, b, c] = &collection.vectors[..] else { panic!("three articles") };
        let mut index = TermIndex::default();
        index.open(a);
        let same = similarity(&mut index, a, b);
        let cosines = [same.cosines.often, same.cosines.early, same.cosines.title, same.cosines.pairs];
        assert!(cosines.iter().all(|c| (c - 1.0).abs() < 1e-5), "{cosines:?}");
        assert!(same.specific > 0 && same.rarest > 0.0 && same.title_in_lead.1 > 0.99);
        let other = similarity(&mut index, a, c);
        assert_eq!((other.cosines.early, other.specific, other.title_in_lead), (0.0, 0, (0.0, 0.0)));
    }

    #[test]
    fn the_share_is_of_the_smaller_list() {
        for (a, b, share) in [(&[1, 2, 3][..], &[2, 3, 4, 5][..], 2.0 / 3.0), (&[], &[1], 0.0)] {
            assert_eq!(shared_share(a, b), share);
        }
    }
}
