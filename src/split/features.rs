//! Names of the features of a boundary candidate, in the order of its row. `weights/boundary.trees`
//! asks for them. How each is measured: [`boundary_row`](crate::split::boundary_row).
//!
//! The *header* of a candidate is the run of short lines over the text that may be another
//! article's. Gaps are blank lines before a line. A number is -1 where the line that it measures
//! does not exist.

use crate::ml::features::named_features;

named_features! {
    // Gaps.
    WidestGap "widest-gap"
    WidestGapIsUnusual "widest-gap-is-unusual"
    WidestGapFrequency "widest-gap-frequency"
    TitleGap "title-gap"
    TitleGapFrequency "title-gap-frequency"
    TextGap "text-gap"
    HeaderGap "header-gap"
    HeaderGapFrequency "header-gap-frequency"
    // The header.
    HeaderLines "header-lines"
    LinesAboveTitle "lines-above-title"
    LinesBelowTitle "lines-below-title"
    HeaderWords "header-words"
    FurnitureLines "furniture-lines"
    RelatedPhrase "related-phrase"
    CommentsPhrase "comments-phrase"
    OtherPhrase "other-phrase"
    Rule "rule"
    DateAboveTitle "date-above-title"
    DateBelowTitle "date-below-title"
    RelativeDate "relative-date"
    BylineAboveTitle "byline-above-title"
    BylineBelowTitle "byline-below-title"
    Card "card"
    SureCard "sure-card"
    TitleCopies "title-copies"
    TextOpensWithTitle "text-opens-with-title"
    LongLineBelowTitle "long-line-below-title"
    WordsAboveTitle "words-above-title"
    FurnitureAboveTitle "furniture-above-title"
    // The line before the header.
    PreviousEndsSentence "previous-ends-sentence"
    PreviousWords "previous-words"
    // The title.
    TitleWords "title-words"
    TitleEndsSentence "title-ends-sentence"
    TitleHasQuestionOrColon "title-has-question-or-colon"
    TitleHasSeparator "title-has-separator"
    TitleStartsWithDigit "title-starts-with-digit"
    TitleCapitalWordShare "title-capital-word-share"
    TitleCapitalLetterShare "title-capital-letter-share"
    TitleStartsLowercase "title-starts-lowercase"
    TitleMayBeName "title-may-be-name"
    TitleHasDate "title-has-date"
    TitleHasPhrase "title-has-phrase"
    TitleTermsInNextWords "title-terms-in-next-words"
    TitleTermsAfterLessBefore "title-terms-after-less-before"
    TitleTermsInFirstWords "title-terms-in-first-words"
    TitleTerms "title-terms"
    // The text.
    TextWords "text-words"
    TextIsProse "text-is-prose"
    TextHasDateline "text-has-dateline"
    TextIsListItem "text-is-list-item"
    // Similarity of the words around the candidate.
    SimilarityAcross "similarity-across"
    SimilarityBefore "similarity-before"
    SimilarityAfter "similarity-after"
    SimilarityToStart "similarity-to-start"
    SimilarityDip "similarity-dip"
    // The place in the document.
    WordsOfArticleBefore "words-of-article-before"
    WordsInWindowBefore "words-in-window-before"
    WordsAhead "words-ahead"
    WordsSinceHeading "words-since-heading"
    HeadingsPerHundredWords "headings-per-hundred-words"
    // Whether the article before goes on with a list or with headings.
    NumberContinuesList "number-continues-list"
    TitlesWithSameGap "titles-with-same-gap"
    WordsToNextHeading "words-to-next-heading"
    HeadingsAhead "headings-ahead"
}

/// The features of one candidate.
pub type BoundaryRow = [f32; COUNT];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_distinct_and_as_many_as_the_weights_were_trained_on() {
        assert_eq!(COUNT, 64);
        assert_eq!(NAMES.iter().collect::<BTreeSet<_>>().len(), COUNT);
        assert_eq!((Feature::Card as usize, Feature::SureCard as usize), (22, 23));
    }
}
