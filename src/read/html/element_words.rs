//! The words of class, id, role and itemprop attributes, as the markup of a block lists them. Each
//! different word of a page is stored once. What a word means is for `lexicon::class_words`.

use crate::lexicon::page_words::page_words;
use crate::read::html::attr::Attr;
use crate::read::html::tree::{NodeId, Tree};
use crate::util::hash::{fnv1a, fnv1a_step};
use std::cell::OnceCell;
use std::sync::Arc;

/// Most words of a block.
const MAX_WORDS: usize = 32;
/// Shortest word, in bytes.
const MIN_WORD_BYTES: usize = 2;
/// Longest word, in bytes.
const MAX_WORD_BYTES: usize = 24;
/// Fewest slots of the hash table.
const MIN_SLOTS: usize = 256;

/// The words of an element and of those around it, nearest first, as indices in the table.
pub struct WordIds {
    /// Number of the list: marks in the table the words that it has.
    mark: u32,
    numbers: Vec<u32>,
    /// The words themselves, made when a block first needs them.
    written: OnceCell<Arc<[Arc<str>]>>,
}

impl WordIds {
    /// Whether it has no word.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }
}

/// The different words of a page.
#[derive(Default)]
pub struct WordTable {
    words: Vec<Arc<str>>,
    /// For each word the last list that took it.
    marks: Vec<u32>,
    /// Number of lists that were begun.
    lists: u32,
    /// Open addressing by the words' hashes: index of a word plus one, 0 in a free slot. A power
    /// of two of slots, at most half of them taken.
    slots: Vec<u32>,
}

impl WordTable {
    /// Begins a list; lists begun before take no more words.
    pub fn list(&mut self) -> WordIds {
        self.lists += 1;
        WordIds { mark: self.lists, numbers: Vec::new(), written: OnceCell::new() }
    }

    /// The words of a list.
    pub fn written(&self, list: &WordIds) -> Arc<[Arc<str>]> {
        let write = || list.numbers.iter().map(|n| Arc::clone(&self.words[*n as usize])).collect();
        Arc::clone(list.written.get_or_init(write))
    }

    /// Adds an element's words in lower case, split at all but letters and digits and before
    /// capitals. Words of one letter and numbers are left out.
    pub fn add(&mut self, tree: &Tree, id: NodeId, list: &mut WordIds) {
        for attr in [Attr::Class, Attr::Id, Attr::Role, Attr::ItemProp] {
            let Some(value) = tree.attr(id, attr) else { continue };
            let (mut from, mut before, mut sum) = (0, ' ', fnv1a([].into_iter()));
            for (at, c) in value.char_indices() {
                let is_mark = !c.is_alphanumeric();
                if is_mark || c.is_uppercase() && before.is_lowercase() {
                    self.push(&value[from..at], sum, list);
                    from = if is_mark { at + c.len_utf8() } else { at };
                    sum = fnv1a([].into_iter());
                }
                if !is_mark {
                    sum = fnv1a_step(sum, c.to_ascii_lowercase());
                }
                before = c;
            }
            self.push(&value[from..], sum, list);
        }
    }

    /// Adds the words of the elements around, behind its own.
    pub fn extend(&mut self, list: &mut WordIds, outer: &WordIds) {
        outer.numbers.iter().for_each(|number| self.take(*number, list));
    }

    /// Adds a word; `sum` is its hash with ASCII letters in lower case.
    fn push(&mut self, word: &str, sum: u64, list: &mut WordIds) {
        let is_word = (MIN_WORD_BYTES..=MAX_WORD_BYTES).contains(&word.len())
            && word.bytes().any(|b| !b.is_ascii_digit());
        if !is_word || list.numbers.len() == MAX_WORDS {
            return;
        }
        let number = match word.is_ascii() {
            true => self.number(word, sum),
            false => {
                let word = word.to_lowercase();
                self.number(&word, fnv1a(word.chars()))
            }
        };
        self.take(number, list);
    }

    /// Adds a word by its index, once.
    fn take(&mut self, number: u32, list: &mut WordIds) {
        let mark = &mut self.marks[number as usize];
        if *mark != list.mark && list.numbers.len() < MAX_WORDS {
            *mark = list.mark;
            if list.numbers.is_empty() {
                list.numbers.reserve_exact(MAX_WORDS);
            }
            list.numbers.push(number);
        }
    }

    /// The index of a word, which is added when it is new.
    fn number(&mut self, word: &str, sum: u64) -> u32 {
        if self.slots.len() <= 2 * self.words.len() {
            self.slots = vec![0; (2 * self.slots.len()).max(MIN_SLOTS)];
            for number in 0..self.words.len() {
                let known = &*self.words[number];
                let slot = self.slot(known, fnv1a(known.chars()));
                self.slots[slot] = number as u32 + 1;
            }
        }
        let slot = self.slot(word, sum);
        if self.slots[slot] == 0 {
            let mut word: Box<str> = word.into();
            word.make_ascii_lowercase();
            self.words.push(word.into());
            self.marks.push(0);
            self.slots[slot] = self.words.len() as u32;
        }
        self.slots[slot] - 1
    }

    /// The slot of a word, or the free one where it would be.
    fn slot(&self, word: &str, sum: u64) -> usize {
        let last = self.slots.len() - 1;
        let mut at = sum as usize & last;
        while self.slots[at] > 0 && !self.words[self.slots[at] as usize - 1].eq_ignore_ascii_case(word) {
            at = (at + 1) & last;
        }
        at
    }
}

/// Whether an element names itself the body of an article: "entry-content", "articleBody".
pub fn is_article_body(tree: &Tree, id: NodeId) -> bool {
    if tree.attr(id, Attr::ItemProp).is_some_and(|p| p.eq_ignore_ascii_case("articlebody")) {
        return true;
    }
    [Attr::Class, Attr::Id].into_iter().filter_map(|a| tree.attr(id, a)).any(|value| {
        value.split_ascii_whitespace().filter(|name| may_be_body(name)).any(|name| {
            let name: String =
                name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
            let behind = |kind: &&str| name.find(kind).map(|at| &name[at + kind.len()..]);
            let mut endings = page_words().article_kind.iter().filter_map(behind);
            endings.any(|ending| page_words().article_body.contains(&ending))
        })
    })
}

/// Whether a name ends as "body", "content" or "text" does: a fast test before the exact one.
fn may_be_body(name: &str) -> bool {
    let mut last = name.bytes().rev().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase());
    let mut next = || last.next().unwrap_or(b' ');
    matches!([next(), next(), next(), next()], [b'y', b'd', b'o', b'b'] | [b't', b'x' | b'n', b'e', b't'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::html::parse::parse;
    use crate::read::html::tree::WalkStep;

    /// The first element with a name of a page.
    fn element(source: &str) -> (Tree, NodeId) {
        let tree = parse(source, 100);
        let mut found = None;
        tree.walk(0, |step| {
            if let WalkStep::Enter(id) = step
                && [Attr::Class, Attr::Id, Attr::ItemProp].iter().any(|a| tree.attr(id, *a).is_some())
            {
                found = found.or(Some(id));
            }
            true
        });
        (tree, found.expect("an element with a name"))
    }

    #[test]
    fn names_are_split_into_words() {
        for (source, want) in [
            ("<p class='main-menu Main_menu' id=topBar>", "main menu top bar"),
            ("<p class='col-6 a x1 42 ÜberSicht'>", "col x1 über sicht"),
            ("<p class='veryLongWord averylongwordthatnobodyreads'>", "very long word"),
        ] {
            let (tree, id) = element(source);
            let mut table = WordTable::default();
            let mut list = table.list();
            table.add(&tree, id, &mut list);
            assert_eq!(table.written(&list).join(" "), want, "{source}");
        }
    }

    #[test]
    fn bodies_of_articles_name_themselves() {
        for (source, want) in [
            ("<div class=entry-content>", true),
            ("<div id=storyBody>", true),
            ("<div itemprop=articleBody>", true),
            ("<div class='post-text wide'>", true),
            ("<div class=article-list>", false),
            ("<div class=content>", false),
        ] {
            let (tree, id) = element(source);
            assert_eq!(is_article_body(&tree, id), want, "{source}");
        }
    }
}
