//! Interface for training the pair score.
//!
//! In: collections of clean articles. Out: candidate pairs with their features, and the stories that a model
//! makes of them. Not part of the public interface.

pub use crate::lexicon::background_idf::write as write_background;
pub use crate::ml::trees::LEVELS;
pub use crate::story::pair_features::{FEATURES, NAMES};
pub use crate::story::second_look::{FEATURES as SECOND_FEATURES, NAMES as SECOND_NAMES};

use crate::copies;
use crate::copies::constraints::CopyConstraints;
use crate::fingerprint::Fingerprint;
use crate::lexicon::background_idf::share;
use crate::ml::trees::Trees;
use crate::pipeline::clean_input::clean_input;
use crate::story::clusters::cluster_scored;
use crate::story::collection::{Collection, PairView};
use crate::story::constraints::Constraints;
use crate::story::event_days::is_date_word;
use crate::story::pair_score::{PairModel, PairScorer};
use crate::story::prior_shift::adjusted_scores;
use crate::story::second_look::{for_each_row, mean_logits, plain_features};
use crate::story::unrelated::UnrelatedPairs;
use crate::text::tokenizer::{HASH, NAME, NUMBER, codes};
use crate::types::options::CleanArticle;

/// Share of general news texts from which a word is a stop word, 0 to 1.
const MIN_STOP_WORD_SHARE: f32 = 0.1;
/// Bits that turn the hash of a word into one of an unknown word.
const UNKNOWN_WORD: u32 = 0x2aaa_aaaa;

/// The fingerprint of an article.
#[derive(Clone)]
pub struct Known(Fingerprint);

/// Makes the fingerprint of an article.
pub fn known(article: CleanArticle) -> Known {
    let cleaned = clean_input(article);
    Known(cleaned.articles.first().map(Fingerprint::of).unwrap_or_default())
}

/// The distinct words of a text, hashed as in the background table.
pub fn words(text: &str) -> Vec<u32> {
    let mut out: Vec<u32> = codes(text).into_iter().map(|c| c & HASH).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// A candidate pair.
pub struct Pair {
    /// The units of the pair.
    pub units: (u32, u32),
    /// Its features.
    pub features: [f32; FEATURES],
    /// It is worth a score.
    pub hope: bool,
    /// Its articles are unrelated, whatever the score says.
    pub strangers: bool,
}

/// A collection, ready to be scored.
pub struct Lesson {
    /// The unit (an article with its copies) of each article.
    pub unit: Vec<u32>,
    /// Number of units.
    pub units: usize,
    /// The pairs of units that were looked at.
    pub pairs: Vec<Pair>,
}

/// What the score may know of the articles of a collection.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// Their dates.
    pub dated: bool,
    /// Their language: the frequency of its words, and that names begin with capitals.
    pub language: bool,
}

/// Makes a collection of articles.
pub fn lesson(articles: &[&Known], view: View) -> Lesson {
    let seen = |k: &&Known| {
        let known = Fingerprint { day: k.0.day.filter(|_| view.dated), ..k.0.clone() };
        if view.language { known } else { as_unknown_language(known) }
    };
    let prints: Vec<Fingerprint> = articles.iter().map(seen).collect();
    let prints: Vec<&Fingerprint> = prints.iter().collect();
    let found = copies::sets(&prints, None, &CopyConstraints::default(), usize::MAX);
    let mut keeper: Vec<u32> = (0..prints.len() as u32).collect();
    for set in &found.sets {
        set.iter().for_each(|c| keeper[c.item as usize] = set[0].item);
    }
    let keepers: Vec<u32> = (0..prints.len() as u32).filter(|&i| keeper[i as usize] == i).collect();
    let unit = keeper.iter().map(|k| keepers.binary_search(k).unwrap_or(0) as u32).collect();
    let kept: Vec<&Fingerprint> =
        keepers.iter().map(|i| found.headings.get(i).unwrap_or(prints[*i as usize])).collect();
    let collection = Collection::new(&kept);
    let constraints = Constraints {
        places: (0..keepers.len() as u32).map(|i| (i, false)).collect(),
        ..Constraints::default()
    };
    let mut pairs = Vec::new();
    let mut unrelated = UnrelatedPairs::new(&collection.vectors);
    collection.for_each_pair(&constraints, true, |view| {
        let PairView { pair, worth_scoring: hope, relatedness, features } = view;
        let strangers = hope && unrelated.contains(pair, f32::MAX, relatedness);
        pairs.push(Pair { units: pair, features: *features, hope, strangers });
    });
    Lesson { unit, units: keepers.len(), pairs }
}

/// An article as if in an unknown language: only stop words and date words are known, and names are written
/// as other words.
fn as_unknown_language(print: Fingerprint) -> Fingerprint {
    let strange = |codes: Vec<u32>| {
        let known =
            |c: u32| c & NUMBER != 0 || share(c & HASH) > MIN_STOP_WORD_SHARE || is_date_word(c & HASH);
        codes.into_iter().map(|c| if known(c) { c & !NAME } else { (c ^ UNKNOWN_WORD) & !NAME }).collect()
    };
    Fingerprint {
        title: strange(print.title),
        standfirst: strange(print.standfirst),
        body: strange(print.body),
        ..print
    }
}

/// A pair in the second look.
pub struct SecondPair {
    /// The units of the pair.
    pub units: (u32, u32),
    /// Its features.
    pub features: [f32; SECOND_FEATURES],
}

/// The pairs of a collection that are worth a score, with what a score knows of them.
struct Scored {
    units: Vec<(u32, u32)>,
    strangers: Vec<bool>,
    /// Log odds of the first look.
    first: Vec<f32>,
    /// Pairs that are not worth a score.
    skipped: usize,
}

impl Scored {
    fn new(lesson: &Lesson, first: &Trees) -> Self {
        let model = PairModel::new(first);
        let mut scorer = PairScorer::new(&model);
        let worth = || lesson.pairs.iter().filter(|p| p.hope);
        worth().for_each(|p| scorer.push(&p.features));
        let units: Vec<(u32, u32)> = worth().map(|p| p.units).collect();
        let skipped = lesson.pairs.len() - units.len();
        Scored { units, strangers: worth().map(|p| p.strangers).collect(), first: scorer.finish(), skipped }
    }

    /// Scores adapted to the collection.
    fn adjusted(&self, logits: &[f32]) -> Vec<f32> {
        adjusted_scores(logits.iter().copied().zip(self.strangers.iter().copied()).collect(), self.skipped)
    }
}

/// The features that the second look has of the pairs of a collection, after a first one by this model.
pub fn second_pairs(lesson: &Lesson, first: &Trees) -> Vec<SecondPair> {
    let scored = Scored::new(lesson, first);
    let plain: Vec<_> = lesson.pairs.iter().filter(|p| p.hope).map(|p| plain_features(&p.features)).collect();
    let mut rows = Vec::new();
    let scores = scored.adjusted(&scored.first);
    for_each_row(lesson.units, &scored.units, &scores, &plain, |row| rows.push(*row));
    scored.units.into_iter().zip(rows).map(|(units, features)| SecondPair { units, features }).collect()
}

/// Groups the articles of a collection by the models of both looks, as the engine does at each looseness:
/// for each the story of each article.
pub fn grouped(lesson: &Lesson, (first, second): (&Trees, &Trees), looseness: &[f32]) -> Vec<Vec<u32>> {
    let scored = Scored::new(lesson, first);
    let plain: Vec<_> = lesson.pairs.iter().filter(|p| p.hope).map(|p| plain_features(&p.features)).collect();
    let scores = scored.adjusted(&scored.first);
    let second = PairModel::new(second);
    let logits = mean_logits(lesson.units, &scored.units, &scored.first, &scores, &plain, &second);
    let scores = scored.adjusted(&logits);
    let scores: Vec<(u32, u32, f32)> =
        scored.units.iter().zip(scores).map(|(&(a, b), score)| (a, b, score)).collect();
    let group = |&looseness: &f32| {
        let constraints = Constraints { looseness, ..Constraints::default() };
        let stories = cluster_scored(lesson.units, scores.clone(), &constraints).stories;
        let mut of = vec![0; lesson.units];
        for (s, members) in stories.iter().enumerate() {
            members.iter().for_each(|&u| of[u as usize] = s as u32);
        }
        lesson.unit.iter().map(|&u| of[u as usize]).collect()
    };
    looseness.iter().map(group).collect()
}
