//! Names of the features of a line that may be the title, in the order of its row. The rows of
//! `weights/title.linear` have these names. How each is measured:
//! [`title_context`](crate::label::title_context).

use crate::ml::features::named_features;

named_features! {
    Any "any"
    // Its shape.
    TwoWords "two-words"
    FourWords "four-words"
    SomeWords "some-words"
    ManyWords "many-words"
    EndsAsASentence "ends-as-a-sentence"
    Asks "asks"
    GoesOn "goes-on"
    // How often it stands there.
    Twice "twice"
    Again "again"
    Often "often"
    // Its place.
    LinesToProse "lines-to-prose"
    InProse "in-prose"
    OverProse "over-prose"
    WordsToProse "words-to-prose"
    ProseBefore "prose-before"
    // Beside it.
    OverCredit "over-credit"
    NearCredit "near-credit"
    UnderCredit "under-credit"
    Credit "credit"
    // What it says.
    Button "button"
    Phrase "phrase"
    Bullet "bullet"
    WordsOfProse "words-of-prose"
    WordsOfStart "words-of-start"
    NoTerms "no-terms"
    Capitals "capitals"
    Gap "gap"
    GapBehind "gap-behind"
    // What the page says of it.
    Declared "declared"
    PartOfDeclared "part-of-declared"
    Heading "heading"
    LowerHeading "lower-heading"
    ClassOfTitle "class-of-title"
    Linked "linked"
    // Its place among all.
    FirstLine "first-line"
    ProseIsNear "prose-is-near"
    LastThatMayBe "last-that-may-be"
    // Its length, and that of the lines around it.
    SevenWords "seven-words"
    TwelveWords "twelve-words"
    LongestAround "longest-around"
    LongestOverProse "longest-over-prose"
    ShortLinesBefore "short-lines-before"
    LongerThanBoth "longer-than-both"
    // Marks in it.
    Path "path"
    Numbered "numbered"
    OpensWithNumber "opens-with-number"
    HoldsBar "holds-bar"
    HoldsColon "holds-colon"
    Shouts "shouts"
    Low "low"
    // Other lines with its words.
    EndsAnother "ends-another"
    OpensAnother "opens-another"
    EndedByAnother "ended-by-another"
    InNextLine "in-next-line"
    // The first credit.
    OverFirstCredit "over-first-credit"
    NearOverFirstCredit "near-over-first-credit"
    BehindFirstCredit "behind-first-credit"
    NoCredit "no-credit"
    Signed "signed"
    // Order.
    FirstOfLength "first-of-length"
    FirstThatTheProseTakesUp "first-that-the-prose-takes-up"
    // Further.
    LongSentence "long-sentence"
    AsksOrCalls "asks-or-calls"
    DeepInProse "deep-in-prose"
    BehindTheFirstLine "behind-the-first-line"
    // A title and the line that sums the article up.
    FirstOfTwo "first-of-two"
    SecondOfTwo "second-of-two"
}

/// The features of one line.
pub type TitleRow = [f32; COUNT];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_weights() {
        let rows = include_str!("../../weights/title.linear").lines().filter(|row| !row.starts_with('#'));
        let names: Vec<&str> = rows.filter_map(|row| row.split_whitespace().next()).collect();
        assert_eq!(names[..COUNT], NAMES);
        assert_eq!(names.len(), COUNT + 1, "the last row is the threshold");
    }
}
