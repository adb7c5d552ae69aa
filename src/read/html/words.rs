//! The words that a page's author gave its elements: class, id, role and itemprop.

use super::tree::{Attr, Id, Tree};

/// Most words of a block.
const MOST: usize = 32;

/// Adds an element's words, lower case, split at `-`, `_`, white space and capitals. Words
/// of one letter and numbers say nothing.
pub fn add(tree: &Tree, id: Id, words: &mut Vec<String>) {
    for attr in [Attr::Class, Attr::Id, Attr::Role, Attr::ItemProp] {
        let Some(value) = tree.attr(id, attr) else { continue };
        let mut from = 0;
        let mut before = ' ';
        for (at, c) in value.char_indices() {
            if !c.is_alphanumeric() {
                push(&value[from..at], words);
                from = at + c.len_utf8();
            } else if c.is_uppercase() && before.is_lowercase() {
                push(&value[from..at], words);
                from = at;
            }
            before = c;
        }
        push(&value[from..], words);
    }
}

/// Adds the words of the element outside, which come behind.
pub fn extend(words: &mut Vec<String>, outer: &[String]) {
    for word in outer {
        if words.len() == MOST {
            return;
        }
        if !words.contains(word) {
            words.push(word.clone());
        }
    }
}

fn push(word: &str, words: &mut Vec<String>) {
    let telling = word.len() > 1 && word.len() <= 24 && word.bytes().any(|b| !b.is_ascii_digit());
    if telling && words.len() < MOST && !words.iter().any(|w| w.eq_ignore_ascii_case(word)) {
        words.push(word.to_lowercase());
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
