//! The containers of a page and what stands in them: sums over each with all that it holds,
//! the innermost one around the article, and the blocks that look alike. Text that was
//! written in one go stands in one container and looks alike; furniture stands beside it,
//! in a branch of its own.

use crate::line::shape::Shape;
use crate::line::unit::Unit;
use crate::types::block;
use crate::types::block::{Markup, Tag};
use crate::util::sorted;

/// Sums over the lines of a container, or over lines that look alike.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sums {
    /// Words.
    pub words: u32,
    /// Words of prose.
    pub prose: u32,
    /// Words inside links.
    pub linked: f32,
    /// Lines.
    pub lines: u32,
    /// Paragraphs.
    pub paragraphs: u32,
    /// Lines with a furniture phrase.
    pub hits: u32,
}

impl Sums {
    fn add(&mut self, other: &Sums) {
        self.words += other.words;
        self.prose += other.prose;
        self.linked += other.linked;
        self.lines += other.lines;
        self.paragraphs += other.paragraphs;
        self.hits += other.hits;
    }

    fn line(shape: &Shape, markup: &Markup) -> Sums {
        Sums {
            words: shape.words,
            prose: if shape.is_prose() { shape.words } else { 0 },
            linked: markup.link_density * shape.words as f32,
            lines: 1,
            paragraphs: u32::from(matches!(markup.tag, Tag::Paragraph | Tag::Quote)),
            hits: u32::from(shape.class.is_some()),
        }
    }

    /// Share of the words inside links.
    pub fn link_density(&self) -> f32 {
        self.linked / self.words.max(1) as f32
    }

    /// Share of the words that are prose.
    pub fn prose_share(&self) -> f32 {
        self.prose as f32 / self.words.max(1) as f32
    }
}

/// The containers of a page, by number; an outer one has a lower number than what it holds.
pub struct Boxes {
    /// The one around each.
    outer: Vec<u32>,
    /// How many are around each.
    depth: Vec<u32>,
    /// Sums of the lines straight in each.
    own: Vec<Sums>,
    /// Sums of all lines in each.
    all: Vec<Sums>,
    /// Words of the best run in each.
    run: Vec<u32>,
    /// What each line looks like, as a number: its tag, depth and nearest class words.
    look: Vec<u32>,
    /// Sums of the lines of each look.
    looks: Vec<Sums>,
    /// The look with most prose inside the best run.
    main_look: Option<u32>,
    /// The container with most prose straight in it, and the depth of its first block.
    pub main: u32,
    pub main_depth: u16,
    /// The innermost container with most of the best run in it.
    pub article: u32,
}

/// Share of the best run that the article's container holds, in tenths.
const MOST: u32 = 7;

impl Boxes {
    /// The containers of a segment. `outer` tells for each the one around it; `run` is the
    /// best run of prose.
    pub fn of(units: &[Unit<'_>], shapes: &[Shape], outer: &[u32], run: (usize, usize)) -> Boxes {
        let last = units.iter().filter_map(|u| u.markup).map(|m| m.container as usize).max();
        let count = last.map_or(0, |last| last + 1);
        let outer: Vec<u32> =
            (0..count).map(|n| outer.get(n).copied().filter(|o| (*o as usize) < n).unwrap_or(0)).collect();
        let mut own = vec![Sums::default(); count];
        let mut in_run = vec![0; count];
        let mut first_depth = vec![None; count];
        // The looks are numbered in the order of their hashes.
        let hashes = sorted::places(units.iter().map(|unit| unit.markup.map_or(0, look)));
        let (mut look, mut looks) = (vec![0; units.len()], Vec::new());
        for same in hashes.chunk_by(|a, b| a.0 == b.0) {
            same.iter().for_each(|(_, line)| look[*line as usize] = looks.len() as u32);
            looks.push(Sums::default());
        }
        let mut run_looks: Vec<Option<u32>> = vec![None; looks.len()];
        for (at, (unit, shape)) in units.iter().zip(shapes).enumerate() {
            let Some(markup) = unit.markup else { continue };
            let look = look[at] as usize;
            let sums = Sums::line(shape, markup);
            let number = markup.container as usize;
            own[number].add(&sums);
            first_depth[number].get_or_insert(markup.depth);
            looks[look].add(&sums);
            if (run.0..run.1).contains(&at) {
                in_run[number] += shape.words;
                *run_looks[look].get_or_insert(0) += sums.prose;
            }
        }
        let (mut all, mut run, mut depth) = (own.clone(), in_run, vec![0; count]);
        for n in (1..count).rev() {
            let (inner, words) = (all[n], run[n]);
            all[outer[n] as usize].add(&inner);
            run[outer[n] as usize] += words;
        }
        for n in 1..count {
            depth[n] = depth[outer[n] as usize] + 1;
        }
        let main = (0..count).max_by_key(|n| (own[*n].prose, std::cmp::Reverse(*n))).unwrap_or(0);
        let most = run.first().map_or(0, |all| all * MOST / 10);
        let article = (0..count).filter(|n| run[*n] >= most).max_by_key(|n| (depth[*n], *n)).unwrap_or(0);
        let main_look = run_looks.iter().zip(0..).filter_map(|(prose, look)| Some(((*prose)?, look))).max();
        Boxes {
            main_depth: first_depth.get(main).copied().flatten().unwrap_or(0),
            main: main as u32,
            article: article as u32,
            outer,
            depth,
            own,
            all,
            run,
            look,
            looks,
            main_look: main_look.map(|(_, look)| look),
        }
    }

    /// The lines straight in a container.
    pub fn own(&self, number: u32) -> Sums {
        self.own.get(number as usize).copied().unwrap_or_default()
    }

    /// All lines in a container.
    pub fn all(&self, number: u32) -> Sums {
        self.all.get(number as usize).copied().unwrap_or_default()
    }

    /// Words of the best run in a container.
    pub fn run(&self, number: u32) -> u32 {
        self.run.get(number as usize).copied().unwrap_or_default()
    }

    /// The container around one.
    pub fn outer(&self, number: u32) -> u32 {
        self.outer.get(number as usize).copied().unwrap_or(0)
    }

    /// How many containers are around one.
    pub fn depth(&self, number: u32) -> u32 {
        self.depth.get(number as usize).copied().unwrap_or(0)
    }

    /// Where a container's way to the article's parts from it: the innermost container that
    /// holds both, and the branch of it that the container is in (itself when it is around
    /// the article).
    pub fn branch(&self, number: u32) -> (u32, u32) {
        let (mut branch, mut other) = (number, self.article);
        let mut at = number;
        while at != other {
            if at > other {
                (branch, at) = (at, self.outer(at));
            } else {
                other = self.outer(other);
            }
        }
        (at, if at == number { number } else { branch })
    }

    /// The innermost container, from one outwards, with at least so many words.
    pub fn with_words(&self, mut number: u32, words: u32) -> u32 {
        while number > 0 && self.all(number).words < words {
            number = self.outer(number);
        }
        number
    }

    /// The lines that look as a line does, and whether it looks as the article does.
    pub fn alike(&self, line: usize) -> (Sums, bool) {
        let look = self.look.get(line).copied().unwrap_or(0);
        (self.looks.get(look as usize).copied().unwrap_or_default(), Some(look) == self.main_look)
    }
}

/// What a block looks like: its tag, its depth and its nearest class words.
fn look(markup: &Markup) -> u64 {
    let tag = match markup.tag {
        Tag::Heading(level) => 32 + u64::from(level),
        tag => block::tag_number(tag).into(),
    };
    let start =
        (0xCBF2_9CE4_8422_2325 ^ tag ^ u64::from(markup.depth) << 8).wrapping_mul(0x0000_0100_0000_01B3);
    let bytes = markup.words.iter().take(6).flat_map(|w| w.bytes().chain([0]));
    bytes.fold(start, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::join::joins;
    use crate::line::line::lines;
    use crate::read::read;
    use crate::types::limits::Limits;

    const PAGE: &str = "<body><nav><a href=/>Home</a><a href=/n>News</a></nav><main>
        <div class=text><h1>Bridge stays open</h1>
        <p>The council voted on Monday night to keep the old bridge open for another year.
        <p>Repairs will begin in May and will cost about two million, said the mayor on the day.
        <div class=box><p><a href=/x>A ferry for the west bank is planned</a></p></div></div>
        <aside><p>Sign up for the letter that we send to all our readers on Sundays.</aside></main>";

    /// The containers of the page, and for each line its text and container.
    fn boxes() -> (Boxes, Vec<(String, u32)>) {
        let (document, blocks) = read("page.html", PAGE.as_bytes(), &Limits::default()).expect("a page");
        let joined = joins(&document, &blocks);
        let lines = lines(&document, &blocks, &joined);
        let units: Vec<Unit<'_>> = lines.iter().map(Unit::of).collect();
        let shapes: Vec<Shape> = units.iter().map(Shape::of).collect();
        let boxes = Boxes::of(&units, &shapes, &document.containers, (2, 5));
        let line = |l: &crate::line::line::Line<'_>| (l.text.to_owned(), l.markup.expect("markup").container);
        (boxes, lines.iter().map(line).collect())
    }

    #[test]
    fn the_article_is_the_innermost_container_of_its_prose() {
        let (boxes, lines) = boxes();
        let of = |start: &str| lines.iter().find(|l| l.0.starts_with(start)).expect("a line").1;
        assert_eq!(boxes.article, of("Repairs"));
        assert_eq!(boxes.all(0).lines as usize, lines.len(), "the page holds every line");
        assert!(boxes.all(boxes.article).lines > boxes.own(boxes.article).lines);
        assert_eq!(boxes.main, boxes.article);
    }

    #[test]
    fn furniture_stands_in_a_branch_of_its_own() {
        let (boxes, lines) = boxes();
        let of = |start: &str| lines.iter().find(|l| l.0.starts_with(start)).expect("a line").1;
        assert_eq!(boxes.branch(boxes.article), (boxes.article, boxes.article));
        let (meet, branch) = boxes.branch(of("A ferry"));
        assert_eq!((meet, boxes.all(branch).lines), (boxes.article, 1));
        assert_eq!(boxes.all(branch).link_density(), 1.0);
        let (meet, branch) = boxes.branch(of("Sign up"));
        assert!(meet < boxes.article && boxes.run(branch) == 0);
        assert!(boxes.depth(meet) < boxes.depth(boxes.article));
        assert_eq!(boxes.with_words(of("A ferry"), 20), boxes.article);
    }

    #[test]
    fn lines_of_the_article_look_alike() {
        let (boxes, lines) = boxes();
        let at = |start: &str| lines.iter().position(|l| l.0.starts_with(start)).expect("a line");
        let (alike, main) = boxes.alike(at("Repairs"));
        assert!(main && alike.lines == 2);
        assert!(!boxes.alike(at("Sign up")).1);
    }

    #[test]
    fn no_markup_is_no_trouble() {
        let boxes = Boxes::of(&[], &[], &[], (0, 0));
        assert_eq!((boxes.article, boxes.all(0).lines, boxes.branch(0)), (0, 0, (0, 0)));
    }
}
