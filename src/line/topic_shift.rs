//! Similarity of vocabulary, to find where a text changes its topic.
//!
//! In: the lines of a document. Out: counts of the content words of any stretch of lines, and
//! measures between two such counts. Words are kept as hashes; in scripts without spaces pairs of
//! characters stand for words. Where a topic changes is decided in `split`. The method follows
//! Hearst, "TextTiling" (Computational Linguistics, 1997).

use crate::line::line::Line;
use crate::text::chars::is_unspaced;
use crate::text::language::{hash_lower, is_stop_hash};
use crate::text::words::each_word;
use crate::util::hash::fnv1a;
use std::cell::OnceCell;
use std::ops::ControlFlow;

/// Characters of a content word.
const MIN_CHARS: usize = 4;
/// Content words that are taken of a line at least, also when the window is full.
const MIN_TAKEN: usize = 8;
/// High bits of a hash by which [`sort_hashes`] makes its first pass.
const SORT_BITS: u32 = 6;

/// PrehashedSet of content words, ascending, each with its count.
pub type Terms = Vec<(u64, u32)>;

/// The content words of a document's lines. A line is read when it is first asked for.
pub struct ContentWords<'l, 't> {
    lines: &'l [Line<'t>],
    words: Vec<OnceCell<Vec<u64>>>,
}

impl<'l, 't> ContentWords<'l, 't> {
    /// For these lines, none of them read yet.
    pub fn new(lines: &'l [Line<'t>]) -> Self {
        ContentWords { lines, words: lines.iter().map(|_| OnceCell::new()).collect() }
    }

    /// The content words of a line, in order.
    pub fn line(&self, at: usize) -> &[u64] {
        self.words[at].get_or_init(|| content_words(self.lines[at].text))
    }

    /// The terms of a window of about `size` words, and the words of the lines that it touches.
    /// The lines are taken in the order of `order`. Of a long line the nearer part is taken: its
    /// start when `forward`, else its end.
    pub fn window(&self, order: impl Iterator<Item = usize>, size: u32, forward: bool) -> (Terms, u32) {
        let mut hashes: Vec<u64> = Vec::new();
        let mut words = 0;
        for at in order {
            let own = self.line(at);
            // About every second word is a content word.
            let room = ((size - words.min(size)) as usize / 2 + MIN_TAKEN).min(own.len());
            hashes.extend_from_slice(if forward { &own[..room] } else { &own[own.len() - room..] });
            words += self.lines[at].words;
            if words >= size {
                break;
            }
        }
        (count_terms(&hashes), words)
    }
}

/// The hashes ascending, each with its count.
pub fn count_terms(hashes: &[u64]) -> Terms {
    let mut terms: Terms = Vec::with_capacity(hashes.len());
    for hash in sort_hashes(hashes) {
        match terms.last_mut() {
            Some((last, count)) if *last == hash => *count += 1,
            _ => terms.push((hash, 1)),
        }
    }
    terms
}

/// The hashes ascending: a bucket sort by the first [`SORT_BITS`] bits with an insertion sort in
/// each bucket. PrehashedSet spread evenly and are few, so a bucket holds only some of them.
fn sort_hashes(hashes: &[u64]) -> Vec<u64> {
    let bucket = |hash: u64| (hash >> (u64::BITS - SORT_BITS)) as usize;
    let mut places = [0; 1 << SORT_BITS];
    hashes.iter().for_each(|hash| places[bucket(*hash)] += 1);
    let mut behind = 0;
    for place in &mut places {
        behind += std::mem::replace(place, behind);
    }
    let mut sorted = vec![0; hashes.len()];
    for hash in hashes {
        let place = &mut places[bucket(*hash)];
        let mut at = *place;
        *place += 1;
        // Larger ones of the same bucket move up.
        while at > 0 && sorted[at - 1] > *hash {
            sorted[at] = sorted[at - 1];
            at -= 1;
        }
        sorted[at] = *hash;
    }
    sorted
}

/// PrehashedSet of the words of [`MIN_CHARS`] characters or more that are no stop words, and of the
/// pairs of neighbouring characters of unspaced scripts.
fn content_words(text: &str) -> Vec<u64> {
    let mut found = Vec::with_capacity(text.len() / 12);
    let mut before: Option<char> = None;
    let flow = each_word(text, |start, end| {
        let word = &text[start..end];
        if !word.as_bytes()[0].is_ascii()
            && let Some(c) = word.chars().next().filter(|c| is_unspaced(*c))
        {
            if let Some(before) = before.replace(c) {
                found.push(fnv1a([before, c].into_iter()));
            }
            return ControlFlow::Continue(());
        }
        before = None;
        let bare = match word.as_bytes() {
            [.., b'\'', b's' | b'S'] => &word[..word.len() - 2],
            [.., 0xe2, 0x80, 0x99, b's' | b'S'] => &word[..word.len() - 4],
            _ => word,
        };
        if bare.len() >= MIN_CHARS
            && let (hash, MIN_CHARS..) = hash_lower(bare)
            && !is_stop_hash(hash)
        {
            found.push(hash);
        }
        ControlFlow::Continue(())
    });
    debug_assert!(flow.is_continue());
    found
}

/// Cosine of two term counts, 0 to 1. Each count is replaced by its square root.
pub fn cosine(a: &Terms, b: &Terms) -> f32 {
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
pub fn term_share(title: &[(u64, u32)], text: &[(u64, u32)]) -> f32 {
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
        assert_eq!(sort_hashes(&hashes), want);
        let terms = count_terms(&hashes);
        assert!(terms.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(terms.iter().map(|t| t.1).sum::<u32>(), 340);
        assert!(count_terms(&[]).is_empty());
    }

    #[test]
    fn stop_words_and_short_words_are_no_content() {
        for (text, count) in [("The cat sat on the mat", 0), ("The council's bridge", 2), ("橋を残す", 3)]
        {
            assert_eq!(content_words(text).len(), count, "{text}");
        }
        assert_eq!(content_words("Council's"), content_words("council"));
    }

    #[test]
    fn similarity_grows_with_what_is_shared() {
        let terms = |text: &str| count_terms(&content_words(text));
        let (bridge, repairs) = (terms("council keeps bridge open"), terms("council repairs bridge piers"));
        let orchard = terms("orchard harvest apples");
        assert!((cosine(&bridge, &bridge) - 1.0).abs() < 1e-6);
        assert!(cosine(&bridge, &repairs) > cosine(&bridge, &orchard));
        assert_eq!((cosine(&bridge, &orchard), cosine(&bridge, &Vec::new())), (0.0, 0.0));
        assert_eq!(term_share(&orchard, &bridge), 0.0);
        assert_eq!(term_share(&bridge, &bridge), 1.0);
    }
}
