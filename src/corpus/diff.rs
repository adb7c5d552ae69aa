//! Two versions of a text word by word. Runs that both have are found from their rare
//! sequences inwards, so that the time grows with the length of the texts and not with its
//! square; case and punctuation do not count.

use crate::text::tokenizer::mix;
use crate::types::difference::{Difference, Run, RunKind};
use crate::util::hash::ByHash;

/// Words of the sequences by which two texts are laid side by side, one try after the other.
const ANCHORS: [usize; 3] = [6, 3, 1];
/// Pairs of words up to which a stretch without any anchor is compared all with all.
const ALL: usize = 1 << 18;

/// A text as words: their hashes, and where each ends together with what stands behind it.
struct Words<'t> {
    text: &'t str,
    hashes: Vec<u64>,
    ends: Vec<usize>,
}

impl<'t> Words<'t> {
    fn new(text: &'t str) -> Self {
        let mut words = Words { text, hashes: Vec::new(), ends: Vec::new() };
        let mut hash: Option<u64> = None;
        // Where the next word begins: behind the last space before it.
        let mut gap = 0;
        for (at, c) in text.char_indices() {
            let inside = c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}');
            let alone = inside && matches!(c as u32, 0xE00..=0xEFF | 0x3040..=0x30FF | 0x3400..=0x9FFF);
            if (!inside || alone)
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

    /// The text of the words from one to before another.
    fn of(&self, from: usize, to: usize) -> &'t str {
        let end = |n: usize| n.checked_sub(1).and_then(|n| self.ends.get(n)).copied().unwrap_or(0);
        self.text.get(end(from)..end(to)).unwrap_or_default()
    }
}

/// Words of both texts that are the same: where they start, and how many.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Same {
    a: usize,
    b: usize,
    length: usize,
}

/// Compares two texts; paragraphs are parted by line ends.
pub(crate) fn difference(first: &str, second: &str) -> Difference {
    let (first, second) = (format!("{first}\n"), format!("{second}\n"));
    let (a, b) = (Words::new(&first), Words::new(&second));
    let mut same = Vec::new();
    align((&a.hashes, 0), (&b.hashes, 0), 0, &mut same);
    let mut out = Difference { paragraphs: vec![Vec::new()], ..Difference::default() };
    let (mut i, mut j) = (0, 0);
    let end = Same { a: a.hashes.len(), b: b.hashes.len(), length: 0 };
    for run in same.into_iter().chain([end]) {
        out.gone += run.a - i;
        out.only += run.b - j;
        out.both += run.length;
        write(&mut out.paragraphs, RunKind::Gone, a.of(i, run.a));
        write(&mut out.paragraphs, RunKind::Only, b.of(j, run.b));
        write(&mut out.paragraphs, RunKind::Both, b.of(run.b, run.b + run.length));
        (i, j) = (run.a + run.length, run.b + run.length);
    }
    out.paragraphs.retain(|p| !p.is_empty());
    out
}

/// Adds a run, a paragraph for each of its lines.
fn write(out: &mut Vec<Vec<Run>>, kind: RunKind, text: &str) {
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

/// Finds the runs that two stretches of words share, in order. Each stretch comes with the
/// place of its first word; `level` counts the anchors that were tried.
fn align(a: (&[u64], usize), b: (&[u64], usize), level: usize, out: &mut Vec<Same>) {
    let ((x, at), (y, bt)) = (a, b);
    let head = x.iter().zip(y).take_while(|(p, q)| p == q).count();
    let tail = x.iter().rev().zip(y.iter().rev()).take_while(|(p, q)| p == q).count();
    let tail = tail.min(x.len().min(y.len()) - head);
    push(out, Same { a: at, b: bt, length: head });
    let (Some(x_in), Some(y_in)) = (x.get(head..x.len() - tail), y.get(head..y.len() - tail)) else { return };
    let (at_in, bt_in) = (at + head, bt + head);
    if !x_in.is_empty() && !y_in.is_empty() {
        match ANCHORS.get(level) {
            None => common(x_in, y_in, at_in, bt_in, out),
            Some(&size) => {
                let (mut i, mut j) = (0, 0);
                for (p, q) in anchors(x_in, y_in, size) {
                    // Anchors overlap where both texts run on alike.
                    if p < i || q < j {
                        continue;
                    }
                    between((x_in, i, p, at_in), (y_in, j, q, bt_in), level + 1, out);
                    let run = x_in.iter().skip(p).zip(y_in.iter().skip(q));
                    let length = run.take_while(|(p, q)| p == q).count();
                    push(out, Same { a: at_in + p, b: bt_in + q, length });
                    (i, j) = (p + length, q + length);
                }
                between((x_in, i, x_in.len(), at_in), (y_in, j, y_in.len(), bt_in), level + 1, out);
            }
        }
    }
    push(out, Same { a: at + x.len() - tail, b: bt + y.len() - tail, length: tail });
}

type Stretch<'w> = (&'w [u64], usize, usize, usize);

fn between((x, i, p, at): Stretch<'_>, (y, j, q, bt): Stretch<'_>, level: usize, out: &mut Vec<Same>) {
    if let (Some(x), Some(y)) = (x.get(i..p), y.get(j..q)) {
        align((x, at + i), (y, bt + j), level, out);
    }
}

fn push(out: &mut Vec<Same>, run: Same) {
    if run.length == 0 {
        return;
    }
    match out.last_mut().filter(|l| l.a + l.length == run.a && l.b + l.length == run.b) {
        Some(last) => last.length += run.length,
        None => out.push(run),
    }
}

/// Sequences of `size` words that stand once in each text, at most one way round: the longest
/// list of them that ascends in both.
fn anchors(x: &[u64], y: &[u64], size: usize) -> Vec<(usize, usize)> {
    let key = |w: &[u64]| w.iter().fold(size as u64, |h, w| mix(h ^ w));
    // Place and count in each text.
    let mut known: ByHash<u64, [(usize, u32); 2]> = ByHash::default();
    for (side, words) in [x, y].into_iter().enumerate() {
        for (i, w) in words.windows(size).enumerate() {
            let places = known.entry(key(w)).or_default();
            places[side] = (i, places[side].1 + 1);
        }
    }
    let pair = |(i, w): (usize, &[u64])| {
        let [p, q] = known.get(&key(w)).copied()?;
        (p.1 == 1 && q.1 == 1).then_some((i, q.0))
    };
    ascending(&x.windows(size).enumerate().filter_map(pair).collect::<Vec<_>>())
}

/// The longest part of a list whose second numbers ascend (patience sorting).
fn ascending(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (n, pair) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|&t| pairs.get(t).is_some_and(|top| top.1 < pair.1));
        before.push(pile.checked_sub(1).and_then(|p| tops.get(p)).copied());
        match tops.get_mut(pile) {
            Some(top) => *top = n,
            None => tops.push(n),
        }
    }
    let mut out = Vec::new();
    let mut at = tops.last().copied();
    while let Some(n) = at {
        out.extend(pairs.get(n).copied());
        at = before.get(n).copied().flatten();
    }
    out.reverse();
    out
}

/// The longest common words of two short stretches.
fn common(x: &[u64], y: &[u64], at: usize, bt: usize, out: &mut Vec<Same>) {
    if x.len().saturating_mul(y.len()) > ALL {
        return;
    }
    let width = y.len() + 1;
    let mut best = vec![0u32; (x.len() + 1) * width];
    let cell = |best: &[u32], i: usize, j: usize| best.get(i * width + j).copied().unwrap_or(0);
    for (i, p) in x.iter().enumerate().rev() {
        for (j, q) in y.iter().enumerate().rev() {
            let longest = if p == q {
                cell(&best, i + 1, j + 1) + 1
            } else {
                cell(&best, i + 1, j).max(cell(&best, i, j + 1))
            };
            if let Some(best) = best.get_mut(i * width + j) {
                *best = longest;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    while let (Some(p), Some(q)) = (x.get(i), y.get(j)) {
        if p == q {
            push(out, Same { a: at + i, b: bt + j, length: 1 });
            (i, j) = (i + 1, j + 1);
        } else if cell(&best, i + 1, j) >= cell(&best, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::corpus::diff::difference;
    use crate::types::difference::RunKind;

    fn told(first: &str, second: &str) -> String {
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
            told("The old mill burnt down.", "The new mill burnt down."),
            "The [-old -][+new +]mill burnt down.|"
        );
        assert_eq!(told("One two three.", "“One two,” three"), "“One two,” three|");
        assert_eq!(
            told("First one.\nSecond one.\nThird.", "First one.\nThird."),
            "First one.|[-Second one.-]|Third.|"
        );
        assert_eq!(told("First.", "First.\nAnd more."), "First.|[+And more.+]|");
        assert_eq!(told("", "All new."), "[+All new.+]|");
        assert_eq!(told("北京市长说", "北京副市长说"), "北京[+副+]市长说|");
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
}
