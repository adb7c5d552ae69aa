//! What a page declares of itself: meta tags, JSON-LD, microdata, time elements, the
//! `<title>`, the canonical address. Gathered in one walk; the better witness goes first.
//! Strings are as found; judging them is for the metadata stage.

use crate::parse::byline::is_by;
use crate::read::html::attr::Attr;
use crate::read::html::element::Kind;
use crate::read::html::heading::own_title;
use crate::read::html::json_ld;
use crate::read::html::json_ld::Facts;
use crate::read::html::meta_tags::{AUTHOR, DESCRIPTION, LANGUAGE, MINOR, MODIFIED, PUBLISHED, SITE, TITLE};
use crate::read::html::tree::{Id, Step, Tree};
use crate::types::document::{AuthorWitness, DateWitness, Declared, DeclaredAuthor, DeclaredDate};

/// Reads the declarations of a page.
pub fn declared(tree: &Tree) -> Declared {
    let mut found = Found::default();
    tree.walk(0, |step| match step {
        Step::Enter(id) => found.enter(tree, id),
        Step::Leave(_) => true,
    });
    found.into_declared()
}

/// What a walk through the page found, each list in document order.
#[derive(Default)]
struct Found {
    metas: Vec<(String, String)>,
    title: Option<String>,
    canonical: Option<String>,
    language: Option<String>,
    facts: Facts,
    item_titles: Vec<String>,
    headings: Vec<String>,
    /// Authors of the elements.
    authors: Vec<DeclaredAuthor>,
    /// Dates of the elements.
    dates: Vec<DeclaredDate>,
}

impl Found {
    /// Takes in one element; whether to go into it.
    fn enter(&mut self, tree: &Tree, id: Id) -> bool {
        let Some(kind) = tree.kind(id) else { return true };
        if kind.is_block() && is_comments(tree, id, kind) {
            return false;
        }
        match kind {
            Kind::Root => self.language = self.language.take().or_else(|| filled(tree.attr(id, Attr::Lang))),
            Kind::Title => self.title = self.title.take().or_else(|| filled(Some(&tree.text(id)))),
            Kind::Meta => self.meta(tree, id),
            Kind::Canonical if has_word(tree.attr(id, Attr::Rel), "canonical") => {
                self.canonical = self.canonical.take().or_else(|| filled(tree.attr(id, Attr::Href)));
            }
            Kind::Script => {
                if tree.attr(id, Attr::Type).is_some_and(|t| t.to_ascii_lowercase().contains("ld+json")) {
                    json_ld::read(&tree.raw_text(id), &mut self.facts);
                }
            }
            _ => {
                if matches!(kind, Kind::Heading(1 | 2)) && self.headings.len() < 4 {
                    self.headings.extend(own_title(tree, id));
                }
                self.item(tree, id, kind);
            }
        }
        !kind.is_silent()
    }

    fn meta(&mut self, tree: &Tree, id: Id) {
        let Some(content) = filled(tree.attr(id, Attr::Content)) else { return };
        if let Some(property) = filled(tree.attr(id, Attr::ItemProp)) {
            let name = property.to_ascii_lowercase();
            if PUBLISHED.contains(&name.as_str()) || MODIFIED.contains(&name.as_str()) {
                self.metas.push((name, content.clone()));
            } else {
                self.property(&property, content.clone());
            }
        }
        if let Some(name) = filled(tree.attr(id, Attr::Name)) {
            self.metas.push((name.to_ascii_lowercase(), content));
        }
    }

    /// Microdata, time elements and links to authors.
    fn item(&mut self, tree: &Tree, id: Id, kind: Kind) {
        if let Some(property) = tree.attr(id, Attr::ItemProp).filter(|p| !p.is_empty()) {
            let mut said = [Attr::Content, Attr::DateTime, Attr::Title].into_iter();
            let value =
                said.find_map(|a| filled(tree.attr(id, a)).filter(|v| a != Attr::Title || has_digits(v)));
            let short = !property.eq_ignore_ascii_case("articlebody");
            if let Some(value) = value.or_else(|| short.then(|| tree.text(id))) {
                self.property(property, value);
            }
        } else if let (Some(property), Some(value)) =
            (tree.attr(id, Attr::Name), tree.attr(id, Attr::Content))
        {
            // RDFa
            self.property(property.rsplit(':').next().unwrap_or(property), value.to_owned());
        }
        self.time(tree, id, kind);
        if has_word(tree.attr(id, Attr::Rel), "author") {
            self.signed(AuthorWitness::Link, tree.text(id));
        } else if let Some(class) = tree.attr(id, Attr::Class).filter(|c| holds_author(c)) {
            let witness = match is_author_class(class) {
                true => AuthorWitness::Class,
                false => AuthorWitness::ClassLike,
            };
            self.signed(witness, tree.text(id));
        } else if tree.attr(id, Attr::Href).is_some_and(is_profile) {
            self.signed(AuthorWitness::Profile, tree.text(id));
        }
    }

    /// Time elements, and elements whose class, title or `data-` attribute tells a time.
    fn time(&mut self, tree: &Tree, id: Id, kind: Kind) {
        let (title, stamp) = (tree.attr(id, Attr::Title), tree.attr(id, Attr::Stamp));
        if kind != Kind::Time && title.is_none() && stamp.is_none() {
            return;
        }
        const MODIFIED: [&str; 4] = ["updated", "modified", "dtmodified", "lastmod"];
        const PUBLISHED: [&str; 4] = ["published", "dtpublished", "pubdate", "publish"];
        const TIME: [&str; 4] = ["date", "timestamp", "time", "datetime"];
        let class = tree.attr(id, Attr::Class).unwrap_or_default().as_bytes();
        let (mut modified, mut published, mut timed) = (false, false, false);
        for word in class.split(|b| !b.is_ascii_alphanumeric()) {
            if word.len() < 4 {
                continue;
            }
            let is = |names: &[&str]| names.iter().any(|n| word.eq_ignore_ascii_case(n.as_bytes()));
            (modified, published, timed) =
                (modified || is(&MODIFIED), published || is(&PUBLISHED), timed || is(&TIME));
        }
        let witness = match () {
            () if modified => DateWitness::Modified,
            () if published => DateWitness::Item,
            () => DateWitness::Time,
        };
        let mut say = |written: Option<String>| {
            self.dates.extend(written.map(|written| DeclaredDate { witness, written }));
        };
        if kind == Kind::Time {
            say(filled(tree.attr(id, Attr::DateTime)).or_else(|| filled(Some(&tree.text(id)))));
        } else if witness != DateWitness::Time || timed {
            say(filled(title).filter(|t| has_digits(t)));
        }
        say(filled(stamp).filter(|t| has_digits(t)));
    }

    fn property(&mut self, property: &str, value: String) {
        let list = match property.to_ascii_lowercase().as_str() {
            "headline" => &mut self.item_titles,
            "author" => return self.signed(AuthorWitness::Item, value),
            "datepublished" | "datecreated" | "dateissued" => return self.dated(DateWitness::Meta, value),
            "datemodified" | "dateupdated" => return self.dated(DateWitness::Modified, value),
            _ => return,
        };
        if !value.is_empty() && value.len() < 400 {
            list.push(value);
        }
    }

    fn signed(&mut self, witness: AuthorWitness, written: String) {
        if !written.is_empty() && written.len() <= 120 {
            self.authors.push(DeclaredAuthor { witness, written });
        }
    }

    fn dated(&mut self, witness: DateWitness, written: String) {
        if written.len() < 100 {
            self.dates.push(DeclaredDate { witness, written });
        }
    }

    /// The contents of the meta tags of the first of `names` that the page has.
    fn all_of<'s>(&'s self, names: &'s [&str]) -> impl Iterator<Item = String> + 's {
        let of = |name: &'s &str| self.metas.iter().filter(move |(n, _)| n == name).map(|(_, c)| c.clone());
        names.iter().flat_map(of)
    }

    /// The value that a label says to be the author's, in the pair of tags that programs show
    /// below a shared link.
    fn shared_author(&self) -> Vec<String> {
        let labelled = |n: usize| {
            let label = self.all_of(&[["twitter:label1", "twitter:label2"][n]]).next()?;
            let value = self.all_of(&[["twitter:data1", "twitter:data2"][n]]).next()?;
            is_by(&label).then_some(value)
        };
        (0..2).filter_map(labelled).take(1).collect()
    }

    fn into_declared(mut self) -> Declared {
        let facts = std::mem::take(&mut self.facts);
        let first = |names| self.all_of(names).next();
        let titles =
            facts.headlines.iter().cloned().chain(self.all_of(TITLE)).chain(self.item_titles.iter().cloned());
        // An address is no name.
        let named = |a: &String| !a.starts_with("http") && !a.starts_with('/') && a.len() < 200;
        let by = |witness, list: Vec<String>| {
            list.into_iter().map(move |written| DeclaredAuthor { witness, written })
        };
        let authors = facts
            .authors
            .into_iter()
            .chain(by(AuthorWitness::Meta, self.all_of(&["author"]).collect()))
            .chain(by(AuthorWitness::Shared, self.shared_author()))
            .chain(by(AuthorWitness::Minor, self.all_of(AUTHOR).collect()))
            .chain(self.authors.iter().cloned())
            .chain(by(AuthorWitness::Known, facts.persons))
            .filter(|a| named(&a.written));
        let said = |witness, list: Vec<String>| {
            list.into_iter().map(move |written| DeclaredDate { witness, written })
        };
        let dates = said(DateWitness::Article, facts.published)
            .chain(said(DateWitness::Meta, self.all_of(PUBLISHED).collect()))
            .chain(said(DateWitness::Minor, self.all_of(MINOR).collect()))
            .chain(said(DateWitness::Page, facts.page_published))
            .chain(said(DateWitness::Modified, facts.modified))
            .chain(said(DateWitness::Modified, self.all_of(MODIFIED).collect()))
            .chain(said(DateWitness::Picture, self.all_of(&["og:image"]).collect()))
            .chain(self.dates.iter().cloned());
        Declared {
            headings: self.headings.clone(),
            titles: distinct(titles.chain(self.title.clone()), NAMES),
            site: facts.site.or_else(|| first(SITE).filter(named)),
            authors: distinct(authors, NAMES),
            dates: distinct(dates, DATES),
            description: first(DESCRIPTION).or(facts.description),
            language: self.language.clone().or(facts.language).or_else(|| first(LANGUAGE)),
            url: self.canonical.clone().or_else(|| first(&["og:url"])),
        }
    }
}

/// Class names of elements that hold an author's name and nothing else.
fn is_author_class(class: &str) -> bool {
    const NAMES: [&str; 18] = [
        "author",
        "author-name",
        "authorname",
        "author_name",
        "author__name",
        "article-author",
        "article__author",
        "post-author",
        "entry-author",
        "byline-name",
        "byline__name",
        "byline-author",
        "author-link",
        "p-author",
        "autor",
        "auteur",
        "username",
        "byline",
    ];
    class.split_ascii_whitespace().any(|c| NAMES.iter().any(|n| c.eq_ignore_ascii_case(n)))
}

/// Whether a class has a word for authors in it.
fn holds_author(class: &str) -> bool {
    const WORDS: [&str; 6] = ["author", "byline", "autor", "auteur", "username", "poster"];
    let is = |front: &[u8], word: &&str| {
        front.get(..word.len()).is_some_and(|f| f.eq_ignore_ascii_case(word.as_bytes()))
    };
    let bytes = class.as_bytes();
    let at = |at: usize| {
        matches!(bytes[at] | 0x20, b'a' | b'b' | b'u' | b'p') && WORDS.iter().any(|w| is(&bytes[at..], w))
    };
    (0..bytes.len()).any(at)
}

/// Whether an address is that of a page about an author.
fn is_profile(address: &str) -> bool {
    const FOLDERS: [&str; 10] = [
        "author",
        "authors",
        "autor",
        "autoren",
        "auteur",
        "auteurs",
        "autore",
        "profile",
        "user",
        "redakteur",
    ];
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let mut folders = path.trim_end_matches('/').rsplit('/').skip(1).take(2);
    folders.any(|f| FOLDERS.contains(&f))
}

/// Whether a block holds comments, which declare nothing of the page. Told by its name.
fn is_comments(tree: &Tree, id: Id, kind: Kind) -> bool {
    const NAMES: [&str; 5] = ["comment", "comments", "commentlist", "comment-list", "disqus_thread"];
    let top = tree.parent(id).and_then(|p| tree.kind(p)) == Some(Kind::Root);
    let named =
        |value: &str| value.split_ascii_whitespace().any(|n| NAMES.iter().any(|c| n.eq_ignore_ascii_case(c)));
    !top && kind != Kind::Main
        && [Attr::Class, Attr::Id].into_iter().any(|a| tree.attr(id, a).is_some_and(named))
}

/// A value that says something, white space made single.
fn filled(value: Option<&str>) -> Option<String> {
    let value = value?.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty()).then_some(value)
}

fn has_word(value: Option<&str>, word: &str) -> bool {
    value.is_some_and(|v| v.split_ascii_whitespace().any(|w| w.eq_ignore_ascii_case(word)))
}

/// Whether a text could tell a day.
fn has_digits(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() >= 4
}

/// Most titles or authors, and most dates, that are kept.
const NAMES: usize = 16;
const DATES: usize = 40;

/// The first of each, at most `most`.
fn distinct<T: PartialEq>(values: impl Iterator<Item = T>, most: usize) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for value in values {
        if kept.len() < most && !kept.contains(&value) {
            kept.push(value);
        }
    }
    kept
}
