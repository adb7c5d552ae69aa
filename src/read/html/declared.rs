//! What a page declares of itself: meta tags, JSON-LD, microdata, RDFa, time elements, the
//! `<title>`, the canonical address. Collected in one walk; the more reliable source comes first.
//! Strings are as found: which of them holds is for `metadata`.

use crate::lexicon::meta_tags::meta_tags;
use crate::parse::byline::is_by;
use crate::read::html::attr::Attr;
use crate::read::html::class_names::{
    has_author_part, is_author_class, is_comments, is_profile, time_witness,
};
use crate::read::html::element::ElementKind;
use crate::read::html::heading::own_title;
use crate::read::html::json_ld::{self, Facts};
use crate::read::html::tree::{NodeId, Tree, WalkStep};
use crate::types::document::{AuthorWitness, DateWitness, Declared, DeclaredAuthor, DeclaredDate, Stated};

/// Most titles taken from headings that hold other text beside them.
const MAX_HEADINGS: usize = 4;
/// Most titles, and most authors, that are kept.
const MAX_NAMES: usize = 16;
/// Most dates that are kept.
const MAX_DATES: usize = 40;
/// Longest headline of microdata or RDFa, in bytes.
const MAX_HEADLINE_BYTES: usize = 399;
/// Longest author of microdata, RDFa or an element's class or link, in bytes.
const MAX_AUTHOR_BYTES: usize = 120;
/// Longest author or site name of any source, in bytes.
const MAX_NAME_BYTES: usize = 199;
/// Longest date in microdata, in bytes.
const MAX_DATE_BYTES: usize = 99;
/// Fewest digits of a text that may be a date.
const MIN_DATE_DIGITS: usize = 4;

/// Reads the declarations of a page.
pub fn declared(tree: &Tree) -> Declared {
    let mut found = Declarations::default();
    tree.walk(0, |step| match step {
        WalkStep::Enter(id) => found.enter(tree, id),
        WalkStep::Leave(_) => true,
    });
    found.into_declared()
}

/// What the walk has found so far, each list in document order.
#[derive(Default)]
struct Declarations {
    /// Name in lower case and content of each meta tag.
    metas: Vec<(String, String)>,
    title: Option<String>,
    canonical: Option<String>,
    language: Option<String>,
    facts: Facts,
    /// Headlines of microdata and RDFa.
    item_titles: Vec<String>,
    headings: Vec<String>,
    /// Authors of the elements.
    authors: Vec<DeclaredAuthor>,
    /// Dates of the elements.
    dates: Vec<DeclaredDate>,
}

impl Declarations {
    /// Takes an element in; whether to go into it.
    fn enter(&mut self, tree: &Tree, id: NodeId) -> bool {
        let Some(kind) = tree.kind(id) else { return true };
        if kind.is_block() && holds_comments(tree, id, kind) {
            return false;
        }
        match kind {
            ElementKind::Root => {
                self.language = self.language.take().or_else(|| filled(tree.attr(id, Attr::Lang)))
            }
            ElementKind::Title => self.title = self.title.take().or_else(|| filled(Some(&tree.text(id)))),
            ElementKind::Meta => self.meta(tree, id),
            ElementKind::Canonical if has_word(tree.attr(id, Attr::Rel), "canonical") => {
                self.canonical = self.canonical.take().or_else(|| filled(tree.attr(id, Attr::Href)));
            }
            ElementKind::Script => {
                if tree.attr(id, Attr::Type).is_some_and(|t| t.to_ascii_lowercase().contains("ld+json")) {
                    json_ld::read(&tree.raw_text(id), &mut self.facts);
                }
            }
            _ => {
                if matches!(kind, ElementKind::Heading(1 | 2)) && self.headings.len() < MAX_HEADINGS {
                    self.headings.extend(own_title(tree, id));
                }
                self.item(tree, id, kind);
            }
        }
        !kind.is_silent()
    }

    /// A meta tag.
    fn meta(&mut self, tree: &Tree, id: NodeId) {
        let Some(content) = filled(tree.attr(id, Attr::Content)) else { return };
        if let Some(property) = filled(tree.attr(id, Attr::ItemProp)) {
            let name = property.to_ascii_lowercase();
            let tags = meta_tags();
            if tags.published.contains(&name.as_str()) || tags.modified.contains(&name.as_str()) {
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
    fn item(&mut self, tree: &Tree, id: NodeId, kind: ElementKind) {
        if let Some(property) = tree.attr(id, Attr::ItemProp).filter(|p| !p.is_empty()) {
            let mut attributes = [Attr::Content, Attr::DateTime, Attr::Title].into_iter();
            let value = attributes
                .find_map(|a| filled(tree.attr(id, a)).filter(|v| a != Attr::Title || has_digits(v)));
            let is_short = !property.eq_ignore_ascii_case("articlebody");
            if let Some(value) = value.or_else(|| is_short.then(|| tree.text(id))) {
                self.property(property, value);
            }
        } else if let (Some(property), Some(value)) =
            (tree.attr(id, Attr::Name), tree.attr(id, Attr::Content))
        {
            // RDFa, whose names may have a prefix.
            self.property(property.rsplit(':').next().unwrap_or(property), value.to_owned());
        }
        self.time(tree, id, kind);
        if has_word(tree.attr(id, Attr::Rel), "author") {
            self.add_author(AuthorWitness::Link, tree.text(id));
        } else if let Some(class) = tree.attr(id, Attr::Class).filter(|c| has_author_part(c)) {
            let witness = match is_author_class(class) {
                true => AuthorWitness::Class,
                false => AuthorWitness::ClassLike,
            };
            self.add_author(witness, tree.text(id));
        } else if tree.attr(id, Attr::Href).is_some_and(is_profile) {
            self.add_author(AuthorWitness::Profile, tree.text(id));
        }
    }

    /// Time elements, and elements whose class, title or `data-` attribute holds a time.
    fn time(&mut self, tree: &Tree, id: NodeId, kind: ElementKind) {
        let (title, stamp) = (tree.attr(id, Attr::Title), tree.attr(id, Attr::Stamp));
        if kind != ElementKind::Time && title.is_none() && stamp.is_none() {
            return;
        }
        let (witness, names_time) = time_witness(tree.attr(id, Attr::Class).unwrap_or_default());
        let mut add = |written: Option<String>| {
            self.dates.extend(written.map(|written| DeclaredDate { witness, written }));
        };
        if kind == ElementKind::Time {
            add(filled(tree.attr(id, Attr::DateTime)).or_else(|| filled(Some(&tree.text(id)))));
        } else if names_time {
            add(filled(title).filter(|t| has_digits(t)));
        }
        add(filled(stamp).filter(|t| has_digits(t)));
    }

    /// A property of microdata or RDFa.
    fn property(&mut self, property: &str, value: String) {
        match property.to_ascii_lowercase().as_str() {
            "headline" if !value.is_empty() && value.len() <= MAX_HEADLINE_BYTES => {
                self.item_titles.push(value)
            }
            "author" => self.add_author(AuthorWitness::Item, value),
            "datepublished" | "datecreated" | "dateissued" => self.add_date(DateWitness::Meta, value),
            "datemodified" | "dateupdated" => self.add_date(DateWitness::Modified, value),
            _ => {}
        }
    }

    /// Adds an author unless the text is too long for one.
    fn add_author(&mut self, witness: AuthorWitness, written: String) {
        if !written.is_empty() && written.len() <= MAX_AUTHOR_BYTES {
            self.authors.push(DeclaredAuthor { witness, written });
        }
    }

    /// Adds a date unless the text is too long for one.
    fn add_date(&mut self, witness: DateWitness, written: String) {
        if written.len() <= MAX_DATE_BYTES {
            self.dates.push(DeclaredDate { witness, written });
        }
    }

    /// The contents of the meta tags with one of these names, by the order of `names`.
    fn all_of<'s>(&'s self, names: &'s [&str]) -> impl Iterator<Item = String> + 's {
        let of = |name: &'s &str| self.metas.iter().filter(move |(n, _)| n == name).map(|(_, c)| c.clone());
        names.iter().flat_map(of)
    }

    /// The author in the pairs of label and value that messengers show below a shared link.
    fn shared_author(&self) -> Vec<String> {
        let author = |[label, value]: [&str; 2]| {
            let label = self.all_of(&[label]).next()?;
            let value = self.all_of(&[value]).next()?;
            is_by(&label).then_some(value)
        };
        let pairs = [["twitter:label1", "twitter:data1"], ["twitter:label2", "twitter:data2"]];
        pairs.into_iter().filter_map(author).take(1).collect()
    }

    /// All that was found, the more reliable sources first.
    fn into_declared(mut self) -> Declared {
        let facts = std::mem::take(&mut self.facts);
        let tags = meta_tags();
        let first = |names: &[&str]| self.all_of(names).next();
        let titles = facts
            .headlines
            .iter()
            .cloned()
            .chain(self.all_of(&tags.title))
            .chain(self.item_titles.iter().cloned());
        // An address is no name.
        let is_name = |a: &String| !a.starts_with("http") && !a.starts_with('/') && a.len() <= MAX_NAME_BYTES;
        let by = |witness, list: Vec<String>| {
            list.into_iter().map(move |written| DeclaredAuthor { witness, written })
        };
        let authors = facts
            .authors
            .into_iter()
            .chain(by(AuthorWitness::Meta, self.all_of(&["author"]).collect()))
            .chain(by(AuthorWitness::Shared, self.shared_author()))
            .chain(by(AuthorWitness::Minor, self.all_of(&tags.author).collect()))
            .chain(self.authors.iter().cloned())
            .chain(by(AuthorWitness::Known, facts.persons))
            .filter(|a| is_name(&a.written));
        let on = |witness, list: Vec<String>| {
            list.into_iter().map(move |written| DeclaredDate { witness, written })
        };
        let dates = on(DateWitness::Article, facts.published)
            .chain(on(DateWitness::Meta, self.all_of(&tags.published).collect()))
            .chain(on(DateWitness::Minor, self.all_of(&tags.date).collect()))
            .chain(on(DateWitness::Page, facts.page_published))
            .chain(on(DateWitness::Modified, facts.modified))
            .chain(on(DateWitness::Modified, self.all_of(&tags.modified).collect()))
            .chain(on(DateWitness::Picture, self.all_of(&["og:image"]).collect()))
            .chain(self.dates.iter().cloned());
        Declared {
            headings: self.headings.clone(),
            titles: distinct(titles.chain(self.title.clone()), MAX_NAMES),
            site: facts.site.or_else(|| first(&tags.site).filter(is_name)),
            authors: distinct(authors, MAX_NAMES),
            dates: distinct(dates, MAX_DATES),
            description: first(&tags.description).or(facts.description),
            language: self.language.clone().or(facts.language).or_else(|| first(&tags.language)),
            url: self.canonical.clone().or_else(|| first(&["og:url"])),
            stated: Stated::default(),
        }
    }
}

/// Whether a block holds comments, which declare nothing of the page. The content itself may have
/// such a name too.
fn holds_comments(tree: &Tree, id: NodeId, kind: ElementKind) -> bool {
    let is_top = tree.parent(id).and_then(|p| tree.kind(p)) == Some(ElementKind::Root);
    !is_top
        && kind != ElementKind::Main
        && [Attr::Class, Attr::Id].into_iter().any(|a| tree.attr(id, a).is_some_and(is_comments))
}

/// A value with its white space made single; `None` when it is empty.
fn filled(value: Option<&str>) -> Option<String> {
    let value = value?.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty()).then_some(value)
}

/// Whether a value has this name among its names.
fn has_word(value: Option<&str>, word: &str) -> bool {
    value.is_some_and(|v| v.split_ascii_whitespace().any(|w| w.eq_ignore_ascii_case(word)))
}

/// Whether a text may be a date.
fn has_digits(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() >= MIN_DATE_DIGITS
}

/// The values without repetitions, at most `most` of them.
fn distinct<T: PartialEq>(values: impl Iterator<Item = T>, most: usize) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for value in values {
        if kept.len() < most && !kept.contains(&value) {
            kept.push(value);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::html::parse::parse;

    fn of(source: &str) -> Declared {
        declared(&parse(source, 100))
    }

    #[test]
    fn authors_come_from_many_parts_of_a_page() {
        let table: [(&str, &[(AuthorWitness, &str)]); 9] = [
            ("<meta name=author content='Ida Lind'>", &[(AuthorWitness::Meta, "Ida Lind")]),
            ("<meta name=byl content='By Ida Lind'>", &[(AuthorWitness::Minor, "By Ida Lind")]),
            ("<p itemprop=author>Ida  Lind</p>", &[(AuthorWitness::Item, "Ida Lind")]),
            ("<a rel='nofollow author' href=x>Ida Lind</a>", &[(AuthorWitness::Link, "Ida Lind")]),
            ("<p class='wide post-author'>Ida Lind</p>", &[(AuthorWitness::Class, "Ida Lind")]),
            ("<p class=authorbox>Ida Lind</p>", &[(AuthorWitness::ClassLike, "Ida Lind")]),
            ("<a href='/autor/lind'>Ida Lind</a>", &[(AuthorWitness::Profile, "Ida Lind")]),
            (
                "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ida Lind'>",
                &[(AuthorWitness::Shared, "Ida Lind")],
            ),
            ("<meta name=author content='https://post.example/lind'>", &[]),
        ];
        for (source, want) in table {
            let authors = of(source).authors;
            let found: Vec<_> = authors.iter().map(|a| (a.witness, a.written.as_str())).collect();
            assert_eq!(found, want, "{source}");
        }
    }

    #[test]
    fn dates_have_their_source() {
        let table: [(&str, &[(DateWitness, &str)]); 6] = [
            ("<meta itemprop=datePublished content=2024-05-06>", &[(DateWitness::Meta, "2024-05-06")]),
            ("<time class=updated datetime=2024-05-07>Tue</time>", &[(DateWitness::Modified, "2024-05-07")]),
            ("<time>6 May 2024</time>", &[(DateWitness::Time, "6 May 2024")]),
            ("<span class=date title='2024-05-06'>Mon</span>", &[(DateWitness::Time, "2024-05-06")]),
            ("<span data-published='2024-05-06'>Mon</span>", &[(DateWitness::Time, "2024-05-06")]),
            ("<div><div class=comments><time>6 May 2024</time></div></div>", &[]),
        ];
        for (source, want) in table {
            let dates = of(source).dates;
            let found: Vec<_> = dates.iter().map(|d| (d.witness, d.written.as_str())).collect();
            assert_eq!(found, want, "{source}");
        }
    }

    #[test]
    fn the_lists_are_capped() {
        let many: String = (0..90).map(|n| format!("<time>{}</time>", 2000 + n)).collect();
        assert_eq!(of(&many).dates.len(), MAX_DATES);
        let many: String = (0..90).map(|n| format!("<meta name=og:title content=t{n}>")).collect();
        assert_eq!(of(&many).titles.len(), MAX_NAMES);
    }
}
