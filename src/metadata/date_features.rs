//! Names of the features of a day that may be the one of publication, in the order of its row, and the
//! candidate itself. The rows of `weights/date.linear` have these names.

use crate::metadata::page::PagePlace;
use crate::ml::linear::{Cues, cues};
use crate::types::article::Published;
use crate::types::document::DateWitness;

cues! {
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
    pub cues: Cues<CUES>,
}

impl DayCandidate {
    /// Whether the page shows it.
    pub fn is_shown(&self) -> bool {
        self.cues.has(Cue::Near)
    }
}

/// The feature of a place where a day is shown.
pub fn shown_at(place: PagePlace) -> Cue {
    match place {
        PagePlace::AboveTitle => Cue::AboveTitle,
        PagePlace::InTitle => Cue::InTitle,
        PagePlace::UnderTitle => Cue::UnderTitle,
        PagePlace::OpensProse => Cue::OpensProse,
        PagePlace::InProse => Cue::InProse,
        PagePlace::BehindProse => Cue::BehindProse,
        PagePlace::FarBefore => Cue::FarBefore,
        PagePlace::FarBehind => Cue::FarBehind,
    }
}

/// The feature of what declares a day.
pub fn declared_by(witness: DateWitness) -> Cue {
    match witness {
        DateWitness::Article => Cue::JsonLdArticle,
        DateWitness::Page => Cue::JsonLdPage,
        DateWitness::Meta => Cue::MetaPublished,
        DateWitness::Minor => Cue::MetaDate,
        DateWitness::Item => Cue::Item,
        DateWitness::Time => Cue::Time,
        DateWitness::Modified => Cue::Modified,
        DateWitness::Picture => Cue::PictureAddress,
    }
}
