//! Breaks in vocabulary: whether the text behind a line is about something else than the
//! text before it. Content words only, as hashes; scripts without spaces by pairs of characters.

use crate::line::line::Line;
use crate::text::chars::is_unspaced;
use crate::text::language::{hash_lower, is_stop_hash};
use crate::text::words::each_word;
use crate::util::hash::hash;
use std::cell::OnceCell;
use std::ops::ControlFlow;

/// Content words as hashes, sorted, each with its count.
pub(crate) type Terms = Vec<(u64, u32)>;

/// The content words of a document's lines, each line read when it is first asked for.
pub(crate) struct Topics<'l, 't> {
    lines: &'l [Line<'t>],
    words: Vec<OnceCell<Vec<u64>>>,
}

impl<'l, 't> Topics<'l, 't> {
    /// Nothing is read yet.
    pub fn new(lines: &'l [Line<'t>]) -> Self {
        Topics { lines, words: lines.iter().map(|_| OnceCell::new()).collect() }
    }

    /// The content words of a line, in order.
    pub fn line(&self, at: usize) -> &[u64] {
        self.words[at].get_or_init(|| content_words(self.lines[at].text))
    }

    /// The terms of the lines, in the order of `order`, until `size` words are read; and how
    /// many words those lines have. Of a long line the nearest part is read: its start when
    /// the order goes forward, else its end.
    pub fn window(&self, order: impl Iterator<Item = usize>, size: u32, forward: bool) -> (Terms, u32) {
        let mut hashes: Vec<u64> = Vec::new();
        let mut words = 0;
        for at in order {
            let own = self.line(at);
            // About every second word is a content word.
            let room = ((size - words.min(size)) as usize / 2 + 8).min(own.len());
            hashes.extend_from_slice(if forward { &own[..room] } else { &own[own.len() - room..] });
            words += self.lines[at].words;
            if words >= size {
                break;
            }
        }
        (counted(&hashes), words)
    }
}

/// Sorted with counts.
pub(crate) fn counted(hashes: &[u64]) -> Terms {
    let mut terms: Terms = Vec::with_capacity(hashes.len());
    for hash in sorted(hashes) {
        match terms.last_mut() {
            Some((last, count)) if *last == hash => *count += 1,
            _ => terms.push((hash, 1)),
        }
    }
    terms
}

/// The hashes in order. They are spread evenly and few, so each is put near its place by its
/// first bits, and what is left to do is little.
fn sorted(hashes: &[u64]) -> Vec<u64> {
    const BITS: u32 = 6;
    let part = |hash: u64| (hash >> (u64::BITS - BITS)) as usize;
    let mut places = [0; 1 << BITS];
    hashes.iter().for_each(|hash| places[part(*hash)] += 1);
    let mut behind = 0;
    for place in &mut places {
        behind += std::mem::replace(place, behind);
    }
    let mut sorted = vec![0; hashes.len()];
    for hash in hashes {
        let place = &mut places[part(*hash)];
        let mut at = *place;
        *place += 1;
        // Those of the same part that are larger move up.
        while at > 0 && sorted[at - 1] > *hash {
            sorted[at] = sorted[at - 1];
            at -= 1;
        }
        sorted[at] = *hash;
    }
    sorted
}

/// Hashes of the words of four letters or more that are no stop words, and of the pairs of
/// neighbouring characters of unspaced scripts.
fn content_words(text: &str) -> Vec<u64> {
    let mut found = Vec::with_capacity(text.len() / 12);
    let mut before: Option<char> = None;
    let told = each_word(text, |start, end| {
        let word = &text[start..end];
        if !word.as_bytes()[0].is_ascii()
            && let Some(c) = word.chars().next().filter(|c| is_unspaced(*c))
        {
            if let Some(before) = before.replace(c) {
                found.push(hash([before, c].into_iter()));
            }
            return ControlFlow::Continue(());
        }
        before = None;
        let bare = match word.as_bytes() {
            [.., b'\'', b's' | b'S'] => &word[..word.len() - 2],
            [.., 0xe2, 0x80, 0x99, b's' | b'S'] => &word[..word.len() - 4],
            _ => word,
        };
        if bare.len() >= 4
            && let (hash, 4..) = hash_lower(bare)
            && !is_stop_hash(hash)
        {
            found.push(hash);
        }
        ControlFlow::Continue(())
    });
    debug_assert!(told.is_continue());
    found
}

/// Cosine of two counts, each count damped to its square root.
pub(crate) fn cosine(a: &Terms, b: &Terms) -> f32 {
    let norm = |t: &Terms| t.iter().map(|(_, n)| *n as f32).sum::<f32>().sqrt();
    let (na, nb) = (norm(a), norm(b));
    if na == 0.0 || nb == 0.0 {
        return 0.0;
    }
    let mut dot = 0.0;
    let mut b = b.iter().peekable();
    for (hash, count) in a {
        while b.next_if(|(other, _)| other < hash).is_some() {}
        if let Some((_, other)) = b.next_if(|(other, _)| other == hash) {
            dot += (*count as f32 * *other as f32).sqrt();
        }
    }
    dot / (na * nb)
}

/// Share of the terms of `title` that `text` has, 0 to 1.
pub(crate) fn share(title: &[(u64, u32)], text: &[(u64, u32)]) -> f32 {
    if title.is_empty() {
        return 0.0;
    }
    let has = |hash: &u64| text.binary_search_by_key(hash, |(h, _)| *h).is_ok();
    title.iter().filter(|(hash, _)| has(hash)).count() as f32 / title.len() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_come_in_order_with_their_counts() {
        let spread = (0..300u64).map(|n| (n % 170).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let near = (0..40u64).map(|n| n * 7 % 13);
        let hashes: Vec<u64> = spread.chain(near).collect();
        let mut want = hashes.clone();
        want.sort_unstable();
        assert_eq!(sorted(&hashes), want);
        let terms = counted(&hashes);
        assert!(terms.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(terms.iter().map(|t| t.1).sum::<u32>(), 340);
        assert!(counted(&[]).is_empty());
    }
}
