//! WordList that the authors of pages give to elements, as lists (`data/page_words.txt`): class
//! names, ids, folders of addresses. All in lower case.

use crate::lexicon::word_lists::words_of;
use std::sync::OnceLock;

static FILE: &str = include_str!("data/page_words.txt");

/// A list of names.
pub type WordList = Vec<&'static str>;

/// The lists, one a line of the file, which says what each is.
pub struct PageWords {
    /// Class names of elements that hold an author's name alone.
    pub author_class: WordList,
    /// Parts of class names that speak of authors.
    pub author_part: WordList,
    /// Folders in the address of a page about an author.
    pub author_folder: WordList,
    /// Class names and ids of a block of comments.
    pub comments: WordList,
    /// Class words of the time of a later change.
    pub time_modified: WordList,
    /// Class words of the time of publication.
    pub time_published: WordList,
    /// Class words of an element that holds a time.
    pub time: WordList,
    /// WordList, without `data-`, of attributes that hold a time.
    pub time_attribute: WordList,
    /// Class words of what stands above or below a title inside its heading.
    pub beside_title: WordList,
    /// Class words of the title inside a heading that holds more.
    pub title_in_heading: WordList,
    /// Parts of class names and ids of hidden elements that a click shows.
    pub revealed: WordList,
    /// Class names that hide an element from the eye alone.
    pub screen_reader: WordList,
    /// What the name of an article's body opens with.
    pub article_kind: WordList,
    /// How it ends.
    pub article_body: WordList,
    /// Elements by which a piece of a page is known.
    pub element: WordList,
}

/// The lists, read once.
pub fn page_words() -> &'static PageWords {
    static WORDS: OnceLock<PageWords> = OnceLock::new();
    let read = |key| words_of(FILE, key);
    WORDS.get_or_init(|| PageWords {
        author_class: read("author-class"),
        author_part: read("author-part"),
        author_folder: read("author-folder"),
        comments: read("comments"),
        time_modified: read("time-modified"),
        time_published: read("time-published"),
        time: read("time"),
        time_attribute: read("time-attribute"),
        beside_title: read("beside-title"),
        title_in_heading: read("title-in-heading"),
        revealed: read("revealed"),
        screen_reader: read("screen-reader"),
        article_kind: read("article-kind"),
        article_body: read("article-body"),
        element: read("element"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_of_the_file_is_read() {
        let words = page_words();
        let lists = [
            &words.author_class,
            &words.author_part,
            &words.author_folder,
            &words.comments,
            &words.time_modified,
            &words.time_published,
            &words.time,
            &words.time_attribute,
            &words.beside_title,
            &words.title_in_heading,
            &words.revealed,
            &words.screen_reader,
            &words.article_kind,
            &words.article_body,
            &words.element,
        ];
        let read: usize = lists.iter().map(|list| list.len()).sum();
        let lines = FILE.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(read, lines.map(|line| line.split_whitespace().count() - 1).sum::<usize>());
        assert!(lists.iter().all(|list| !list.is_empty()));
    }
}
