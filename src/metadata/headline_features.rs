//! Names of the features of a form of the title, in the order of its row, and the form itself. The rows of
//! `weights/headline.linear` have these names.

use crate::ml::features::named_features;
use crate::ml::linear::FeatureVec;

named_features! {
    Any "any"
    // What it is.
    Shown "shown"
    ShownWithoutWhatIsGlued "shown-without-what-is-glued"
    PartOfTheShown "part-of-the-shown"
    DeclaredFirst "declared-first"
    Declared "declared"
    DeclaredLast "declared-last"
    DeclaredWithoutSite "declared-without-site"
    FrontOfDeclared "front-of-declared"
    EndOfDeclared "end-of-declared"
    DeclaredTwice "declared-twice"
    // Beside the others.
    EndsTheShown "ends-the-shown"
    OpensTheShown "opens-the-shown"
    EndsADeclared "ends-a-declared"
    OpensADeclared "opens-a-declared"
    ShownAndDeclared "shown-and-declared"
    ShownElsewhere "shown-elsewhere"
    HoldsTheShown "holds-the-shown"
    DeclaredEndsTheShown "declared-ends-the-shown"
    EndsInADeclared "ends-in-a-declared"
    InAHeadingWithMore "in-a-heading-with-more"
    // How the page shows a title.
    Heading "heading"
    LowerHeading "lower-heading"
    NothingShown "nothing-shown"
    ShownIsDeclared "shown-is-declared"
    ShownHoldsADeclared "shown-holds-a-declared"
    NothingInCommon "nothing-in-common"
    // The form itself.
    Site "site"
    TwoWords "two-words"
    FourWords "four-words"
    ManyWords "many-words"
    HoldsAMark "holds-a-mark"
    CutOff "cut-off"
    Date "date"
    OpenEnd "open-end"
    LikeSite "like-site"
    WordsOfText "words-of-text"
    MostWordsOfText "most-words-of-text"
    OtherHeading "other-heading"
    OverText "over-text"
}

/// A form of the title.
pub struct TitleForm {
    /// As written.
    pub text: String,
    /// Folded.
    pub key: String,
    /// Features, by name.
    pub features: FeatureVec<COUNT>,
}

impl TitleForm {
    /// Whether the page declares it as it is.
    pub fn is_declared(&self) -> bool {
        self.features.has(Feature::DeclaredFirst) || self.features.has(Feature::Declared)
    }

    /// Whether the page shows it as it is, or but for what is glued to it.
    pub fn is_shown(&self) -> bool {
        self.features.has(Feature::Shown) || self.features.has(Feature::ShownWithoutWhatIsGlued)
    }
}
