//! The title of a page without what sites put around it: the site's name, a kicker, a date.
//!
//! In: a title that the page declares or shows, and what it declares. Out: the title itself. What is
//! shown and what is declared correct each other. For HTML pages `headline` then chooses among the forms.

use crate::parse::date::line::date_line;
use crate::text::chars::key;
use crate::types::document::Declared;

/// Bytes of a declared title that is part of a longer one: more than this.
const MAX_PART_BYTES: usize = 8;
/// Words of a whole title, and of a section's name.
const MIN_WHOLE_WORDS: usize = 4;
const MAX_SECTION_WORDS: usize = 2;
/// Words of a title behind a date, and behind a kicker.
const MIN_WORDS_BEHIND_DATE: usize = 2;
const MIN_WORDS_BEHIND_KICKER: usize = 3;
/// Characters of a kicker.
const MIN_KICKER_CHARS: usize = 6;
/// Bytes of a domain that may be a name: more than this.
const MAX_SHORT_DOMAIN_BYTES: usize = 3;

/// Parts of a title that are dropped as the site's name, at most. Titles have up to three; each costs a look at the
/// whole title.
const MAX_SITE_PARTS: usize = 32;

/// Marks between a title and the site's name.
pub const MARKS: [&str; 12] =
    [" | ", " - ", " – ", " — ", " • ", " · ", " » ", " « ", " :: ", " › ", " // ", "｜"];

/// The first declared title without the site's name, which is known, or shown by a second
/// declaration.
pub fn declared_title(declared: &Declared) -> Option<String> {
    let title = declared.titles.first()?;
    let shorter = |t: &&String| {
        let whole = MARKS.iter().any(|m| title.contains(m));
        whole
            && t.len() > MAX_PART_BYTES
            && t.len() < title.len()
            && (title.starts_with(t.as_str()) || title.ends_with(t.as_str()))
    };
    if let Some(other) = declared.titles.iter().find(shorter) {
        return Some(other.clone());
    }
    Some(without_site_parts(title, declared).to_owned())
}

/// A title without all parts in front or behind that are the site's name.
pub fn without_site_parts<'t>(title: &'t str, declared: &Declared) -> &'t str {
    let mut rest = title;
    for _ in 0..MAX_SITE_PARTS {
        let Some(cut) = without_site(rest, declared) else { break };
        rest = cut;
    }
    rest
}

/// The title that a page shows on a line, cleaned. `None` when it is the site's name, or a section
/// where two declarations agree on a whole title.
pub fn shown_title(line: &str, declared: &Declared) -> Option<String> {
    let own = |h: &&String| {
        let whole = key(line);
        let own = key(h);
        whole != own && (whole.ends_with(own.as_str()) || whole.starts_with(own.as_str()))
    };
    let line = declared.headings.iter().find(own).map_or(line, String::as_str);
    let line = without_site_parts(line, declared);
    if is_site(line, declared)
        && declared.titles.iter().any(|t| !is_site(without_site_parts(t, declared), declared))
    {
        return None;
    }
    let own = key(line);
    let whole = |t: &&String| key(t).split(' ').count() >= MIN_WHOLE_WORDS;
    let agreed = declared.titles.iter().filter(whole).count() >= 2;
    let known = declared.titles.iter().any(|t| key(t).contains(&own));
    if own.split(' ').count() <= MAX_SECTION_WORDS && line.is_ascii() && agreed && !known {
        return None;
    }
    let line = without_date(line);
    Some(without_kicker(line, declared).to_owned())
}

/// A title without the date in front of it.
fn without_date(line: &str) -> &str {
    let Some(read) = date_line(line) else { return line };
    let marks =
        |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | ':' | ',' | '•' | '·' | '/');
    match (read.dates.as_slice(), read.rest.as_slice()) {
        ([date], [_]) if date.start == 0 && date.published.iso.is_some() => {
            let rest = line[date.end..].trim_start_matches(marks);
            if key(rest).split(' ').count() >= MIN_WORDS_BEHIND_DATE { rest } else { line }
        }
        _ => line,
    }
}

/// A title without the kicker in front of it: what is left is a title that the page declares. A kicker
/// with a mark behind it is the title's own.
fn without_kicker<'t>(line: &'t str, declared: &Declared) -> &'t str {
    for title in declared.titles.iter().map(|t| without_site_parts(t, declared)) {
        let Some(front) = line.strip_suffix(title) else { continue };
        let kicker = front.trim_end();
        let long = kicker.chars().count() >= MIN_KICKER_CHARS
            && key(title).split(' ').count() >= MIN_WORDS_BEHIND_KICKER;
        let open = kicker.chars().next_back().is_some_and(char::is_alphabetic);
        if long && open && title.starts_with(|c: char| !c.is_lowercase()) {
            return &line[front.len()..];
        }
    }
    line
}

/// A title without its first or last part, when that is the site's name.
fn without_site<'t>(title: &'t str, declared: &Declared) -> Option<&'t str> {
    let last = MARKS.iter().filter_map(|m| title.rfind(m).map(|at| (at, at + m.len()))).max()?;
    let first = MARKS.iter().filter_map(|m| title.find(m).map(|at| (at, at + m.len()))).min()?;
    let (head, tail) = (&title[..last.0], &title[last.1..]);
    let (front, rest) = (&title[..first.0], &title[first.1..]);
    match () {
        () if is_site(tail, declared) && !key(head).is_empty() => Some(head.trim()),
        () if is_site(front, declared) && !key(rest).is_empty() => Some(rest.trim()),
        () => None,
    }
}

/// Whether a name is the site's: as declared, or as its address spells it.
pub fn is_site(name: &str, declared: &Declared) -> bool {
    let squeezed = |text: &str| key(text).replace(' ', "");
    let name = squeezed(name);
    if name.is_empty() {
        return false;
    }
    let site = declared.site.as_deref().map(squeezed).unwrap_or_default();
    if name == site {
        return true;
    }
    let host = declared.url.as_deref().and_then(|u| u.split("//").nth(1)).and_then(|u| u.split('/').next());
    let host = host.unwrap_or("").trim_start_matches("www.").to_lowercase();
    let domain = host.rsplit_once('.').map_or("", |(d, _)| d).replace(['-', '.'], "");
    name == squeezed(&host) || (name.len() > MAX_SHORT_DOMAIN_BYTES && name == domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(titles: &[&str], site: &str) -> Declared {
        Declared {
            titles: titles.iter().map(|t| (*t).to_owned()).collect(),
            site: Some(site.to_owned()),
            url: Some("https://www.town-post.example/a".to_owned()),
            ..Declared::default()
        }
    }

    #[test]
    fn a_title_loses_the_site_and_nothing_else() {
        for (titles, title_is) in [
            (&["Bridge opens | The Post"][..], "Bridge opens"),
            (&["The Post - Bridge opens - late"], "Bridge opens - late"),
            (&["Bridge opens – Town Post"], "Bridge opens"),
            (&["Bridge opens | News", "Bridge opens"], "Bridge opens"),
            (&["Road - river - rail"], "Road - river - rail"),
            (&["The Post"], "The Post"),
        ] {
            assert_eq!(declared_title(&page(titles, "The Post")).as_deref(), Some(title_is));
        }
    }

    #[test]
    fn a_shown_title_loses_what_is_glued_to_it() {
        for (line, titles, title_is) in [
            (
                "Old harbour Bridge opens after two years",
                &["Bridge opens after two years"][..],
                "Bridge opens after two years",
            ),
            (
                "HafenDie Brücke ist wieder offen",
                &["Die Brücke ist wieder offen | The Post"],
                "HafenDie Brücke ist wieder offen",
            ),
            (
                "Am HafenDie Brücke ist wieder offen",
                &["Die Brücke ist wieder offen | The Post"],
                "Die Brücke ist wieder offen",
            ),
            (
                "Kelport: Bridge opens after two years",
                &["Bridge opens after two years"],
                "Kelport: Bridge opens after two years",
            ),
            ("The 12 bridges of Kelport", &["12 bridges of Kelport"], "The 12 bridges of Kelport"),
            ("12.03.2019 - Die Brücke ist offen", &[], "Die Brücke ist offen"),
            ("Le pont rouvre › The Post", &[], "Le pont rouvre"),
        ] {
            assert_eq!(shown_title(line, &page(titles, "The Post")).as_deref(), Some(title_is), "{line}");
        }
    }

    #[test]
    fn a_section_or_a_site_is_no_title() {
        let titles = &["Bridge opens after two years", "Bridge opens after two years | The Post"];
        assert_eq!(shown_title("The Post", &page(titles, "The Post")), None);
        assert_eq!(shown_title("News", &page(titles, "The Post")), None);
        assert_eq!(shown_title("News", &page(&["News"], "The Post")).as_deref(), Some("News"));
    }
}
