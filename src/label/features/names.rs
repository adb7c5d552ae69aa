//! Names of the features of a line, in the order of its row: first those of text, then those that
//! markup adds. `weights/line-text.net` and `weights/line-html.net` are learned for them. How each is
//! measured: [`row`](crate::label::features::row), [`markup_row`](crate::label::features::markup_row).
//!
//! A *share* is between 0 and 1. *Prose* is what [`Shape::is_prose`](crate::line::shape::Shape::is_prose)
//! says. A number of a line that does not exist is 0 or -1.

use crate::ml::features::named_features;

named_features! {
    // The line by itself.
    Words "words"
    Characters "characters"
    CharactersPerWord "characters-per-word"
    LineEnd "line-end"
    EndsSentence "ends-sentence"
    SentenceEnds "sentence-ends"
    Commas "commas"
    CommasPerWord "commas-per-word"
    DigitShare "digit-share"
    Digits "digits"
    CapitalWordShare "capital-word-share"
    LowercaseWordShare "lowercase-word-share"
    ShortWordShare "short-word-share"
    LowercaseWords "lowercase-words"
    AllCapitals "all-capitals"
    StartsLowercase "starts-lowercase"
    Bullet "bullet"
    Separators "separators"
    Quotes "quotes"
    Address "address"
    Dated "dated"
    OtherSigns "other-signs"
    Gap "gap"
    // The class of its furniture phrase, in the order of `PhraseClass::ALL`: 1 when the line opens with the
    // phrase, 2 when it is the phrase.
    PhraseOfShare "phrase-of-share"
    PhraseOfRelated "phrase-of-related"
    PhraseOfComments "phrase-of-comments"
    PhraseOfPromotion "phrase-of-promotion"
    PhraseOfCookie "phrase-of-cookie"
    PhraseOfLegal "phrase-of-legal"
    PhraseOfReadMore "phrase-of-read-more"
    PhraseOfPhoto "phrase-of-photo"
    PhraseOfByline "phrase-of-byline"
    PhraseOfDate "phrase-of-date"
    PhraseOfNavigation "phrase-of-navigation"
    PhraseOfAbout "phrase-of-about"
    // Two lines above.
    WordsTwoAbove "words-two-above"
    EndsSentenceTwoAbove "ends-sentence-two-above"
    LowercaseWordShareTwoAbove "lowercase-word-share-two-above"
    PhraseTwoAbove "phrase-two-above"
    // One line above.
    WordsAbove "words-above"
    EndsSentenceAbove "ends-sentence-above"
    LowercaseWordShareAbove "lowercase-word-share-above"
    PhraseAbove "phrase-above"
    // One line below.
    WordsBelow "words-below"
    EndsSentenceBelow "ends-sentence-below"
    LowercaseWordShareBelow "lowercase-word-share-below"
    PhraseBelow "phrase-below"
    // Two lines below.
    WordsTwoBelow "words-two-below"
    EndsSentenceTwoBelow "ends-sentence-two-below"
    LowercaseWordShareTwoBelow "lowercase-word-share-two-below"
    PhraseTwoBelow "phrase-two-below"
    // More of the lines above and below. A ratio is that of the shorter to the longer line.
    GapBelow "gap-below"
    DatedAbove "dated-above"
    DatedBelow "dated-below"
    ColonAbove "colon-above"
    BulletAbove "bullet-above"
    BulletBelow "bullet-below"
    LengthRatioAbove "length-ratio-above"
    LengthRatioBelow "length-ratio-below"
    // The line and three above.
    ProseWordsThreeAbove "prose-words-three-above"
    ProseShareThreeAbove "prose-share-three-above"
    PhraseShareThreeAbove "phrase-share-three-above"
    // The line and three below.
    ProseWordsThreeBelow "prose-words-three-below"
    ProseShareThreeBelow "prose-share-three-below"
    PhraseShareThreeBelow "phrase-share-three-below"
    // The line and three on each side.
    ProseWordsThreeAround "prose-words-three-around"
    ProseShareThreeAround "prose-share-three-around"
    PhraseShareThreeAround "phrase-share-three-around"
    // The line and ten above.
    ProseWordsTenAbove "prose-words-ten-above"
    ProseShareTenAbove "prose-share-ten-above"
    PhraseShareTenAbove "phrase-share-ten-above"
    // The line and ten below.
    ProseWordsTenBelow "prose-words-ten-below"
    ProseShareTenBelow "prose-share-ten-below"
    PhraseShareTenBelow "phrase-share-ten-below"
    // The line and ten on each side.
    ProseWordsTenAround "prose-words-ten-around"
    ProseShareTenAround "prose-share-ten-around"
    PhraseShareTenAround "phrase-share-ten-around"
    // The line and six on each side.
    DatesAround "dates-around"
    EllipsesAround "ellipses-around"
    ShortLinesAround "short-lines-around"
    RelatedMarkersAround "related-markers-around"
    // All lines before and behind.
    ProseWordsBefore "prose-words-before"
    ProseWordsBehind "prose-words-behind"
    ProseShareBefore "prose-share-before"
    WordShareBefore "word-share-before"
    LineShareBefore "line-share-before"
    LinesBefore "lines-before"
    LinesBehind "lines-behind"
    // The best run of prose.
    InBestRun "in-best-run"
    LinesToBestRun "lines-to-best-run"
    LinesPastBestRun "lines-past-best-run"
    LinesIntoBestRun "lines-into-best-run"
    LinesLeftInBestRun "lines-left-in-best-run"
    WordsPastBestRun "words-past-best-run"
    WordsToBestRun "words-to-best-run"
    BeforeFirstLongLine "before-first-long-line"
    // Lines since a marker was passed and until the next.
    LinesSinceRelated "lines-since-related"
    LinesSinceComments "lines-since-comments"
    LinesSinceFurniture "lines-since-furniture"
    LinesToFurniture "lines-to-furniture"
    // Words that other lines have too, and the best run of prose through the line.
    WordsSharedWithRun "words-shared-with-run"
    Repeats "repeats"
    CommonWordShare "common-word-share"
    BestRunThrough "best-run-through"
    // Thirty lines on each side.
    ProseShareThirtyAround "prose-share-thirty-around"
    PhraseShareThirtyAround "phrase-share-thirty-around"
    // The nearest line of prose above and below.
    LinesSinceProse "lines-since-prose"
    WordsOfProseAbove "words-of-prose-above"
    LinesToProse "lines-to-prose"
    WordsOfProseBelow "words-of-prose-below"
    // The whole document.
    PageWords "page-words"
    PageProseShare "page-prose-share"
    PageBestRunShare "page-best-run-share"
    PagePhraseShare "page-phrase-share"
    PageLines "page-lines"
    WordsBeforeFirstLongLine "words-before-first-long-line"
    // Learned scores of the words, see `word_scores`.
    WordScore "word-score"
    WordScoreAbove "word-score-above"
    WordScoreBelow "word-score-below"
    WordScoreThreeAbove "word-score-three-above"
    WordScoreThreeBelow "word-score-three-below"
    WordScoreTenAround "word-score-ten-around"
    WordScoreToEnd "word-score-to-end"
    // Markup: the block.
    HasMarkup "has-markup"
    LinkDensity "link-density"
    LinkedWords "linked-words"
    Tag "tag"
    Depth "depth"
    InArticle "in-article"
    InFurniture "in-furniture"
    // Kinds of class words, in the order of `class_words::KINDS`: 33 for the nearest word, less further
    // out, 0 for none.
    ClassOfArticle "class-of-article"
    ClassOfComments "class-of-comments"
    ClassOfRelated "class-of-related"
    ClassOfShare "class-of-share"
    ClassOfNavigation "class-of-navigation"
    ClassOfFooter "class-of-footer"
    ClassOfSidebar "class-of-sidebar"
    ClassOfCaption "class-of-caption"
    ClassOfPromotion "class-of-promotion"
    ClassOfMeta "class-of-meta"
    ClassOfHeader "class-of-header"
    ClassOfHidden "class-of-hidden"
    ClassOfSummary "class-of-summary"
    // Markup: the lines straight in the container.
    ContainerWords "container-words"
    ContainerProseWords "container-prose-words"
    ContainerLinkDensity "container-link-density"
    ContainerProseShare "container-prose-share"
    ContainerParagraphShare "container-paragraph-share"
    InMainContainer "in-main-container"
    DepthBelowMain "depth-below-main"
    // The container with all that it holds.
    ContainerShareOfPageProse "container-share-of-page-prose"
    ContainerAllLinkDensity "container-all-link-density"
    ContainerAllProseShare "container-all-prose-share"
    ContainerLines "container-lines"
    // The container around it.
    OuterShareOfPageProse "outer-share-of-page-prose"
    OuterAllLinkDensity "outer-all-link-density"
    OuterAllProseShare "outer-all-prose-share"
    OuterLines "outer-lines"
    // The second container around it.
    SecondOuterShareOfPageProse "second-outer-share-of-page-prose"
    SecondOuterAllLinkDensity "second-outer-all-link-density"
    SecondOuterAllProseShare "second-outer-all-prose-share"
    SecondOuterLines "second-outer-lines"
    // The third container around it.
    ThirdOuterShareOfPageProse "third-outer-share-of-page-prose"
    ThirdOuterAllLinkDensity "third-outer-all-link-density"
    ThirdOuterAllProseShare "third-outer-all-prose-share"
    ThirdOuterLines "third-outer-lines"
    // The innermost container with enough words.
    NearWords "near-words"
    NearLinkDensity "near-link-density"
    NearProseShare "near-prose-share"
    NearPhraseShare "near-phrase-share"
    NearParagraphShare "near-paragraph-share"
    // The fork: where the way to the line parts from the way to the article; the branch that holds the
    // line.
    ForkAboveArticle "fork-above-article"
    ForkAboveLine "fork-above-line"
    BranchWords "branch-words"
    BranchShareOfPageProse "branch-share-of-page-prose"
    BranchLinkDensity "branch-link-density"
    BranchProseShare "branch-prose-share"
    BranchLines "branch-lines"
    BranchPhraseShare "branch-phrase-share"
    BranchParagraphShare "branch-paragraph-share"
    BranchShareOfBestRun "branch-share-of-best-run"
    // The article's container.
    ArticleShareOfPageProse "article-share-of-page-prose"
    ArticleLinkDensity "article-link-density"
    ArticleOwnProseShare "article-own-prose-share"
    // Lines that look the same: same tag, depth and nearest class words.
    LooksAsArticle "looks-as-article"
    LookLines "look-lines"
    LookWords "look-words"
    LookShareOfPageProse "look-share-of-page-prose"
    LookWordsPerLine "look-words-per-line"
    LookLinkDensity "look-link-density"
    LookPhraseShare "look-phrase-share"
    // Markup of the lines above and below.
    LinkDensityAbove "link-density-above"
    SameContainerAbove "same-container-above"
    SameTagAbove "same-tag-above"
    LinkDensityBelow "link-density-below"
    SameContainerBelow "same-container-below"
    SameTagBelow "same-tag-below"
    // Learned score of the class words, see `class_scores`.
    ClassScore "class-score"
}

/// Number of features that text has; those of markup follow.
pub const TEXT: usize = Feature::HasMarkup as usize;
/// First feature of the learned scores of the words, which are the last ones of text.
#[cfg(feature = "training")]
pub const WORD_SCORES: usize = Feature::WordScore as usize;
/// The learned score of the class words, which is the last feature.
#[cfg(any(test, feature = "training"))]
pub const CLASS_SCORE: usize = Feature::ClassScore as usize;

/// The features of one line. Those of markup are 0 in plain text.
pub type LineRow = [f32; COUNT];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::features::word_scores;
    use crate::lexicon::class_words::KINDS;
    use crate::lexicon::phrases::PhraseClass;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_distinct_and_as_many_as_the_weights_were_trained_on() {
        assert_eq!((TEXT, COUNT, CLASS_SCORE), (123, 198, 197));
        assert_eq!(NAMES.iter().collect::<BTreeSet<_>>().len(), COUNT);
        assert!(NAMES.iter().all(|n| n.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
    }

    #[test]
    fn features_of_one_kind_follow_one_another() {
        for (first, behind, count) in [
            (Feature::PhraseOfShare, Feature::WordsTwoAbove as usize, PhraseClass::ALL.len()),
            (Feature::ClassOfArticle, Feature::ContainerWords as usize, KINDS),
            (Feature::WordScore, TEXT, word_scores::COUNT),
        ] {
            assert_eq!(behind - first as usize, count, "{first:?}");
        }
    }
}
