//! What ties two articles: the names, numbers and words that both have and that tell most,
//! where a text says them, and how a person reads them.

use crate::story::article_vector::Vector;
use crate::story::term_counts::IN_TITLE;
use crate::story::term_counts::{IS_NAME, IS_NUMBER};
use crate::story::terms::{IS_SPECIFIC, Term};
use crate::text::tokenizer::{HASH, words};
use crate::types::article::Article;
use crate::types::grouping::{Kind, Mark, Shared};
use crate::util::hash::ByHash;
use crate::util::sorted;

/// Terms of a tie.
const TERMS: usize = 14;
/// Rarity below which a word says nothing of a story.
pub(crate) const TELLING: f32 = 3.0;
/// Words of an article that are searched; what tells of the event stands early.
const SEARCHED: usize = 300;

/// The terms that two articles share and that tell most, by the hash of the word.
#[derive(Default)]
pub(crate) struct Tie {
    /// Place in the order, strongest first, and kind.
    terms: ByHash<u32, (usize, Kind)>,
    days: Option<u32>,
}

/// A run of a text that says what is shared, with the places of its terms.
struct Found {
    mark: Mark,
    terms: Vec<usize>,
}

impl Tie {
    /// Finds what two articles share.
    pub fn new(a: &Vector<'_>, b: &Vector<'_>) -> Self {
        let weight =
            |t: &Term, u: &Term| telling(t) * telling(u) * if t.flags & IS_SPECIFIC != 0 { 2.0 } else { 1.0 };
        let kind = |flags: u8| {
            let named = if flags & IS_NAME != 0 { Kind::Name } else { Kind::Term };
            if flags & IS_NUMBER != 0 { Kind::Number } else { named }
        };
        let shared: Vec<(&Term, &Term)> = a.shared(b).filter(|(t, _)| t.idf >= TELLING).collect();
        let mut found: Vec<(u32, f32)> =
            shared.iter().enumerate().map(|(n, (t, u))| (n as u32, weight(t, u))).collect();
        sorted::strongest_first(&mut found);
        found.truncate(TERMS);
        let place = |(at, &(n, _)): (usize, &(u32, f32))| {
            let (t, u) = shared.get(n as usize)?;
            Some((t.id, (at, kind(t.flags | u.flags))))
        };
        Tie {
            terms: found.iter().enumerate().filter_map(place).collect(),
            days: a.print.day.zip(b.print.day).map(|(a, b)| a.abs_diff(b)),
        }
    }

    /// Where the title and the opening of an article say it.
    pub fn marks(&self, article: &Article) -> Vec<Mark> {
        self.find(article).into_iter().map(|f| f.mark).collect()
    }

    /// The tie as the article writes it.
    pub fn told(&self, article: &Article) -> Shared {
        let found = self.find(article);
        let mut out = Shared { days: self.days, ..Shared::default() };
        let mut told = vec![false; self.terms.len()];
        for at in 0..told.len() {
            if told.get(at) != Some(&false) {
                continue;
            }
            // As in the text rather than as in a title, where it may be all capitals; the
            // fullest form first.
            let with = found.iter().enumerate().filter(|(_, f)| f.terms.contains(&at));
            let best =
                with.max_by_key(|(n, f)| (f.mark.paragraph.is_some(), f.terms.len(), std::cmp::Reverse(*n)));
            let Some((_, best)) = best else { continue };
            for &term in &best.terms {
                if let Some(told) = told.get_mut(term) {
                    *told = true;
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

    fn find(&self, article: &Article) -> Vec<Found> {
        let mut out: Vec<Found> = Vec::new();
        let mut budget = SEARCHED;
        let places = [None].into_iter().chain((0..article.paragraphs.len()).map(|p| Some(p as u32)));
        for paragraph in places {
            let Some(text) = text_of(article, paragraph) else { continue };
            if budget == 0 || self.terms.is_empty() {
                break;
            }
            let mut count = 0;
            words(text, |w| {
                count += 1;
                if let Some(&(term, kind)) = self.terms.get(&(w.code & HASH)) {
                    let mark = Mark { paragraph, start: w.start, end: w.end, kind };
                    join(&mut out, text, Found { mark, terms: vec![term] });
                }
            });
            budget = budget.saturating_sub(count);
        }
        out
    }
}

/// Adds a word, to the run before it if the two are one: neighbouring names, or the
/// overlapping pairs of a script without spaces.
fn join(out: &mut Vec<Found>, text: &str, word: Found) {
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

/// How much a term tells of the story of an article.
pub(crate) fn telling(term: &Term) -> f32 {
    let name = if term.flags & IS_NAME != 0 { 1.5 } else { 1.0 };
    let title = if term.flags & IN_TITLE != 0 { 1.5 } else { 1.0 };
    term.early * term.idf * name * title
}
