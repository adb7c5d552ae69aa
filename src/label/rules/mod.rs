//! Lines whose role is known whatever the net thinks of them: those that are never text of an article, those
//! that are, those that go on with the paragraph before, and the parts of lines that are marks. Everything else
//! is left to the net. [`find`] asks each rule; what they say is in [`state`].

pub(crate) mod class_blocks;
pub(crate) mod clock_lines;
pub(crate) mod find;
pub(crate) mod line_patterns;
pub(crate) mod note_marks;
pub(crate) mod questions;
pub(crate) mod recipes;
pub(crate) mod short_items;
pub(crate) mod speakers;
pub(crate) mod split_pages;
pub(crate) mod state;
pub(crate) mod within;
