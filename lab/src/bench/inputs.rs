//! What the benchmark runs on: generated pages and articles, and where the labelled data is
//! present, saved pages and pages with planted copies. The same at every run.

use super::bytes;
use crate::jsonl::{Row, read_rows};
use crate::paths::labelled_data;
use crate::paths::made_pages::{self, Random};
use anyhow::Result;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use storysift::{Article, CleanArticle, clean};

/// Name and text.
pub type File = (String, String);

/// Generated text pages.
const TEXT_PAGES: usize = 1_000;
/// Generated HTML pages.
const HTML_PAGES: usize = 250;
/// Most saved HTML pages.
const MAX_SAVED: usize = 200;
/// Generated clean articles.
const ARTICLES: usize = 20_000;

/// Everything that is timed.
pub struct Inputs {
    /// Text pages, with copies and with several articles in a file.
    pub text: Vec<File>,
    /// Generated HTML pages.
    pub generated: Vec<File>,
    /// HTML pages as people saved them; none without the labelled data.
    pub saved: Vec<File>,
    /// Clean articles, some about the same event.
    pub articles: Vec<CleanArticle>,
    /// Pages with planted copies.
    pub planted: Option<Planted>,
}

impl Inputs {
    /// Generates and reads everything.
    pub fn load() -> Result<Inputs> {
        let eval = labelled_data();
        let saved = eval.join("extract/articles/html.jsonl.gz");
        let saved: Vec<Row> = if saved.is_file() { read_rows(&saved)? } else { Vec::new() };
        let saved = saved.into_iter().take(MAX_SAVED);
        let planted =
            eval.join("copies/text.jsonl.gz").is_file().then(|| Planted::read(&eval.join("copies")));
        Ok(Inputs {
            text: text_pages(TEXT_PAGES),
            generated: html_pages(HTML_PAGES),
            saved: saved.map(|row| (row.id + ".html", row.html.unwrap_or_default())).collect(),
            articles: articles(ARTICLES),
            planted: planted.transpose()?,
        })
    }
}

impl fmt::Display for Inputs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let megabytes = |files: &[File]| bytes(files) as f64 / 1e6;
        write!(f, "{} text pages of {:.1} MB, ", self.text.len(), megabytes(&self.text))?;
        write!(f, "{} generated HTML pages of {:.1} MB, ", self.generated.len(), megabytes(&self.generated))?;
        write!(f, "{} saved HTML pages of {:.1} MB, ", self.saved.len(), megabytes(&self.saved))?;
        let text: usize = self.articles.iter().map(|a| a.text.len()).sum();
        write!(f, "{} articles of {:.1} MB", self.articles.len(), text as f64 / 1e6)
    }
}

/// Pages with planted copies.
pub struct Planted {
    /// The pages.
    pages: Vec<File>,
    /// For each page a number that it shares with its copies.
    original: Vec<usize>,
}

#[derive(Deserialize)]
struct Pair {
    a: String,
    b: String,
}

impl Planted {
    fn read(folder: &Path) -> Result<Planted> {
        let rows: Vec<Row> = read_rows(&folder.join("text.jsonl.gz"))?;
        let gold: Vec<Pair> = read_rows(&folder.join("gold.jsonl.gz"))?;
        let place: BTreeMap<&str, usize> = rows.iter().enumerate().map(|(n, r)| (r.id.as_str(), n)).collect();
        let mut original: Vec<usize> = (0..rows.len()).collect();
        for Pair { a, b } in &gold {
            if let (Some(&a), Some(&b)) = (place.get(a.as_str()), place.get(b.as_str())) {
                let (a, b) = (original[a], original[b]);
                original.iter_mut().filter(|o| **o == a).for_each(|o| *o = b);
            }
        }
        let pages = rows.into_iter().map(|r| (r.id + ".txt", r.text.unwrap_or_default())).collect();
        Ok(Planted { pages, original })
    }

    /// The first article of each page that has one, and the number of its page.
    pub fn articles(&self) -> (Vec<usize>, Vec<Article>) {
        let lead = |(name, text): &File| clean(name, text.as_bytes()).articles.into_iter().next();
        self.pages.iter().enumerate().filter_map(|(at, page)| Some((at, lead(page)?))).unzip()
    }

    /// F1 of pairs of pages against all pairs of copies.
    pub fn f1(&self, pairs: &[(usize, usize)]) -> f64 {
        let right = pairs.iter().filter(|(a, b)| self.original.get(*a) == self.original.get(*b)).count();
        let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
        self.original.iter().for_each(|o| *sizes.entry(*o).or_default() += 1);
        let all: usize = sizes.values().map(|n| n * (n - 1) / 2).sum();
        2.0 * right as f64 / (pairs.len() + all).max(1) as f64
    }
}

/// All pairs of the members of each set, the smaller number first, in ascending order.
pub fn pairs(sets: &[Vec<u32>]) -> Vec<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    for set in sets {
        let others = |a: &u32| set.iter().filter(|b| *b > a).map(|b| (*a as usize, *b as usize)).collect();
        pairs.extend(set.iter().flat_map(|a| -> Vec<_> { others(a) }));
    }
    pairs.into_iter().collect()
}

/// One page in five begins with a random article of an earlier page; up to two follow it.
fn text_pages(count: usize) -> Vec<File> {
    let mut random = Random(1);
    let mut written = Vec::new();
    (0..count)
        .map(|n| {
            if written.len() < 8 || random.below(4) > 0 {
                let paragraphs = 6 + random.below(14);
                written.push(made_pages::article(&mut random, paragraphs));
            }
            let lead = if random.below(5) == 0 {
                random.pick(&written).clone()
            } else {
                written[written.len() - 1].clone()
            };
            let attached: Vec<_> = (0..random.below(3)).map(|_| random.pick(&written).clone()).collect();
            (format!("{n:05}.txt"), made_pages::page(&mut random, &lead, &attached))
        })
        .collect()
}

fn html_pages(count: usize) -> Vec<File> {
    let mut random = Random(2);
    (0..count)
        .map(|n| {
            let paragraphs = 6 + random.below(14);
            let lead = made_pages::article(&mut random, paragraphs);
            (format!("{n:05}.html"), made_pages::html(&mut random, &lead))
        })
        .collect()
}

/// Articles of one to six outlets about each of many events; one in eight is a copy.
fn articles(count: usize) -> Vec<CleanArticle> {
    let mut random = Random(3);
    let mut out: Vec<CleanArticle> = Vec::with_capacity(count);
    while out.len() < count {
        let (place, person) = (made_pages::name(&mut random), made_pages::name(&mut random));
        let thing = made_pages::name(&mut random);
        let day = 1 + random.below(28);
        for _ in 0..1 + random.below(6) {
            let sentences = |random: &mut Random, count: usize| {
                let all = (0..count).map(|_| made_pages::sentence(random, &place, &person, &thing));
                all.collect::<Vec<_>>().join(" ")
            };
            let text = match out.last() {
                Some(last) if random.below(8) == 0 => last.text.clone(),
                _ => (0..6).map(|_| sentences(&mut random, 3)).collect::<Vec<_>>().join("\n\n"),
            };
            out.push(
                CleanArticle::new(format!("{:05}.txt", out.len()), text)
                    .with_title(sentences(&mut random, 1))
                    .with_published(format!("2025-{:02}-{day:02}", 1 + random.below(12)))
                    .with_source(made_pages::name(&mut random)),
            );
        }
    }
    out.truncate(count);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_become_pairs_and_pairs_are_scored_against_planted_ones() {
        let found = pairs(&[vec![4, 1, 0], vec![2, 3]]);
        assert_eq!(found, [(0, 1), (0, 4), (1, 4), (2, 3)]);
        let planted = Planted { pages: Vec::new(), original: vec![0, 0, 2, 2, 4] };
        for (pairs, f1) in
            [(&[(0, 1), (2, 3)][..], 1.0), (&[(0, 1)], 2.0 / 3.0), (&[(0, 2)], 0.0), (&[], 0.0)]
        {
            assert!((planted.f1(pairs) - f1).abs() < 1e-12, "{pairs:?}");
        }
    }

    #[test]
    fn generated_inputs_are_the_same_at_every_run() {
        assert_eq!(text_pages(20), text_pages(20));
        assert_eq!(html_pages(3), html_pages(3));
        let texts = || articles(30).into_iter().map(|a| (a.name, a.text)).collect::<Vec<_>>();
        assert_eq!((texts().len(), texts()), (30, texts()));
    }
}
