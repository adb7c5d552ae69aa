//! The labels of a text that its container calls the text of an article.
//!
//! In: the labelled runs of the text, and what the container states. Out: the same runs, all of one article,
//! and text but for known phrases of pages and the title. What the models think of short lines, figures and
//! cut lines does not count here: nobody put page furniture into a field for texts, except by copying it.

use crate::text::chars::key;
use crate::types::document::Document;
use crate::types::label::{Cue, Label, Labelled, Reason};

/// Makes text of what the container gives as text.
pub fn label_article_text(document: &Document, runs: Vec<Labelled>) -> Vec<Labelled> {
    let title = document.declared.stated.title.as_deref().map(key);
    let label = |mut run: Labelled| {
        let is_title = || title.as_deref() == Some(&key(run.span.of(&document.text)));
        let stays = match run.label {
            Label::Blank => return run,
            Label::Title => is_title(),
            label => label.is_body() || run.reason.cue == Cue::Phrase,
        };
        if !stays {
            (run.label, run.reason) = (Label::Body, Reason::new(Cue::Given, ""));
        }
        run.article = (run.label.is_body() || run.label.is_metadata()).then_some(0);
        run
    };
    runs.into_iter().map(label).collect()
}

#[cfg(test)]
mod tests {
    use crate::pipeline::clean_all::clean_all;
    use crate::types::limits::Limits;

    #[test]
    fn figures_and_short_lines_of_a_text_field_are_kept_and_phrases_are_not() {
        let table = "title,text\nYear net,\"Shr 34 cts vs 1.19 dlrs\nNet 807,000\n\nShare this article\n\n\
            The bank said on Monday that it made less.\"\nFerry,The ferry sailed on Tuesday with all cabins full.\n";
        let all = clean_all("a.csv", table.as_bytes(), &Limits::default());
        let texts: Vec<Vec<String>> =
            all.iter().map(|c| c.articles.iter().map(|a| a.text()).collect()).collect();
        assert_eq!(texts.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1]);
        assert!(texts[0][0].starts_with("Shr 34 cts vs 1.19 dlrs") && texts[0][0].contains("807,000"));
        assert!(!texts[0][0].contains("Share this"), "{texts:?}");
    }
}
