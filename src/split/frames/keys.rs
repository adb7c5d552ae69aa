//! The keys of lines: what a line of a frame has in common with its like in other records.
//! Keys are hashes made small numbers; the text of a key is that of its first line. Keys that
//! occur once are dropped.

use crate::lexicon::patterns::{Table, Vendor};
use crate::parse::date::calendar::DateOrder;
use crate::split::frames::kind::{Key, Kind};
use crate::split::frames::line::FrameLine;
use crate::split::frames::line_keys::{line_keys, vendor_keys};
use crate::split::frames::marks::{MIN_CODE_LINES, code_of};
use crate::util::order::sort_by_key;
use std::collections::HashMap;

/// All keys of a file.
pub struct Keys {
    kinds: Vec<Kind>,
    /// The first line of each key.
    first: Vec<u32>,
    /// Bold lines weigh a little more.
    bold: Vec<bool>,
    /// Lines of key `k`: `lines[starts[k]..starts[k + 1]]`.
    starts: Vec<u32>,
    lines: Vec<u32>,
    /// Keys of line `i`: `of_line[line_starts[i]..line_starts[i + 1]]`, the strongest first.
    line_starts: Vec<u32>,
    of_line: Vec<Key>,
}

impl Keys {
    /// Number of keys.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// What a key is of.
    pub fn kind(&self, key: Key) -> Kind {
        self.kinds[key as usize]
    }

    /// The lines that have the key, in order.
    pub fn lines(&self, key: Key) -> &[u32] {
        let at = key as usize;
        &self.lines[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The keys of a line.
    pub fn of(&self, line: usize) -> &[Key] {
        &self.of_line[self.line_starts[line] as usize..self.line_starts[line + 1] as usize]
    }

    /// The first line that has the key.
    pub fn first(&self, key: Key) -> usize {
        self.first[key as usize] as usize
    }

    /// What the key speaks for a frame.
    pub fn weight(&self, key: Key) -> f32 {
        let more = if self.kind(key) == Kind::Style && self.bold[key as usize] { 0.6 } else { 0.0 };
        self.kind(key).weight() + more
    }

    /// Whether the key may lead or follow in a frame.
    pub fn is_of_frame(&self, key: Key) -> bool {
        self.kind(key).is_of_frame() && self.lines(key).len() >= 2
    }

    /// Whether the key is the style of bold lines.
    pub fn is_bold_style(&self, key: Key) -> bool {
        self.kind(key) == Kind::Style && self.bold[key as usize]
    }
}

/// Reads labels and days of the lines and gives their keys.
pub fn keys(
    lines: &mut [FrameLine<'_>],
    classes: &dyn Fn(usize) -> String,
    table: &Table,
    vendor: Option<&Vendor>,
    order: DateOrder,
) -> Keys {
    let mut numbers: HashMap<(Kind, u64), u32> = HashMap::new();
    let mut found: Vec<(Kind, u32, u32)> = Vec::new();
    let mut of_line: Vec<u32> = Vec::new();
    let mut line_starts = vec![0];
    let mut own: Vec<(Kind, u64)> = Vec::new();
    let codes = lines.iter().filter(|l| code_of(&l.text).is_some()).take(MIN_CODE_LINES).count();
    let codes = codes == MIN_CODE_LINES;
    for (at, line) in lines.iter_mut().enumerate() {
        own.clear();
        if let Some(vendor) = vendor {
            vendor_keys(line, &|| classes(at), vendor, &mut own);
        }
        line_keys(line, table, order, codes, &mut own);
        sort_by_key(&mut own, |(kind, _)| {
            !matches!(
                kind,
                Kind::Begin
                    | Kind::End
                    | Kind::Body
                    | Kind::Tail
                    | Kind::Label
                    | Kind::Counter
                    | Kind::AnyCounter
            )
        });
        own.dedup();
        for key in &own {
            let next = found.len() as u32;
            let number = *numbers.entry(*key).or_insert(next);
            if number == next {
                found.push((key.0, at as u32, 0));
            }
            found[number as usize].2 += 1;
            of_line.push(number);
        }
        line_starts.push(of_line.len() as u32);
    }
    drop(numbers);
    // A field that the table knows counts even where one record alone has it.
    let known = |line: u32| lines[line as usize].label().is_some_and(|l| table.role(l).is_some());
    let kept = |(kind, line, count): &(Kind, u32, u32)| {
        *count > 1 || !kind.is_of_frame() || *kind == Kind::Label && known(*line)
    };
    let mut renumbered = vec![u32::MAX; found.len()];
    let mut keys = Keys {
        kinds: Vec::new(),
        first: Vec::new(),
        bold: Vec::new(),
        starts: vec![0],
        lines: Vec::new(),
        line_starts: vec![0],
        of_line: Vec::new(),
    };
    let mut total = 0;
    for (old, entry) in found.iter().enumerate().filter(|(_, e)| kept(e)) {
        renumbered[old] = keys.kinds.len() as u32;
        keys.kinds.push(entry.0);
        keys.first.push(entry.1);
        keys.bold.push(lines[entry.1 as usize].bold);
        total += entry.2;
        keys.starts.push(total);
    }
    keys.lines = vec![0; total as usize];
    let mut next: Vec<u32> = keys.starts.clone();
    for at in 0..lines.len() {
        for old in &of_line[line_starts[at] as usize..line_starts[at + 1] as usize] {
            let key = renumbered[*old as usize];
            if key != u32::MAX {
                keys.lines[next[key as usize] as usize] = at as u32;
                next[key as usize] += 1;
                keys.of_line.push(key);
            }
        }
        keys.line_starts.push(keys.of_line.len() as u32);
    }
    keys
}
