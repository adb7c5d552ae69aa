//! The documents of a corpus that hold several articles, or may.
//!
//! In: a corpus. Out: one record a document, and what a line that a person shows would give.

use crate::corpus::Corpus;
use crate::pipeline::part::Parting;
use crate::types::error::Error;
use crate::types::pile::PileSummary;

impl Corpus {
    /// The documents that hold several articles, or may, with their ids. Those that are only likely to stay
    /// whole until a decision says otherwise.
    ///
    /// ```
    /// let mut corpus = storysift::Corpus::new(Default::default());
    /// corpus.add("ferry.txt", b"The night ferry to Norafel sails again on Monday, the port said.");
    /// assert!(corpus.piles().is_empty());
    /// ```
    pub fn piles(&mut self) -> Vec<(&str, &PileSummary)> {
        self.labelled()
            .iter()
            .filter_map(|(id, entry)| Some((id.as_str(), entry.head.pile.as_ref()?)))
            .collect()
    }

    /// The articles that a document would come apart into: by a line that opens one of them, or without a line
    /// by its own signs. `None` when no two are found. Changes nothing.
    ///
    /// ```
    /// let text = "NIGHT FERRY\nThe ferry to Norafel sails again on Monday, the port said, and all of its \
    ///     cabins are booked.\n\nTRAM STRIKE\nDrivers in Quellmouth stopped work at noon, the union said, and \
    ///     no tram left the depot.\n";
    /// let mut corpus = storysift::Corpus::new(Default::default());
    /// corpus.add("two.txt", text.as_bytes());
    /// let pile = corpus.preview_split("two.txt", Some("TRAM STRIKE"))?.expect("two articles");
    /// assert_eq!(pile.count, 2);
    /// assert_eq!(pile.samples[0].of(text), "NIGHT FERRY");
    /// # Ok::<(), storysift::Error>(())
    /// ```
    ///
    /// # Errors
    /// `no-document` when there is none of that id.
    pub fn preview_split(
        &mut self,
        document: &str,
        line: Option<&str>,
    ) -> Result<Option<PileSummary>, Error> {
        let entry = self.labelled().get(document).ok_or_else(|| Error::no_document(document))?;
        let how = line.map_or(Parting::Split, |line| Parting::SplitAt(line.to_owned()));
        Ok(if entry.is_clean_input { None } else { entry.preview(how) })
    }
}
