//! Marks of printed pages in plain text: page numbers, running heads, and what a browser prints over and under
//! each page. They stand in the middle of sentences.
//!
//! In: a document and its blocks. Out: one flag a block. Needs two pages, or a form that nothing else has: a
//! line that looks like a running head once is left alone.

use crate::types::block::Block;
use crate::types::document::{Document, Format};
use std::collections::HashMap;

/// Longest line that is looked at, in bytes.
const MAX_LINE_BYTES: usize = 240;
/// Spaces that part the cells of a running head.
const MIN_GAP: &str = "    ";
/// Cells of a running head.
const MAX_CELLS: usize = 3;
/// Digits of a page number.
const MAX_DIGITS: usize = 4;
/// White space before a page number that is set in the middle or on the right, in characters.
const MIN_INDENT: usize = 16;
/// Lines between the heads of two pages.
const MIN_LINES_APART: usize = 3;

/// For each block, whether it is a mark of a printed page.
pub fn page_marks(document: &Document, blocks: &[Block]) -> Vec<bool> {
    let mut marks = vec![false; blocks.len()];
    if document.format != Format::Text {
        return marks;
    }
    let raw = |b: usize| blocks[b].span.of(&document.text).trim_matches(['\n', '\r', '\u{c}']);
    let mut heads: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut numbered: Vec<(u32, usize)> = Vec::new();
    let (mut feet, mut stamps) = (Vec::new(), Vec::new());
    for (b, block) in blocks.iter().enumerate() {
        let line = raw(b);
        let bare = line.trim();
        if block.span.len() > MAX_LINE_BYTES || bare.is_empty() || line.contains('\n') {
            continue;
        }
        if is_foot(bare) {
            feet.push(b);
        } else if is_stamp(bare) {
            stamps.push(b);
        } else if let Some(number) = page_number(bare) {
            let indent = line.chars().take_while(|c| c.is_whitespace()).count();
            marks[b] |= indent >= MIN_INDENT;
            numbered.push((number, b));
        } else if bare.contains(MIN_GAP) {
            let cells: Vec<&str> = bare.split(MIN_GAP).map(str::trim).filter(|c| !c.is_empty()).collect();
            if !(2..=MAX_CELLS).contains(&cells.len()) {
                continue;
            }
            let number = page_number(cells[0]).or_else(|| page_number(cells[cells.len() - 1]));
            match number {
                Some(number) => numbered.push((number, b)),
                None => heads.entry(bare).or_default().push(b),
            }
        }
    }
    // The numbers of pages count up by one, with text between them.
    for pair in numbered.windows(2) {
        let [(a, first), (b, second)] = pair else { continue };
        if *b == a + 1 && second - first >= MIN_LINES_APART {
            (marks[*first], marks[*second]) = (true, true);
        }
    }
    for places in heads.values() {
        if places.windows(2).any(|w| w[1] - w[0] >= MIN_LINES_APART) {
            places.iter().for_each(|b| marks[*b] = true);
        }
    }
    if !feet.is_empty() {
        feet.into_iter().chain(stamps).for_each(|b| marks[b] = true);
    }
    marks
}

/// The number of a page: digits alone or between dashes.
fn page_number(text: &str) -> Option<u32> {
    let bare = text.trim_matches(['-', '–', '—', '|', ' ', '[', ']']);
    let fits = (1..=MAX_DIGITS).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| bare.parse().ok()).flatten()
}

/// What a browser prints under a page: its address and "1/2".
fn is_foot(line: &str) -> bool {
    let Some((front, number)) = line.rsplit_once(char::is_whitespace) else { return false };
    let address = front.trim();
    let is_address =
        ["http://", "https://", "file://", "www.", "about:"].iter().any(|a| address.starts_with(a));
    let of =
        number.split_once('/').is_some_and(|(n, m)| page_number(n).is_some() && page_number(m).is_some());
    of && is_address && !address.contains(char::is_whitespace)
}

/// What a browser prints over a page: day, time and title.
fn is_stamp(line: &str) -> bool {
    let mut parts = line.splitn(3, [' ', '\t', '\u{a0}', '\u{202f}']);
    let (Some(day), Some(time), Some(title)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let day = day.trim_end_matches(',');
    let of_numbers = |text: &str, marks: &[char], count: usize| {
        let numbers = text.split(marks).filter(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        text.split(marks).count() == count && numbers.count() == count
    };
    of_numbers(day, &['/', '.', '-'], 3) && of_numbers(time, &[':', '.'], 2) && !title.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read;
    use crate::types::limits::Limits;

    /// The lines that are marks.
    fn marked(text: &str) -> Vec<String> {
        let (document, blocks) = read("page.txt", text.as_bytes(), &Limits::default()).expect("a document");
        let marks = page_marks(&document, &blocks);
        let marked = blocks.iter().zip(marks).filter(|(_, mark)| *mark);
        marked.map(|(b, _)| b.text(&document.text).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn heads_and_numbers_of_two_pages_are_marks() {
        let prose =
            "The council voted on Monday to keep\nthe bridge over the river open for\nanother year.\n";
        let text = format!(
            "8      KELPORT REVIEW      May 2021\n{prose}{prose}May 2021      OLD BRIDGE      9\n{prose}"
        );
        assert_eq!(marked(&text), ["8 KELPORT REVIEW May 2021", "May 2021 OLD BRIDGE 9"]);
        let head = "Kelport Review            May 2021\n\n";
        let foot = "\n                      21\n";
        let text = format!("{head}{prose}{foot}{head}{prose}\n                      22\n");
        assert_eq!(marked(&text), ["Kelport Review May 2021", "21", "Kelport Review May 2021", "22"]);
        let table = format!("{prose}Town      2020      2021\nAnsel      61      66\n{prose}");
        assert_eq!(marked(&table), [""; 0]);
    }

    #[test]
    fn what_a_browser_prints_around_a_page_is_a_mark() {
        let text = "3/9/26, 10:04 AM\tBridge stays open - Kelport Courier\n\nThe council voted on Monday.\n\
            https://courier.example/bridge\t1/2\n3/9/26, 10:04 AM\tBridge stays open - Kelport Courier\n\nIt was late.\n\
            https://courier.example/bridge\t2/2\n";
        assert_eq!(marked(text).len(), 4);
        assert_eq!(marked("06.06.2024, 14:20 Von Ada Mole\n\nThe council voted on Monday.\n").len(), 0);
    }
}
