//! A grouping that takes over what the one before left equals one that is made as a whole, to the last bit: after
//! files were added and removed in any order and any batches.

use crate::corpus::Corpus;
use crate::pipeline::clean::Cleaned;
use crate::types::options::{CleanArticle, Options};
use std::collections::BTreeSet;

/// Random numbers by a linear congruence.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    /// A word of the language, common ones drawn more often.
    fn word(&mut self) -> String {
        let most = [6, 40, 300, 2000][self.below(4)];
        format!("word{}", self.below(most))
    }
}

/// Articles of stories with names of their own; some are copies of others, some stand behind one notice.
fn articles(random: &mut Random, count: usize) -> Vec<CleanArticle> {
    let mut out: Vec<CleanArticle> = Vec::new();
    while out.len() < count {
        let story = random.below(count / 6);
        let day = story % 27 + 1;
        let sentence = |random: &mut Random| -> String {
            let words: Vec<String> = (0..10)
                .map(|_| match random.below(2) {
                    0 => format!("Name{}", story * 4 + random.below(4)),
                    _ => random.word(),
                })
                .collect();
            words.join(" ") + ". "
        };
        let mut text: String = (0..4 + random.below(5)).map(|_| sentence(random)).collect();
        if !out.is_empty() && random.below(6) == 0 {
            text.clone_from(&out[random.below(out.len())].text);
            if random.below(2) == 1 {
                text += &sentence(random);
            }
        }
        if random.below(20) == 0 {
            text = "Please sign in to go on reading what our desk has found out for you today.".to_owned();
        }
        out.push(CleanArticle {
            name: format!("{:03}.txt", random.below(count * 3)),
            text,
            title: Some(sentence(random)),
            published: (random.below(4) > 0).then(|| format!("2025-05-{day:02}")),
            source: (random.below(3) > 0).then(|| format!("Outlet {}", random.below(6))),
        });
    }
    out
}

/// A corpus that keeps stories of any number of articles.
fn corpus() -> Corpus {
    let mut corpus = Corpus::new(Options::default());
    corpus.grouping.kept.min_units = 1;
    corpus
}

/// All that grouping gives.
fn outcome(corpus: &mut Corpus) -> String {
    let (copies, stories) = (corpus.copies().to_vec(), corpus.stories().to_vec());
    format!("{copies:#?}\n{stories:#?}\n{:#?}", corpus.doubts(50))
}

#[test]
fn what_is_kept_changes_nothing() {
    for seed in 0..4 {
        let mut random = Random(seed);
        let all = articles(&mut random, 240);
        let mut grown = corpus();
        let mut here: BTreeSet<usize> = BTreeSet::new();
        for step in 0..12 {
            let batch = [1, 3, 40][random.below(3)];
            for _ in 0..if step == 0 { 150 } else { batch } {
                let n = random.below(all.len());
                if random.below(4) > 0 {
                    here.insert(n);
                    grown.add_clean(all[n].clone());
                } else if here.remove(&n) {
                    let file = |corpus: &mut Corpus| {
                        let text = |(id, page): (&str, Cleaned)| (id.to_owned(), page.document.text);
                        corpus.pages().map(text).collect::<Vec<_>>()
                    };
                    let mut alone = corpus();
                    alone.add_clean(all[n].clone());
                    let text = file(&mut alone).remove(0).1;
                    let of_name = |id: &str| id.split('~').next() == Some(&all[n].name);
                    let found = file(&mut grown).into_iter().find(|(id, t)| of_name(id) && *t == text);
                    assert!(grown.remove(&found.expect("it is here").0));
                }
            }
            if step % 5 == 4 {
                grown.tune(0.4);
                grown.stories();
                grown.tune(0.0);
            }
            let mut whole = corpus();
            here.iter().for_each(|n| drop(whole.add_clean(all[*n].clone())));
            let (found, expected) = (outcome(&mut grown), outcome(&mut whole));
            if found != expected {
                let at = found.lines().zip(expected.lines()).position(|(a, b)| a != b).unwrap_or(0);
                let near = |text: &str| {
                    text.lines().skip(at.saturating_sub(12)).take(20).collect::<Vec<_>>().join("\n")
                };
                panic!("seed {seed}, step {step}:\n{}\n-- not --\n{}", near(&found), near(&expected));
            }
        }
        let largest = grown.stories().iter().map(|s| s.articles.len()).max();
        assert!(grown.copies().len() > 5 && largest > Some(2), "{} {largest:?}", grown.copies().len());
    }
}
