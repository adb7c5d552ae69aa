//! Authors that a page names beyond doubt, though the model finds none likely enough: its marks count as a
//! sum, and a rare name without other marks stays below the bar.
//!
//! In: the candidates of a page. Out: the place of the one that is taken.

use crate::metadata::author_features::{AuthorCandidate, DECLARED, Feature};

/// Largest share of the words of a name that the text has in small letters, or the title has too.
const MAX_SHARE: f32 = 0.34;

/// What in a name says that it is none of a person.
const NO_PERSON: [Feature; 8] = [
    Feature::Site,
    Feature::Outlet,
    Feature::Agency,
    Feature::Firm,
    Feature::Desk,
    Feature::Digits,
    Feature::NoName,
    Feature::ManyWords,
];

/// What in a name says that it is none of an author, of whatever form.
const NO_AUTHOR: [Feature; 6] =
    [Feature::Site, Feature::Outlet, Feature::Agency, Feature::Firm, Feature::Desk, Feature::ManyWords];

/// Marks of an element that holds an author and nothing else.
const MARKED: [Feature; 3] = [Feature::Item, Feature::Link, Feature::Class];

/// Words of a name of an author's own making.
const MAX_MARKED_WORDS: usize = 2;

/// What in the place of a name says that it signs something else.
const ELSEWHERE: [Feature; 4] =
    [Feature::ClassOfComments, Feature::ClassOfCards, Feature::CommentOrCard, Feature::FarBehind];

/// The first candidate that the page declares as the author of the article, or names in a line of its own
/// under the title or at the end of the text.
pub fn certain(candidates: &[AuthorCandidate]) -> Option<usize> {
    let person = |a: &AuthorCandidate| {
        let one_word = a.features.has(Feature::OneWord) && !is_caseless(&a.line);
        !has(a, &NO_PERSON)
            && !one_word
            && a.features[Feature::CommonWords] < MAX_SHARE
            && a.features[Feature::TitleWords] < MAX_SHARE
    };
    let find =
        |holds: &dyn Fn(&AuthorCandidate) -> bool| candidates.iter().position(|a| person(a) && holds(a));
    find(&is_signed).or_else(|| find(&is_declared)).or_else(|| only_marked(candidates))
}

/// The only candidate whose own element says that it is the author. It need not have the form of a name:
/// people sign with names of their own making.
fn only_marked(candidates: &[AuthorCandidate]) -> Option<usize> {
    let is_marked = |a: &AuthorCandidate| has(a, &MARKED);
    let mut marked = candidates.iter().enumerate().filter(|(_, a)| is_marked(a));
    let (at, author) = marked.next()?;
    let is_name = author.line.split(' ').count() <= MAX_MARKED_WORDS
        && !has(author, &NO_AUTHOR)
        && !has(author, &ELSEWHERE)
        && author.features[Feature::TitleWords] < MAX_SHARE;
    (marked.next().is_none() && is_name).then_some(at)
}

/// Whether a line of credits names the author.
fn is_signed(author: &AuthorCandidate) -> bool {
    use Feature::{
        BehindProse, ClassOfAuthor, DateOnTheLine, Labelled, NothingElse, Signed, SignedInTheLine,
        SignedOnTheLineBefore, UnderTitle,
    };
    let named = has(author, &[Signed, SignedOnTheLineBefore, ClassOfAuthor, Labelled]);
    let under = has(author, &[UnderTitle]) && named;
    let behind = has(author, &[BehindProse]) && has(author, &[Signed]);
    let line = has(author, &[NothingElse, DateOnTheLine]) && !has(author, &[SignedInTheLine]);
    (under || behind) && line && !has(author, &ELSEWHERE)
}

/// Whether the head or the markup of the page names the author.
fn is_declared(author: &AuthorCandidate) -> bool {
    use Feature::{DeclaredFurther, JsonLdKnown, JsonLdOrganisation, LikeClass, Profile};
    let weak = [DeclaredFurther, JsonLdKnown, JsonLdOrganisation, LikeClass, Profile];
    DECLARED.iter().any(|f| !weak.contains(f) && author.features.has(*f)) && !has(author, &ELSEWHERE)
}

/// Whether a name is in a script without capitals, in which one word may be a whole name.
fn is_caseless(name: &str) -> bool {
    !name.chars().any(|c| c.is_uppercase() || c.is_lowercase())
}

fn has(author: &AuthorCandidate, features: &[Feature]) -> bool {
    features.iter().any(|f| author.features.has(*f))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ml::linear::FeatureVec;

    #[test]
    fn names_in_credits_and_declarations_are_taken() {
        use Feature::{
            ClassOfCards, Digits, FarBehind, JsonLdOrganisation, Labelled, Link, Meta, NoName, NothingElse,
            OneWord, Signed, Site, UnderTitle,
        };
        for (features, taken) in [
            (&[UnderTitle, Signed, NothingElse][..], true),
            (&[UnderTitle, Labelled, NothingElse], true),
            (&[UnderTitle, Signed], false),
            (&[UnderTitle, Signed, NothingElse, OneWord], false),
            (&[UnderTitle, Signed, NothingElse, ClassOfCards], false),
            (&[FarBehind, Signed, NothingElse], false),
            (&[Meta], true),
            (&[Link], true),
            (&[Meta, Site], false),
            (&[JsonLdOrganisation], false),
            (&[Link, OneWord, Digits, NoName], true),
            (&[Meta, OneWord, Digits, NoName], false),
        ] {
            let mut author = AuthorCandidate {
                line: "Ada Mole".to_owned(),
                key: String::new(),
                features: FeatureVec::with_bias(),
            };
            features.iter().for_each(|f| author.features.note(*f, true));
            assert_eq!(certain(&[author]).is_some(), taken, "{features:?}");
        }
    }
}
