//! Names of the features of an author candidate, in the order of its row, and the candidate itself. The
//! rows of `weights/author.linear` have these names.

use crate::metadata::page::PagePlace;
use crate::ml::features::named_features;
use crate::ml::linear::FeatureVec;
use crate::types::document::AuthorWitness;

named_features! {
    Any "any"
    // Declared: what declares it, for the first of each kind, and further ones.
    JsonLdPerson "json-ld-person"
    JsonLdOrganisation "json-ld-organisation"
    JsonLdName "json-ld-name"
    JsonLdKnown "json-ld-known"
    Meta "meta"
    MetaMinor "meta-minor"
    MetaShared "meta-shared"
    Item "item"
    Link "link"
    Class "class"
    Profile "profile"
    LikeClass "like-class"
    DeclaredFurther "declared-further"
    NothingDeclared "nothing-declared"
    ToldTwice "told-twice"
    ShownAndDeclared "shown-and-declared"
    // Shown: where.
    Labelled "labelled"
    AboveTitle "above-title"
    InTitle "in-title"
    UnderTitle "under-title"
    OpensProse "opens-prose"
    InProse "in-prose"
    BehindProse "behind-prose"
    FarBefore "far-before"
    FarBehind "far-behind"
    Near "near"
    SignedFirst "signed-first"
    // Shown: how.
    Signed "signed"
    SignedOnTheLineBefore "signed-on-the-line-before"
    SignedInTheLine "signed-in-the-line"
    DateOnTheLine "date-on-the-line"
    DateNear "date-near"
    NothingElse "nothing-else"
    ClassOfAuthor "class-of-author"
    ClassOfComments "class-of-comments"
    ClassOfCards "class-of-cards"
    InLink "in-link"
    CommentOrCard "comment-or-card"
    ShownAgain "shown-again"
    OpensASentence "opens-a-sentence"
    OpensASentenceBehind "opens-a-sentence-behind"
    SignedNear "signed-near"
    // The name itself.
    GivenName "given-name"
    OneWord "one-word"
    ManyWords "many-words"
    Several "several"
    NoName "no-name"
    SmallLetters "small-letters"
    Capitals "capitals"
    Digits "digits"
    Site "site"
    Firm "firm"
    Outlet "outlet"
    Desk "desk"
    Agency "agency"
    CommonWords "common-words"
    TitleWords "title-words"
    // Beside the others.
    PartOfAnother "part-of-another"
    PartOfDeclared "part-of-declared"
    HoldsAnother "holds-another"
    AnotherSignedNear "another-signed-near"
    Alone "alone"
    Many "many"
}

/// One author, or several that the page names together.
pub struct AuthorCandidate {
    /// Their names as one line.
    pub line: String,
    /// Their names folded, without the words for "and".
    pub key: String,
    /// Features, by name.
    pub features: FeatureVec<COUNT>,
}

/// The feature of a place where authors are shown.
pub fn shown_at(place: PagePlace) -> Feature {
    match place {
        PagePlace::AboveTitle => Feature::AboveTitle,
        PagePlace::InTitle => Feature::InTitle,
        PagePlace::UnderTitle => Feature::UnderTitle,
        PagePlace::OpensProse => Feature::OpensProse,
        PagePlace::InProse => Feature::InProse,
        PagePlace::BehindProse => Feature::BehindProse,
        PagePlace::FarBefore => Feature::FarBefore,
        PagePlace::FarBehind => Feature::FarBehind,
    }
}

/// The feature of what declares an author.
pub fn declared_by(witness: AuthorWitness) -> Feature {
    match witness {
        AuthorWitness::Person => Feature::JsonLdPerson,
        AuthorWitness::Organisation => Feature::JsonLdOrganisation,
        AuthorWitness::Name => Feature::JsonLdName,
        AuthorWitness::Known => Feature::JsonLdKnown,
        AuthorWitness::Meta => Feature::Meta,
        AuthorWitness::Minor => Feature::MetaMinor,
        AuthorWitness::Shared => Feature::MetaShared,
        AuthorWitness::Item => Feature::Item,
        AuthorWitness::Link => Feature::Link,
        AuthorWitness::Class => Feature::Class,
        AuthorWitness::Profile => Feature::Profile,
        AuthorWitness::ClassLike => Feature::LikeClass,
    }
}

/// The features of [`declared_by`].
pub const DECLARED: [Feature; 12] = [
    Feature::JsonLdPerson,
    Feature::JsonLdOrganisation,
    Feature::JsonLdName,
    Feature::JsonLdKnown,
    Feature::Meta,
    Feature::MetaMinor,
    Feature::MetaShared,
    Feature::Item,
    Feature::Link,
    Feature::Class,
    Feature::Profile,
    Feature::LikeClass,
];
