//! Sums over some of a page's lines: those in a container, or those that look the same.

use crate::line::shape::Shape;
use crate::types::block::{Markup, Tag};

/// Sums over lines.
#[derive(Clone, Copy, Debug, Default)]
pub struct LineSums {
    /// Words.
    pub words: u32,
    /// Words of prose.
    pub prose: u32,
    /// Words inside links.
    pub linked: f32,
    /// Lines.
    pub lines: u32,
    /// Paragraphs and quotes.
    pub paragraphs: u32,
    /// Lines with a furniture phrase.
    pub phrases: u32,
}

impl LineSums {
    /// The sums of one line.
    pub fn of(shape: &Shape, markup: &Markup) -> LineSums {
        LineSums {
            words: shape.words,
            prose: if shape.is_prose() { shape.words } else { 0 },
            linked: markup.link_density * shape.words as f32,
            lines: 1,
            paragraphs: u32::from(matches!(markup.tag, Tag::Paragraph | Tag::Quote)),
            phrases: u32::from(shape.class.is_some()),
        }
    }

    /// Adds other lines.
    pub fn add(&mut self, other: &LineSums) {
        self.words += other.words;
        self.prose += other.prose;
        self.linked += other.linked;
        self.lines += other.lines;
        self.paragraphs += other.paragraphs;
        self.phrases += other.phrases;
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
