//! Words of languages that bend them much, cut to what stays: Russian and its kin, Arabic.
//! Not a grammar: a few letters are left off, the same for every word, so that the forms
//! of a name or a noun become one. Languages in Latin letters are left as they are.
//!
//! Arabic after Larkey, Ballesteros and Connell, "Light stemming for Arabic information
//! retrieval" (2007), without the particles that only a grammar can tell from a root;
//! Cyrillic by prefix, after McNamee and Mayfield (2004), less the vowels that end it.

/// Letters of a Cyrillic word that count.
const PREFIX: usize = 6;
/// Fewest letters that are left of a word.
const LEAST: usize = 3;

/// Endings of Arabic words as they are folded, longest first.
const ENDINGS: [&[char]; 9] = [
    &['ه', 'ا'],
    &['ا', 'ن'],
    &['ا', 'ت'],
    &['و', 'ن'],
    &['ي', 'ن'],
    &['ي', 'ه'],
    &['ه', 'م'],
    &['ه'],
    &['ي'],
];

/// Whether words with this letter are cut.
pub(crate) fn is_bent(c: char) -> bool {
    matches!(c, '\u{0400}'..='\u{052f}' | '\u{0620}'..='\u{064a}')
}

/// What stays of a folded word.
pub(crate) fn stem(word: &[char]) -> &[char] {
    match word.first() {
        Some('\u{0400}'..='\u{052f}') => cyrillic(word),
        Some('\u{0620}'..='\u{064a}') => arabic(word),
        _ => word,
    }
}

fn cyrillic(word: &[char]) -> &[char] {
    let prefix = &word[..word.len().min(PREFIX)];
    let vowels = prefix.iter().rev().take_while(|c| "аеиоуыэюяйьіїєў".contains(**c)).count();
    &prefix[..(prefix.len() - vowels).max(LEAST.min(prefix.len()))]
}

fn arabic(word: &[char]) -> &[char] {
    let particle = usize::from(matches!(word, ['و' | 'ف' | 'ب' | 'ك', 'ا', 'ل', ..]));
    let rest = match &word[particle..] {
        ['ا', 'ل', rest @ ..] | ['ل', 'ل', rest @ ..] if rest.len() >= LEAST => rest,
        _ => word,
    };
    let cut = ENDINGS.iter().find(|e| rest.ends_with(e) && rest.len() - e.len() >= LEAST);
    &rest[..rest.len() - cut.map_or(0, |e| e.len())]
}

#[cfg(test)]
mod tests {
    use crate::text::stemmer::stem;

    fn same(words: &[&str]) {
        let stems: Vec<String> =
            words.iter().map(|w| stem(&w.chars().collect::<Vec<_>>()).iter().collect()).collect();
        assert!(stems.iter().all(|s| *s == stems[0] && s.chars().count() > 2), "{stems:?}");
    }

    #[test]
    fn forms_of_a_word_are_one() {
        same(&["река", "реку", "реки"]);
        same(&["заозерск", "заозерске", "заозерска"]);
        same(&["поляны", "полянах", "поляну"]);
        same(&["الوزيره", "وزير", "والوزيره"]);
        same(&["المهندسين", "مهندسون", "للمهندس"]);
    }

    #[test]
    fn short_words_and_others_stay() {
        for word in ["", "на", "из", "المانيا", "bridge"] {
            let letters: Vec<char> = word.chars().collect();
            assert!(stem(&letters).len() >= letters.len().min(3), "{word}");
        }
        let bridge: Vec<char> = "bridges".chars().collect();
        assert_eq!(stem(&bridge), bridge);
    }
}
