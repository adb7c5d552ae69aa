//! What a page declares of itself: meta tags, JSON-LD, microdata, time elements, the
//! `<title>`, the canonical address. Gathered in one walk; the better witness goes first.
//! Strings are as found; judging them is for the metadata stage.

use super::element::Kind;
use super::json_ld::{self, Facts};
use super::tree::{Attr, Id, Step, Tree};
use crate::Declared;

/// Names of meta tags, lower case, best first.
const TITLE: &[&str] = &[
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
    "headline",
];
const SITE: &[&str] = &[
    "og:site_name",
    "application-name",
    "citation_journal_title",
    "dc.publisher",
    "publisher",
    "article:publisher",
    "apple-mobile-web-app-title",
];
const AUTHOR: &[&str] = &[
    "author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "citation_author",
    "article:author",
    "book:author",
    "byl",
    "byline",
    "authors",
    "twitter:data1:author",
    "rbauthors",
    "shareaholic:article_author_name",
];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "date_published",
    "publish_date",
    "publish-date",
    "publishdate",
    "published_date",
    "publication_date",
    "pubdate",
    "article.published",
    "published-date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "citation_publication_date",
    "citation_date",
    "dc.date",
    "dcterms.date",
    "article_date_original",
    "originalpublicationdate",
    "release_date",
    "article.created",
    "created",
    "shareaholic:article_published_time",
    "displaydate",
    "date",
];
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "article.updated",
    "revised",
];
const DESCRIPTION: &[&str] =
    &["og:description", "description", "twitter:description", "dc.description", "sailthru.description"];
const LANGUAGE: &[&str] = &["og:locale", "content-language", "dc.language", "dcterms.language", "language"];

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
    item_authors: Vec<String>,
    item_published: Vec<String>,
    item_modified: Vec<String>,
    linked_authors: Vec<String>,
    classed_authors: Vec<String>,
    times: Vec<String>,
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
            _ => self.item(tree, id, kind),
        }
        !kind.is_silent()
    }

    fn meta(&mut self, tree: &Tree, id: Id) {
        let Some(content) = filled(tree.attr(id, Attr::Content)) else { return };
        if let Some(property) = tree.attr(id, Attr::ItemProp) {
            self.property(property, content.clone());
        }
        if let Some(name) = filled(tree.attr(id, Attr::Name)) {
            self.metas.push((name.to_ascii_lowercase(), content));
        }
    }

    /// Microdata, time elements and links to authors.
    fn item(&mut self, tree: &Tree, id: Id, kind: Kind) {
        if let Some(property) = tree.attr(id, Attr::ItemProp).filter(|p| !p.is_empty()) {
            let value = tree.attr(id, Attr::Content).or(tree.attr(id, Attr::DateTime)).map(str::to_owned);
            let short = !property.eq_ignore_ascii_case("articlebody");
            if let Some(value) = filled(value.as_deref()).or_else(|| short.then(|| tree.text(id))) {
                self.property(property, value);
            }
        }
        if kind == Kind::Time {
            let written = filled(tree.attr(id, Attr::DateTime));
            self.times.extend(written.or_else(|| filled(Some(&tree.text(id)))));
        }
        if has_word(tree.attr(id, Attr::Rel), "author") {
            self.linked_authors.extend(filled(Some(&tree.text(id))));
        } else if tree.attr(id, Attr::Class).is_some_and(is_author_class) {
            let name = tree.text(id);
            if !name.is_empty() && name.len() <= 80 {
                self.classed_authors.push(name);
            }
        }
    }

    fn property(&mut self, property: &str, value: String) {
        let list = match property.to_ascii_lowercase().as_str() {
            "headline" => &mut self.item_titles,
            "author" => &mut self.item_authors,
            "datepublished" | "datecreated" => &mut self.item_published,
            "datemodified" => &mut self.item_modified,
            _ => return,
        };
        if !value.is_empty() && value.len() < 400 {
            list.push(value);
        }
    }

    /// The contents of the meta tags of the first of `names` that the page has.
    fn all_of<'s>(&'s self, names: &'s [&str]) -> impl Iterator<Item = String> + 's {
        let of = |name: &'s &str| self.metas.iter().filter(move |(n, _)| n == name).map(|(_, c)| c.clone());
        names.iter().flat_map(of)
    }

    fn into_declared(mut self) -> Declared {
        let facts = std::mem::take(&mut self.facts);
        let first = |names| self.all_of(names).next();
        let titles =
            facts.headlines.iter().cloned().chain(self.all_of(TITLE)).chain(self.item_titles.iter().cloned());
        // An address is no name.
        let named = |a: &String| {
            !a.starts_with("http") && !a.starts_with('/') && a.len() < 200 && !a.eq_ignore_ascii_case("admin")
        };
        let mut authors: Vec<String> = facts.authors.iter().filter(|a| named(a)).cloned().collect();
        let metas = self.all_of(AUTHOR).filter(named).collect();
        let classed = self.classed_authors.iter().take(1).cloned().collect();
        for more in [metas, self.item_authors.clone(), self.linked_authors.clone(), classed] {
            if authors.is_empty() {
                authors = more;
            }
        }
        let published = facts
            .published
            .iter()
            .cloned()
            .chain(self.all_of(PUBLISHED))
            .chain(self.item_published.iter().cloned())
            .chain(facts.page_published.iter().cloned())
            .chain(self.times.iter().cloned());
        Declared {
            titles: distinct(titles.chain(self.title.clone())),
            site: facts.site.or_else(|| first(SITE).filter(named)),
            authors: distinct(authors.into_iter()),
            published: distinct(published),
            modified: facts.modified.or_else(|| first(MODIFIED)).or(self.item_modified.first().cloned()),
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

/// The first of each, at most sixteen.
fn distinct(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for value in values {
        if kept.len() < 16 && !kept.contains(&value) {
            kept.push(value);
        }
    }
    kept
}
