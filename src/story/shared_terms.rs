//! What two articles share: names, numbers and rare words, where a text has them, and how it writes
//! them.
//!
//! In: the terms of two articles, and the articles for the text. Out: [`Shared`] and [`Mark`]s for a person to
//! read. The pair score does not use this.

use crate::story::term_counts::{IN_TITLE, IS_NAME, IS_NUMBER};
use crate::story::terms::{DatedTerms, IS_SPECIFIC, Term, shared_terms};
use crate::text::tokenizer::{HASH, each_coded_word};
use crate::types::article::Article;
use crate::types::grouping::{Kind, Mark, Shared};
use crate::util::hash::PrehashedMap;
use crate::util::sorted;
use std::cmp::Reverse;

/// Shared terms that are shown.
const MAX_TERMS: usize = 14;
/// Rarity (natural logarithm) below which a word is not shown.
pub(crate) const MIN_SHOWN_IDF: f32 = 3.0;
/// Words of an article that are searched; the words of the event stand early.
const MAX_WORDS: usize = 300;
/// Factors of a term's weight: it is specific, a name, or in the title.
const SPECIFIC_FACTOR: f32 = 2.0;
const NAME_FACTOR: f32 = 1.5;
const TITLE_FACTOR: f32 = 1.5;

/// The strongest terms that two articles share, by the hash of the word.
#[derive(Default)]
pub(crate) struct SharedTerms {
    /// Rank, the strongest first, and kind.
    terms: PrehashedMap<u32, (usize, Kind)>,
    /// Days between the two articles.
    days: Option<u32>,
}

/// A run of a text that is shared, with the ranks of its terms.
struct Occurrence {
    mark: Mark,
    terms: Vec<usize>,
}

impl SharedTerms {
    /// Finds what two articles share.
    pub fn new(a: DatedTerms<'_>, b: DatedTerms<'_>) -> Self {
        let weight = |t: &Term, u: &Term| {
            term_weight(t) * term_weight(u) * if t.flags & IS_SPECIFIC != 0 { SPECIFIC_FACTOR } else { 1.0 }
        };
        let kind = |flags: u8| {
            let named = if flags & IS_NAME != 0 { Kind::Name } else { Kind::Term };
            if flags & IS_NUMBER != 0 { Kind::Number } else { named }
        };
        let shared = shared_terms(a.terms, b.terms).filter(|(t, _)| t.idf >= MIN_SHOWN_IDF);
        let shared: Vec<(&Term, &Term)> = shared.collect();
        let mut found: Vec<(u32, f32)> =
            shared.iter().enumerate().map(|(n, (t, u))| (n as u32, weight(t, u))).collect();
        sorted::sort_heaviest_first(&mut found);
        found.truncate(MAX_TERMS);
        let place = |(at, &(n, _)): (usize, &(u32, f32))| {
            let (t, u) = shared.get(n as usize)?;
            Some((t.id, (at, kind(t.flags | u.flags))))
        };
        SharedTerms {
            terms: found.iter().enumerate().filter_map(place).collect(),
            days: a.day.zip(b.day).map(|(a, b)| a.abs_diff(b)),
        }
    }

    /// Where the title and the opening of an article have the shared terms.
    pub fn marks(&self, article: &Article) -> Vec<Mark> {
        self.find(article).into_iter().map(|f| f.mark).collect()
    }

    /// The shared terms as the article writes them.
    pub fn as_written(&self, article: &Article) -> Shared {
        let found = self.find(article);
        let mut out = Shared { days: self.days, ..Shared::default() };
        let mut written = vec![false; self.terms.len()];
        for at in 0..written.len() {
            if written.get(at) != Some(&false) {
                continue;
            }
            // The form of the text goes before that of the title, which may be all capitals, and the
            // longest form before shorter ones.
            let with = found.iter().enumerate().filter(|(_, f)| f.terms.contains(&at));
            let best = with.max_by_key(|(n, f)| (f.mark.paragraph.is_some(), f.terms.len(), Reverse(*n)));
            let Some((_, best)) = best else { continue };
            for &term in &best.terms {
                if let Some(written) = written.get_mut(term) {
                    *written = true;
                }
            }
            let list = match best.mark.kind {
                Kind::Name => &mut out.names,
                Kind::Number => &mut out.numbers,
                Kind::Term => &mut out.terms,
            };
            if let Some(text) = text_of(article, best.mark.paragraph)
                && let Some(words) = text.get(best.mark.start..best.mark.end)
            {
                list.push(words.to_owned());
            }
        }
        out
    }

    /// The runs of the title and the opening that are shared, in order.
    fn find(&self, article: &Article) -> Vec<Occurrence> {
        let mut out: Vec<Occurrence> = Vec::new();
        let mut words_left = MAX_WORDS;
        let places = [None].into_iter().chain((0..article.paragraphs.len()).map(|p| Some(p as u32)));
        for paragraph in places {
            let Some(text) = text_of(article, paragraph) else { continue };
            if words_left == 0 || self.terms.is_empty() {
                break;
            }
            let mut count = 0;
            each_coded_word(text, |w| {
                count += 1;
                if let Some(&(term, kind)) = self.terms.get(&(w.code & HASH)) {
                    let mark = Mark { paragraph, start: w.start, end: w.end, kind };
                    join(&mut out, text, Occurrence { mark, terms: vec![term] });
                }
            });
            words_left = words_left.saturating_sub(count);
        }
        out
    }
}

/// Adds a word. It extends the run before it when both are neighbouring names, or overlapping pairs of a
/// script without spaces.
fn join(out: &mut Vec<Occurrence>, text: &str, word: Occurrence) {
    if let Some(last) =
        out.last_mut().filter(|l| l.mark.paragraph == word.mark.paragraph && l.mark.kind == word.mark.kind)
    {
        let between = text.get(last.mark.end..word.mark.start);
        if word.mark.start < last.mark.end || (word.mark.kind == Kind::Name && between == Some(" ")) {
            last.mark.end = word.mark.end;
            last.terms.extend(word.terms);
            return;
        }
    }
    out.push(word);
}

fn text_of(article: &Article, paragraph: Option<u32>) -> Option<&str> {
    match paragraph {
        None => article.title.as_deref(),
        Some(p) => article.paragraphs.get(p as usize).map(|p| p.text.as_str()),
    }
}

/// Weight of a term for the story of an article.
pub(crate) fn term_weight(term: &Term) -> f32 {
    let name = if term.flags & IS_NAME != 0 { NAME_FACTOR } else { 1.0 };
    let title = if term.flags & IN_TITLE != 0 { TITLE_FACTOR } else { 1.0 };
    term.early * term.idf * name * title
}

#[cfg(test)]
mod tests {
    use crate::fingerprint::Fingerprint;
    use crate::pipeline::clean_input::clean_input;
    use crate::story::collection::Collection;
    use crate::story::shared_terms::SharedTerms;
    use crate::types::article::Article;
    use crate::types::options::CleanArticle;

    fn article(title: &str, text: &str, day: &str) -> Article {
        let given = CleanArticle {
            name: title.into(),
            title: Some(title.into()),
            text: text.into(),
            published: Some(day.into()),
            source: None,
        };
        clean_input(given).articles.remove(0)
    }

    #[test]
    fn names_numbers_and_words_are_written_as_in_the_text() {
        let a = article(
            "FERRY SINKS",
            "The ferry Velmora Norafel sank with 4711 crates of oranges.",
            "2024-05-03",
        );
        let b = article("Ship lost", "Velmora Norafel was lost; 4711 crates of oranges drift.", "2024-05-05");
        let prints = [&a, &b].map(Fingerprint::of);
        let collection = Collection::new(&prints.iter().collect::<Vec<_>>());
        let [x, y] = &collection.vectors[..] else { panic!("two articles") };
        let shared = SharedTerms::new(x.dated_terms(), y.dated_terms());
        let written = shared.as_written(&a);
        assert_eq!(
            (&written.names[..], &written.numbers[..]),
            (&["Velmora Norafel".into()][..], &["4711".into()][..])
        );
        assert!(written.terms.contains(&"oranges".to_owned()) && written.days == Some(2), "{written:?}");
        let text = &a.paragraphs[0].text;
        let marks = shared.marks(&a);
        assert!(marks.iter().any(|m| &text[m.start..m.end] == "Velmora Norafel"), "{marks:?}");
    }
}
