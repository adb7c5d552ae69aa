//! Pages whose text is not the article: a login form, a consent notice or an offer to
//! subscribe was saved in its place. The same text stands under different titles of which it
//! knows nothing. Such pages are no copies of each other, and nothing is left of them to
//! compare but their heads.

use crate::copies::TITLE;
use crate::fingerprint::Fingerprint;
use crate::text::tokenizer::HASH;
use crate::types::grouping::Relation;

/// Share of a title's words up to which its text knows nothing of it. Of 4,450 articles with
/// a title of their own one in twenty is below, of the walls among them four in five.
const FOREIGN: f32 = 0.4;
/// The same where the texts are only partly one: an excerpt may know little of its title.
const STRANGE: f32 = 0.2;
/// Share of a title's words from which two titles are one.
const ALIKE: f32 = 0.5;

/// Whether two pages whose texts are so related are two articles behind one wall.
pub(crate) fn between(a: &Fingerprint, b: &Fingerprint, relation: Relation) -> bool {
    let same = matches!(relation, Relation::Exact | Relation::Near);
    let foreign = |p: &Fingerprint| {
        p.title.len() >= TITLE && known(&p.title, &p.body) < if same { FOREIGN } else { STRANGE }
    };
    foreign(a) && foreign(b) && known(&a.title, &b.title).max(known(&b.title, &a.title)) < ALIKE
}

/// Share of some words that stand among others.
fn known(words: &[u32], others: &[u32]) -> f32 {
    let stands = |word: &&u32| others.iter().any(|other| other & HASH == **word & HASH);
    words.iter().filter(stands).count() as f32 / words.len().max(1) as f32
}

/// What can be compared of a page behind a wall.
pub(crate) fn head(print: &Fingerprint) -> Fingerprint {
    Fingerprint { content: 0, body: Vec::new(), kept: Vec::new(), ..print.clone() }
}

/// Parts pages of the same words by the articles that they stand for.
pub(crate) fn part(items: &[&Fingerprint], pages: Vec<u32>) -> Vec<Vec<u32>> {
    let mut parts: Vec<Vec<u32>> = Vec::new();
    for page in pages {
        let behind_one_wall = |first: &u32| {
            let print = |i: u32| items.get(i as usize);
            print(*first).zip(print(page)).is_some_and(|(a, b)| between(a, b, Relation::Exact))
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
    use crate::copies::login_wall::{between, part};
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
        assert!(between(&ferry, &tram, Relation::Exact));
        assert!(!between(&ferry, &ferry, Relation::Exact));
        let same = page("Night ferry to Norafel sails", form);
        assert!(!between(&ferry, &same, Relation::Exact));
        assert_eq!(part(&[&ferry, &tram, &same], vec![0, 1, 2]), [vec![0, 2], vec![1]]);
    }

    #[test]
    fn one_report_under_two_titles_is_a_copy() {
        let report =
            "The night ferry to Norafel sails again on Monday, the port said. Divers had mended its rudder.";
        let first = page("Night ferry to Norafel sails again", report);
        let second = page("Rudder mended, the port lets the ship go", report);
        assert!(!between(&first, &second, Relation::Exact));
        assert_eq!(part(&[&first, &second], vec![0, 1]), [vec![0, 1]]);
    }
}
