//! Names of numbered entries: numbers of one list get the same number of digits, so that the order of names
//! is the order of entries ("feed.xml#02" before "feed.xml#11").

use std::collections::HashMap;

/// Digits of the largest number of each list, by the name before the number.
#[derive(Default)]
pub struct NumberWidths(HashMap<String, usize>);

impl NumberWidths {
    /// Takes a name in.
    pub fn add(&mut self, name: &str) {
        for (at, digits) in numbers(name) {
            let width = self.0.entry(name[..at].to_owned()).or_default();
            *width = digits.max(*width);
        }
    }

    /// The name with its numbers filled up by zeros in front.
    pub fn filled(&self, name: &str) -> String {
        let mut filled = String::with_capacity(name.len());
        let mut from = 0;
        for (at, digits) in numbers(name) {
            let width = self.0.get(&name[..at]).copied().unwrap_or(digits);
            filled.push_str(&name[from..at]);
            filled.extend(std::iter::repeat_n('0', width.saturating_sub(digits)));
            from = at;
        }
        filled + &name[from..]
    }
}

/// Where the numbers behind a "#" start in a name, and how many digits each has.
fn numbers(name: &str) -> impl Iterator<Item = (usize, usize)> {
    name.match_indices('#').filter_map(|(at, _)| {
        let rest = &name[at + 1..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let ends = matches!(rest.as_bytes().get(digits), None | Some(b'/'));
        (digits > 0 && ends).then_some((at + 1, digits))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_as_their_numbers_do() {
        let names = ["a.zip/f.xml#2", "a.zip/f.xml#11", "b#3", "b#3/c.eml", "b#10/x#7", "c#1a", "c#222"];
        let mut widths = NumberWidths::default();
        names.iter().for_each(|name| widths.add(name));
        let filled: Vec<String> = names.iter().map(|name| widths.filled(name)).collect();
        let expected =
            ["a.zip/f.xml#02", "a.zip/f.xml#11", "b#03", "b#03/c.eml", "b#10/x#7", "c#1a", "c#222"];
        assert_eq!(filled, expected);
    }
}
