//! Where one record ends and the next begins: between the last key of the frame in one and the
//! first in the next, at a rule, at a counter, or at the widest blank room.

use crate::lexicon::patterns::{Sign, Table};
use crate::split::frames::keys::Keys;
use crate::split::frames::kind::{Key, Kind};
use crate::split::frames::leader::Frame;
use crate::split::frames::line::FrameLine;
use crate::util::order::{sort, sort_by};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Lines before the first leader in which its companions are looked for.
const MAX_LINES_BEFORE: usize = 400;
/// Share of the gaps that must hold a rule for it to part the records.
const MIN_RULED: f32 = 0.7;
/// Text in the gaps, against the text between the keys, from which on the text stands there.
const MIN_TEXT_IN_GAP: f32 = 0.4;
/// Most words of a headline that stands right before the first key.
const MAX_HEADLINE_WORDS: u32 = 22;

/// The records of a file as ranges of lines.
pub fn records(lines: &[FrameLine<'_>], keys: &Keys, frame: &Frame, table: &Table) -> Vec<Range<usize>> {
    let leads = supported(lines, keys, frame, table);
    let ends = Ends::of(lines, keys, frame, &leads);
    let count = leads.len();
    let gaps: Vec<(usize, usize)> = (0..count - 1).map(|i| (ends.last[i], ends.first[i + 1])).collect();
    let chars =
        |from: usize, to: usize| lines[from.min(to)..to].iter().map(|l| f64::from(l.chars)).sum::<f64>();
    let in_gap = middle(gaps.iter().map(|(a, z)| chars(a + 1, *z)));
    let in_record = middle((0..count).map(|i| chars(ends.first[i], ends.last[i] + 1)));
    let text_in_gap = in_gap > f64::from(MIN_TEXT_IN_GAP) * in_record.max(1.0);

    let rule = gap_rule(lines, keys, &gaps);
    let counted = ends.first.iter().filter(|l| {
        keys.of(**l).iter().any(|k| {
            frame.companion(*k).is_some()
                && matches!(keys.kind(*k), Kind::Counter | Kind::AnyCounter | Kind::Anchor)
        })
    });
    let counted = counted.count() as f32 >= 0.7 * count as f32;
    let mut offsets: Vec<Option<usize>> = Vec::with_capacity(gaps.len());
    for (a, z) in &gaps {
        offsets.push(if let Some(rule) = rule {
            (a + 1..*z)
                .rev()
                .find(|j| lines[*j].rule.is_some() && keys.of(*j).first() == Some(&rule))
                .map(|j| j + 1)
        } else if counted {
            Some(*z)
        } else if text_in_gap {
            ((a + 1).max(z.saturating_sub(3))..=*z).rev().find(|j| lines[*j].gap >= 2)
        } else {
            let widest = (a + 1..=*z).map(|j| lines[j].gap).max().unwrap_or(0);
            Some(if widest >= 1 {
                (a + 1..=*z).find(|j| lines[*j].gap == widest).unwrap_or(*z)
            } else {
                a + 1
            })
        });
    }
    let mut known: Vec<usize> = gaps.iter().zip(&offsets).filter_map(|((_, z), o)| Some(z - (*o)?)).collect();
    if text_in_gap && rule.is_none() && !counted && (known.len() as f32) < 0.7 * gaps.len() as f32 {
        // No blank room: a bold or short line right before the head goes with it.
        let heads = gaps
            .iter()
            .filter(|(a, z)| z - 1 > *a && (lines[z - 1].bold || lines[z - 1].words <= MAX_HEADLINE_WORDS));
        let off = usize::from(heads.count() as f32 >= 0.85 * gaps.len() as f32);
        offsets = gaps.iter().map(|(a, z)| Some((a + 1).max(z - off))).collect();
        known = vec![off; gaps.len()];
    }
    sort(&mut known);
    let typical = known.get(known.len() / 2).copied().unwrap_or(0);
    let mut starts: Vec<usize> = gaps
        .iter()
        .zip(&offsets)
        .map(|((a, z), o)| o.unwrap_or_else(|| (a + 1).max(z.saturating_sub(typical))))
        .collect();
    let mut start = ends.first[0].saturating_sub(typical);
    if count > 2 && !(rule.is_some() && start == 0) {
        let mut heads: Vec<usize> = gaps.iter().zip(&starts).map(|((_, z), s)| z - s).collect();
        sort(&mut heads);
        start = ends.first[0].saturating_sub(heads[heads.len() / 2]);
    }
    starts.insert(0, start);
    if let Some(ranges) = marked(lines, keys, frame, count, start) {
        return ranges;
    }
    let mut behind: Vec<usize> = (1..count).map(|i| starts[i] - ends.last[i - 1] - 1).collect();
    sort(&mut behind);
    let room =
        if text_in_gap { lines.len() } else { behind.get(behind.len() * 9 / 10).copied().unwrap_or(0) };
    let last = lines.len().min((ends.last[count - 1] + 1).saturating_add(room));
    let stops = starts[1..].iter().copied().chain([last]);
    starts.iter().copied().zip(stops).map(|(from, to)| from..to).collect()
}

/// The leaders that are heads of records: one without half of the usual companions is text.
fn supported(lines: &[FrameLine<'_>], keys: &Keys, frame: &Frame, table: &Table) -> Vec<usize> {
    let leads: Vec<usize> = keys.lines(frame.leader).iter().map(|l| *l as usize).collect();
    let strong = |key: Key| keys.kind(key).is_strong();
    let places: HashSet<usize> =
        frame.keys().filter(|(k, _)| strong(*k)).map(|(k, _)| keys.first(k)).collect();
    let kept: Vec<usize> = if places.len() >= 4 && leads.len() > 3 {
        let mut support = Vec::with_capacity(leads.len());
        let mut have: HashSet<Key> = HashSet::new();
        for (i, lead) in leads.iter().enumerate() {
            let from = if i > 0 { leads[i - 1] + 1 } else { lead.saturating_sub(MAX_LINES_BEFORE / 2) };
            let to = leads.get(i + 1).copied().unwrap_or(lines.len());
            have.clear();
            for line in from..to {
                for key in keys.of(line).iter().filter(|k| strong(**k)) {
                    if let Some(companion) = frame.companion(*key)
                        && (companion.before && line < *lead || !companion.before && line > *lead)
                    {
                        have.insert(*key);
                    }
                }
            }
            support.push(have.len());
        }
        let mut sorted = support.clone();
        sort(&mut sorted);
        let need = sorted[sorted.len() / 2];
        leads.iter().zip(&support).filter(|(_, s)| **s * 2 >= need).map(|(l, _)| *l).collect()
    } else if keys.kind(frame.leader) == Kind::Day && leads.len() > 5 {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for lead in &leads {
            for word in template(&lines[*lead], table) {
                *seen.entry(word).or_insert(0) += 1;
            }
        }
        let usual: HashSet<String> =
            seen.into_iter().filter(|(_, n)| *n * 4 >= leads.len() * 3).map(|(w, _)| w).collect();
        let fits = |l: &usize| {
            template(&lines[*l], table).iter().filter(|w| usual.contains(*w)).count() * 2 >= usual.len()
        };
        leads.iter().copied().filter(fits).collect()
    } else {
        return leads;
    };
    if kept.len() >= 2 { kept } else { leads }
}

/// The words of a day's line beside the day, and where the day stands in it.
fn template(line: &FrameLine<'_>, table: &Table) -> HashSet<String> {
    let letters = |w: &&str| w.chars().count() >= 2 && w.chars().all(char::is_alphabetic);
    let mut words: HashSet<String> =
        line.text.split(|c: char| !c.is_alphanumeric()).filter(letters).map(str::to_owned).collect();
    if table.carries(Sign::Page, &line.text) {
        words.insert("<page>".to_owned());
    }
    if let Some(day) = line.day {
        if day.start == 0 {
            words.insert("<first>".to_owned());
        }
        if day.end + 1 >= line.text.len() {
            words.insert("<last>".to_owned());
        }
    }
    words
}

/// The first and the last line of each record that the frame explains.
struct Ends {
    first: Vec<usize>,
    last: Vec<usize>,
}

impl Ends {
    fn of(lines: &[FrameLine<'_>], keys: &Keys, frame: &Frame, leads: &[usize]) -> Ends {
        let part = |key: Key| frame.companion(key).filter(|_| keys.kind(key) != Kind::Rule);
        let before = |key: Key| part(key).is_some_and(|c| c.before);
        let behind = |key: Key| part(key).is_some_and(|c| !c.before);
        let any_strong = frame.keys().any(|(k, c)| c.before && keys.kind(k).is_strong());
        let mut ends = Ends { first: Vec::new(), last: Vec::new() };
        let mut seen: HashMap<Key, usize> = HashMap::new();
        for (i, lead) in leads.iter().copied().enumerate() {
            let next = leads.get(i + 1).copied().unwrap_or(lines.len());
            seen.clear();
            if i == 0 {
                for line in (lead.saturating_sub(MAX_LINES_BEFORE)..lead).rev() {
                    for key in keys.of(line).iter().filter(|k| before(**k)) {
                        if keys.kind(*key).is_strong() || !any_strong {
                            seen.entry(*key).or_insert(line);
                        }
                    }
                }
            } else {
                for line in leads[i - 1] + 1..lead {
                    for key in keys.of(line).iter().filter(|k| before(**k)) {
                        seen.insert(*key, line);
                    }
                }
            }
            ends.first.push(seen.values().copied().min().unwrap_or(lead));
            seen.clear();
            for line in lead..next {
                for key in keys.of(line).iter().filter(|k| behind(**k)) {
                    seen.entry(*key).or_insert(line);
                }
            }
            ends.last.push(seen.values().copied().max().unwrap_or(lead));
        }
        // A head that lies before the tail of the record before.
        for (i, lead) in leads.iter().copied().enumerate().skip(1) {
            if ends.first[i] <= ends.last[i - 1] {
                let head = |l: &usize| keys.of(*l).iter().any(|k| before(*k) || *k == frame.leader);
                ends.first[i] = (ends.last[i - 1] + 1..=lead).find(head).unwrap_or(lead);
                if ends.first[i] <= ends.last[i - 1] {
                    ends.last[i - 1] = ends.first[i] - 1;
                }
            }
        }
        ends
    }
}

/// The rule that stands in most of the gaps.
fn gap_rule(lines: &[FrameLine<'_>], keys: &Keys, gaps: &[(usize, usize)]) -> Option<Key> {
    let mut held: HashMap<Key, usize> = HashMap::new();
    for (a, z) in gaps {
        let own: HashSet<Key> = (a + 1..*z)
            .filter(|j| lines[*j].rule.is_some())
            .filter_map(|j| keys.of(j).first().copied())
            .collect();
        for key in own {
            *held.entry(key).or_insert(0) += 1;
        }
    }
    let (key, count) = held.into_iter().max_by_key(|(k, n)| (*n, std::cmp::Reverse(*k)))?;
    (count as f32 >= MIN_RULED * gaps.len() as f32).then_some(key)
}

/// The records as a vendor's own marks part them.
fn marked(
    lines: &[FrameLine<'_>],
    keys: &Keys,
    frame: &Frame,
    count: usize,
    start: usize,
) -> Option<Vec<Range<usize>>> {
    for (kind, off) in [(Kind::Begin, 0), (Kind::End, 1)] {
        let Some((key, _)) = frame.keys().find(|(k, _)| keys.kind(*k) == kind) else { continue };
        if keys.lines(key).len() * 4 < count * 3 {
            continue;
        }
        let mut starts: Vec<usize> = keys.lines(key).iter().map(|l| *l as usize + off).collect();
        if kind == Kind::End {
            let first = start.min(starts[0]);
            starts.insert(0, first);
            starts.pop();
        }
        let stops: Vec<usize> = starts[1..].iter().copied().chain([lines.len()]).collect();
        // A mark without companions (a list of contents, a rule in a text) is none.
        let kept: Vec<usize> = starts
            .iter()
            .zip(stops)
            .filter(|(from, to)| {
                let own = **from..(*to).min(**from + 4000);
                own.flat_map(|l| keys.of(l)).any(|k| {
                    frame.companion(*k).is_some()
                        && keys.kind(*k).is_strong()
                        && !matches!(keys.kind(*k), Kind::Begin | Kind::End)
                })
            })
            .map(|(from, _)| *from)
            .collect();
        if kept.len() >= 2 {
            let stops = kept[1..].iter().copied().chain([lines.len()]);
            return Some(kept.iter().copied().zip(stops).map(|(from, to)| from..to).collect());
        }
    }
    None
}

/// The middle of some numbers; 0 of none.
pub fn middle(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.collect();
    sort_by(&mut numbers, f64::total_cmp);
    match numbers.len() {
        0 => 0.0,
        n if n % 2 == 1 => numbers[n / 2],
        n => (numbers[n / 2 - 1] + numbers[n / 2]) / 2.0,
    }
}
