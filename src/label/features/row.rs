//! What the learned judge sees of a line: measures of its shape, of the lines around it, of
//! its place in the segment, and of the markup when there is any. Language-free but for the
//! phrase classes. Numbers only: nothing is judged here.
//!
//! One pass over the characters makes the [`Shape`] of every line; everything else is sums
//! over shapes, so the whole costs time in proportion to the text.
//! The measures follow Kohlschütter, Fankhauser and Nejdl, "Boilerplate detection using
//! shallow text features" (WSDM 2010) and Pasternack and Roth, "Extracting article text from
//! the web with maximum subsequence segmentation" (WWW 2009).

use crate::label::features::class_scores;
use crate::label::features::context::Context;
use crate::label::features::word_scores;
use crate::lexicon::class_words;
use crate::lexicon::class_words::KINDS;
use crate::lexicon::phrases::Class;
use crate::line::shape::End::Colon;
use crate::line::shape::Shape;
use crate::line::unit::Unit;
use crate::types::block::Markup;
use crate::types::block::tag_number;
use std::sync::Arc;

/// Features that plain text has.
pub const TEXT: usize = 116 + word_scores::COUNT;
/// The first feature of what words speak for.
pub const WORDS: usize = TEXT - word_scores::COUNT;
/// Features that markup adds.
pub const MARKUP: usize = 75;
/// All features of a line.
pub const ALL: usize = TEXT + MARKUP;
/// The feature of what class words speak for.
pub const CLASSES: usize = ALL - 1;

/// The features of one line, in a fixed order; the markup's are 0 in plain text.
pub type Row = [f32; ALL];

/// Writes values into a row, one behind the other.
struct Pen<'r> {
    row: &'r mut Row,
    at: usize,
}

impl Pen<'_> {
    fn put(&mut self, value: f32) {
        if let Some(slot) = self.row.get_mut(self.at) {
            *slot = value;
        }
        self.at += 1;
    }

    fn num(&mut self, value: u32) {
        self.put(value as f32);
    }

    fn flag(&mut self, value: bool) {
        self.put(f32::from(u8::from(value)));
    }
}

/// Calls `each` with the number and the features of every line of a segment, in order.
/// `outer` tells of each container of the markup the one around it.
pub fn rows(units: &[Unit<'_>], outer: &[u32], mut each: impl FnMut(usize, &Row)) {
    let mut shapes: Vec<Shape> = units.iter().map(Shape::of).collect();
    let context = Context::of(units, &mut shapes, outer);
    let mut row = [0.0; ALL];
    let (mut kinds, mut classes) = ([0; KINDS], 0.0);
    for at in 0..units.len() {
        let mut pen = Pen { row: &mut row, at: 0 };
        own(&mut pen, &shapes[at]);
        around(&mut pen, &shapes, at);
        place(&mut pen, &shapes, &context, at);
        debug_assert!(pen.at <= TEXT, "{} text features", pen.at);
        pen.at = TEXT;
        if let Some(markup) = units[at].markup {
            let before = at.checked_sub(1).and_then(|before| units[before].markup);
            if before.is_none_or(|before| !Arc::ptr_eq(&before.words, &markup.words)) {
                let hashes = class_words::hashes(&markup.words);
                (kinds, classes) = (class_words::kinds_of(&hashes), class_scores::own(&hashes));
            }
            marked(&mut pen, markup, &kinds, &shapes, &context, at);
            beside(&mut pen, markup, units, at);
            debug_assert!(pen.at <= CLASSES, "{} features", pen.at);
            row[CLASSES] = classes;
        } else {
            row[TEXT..].fill(0.0);
        }
        each(at, &row);
    }
}

/// The line by itself.
fn own(pen: &mut Pen<'_>, s: &Shape) {
    pen.num(s.words);
    pen.num(s.chars);
    pen.put(s.chars as f32 / s.words.max(1) as f32);
    pen.num(s.end as u32);
    pen.flag(s.ends());
    pen.num(s.stops);
    pen.num(s.commas);
    pen.put(s.commas as f32 / s.words.max(1) as f32);
    pen.put(s.digits as f32 / s.chars.max(1) as f32);
    pen.num(s.digits);
    pen.put(s.capital_words as f32 / s.cased_words.max(1) as f32);
    pen.put(s.lower_words as f32 / s.words.max(1) as f32);
    pen.put(s.short_words as f32 / s.words.max(1) as f32);
    pen.num(s.lower_words);
    pen.flag(s.shouts);
    pen.flag(s.opens_low);
    pen.flag(s.bullet);
    pen.num(s.separators);
    pen.num(s.quotes);
    pen.flag(s.address);
    pen.flag(s.dated);
    pen.num(s.signs);
    pen.num(s.gap);
    for class in Class::ALL {
        pen.num(if s.class == Some(class) { 1 + u32::from(s.whole) } else { 0 });
    }
}

/// The lines around it.
fn around(pen: &mut Pen<'_>, shapes: &[Shape], at: usize) {
    let near = |by: isize| at.checked_add_signed(by).and_then(|i| shapes.get(i));
    for by in [-2, -1, 1, 2] {
        let s = near(by);
        pen.num(s.map_or(0, |s| s.words));
        pen.flag(s.is_some_and(Shape::ends));
        pen.put(s.map_or(-1.0, |s| s.lower_words as f32 / s.words.max(1) as f32));
        pen.num(s.map_or(0, |s| if s.class.is_some() { 1 + u32::from(s.whole) } else { 0 }));
    }
    pen.num(near(1).map_or(9, |s| s.gap));
    pen.flag(near(-1).is_some_and(|s| s.dated));
    pen.flag(near(1).is_some_and(|s| s.dated));
    pen.flag(near(-1).is_some_and(|s| s.end == Colon));
    pen.flag(near(-1).is_some_and(|s| s.bullet));
    pen.flag(near(1).is_some_and(|s| s.bullet));
    let words = shapes[at].words as f32;
    for by in [-1, 1] {
        let other = near(by).map_or(0.0, |s| s.words as f32);
        pen.put(other.min(words) / other.max(words).max(1.0));
    }
}

/// Its place: sums before, behind and around, the best run, the markers passed.
fn place(pen: &mut Pen<'_>, shapes: &[Shape], c: &Context, at: usize) {
    let n = shapes.len();
    let total = c.words[n].max(1) as f32;
    let prose = c.prose[n].max(1) as f32;
    // Windows around.
    for (back, ahead) in [(3, 0), (0, 3), (3, 3), (10, 0), (0, 10), (10, 10)] {
        let (from, to) = (at.saturating_sub(back), (at + ahead + 1).min(n));
        let sum = |sums: &[u32]| (sums[to] - sums[from]) as f32;
        pen.put(sum(&c.prose));
        pen.put(sum(&c.prose) / sum(&c.words).max(1.0));
        pen.put(sum(&c.hits) / (to - from) as f32);
    }
    let (from, to) = (at.saturating_sub(6), (at + 7).min(n));
    pen.num(c.dates[to] - c.dates[from]);
    pen.num(c.ellipses[to] - c.ellipses[from]);
    pen.num(c.shorts[to] - c.shorts[from]);
    pen.num(c.related[to] - c.related[from]);
    // Before and behind.
    pen.num(c.prose[at]);
    pen.num(c.prose[n] - c.prose[at + 1]);
    pen.put(c.prose[at] as f32 / prose);
    pen.put(c.words[at] as f32 / total);
    pen.put(at as f32 / n as f32);
    pen.num(at.min(999) as u32);
    pen.num((n - at - 1).min(999) as u32);
    // The best run.
    let (from, to) = c.run;
    let inside = (from..to).contains(&at);
    pen.flag(inside);
    pen.put(from.saturating_sub(at).min(200) as f32);
    pen.put((at + 1).saturating_sub(to).min(200) as f32);
    pen.num(if inside { (at - from).min(200) as u32 } else { 0 });
    pen.num(if inside { (to - at).min(200) as u32 } else { 0 });
    pen.put(if at >= to { (c.words[at] - c.words[to]) as f32 } else { 0.0 });
    pen.put(if at < from { (c.words[from] - c.words[at]) as f32 } else { 0.0 });
    pen.flag(at < c.first_long);
    // Markers passed, and to come.
    pen.num(c.since_related[at]);
    pen.num(c.since_comments[at]);
    pen.num(c.since_furniture[at]);
    pen.num(c.until_furniture[at]);
    // Words shared with the rest of the run, and with the lines before the run.
    pen.put(c.shared[at]);
    pen.num(shapes[at].repeats);
    // Its common words, and the best run through it.
    pen.put(c.common[at]);
    pen.put(c.through[at]);
    // Far around.
    let (low, high) = (at.saturating_sub(30), (at + 31).min(n));
    let sum = |sums: &[u32]| (sums[high] - sums[low]) as f32;
    pen.put(sum(&c.prose) / sum(&c.words).max(1.0));
    pen.put(sum(&c.hits) / (high - low) as f32);
    // The nearest prose on either side.
    let before = (low..at).rev().find(|i| shapes[*i].is_prose());
    let behind = (at + 1..high).find(|i| shapes[*i].is_prose());
    pen.num(before.map_or(99, |i| (at - i) as u32));
    pen.num(before.map_or(0, |i| shapes[i].words));
    pen.num(behind.map_or(99, |i| (i - at) as u32));
    pen.num(behind.map_or(0, |i| shapes[i].words));
    // The segment as a whole.
    pen.put(c.words[n] as f32);
    pen.put(c.prose[n] as f32 / total);
    pen.put((c.words[c.run.1] - c.words[c.run.0]) as f32 / total);
    pen.put(c.hits[n] as f32 / n as f32);
    pen.num(n.min(5000) as u32);
    pen.put((c.words[c.first_long.min(n)]) as f32);
    // What the words speak for, here and around.
    pen.at = WORDS;
    for value in c.evidence.around(at) {
        pen.put(value);
    }
}

/// What the markup says.
fn marked(pen: &mut Pen<'_>, m: &Markup, kinds: &[u32], shapes: &[Shape], c: &Context, at: usize) {
    pen.put(1.0);
    pen.put(m.link_density);
    pen.put(m.link_density * shapes[at].words as f32);
    pen.num(tag_number(m.tag));
    pen.num(u32::from(m.depth));
    pen.flag(m.in_article);
    pen.flag(m.in_furniture);
    for kind in kinds {
        pen.num(*kind);
    }
    boxed(pen, m, c, at);
}

/// What the markup says of the lines next to it.
fn beside(pen: &mut Pen<'_>, m: &Markup, units: &[Unit<'_>], at: usize) {
    let near = |by: isize| at.checked_add_signed(by).and_then(|i| units.get(i)).and_then(|u| u.markup);
    for by in [-1, 1] {
        pen.put(near(by).map_or(-1.0, |m| m.link_density));
        pen.flag(near(by).is_some_and(|o| o.container == m.container));
        pen.flag(near(by).is_some_and(|o| o.tag == m.tag));
    }
}

/// Its containers and the lines that look as it does.
fn boxed(pen: &mut Pen<'_>, m: &Markup, c: &Context, at: usize) {
    let boxes = &c.boxes;
    let page = boxes.all(0);
    let prose = page.prose.max(1) as f32;
    let own = boxes.own(m.container);
    pen.num(own.words);
    pen.num(own.prose);
    pen.put(own.link_density());
    pen.put(own.prose_share());
    pen.put(own.paragraphs as f32 / own.lines.max(1) as f32);
    pen.flag(m.container == boxes.main);
    pen.put(f32::from(m.depth) - f32::from(boxes.main_depth));
    // Up from it.
    let mut number = m.container;
    for _ in 0..4 {
        let all = boxes.all(number);
        pen.put(all.prose as f32 / prose);
        pen.put(all.link_density());
        pen.put(all.prose_share());
        pen.num(all.lines);
        number = boxes.outer(number);
    }
    let near = boxes.all(boxes.with_words(m.container, 60));
    pen.num(near.words);
    pen.put(near.link_density());
    pen.put(near.prose_share());
    pen.put(near.hits as f32 / near.lines.max(1) as f32);
    pen.put(near.paragraphs as f32 / near.lines.max(1) as f32);
    // Where it parts from the article.
    let (meet, branch) = boxes.branch(m.container);
    let side = boxes.all(branch);
    pen.num(boxes.depth(boxes.article) - boxes.depth(meet));
    pen.num(boxes.depth(m.container) - boxes.depth(meet));
    pen.num(side.words);
    pen.put(side.prose as f32 / prose);
    pen.put(side.link_density());
    pen.put(side.prose_share());
    pen.num(side.lines);
    pen.put(side.hits as f32 / side.lines.max(1) as f32);
    pen.put(side.paragraphs as f32 / side.lines.max(1) as f32);
    pen.put(boxes.run(branch) as f32 / boxes.run(0).max(1) as f32);
    let article = boxes.all(boxes.article);
    pen.put(article.prose as f32 / prose);
    pen.put(article.link_density());
    pen.put(boxes.own(boxes.article).prose as f32 / article.prose.max(1) as f32);
    // What looks as it does.
    let (alike, main) = boxes.alike(at);
    pen.flag(main);
    pen.num(alike.lines);
    pen.num(alike.words);
    pen.put(alike.prose as f32 / prose);
    pen.put(alike.words as f32 / alike.lines.max(1) as f32);
    pen.put(alike.link_density());
    pen.put(alike.hits as f32 / alike.lines.max(1) as f32);
}

#[cfg(test)]
#[path = "row_test.rs"]
mod test;
