//! What the benchmark runs on: pages that it makes itself, and where the labelled data is
//! beside the project, saved pages and pages with planted copies.

use super::bytes;
use super::made::{self, Random};
use crate::quality::shared;
use crate::rows::{Row, read_rows};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use storysift::{Article, CleanArticle, clean};

/// Name and text.
pub type File = (String, String);

const TEXT: usize = 1_000;
const MADE: usize = 250;
const SAVED: usize = 200;
const ARTICLES: usize = 20_000;

/// All of it.
pub struct Inputs {
    /// Text pages with copies and glued articles, as a drop has them.
    pub text: Vec<File>,
    /// Made HTML pages.
    pub made: Vec<File>,
    /// HTML pages as they were saved; none without the labelled data.
    pub saved: Vec<File>,
    /// Clean articles, some about the same event.
    pub articles: Vec<CleanArticle>,
    /// Pages with planted copies.
    pub planted: Option<Planted>,
}

impl Inputs {
    /// Makes and reads everything.
    pub fn make() -> Result<Inputs, String> {
        let eval = shared().join("eval");
        let saved = eval.join("extract/articles/html.jsonl.gz");
        let saved: Vec<Row> = if saved.is_file() { read_rows(&saved)? } else { Vec::new() };
        let saved = saved.into_iter().take(SAVED);
        let planted =
            eval.join("copies/text.jsonl.gz").is_file().then(|| Planted::read(&eval.join("copies")));
        Ok(Inputs {
            text: text_pages(TEXT),
            made: html_pages(MADE),
            saved: saved.map(|row| (row.id + ".html", row.html.unwrap_or_default())).collect(),
            articles: articles(ARTICLES),
            planted: planted.transpose()?,
        })
    }
}

impl fmt::Display for Inputs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mega = |files: &[File]| bytes(files) as f64 / 1e6;
        write!(f, "{} text pages of {:.1} MB, ", self.text.len(), mega(&self.text))?;
        write!(f, "{} made HTML pages of {:.1} MB, ", self.made.len(), mega(&self.made))?;
        write!(f, "{} saved HTML pages of {:.1} MB, ", self.saved.len(), mega(&self.saved))?;
        let text: usize = self.articles.iter().map(|a| a.text.len()).sum();
        write!(f, "{} articles of {:.1} MB", self.articles.len(), text as f64 / 1e6)
    }
}

/// Pages with planted copies, and which are copies of the same page.
pub struct Planted {
    /// The pages.
    pub pages: Vec<File>,
    /// For each page the number of its original.
    original: Vec<usize>,
}

#[derive(Deserialize)]
struct Pair {
    a: String,
    b: String,
}

impl Planted {
    fn read(folder: &std::path::Path) -> Result<Planted, String> {
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

    /// The pages' own articles, and of which page each is.
    pub fn articles(&self) -> (Vec<usize>, Vec<Article>) {
        let lead = |(name, text): &File| clean(name, text.as_bytes()).articles.into_iter().next();
        self.pages.iter().enumerate().filter_map(|(at, page)| Some((at, lead(page)?))).unzip()
    }

    /// F1 of pairs of pages, against all pairs of copies of the same page.
    pub fn f1(&self, pairs: &[(usize, usize)]) -> f64 {
        let right = pairs.iter().filter(|(a, b)| self.original.get(*a) == self.original.get(*b)).count();
        let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
        self.original.iter().for_each(|o| *sizes.entry(*o).or_default() += 1);
        let all: usize = sizes.values().map(|n| n * (n - 1) / 2).sum();
        2.0 * right as f64 / (pairs.len() + all).max(1) as f64
    }
}

/// All pairs of each set, the smaller number first.
pub fn pairs(sets: &[Vec<u32>]) -> Vec<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    for set in sets {
        let others = |a: &u32| set.iter().filter(|b| *b > a).map(|b| (*a as usize, *b as usize)).collect();
        pairs.extend(set.iter().flat_map(|a| -> Vec<_> { others(a) }));
    }
    pairs.into_iter().collect()
}

fn text_pages(count: usize) -> Vec<File> {
    let mut random = Random(1);
    let mut made = Vec::new();
    (0..count)
        .map(|n| {
            if made.len() < 8 || random.below(4) > 0 {
                let paragraphs = 6 + random.below(14);
                made.push(made::article(&mut random, paragraphs));
            }
            let lead =
                if random.below(5) == 0 { random.pick(&made).clone() } else { made[made.len() - 1].clone() };
            let attached: Vec<_> = (0..random.below(3)).map(|_| random.pick(&made).clone()).collect();
            (format!("{n:05}.txt"), made::page(&mut random, &lead, &attached))
        })
        .collect()
}

fn html_pages(count: usize) -> Vec<File> {
    let mut random = Random(2);
    (0..count)
        .map(|n| {
            let paragraphs = 6 + random.below(14);
            let lead = made::article(&mut random, paragraphs);
            (format!("{n:05}.html"), made::html(&mut random, &lead))
        })
        .collect()
}

/// Articles of one to six outlets about each of many events; one in eight is a copy.
fn articles(count: usize) -> Vec<CleanArticle> {
    let mut random = Random(3);
    let mut out: Vec<CleanArticle> = Vec::with_capacity(count);
    while out.len() < count {
        let (place, person) = (made::name(&mut random), made::name(&mut random));
        let thing = made::name(&mut random);
        let day = 1 + random.below(28);
        for _ in 0..1 + random.below(6) {
            let told = |random: &mut Random, sentences: usize| {
                let all: Vec<String> =
                    (0..sentences).map(|_| made::sentence(random, &place, &person, &thing)).collect();
                all.join(" ")
            };
            let text = match out.last() {
                Some(last) if random.below(8) == 0 => last.text.clone(),
                _ => (0..6).map(|_| told(&mut random, 3)).collect::<Vec<_>>().join("\n\n"),
            };
            out.push(CleanArticle {
                name: format!("{:05}.txt", out.len()),
                text,
                title: Some(told(&mut random, 1)),
                published: Some(format!("2025-{:02}-{day:02}", 1 + random.below(12))),
                source: Some(made::name(&mut random)),
            });
        }
    }
    out.truncate(count);
    out
}
