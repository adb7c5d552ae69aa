//! Pages whose text is not the article: a login form, a consent notice or an offer to subscribe was
//! saved in its place. The same text then stands under different titles whose words it does not
//! contain. Such pages are no copies of each other; only their headings can be compared.
//!
//! In: fingerprints and the relation of their texts. Out: whether both are such pages.

use crate::copies::teaser::MIN_TITLE_WORDS;
use crate::fingerprint::Fingerprint;
use crate::text::tokenizer::HASH;
use crate::types::grouping::Relation;

/// A text with a smaller share of its title's words than this, 0 to 1, is not about it. Of 4,450
/// articles with a title of their own 5 % are below; of the login walls among them 80 %.
const MIN_TITLE_IN_TEXT: f32 = 0.4;
/// The same where the texts are only partly equal: an excerpt may have few words of its title.
const MIN_TITLE_IN_EXCERPT: f32 = 0.2;
/// Share of a title's words from which two titles are the same, 0 to 1.
const MIN_SAME_TITLE: f32 = 0.5;

/// Whether two pages, whose texts are so related, are two articles behind one login wall.
pub(crate) fn are_login_walls(a: &Fingerprint, b: &Fingerprint, relation: Relation) -> bool {
    let equal = matches!(relation, Relation::Exact | Relation::Near);
    let min = if equal { MIN_TITLE_IN_TEXT } else { MIN_TITLE_IN_EXCERPT };
    let is_foreign = |p: &Fingerprint| p.title.len() >= MIN_TITLE_WORDS && share_in(&p.title, &p.body) < min;
    let same_title = share_in(&a.title, &b.title).max(share_in(&b.title, &a.title));
    is_foreign(a) && is_foreign(b) && same_title < MIN_SAME_TITLE
}

/// Share of some words that stand among others, 0 to 1.
fn share_in(words: &[u32], others: &[u32]) -> f32 {
    let is_in = |word: &&u32| others.iter().any(|other| other & HASH == **word & HASH);
    words.iter().filter(is_in).count() as f32 / words.len().max(1) as f32
}

/// The fingerprint without the text.
pub(crate) fn heading_only(print: &Fingerprint) -> Fingerprint {
    Fingerprint { content: 0, body: Vec::new(), kept: Vec::new(), ..print.clone() }
}

/// Splits pages with equal words: those that are articles behind one login wall go apart by title.
pub(crate) fn split_by_title(items: &[&Fingerprint], pages: Vec<u32>) -> Vec<Vec<u32>> {
    let mut parts: Vec<Vec<u32>> = Vec::new();
    for page in pages {
        let behind_one_wall = |first: &u32| {
            let print = |i: u32| items.get(i as usize);
            print(*first).zip(print(page)).is_some_and(|(a, b)| are_login_walls(a, b, Relation::Exact))
        };
        match parts.iter_mut().find(|part| part.first().is_some_and(|first| !behind_one_wall(first))) {
            Some(part) => part.push(page),
            None => parts.push(vec![page]),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use crate::copies::login_wall::{are_login_walls, split_by_title};
    use crate::fingerprint::Fingerprint;
    use crate::text::tokenizer::codes;
    use crate::types::grouping::Relation;

    fn page(title: &str, text: &str) -> Fingerprint {
        Fingerprint { title: codes(title), body: codes(text), ..Fingerprint::default() }
    }

    #[test]
    fn one_login_form_is_no_article() {
        let form = "Sign in to go on reading. Forgot your password? We have sent you a link.";
        let ferry = page("Night ferry to Norafel sails again", form);
        let tram = page("Tram drivers in Quellmouth stop work", form);
        assert!(are_login_walls(&ferry, &tram, Relation::Exact));
        assert!(!are_login_walls(&ferry, &ferry, Relation::Exact));
        let same = page("Night ferry to Norafel sails", form);
        assert!(!are_login_walls(&ferry, &same, Relation::Exact));
        assert_eq!(split_by_title(&[&ferry, &tram, &same], vec![0, 1, 2]), [vec![0, 2], vec![1]]);
    }

    #[test]
    fn one_report_under_two_titles_is_a_copy() {
        let report =
            "The night ferry to Norafel sails again on Monday, the port said. Divers had mended its rudder.";
        let first = page("Night ferry to Norafel sails again", report);
        let second = page("Rudder mended, the port lets the ship go", report);
        assert!(!are_login_walls(&first, &second, Relation::Exact));
        assert_eq!(split_by_title(&[&first, &second], vec![0, 1]), [vec![0, 1]]);
    }
}
