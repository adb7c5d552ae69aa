//! Splits the arguments of a verb into flags and words. A flag that the verb does not know is
//! an error, so that a misspelt `--check` never overwrites weights.

use anyhow::{Result, bail};

/// Arguments of a verb.
pub struct Args<'a> {
    flags: Vec<&'a str>,
    /// What is no flag, in order.
    pub words: Vec<&'a str>,
}

impl<'a> Args<'a> {
    /// Reads arguments; `known` are the flags of the verb, dashes included.
    pub fn parse(args: &'a [String], known: &[&str]) -> Result<Self> {
        let (flags, words): (Vec<&str>, Vec<&str>) =
            args.iter().map(String::as_str).partition(|a| a.starts_with('-'));
        if let Some(unknown) = flags.iter().find(|f| !known.contains(f)) {
            match known {
                [] => bail!("no flag {unknown}; this verb has none"),
                _ => bail!("no flag {unknown}; there are {}", known.join(", ")),
            }
        }
        Ok(Args { flags, words })
    }

    /// The same for a verb that takes flags alone.
    pub fn flags_only(args: &'a [String], known: &[&str]) -> Result<Self> {
        let args = Args::parse(args, known)?;
        match args.words.first() {
            Some(word) => bail!("{word:?} is not expected here"),
            None => Ok(args),
        }
    }

    /// Whether a flag was given.
    pub fn has(&self, flag: &str) -> bool {
        self.flags.contains(&flag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_and_words_are_told_apart_and_unknown_flags_refused() {
        let owned = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        for (given, words, checks) in
            [("", vec![], false), ("html --check", vec!["html"], true), ("--check a b", vec!["a", "b"], true)]
        {
            let given = owned(given);
            let args = Args::parse(&given, &["--check"]).unwrap();
            assert_eq!((args.words.clone(), args.has("--check")), (words, checks), "{given:?}");
        }
        for (given, known) in [("--chek", &["--check"][..]), ("-c", &["--check"]), ("--check", &[])] {
            assert!(Args::parse(&owned(given), known).is_err(), "{given}");
        }
        assert!(Args::flags_only(&owned("stray --check"), &["--check"]).is_err());
    }
}
