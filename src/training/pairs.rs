//! What the trainer of the pair score needs to see: drops of clean articles as the score
//! sees them, and what a score makes of them. Not part of the public interface.

pub use crate::lexicon::background_idf::write as write_background;
pub use crate::story::pair_features::FEATURES;
pub use crate::story::pair_score::LEVELS;

use crate::copies;
use crate::copies::constraints;
use crate::fingerprint::Fingerprint;
use crate::lexicon::background_idf::share;
use crate::pipeline::clean_input::cleaned;
use crate::story::event_days;
use crate::story::pair_score::{Model, Scorer};
use crate::story::strangers::Strangers;
use crate::story::{Bounds, Scene, Seen, judge, linkage};
use crate::text::tokenizer::{HASH, NAME, NUMBER, codes};
use crate::types::options::CleanArticle;

/// An article as comparing sees it.
#[derive(Clone)]
pub struct Known(Fingerprint);

/// Reads an article once.
pub fn known(article: CleanArticle) -> Known {
    let cleaned = cleaned(article);
    Known(cleaned.articles.first().map(Fingerprint::of).unwrap_or_default())
}

/// The distinct words of a text, hashed as the background table wants them.
pub fn words(text: &str) -> Vec<u32> {
    let mut out: Vec<u32> = codes(text).into_iter().map(|c| c & HASH).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// A pair of articles that might tell one story.
pub struct Pair {
    /// The units of the pair.
    pub units: (u32, u32),
    /// What the score sees.
    pub features: [f32; FEATURES],
    /// It is worth a score.
    pub hope: bool,
    /// Its articles are strangers, whatever the score says.
    pub strangers: bool,
}

/// A drop, ready to be scored.
pub struct Lesson {
    /// The unit (an article with its copies) of each article.
    pub unit: Vec<u32>,
    /// Number of units.
    pub units: usize,
    /// The pairs of units that were looked at.
    pub pairs: Vec<Pair>,
}

/// What is known of the articles of a drop.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// Their dates.
    pub dated: bool,
    /// Their language: how common its words are, and that names are written with capitals.
    pub language: bool,
}

/// Makes a drop of articles.
pub fn lesson(articles: &[&Known], view: View) -> Lesson {
    let seen = |k: &&Known| {
        let known = Fingerprint { day: k.0.day.filter(|_| view.dated), ..k.0.clone() };
        if view.language { known } else { estranged(known) }
    };
    let prints: Vec<Fingerprint> = articles.iter().map(seen).collect();
    let prints: Vec<&Fingerprint> = prints.iter().collect();
    let found = copies::sets(&prints, None, &constraints::Said::default(), usize::MAX);
    let mut keeper: Vec<u32> = (0..prints.len() as u32).collect();
    for set in &found.sets {
        set.iter().for_each(|c| keeper[c.item as usize] = set[0].item);
    }
    let keepers: Vec<u32> = (0..prints.len() as u32).filter(|&i| keeper[i as usize] == i).collect();
    let unit = keeper.iter().map(|k| keepers.binary_search(k).unwrap_or(0) as u32).collect();
    let kept: Vec<&Fingerprint> =
        keepers.iter().map(|i| found.heads.get(i).unwrap_or(prints[*i as usize])).collect();
    let scene = Scene::new(&kept);
    let bounds =
        Bounds { places: (0..keepers.len() as u32).map(|i| (i, false)).collect(), ..Bounds::default() };
    let mut pairs = Vec::new();
    let mut strangers = Strangers::new(&scene.vectors);
    scene.each(&bounds, true, |seen| {
        let Seen { pair, hope, kin, features } = seen;
        let strangers = hope && strangers.are(pair, f32::MAX, kin);
        pairs.push(Pair { units: pair, features: *features, hope, strangers });
    });
    Lesson { unit, units: keepers.len(), pairs }
}

/// An article as one of a language of which no more than the stop words and the names of days
/// are known, and which writes names as any other word.
fn estranged(print: Fingerprint) -> Fingerprint {
    let strange = |codes: Vec<u32>| {
        let known = |c: u32| c & NUMBER != 0 || share(c & HASH) > 0.1 || event_days::is_word(c & HASH);
        codes.into_iter().map(|c| if known(c) { c & !NAME } else { (c ^ 0x2aaa_aaaa) & !NAME }).collect()
    };
    Fingerprint {
        title: strange(print.title),
        standfirst: strange(print.standfirst),
        body: strange(print.body),
        ..print
    }
}

/// Groups the articles of a drop by a model (the bytes of its file): the story of each.
pub fn grouped(lesson: &Lesson, model: &[u8], bar: f32) -> Vec<u32> {
    let model = Model::read(model);
    let mut scorer = Scorer::new(&model);
    let worth = || lesson.pairs.iter().filter(|p| p.hope);
    worth().for_each(|p| scorer.push(&p.features));
    let said: Vec<(f32, bool)> = scorer.finish().into_iter().zip(worth().map(|p| p.strangers)).collect();
    let others = lesson.pairs.len() - said.len();
    let scored = judge(said, others);
    let scores: Vec<(u32, u32, f32)> = worth().zip(scored).map(|(p, s)| (p.units.0, p.units.1, s)).collect();
    let stories = linkage::group(lesson.units, &scores, &[], &[], bar);
    let mut of = vec![0; lesson.units];
    for (s, members) in stories.iter().enumerate() {
        members.iter().for_each(|&u| of[u as usize] = s as u32);
    }
    lesson.unit.iter().map(|&u| of[u as usize]).collect()
}
