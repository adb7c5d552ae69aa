//! Measures the [features](crate::label::features::names) that markup adds to a line: its tag and
//! class words, its containers, and the lines that look the same.
//!
//! In: the markup of a line and the containers of the page. Out: features in a row. Decides nothing.

use crate::label::features::containers::Containers;
use crate::label::features::line_sums::LineSums;
use crate::label::features::names::{COUNT, Feature};
use crate::line::line::Line;
use crate::ml::features::RowWriter;
use crate::types::block::{Markup, tag_number};

/// Words of the innermost container that counts as the near one.
const MIN_NEAR_WORDS: u32 = 60;

/// First features of a container with all that it holds, from the innermost outwards.
const LEVELS: [Feature; 4] = [
    Feature::ContainerShareOfPageProse,
    Feature::OuterShareOfPageProse,
    Feature::SecondOuterShareOfPageProse,
    Feature::ThirdOuterShareOfPageProse,
];

type Writer<'r> = RowWriter<'r, COUNT>;

/// What the markup says of line `at`, which has so many `words` and class words of such `kinds`.
pub fn write_markup(
    row: &mut Writer<'_>,
    markup: &Markup,
    kinds: &[u32],
    words: u32,
    containers: &Containers,
    at: usize,
) {
    row.flag(Feature::HasMarkup, true);
    row.set(Feature::LinkDensity, markup.link_density);
    row.set(Feature::LinkedWords, markup.link_density * words as f32);
    row.count(Feature::Tag, tag_number(markup.tag));
    row.count(Feature::Depth, u32::from(markup.depth));
    row.flag(Feature::InArticle, markup.in_article);
    row.flag(Feature::InFurniture, markup.in_furniture);
    row.set_from(Feature::ClassOfArticle, kinds.iter().map(|kind| *kind as f32));
    write_containers(row, markup, containers);
    write_branch(row, markup.container, containers);
    write_look(row, containers, at);
}

/// What the markup says of the lines next to line `at`.
pub fn write_neighbours(row: &mut Writer<'_>, markup: &Markup, lines: &[Line<'_>], at: usize) {
    let near = |by: isize| at.checked_add_signed(by).and_then(|i| lines.get(i)).and_then(|l| l.markup);
    for (first, by) in [(Feature::LinkDensityAbove, -1), (Feature::LinkDensityBelow, 1)] {
        let flag = |is: bool| f32::from(u8::from(is));
        let values = near(by).map_or([-1.0, 0.0, 0.0], |o| {
            [o.link_density, flag(o.container == markup.container), flag(o.tag == markup.tag)]
        });
        row.set_from(first, values);
    }
}

/// Words of prose as a share of those of the page.
fn share_of_page(words: u32, containers: &Containers) -> f32 {
    words as f32 / containers.all(0).prose.max(1) as f32
}

/// Number of things as a share of the lines.
fn per_line(count: u32, sums: &LineSums) -> f32 {
    count as f32 / sums.lines.max(1) as f32
}

/// Its containers.
fn write_containers(row: &mut Writer<'_>, markup: &Markup, containers: &Containers) {
    let own = containers.own(markup.container);
    row.count(Feature::ContainerWords, own.words);
    row.count(Feature::ContainerProseWords, own.prose);
    row.set(Feature::ContainerLinkDensity, own.link_density());
    row.set(Feature::ContainerProseShare, own.prose_share());
    row.set(Feature::ContainerParagraphShare, per_line(own.paragraphs, &own));
    row.flag(Feature::InMainContainer, markup.container == containers.main);
    row.set(Feature::DepthBelowMain, f32::from(markup.depth) - f32::from(containers.main_depth));
    let mut number = markup.container;
    for first in LEVELS {
        let all = containers.all(number);
        let prose = share_of_page(all.prose, containers);
        row.set_from(first, [prose, all.link_density(), all.prose_share(), all.lines as f32]);
        number = containers.outer(number);
    }
    let near = containers.all(containers.with_words(markup.container, MIN_NEAR_WORDS));
    row.count(Feature::NearWords, near.words);
    row.set(Feature::NearLinkDensity, near.link_density());
    row.set(Feature::NearProseShare, near.prose_share());
    row.set(Feature::NearPhraseShare, per_line(near.phrases, &near));
    row.set(Feature::NearParagraphShare, per_line(near.paragraphs, &near));
}

/// Where the way to the container parts from the way to the article, and the article's container.
fn write_branch(row: &mut Writer<'_>, container: u32, containers: &Containers) {
    let (fork, branch) = containers.branch(container);
    let side = containers.all(branch);
    row.count(Feature::ForkAboveArticle, containers.depth(containers.article) - containers.depth(fork));
    row.count(Feature::ForkAboveLine, containers.depth(container) - containers.depth(fork));
    row.count(Feature::BranchWords, side.words);
    row.set(Feature::BranchShareOfPageProse, share_of_page(side.prose, containers));
    row.set(Feature::BranchLinkDensity, side.link_density());
    row.set(Feature::BranchProseShare, side.prose_share());
    row.count(Feature::BranchLines, side.lines);
    row.set(Feature::BranchPhraseShare, per_line(side.phrases, &side));
    row.set(Feature::BranchParagraphShare, per_line(side.paragraphs, &side));
    let run = containers.run(branch) as f32 / containers.run(0).max(1) as f32;
    row.set(Feature::BranchShareOfBestRun, run);
    let article = containers.all(containers.article);
    row.set(Feature::ArticleShareOfPageProse, share_of_page(article.prose, containers));
    row.set(Feature::ArticleLinkDensity, article.link_density());
    let own = containers.own(containers.article).prose as f32 / article.prose.max(1) as f32;
    row.set(Feature::ArticleOwnProseShare, own);
}

/// The lines that look as line `at` does.
fn write_look(row: &mut Writer<'_>, containers: &Containers, at: usize) {
    let (look, is_article) = containers.look(at);
    row.flag(Feature::LooksAsArticle, is_article);
    row.count(Feature::LookLines, look.lines);
    row.count(Feature::LookWords, look.words);
    row.set(Feature::LookShareOfPageProse, share_of_page(look.prose, containers));
    row.set(Feature::LookWordsPerLine, per_line(look.words, &look));
    row.set(Feature::LookLinkDensity, look.link_density());
    row.set(Feature::LookPhraseShare, per_line(look.phrases, &look));
}
