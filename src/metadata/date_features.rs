//! Names of the features of a day that may be the one of publication, in the order of its row, and the
//! candidate itself. The rows of `weights/date.linear` have these names.

use crate::metadata::page::PagePlace;
use crate::ml::features::named_features;
use crate::ml::linear::FeatureVec;
use crate::types::article::Published;
use crate::types::document::DateWitness;

named_features! {
    Any "any"
    // Declared: what declares it, for the first of each kind, and further ones.
    JsonLdArticle "json-ld-article"
    JsonLdPage "json-ld-page"
    MetaPublished "meta-published"
    MetaDate "meta-date"
    Item "item"
    Time "time"
    Modified "modified"
    PictureAddress "picture-address"
    PageAddress "page-address"
    DeclaredFurther "declared-further"
    NothingDeclared "nothing-declared"
    InUtc "in-utc"
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
    ShownFirst "shown-first"
    // Shown: how.
    SaidPublished "said-published"
    SaidUpdated "said-updated"
    NothingElse "nothing-else"
    MuchElse "much-else"
    ClassOfDate "class-of-date"
    ClassOfComments "class-of-comments"
    ClassOfCards "class-of-cards"
    InLink "in-link"
    Comment "comment"
    ClassOfPublication "class-of-publication"
    ClassOfUpdate "class-of-update"
    WithByline "with-byline"
    // Beside the other days.
    Earliest "earliest"
    Latest "latest"
    Alone "alone"
    EveOrMorrow "eve-or-morrow"
    ManyShown "many-shown"
    ShownAndDeclared "shown-and-declared"
    OlderThanTenYears "older-than-ten-years"
    FirstOfJanuary "first-of-january"
    ShownBeforeDeclared "shown-before-declared"
    ShownAfterDeclared "shown-after-declared"
}

/// A day that may be the one of publication.
pub struct DayCandidate {
    /// Its most precise mention.
    pub published: Published,
    /// Features, by name.
    pub features: FeatureVec<COUNT>,
}

impl DayCandidate {
    /// Whether the page shows it.
    pub fn is_shown(&self) -> bool {
        self.features.has(Feature::Near)
    }
}

/// The feature of a place where a day is shown.
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

/// The feature of what declares a day.
pub fn declared_by(witness: DateWitness) -> Feature {
    match witness {
        DateWitness::Article => Feature::JsonLdArticle,
        DateWitness::Page => Feature::JsonLdPage,
        DateWitness::Meta => Feature::MetaPublished,
        DateWitness::Minor => Feature::MetaDate,
        DateWitness::Item => Feature::Item,
        DateWitness::Time => Feature::Time,
        DateWitness::Modified => Feature::Modified,
        DateWitness::Picture => Feature::PictureAddress,
    }
}
