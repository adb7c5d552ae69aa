//! Names of files and folders that Windows, macOS and Linux all take, readable, each once in its folder.
//!
//! In: days and titles. Out: names. The rules are those of Windows, the strictest ("Naming Files, Paths, and
//! Namespaces"); no name is read as an option or hidden.

use crate::corpus::search::fold;
use crate::export::csv::FORMULA_SIGNS;
use std::collections::HashMap;

/// Longest name of a file or folder in bytes, without ending and number. A folder and a file together stay
/// below the 260 characters of a path on Windows, with room for where they lie.
const MAX_BYTES: usize = 90;
/// Names of devices on Windows, whatever their ending.
const DEVICES: [&str; 7] = ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"];
/// The same with a digit behind them.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// The names taken in one folder. Case and the marks on letters do not make a name another one.
#[derive(Default)]
pub(crate) struct FileNames {
    /// How often each was asked for, in the form that is compared.
    taken: HashMap<String, usize>,
}

impl FileNames {
    /// `day title` with `ending` behind; a name that is taken gets a number.
    pub fn unique(&mut self, day: Option<&str>, title: &str, ending: &str) -> String {
        let name = safe(&[day.unwrap_or_default(), title].join(" "));
        loop {
            let mut key = String::new();
            fold(&format!("{name}{ending}"), &mut key);
            let count = self.taken.entry(key).or_insert(0);
            *count += 1;
            if *count == 1 {
                return format!("{name}{ending}");
            }
            let numbered = format!("{name} ({count}){ending}");
            if self.reserve(&numbered) {
                return numbered;
            }
        }
    }

    /// Takes a name as it is; `false` when it is taken.
    pub fn reserve(&mut self, name: &str) -> bool {
        let mut key = String::new();
        fold(name, &mut key);
        let is_free = !self.taken.contains_key(&key);
        self.taken.entry(key).or_insert(1);
        is_free
    }
}

/// A text as a name.
fn safe(text: &str) -> String {
    let plain: String = text.chars().map(safe_char).collect();
    let mut name = String::new();
    for word in plain.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    let at_ends = |c: char| matches!(c, ' ' | '.' | '~');
    // The index names the file without the guard of a spreadsheet's formula.
    let name = name.trim_start_matches(|c: char| at_ends(c) || FORMULA_SIGNS.contains(&c));
    let name = name[..name.floor_char_boundary(MAX_BYTES)].trim_end_matches(at_ends);
    match name {
        "" => "untitled".to_owned(),
        _ if is_device(name) => format!("_{name}"),
        _ => name.to_owned(),
    }
}

/// A character as it may stand in a name: none that a system refuses, or that is not seen and so makes two
/// names look the same or a name look like another.
fn safe_char(c: char) -> char {
    match c {
        '/' | '\\' | '|' => '-',
        '"' => '\'',
        '<' | '>' | ':' | '?' | '*' => ' ',
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' => ' ',
        '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}' | '\u{E000}'..='\u{F8FF}' => ' ',
        '\u{E0000}'..='\u{10FFFF}' => ' ',
        _ if c.is_control() => ' ',
        _ => c,
    }
}

/// Whether Windows would open a device under that name.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let numbered = NUMBERED_DEVICES.iter().find_map(|device| stem.strip_prefix(device));
    DEVICES.contains(&stem.as_str())
        || numbered.is_some_and(|digit| {
            let mut signs = digit.chars();
            signs.next().is_some_and(|c| matches!(c, '0'..='9' | '¹' | '²' | '³')) && signs.next().is_none()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_on_every_system() {
        for (title, expected) in [
            ("Ferry aground", "Ferry aground"),
            ("  Rates: what/now?  ", "Rates what-now"),
            ("\"Quoted\" <b>| a\\b", "'Quoted' b - a-b"),
            ("../../etc/passwd", "etc-passwd"),
            ("...", "untitled"),
            ("", "untitled"),
            ("--help", "help"),
            ("=SUM(A1:A9)", "SUM(A1 A9)"),
            ("＝＋@x", "x"),
            (".hidden", "hidden"),
            ("con", "_con"),
            ("COM1.txt", "_COM1.txt"),
            ("nul .x", "_nul .x"),
            ("Console", "Console"),
            ("Com12", "Com12"),
            ("ends in dots. . .", "ends in dots"),
            ("a\u{202E}txt.exe\u{200B}", "a txt.exe"),
            ("line\nbreak\u{0}\u{85}x", "line break x"),
            ("渡轮在港口搁浅", "渡轮在港口搁浅"),
        ] {
            let name = safe(title);
            assert_eq!(name, expected, "{title}");
            assert!(!name.starts_with(['-', '.', '~', ' ']) && !name.ends_with(['.', ' ']), "{name}");
        }
    }

    #[test]
    fn long_names_are_cut_between_characters() {
        let name = safe(&"渡".repeat(200));
        assert!(name.len() <= MAX_BYTES && name.chars().all(|c| c == '渡'));
    }

    #[test]
    fn each_name_is_given_once() {
        let mut names = FileNames::default();
        assert!(names.reserve("index.csv") && !names.reserve("INDEX.CSV"));
        let asked = ["Café", "CAFE", "cafe\u{301}", "Cafe (2)", "Café (2)", "index.csv"];
        let got: Vec<String> = asked.iter().map(|title| names.unique(None, title, ".md")).collect();
        assert_eq!(
            got,
            [
                "Café.md",
                "CAFE (2).md",
                "cafe\u{301} (3).md",
                "Cafe (2) (2).md",
                "Café (2) (3).md",
                "index.csv.md"
            ]
        );
        assert_eq!(names.unique(Some("2026-04-16"), "Rates", ""), "2026-04-16 Rates");
        assert_eq!(names.unique(None, "index.csv", ""), "index.csv (2)");
    }
}
