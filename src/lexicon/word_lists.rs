//! Reads the text files of word lists: lines of the form `key: words`; lines that start with `#`
//! are comments. What the words mean is for the modules that read a file.

/// Key and value of each line of a file, in order.
pub fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "))
}

/// The words, parted by white space, of all lines with this key, in order.
pub fn words_of(file: &'static str, key: &str) -> Vec<&'static str> {
    let lines = entries(file).filter(|(name, _)| *name == key);
    lines.flat_map(|(_, words)| words.split_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_collects_all_of_its_lines() {
        let file = "# a: comment\na: one two\nb: three\n\na: og:four\nno key\n";
        assert_eq!(words_of(file, "a"), ["one", "two", "og:four"]);
        assert_eq!(words_of(file, "c"), [""; 0]);
        assert_eq!(entries(file).count(), 3);
    }
}
