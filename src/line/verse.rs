//! Whether a text is a poem, whose line breaks are its own.
//!
//! In: the lines of a text, blank ones empty. Out: yes or no. A text that was wrapped at a width has lines that
//! are full: the next word would not have fit. In a poem it would have, in most lines.

/// Fewest stanzas and lines of a poem.
const MIN_STANZAS: usize = 2;
const MIN_LINES: usize = 8;
/// Lines of a stanza.
const MIN_STANZA_LINES: usize = 2;
const MAX_STANZA_LINES: usize = 16;
/// Characters of a line of a poem.
const MAX_LINE_CHARS: usize = 64;
/// Lines that are in stanzas, of five.
const MIN_STANZA_FIFTHS: usize = 3;
/// Lines that are not full, of four.
const MIN_OPEN_QUARTERS: usize = 3;
/// Words of a line of a poem, on average.
const MIN_MEAN_WORDS: usize = 3;

/// Whether the lines are a poem.
pub fn is_verse(texts: &[&str]) -> bool {
    let stanzas: Vec<&[&str]> = texts.split(|t| t.is_empty()).filter(|group| is_stanza(group)).collect();
    let lines: usize = stanzas.iter().map(|s| s.len()).sum();
    let all = texts.iter().filter(|t| !t.is_empty()).count();
    if stanzas.len() < MIN_STANZAS || lines < MIN_LINES || lines * 5 < all * MIN_STANZA_FIFTHS {
        return false;
    }
    let words: usize = stanzas.iter().flat_map(|s| s.iter()).map(|l| l.split_whitespace().count()).sum();
    let width = stanzas.iter().flat_map(|s| s.iter()).map(|l| l.chars().count()).max().unwrap_or(0);
    let inner = || stanzas.iter().flat_map(|s| s.windows(2)).filter_map(|pair| pair.first().zip(pair.last()));
    let open = inner().filter(|(line, next)| {
        let word = next.split_whitespace().next().map_or(0, |w| w.chars().count());
        line.chars().count() + 1 + word <= width
    });
    // A sentence runs over lines: a list of short lines has none that does.
    let runs_on = inner().filter(|(line, next)| {
        line.ends_with([',', ';', '，', '、']) || next.starts_with(char::is_lowercase)
    });
    // Half of the lines end where one pauses; where a line of prose is wrapped is chance.
    let pauses =
        inner().filter(|(line, _)| line.ends_with([',', ';', '.', ':', '!', '?', '—', '–', '…', '，', '。']));
    words >= lines * MIN_MEAN_WORDS
        && (open.count() * 4 >= inner().count() * MIN_OPEN_QUARTERS || pauses.count() * 2 >= inner().count())
        && runs_on.count() * 4 >= inner().count()
}

/// Whether lines without a blank one between them may be a stanza.
fn is_stanza(group: &[&str]) -> bool {
    (MIN_STANZA_LINES..=MAX_STANZA_LINES).contains(&group.len())
        && group.iter().all(|line| line.chars().count() <= MAX_LINE_CHARS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_poem_keeps_its_lines_and_a_wrapped_text_does_not() {
        let poem = "The ferry left at nine,\nthe quay was white with frost,\nand nobody could find\nthe rope that we had lost.\n\n\
            We waited in the shed,\nthe gulls went up and down,\nthe morning papers said\nthat it had reached the town.";
        let wrapped = "The council voted on Monday to keep the old\nbridge open for walkers and riders, but to\n\
            close it to lorries from June on. It was the\nthird vote of the year.\n\nThe mayor said that she was glad of it, and\n\
            that the work would begin when the snow has\ngone from the pass above the town, or a week\nlater than that.";
        for (text, is) in [(poem, true), (wrapped, false)] {
            let lines: Vec<&str> = text.split('\n').collect();
            assert_eq!(is_verse(&lines), is, "{text}");
        }
    }
}
