//! What a line is like by itself, where no key of it repeats: capitals, a number that opens it, signs
//! around it, blank lines before it.

use crate::split::frames::line::FrameLine;
use crate::split::frames::numbers::opening_number;

/// Most words of a line that opens an article.
pub const MAX_OPENING_WORDS: u32 = 40;
/// Fewest blank lines before a line that tell it from a paragraph.
const MIN_GAP: u16 = 2;

/// What lines are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// No small letter.
    Capitals,
    /// A number opens it.
    Numbered,
    /// The same signs open and close it.
    Signs(char, char),
    /// At least so many blank lines stand before it, and it is short.
    Gap(u16),
    /// It is short and bold.
    Bold,
}

impl Shape {
    /// The shapes of a line.
    pub fn of(line: &FrameLine<'_>) -> Vec<Shape> {
        let ends = line.text.chars().next().zip(line.text.chars().next_back());
        let signs = ends.map(|(a, z)| Shape::Signs(a, z));
        let gap = Shape::Gap(line.gap.clamp(MIN_GAP, 9));
        let all = [Some(Shape::Numbered), signs, Some(Shape::Capitals), Some(Shape::Bold), Some(gap)];
        all.into_iter().flatten().filter(|shape| shape.is_of(line)).collect()
    }

    /// Whether a line is of the shape.
    pub fn is_of(self, line: &FrameLine<'_>) -> bool {
        if line.rule.is_some() || line.words > MAX_OPENING_WORDS {
            return false;
        }
        match self {
            Shape::Capitals => {
                line.text.chars().filter(|c| c.is_uppercase()).count() >= 4
                    && !line.text.chars().any(char::is_lowercase)
            }
            Shape::Numbered => opening_number(&line.text).is_some(),
            Shape::Signs(open, close) => {
                let signs = |c: char| !c.is_alphanumeric() && !matches!(c, '.' | '?' | '!' | '。');
                signs(open) && signs(close) && line.text.starts_with(open) && line.text.ends_with(close)
            }
            Shape::Gap(least) => line.gap >= least,
            Shape::Bold => line.bold,
        }
    }

    /// What a shape speaks for a start, as the weights of keys are counted.
    pub fn weight(self) -> f32 {
        match self {
            Shape::Numbered => 2.5,
            Shape::Signs(..) => 2.0,
            Shape::Capitals | Shape::Bold => 1.5,
            Shape::Gap(_) => 1.2,
        }
    }

    /// Its name, as forms have it.
    pub fn name(self) -> String {
        match self {
            Shape::Capitals => "capitals".to_owned(),
            Shape::Numbered => "numbered".to_owned(),
            Shape::Signs(open, close) => format!("{open}…{close}"),
            Shape::Gap(least) => format!("{least} blank lines"),
            Shape::Bold => "bold".to_owned(),
        }
    }
}
