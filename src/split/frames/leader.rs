//! The frame that repeats: one key that leads, and the keys that come once with nearly each of
//! its occurrences. The leader whose companions explain most lines wins.

use crate::split::frames::keys::Keys;
use crate::split::frames::kind::{Key, Kind};
use crate::split::frames::line::FrameLine;
use crate::util::order::{sort, sort_by, sort_by_key};
use std::collections::{HashMap, HashSet};

/// Leaders that are tried, the heaviest first.
const MAX_LEADERS: usize = 60;
/// Fewest characters between two occurrences of a leader, in the middle.
const MIN_INTERVAL: u64 = 80;
/// Share of the leader's intervals that must hold a companion once, in percent.
const MIN_ONCE: usize = 75;
/// Share of the leader's intervals that may hold it more often, in percent.
const MAX_TWICE: usize = 12;
/// Intervals up to which none may hold a companion twice.
const FEW_INTERVALS: usize = 6;
/// Companions are at least half as often as the leader, and at most 1.7 times.
const COUNT_RANGE: (usize, usize) = (50, 170);

/// A key that goes with the leader.
#[derive(Clone, Copy, Debug)]
pub struct Companion {
    /// It stands before the leader.
    pub before: bool,
    /// Intervals that hold it once.
    pub once: usize,
}

/// A frame that repeats.
pub struct Frame {
    pub leader: Key,
    /// Occurrences of the leader.
    pub count: usize,
    /// By key.
    pub companions: Vec<Option<Companion>>,
    /// Different lines of a record that the frame explains.
    pub places: usize,
    pub score: f32,
}

impl Frame {
    /// The companion of a key, if it is one.
    pub fn companion(&self, key: Key) -> Option<Companion> {
        self.companions.get(key as usize).copied().flatten()
    }

    /// Keys of the frame.
    pub fn keys(&self) -> impl Iterator<Item = (Key, Companion)> {
        self.companions.iter().enumerate().filter_map(|(key, c)| Some((key as Key, (*c)?)))
    }
}

/// The frame of a file.
pub fn find(lines: &[FrameLine<'_>], keys: &Keys) -> Option<Frame> {
    let mut before: Vec<u64> = Vec::with_capacity(lines.len() + 1);
    before.push(0);
    for line in lines {
        before.push(before[before.len() - 1] + u64::from(line.chars));
    }
    let mut by_count: Vec<Key> = (0..keys.len() as Key).filter(|k| keys.is_of_frame(*k)).collect();
    sort_by_key(&mut by_count, |k| keys.lines(*k).len());
    let mut leaders: Vec<(f32, Key)> = by_count
        .iter()
        .copied()
        .filter(|k| !matches!(keys.kind(*k), Kind::Rule | Kind::Url))
        .filter(|k| middle_interval(keys.lines(*k), &before) >= MIN_INTERVAL)
        .map(|k| (keys.weight(k) * keys.lines(k).len() as f32, k))
        .collect();
    sort_by(&mut leaders, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut tried = HashSet::new();
    let mut best: Option<Frame> = None;
    for (_, leader) in leaders {
        if tried.len() >= MAX_LEADERS {
            break;
        }
        if !tried.insert(place(keys.lines(leader))) {
            continue;
        }
        let frame = frame(leader, keys, &by_count);
        if !is_frame(&frame, keys) {
            continue;
        }
        if best.as_ref().is_none_or(|b| frame.score > b.score + 1e-6) {
            best = Some(frame);
        }
    }
    best
}

/// Whether the companions of a leader are enough to call it a frame.
fn is_frame(frame: &Frame, keys: &Keys) -> bool {
    let kind = keys.kind(frame.leader);
    let by_itself = match kind {
        Kind::Begin | Kind::End => frame.count >= 2,
        Kind::Day | Kind::Counter | Kind::AnyCounter => frame.count >= 3,
        _ => false,
    };
    let weak = !kind.is_strong() && !keys.is_bold_style(frame.leader);
    (frame.places >= 3 || by_itself) && (!weak || frame.places >= 4)
}

/// What tells two keys that stand in the same lines.
fn place(lines: &[u32]) -> (usize, u32, u32, u32) {
    (lines.len(), lines[0], lines[lines.len() - 1], lines[lines.len() / 2])
}

fn middle_interval(lines: &[u32], before: &[u64]) -> u64 {
    let mut intervals: Vec<u64> =
        lines.windows(2).map(|w| before[w[1] as usize] - before[w[0] as usize]).collect();
    sort(&mut intervals);
    intervals.get(intervals.len() / 2).copied().unwrap_or(0)
}

/// The frame of one leader, whatever it is worth.
pub fn of_leader(leader: Key, keys: &Keys) -> Frame {
    let mut by_count: Vec<Key> = (0..keys.len() as Key).filter(|k| keys.is_of_frame(*k)).collect();
    sort_by_key(&mut by_count, |k| keys.lines(*k).len());
    frame(leader, keys, &by_count)
}

/// The frame that a leader gives.
fn frame(leader: Key, keys: &Keys, by_count: &[Key]) -> Frame {
    let lead = keys.lines(leader);
    let count = lead.len();
    let (least, most) = (count * COUNT_RANGE.0 / 100, count * COUNT_RANGE.1 / 100 + 2);
    let from = by_count.partition_point(|k| keys.lines(*k).len() < least);
    let to = by_count.partition_point(|k| keys.lines(*k).len() <= most);
    let mut companions = vec![None; keys.len()];
    let mut places: HashMap<(u32, u32, u32), f32> = HashMap::new();
    let mut held = vec![0_u32; count + 1];
    let mut score = 0.0;
    for key in &by_count[from..to] {
        let own = keys.lines(*key);
        count_per_interval(lead, own, &mut held);
        let before = *key != leader && stands_before(lead, own, &held);
        let intervals = if before { &held[..count] } else { &held[1..] };
        let once = intervals.iter().filter(|n| **n == 1).count();
        let twice = intervals.iter().filter(|n| **n > 1).count();
        let allowed = if count > FEW_INTERVALS { count * MAX_TWICE } else { 0 };
        if once * 100 < count * MIN_ONCE || twice * 100 > allowed || once < 2 {
            continue;
        }
        companions[*key as usize] = Some(Companion { before, once });
        let worth = keys.weight(*key) * (once as f32 - 2.0 * twice as f32);
        let (_, first, last, middle) = place(own);
        let known = places.entry((first, last, middle)).or_insert(0.0);
        if worth > *known {
            score += worth - *known;
            *known = worth;
        }
    }
    score += 0.01 * keys.weight(leader);
    Frame { leader, count, companions, places: places.len(), score }
}

/// How often each interval between leaders holds a key: before the first, between, behind the last.
fn count_per_interval(lead: &[u32], own: &[u32], held: &mut [u32]) {
    held.fill(0);
    let mut at = 0;
    for line in own {
        while at < lead.len() && lead[at] <= *line {
            at += 1;
        }
        held[at] += 1;
    }
}

/// Whether a key stands before its leader: never behind the last one; where it is not seen before
/// the first one either, the nearer leader decides.
fn stands_before(lead: &[u32], own: &[u32], held: &[u32]) -> bool {
    if held[lead.len()] > 0 {
        return false;
    }
    if held[0] > 0 {
        return true;
    }
    let (mut to_next, mut to_last) = (Vec::new(), Vec::new());
    for line in own {
        let at = lead.partition_point(|l| l <= line);
        if at > 0 && at < lead.len() {
            to_next.push(lead[at] - line);
            to_last.push(line - lead[at - 1]);
        }
    }
    let middle = |list: &mut Vec<u32>| {
        sort(list);
        list.get(list.len() / 2).copied()
    };
    middle(&mut to_next).zip(middle(&mut to_last)).is_some_and(|(next, last)| next < last)
}
