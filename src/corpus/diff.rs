//! Word differences of two versions of a text.
//!
//! In: two texts whose paragraphs are separated by line ends. Out: a [`Difference`]. Case, punctuation
//! and white space do not count as differences; a run that both have is written as the second has it.
//!
//! Words are compared by hash, aligned by the histogram algorithm of the crate `similar`: regions
//! anchored on rare words first, then the algorithm of Myers (1986) with a bounded search. The bound
//! counts steps, not time, so the result is the same on every machine; on texts with nothing in common
//! it costs some precision, not minutes.

use crate::text::tokenizer::mix;
use crate::types::difference::{Difference, Run, RunKind};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Compares two texts.
pub(crate) fn difference(first: &str, second: &str) -> Difference {
    let (first, second) = (format!("{first}\n"), format!("{second}\n"));
    let (a, b) = (HashedWords::new(&first), HashedWords::new(&second));
    let mut out = Difference { paragraphs: vec![Vec::new()], ..Difference::default() };
    for op in capture_diff_slices(Algorithm::Histogram, &a.hashes, &b.hashes) {
        let (old, new) = (op.old_range(), op.new_range());
        if let DiffOp::Equal { len, .. } = op {
            out.both += len;
            write_run(&mut out.paragraphs, RunKind::Both, b.text_of(new.start, new.end));
        } else {
            out.gone += old.len();
            out.only += new.len();
            write_run(&mut out.paragraphs, RunKind::Gone, a.text_of(old.start, old.end));
            write_run(&mut out.paragraphs, RunKind::Only, b.text_of(new.start, new.end));
        }
    }
    out.paragraphs.retain(|p| !p.is_empty());
    out
}

/// A text as words: their hashes, and where each ends together with what stands behind it.
struct HashedWords<'t> {
    text: &'t str,
    hashes: Vec<u64>,
    ends: Vec<usize>,
}

impl<'t> HashedWords<'t> {
    fn new(text: &'t str) -> Self {
        let mut words = HashedWords { text, hashes: Vec::new(), ends: Vec::new() };
        let mut hash: Option<u64> = None;
        // Where the next word begins: behind the last space before it.
        let mut gap = 0;
        for (at, c) in text.char_indices() {
            let inside = is_word_character(c);
            if (!inside || is_word_by_itself(c))
                && let Some(hash) = hash.take()
            {
                words.hashes.push(hash);
                words.ends.push(at);
            }
            if inside {
                if hash.is_none()
                    && let Some(end) = words.ends.last_mut()
                {
                    *end = (*end).max(gap);
                }
                for lower in c.to_lowercase() {
                    hash = Some(mix(hash.unwrap_or(1).rotate_left(5) ^ u64::from(lower as u32)));
                }
            } else if c.is_whitespace() {
                gap = at + c.len_utf8();
            }
        }
        if let Some(hash) = hash {
            words.hashes.push(hash);
            words.ends.push(text.len());
        }
        if let Some(end) = words.ends.last_mut() {
            *end = text.len();
        }
        words
    }

    /// The text from one word to before another.
    fn text_of(&self, from: usize, to: usize) -> &'t str {
        let end = |n: usize| n.checked_sub(1).and_then(|n| self.ends.get(n)).copied().unwrap_or(0);
        self.text.get(end(from)..end(to)).unwrap_or_default()
    }
}

/// A letter, a digit or a combining mark.
fn is_word_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}')
}

/// Whether each character is a word: scripts without spaces (Thai, Lao, Kana, Han).
fn is_word_by_itself(c: char) -> bool {
    c.is_alphanumeric() && matches!(c as u32, 0xE00..=0xEFF | 0x3040..=0x30FF | 0x3400..=0x9FFF)
}

/// Adds a run; each line end in it begins a paragraph.
fn write_run(out: &mut Vec<Vec<Run>>, kind: RunKind, text: &str) {
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            out.push(Vec::new());
        }
        let Some(paragraph) = out.last_mut().filter(|_| !line.is_empty()) else { continue };
        match paragraph.last_mut().filter(|last| last.kind == kind) {
            Some(last) => last.text.push_str(line),
            None => paragraph.push(Run { kind, text: line.to_owned() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::corpus::diff::difference;
    use crate::types::difference::RunKind;

    fn marked(first: &str, second: &str) -> String {
        let mut out = String::new();
        for paragraph in difference(first, second).paragraphs {
            for run in paragraph {
                let (open, close) = match run.kind {
                    RunKind::Both => ("", ""),
                    RunKind::Gone => ("[-", "-]"),
                    RunKind::Only => ("[+", "+]"),
                };
                out += &format!("{open}{}{close}", run.text);
            }
            out.push('|');
        }
        out
    }

    #[test]
    fn shows_words_that_came_and_went() {
        assert_eq!(
            marked("The old mill burnt down.", "The new mill burnt down."),
            "The [-old -][+new +]mill burnt down.|"
        );
        assert_eq!(marked("One two three.", "“One two,” three"), "“One two,” three|");
        assert_eq!(
            marked("First one.\nSecond one.\nThird.", "First one.\nThird."),
            "First one.|[-Second one.-]|Third.|"
        );
        assert_eq!(marked("First.", "First.\nAnd more."), "First.|[+And more.+]|");
        assert_eq!(marked("", "All new."), "[+All new.+]|");
        assert_eq!(marked("北京市长说", "北京副市长说"), "北京[+副+]市长说|");
    }

    #[test]
    fn counts_and_keeps_every_word() {
        let (a, b) = ("a b c d e f g h", "a x c d e y y g h i");
        let found = difference(a, b);
        assert_eq!((found.both, found.gone, found.only), (6, 2, 4));
        let side = |not: RunKind| -> String {
            let runs = found.paragraphs.iter().flatten().filter(|r| r.kind != not);
            runs.map(|r| r.text.as_str()).collect()
        };
        assert_eq!(side(RunKind::Gone), b);
        assert_eq!(
            side(RunKind::Only).split_whitespace().collect::<Vec<_>>(),
            a.split(' ').collect::<Vec<_>>()
        );
    }

    #[test]
    fn long_texts_without_anything_in_common_are_quick() {
        let text = |word: &str| (0..60_000).map(|n| format!("{word}{} ", n % 977)).collect::<String>();
        let found = difference(&text("p"), &text("q"));
        assert_eq!((found.both, found.gone, found.only), (0, 60_000, 60_000));
        let same = format!("{} middle {}", text("p"), text("q"));
        let found = difference(&same, &same.replace("middle", "centre"));
        assert_eq!((found.both, found.gone, found.only), (120_000, 1, 1));
    }

    #[test]
    fn long_texts_of_the_same_words_in_another_order_are_quick() {
        // Linear congruences: the same 977 words, never twice in one order.
        let text = |factor: usize| {
            (0..40_000).map(|n: usize| format!("w{} ", (n * n * factor + n) % 977)).collect::<String>()
        };
        let (a, b) = (text(3), text(7));
        let start = std::time::Instant::now();
        let found = difference(&a, &b);
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
        assert_eq!((found.both + found.gone, found.both + found.only), (40_000, 40_000));
        assert_eq!(found, difference(&a, &b));
    }
}
