//! How near the neighbours of each article are, kept between groupings.
//!
//! In: the pairs with their similarities, and the articles that have others. Out: the neighbourhoods of all articles,
//! and for each whether it is another. Excesses count in steps: among forty neighbours one more, which is no nearer
//! than the others, leaves the neighbourhood as it was.

use crate::story::kept::diff::Diff;
use crate::story::kept::pairs::KeptPairs;
use crate::story::neighbour_rank::{BACKGROUND_NEIGHBOUR, Neighbourhood, Neighbourhoods};

/// Steps above the background level from which a neighbour is near: without that bound 1 % more articles, which are
/// mostly of other stories, changed the neighbourhoods of a quarter of all.
const MIN_STEPS: f32 = 3.0;
/// Steps of background levels and of excesses, in cosine similarity. A power of two: sums of squares of excesses are
/// exact, so that they do not depend on an order.
const STEP: f32 = 1.0 / 32.0;

/// Brings the neighbourhoods up to date. `dirty` are the articles that have other pairs or similarities.
pub(crate) fn refresh(
    before: Neighbourhoods,
    diff: &Diff,
    dirty: &[bool],
    candidates: &KeptPairs,
) -> (Neighbourhoods, Vec<bool>) {
    let near = Near::of(dirty, candidates);
    let mut out = Neighbourhoods { of_article: Vec::with_capacity(dirty.len()), ..Neighbourhoods::default() };
    out.excesses.reserve(before.excesses.len());
    let mut changed = vec![false; dirty.len()];
    let mut room = Vec::new();
    for (i, changed) in (0u32..).zip(&mut changed) {
        let old = diff.before_of(i).and_then(|o| before.of_article.get(o as usize));
        let known = old.map_or(&[][..], |old| {
            before.excesses.get(old.range.0 as usize..old.range.1 as usize).unwrap_or_default()
        });
        let from = out.excesses.len();
        let mut now = match old.filter(|_| !dirty[i as usize]) {
            Some(old) => {
                out.excesses.extend(known.iter().filter_map(|(o, excess)| Some((diff.now_of(*o)?, *excess))));
                *old
            }
            None => {
                room.clear();
                room.extend_from_slice(near.of_article(i));
                neighbourhood(&mut room, &mut out.excesses)
            }
        };
        now.range = (from as u32, out.excesses.len() as u32);
        *changed = dirty[i as usize] && {
            let numbers = |n: &Neighbourhood| [n.level, n.best.0, n.best.1].map(f32::to_bits);
            let known = known.iter().map(|(o, excess)| (diff.now_of(*o), excess.to_bits()));
            let found = out.excesses.iter().skip(from).map(|(j, excess)| (Some(*j), excess.to_bits()));
            old.is_none_or(|old| numbers(old) != numbers(&now)) || !known.eq(found)
        };
        out.of_article.push(now);
    }
    (out, changed)
}

/// The neighbourhood of an article with these neighbours. Those far enough above the background level go to `excesses`.
fn neighbourhood(near: &mut [(u32, f32)], excesses: &mut Vec<(u32, f32)>) -> Neighbourhood {
    let steps = |similarity: f32| (similarity / STEP).floor();
    let place = BACKGROUND_NEIGHBOUR.min(near.len() / 2);
    let (mut best, mut level) = ((0.0f32, 0.0f32), 0.0);
    for &(_, similarity) in near.iter() {
        best = if similarity > best.0 { (similarity, best.0) } else { (best.0, best.1.max(similarity)) };
    }
    if place < near.len() {
        level = steps(near.select_nth_unstable_by(place, |x, y| y.1.total_cmp(&x.1)).1.1);
    }
    let from = excesses.len();
    let above =
        near.iter().map(|(j, similarity)| (*j, steps(*similarity) - level)).filter(|x| x.1 >= MIN_STEPS);
    excesses.extend(above.map(|(j, steps)| (j, steps * STEP)));
    excesses[from..].sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    let length = excesses[from..].iter().map(|x| x.1 * x.1).sum::<f32>().sqrt();
    Neighbourhood { level: level * STEP, best, range: (0, 0), length }
}

/// The neighbours of some articles.
struct Near {
    /// Where those of each article end.
    ends: Vec<u32>,
    all: Vec<(u32, f32)>,
}

impl Near {
    /// Of the `wanted` articles.
    fn of(wanted: &[bool], candidates: &KeptPairs) -> Self {
        // First where those of each article begin; filling moves that on to where they end.
        let mut ends = vec![0u32; wanted.len() + 1];
        for &(a, b) in &candidates.pairs {
            ends[a as usize + 1] += u32::from(wanted[a as usize]);
            ends[b as usize + 1] += u32::from(wanted[b as usize]);
        }
        for i in 1..ends.len() {
            ends[i] += ends[i - 1];
        }
        let mut all = vec![(0, 0.0); ends.last().map_or(0, |end| *end as usize)];
        for (&(a, b), &similarity) in candidates.pairs.iter().zip(&candidates.similarities) {
            for (i, other) in [(a, b), (b, a)] {
                if wanted[i as usize] {
                    all[ends[i as usize] as usize] = (other, similarity);
                    ends[i as usize] += 1;
                }
            }
        }
        Near { ends, all }
    }

    fn of_article(&self, i: u32) -> &[(u32, f32)] {
        let end = |i: Option<u32>| i.and_then(|i| self.ends.get(i as usize)).map_or(0, |end| *end as usize);
        self.all.get(end(i.checked_sub(1))..end(Some(i))).unwrap_or_default()
    }
}
