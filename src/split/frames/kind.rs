//! What the key of a line is of, and how much it speaks for a frame.

/// A key's number.
pub type Key = u32;

/// What a key is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A vendor's line: a record begins or ends, the text begins or ends.
    Begin,
    End,
    Body,
    Tail,
    /// A field's name.
    Label,
    /// "3 of 50"; any counter.
    Counter,
    AnyCounter,
    /// A short line with a full day, by its style.
    Day,
    /// A short line as a whole, numbers alike.
    Literal,
    /// A word and an id.
    Id,
    Anchor,
    Copyright,
    By,
    Rule,
    /// A heading of Markdown.
    Heading,
    Url,
    /// The first two words.
    Prefix,
    Style,
}

impl Kind {
    /// How much a key speaks for a frame, as measured on labelled files.
    pub fn weight(self) -> f32 {
        match self {
            Kind::Begin | Kind::End | Kind::Body | Kind::Tail => 6.0,
            Kind::Counter | Kind::AnyCounter | Kind::Day => 4.0,
            Kind::Label => 3.1,
            Kind::Literal | Kind::Id | Kind::Anchor => 3.0,
            Kind::Copyright | Kind::By | Kind::Rule | Kind::Heading => 2.0,
            Kind::Url | Kind::Prefix | Kind::Style => 1.0,
        }
    }

    /// Whether a key of this kind stands for a line by itself.
    pub fn is_strong(self) -> bool {
        !matches!(self, Kind::Style | Kind::Prefix)
    }

    /// Whether the key may be part of the frame; the other ones only part records.
    pub fn is_of_frame(self) -> bool {
        !matches!(self, Kind::Body | Kind::Tail)
    }
}
