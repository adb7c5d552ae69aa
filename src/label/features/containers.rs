//! The containers of a page (its nested elements) and what stands in them.
//!
//! In: the lines of a page, their shapes, and for each container the one around it. Out: sums over
//! each container, the innermost one around the article, and sums over the lines that look the same.
//! The text of an article stands in one container and looks the same; furniture stands in another
//! branch. Decides nothing.

use crate::label::features::line_sums::LineSums;
use crate::label::features::look::look;
use crate::line::line::Line;
use crate::line::shape::Shape;
use crate::util::sorted;
use std::cmp::Reverse;

/// Tenths of the words of the best run that the article's container holds at least.
const MIN_RUN_TENTHS: u32 = 7;

/// The containers of a page by number; an outer one has a lower number than those that it holds.
/// Container 0 is the page.
pub struct Containers {
    /// For each, the one around it.
    outer: Vec<u32>,
    /// For each, how many are around it.
    depth: Vec<u32>,
    /// LineSums of the lines straight in each.
    own: Vec<LineSums>,
    /// LineSums of all lines in each.
    all: Vec<LineSums>,
    /// Words of the best run in each.
    run: Vec<u32>,
    /// For each line, the number of its look, see [`look`].
    look_of: Vec<u32>,
    /// LineSums of the lines of each look.
    looks: Vec<LineSums>,
    /// The look with the most prose inside the best run.
    main_look: Option<u32>,
    /// The container with the most prose straight in it.
    pub main: u32,
    /// Depth of the first block of `main`.
    pub main_depth: u16,
    /// The innermost container with [`MIN_RUN_TENTHS`] of the words of the best run in it.
    pub article: u32,
}

impl Containers {
    /// The containers of a page. `outer` holds for each the one around it; `run` is the best run of
    /// prose: its first line and the line behind its last.
    pub fn of(lines: &[Line<'_>], shapes: &[Shape], outer: &[u32], run: (usize, usize)) -> Containers {
        let last = lines.iter().filter_map(|l| l.markup).map(|m| m.container as usize).max();
        let count = last.map_or(0, |last| last + 1);
        let outer: Vec<u32> =
            (0..count).map(|n| outer.get(n).copied().filter(|o| (*o as usize) < n).unwrap_or(0)).collect();
        let mut own = vec![LineSums::default(); count];
        let mut in_run = vec![0; count];
        let mut first_depth = vec![None; count];
        // The looks are numbered in the order of their hashes.
        let hashes = sorted::sorted_with_positions(lines.iter().map(|line| line.markup.map_or(0, look)));
        let (mut look_of, mut looks) = (vec![0; lines.len()], Vec::new());
        for same in hashes.chunk_by(|a, b| a.0 == b.0) {
            same.iter().for_each(|(_, line)| look_of[*line as usize] = looks.len() as u32);
            looks.push(LineSums::default());
        }
        let mut run_looks: Vec<Option<u32>> = vec![None; looks.len()];
        for (at, (line, shape)) in lines.iter().zip(shapes).enumerate() {
            let Some(markup) = line.markup else { continue };
            let look = look_of[at] as usize;
            let sums = LineSums::of(shape, markup);
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
        let main = (0..count).max_by_key(|n| (own[*n].prose, Reverse(*n))).unwrap_or(0);
        let least = run.first().map_or(0, |all| all * MIN_RUN_TENTHS / 10);
        let article = (0..count).filter(|n| run[*n] >= least).max_by_key(|n| (depth[*n], *n)).unwrap_or(0);
        let main_look = run_looks.iter().zip(0..).filter_map(|(prose, look)| Some(((*prose)?, look))).max();
        Containers {
            main_depth: first_depth.get(main).copied().flatten().unwrap_or(0),
            main: main as u32,
            article: article as u32,
            outer,
            depth,
            own,
            all,
            run,
            look_of,
            looks,
            main_look: main_look.map(|(_, look)| look),
        }
    }

    /// The lines straight in a container.
    pub fn own(&self, number: u32) -> LineSums {
        self.own.get(number as usize).copied().unwrap_or_default()
    }

    /// All lines in a container.
    pub fn all(&self, number: u32) -> LineSums {
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

    /// The innermost container that holds both this one and the article's, and the branch of it that
    /// this one is in: its child on the way down, or itself when it is around the article.
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

    /// Sums over the lines that look as line number `line` does, and whether the article looks so.
    pub fn look(&self, line: usize) -> (LineSums, bool) {
        let look = self.look_of.get(line).copied().unwrap_or(0);
        (self.looks.get(look as usize).copied().unwrap_or_default(), Some(look) == self.main_look)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::join::joined_blocks;
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
    fn containers() -> (Containers, Vec<(String, u32)>) {
        let (document, blocks) = read("page.html", PAGE.as_bytes(), &Limits::default()).expect("a page");
        let joined = joined_blocks(&document, &blocks);
        let lines = lines(&document, &blocks, &joined);
        let shapes: Vec<Shape> = lines.iter().map(Shape::of).collect();
        let containers = Containers::of(&lines, &shapes, &document.containers, (2, 5));
        let line = |l: &Line<'_>| (l.text.to_owned(), l.markup.expect("markup").container);
        (containers, lines.iter().map(line).collect())
    }

    #[test]
    fn the_article_is_the_innermost_container_of_its_prose() {
        let (containers, lines) = containers();
        let of = |start: &str| lines.iter().find(|l| l.0.starts_with(start)).expect("a line").1;
        assert_eq!(containers.article, of("Repairs"));
        assert_eq!(containers.all(0).lines as usize, lines.len(), "the page holds every line");
        assert!(containers.all(containers.article).lines > containers.own(containers.article).lines);
        assert_eq!(containers.main, containers.article);
    }

    #[test]
    fn furniture_stands_in_a_branch_of_its_own() {
        let (containers, lines) = containers();
        let of = |start: &str| lines.iter().find(|l| l.0.starts_with(start)).expect("a line").1;
        assert_eq!(containers.branch(containers.article), (containers.article, containers.article));
        let (meet, branch) = containers.branch(of("A ferry"));
        assert_eq!((meet, containers.all(branch).lines), (containers.article, 1));
        assert_eq!(containers.all(branch).link_density(), 1.0);
        let (meet, branch) = containers.branch(of("Sign up"));
        assert!(meet < containers.article && containers.run(branch) == 0);
        assert!(containers.depth(meet) < containers.depth(containers.article));
        assert_eq!(containers.with_words(of("A ferry"), 20), containers.article);
    }

    #[test]
    fn lines_of_the_article_look_the_same() {
        let (containers, lines) = containers();
        let at = |start: &str| lines.iter().position(|l| l.0.starts_with(start)).expect("a line");
        let (same, main) = containers.look(at("Repairs"));
        assert!(main && same.lines == 2);
        assert!(!containers.look(at("Sign up")).1);
    }

    #[test]
    fn no_markup_is_no_trouble() {
        let containers = Containers::of(&[], &[], &[], (0, 0));
        assert_eq!((containers.article, containers.all(0).lines, containers.branch(0)), (0, 0, (0, 0)));
    }
}
