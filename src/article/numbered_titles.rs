//! Titles that a list of articles numbers: "1. Bridge opens", "2. Ferry sails".
//!
//! In: the articles of a document. Out: the same without the numbers, when each title has one and they count
//! up from 1. A title with a number of its own stays as it is.

use crate::types::article::Article;

/// Fewest articles that are a list.
const MIN_ARTICLES: usize = 2;
/// Most digits of a number.
const MAX_DIGITS: usize = 3;

/// Takes the numbers of a list off the titles.
pub fn strip_numbers(articles: &mut [Article]) {
    let place = |(at, article): (usize, &Article)| {
        let (number, length) = number(article.title.as_deref().filter(|_| !article.title_derived)?)?;
        (number == at + 1).then_some(length)
    };
    let lengths: Option<Vec<usize>> = articles.iter().enumerate().map(place).collect();
    let Some(lengths) = lengths.filter(|_| articles.len() >= MIN_ARTICLES) else { return };
    for (article, length) in articles.iter_mut().zip(lengths) {
        article.title = article.title.take().map(|title| title[length..].to_owned());
    }
}

/// The number that a title opens with, and the bytes of it and the mark behind.
fn number(title: &str) -> Option<(usize, usize)> {
    let digits = title.bytes().take_while(u8::is_ascii_digit).count();
    let rest = title[digits..].strip_prefix(['.', ')', ':'])?;
    let bare = rest.trim_start();
    let fits = (1..=MAX_DIGITS).contains(&digits) && bare.len() < rest.len() && !bare.is_empty();
    fits.then(|| title[..digits].parse().ok()).flatten().map(|number| (number, title.len() - bare.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_its_mark_are_read() {
        for (title, expected) in [
            ("1. Bridge opens", Some((1, 3))),
            ("12) Bridge opens", Some((12, 4))),
            ("1.5 million cross", None),
            ("7 rangers free whale", None),
            ("1.", None),
        ] {
            assert_eq!(number(title), expected, "{title}");
        }
    }
}
