//! Why a block has its label, as one sentence for a person.
//!
//! In: a label and its reason. Out: an English sentence. The page and the records show it.

use crate::types::label::{Cue, Label, Reason};

impl Label {
    /// What a block of this label is, for a person: "a share button".
    pub fn noun(self) -> &'static str {
        match self {
            Label::Title => "the title",
            Label::Byline => "the author line",
            Label::Source => "the outlet or agency",
            Label::Date => "the date",
            Label::Standfirst => "the standfirst",
            Label::Body => "article text",
            Label::Subheading => "a heading of the article",
            Label::Item => "a list item of the article",
            Label::Quote => "a quotation of the article",
            Label::Row => "a table row of the article",
            Label::Code => "code of the article",
            Label::Caption => "a caption or picture credit",
            Label::Navigation => "a menu line",
            Label::Share => "a share or follow button",
            Label::Related => "a pointer to other articles",
            Label::Comments => "part of the comments",
            Label::Promotion => "an offer or sign-up line",
            Label::Legal => "a legal or cookie notice",
            Label::About => "a line about the author or outlet",
            Label::Furniture => "page furniture",
            Label::Seam => "a seam between two articles",
            Label::Blank => "white space",
            Label::Field => "a field of the record",
        }
    }
}

impl Reason {
    /// One sentence: what the block is and which cue said so.
    pub fn sentence(&self, label: Label) -> String {
        let noun = label.noun();
        let detail = self.detail.trim();
        let because = match self.cue {
            Cue::Phrase if detail.is_empty() => "it is a phrase known from many pages".to_owned(),
            Cue::Phrase => format!("it has the known phrase \u{201c}{detail}\u{201d}"),
            Cue::Shape if label.is_body() => "it is built like prose".to_owned(),
            Cue::Shape => "of its length, punctuation and capitals".to_owned(),
            Cue::Neighbours => "of the lines around it".to_owned(),
            Cue::Position => "of where it stands on the page".to_owned(),
            Cue::Markup if detail.is_empty() => "the page's markup says so".to_owned(),
            Cue::Markup => format!("the page's markup says so ({detail})"),
            Cue::Repeated => "it stands more than once on this page".to_owned(),
            Cue::Recurs if detail.is_empty() => "it stands in many files of this drop".to_owned(),
            Cue::Recurs => format!("it stands {detail} of this drop"),
            Cue::Title => "it repeats or gives the title".to_owned(),
            Cue::Card => "it belongs to the head of another article on the page".to_owned(),
            Cue::Model => "all signs taken together say so".to_owned(),
            Cue::Person => return format!("You said that this is {noun}."),
            Cue::Frame if detail.is_empty() || label != Label::Field => {
                "of the frame that repeats in this file".to_owned()
            }
            Cue::Frame => format!("of the frame that repeats in this file ({detail})"),
            Cue::Rule => format!("by your rule \u{201c}{detail}\u{201d}"),
            Cue::Given => "the article was given as clean".to_owned(),
        };
        let mut sentence = format!("{noun}: {because}.");
        if let Some(first) = sentence.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        sentence
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_the_label_and_the_cue() {
        let share = Reason::new(Cue::Phrase, "share this");
        assert_eq!(
            share.sentence(Label::Share),
            "A share or follow button: it has the known phrase \u{201c}share this\u{201d}."
        );
        assert_eq!(Reason::new(Cue::Person, "").sentence(Label::Body), "You said that this is article text.");
    }
}
