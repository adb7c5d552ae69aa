//! Lines that are page furniture by a pattern of words: copyright, subscription, page turns, pointers to other
//! articles with their title behind. The patterns are rows of `data/line_patterns.tsv`.
//!
//! In: one line. Out: its verdict, or `None`.

use crate::label::rules::state::aside;
use crate::label::verdict::Verdict;
use crate::line::line::Line;
use crate::types::label::{Cue, Label};
use regex::RegexSet;
use std::sync::OnceLock;

/// Longest line that is looked at, in bytes.
const MAX_LINE_BYTES: usize = 400;

/// The patterns.
struct Patterns {
    set: RegexSet,
    /// Label of each, the words shown as reason, and whether a sentence may fit too.
    rows: Vec<(Label, &'static str, bool)>,
}

/// The verdict on a line that fits a pattern.
pub fn set_aside_pattern(line: &Line<'_>) -> Option<Verdict> {
    if line.key.is_empty() || line.text.len() > MAX_LINE_BYTES {
        return None;
    }
    let patterns = patterns();
    let prose = line.is_prose();
    let found = patterns.set.matches(line.text).into_iter().map(|at| patterns.rows[at]);
    let (label, words, _) = found.into_iter().find(|(_, _, any)| *any || !prose)?;
    Some(aside(label, Cue::Phrase, words))
}

fn patterns() -> &'static Patterns {
    static PATTERNS: OnceLock<Patterns> = OnceLock::new();
    PATTERNS.get_or_init(|| {
        let rows = || include_str!("../data/line_patterns.tsv").lines().filter_map(row);
        let set = RegexSet::new(rows().map(|(.., pattern)| format!("(?i){pattern}")));
        let rows = rows().map(|(label, words, any, _)| (label, words, any)).collect();
        // A test compiles them all; a set of none fits nothing.
        Patterns { set: set.unwrap_or_else(|_| RegexSet::empty()), rows }
    })
}

/// A row of the file: label, words for the reason, whether a sentence may fit, the pattern.
fn row(line: &'static str) -> Option<(Label, &'static str, bool, &'static str)> {
    if line.starts_with('#') {
        return None;
    }
    let mut cells = line.split('\t');
    let label = match cells.next()? {
        "legal" => Label::Legal,
        "promotion" => Label::Promotion,
        "navigation" => Label::Navigation,
        "related" => Label::Related,
        "share" => Label::Share,
        _ => return None,
    };
    let any = cells.next()? == "any";
    Some((label, cells.next()?, any, cells.next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let rows = include_str!("../data/line_patterns.tsv").lines();
        let count = rows.filter(|r| !r.starts_with('#') && !r.is_empty()).count();
        assert_eq!((patterns().rows.len(), patterns().set.len()), (count, count));
    }

    #[test]
    fn patterns_fit_furniture_and_no_text() {
        for (text, label) in [
            ("© Kelport Courier", Some(Label::Legal)),
            ("Copyright 2003 Kelport Courier Ltd.", Some(Label::Legal)),
            ("© 2019 Le Courrier. Tous droits réservés.", Some(Label::Legal)),
            ("Copyright law changes in May, the minister said on Monday.", None),
            ("READ MORE: Ferry sails again after nine weeks", Some(Label::Related)),
            ("Lesen Sie auch: Fähre fährt wieder", Some(Label::Related)),
            ("Lee también: Vuelve el barco", Some(Label::Related)),
            ("Baca juga: Kapal berlayar lagi", Some(Label::Related)),
            ("Read more than one book a year, says the minister.", None),
            ("This article is for subscribers only", Some(Label::Promotion)),
            ("Dieser Artikel ist nur für Abonnenten", Some(Label::Promotion)),
            ("Pour lire la suite, abonnez-vous", Some(Label::Promotion)),
            ("€2 for 3 months, then €9 a month. Cancel any time.", Some(Label::Promotion)),
            ("The council cut the price to €2 a month.", None),
            ("Continued on page 4", Some(Label::Navigation)),
            ("Seite 2 von 3", Some(Label::Navigation)),
            ("Page 2 of 3", Some(Label::Navigation)),
            ("You are receiving this email because you asked for it. Unsubscribe", Some(Label::Promotion)),
            ("If you enjoyed this, tell a friend or buy us a coffee.", Some(Label::Promotion)),
            ("If you liked the old bridge, you will not like the new one.", None),
            ("If you shop using links on our site, we might get a small commission.", Some(Label::Promotion)),
            ("This guide may contain affiliate links. Here is how that works.", Some(Label::Promotion)),
            ("As an Amazon Associate we earn from qualifying purchases.", Some(Label::Promotion)),
            ("When you buy a house, the agent may earn a commission of three per cent.", None),
            ("\u{201c}We earn a commission on each sale,\u{201d} said the owner of the shop.", None),
            ("Some writers live on affiliate links, a study of the union says.", None),
            (
                "Wenn du über einen dieser Links einkaufst, bekommen wir eine Provision.",
                Some(Label::Promotion),
            ),
            ("Der Makler bekommt eine Provision, wenn Sie das Haus kaufen.", None),
            ("Si vous passez commande avec nos liens, nous touchons une commission.", Some(Label::Promotion)),
            ("Si compras con estos enlaces, podemos recibir una comisión.", Some(Label::Promotion)),
            ("Se comprar por estes links, podemos receber uma comissão.", Some(Label::Promotion)),
            ("Se acquisti da questi link, potremmo ricevere una commissione.", Some(Label::Promotion)),
            ("Als je via deze links koopt, krijgen wij een kleine commissie.", Some(Label::Promotion)),
            ("Jeśli kupisz przez te linki, możemy otrzymać prowizję.", Some(Label::Promotion)),
            ("Если вы купите по этой ссылке, мы получим комиссию.", Some(Label::Promotion)),
            ("この記事にはアフィリエイト広告が含まれます。", Some(Label::Promotion)),
        ] {
            let verdict = set_aside_pattern(&Line::of_text(text, 0, None));
            assert_eq!(verdict.map(|v| v.label), label, "{text}");
        }
    }
}
