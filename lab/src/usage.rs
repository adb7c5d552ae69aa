//! The verbs of the laboratory as data. `lab` finds the function to run by them; `xtask`
//! includes this file to list them and pass them on, without compiling `lab`.
//!
//! In: the arguments of a program. Out: the verb they name, or the usage text.

/// One verb with its lines of the usage text.
pub struct Usage {
    /// The words that name the verb, such as `train author`.
    pub verb: &'static str,
    /// The arguments that may follow.
    pub options: &'static str,
    /// What the verb does.
    pub purpose: &'static str,
}

/// A verb.
pub const fn usage(verb: &'static str, options: &'static str, purpose: &'static str) -> Usage {
    Usage { verb, options, purpose }
}

/// The verbs of `lab`, in the order of the usage text.
pub const LAB: &[Usage] = &[
    usage(
        "predict",
        "extract|split|copies|clusters IN.jsonl[.gz] OUT.jsonl [--alone]",
        "writes predictions for a scorer; --alone: each row is a drop of its own",
    ),
    usage(
        "quality",
        "[NAME ...] [--floors | --pin [--lower]] [--no-peers]",
        "scores the labelled sets whose name contains NAME, other tools beside them; --floors fails below a floor, --pin raises the floors",
    ),
    usage(
        "dump",
        "[--all] FILE... | --export jsonl|csv|markdown FILE...",
        "what the engine makes of files, one JSON line a document; --all: FILE may be a folder",
    ),
    usage(
        "drops",
        "DIR OUT.jsonl",
        "what the engine makes of each file or folder of DIR, dropped alone: one JSON line a drop",
    ),
    usage(
        "train columns",
        "DIR | --explain FILE...",
        "the labelled lines as binary files, from which lab/net trains; --explain: the logits of the lines of files",
    ),
    usage("train cuts", "[--check]", "where another article of a file begins"),
    usage(
        "train stories",
        "[--check | --words]",
        "score of pairs of articles; --words: word frequencies, run first",
    ),
    usage("train title", "[--check | --wrong]", "which line is the title"),
    usage("train headline", "[--check | --wrong]", "which form of the title is kept"),
    usage("train author", "[--check | --wrong]", "which names are the authors"),
    usage("train date", "[--check | --wrong]", "which day is that of publication"),
    usage("bench scale", "[ARTICLES [WORDS]]", "time and memory of drops of 10,000 to 100,000 articles"),
    usage(
        "bench",
        "[page N [KB] | readers [--pages N]]",
        "time of each stage beside other tools; of N files on the page; or text and structure beside other readers in JavaScript",
    ),
];

impl Usage {
    /// The arguments behind the verb; `None` when `args` does not begin with its words.
    pub fn strip<'a>(&self, args: &'a [String]) -> Option<&'a [String]> {
        let words: Vec<&str> = self.verb.split(' ').collect();
        let named = args.len() >= words.len() && args.iter().zip(&words).all(|(a, b)| a == b);
        named.then(|| &args[words.len()..])
    }
}

/// The verb that the arguments name, and the arguments behind it. Of two verbs that begin
/// alike, the longer one.
pub fn find<'v, 'a>(verbs: &'v [Usage], args: &'a [String]) -> Option<(&'v Usage, &'a [String])> {
    let named = verbs.iter().filter_map(|usage| Some((usage, usage.strip(args)?)));
    named.min_by_key(|(_, rest)| rest.len())
}

/// The usage text: for each verb a line with its options and an indented one with its purpose.
pub fn text<'v>(verbs: impl Iterator<Item = &'v Usage>) -> String {
    let lines = verbs.map(|u| {
        format!("cargo xtask {} {}", u.verb, u.options).trim_end().to_owned() + "\n    " + u.purpose
    });
    lines.collect::<Vec<_>>().join("\n")
}
