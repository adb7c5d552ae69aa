//! Names of entries: bytes to text, made safe and unique. A name never leaves the archive:
//! drive letters, leading separators, "." and ".." are dropped.

use crate::unpack::charset;
use std::collections::HashMap;

/// Longest name that is kept, in bytes; a longer one keeps its end, where the type is.
const MAX_NAME: usize = 1_024;

/// A name in safe form, and whether it pointed out of the archive.
pub(crate) fn clean(raw: &[u8]) -> (String, bool) {
    let text = match std::str::from_utf8(raw) {
        Ok(text) => text.to_owned(),
        Err(_) => {
            charset::decode(raw).map_or_else(|| String::from_utf8_lossy(raw).into_owned(), |(text, _)| text)
        }
    };
    let text = text.replace('\\', "/");
    let mut outside = text.starts_with('/');
    let mut parts: Vec<String> = Vec::new();
    for part in text.split('/') {
        match part {
            "" | "." => {}
            ".." => outside = true,
            _ if parts.is_empty() && part.len() == 2 && part.ends_with(':') => outside = true,
            _ => parts.push(part.chars().map(|c| if c.is_control() { '_' } else { c }).collect()),
        }
    }
    let mut name = parts.join("/");
    if name.len() > MAX_NAME {
        name = name[name.ceil_char_boundary(name.len() - MAX_NAME)..].to_owned();
    }
    if name.is_empty() {
        name = "unnamed".to_owned();
    }
    (name, outside)
}

/// Name of the entry `number` of `count`, from 1. All numbers of a container have the same number of
/// digits, so that the order of names is the order of entries ("feed.xml#02" before "feed.xml#11").
pub(crate) fn numbered(path: &str, number: usize, count: usize) -> String {
    let width = count.max(1).ilog10() as usize + 1;
    format!("{path}#{number:0width$}")
}

/// Gives each name once: a second "a.txt" becomes "a.txt (2)".
#[derive(Default)]
pub(crate) struct Unique(HashMap<String, usize>);

impl Unique {
    /// `name`, or `name` with a number behind it that no other has.
    pub fn of(&mut self, name: String) -> String {
        let count = self.0.entry(name.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { name } else { format!("{name} ({count})") }
    }
}

/// Files that systems leave in archives and that hold nothing of the person's.
pub(crate) fn is_system_file(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    name.starts_with("__MACOSX/")
        || name.contains("/__MACOSX/")
        || matches!(last, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

/// A name without its last extension when that is `extension` (no dot, any case).
pub(crate) fn without_extension<'n>(name: &'n str, extension: &str) -> &'n str {
    match name.rsplit_once('.') {
        Some((stem, end)) if end.eq_ignore_ascii_case(extension) && !stem.is_empty() => stem,
        _ => name,
    }
}

/// Whether a name ends in one of `extensions` (no dots, lower case).
pub(crate) fn ends_in(name: &str, extensions: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| extensions.iter().any(|e| end.eq_ignore_ascii_case(e)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leaves_the_archive() {
        for (raw, name, outside) in [
            ("a/b.txt", "a/b.txt", false),
            ("../../etc/passwd", "etc/passwd", true),
            ("/home/x.html", "home/x.html", true),
            ("C:\\news\\x.html", "news/x.html", true),
            ("./a//b", "a/b", false),
            ("..", "unnamed", true),
            ("a\nb\0.txt", "a_b_.txt", false),
        ] {
            assert_eq!(clean(raw.as_bytes()), (name.to_owned(), outside), "{raw}");
        }
        assert_eq!(clean(b"caf\xE9.txt").0, "café.txt");
        assert_eq!(clean("ä".repeat(2000).as_bytes()).0.len(), MAX_NAME);
    }

    #[test]
    fn names_sort_as_their_numbers_do() {
        for (number, count, name) in [(1, 9, "a#1"), (2, 10, "a#02"), (10, 10, "a#10"), (3, 0, "a#3")] {
            assert_eq!(numbered("a", number, count), name);
        }
    }

    #[test]
    fn the_second_of_a_name_gets_a_number() {
        let mut names = Unique::default();
        assert_eq!(names.of("a".into()), "a");
        assert_eq!(names.of("a".into()), "a (2)");
        assert_eq!(names.of("b".into()), "b");
    }
}
