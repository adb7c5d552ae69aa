//! Which key of the frame each line stands for, and which other keys stand at most once in a
//! record.

use crate::lexicon::patterns::Table;
use crate::split::frames::keys::Keys;
use crate::split::frames::kind::{Key, Kind};
use crate::split::frames::leader::Frame;
use crate::split::frames::line::FrameLine;
use crate::util::order::sort;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Average length from which on a style or a pair of words is the text's, in characters.
const MIN_TEXT_CHARS: f64 = 150.0;
/// Records whose order of keys is looked at.
const MAX_ORDERED: usize = 200;

/// The frame's key of each line.
pub struct Core {
    pub of: Vec<Option<Key>>,
    /// Styles and word pairs whose lines are the text.
    pub text: HashSet<Key>,
}

impl Core {
    pub fn of(lines: &[FrameLine<'_>], keys: &Keys, frame: &Frame, records: &[Range<usize>]) -> Core {
        let best = |line: usize| {
            let own = keys.of(line).iter().filter_map(|k| Some((*k, frame.companion(*k)?.once)));
            let mut best: Option<(f32, usize, Key)> = None;
            for (key, once) in own {
                let weight = keys.kind(key).weight();
                if best.is_none_or(|(w, o, _)| (weight, once) > (w, o)) {
                    best = Some((weight, once, key));
                }
            }
            best.map(|(_, _, key)| key)
        };
        let of: Vec<Option<Key>> = (0..lines.len()).map(best).collect();
        let mut lengths: HashMap<Key, (f64, f64)> = HashMap::new();
        for line in records.iter().cloned().flatten() {
            if let Some(key) = of[line].filter(|k| !keys.kind(*k).is_strong()) {
                let sum = lengths.entry(key).or_default();
                *sum = (sum.0 + f64::from(lines[line].chars), sum.1 + 1.0);
            }
        }
        let text =
            lengths.into_iter().filter(|(_, (sum, n))| sum / n > MIN_TEXT_CHARS).map(|(k, _)| k).collect();
        Core { of, text }
    }

    /// The key that makes a line a part of the frame.
    pub fn field(&self, keys: &Keys, lines: &[FrameLine<'_>], line: usize) -> Option<Key> {
        self.of[line]
            .filter(|k| !self.text.contains(k))
            .filter(|k| keys.kind(*k) != Kind::Prefix || lines[line].words <= 14)
    }
}

/// Keys outside the frame that stand at most once in a record.
pub fn optional(
    lines: &[FrameLine<'_>],
    keys: &Keys,
    frame: &Frame,
    records: &[Range<usize>],
    table: &Table,
) -> Vec<bool> {
    let mut in_records = vec![0_u32; keys.len()];
    let mut doubled = vec![0_u32; keys.len()];
    let mut last = vec![(u32::MAX, 0_u32); keys.len()];
    for (r, range) in records.iter().enumerate() {
        for key in range.clone().flat_map(|l| keys.of(l)) {
            let at = *key as usize;
            if last[at].0 != r as u32 {
                last[at] = (r as u32, 0);
                in_records[at] += 1;
            }
            last[at].1 += 1;
            doubled[at] += u32::from(last[at].1 == 2);
        }
    }
    let share = records.len() as f32 * 0.05;
    (0..keys.len())
        .map(|at| {
            let (key, n) = (at as Key, in_records[at]);
            if frame.companion(key).is_some() {
                return false;
            }
            let few = match keys.kind(key) {
                Kind::Body | Kind::Tail | Kind::Copyright => return n > 0,
                Kind::Literal => n < 3 || (n as f32) < share,
                Kind::Label => {
                    let name = lines[keys.first(key)].label().unwrap_or("");
                    if table.role(name).is_some() && doubled[at] == 0 {
                        return n > 0;
                    }
                    name.chars().any(char::is_lowercase) && (n as f32) < share.max(2.0)
                }
                Kind::Id | Kind::Counter | Kind::AnyCounter | Kind::By => false,
                _ => return false,
            };
            !few && n >= 2 && doubled[at] as f32 <= 0.05 * n as f32
        })
        .collect()
}

/// Lines that stand in many records word for word.
pub fn constant<'p>(lines: &'p [FrameLine<'_>], records: &[Range<usize>]) -> HashSet<&'p str> {
    let mut seen: HashMap<&str, (usize, usize)> = HashMap::new();
    for (r, range) in records.iter().enumerate() {
        for line in lines[range.clone()].iter().filter(|l| l.words >= 3) {
            let known = seen.entry(&line.text).or_insert((usize::MAX, 0));
            if known.0 != r {
                *known = (r, known.1 + 1);
            }
        }
    }
    let all = records.len();
    let is_constant =
        |text: &str, n: usize| n >= 3 && n * 5 >= all * 2 || all == 2 && n == 2 && text.len() > 40;
    seen.into_iter().filter(|(text, (_, n))| is_constant(text, *n)).map(|(text, _)| text).collect()
}

/// The usual place of each key in the order of a record's keys.
pub fn ranks(keys: &Keys, core: &Core, records: &[Range<usize>]) -> HashMap<Key, usize> {
    let mut places: HashMap<Key, Vec<usize>> = HashMap::new();
    let _ = keys;
    for range in records.iter().take(MAX_ORDERED) {
        let mut order: HashSet<Key> = HashSet::new();
        for key in range.clone().filter_map(|l| core.of[l]).filter(|k| !core.text.contains(k)) {
            if order.insert(key) {
                places.entry(key).or_default().push(order.len() - 1);
            }
        }
    }
    let middle = |mut list: Vec<usize>| {
        sort(&mut list);
        list[list.len() / 2]
    };
    places.into_iter().map(|(key, list)| (key, middle(list))).collect()
}
