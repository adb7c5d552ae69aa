//! A line as its measures see it.

use crate::lexicon::phrases::Hit;
use crate::line::line::Line;
use crate::types::block::Markup;

/// A line to judge: one block, or several that are one sentence broken at links.
#[derive(Clone, Copy, Debug)]
pub struct Unit<'t> {
    /// The text without the white space around it.
    pub text: &'t str,
    /// Blank lines before it.
    pub gap: u32,
    /// The furniture phrase in it.
    pub hit: Option<Hit<'t>>,
    /// What the markup says, when there is any.
    pub markup: Option<&'t Markup>,
}

impl<'t> Unit<'t> {
    /// The line as the splitter has it.
    pub fn of(line: &Line<'t>) -> Self {
        Unit { text: line.text, gap: line.gap, hit: line.hit, markup: line.markup }
    }
}
