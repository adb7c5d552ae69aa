//! Features of a line that may be the title.

/// Number of cues.
pub(crate) const CUES: usize = NAMES.len();

/// What speaks for a line or against it.
pub(crate) const NAMES: [&str; 68] = [
    "any",
    // Its shape.
    "two-words",
    "four-words",
    "some-words",
    "many-words",
    "ends-as-a-sentence",
    "asks",
    "goes-on",
    // How often it stands there.
    "twice",
    "again",
    "often",
    // Its place.
    "lines-to-prose",
    "in-prose",
    "over-prose",
    "words-to-prose",
    "prose-before",
    // Beside it.
    "over-credit",
    "near-credit",
    "under-credit",
    "credit",
    // What it says.
    "button",
    "phrase",
    "bullet",
    "words-of-prose",
    "words-of-start",
    "no-terms",
    "capitals",
    "gap",
    "gap-behind",
    // What the page says of it.
    "declared",
    "part-of-declared",
    "heading",
    "lower-heading",
    "class-of-title",
    "linked",
    // Its place among all.
    "first-line",
    "prose-is-near",
    "last-that-may-be",
    // Its length, and that of the lines around it.
    "seven-words",
    "twelve-words",
    "longest-around",
    "longest-over-prose",
    "short-lines-before",
    "longer-than-both",
    // Marks in it.
    "path",
    "numbered",
    "opens-with-number",
    "holds-bar",
    "holds-colon",
    "shouts",
    "low",
    // Other lines with its words.
    "ends-another",
    "opens-another",
    "ended-by-another",
    "in-next-line",
    // The first credit.
    "over-first-credit",
    "near-over-first-credit",
    "behind-first-credit",
    "no-credit",
    "signed",
    // Order.
    "first-of-length",
    "first-that-the-prose-takes-up",
    // Further.
    "long-sentence",
    "asks-or-calls",
    "deep-in-prose",
    "behind-the-first-line",
    // A title and the line that sums the article up.
    "first-of-two",
    "second-of-two",
];
