//! Which of the forms of a title, declared and shown, is the article's own: sites put their
//! name, a kicker, a section or a date to it, and what they declare is often not what they
//! show. Weighed by weights that `cargo xtask train headline` learned; when all forms are
//! doubtful there is none.

use crate::metadata::page::Page;
use crate::metadata::title::{MARKS, is_site, own_part, shown_title};
use crate::ml::linear::{Cues, Table, cues};
use crate::parse::date::line::date_line;
use crate::text::chars::key;
use crate::text::words::words;
use crate::types::block::Tag;
use crate::types::label::{Label, Labelled};

/// A form of the title.
pub(crate) struct Headline {
    pub text: String,
    key: String,
    pub cues: Cues<CUES>,
}

impl Headline {
    /// Whether the page declares it as it is.
    fn is_declared(&self) -> bool {
        self.cues.has(Cue::DeclaredFirst) || self.cues.has(Cue::Declared)
    }

    /// Whether the page shows it as it is, or but for what is glued to it.
    fn is_shown(&self) -> bool {
        self.cues.has(Cue::Shown) || self.cues.has(Cue::ShownWithoutWhatIsGlued)
    }
}

cues! {
    Any "any"
    // What it is.
    Shown "shown"
    ShownWithoutWhatIsGlued "shown-without-what-is-glued"
    PartOfTheShown "part-of-the-shown"
    DeclaredFirst "declared-first"
    Declared "declared"
    DeclaredLast "declared-last"
    DeclaredWithoutSite "declared-without-site"
    FrontOfDeclared "front-of-declared"
    EndOfDeclared "end-of-declared"
    DeclaredTwice "declared-twice"
    // Beside the others.
    EndsTheShown "ends-the-shown"
    OpensTheShown "opens-the-shown"
    EndsADeclared "ends-a-declared"
    OpensADeclared "opens-a-declared"
    ShownAndDeclared "shown-and-declared"
    ShownElsewhere "shown-elsewhere"
    HoldsTheShown "holds-the-shown"
    DeclaredEndsTheShown "declared-ends-the-shown"
    EndsInADeclared "ends-in-a-declared"
    InAHeadingWithMore "in-a-heading-with-more"
    // How the page shows a title.
    Heading "heading"
    LowerHeading "lower-heading"
    NothingShown "nothing-shown"
    ShownIsDeclared "shown-is-declared"
    ShownHoldsADeclared "shown-holds-a-declared"
    NothingInCommon "nothing-in-common"
    // The form itself.
    Site "site"
    TwoWords "two-words"
    FourWords "four-words"
    ManyWords "many-words"
    HoldsAMark "holds-a-mark"
    CutOff "cut-off"
    Date "date"
}

/// The forms of the title that a page declares and shows, the latter on `line`.
pub(crate) fn headlines(page: &Page<'_>, line: Option<&str>) -> Vec<Headline> {
    let declared = &page.document.declared;
    let mut forms = Forms { list: Vec::new() };
    if let Some(line) = line {
        forms.tell(line, Cue::Shown);
        if let Some(fit) = shown_title(line, declared) {
            forms.tell(&fit, Cue::ShownWithoutWhatIsGlued);
        }
        parts(line).for_each(|part| forms.tell(part, Cue::PartOfTheShown));
    }
    declared.headings.iter().for_each(|h| forms.tell(h, Cue::PartOfTheShown));
    let last = declared.titles.len().saturating_sub(1);
    for (at, title) in declared.titles.iter().enumerate() {
        forms.tell(title, if at == 0 { Cue::DeclaredFirst } else { Cue::Declared });
        if at == last {
            forms.tell(title, Cue::DeclaredLast);
        }
        let own = own_part(title, declared);
        if own != title {
            forms.tell(own, Cue::DeclaredWithoutSite);
        }
        for (n, part) in parts(title).enumerate() {
            forms.tell(part, if n % 2 == 0 { Cue::FrontOfDeclared } else { Cue::EndOfDeclared });
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
    fn tell(&mut self, text: &str, cue: Cue) {
        // Hyphens for the printer alone.
        let text = text.replace('\u{ad}', "");
        let name = key(&text);
        if name.is_empty() {
            return;
        }
        let at = match self.list.iter().position(|f| f.key == name) {
            Some(at) => at,
            None => {
                self.list.push(Headline { text, key: name, cues: Cues::any() });
                self.list.len() - 1
            }
        };
        let form = &mut self.list[at];
        let again = matches!(cue, Cue::DeclaredFirst | Cue::Declared) && form.is_declared();
        form.cues.note(Cue::DeclaredTwice, again);
        form.cues.note(cue, true);
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
            let (is_declared, is_shown) = (form.is_declared(), form.is_shown());
            let name = form.key.as_str();
            let text = form.text.as_str();
            let count = words(text);
            let dated = date_line(text).is_some_and(|d| d.dates.iter().any(|d| d.published.iso.is_some()));
            let again = elsewhere.iter().any(|(length, key)| *length < 2 * text.len() + 20 && key == name);
            for (cue, is) in [
                (Cue::EndsTheShown, ends(&line, name)),
                (Cue::OpensTheShown, opens(&line, name)),
                (Cue::EndsADeclared, titles.iter().any(|t| ends(t, name))),
                (Cue::OpensADeclared, titles.iter().any(|t| opens(t, name))),
                (Cue::ShownAndDeclared, is_shown && is_declared),
                (Cue::ShownElsewhere, again),
                (Cue::HoldsTheShown, name.len() > line.len() && !line.is_empty() && name.contains(&line)),
                (Cue::DeclaredEndsTheShown, is_declared && ends(&line, name)),
                (Cue::EndsInADeclared, titles.iter().any(|t| ends(name, t))),
                (Cue::InAHeadingWithMore, headings.iter().any(|h| h == name)),
                (Cue::Heading, tag == Some(Tag::Heading(1))),
                (Cue::LowerHeading, matches!(tag, Some(Tag::Heading(2..)))),
                (Cue::NothingShown, line.is_empty()),
                (Cue::ShownIsDeclared, alike),
                (Cue::ShownHoldsADeclared, holds && !alike),
                (Cue::NothingInCommon, apart),
                (Cue::Site, is_site(text, declared)),
                (Cue::TwoWords, count <= 2),
                (Cue::FourWords, (3..=4).contains(&count)),
                (Cue::ManyWords, count > 16),
                (Cue::HoldsAMark, MARKS.iter().any(|m| text.contains(m))),
                (Cue::CutOff, text.ends_with("...") || text.ends_with('…')),
                (Cue::Date, dated),
            ] {
                form.cues.note(cue, is);
            }
        }
    }
}

/// The likeliest form.
pub(crate) fn headline(page: &Page<'_>, line: Option<&str>) -> Option<String> {
    static TABLE: Table<CUES> = Table::new(include_str!("../../weights/headline.linear"));
    let weights = TABLE.weights(true);
    let mut forms = headlines(page, line);
    let best = weights.best(forms.iter().map(|f| &f.cues.0))?;
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
