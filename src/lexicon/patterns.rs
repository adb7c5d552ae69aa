//! Field names, signs and vendor rows of press databases, read from `data/frames.tsv`. A
//! pattern is a regular expression behind a gate: the class of the first byte and the most
//! bytes that a line may have. It is compiled when the first line passes the gate. Patterns
//! see single lines, never a document.

use crate::lexicon::role::Role;
use regex::{Captures, Regex};
use std::collections::HashMap;
use std::sync::OnceLock;

/// A sign that a line may carry, whatever the vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// "1 of 262 DOCUMENTS": the number, the word between, the total.
    Counter,
    /// A total: "Documents (50)".
    Total,
    /// Any word of copyright.
    Copyright,
    /// A copyright line with a year, or all rights reserved.
    CopyrightLine,
    /// "page 12", "S. 4", "3面".
    Page,
    /// "By Ada Mole".
    By,
    /// A weekday.
    Weekday,
    /// An edition: "Late Edition - Final".
    Edition,
    /// A host name and nothing else.
    Domain,
    /// An address and nothing else.
    Url,
    /// A word and a number of at least four digits.
    Id,
}

const SIGNS: [(&str, Sign); 11] = [
    ("counter", Sign::Counter),
    ("total", Sign::Total),
    ("copyright", Sign::Copyright),
    ("copyright-line", Sign::CopyrightLine),
    ("page", Sign::Page),
    ("by", Sign::By),
    ("weekday", Sign::Weekday),
    ("edition", Sign::Edition),
    ("domain", Sign::Domain),
    ("url", Sign::Url),
    ("id", Sign::Id),
];

/// What a vendor's line does to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineMark {
    /// A record starts with it.
    Begin,
    /// A record ends with it.
    End,
    /// The text starts behind it.
    Body,
    /// The text ends before it.
    Tail,
    /// Never text.
    Drop,
    /// It is the title, the outlet, the byline or the day.
    Field(Role),
}

impl LineMark {
    fn named(name: &str) -> Option<LineMark> {
        Some(match name {
            "begin" => LineMark::Begin,
            "end" => LineMark::End,
            "body" => LineMark::Body,
            "tail" => LineMark::Tail,
            "drop" => LineMark::Drop,
            field => LineMark::Field(Role::named(field)?),
        })
    }
}

/// A regular expression behind a gate.
pub(crate) struct Pattern {
    first: &'static str,
    max_bytes: usize,
    source: &'static str,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    fn new(first: &'static str, max_bytes: &str, source: &'static str) -> Option<Pattern> {
        Some(Pattern { first, max_bytes: max_bytes.parse().ok()?, source, regex: OnceLock::new() })
    }

    /// Whether a line may match: told from its first byte and its length.
    fn passes(&self, line: &str) -> bool {
        let Some(first) = line.bytes().next() else { return false };
        line.len() <= self.max_bytes
            && match self.first {
                "*" => true,
                "digit" => first.is_ascii_digit() || matches!(first, b'(' | b'[') || first >= 0x80,
                "capital" => first.is_ascii_uppercase() || first >= 0x80,
                "letter" => first.is_ascii_alphabetic() || first >= 0x80,
                set => set.as_bytes().contains(&first),
            }
    }

    fn regex(&self, line: &str) -> Option<&Regex> {
        self.passes(line).then(|| self.regex.get_or_init(|| Regex::new(self.source).ok()).as_ref()).flatten()
    }

    /// Whether the pattern is found in a line.
    pub fn is_in(&self, line: &str) -> bool {
        self.regex(line).is_some_and(|r| r.is_match(line))
    }

    /// Where the pattern is found, with its groups.
    pub fn captures<'t>(&self, line: &'t str) -> Option<Captures<'t>> {
        self.regex(line)?.captures(line)
    }
}

/// A line of a vendor's frame.
pub(crate) struct VendorLine {
    pub mark: LineMark,
    /// The pattern is for the words of the line's class, not for its text.
    pub of_class: bool,
    pub pattern: Pattern,
    /// A line that the pattern is in, and one like it that it is not in: the row's own test.
    #[cfg_attr(not(test), allow(dead_code))]
    examples: [&'static str; 2],
}

/// A vendor's frame.
pub(crate) struct Vendor {
    pub name: &'static str,
    /// One of them stands in every file of the vendor.
    pub markers: Vec<&'static str>,
    /// The unlabelled lines that open a record, in their order.
    pub head: Vec<Role>,
    /// The outlet of a vendor that holds one only, as its files name it.
    pub outlet: Option<&'static str>,
    pub lines: Vec<VendorLine>,
}

/// The table.
pub(crate) struct Table {
    labels: HashMap<&'static str, Role>,
    signs: Vec<(Sign, Pattern, [&'static str; 2])>,
    pub vendors: Vec<Vendor>,
}

impl Table {
    fn read(data: &'static str) -> Table {
        let mut table = Table { labels: HashMap::new(), signs: Vec::new(), vendors: Vec::new() };
        for line in data.lines().filter(|l| !l.starts_with('#')) {
            let cells: Vec<&'static str> = line.split('\t').collect();
            match cells[..] {
                ["label", role, names] => {
                    let role = Role::named(role).unwrap_or(Role::Other);
                    table.labels.extend(names.split('|').map(|name| (name, role)));
                }
                ["sign", name, first, max, source, hit, miss] => {
                    let sign = SIGNS.iter().find(|(n, _)| *n == name).map(|(_, s)| *s);
                    if let (Some(sign), Some(pattern)) = (sign, Pattern::new(first, max, source)) {
                        table.signs.push((sign, pattern, [hit, miss]));
                    }
                }
                ["vendor", name, markers] => {
                    let markers = markers.split('|').collect();
                    table.vendors.push(Vendor {
                        name,
                        markers,
                        head: Vec::new(),
                        outlet: None,
                        lines: Vec::new(),
                    });
                }
                ["head", roles] => {
                    if let Some(vendor) = table.vendors.last_mut() {
                        vendor.head = roles.split('|').filter_map(Role::named).collect();
                    }
                }
                ["outlet", name] => {
                    if let Some(vendor) = table.vendors.last_mut() {
                        vendor.outlet = Some(name);
                    }
                }
                ["line", mark, of, first, max, source, hit, miss] => {
                    let of_class = of == "class";
                    let pattern = Pattern::new(first, max, source);
                    if let (Some(mark), Some(pattern), Some(vendor)) =
                        (LineMark::named(mark), pattern, table.vendors.last_mut())
                    {
                        vendor.lines.push(VendorLine { mark, of_class, pattern, examples: [hit, miss] });
                    }
                }
                _ => {}
            }
        }
        table
    }

    /// The role of a field by its name, in any of the languages of the table.
    pub fn role(&self, label: &str) -> Option<Role> {
        if label.len() > 60 {
            return None;
        }
        let label = label.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '*' | '_'));
        self.labels.get(label).or_else(|| self.labels.get(label.to_lowercase().as_str())).copied()
    }

    /// Whether a line carries a sign.
    pub fn carries(&self, sign: Sign, line: &str) -> bool {
        self.signs.iter().filter(|s| s.0 == sign).any(|s| s.1.is_in(line))
    }

    /// A sign with its groups.
    pub fn find<'t>(&self, sign: Sign, line: &'t str) -> Option<Captures<'t>> {
        self.signs.iter().filter(|s| s.0 == sign).find_map(|s| s.1.captures(line))
    }
}

/// The table of the crate.
pub(crate) fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::read(include_str!("data/frames.tsv")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of the data that are no comment and no blank line.
    fn rows() -> usize {
        include_str!("data/frames.tsv")
            .lines()
            .filter(|l| !l.starts_with('#') && !l.trim().is_empty())
            .count()
    }

    #[test]
    fn every_row_is_read() {
        let table = Table::read(include_str!("data/frames.tsv"));
        let lines: usize = table
            .vendors
            .iter()
            .map(|v| v.lines.len() + 1 + usize::from(!v.head.is_empty()) + usize::from(v.outlet.is_some()))
            .sum();
        let labels = include_str!("data/frames.tsv").lines().filter(|l| l.starts_with("label\t")).count();
        assert_eq!(labels + table.signs.len() + lines, rows());
        let names = include_str!("data/frames.tsv").lines().filter_map(|l| l.strip_prefix("label\t"));
        for (role, name) in names.flat_map(|l| {
            let (role, names) = l.split_once('\t').unwrap();
            names.split('|').map(move |n| (role, n))
        }) {
            assert_eq!(name, name.to_lowercase().trim(), "names are in small letters");
            assert_eq!(table.role(name), Role::named(role), "{name} stands under two roles");
        }
    }

    #[test]
    fn every_pattern_has_a_hit_and_a_near_miss() {
        let table = table();
        let signs = table.signs.iter().map(|(s, p, examples)| (format!("{s:?}"), p, examples));
        let lines = table.vendors.iter().flat_map(|v| {
            v.lines.iter().map(|l| (format!("{} {:?}", v.name, l.mark), &l.pattern, &l.examples))
        });
        for (name, pattern, [hit, miss]) in signs.chain(lines) {
            assert!(Regex::new(pattern.source).is_ok(), "{name}: no regular expression: {}", pattern.source);
            assert!(pattern.is_in(hit), "{name}: {} should be in {hit:?}", pattern.source);
            assert!(!pattern.is_in(miss), "{name}: {} should not be in {miss:?}", pattern.source);
        }
    }
}
