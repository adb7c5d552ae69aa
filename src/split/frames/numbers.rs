//! Numbers in the lines of a record: counts, running numbers, ids.

/// The first number of a text, its separators left out. By whole numbers, since parsing floats adds 14 kB to the
/// module; one of more than 19 digits counts as the largest.
pub fn first_number(text: &str) -> Option<f64> {
    let from = text.find(|c: char| c.is_ascii_digit())?;
    let digits: String = text[from..]
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .filter(char::is_ascii_digit)
        .collect();
    Some(digits.parse().unwrap_or(u64::MAX) as f64)
}

/// The number before a unit in a line that holds a day too: "1 203 words", "733文字".
pub fn counted_in(text: &str) -> Option<f64> {
    let mut tokens = text.split(|c: char| !c.is_alphanumeric()).filter(|t| !t.is_empty()).peekable();
    while let Some(token) = tokens.next() {
        let digits = token.bytes().take_while(u8::is_ascii_digit).count();
        if !(2..=5).contains(&digits) {
            continue;
        }
        let rest = &token[digits..];
        let unit = match rest.is_empty() {
            true => tokens
                .peek()
                .is_some_and(|t| (2..=10).contains(&t.chars().count()) && t.chars().all(char::is_alphabetic)),
            false => rest.starts_with(['字', '文']),
        };
        if unit {
            return token[..digits].parse::<u32>().ok().map(f64::from);
        }
    }
    None
}

/// The number that opens a line: "[12]", "Article 12", "12.".
pub fn opening_number(text: &str) -> Option<u32> {
    let word = text
        .split(' ')
        .next()
        .filter(|w| w.chars().all(char::is_alphabetic) && (2..=12).contains(&w.chars().count()));
    let rest = word.map_or(text, |w| text[w.len()..].trim_start()).trim_start_matches(['[', '(', '#', '|']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let ends = rest[digits..].chars().next().is_none_or(|c| matches!(c, ']' | ')' | '|' | '.' | '\t'));
    ((1..=5).contains(&digits) && ends).then(|| rest[..digits].parse().ok()).flatten()
}

/// Whether a word is an id: seven to forty characters, four digits, no address.
pub fn is_id(word: &str) -> bool {
    (7..=40).contains(&word.chars().count())
        && word.bytes().filter(u8::is_ascii_digit).count() >= 4
        && !word.contains("http")
        && !word.contains(':')
}

/// How two rows of numbers go together, from -1 to 1; 0 where one of them stands still.
pub fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let (mx, my) = (pairs.iter().map(|p| p.0).sum::<f64>() / n, pairs.iter().map(|p| p.1).sum::<f64>() / n);
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in pairs {
        xy += (x - mx) * (y - my);
        xx += (x - mx) * (x - mx);
        yy += (y - my) * (y - my);
    }
    if xx > 0.0 && yy > 0.0 { xy / (xx.sqrt() * yy.sqrt()) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_from_the_front_of_a_line() {
        let cases = [
            ("[12]", Some(12)),
            ("Article 7.", Some(7)),
            ("3) Soup", Some(3)),
            ("1984 was", None),
            ("no", None),
        ];
        for (text, number) in cases {
            assert_eq!(opening_number(text), number, "{text}");
        }
        assert_eq!(counted_in("Harbour Post, 3 March 2019, 412 words"), Some(412.0));
        assert_eq!(counted_in("1985年01月01日\t朝刊\t00733文字"), Some(733.0));
        assert_eq!(first_number("1,203 words"), Some(1203.0));
        assert!(is_id("HP0002019") && !is_id("Harbour"));
    }
}
