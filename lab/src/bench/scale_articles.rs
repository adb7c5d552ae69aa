//! Generated articles for `bench scale`: any number, the same at every run.

use crate::paths::made_pages::Random;
use storysift::CleanArticle;

/// Words of an article, where no other number is given.
pub const WORDS: usize = 120;
/// Words of the language; common ones are drawn far more often.
const VOCABULARY: f64 = 60_000.0;

/// Generated articles of so many words: stories of one to six articles with ten words and a day of their own;
/// one article in four of those that follow another of its story is that one with a few words
/// changed.
pub fn articles(count: usize, words: usize) -> Vec<CleanArticle> {
    let mut random = Random(7);
    let mut out: Vec<CleanArticle> = Vec::with_capacity(count);
    while out.len() < count {
        let own: Vec<String> = (0..10).map(|_| word(random.next() % (1 << 40), true)).collect();
        let day = random.below(700);
        let date = format!("20{:02}-{:02}-{:02}", 24 + day / 336, 1 + day / 28 % 12, 1 + day % 28);
        let first = out.len();
        for _ in 0..1 + random.below(6) {
            let copied = out.len() > first && random.below(4) == 0;
            let text = if copied {
                reworded(&mut random, &out[out.len() - 1].text)
            } else {
                text(&mut random, &own, words)
            };
            let title: Vec<String> = (0..7).map(|_| random_word(&mut random, &own)).collect();
            out.push(
                CleanArticle::new(format!("{:06}.txt", shuffled(out.len())), text)
                    .with_title(title.join(" "))
                    .with_published(date.clone())
                    .with_source(word(random.below(300) as u64, true)),
            );
        }
    }
    out.truncate(count);
    out
}

/// A number that scatters names, so that articles added later do not come last in their order.
fn shuffled(n: usize) -> usize {
    n * 7_368_787 % 1_000_003
}

/// A text in sentences of twelve words and paragraphs of forty.
fn text(random: &mut Random, own: &[String], words: usize) -> String {
    let mut out = String::new();
    for n in 0..words {
        out.push_str(&random_word(random, own));
        out.push_str(if n % 40 == 39 {
            ".\n"
        } else if n % 12 == 11 {
            ". "
        } else {
            " "
        });
    }
    out
}

/// One word in six is of the story, the others of the language.
fn random_word(random: &mut Random, own: &[String]) -> String {
    if random.below(6) == 0 {
        return random.pick(own).clone();
    }
    // Log-uniform ranks: close to the frequencies of words in print (Zipf).
    let exponent = random.below(1 << 20) as f64 / f64::from(1 << 20);
    word(VOCABULARY.powf(exponent) as u64, false)
}

/// A text with one word in thirty replaced.
fn reworded(random: &mut Random, text: &str) -> String {
    let change = |w: &str| if random.below(30) == 0 { "other".to_owned() } else { w.to_owned() };
    text.split_inclusive(' ').map(change).collect()
}

/// A word that stands for a number; a name has a capital.
fn word(mut n: u64, name: bool) -> String {
    const FIRST: &[u8] = b"bdfgklmnprstvz";
    const SECOND: &[u8] = b"aeiou";
    let mut out = String::new();
    while n > 0 || out.len() < 4 {
        out.push(FIRST[(n % 14) as usize] as char);
        out.push(SECOND[(n / 14 % 5) as usize] as char);
        n /= 70;
    }
    if name { out[..1].to_uppercase() + &out[1..] } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_the_same_at_every_run_and_a_longer_run_begins_like_a_shorter_one() {
        let texts = |count| {
            articles(count, WORDS).into_iter().map(|a| (a.name, a.text, a.published)).collect::<Vec<_>>()
        };
        assert_eq!(texts(40), texts(40));
        assert_eq!(texts(40)[..20], texts(20));
        assert!(
            articles(40, WORDS).iter().all(|a| (100..=WORDS).contains(&a.text.split_whitespace().count()))
        );
    }

    #[test]
    fn words_of_different_numbers_differ() {
        let words: std::collections::BTreeSet<String> = (0..5000).map(|n| word(n, false)).collect();
        // Short words are filled up with the syllable of 0.
        assert!(words.len() > 4900, "{}", words.len());
        assert_eq!(word(3, true), "Gaba");
    }
}
