//! The words that a page's author gave its elements: class, id, role and itemprop.

use crate::read::html::attr::Attr;
use crate::read::html::tree::{Id, Tree};
use crate::util::hash::hash;
use crate::util::hash::step;
use std::cell::OnceCell;
use std::sync::Arc;

/// Most words of a block.
const MOST: usize = 32;

/// The words of an element and of those around it, nearest first, by their numbers.
pub struct List {
    /// Its mark at the words that it has, as long as no other list is begun.
    mark: u32,
    numbers: Vec<u32>,
    /// Written out, when a block asked for it.
    written: OnceCell<Arc<[Arc<str>]>>,
}

impl List {
    /// Whether it has no word.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }
}

/// The different words of a page, each written once.
#[derive(Default)]
pub struct Words {
    words: Vec<Arc<str>>,
    /// For each the mark of the last list that took it.
    marks: Vec<u32>,
    /// Lists that were begun.
    lists: u32,
    /// Numbers of words, one more, where their hash says; 0 where none is. A power of two, at
    /// most half of them taken.
    slots: Vec<u32>,
}

impl Words {
    /// Begins a list; the one begun before takes no more words.
    pub fn list(&mut self) -> List {
        self.lists += 1;
        List { mark: self.lists, numbers: Vec::new(), written: OnceCell::new() }
    }

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
            let (mut from, mut before, mut sum) = (0, ' ', hash([].into_iter()));
            for (at, c) in value.char_indices() {
                let (apart, inner) = (!c.is_alphanumeric(), c.is_uppercase() && before.is_lowercase());
                if apart || inner {
                    self.push(&value[from..at], sum, list);
                    from = if apart { at + c.len_utf8() } else { at };
                    sum = hash([].into_iter());
                }
                if !apart {
                    sum = step(sum, c.to_ascii_lowercase());
                }
                before = c;
            }
            self.push(&value[from..], sum, list);
        }
    }

    /// Adds the words of what is around, which come behind.
    pub fn extend(&mut self, list: &mut List, outer: &List) {
        outer.numbers.iter().for_each(|number| self.take(*number, list));
    }

    /// Adds a word; `sum` is its hash, its capitals of ASCII made small.
    fn push(&mut self, word: &str, sum: u64, list: &mut List) {
        let telling = word.len() > 1 && word.len() <= 24 && word.bytes().any(|b| !b.is_ascii_digit());
        if !telling || list.numbers.len() == MOST {
            return;
        }
        let number = match word.is_ascii() {
            true => self.number(word, sum),
            false => {
                let word = word.to_lowercase();
                self.number(&word, hash(word.chars()))
            }
        };
        self.take(number, list);
    }

    fn take(&mut self, number: u32, list: &mut List) {
        let mark = &mut self.marks[number as usize];
        if *mark != list.mark && list.numbers.len() < MOST {
            *mark = list.mark;
            if list.numbers.is_empty() {
                list.numbers.reserve_exact(MOST);
            }
            list.numbers.push(number);
        }
    }

    /// The number of a word by its hash.
    fn number(&mut self, word: &str, sum: u64) -> u32 {
        if self.slots.len() <= 2 * self.words.len() {
            self.slots = vec![0; (2 * self.slots.len()).max(256)];
            for number in 0..self.words.len() {
                let known = &*self.words[number];
                let slot = self.slot(known, hash(known.chars()));
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

    /// Where the number of a word is, or the free slot where it would be.
    fn slot(&self, word: &str, sum: u64) -> usize {
        let last = self.slots.len() - 1;
        let mut at = sum as usize & last;
        while self.slots[at] > 0 && !self.words[self.slots[at] as usize - 1].eq_ignore_ascii_case(word) {
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
    let mut last = name.bytes().rev().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase());
    let mut next = || last.next().unwrap_or(b' ');
    matches!([next(), next(), next(), next()], [b'y', b'd', b'o', b'b'] | [b't', b'x' | b'n', b'e', b't'])
}
