//! Drops of labelled articles to learn the pair score from, and to score it on. In: the labelled
//! sets of stories. Out: drops of a few whole stories, drawn at random or as a random one and
//! those nearest to it in words, and drops of a whole set.

use crate::jsonl::{Row, read_rows};
use crate::rng::Rng;
use anyhow::Result;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use storysift::CleanArticle;
use storysift::training::pairs::{self as lessons, Known, Lesson as ScoredDrop, View};

/// Names of the labelled sets.
const SETS: [&str; 3] = ["gva", "allsides", "ecbplus"];
/// Folds of the stories of a set, for cross-validation.
pub const FOLDS: usize = 3;
/// Most stories that are looked through for the nearest: a sample is enough to find near ones.
const MAX_COMPARED: usize = 300;
/// Least and most words of a note.
const NOTE_WORDS: (usize, usize) = (18, 60);
/// Seed of the lengths of notes; the number of the article is added.
const SEED_NOTE: u64 = 5003;
/// Stories of a drop, and how many such drops are drawn from each set.
pub const SIZES: [(usize, usize); 5] = [(3, 60), (6, 50), (20, 24), (60, 10), (200, 4)];

/// An article and the name of its story.
#[derive(Deserialize)]
pub(super) struct Labelled {
    pub cluster: String,
    #[serde(flatten)]
    pub row: Row,
}

/// A labelled set.
pub struct Set {
    /// Its name.
    pub name: &'static str,
    /// Its articles.
    pub articles: Vec<Known>,
    /// The beginning of each, a note of some words.
    notes: Vec<Known>,
    /// The distinct words of each article, hashed.
    words: Vec<Vec<u32>>,
    /// The articles of each story.
    pub stories: Vec<Vec<usize>>,
    /// The story of each article.
    pub story: Vec<usize>,
}

/// Reads the labelled sets.
pub fn load(eval: &Path) -> Result<Vec<Set>> {
    SETS.iter().map(|name| set(name, &eval.join(format!("stories/{name}.jsonl.gz")))).collect()
}

fn set(name: &'static str, path: &Path) -> Result<Set> {
    Ok(set_of(name, read_rows(path)?))
}

/// A set of labelled rows; its stories are in the order of their names.
pub(super) fn set_of(name: &'static str, rows: Vec<Labelled>) -> Set {
    let mut stories: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    rows.iter().enumerate().for_each(|(i, r)| stories.entry(&r.cluster).or_default().push(i));
    let stories: Vec<Vec<usize>> = stories.into_values().collect();
    let mut story = vec![0; rows.len()];
    stories.iter().enumerate().for_each(|(s, members)| members.iter().for_each(|&i| story[i] = s));
    let words = rows.iter().map(|r| lessons::words(r.row.text.as_deref().unwrap_or_default())).collect();
    let known = |(i, r): (usize, &Labelled), of: fn(usize, &str) -> String| {
        lessons::known(
            CleanArticle::new(r.row.id.clone(), of(i, r.row.text.as_deref().unwrap_or_default()))
                .with_title(r.row.title.clone())
                .with_published(r.row.date.clone())
                .with_source(r.row.source.clone()),
        )
    };
    let articles = rows.iter().enumerate().map(|row| known(row, |_, text| text.to_owned())).collect();
    let notes = rows.iter().enumerate().map(|row| known(row, beginning)).collect();
    Set { name, articles, notes, words, stories, story }
}

/// The first words of the text of article `i`, from [`NOTE_WORDS`]: what a teaser or a note gives.
fn beginning(i: usize, text: &str) -> String {
    let (min, max) = NOTE_WORDS;
    let words = min + Rng(SEED_NOTE + i as u64).below(max - min + 1);
    text.split_whitespace().take(words).collect::<Vec<_>>().join(" ")
}

/// The fold of a story.
pub fn fold(story: usize) -> usize {
    Rng(story as u64).below(1 << 20) % FOLDS
}

/// How much of its articles a drop has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The articles.
    Whole,
    /// Of every second one the beginning.
    Mixed,
    /// Of each the beginning.
    Notes,
}

/// The articles of some stories of a set.
pub struct StoryDrop<'a> {
    /// The set.
    pub set: &'a Set,
    /// Numbers of the articles, ascending.
    pub articles: Vec<usize>,
    /// What is known of the articles.
    pub view: View,
    /// Number of stories that was asked for.
    pub size: usize,
    /// How much of the articles.
    pub extent: Extent,
}

impl StoryDrop<'_> {
    /// The drop with the pairs that the engine would score, and their features.
    pub fn pairs(&self) -> ScoredDrop {
        let known = |&i: &usize| match self.extent {
            Extent::Whole => &self.set.articles[i],
            Extent::Mixed if Rng(SEED_NOTE + i as u64).next_u64().is_multiple_of(2) => &self.set.articles[i],
            Extent::Mixed | Extent::Notes => &self.set.notes[i],
        };
        let known: Vec<&Known> = self.articles.iter().map(known).collect();
        lessons::lesson(&known, self.view)
    }
}

/// Draws `size` stories of `from`, at random or as a random one and those nearest in words.
fn draw(set: &Set, from: &[usize], size: usize, closest: bool, rng: &mut Rng) -> Vec<usize> {
    if !closest {
        let mut picked = BTreeSet::new();
        while picked.len() < size.min(from.len()) {
            picked.insert(from[rng.below(from.len())]);
        }
        return picked.into_iter().collect();
    }
    let first = from[rng.below(from.len())];
    let words_of = |s: usize| {
        set.stories[s].iter().flat_map(|&i| set.words[i].iter().copied()).collect::<BTreeSet<u32>>()
    };
    let own = words_of(first);
    let compared: BTreeSet<usize> = (0..from.len().min(MAX_COMPARED))
        .map(|_| from[rng.below(from.len())])
        .filter(|&s| s != first)
        .collect();
    let mut near: Vec<(f64, usize)> = compared
        .into_iter()
        .map(|s| {
            let words = words_of(s);
            let shared = words.intersection(&own).count() as f64;
            (shared / (words.len() + own.len()) as f64, s)
        })
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    std::iter::once(first).chain(near.into_iter().map(|n| n.1)).take(size).collect()
}

/// Draws drops of a set from the stories for which `admit` holds; with `whole` also one of all of
/// them, with and without dates. Every drop comes a second time: two in five as if in an unknown language,
/// since the labelled data is English and what people have is not; one in five with notes of a few words in
/// place of the articles, two in five with notes in place of every second one, as pages hold them that give a
/// long article and the beginnings of others.
pub fn draw_drops(set: &Set, admit: impl Fn(usize) -> bool, seed: u64, whole: bool) -> Vec<StoryDrop<'_>> {
    let all: Vec<usize> = (0..set.stories.len()).filter(|&s| admit(s)).collect();
    let of_several: Vec<usize> = all.iter().copied().filter(|&s| set.stories[s].len() > 1).collect();
    let mut rng = Rng(seed);
    let mut out = Vec::new();
    let mut push = |stories: &[usize], view, size, extent| {
        let mut articles: Vec<usize> = stories.iter().flat_map(|&s| set.stories[s].iter().copied()).collect();
        articles.sort_unstable();
        out.push(StoryDrop { set, articles, view, size, extent });
    };
    for (size, count) in SIZES {
        for n in 0..count {
            let from = if n % 3 == 2 { &all } else { &of_several };
            let stories = draw(set, from, size, n % 2 == 1, &mut rng);
            let view = View { dated: n / 2 % 2 == 0, language: true };
            push(&stories, view, size, Extent::Whole);
            match n % 5 {
                0 | 1 => push(&stories, View { language: false, ..view }, size, Extent::Whole),
                2 => push(&stories, view, size, Extent::Notes),
                _ => push(&stories, view, size, Extent::Mixed),
            }
        }
    }
    if whole {
        for dated in [true, false] {
            push(&all, View { dated, language: true }, all.len(), Extent::Whole);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A set of stories of `sizes` articles; all articles of a story have its words.
    fn made_set(sizes: &[usize], words: &[&[u32]]) -> Set {
        let mut set = Set {
            name: "made",
            articles: Vec::new(),
            notes: Vec::new(),
            words: Vec::new(),
            stories: Vec::new(),
            story: Vec::new(),
        };
        for (story, (size, words)) in sizes.iter().zip(words.iter().cycle()).enumerate() {
            set.stories.push((set.story.len()..set.story.len() + size).collect());
            set.story.extend(std::iter::repeat_n(story, *size));
            set.words.extend(std::iter::repeat_n(words.to_vec(), *size));
        }
        set
    }

    #[test]
    fn the_closest_stories_share_words() {
        let set = made_set(&[2; 12], &[&[1, 2, 3], &[7, 8, 9]]);
        let from: Vec<usize> = (0..12).collect();
        // A sample that holds no story with the same words is possible, and rare.
        let alike = (0..40).filter(|seed| {
            let picked = draw(&set, &from, 2, true, &mut Rng(*seed));
            picked.len() == 2 && picked[0] % 2 == picked[1] % 2
        });
        assert!(alike.count() >= 38);
    }

    #[test]
    fn drops_are_whole_stories_of_those_admitted() {
        let set = made_set(&[1, 2, 3].repeat(5), &[&[1], &[2]]);
        let admit = |s: usize| s.is_multiple_of(2);
        let drops = draw_drops(&set, admit, 3, true);
        let again = draw_drops(&set, admit, 3, true);
        assert!(drops.iter().map(|d| &d.articles).eq(again.iter().map(|d| &d.articles)));
        for drop in &drops {
            let stories: BTreeSet<usize> = drop.articles.iter().map(|&a| set.story[a]).collect();
            assert!(stories.iter().all(|&s| admit(s)) && stories.len() <= drop.size);
            let whole: usize = stories.iter().map(|&s| set.stories[s].len()).sum();
            assert_eq!(drop.articles.len(), whole);
        }
        let (undated, unknown) =
            (drops.iter().any(|d| !d.view.dated), drops.iter().any(|d| !d.view.language));
        assert!(undated && unknown);
        assert_eq!(drops.iter().filter(|d| d.size == 8).count(), 2, "the whole set twice");
    }

    #[test]
    fn a_note_is_the_beginning_of_a_text() {
        let text = "one  two\nthree ".repeat(40);
        for i in 0..50 {
            let words = beginning(i, &text).split_whitespace().count();
            assert!((NOTE_WORDS.0..=NOTE_WORDS.1).contains(&words), "{words}");
        }
        assert_eq!(beginning(3, "a few words"), "a few words");
    }

    #[test]
    fn folds_are_about_even() {
        let mut counts = [0usize; FOLDS];
        (0..3000).for_each(|story| counts[fold(story)] += 1);
        assert!(counts.iter().all(|n| (900..1100).contains(n)), "{counts:?}");
    }
}
