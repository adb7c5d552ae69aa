//! The columns of the engine's line features that the trainers read by themselves. All other
//! columns go to the trees as they are.

use storysift::training::TEXT;

/// Number of words.
pub const WORD_COUNT: usize = 0;
/// 1 when the line ends like a sentence.
pub const ENDS_SENTENCE: usize = 4;
/// Share of digits among the characters.
pub const DIGIT_SHARE: usize = 8;
/// 1 when the line is in capitals.
pub const ALL_CAPITALS: usize = 14;
/// 1 when the line begins with a small letter.
pub const STARTS_SMALL: usize = 15;
/// 1 when the line is an item of a list.
pub const BULLET: usize = 16;
/// 1 when the line holds a date.
pub const DATED: usize = 20;
/// Share of linked text, 0 to 1; 0 in plain text.
pub const LINK_SHARE: usize = TEXT + 1;
