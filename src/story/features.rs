//! What the pair score looks at: how alike two articles are in several views, how that
//! compares with their other neighbours, and how far apart their dates are.

use super::terms::{IN_LEAD, IN_TITLE, IS_NAME, IS_NUMBER, IS_SPECIFIC};
use super::vector::{Norms, Vector};
use super::weights::ln;
use crate::gather;

/// Number of features of a pair.
pub const FEATURES: usize = 30;
/// The neighbour whose likeness is the background level of an article.
const LEVEL: usize = 30;

/// How alike two articles are, each view from 0 to 1 where not said otherwise.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Alike {
    pub cosines: Norms,
    /// Share of a title's weight that stands in the other's lead, the larger and the smaller.
    pub title_in_lead: (f32, f32),
    /// Summed rarity of the specific names that both have, and of the numbers.
    pub names: f32,
    pub numbers: f32,
    /// Summed rarity of the specific words that both leads have.
    pub lead: f32,
    /// Rarity of the rarest shared name, number or word of both leads, and how many there are.
    pub rarest: f32,
    pub specific: u32,
    /// Share of the smaller article's kept shingles that both have.
    pub shingles: f32,
}

/// Compares two articles.
pub(crate) fn alike(a: &Vector<'_>, b: &Vector<'_>) -> Alike {
    let mut sums = Norms::default();
    let mut out = Alike::default();
    let (mut a_title, mut b_title) = (0.0, 0.0);
    for (x, y) in a.shared(b) {
        sums.add(x, y);
        let (both, either) = (x.flags & y.flags, x.flags | y.flags);
        if x.flags & IN_TITLE != 0 && y.flags & IN_LEAD != 0 {
            a_title += x.idf * x.idf;
        }
        if y.flags & IN_TITLE != 0 && x.flags & IN_LEAD != 0 {
            b_title += x.idf * x.idf;
        }
        if x.flags & IS_SPECIFIC == 0 {
            continue;
        }
        let telling = if either & IS_NUMBER != 0 {
            out.numbers += x.idf;
            true
        } else if either & IS_NAME != 0 {
            out.names += x.idf;
            true
        } else {
            both & IN_LEAD != 0
        };
        if both & IN_LEAD != 0 {
            out.lead += x.idf;
        }
        if telling {
            out.rarest = out.rarest.max(x.idf);
            out.specific += 1;
        }
    }
    gather::meet(&a.pairs, &b.pairs, |p| p.0, |p, q| sums.pairs += p.1 * q.1);
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
    out.shingles = shared_share(&a.print.kept, &b.print.kept);
    out
}

/// Share of the smaller of two ascending lists that both have.
pub(crate) fn shared_share(a: &[u32], b: &[u32]) -> f32 {
    let mut shared = 0;
    gather::meet(a, b, |hash| *hash, |_, _| shared += 1);
    shared as f32 / a.len().min(b.len()).max(1) as f32
}

/// Where a pair stands among the other pairs of its two articles.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Standing {
    /// Rank of each among the neighbours of the other, from 0.
    pub ranks: (u32, u32),
    /// Likeness of the background neighbour of each.
    pub levels: (f32, f32),
    /// Likeness of the best other neighbour of each.
    pub best: (f32, f32),
}

/// The standing of every pair; `pairs` are ascending and `likeness` is one a pair.
pub(crate) fn standings(n: usize, pairs: &[(u32, u32)], likeness: &[f32]) -> Vec<Standing> {
    let mut near: Vec<Vec<(f32, u32)>> = vec![Vec::new(); n];
    for (p, (&(a, b), &s)) in pairs.iter().zip(likeness).enumerate() {
        for i in [a, b] {
            if let Some(near) = near.get_mut(i as usize) {
                near.push((s, p as u32));
            }
        }
    }
    let mut out = vec![Standing::default(); pairs.len()];
    for (i, mine) in near.iter_mut().enumerate() {
        mine.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        // In a small drop there are no thirty others: the median neighbour stands for them.
        let level = mine.get(LEVEL.min(mine.len() / 2)).map_or(0.0, |m| m.0);
        let first = mine.first().map_or(0.0, |m| m.0);
        let second = mine.get(1).map_or(0.0, |m| m.0);
        for (rank, &(_, p)) in mine.iter().enumerate() {
            let (Some(standing), Some(pair)) = (out.get_mut(p as usize), pairs.get(p as usize)) else {
                continue;
            };
            let best = if rank == 0 { second } else { first };
            if pair.0 as usize == i {
                (standing.ranks.0, standing.levels.0, standing.best.0) = (rank as u32, level, best);
            } else {
                (standing.ranks.1, standing.levels.1, standing.best.1) = (rank as u32, level, best);
            }
        }
    }
    out
}

/// The features of a pair in a collection of `n` articles.
pub(crate) fn features(
    a: &Vector<'_>,
    b: &Vector<'_>,
    s: &Alike,
    at: &Standing,
    n: usize,
) -> [f32; FEATURES] {
    let c = &s.cosines;
    let flag = |yes: bool| f32::from(u8::from(yes));
    let days = a.print.day.zip(b.print.day).map(|(a, b)| (a - b).unsigned_abs() as f32);
    let lengths = [a, b].map(|v| v.print.body.len() as f32 + v.print.title.len() as f32 + 1.0);
    let (shorter, longer) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
    let inverse = |rank: u32| 1.0 / (1.0 + rank as f32);
    let ranks = (inverse(at.ranks.0), inverse(at.ranks.1));
    let level = (at.levels.0 + at.levels.1) / 2.0;
    [
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
        ln(1.0 + s.names) / 3.0,
        ln(1.0 + s.numbers) / 3.0,
        ln(1.0 + s.lead) / 3.0,
        s.rarest / 10.0,
        s.shingles,
        level,
        c.early - at.levels.0.max(at.levels.1),
        ranks.0.max(ranks.1),
        ranks.0.min(ranks.1),
        c.early - at.best.0.max(at.best.1),
        flag(days.is_some()),
        days.map_or(0.0, |d| ln(1.0 + d) / 5.0),
        flag(days.is_some_and(|d| d <= 1.0)),
        flag(days.is_some_and(|d| d > 14.0)),
        ln(shorter) / 8.0,
        ln(longer / shorter) / 3.0,
        ln(n as f32 + 1.0) / 10.0,
        c.early.sqrt(),
        c.names.sqrt(),
    ]
}
