//! Articles about one event: candidates through an inverted index, a learned pair score on
//! sparse features, average linkage. Copies are collapsed before and count once.

pub(crate) mod article_vector;
pub(crate) mod candidates;
pub(crate) mod cohesion;
pub(crate) mod event_days;
pub(crate) mod idf;
pub(crate) mod linkage;
pub(crate) mod neighbour_rank;
pub(crate) mod pair_features;
pub(crate) mod pair_score;
pub(crate) mod prior_shift;
pub(crate) mod recurring_column;
pub(crate) mod roundup;
pub(crate) mod shared_terms;
pub(crate) mod strangers;
pub(crate) mod term_counts;
pub(crate) mod term_index;
pub(crate) mod term_vectors;
pub(crate) mod terms;

use crate::fingerprint::Fingerprint;
use crate::story::article_vector::Vector;
use crate::story::candidates::ALL;
use crate::story::idf::Frequencies;
use crate::story::neighbour_rank::Standings;
use crate::story::pair_features::{FEATURES, alike, features};
use crate::story::pair_score::{Model, Scorer};
use crate::story::strangers::{Kin, NOT, Strangers, kin};
use crate::story::term_counts::{Count, count};
use crate::story::term_index::Reader;
use crate::story::term_vectors::Outlines;

/// Mean log odds from which two groups are one story.
const BAR: f32 = 0.0;

/// Where an item comes from and what the person said of it; items are indices.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bounds {
    /// The document of each item and whether the item is attached there.
    pub places: Vec<(u32, bool)>,
    /// Only items of one document may join.
    pub alone: bool,
    /// Pairs that tell one story.
    pub together: Vec<(u32, u32)>,
    /// Pairs that do not.
    pub apart: Vec<(u32, u32)>,
    /// From -1 (strict) to 1 (loose).
    pub looseness: f32,
}

impl Bounds {
    /// Whether a pair is worth a score.
    fn allow(&self, a: &Fingerprint, b: &Fingerprint, pair: (u32, u32)) -> bool {
        let place = |i: u32| self.places.get(i as usize).copied().unwrap_or((i, false));
        let ((da, attached_a), (db, attached_b)) = (place(pair.0), place(pair.1));
        let listed = da == db && attached_a && attached_b;
        let foreign = a.language != 0 && b.language != 0 && a.language != b.language;
        !listed && !foreign && (!self.alone || da == db)
    }
}

/// Items with their counted terms and what is known of the collection.
pub(crate) struct Scene<'a> {
    pub vectors: Vec<Vector<'a>>,
    outlines: Outlines,
    pub frequencies: Frequencies,
}

impl<'a> Scene<'a> {
    /// Counts and weighs the terms of all items.
    pub fn new(prints: &[&'a Fingerprint]) -> Self {
        let mut counts: Vec<Vec<Count>> = prints.iter().map(|p| count(p)).collect();
        let frequencies = Frequencies::of(&mut counts);
        let mut outlines = Outlines::default();
        // Each list of counts goes when its vector is there: all of them are a great deal of memory.
        let vectors = prints.iter().zip(counts).map(|(p, counts)| {
            let vector = Vector::new(p, &counts, &frequencies);
            let shared = |c: &Count| frequencies.documents_of(c.word) > 1;
            let terms = counts.iter().zip(&vector.terms).filter(|(c, _)| shared(c));
            outlines.push(terms.map(|(c, t)| (c.word, t)), vector.norms.early.sqrt().max(1e-6));
            vector
        });
        Scene { vectors: vectors.collect(), outlines, frequencies }
    }

    /// Shows the pairs that are worth a score, in order, or `all` that were looked at. Their
    /// features are made for the moment: those of all are a great deal of memory. Returns how
    /// many are not worth one.
    pub fn each(&self, bounds: &Bounds, all: bool, mut see: impl FnMut(Seen<'_>)) -> usize {
        let vector = |i: u32| self.vectors.get(i as usize);
        let allowed = |a: u32, b: u32| match (vector(a), vector(b)) {
            (Some(x), Some(y)) => {
                bounds.allow(x.print, y.print, (a, b)) && !recurring_column::is_series(x, y)
            }
            _ => false,
        };
        let pairs = candidates::pairs(&self.outlines, &self.frequencies, allowed);
        let likeness = self.outlines.likeness(self.frequencies.len(), &pairs);
        let n = self.vectors.len();
        let mut standings = Standings::new(n, &pairs, &likeness);
        let (mut reader, mut read, mut open, mut others) = (Reader::default(), None, None, 0);
        for (&(a, b), &likeness) in pairs.iter().zip(&likeness) {
            if open.replace(a) != Some(a) {
                standings.open(a);
            }
            let hope = n <= ALL || standings.hope(b, likeness);
            others += usize::from(!hope);
            let Some((x, y)) = vector(a).zip(vector(b)).filter(|_| hope || all) else { continue };
            if read.replace(a) != Some(a) {
                reader.open(x);
            }
            let found = alike(&mut reader, x, y);
            let features = features(x, y, &found, &standings.standing(b, likeness), n);
            see(Seen { pair: (a, b), hope, kin: kin(x, y, &found, n), features: &features });
        }
        others
    }
}

/// A pair as the score sees it.
pub(crate) struct Seen<'f> {
    pub pair: (u32, u32),
    /// It is worth a score.
    pub hope: bool,
    pub kin: Kin,
    pub features: &'f [f32; FEATURES],
}

/// The stories among some articles, and the scores that made them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grouped {
    /// Items of each story, ascending; stories in order of their first items.
    pub stories: Vec<Vec<u32>>,
    /// Scored pairs, the smaller index first, ascending.
    pub scores: Vec<(u32, u32, f32)>,
    /// Mean log odds from which two groups are one story here.
    pub bar: f32,
}

impl Grouped {
    /// Log odds that two items tell one story; `None` when the pair was not worth a score.
    pub fn score(&self, a: u32, b: u32) -> Option<f32> {
        let found = self.scores.binary_search_by_key(&(a.min(b), a.max(b)), |s| (s.0, s.1));
        found.ok().and_then(|i| self.scores.get(i)).map(|s| s.2)
    }
}

/// Groups articles, which stand in the order of their ids.
pub(crate) fn stories(scene: &Scene<'_>, bounds: &Bounds, model: &Model) -> Grouped {
    let (mut pairs, mut scorer) = (Vec::new(), Scorer::new(model));
    let mut kins = Vec::new();
    let others = scene.each(bounds, false, |seen| {
        debug_assert!(seen.hope);
        pairs.push(seen.pair);
        kins.push(seen.kin);
        scorer.push(seen.features);
    });
    let logits = scorer.finish();
    let mut strangers = Strangers::new(&scene.vectors);
    let told = pairs.iter().zip(&logits).zip(kins);
    let told = told.map(|((pair, logit), kin)| (*logit, strangers.are(*pair, *logit, kin)));
    let scores = judge(told.collect(), others);
    let scores = pairs.into_iter().zip(scores).map(|((a, b), score)| (a, b, score)).collect();
    joined(scene.vectors.len(), scores, bounds)
}

/// Groups `n` articles whose pairs are scored already. What is a digest does not depend on how
/// loose the grouping is, so that a looser one never parts what a stricter one joined.
pub(crate) fn joined(n: usize, scores: Vec<(u32, u32, f32)>, bounds: &Bounds) -> Grouped {
    let bar = BAR - bounds.looseness;
    let link = |scores: &[(u32, u32, f32)], bar: f32| {
        linkage::group(n, scores, &bounds.together, &bounds.apart, bar)
    };
    let mut stories = link(&scores, BAR);
    let digests = roundup::digests(&stories, &scores, &bounds.together);
    let is_digest = |item: &u32| digests.binary_search(item).is_ok();
    if !digests.is_empty() || bar != BAR {
        // They may have brought others together.
        let without = |s: &&(u32, u32, f32)| !is_digest(&s.0) && !is_digest(&s.1);
        stories = link(&scores.iter().filter(without).copied().collect::<Vec<_>>(), bar);
    }
    Grouped { stories, scores, bar }
}

/// Log odds of pairs from what the score says of each and whether it is of strangers; `others` are
/// pairs without hope.
pub(crate) fn judge(pairs: Vec<(f32, bool)>, others: usize) -> Vec<f32> {
    let most = |strangers: bool| if strangers { NOT } else { f32::MAX };
    let logits = pairs.iter().map(|(logit, strangers)| logit.min(most(*strangers)));
    let shift = prior_shift::shift(logits, others);
    pairs.into_iter().map(|(logit, strangers)| (logit + shift).min(most(strangers))).collect()
}
