//! Everything that the pair score reads of one article.

use crate::fingerprint::Fingerprint;
use crate::story::event_days::{Event, events};
use crate::story::idf::Frequencies;
use crate::story::term_counts::{Count, IN_BODY, IN_LEAD, IN_TITLE, IS_NAME, IS_NUMBER};
use crate::story::terms::{Term, pairs, weigh};

/// One article, ready to be compared.
pub(crate) struct Vector<'a> {
    pub print: &'a Fingerprint,
    pub terms: Vec<Term>,
    pub pairs: Vec<(u32, f32)>,
    pub norms: Norms,
    /// Share of its title that its text has; a text that has little of it is hardly the article.
    pub own_title: f32,
    /// The days that it names.
    pub events: Vec<Event>,
}

/// Sums of squares, one a view of the terms.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Norms {
    pub often: f32,
    pub early: f32,
    pub own: f32,
    pub lead: f32,
    pub title: f32,
    pub names: f32,
    pub numbers: f32,
    pub rare: f32,
    pub pairs: f32,
}

impl Norms {
    /// Adds the products of two weights of one term; for a norm both are the same term.
    pub fn add(&mut self, a: &Term, b: &Term) {
        let idf = a.idf * b.idf;
        let early = a.early * b.early;
        let both = a.flags & b.flags;
        self.often += a.often * b.often * idf;
        self.early += early * idf;
        self.own += early * a.own * b.own;
        self.rare += early * idf * idf;
        let number = both & IS_NUMBER != 0;
        self.lead += when(idf, both & IN_LEAD != 0);
        self.title += when(idf, both & IN_TITLE != 0);
        self.numbers += when(idf, number);
        self.names += when(early * idf, !number && (a.flags | b.flags) & IS_NAME != 0);
    }
}

/// A value, or 0.
pub(crate) fn when(value: f32, yes: bool) -> f32 {
    f32::from_bits(value.to_bits() & u32::from(yes).wrapping_neg())
}

impl<'a> Vector<'a> {
    /// Weighs the counted terms of an article.
    pub fn new(print: &'a Fingerprint, counts: &[Count], frequencies: &Frequencies) -> Self {
        let terms = weigh(counts, frequencies);
        let pairs = pairs(print, &terms);
        let mut norms = Norms::default();
        terms.iter().for_each(|t| norms.add(t, t));
        norms.pairs = pairs.iter().map(|p| p.1 * p.1).sum();
        let told = terms.iter().filter(|t| t.flags & (IN_TITLE | IN_BODY) == IN_TITLE | IN_BODY);
        let own_title = told.map(|t| t.idf * t.idf).sum::<f32>() / norms.title.max(1e-6);
        Vector { print, terms, pairs, norms, own_title, events: events(print) }
    }

    /// The pairs of equal terms of two articles, ascending.
    pub fn shared<'b>(&'b self, other: &'b Vector<'_>) -> impl Iterator<Item = (&'b Term, &'b Term)> {
        let (mine, theirs) = (&self.terms[..], &other.terms[..]);
        let (mut i, mut j) = (0, 0);
        std::iter::from_fn(move || {
            while let (Some(a), Some(b)) = (mine.get(i), theirs.get(j)) {
                // No jump depends on which of the two is the smaller.
                i += usize::from(a.id <= b.id);
                j += usize::from(b.id <= a.id);
                if a.id == b.id {
                    return Some((a, b));
                }
            }
            None
        })
    }
}
