//! Which of the forms of a title, declared and shown, is the article's own: sites put their
//! name, a kicker, a section or a date to it, and what they declare is often not what they
//! show. Weighed by weights that `cargo xtask train headline` learned; when all forms are
//! doubtful there is none.

use super::date::date_line;
use super::page::Page;
use super::title::{MARKS, is_site, own_part, shown_title};
use crate::text::{key, words};
use crate::weights::{Table, flag};
use crate::{Label, Labelled, Tag};

/// A form of the title.
pub(crate) struct Headline {
    pub text: String,
    key: String,
    pub cues: [f32; CUES],
}

/// Number of cues.
pub(crate) const CUES: usize = NAMES.len();

/// What speaks for a form or against it.
pub(crate) const NAMES: [&str; 34] = [
    "any",
    // What it is.
    "shown",
    "shown-without-what-is-glued",
    "part-of-the-shown",
    "declared-first",
    "declared",
    "declared-last",
    "declared-without-site",
    "front-of-declared",
    "end-of-declared",
    "declared-twice",
    // Beside the others.
    "ends-the-shown",
    "opens-the-shown",
    "ends-a-declared",
    "opens-a-declared",
    "shown-and-declared",
    "shown-elsewhere",
    "holds-the-shown",
    "declared-ends-the-shown",
    "ends-in-a-declared",
    "in-a-heading-with-more",
    // How the page shows a title.
    "heading",
    "lower-heading",
    "nothing-shown",
    "shown-is-declared",
    "shown-holds-a-declared",
    "nothing-in-common",
    // The form itself.
    "site",
    "two-words",
    "four-words",
    "many-words",
    "holds-a-mark",
    "cut-off",
    "date",
];

/// The forms of the title that a page declares and shows, the latter on `line`.
pub(crate) fn headlines(page: &Page<'_>, line: Option<&str>) -> Vec<Headline> {
    let declared = &page.document.declared;
    let mut forms = Forms { list: Vec::new() };
    if let Some(line) = line {
        forms.tell(line, 1);
        if let Some(fit) = shown_title(line, declared) {
            forms.tell(&fit, 2);
        }
        parts(line).for_each(|part| forms.tell(part, 3));
    }
    declared.headings.iter().for_each(|h| forms.tell(h, 3));
    let last = declared.titles.len().saturating_sub(1);
    for (at, title) in declared.titles.iter().enumerate() {
        forms.tell(title, if at == 0 { 4 } else { 5 });
        if at == last {
            forms.tell(title, 6);
        }
        let own = own_part(title, declared);
        if own != title {
            forms.tell(own, 7);
        }
        for (n, part) in parts(title).enumerate() {
            forms.tell(part, if n % 2 == 0 { 8 } else { 9 });
        }
    }
    forms.compare(page, line);
    forms.list
}

struct Forms {
    list: Vec<Headline>,
}

/// Front and end of a title at its first mark, and at its last.
fn parts(title: &str) -> impl Iterator<Item = &str> {
    let marks = || MARKS.iter().chain(&[": ", " -", "- "]);
    let first = marks().filter_map(|m| title.find(m).map(|at| (at, at + m.len()))).min();
    let last = marks().filter_map(|m| title.rfind(m).map(|at| (at, at + m.len()))).max();
    let cuts = first.into_iter().chain(last.filter(|l| Some(*l) != first));
    cuts.flat_map(|(at, end)| [title[..at].trim(), title[end..].trim()])
}

impl Forms {
    fn tell(&mut self, text: &str, cue: usize) {
        // Hyphens for the printer alone.
        let text = text.replace('\u{ad}', "");
        let name = key(&text);
        if name.is_empty() {
            return;
        }
        let at = match self.list.iter().position(|f| f.key == name) {
            Some(at) => at,
            None => {
                let mut cues = [0.0; CUES];
                cues[0] = 1.0;
                self.list.push(Headline { text, key: name, cues });
                self.list.len() - 1
            }
        };
        let cues = &mut self.list[at].cues;
        if (4..=6).contains(&cue) && cues[4] + cues[5] > 0.0 && cue != 6 {
            cues[10] = 1.0;
        }
        cues[cue] = 1.0;
    }

    fn compare(&mut self, page: &Page<'_>, line: Option<&str>) {
        let declared = &page.document.declared;
        let is_title = |r: &&Labelled| r.label == Label::Title && r.article == Some(0);
        let tag = page.runs.iter().find(is_title).and_then(|r| r.markup.as_ref()).map(|m| m.tag);
        let line = line.map(key).unwrap_or_default();
        let titles: Vec<String> = declared.titles.iter().map(|t| key(&t.replace('\u{ad}', ""))).collect();
        let ends = |whole: &str, part: &str| {
            whole.strip_suffix(part).is_some_and(|f| f.ends_with(' ')) && whole.len() > part.len()
        };
        let opens = |whole: &str, part: &str| whole.strip_prefix(part).is_some_and(|f| f.starts_with(' '));
        let alike = titles.contains(&line);
        let holds =
            titles.iter().any(|t| !line.is_empty() && (line.contains(t.as_str()) || t.contains(&line)));
        let apart = !line.is_empty() && !titles.is_empty() && !holds;
        // The lines that a form may stand on, each with its length and its key.
        let most = self.list.iter().map(|f| 2 * f.text.len() + 20).max().unwrap_or(0);
        let elsewhere = page.runs.iter().filter(|r| r.label != Label::Title && r.span.len() < most);
        let elsewhere: Vec<(usize, String)> = elsewhere.map(|r| (r.span.len(), key(page.line(r)))).collect();
        let headings: Vec<String> = declared.headings.iter().map(|h| key(h)).collect();
        for form in &mut self.list {
            let is_declared = form.cues[4] + form.cues[5] > 0.0;
            let name = form.key.as_str();
            let text = form.text.as_str();
            let count = words(text);
            let rest = [
                flag(ends(&line, name)),
                flag(opens(&line, name)),
                flag(titles.iter().any(|t| ends(t, name))),
                flag(titles.iter().any(|t| opens(t, name))),
                flag((form.cues[1] + form.cues[2] > 0.0) && (form.cues[4] + form.cues[5] > 0.0)),
                flag(elsewhere.iter().any(|(length, key)| *length < 2 * text.len() + 20 && key == name)),
                flag(name.len() > line.len() && !line.is_empty() && name.contains(&line)),
                flag(is_declared && ends(&line, name)),
                flag(titles.iter().any(|t| ends(name, t))),
                flag(headings.iter().any(|h| h == name)),
                flag(tag == Some(Tag::Heading(1))),
                flag(matches!(tag, Some(Tag::Heading(2..)))),
                flag(line.is_empty()),
                flag(alike),
                flag(holds && !alike),
                flag(apart),
                flag(is_site(text, declared)),
                flag(count <= 2),
                flag((3..=4).contains(&count)),
                flag(count > 16),
                flag(MARKS.iter().any(|m| text.contains(m))),
                flag(text.ends_with("...") || text.ends_with('…')),
                flag(date_line(text).is_some_and(|d| d.dates.iter().any(|d| d.published.iso.is_some()))),
            ];
            form.cues[11..].copy_from_slice(&rest);
        }
    }
}

/// The likeliest form.
pub(crate) fn headline(page: &Page<'_>, line: Option<&str>) -> Option<String> {
    static TABLE: Table<CUES> = Table::new(include_str!("data/headline.weights"));
    let weights = TABLE.weights(true);
    let mut forms = headlines(page, line);
    let best = weights.best(forms.iter().map(|f| &f.cues))?;
    Some(forms.swap_remove(best).text)
}

#[cfg(test)]
mod tests {
    use crate::clean;

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
