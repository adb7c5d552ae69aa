//! What the pair score looks at: how alike two articles are in several views, how that
//! compares with their other neighbours, how far apart their dates are, and whether they name
//! the same days. A tree asks only which of two values is larger, so nothing is scaled.

use crate::ml::linear::flag;
use crate::story::article_vector::{Norms, Vector, when};
use crate::story::event_days::{Event, Named};
use crate::story::neighbour_rank::Standing;
use crate::story::term_counts::{IN_LEAD, IN_TITLE, IS_NAME, IS_NUMBER};
use crate::story::term_index::Reader;
use crate::story::terms::IS_SPECIFIC;
use crate::util::sorted;

/// Number of features of a pair.
pub const FEATURES: usize = 38;

/// Articles from which a collection is large. Where the score was told the number of more, it
/// knew the collections that it had learned on by it.
const MANY: usize = 600;

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

/// Compares two articles; the reader has the first open. The flags of a shared term tell what
/// it counts for, and no jump depends on them.
pub(crate) fn alike(reader: &mut Reader, a: &Vector<'_>, b: &Vector<'_>) -> Alike {
    let mut sums = Norms::default();
    let mut out = Alike::default();
    let (mut a_title, mut b_title) = (0.0, 0.0);
    for (x, y) in reader.terms(a, b) {
        sums.add(x, y);
        let (both, either) = (x.flags & y.flags, x.flags | y.flags);
        let all = x.idf * x.idf;
        a_title += when(all, x.flags & IN_TITLE != 0 && y.flags & IN_LEAD != 0);
        b_title += when(all, y.flags & IN_TITLE != 0 && x.flags & IN_LEAD != 0);
        let specific = x.flags & IS_SPECIFIC != 0;
        let number = specific && either & IS_NUMBER != 0;
        let name = specific && !number && either & IS_NAME != 0;
        let lead = specific && both & IN_LEAD != 0;
        out.numbers += when(x.idf, number);
        out.names += when(x.idf, name);
        out.lead += when(x.idf, lead);
        let telling = number || name || lead;
        out.rarest = out.rarest.max(when(x.idf, telling));
        out.specific += u32::from(telling);
    }
    reader.pairs(a, b).for_each(|(p, q)| sums.pairs += p * q);
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
    out.shingles = reader.shingles(a, b);
    out
}

/// Share of the smaller of two ascending lists that both have.
pub(crate) fn shared_share(a: &[u32], b: &[u32]) -> f32 {
    let mut shared = 0;
    sorted::meet(a, b, |hash| *hash, |_, _| shared += 1);
    shared as f32 / a.len().min(b.len()).max(1) as f32
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
    let days = a.print.day.zip(b.print.day).map(|(a, b)| (a - b).unsigned_abs() as f32);
    let lengths = [a, b].map(|v| v.print.body.len() as f32 + v.print.title.len() as f32 + 1.0);
    let (shorter, longer) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
    let level = (at.levels.0 + at.levels.1) / 2.0;
    let named = named(a, b);
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
        s.names,
        s.numbers,
        s.lead,
        s.rarest,
        s.shingles,
        level,
        at.levels.0.min(at.levels.1),
        c.early - at.levels.0.max(at.levels.1),
        c.early - at.best.0.max(at.best.1),
        c.early - at.best.0.min(at.best.1),
        at.gaps.0,
        at.gaps.1,
        at.kin.0,
        at.kin.1,
        flag(days.is_some()),
        days.unwrap_or(-1.0),
        named.days,
        named.first,
        named.nearest,
        named.weekday,
        named.weekdays,
        named.dates,
        shorter,
        longer / shorter,
        n.min(MANY) as f32,
        s.specific as f32,
        a.own_title.min(b.own_title),
    ]
}

/// What the days that two texts name say: 1 they agree, -1 they do not, 0 one names none.
struct Days {
    /// Any of the days, known through the days of publication.
    days: f32,
    /// Days between the first ones of both, and between the nearest; -1 when unknown.
    first: f32,
    nearest: f32,
    /// The first weekdays; any weekdays; any days of a month.
    weekday: f32,
    weekdays: f32,
    dates: f32,
}

fn named(a: &Vector<'_>, b: &Vector<'_>) -> Days {
    fn agree<T: PartialEq>(a: impl Iterator<Item = T> + Clone, b: impl Iterator<Item = T> + Clone) -> f32 {
        let none = a.clone().next().is_none() || b.clone().next().is_none();
        match (none, a.clone().any(|x| b.clone().any(|y| x == y))) {
            (true, _) => 0.0,
            (false, true) => 1.0,
            (false, false) => -1.0,
        }
    }
    fn days(events: &[Event]) -> impl Iterator<Item = i32> + Clone {
        events.iter().filter_map(|e| e.day)
    }
    fn of_week(events: &[Event], week: bool) -> impl Iterator<Item = Named> + Clone {
        events.iter().map(|e| e.named).filter(move |n| matches!(n, Named::Weekday(_)) == week)
    }
    let (a, b) = (a.events.as_slice(), b.events.as_slice());
    let apart = |p: i32, q: i32| (p - q).unsigned_abs();
    let nearest = days(a).flat_map(|p| days(b).map(move |q| apart(p, q))).min();
    let number = |n: Option<u32>| n.map_or(-1.0, |n| n as f32);
    Days {
        days: agree(days(a), days(b)),
        first: number(days(a).next().zip(days(b).next()).map(|(p, q)| apart(p, q))),
        nearest: number(nearest),
        weekday: agree(of_week(a, true).take(1), of_week(b, true).take(1)),
        weekdays: agree(of_week(a, true), of_week(b, true)),
        dates: agree(of_week(a, false), of_week(b, false)),
    }
}
