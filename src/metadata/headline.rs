//! Chooses among the forms of a title, declared and shown: sites add their name, a kicker, a section or a
//! date, and what they declare is often not what they show.
//!
//! In: a labelled page and the line of its title. Out: the likeliest form, `None` when all are doubtful.
//! The features of each form are weighed by the linear model `weights/headline.linear`, which
//! `cargo xtask train headline` learns.

use crate::metadata::headline_features::{COUNT, Feature, NAMES, TitleForm};
use crate::metadata::page::LabelledPage;
use crate::metadata::taken_up::TextWords;
use crate::metadata::title::{MARKS, is_site, shown_title, without_site_parts};
use crate::ml::linear::{FeatureVec, LinearModel};
use crate::parse::date::line::date_line;
use crate::text::chars::{is_unspaced, key};
use crate::text::words::count_words;
use crate::types::block::Tag;
use crate::types::document::Declared;
use crate::types::label::{Label, Labelled};
use crate::util::order::ordered_set;
use std::ops::RangeInclusive;

/// Lengths that features distinguish, in words.
const TWO_WORDS: u32 = 2;
const FOUR_WORDS: RangeInclusive<u32> = 3..=4;
const MAX_TITLE_WORDS: u32 = 16;
/// Marks at which a title may be cut, beside [`MARKS`].
const LOOSE_MARKS: [&str; 7] = [": ", " :", " -", "- ", " > ", " [", ", "];
/// Marks without spaces, in scripts without spaces.
const TIGHT_MARKS: [&str; 6] = ["-", "_", "|", "—", "–", "："];
/// Share of a form's words that the text has and that are most of them.
const MOST_WORDS: f32 = 0.5;
/// Lines over the text, blank ones too, that are near it.
const MAX_LINES_OVER_TEXT: usize = 16;
/// Headings of the page, beside the title, that may be it.
const MAX_HEADINGS: usize = 6;
/// Characters of a site's name that tells the site.
const MIN_SITE_CHARS: usize = 4;
const SOFT_HYPHEN: char = '\u{ad}';

/// Bytes of a line on which a form of this length may stand.
fn reach(length: usize) -> usize {
    2 * length + 20
}

/// The forms of the title that a page declares and shows, the latter on `line`.
pub fn title_forms(page: &LabelledPage<'_>, line: Option<&str>) -> Vec<TitleForm> {
    let declared = &page.document.declared;
    let mut forms = Forms { list: Vec::new() };
    if let Some(line) = line {
        forms.add(line, Feature::Shown);
        if let Some(fit) = shown_title(line, declared) {
            forms.add(&fit, Feature::ShownWithoutWhatIsGlued);
        }
        parts(line).for_each(|part| forms.add(part, Feature::PartOfTheShown));
    }
    declared.headings.iter().for_each(|h| forms.add(h, Feature::PartOfTheShown));
    let last = declared.titles.len().saturating_sub(1);
    for (at, title) in declared.titles.iter().enumerate() {
        forms.add(title, if at == 0 { Feature::DeclaredFirst } else { Feature::Declared });
        if at == last {
            forms.add(title, Feature::DeclaredLast);
        }
        let own = without_site_parts(title, declared);
        if own != title {
            forms.add(own, Feature::DeclaredWithoutSite);
        }
        for (n, part) in parts(title).enumerate() {
            forms.add(part, if n % 2 == 0 { Feature::FrontOfDeclared } else { Feature::EndOfDeclared });
        }
    }
    // The title may be a heading that was not taken for it.
    let heading = |r: &&Labelled| {
        let is_own = r.article.is_none_or(|a| a == 0) && r.label != Label::Title;
        is_own && r.markup.as_ref().is_some_and(|m| matches!(m.tag, Tag::Heading(1 | 2)))
    };
    page.runs.iter().filter(heading).take(MAX_HEADINGS).for_each(|r| forms.add(page.line(r), Feature::Any));
    forms.compare(page, line);
    forms.list
}

/// Collects forms; texts that read the same are one form.
struct Forms {
    list: Vec<TitleForm>,
}

/// Front and end of a title at its first mark, and at its last. Scripts without spaces write none around
/// the mark.
fn parts(title: &str) -> impl Iterator<Item = &str> {
    let tight: &[&str] = if title.contains(is_unspaced) { &TIGHT_MARKS } else { &[] };
    let marks = || MARKS.iter().chain(&LOOSE_MARKS).chain(tight);
    let first = marks().filter_map(|m| title.find(m).map(|at| (at, at + m.len()))).min();
    let last = marks().filter_map(|m| title.rfind(m).map(|at| (at, at + m.len()))).max();
    let cuts = first.into_iter().chain(last.filter(|l| Some(*l) != first));
    cuts.flat_map(|(at, end)| [title[..at].trim(), title[end..].trim()].map(|p| p.trim_matches(['-', '_'])))
}

impl Forms {
    /// Adds a form, new or known, with where it stands.
    fn add(&mut self, text: &str, feature: Feature) {
        // Soft hyphens are no part of the text.
        let text = text.replace(SOFT_HYPHEN, "");
        let name = key(&text);
        if name.is_empty() {
            return;
        }
        let at = match self.list.iter().position(|f| f.key == name) {
            Some(at) => at,
            None => {
                self.list.push(TitleForm { text, key: name, features: FeatureVec::with_bias() });
                self.list.len() - 1
            }
        };
        let form = &mut self.list[at];
        let again = matches!(feature, Feature::DeclaredFirst | Feature::Declared) && form.is_declared();
        form.features.note(Feature::DeclaredTwice, again);
        form.features.note(feature, true);
    }

    /// Sets the features that compare the forms with one another and with the page.
    fn compare(&mut self, page: &LabelledPage<'_>, line: Option<&str>) {
        let declared = &page.document.declared;
        let is_title = |r: &&Labelled| r.label == Label::Title && r.article == Some(0);
        let tag = page.runs.iter().find(is_title).and_then(|r| r.markup.as_ref()).map(|m| m.tag);
        let line = line.map(key).unwrap_or_default();
        let titles: Vec<String> = declared.titles.iter().map(|t| key(&t.replace(SOFT_HYPHEN, ""))).collect();
        let ends = |whole: &str, part: &str| {
            whole.strip_suffix(part).is_some_and(|f| f.ends_with(' ')) && whole.len() > part.len()
        };
        let opens = |whole: &str, part: &str| whole.strip_prefix(part).is_some_and(|f| f.starts_with(' '));
        let alike = titles.contains(&line);
        let holds =
            titles.iter().any(|t| !line.is_empty() && (line.contains(t.as_str()) || t.contains(&line)));
        let apart = !line.is_empty() && !titles.is_empty() && !holds;
        // The lines that a form may stand on, each with its length and its key.
        let max_length = self.list.iter().map(|f| reach(f.text.len())).max().unwrap_or(0);
        let elsewhere = page.runs.iter().filter(|r| r.label != Label::Title && r.span.len() < max_length);
        let elsewhere: Vec<(usize, String)> = elsewhere.map(|r| (r.span.len(), key(page.line(r)))).collect();
        let first = page.runs.iter().position(|r| r.label.is_body() && r.article == Some(0)).unwrap_or(0);
        let of_kind = |holds: &dyn Fn(usize, &Labelled) -> bool| {
            let runs = page.runs.iter().enumerate().filter(|(_, r)| r.span.len() < max_length);
            ordered_set(runs.filter(|(at, r)| holds(*at, r)).map(|(_, r)| key(page.line(r))))
        };
        let heading = |r: &Labelled| r.markup.as_ref().is_some_and(|m| matches!(m.tag, Tag::Heading(_)));
        let other_headings = of_kind(&|_, r| r.label != Label::Title && heading(r));
        let over_text =
            of_kind(&|at, r| r.label != Label::Title && at < first && at + MAX_LINES_OVER_TEXT >= first);
        let text_words = TextWords::of(page);
        let headings: Vec<String> = declared.headings.iter().map(|h| key(h)).collect();
        for form in &mut self.list {
            let (is_declared, is_shown) = (form.is_declared(), form.is_shown());
            let name = form.key.as_str();
            let text = form.text.as_str();
            let count = count_words(text);
            let dated = date_line(text).is_some_and(|d| d.dates.iter().any(|d| d.published.iso.is_some()));
            let again = elsewhere.iter().any(|(length, key)| *length < reach(text.len()) && key == name);
            for (feature, is) in [
                (Feature::EndsTheShown, ends(&line, name)),
                (Feature::OpensTheShown, opens(&line, name)),
                (Feature::EndsADeclared, titles.iter().any(|t| ends(t, name))),
                (Feature::OpensADeclared, titles.iter().any(|t| opens(t, name))),
                (Feature::ShownAndDeclared, is_shown && is_declared),
                (Feature::ShownElsewhere, again),
                (Feature::HoldsTheShown, name.len() > line.len() && !line.is_empty() && name.contains(&line)),
                (Feature::DeclaredEndsTheShown, is_declared && ends(&line, name)),
                (Feature::EndsInADeclared, titles.iter().any(|t| ends(name, t))),
                (Feature::InAHeadingWithMore, headings.iter().any(|h| h == name)),
                (Feature::Heading, tag == Some(Tag::Heading(1))),
                (Feature::LowerHeading, matches!(tag, Some(Tag::Heading(2..)))),
                (Feature::NothingShown, line.is_empty()),
                (Feature::ShownIsDeclared, alike),
                (Feature::ShownHoldsADeclared, holds && !alike),
                (Feature::NothingInCommon, apart),
                (Feature::Site, is_site(text, declared)),
                (Feature::TwoWords, count <= TWO_WORDS),
                (Feature::FourWords, FOUR_WORDS.contains(&count)),
                (Feature::ManyWords, count > MAX_TITLE_WORDS),
                (Feature::HoldsAMark, MARKS.iter().any(|m| text.contains(m))),
                (Feature::CutOff, text.ends_with("...") || text.ends_with('…')),
                (Feature::Date, dated),
                (Feature::OpenEnd, text.ends_with([':', '-', ',', '|', '/'])),
                (Feature::LikeSite, is_like_site(name, declared)),
                (Feature::MostWordsOfText, text_words.share(name) > MOST_WORDS),
                (Feature::OtherHeading, other_headings.contains(name)),
                (Feature::OverText, over_text.contains(name)),
            ] {
                form.features.note(feature, is);
            }
            form.features.raise(Feature::WordsOfText, text_words.share(name));
        }
    }
}

/// Whether a folded name holds the domain of the page's address, or the domain holds the name.
fn is_like_site(name: &str, declared: &Declared) -> bool {
    let host = declared.url.as_deref().and_then(|u| u.split("//").nth(1)).and_then(|u| u.split('/').next());
    let host = host.unwrap_or_default().trim_start_matches("www.");
    let domain = host.rsplit_once('.').map_or("", |(front, _)| front).replace(['-', '.'], "");
    let name = name.replace(' ', "");
    let tells = |text: &str| text.chars().count() >= MIN_SITE_CHARS;
    tells(&domain) && tells(&name) && (name.contains(&domain) || domain.contains(&name))
}

/// The likeliest form.
pub fn headline(page: &LabelledPage<'_>, line: Option<&str>) -> Option<String> {
    static MODEL: LinearModel<COUNT> =
        LinearModel::new(include_str!("../../weights/headline.linear"), &NAMES);
    let weights = MODEL.weights(true);
    let mut forms = title_forms(page, line);
    let best = weights.best(forms.iter().map(|f| &f.features.0))?;
    Some(forms.swap_remove(best).text)
}

#[cfg(test)]
mod tests {
    use crate::pipeline::clean::clean;

    /// The title of a page with this head and this heading over its prose, when it has one.
    fn title(head: &str, heading: &str) -> Option<String> {
        let page = format!(
            "<html lang=en><head><meta property=og:site_name content='Harbour Post'>{head}</head><body><article>{heading}<p>The \
             council voted on Monday evening to keep the old bridge over the river open for another year, after a long \
             debate about the cost of the repairs.</p><p>Most of the members said that the ferry could not carry the \
             lorries that cross the bridge every day.</p></article></body></html>"
        );
        let cleaned = clean("page.html", page.as_bytes());
        cleaned.articles.into_iter().find(|a| !a.title_derived).and_then(|a| a.title)
    }

    #[test]
    fn a_title_is_told_without_what_stands_beside_it() {
        const OWN: &str = "Old bridge stays open for another year";
        let head = format!("<meta property=og:title content='{OWN}'><title>{OWN} | Harbour Post</title>");
        for heading in [
            format!("<h1>{OWN}</h1>"),
            format!("<h1><span class=kicker>Town council</span> {OWN}</h1>"),
            format!(
                "<h1><span class=c-overline>Town</span><span class=hidden>: </span><span class=c-headline>{OWN}</span></h1>"
            ),
            format!("<h1><time datetime=2025-05-03>May 3</time> {OWN}</h1>"),
            format!("<h1>{OWN} - Harbour Post</h1>"),
            String::new(),
        ] {
            assert_eq!(title(&head, &heading).as_deref(), Some(OWN), "{heading}");
        }
        let heading = format!("<h2 class=entry-title>{OWN}</h2>");
        assert_eq!(title("<title>Harbour Post</title>", &heading).as_deref(), Some(OWN));
    }

    #[test]
    fn a_site_alone_is_no_title() {
        assert_eq!(title("<title>Harbour Post</title>", ""), None);
    }
}
