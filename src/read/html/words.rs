//! The words that a page's author gave its elements: class, id, role and itemprop.

use super::attr::Attr;
use super::tree::{Id, Tree};
use crate::language::hash;
use std::cell::OnceCell;
use std::sync::Arc;

/// Most words of a block.
const MOST: usize = 32;

/// The words of an element and of those around it, nearest first, by their numbers.
#[derive(Default)]
pub struct List {
    numbers: Vec<u32>,
    /// Written out, when a block asked for it.
    written: OnceCell<Arc<[Arc<str>]>>,
}

impl List {
    /// Whether it has no word.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// Adds the words of what is around, which come behind.
    pub fn extend(&mut self, outer: &List) {
        for number in &outer.numbers {
            if self.numbers.len() == MOST {
                return;
            }
            if !self.numbers.contains(number) {
                self.numbers.push(*number);
            }
        }
    }
}

/// The different words of a page, each written once.
#[derive(Default)]
pub struct Words {
    words: Vec<Arc<str>>,
    /// Numbers of words, one more, where their hash says; 0 where none is. A power of two, at
    /// most half of them taken.
    slots: Vec<u32>,
}

impl Words {
    /// The words of a list.
    pub fn written(&self, list: &List) -> Arc<[Arc<str>]> {
        let write = || list.numbers.iter().map(|n| Arc::clone(&self.words[*n as usize])).collect();
        Arc::clone(list.written.get_or_init(write))
    }

    /// Adds an element's words, lower case, split at `-`, `_`, white space and capitals. Words
    /// of one letter and numbers say nothing.
    pub fn add(&mut self, tree: &Tree, id: Id, list: &mut List) {
        for attr in [Attr::Class, Attr::Id, Attr::Role, Attr::ItemProp] {
            let Some(value) = tree.attr(id, attr) else { continue };
            let mut from = 0;
            let mut before = ' ';
            for (at, c) in value.char_indices() {
                if !c.is_alphanumeric() {
                    self.push(&value[from..at], list);
                    from = at + c.len_utf8();
                } else if c.is_uppercase() && before.is_lowercase() {
                    self.push(&value[from..at], list);
                    from = at;
                }
                before = c;
            }
            self.push(&value[from..], list);
        }
    }

    fn push(&mut self, word: &str, list: &mut List) {
        let telling = word.len() > 1 && word.len() <= 24 && word.bytes().any(|b| !b.is_ascii_digit());
        if !telling || list.numbers.len() == MOST {
            return;
        }
        let number = match word.bytes().any(|b| !b.is_ascii() || b.is_ascii_uppercase()) {
            true => self.number(&word.to_lowercase()),
            false => self.number(word),
        };
        if !list.numbers.contains(&number) {
            list.numbers.push(number);
        }
    }

    /// The number of a word.
    fn number(&mut self, word: &str) -> u32 {
        if self.slots.len() <= 2 * self.words.len() {
            self.slots = vec![0; (2 * self.slots.len()).max(256)];
            for number in 0..self.words.len() {
                let slot = self.slot(&self.words[number]);
                self.slots[slot] = number as u32 + 1;
            }
        }
        let slot = self.slot(word);
        if self.slots[slot] == 0 {
            self.words.push(word.into());
            self.slots[slot] = self.words.len() as u32;
        }
        self.slots[slot] - 1
    }

    /// Where the number of a word is, or the free slot where it would be.
    fn slot(&self, word: &str) -> usize {
        let last = self.slots.len() - 1;
        let mut at = hash(word.bytes().map(char::from)) as usize & last;
        while self.slots[at] > 0 && *self.words[self.slots[at] as usize - 1] != *word {
            at = (at + 1) & last;
        }
        at
    }
}

/// Whether an element names itself the body of an article.
pub fn is_article_body(tree: &Tree, id: Id) -> bool {
    if tree.attr(id, Attr::ItemProp).is_some_and(|p| p.eq_ignore_ascii_case("articlebody")) {
        return true;
    }
    [Attr::Class, Attr::Id].into_iter().filter_map(|a| tree.attr(id, a)).any(|value| {
        value.split_ascii_whitespace().filter(|name| may_be_body(name)).any(|name| {
            let name: String =
                name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
            let rest = ["article", "story", "entry", "post", "news", "blog", "blogpost"]
                .iter()
                .filter_map(|kind| name.find(kind).map(|at| &name[at + kind.len()..]));
            rest.into_iter()
                .any(|rest| matches!(rest, "body" | "content" | "text" | "bodycontent" | "contentbody"))
        })
    })
}

/// Whether a name ends as "body", "content" and "text" do: most do not.
fn may_be_body(name: &str) -> bool {
    let last = name.bytes().rfind(u8::is_ascii_alphanumeric);
    last.is_some_and(|b| matches!(b, b'y' | b'Y' | b't' | b'T'))
}
