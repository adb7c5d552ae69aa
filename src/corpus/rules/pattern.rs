//! The pattern of a rule, compiled. All three ways of matching become a regular expression of the crate `regex`,
//! whose time is linear in the line.
//!
//! In: a rule. Out: whether a line matches, and which part of it; or why the pattern is refused, with the place.

use crate::types::block::Span;
use crate::types::error::{Error, ErrorCode};
use crate::types::line_rule::{LineMatching, LineRule};
use regex::{Regex, RegexBuilder, escape};
use std::sync::Arc;

/// Longest pattern, in bytes.
pub(crate) const MAX_PATTERN_BYTES: usize = 2_000;
/// Largest compiled pattern, in bytes. A class as `\w` takes some 45 kB of it.
const MAX_COMPILED_BYTES: usize = 1 << 20;
/// Memory that a pattern may take while it is matched, in bytes; what needs more is matched in a slower way.
const MAX_MATCHING_BYTES: usize = 1 << 20;
/// Characters of a pattern that are shown of it.
const MAX_SHOWN_CHARS: usize = 60;

/// A compiled pattern.
#[derive(Clone, Debug)]
pub(crate) struct LinePattern {
    regex: Regex,
    /// The regular expression that it was made to: two with the same match the same lines.
    pub source: Arc<str>,
    /// The pattern as it is shown to the person.
    pub shown: Arc<str>,
    /// Lines match as whole words, or text.
    is_literal: bool,
}

impl LinePattern {
    /// Compiles the pattern of a rule.
    ///
    /// # Errors
    /// `bad-decision` when it is empty, too long, no regular expression, too large, or matches the empty line.
    pub fn new(rule: &LineRule) -> Result<LinePattern, Error> {
        let LineRule { pattern, matching, .. } = rule;
        if pattern.trim().is_empty() {
            return Err(bad("the pattern is empty"));
        }
        if pattern.len() > MAX_PATTERN_BYTES {
            return Err(bad(format!("the pattern is longer than {MAX_PATTERN_BYTES} bytes")));
        }
        let source = match matching {
            LineMatching::Regex => pattern.clone(),
            LineMatching::Text => format!("(?i){}", literal(pattern)),
            LineMatching::Word => whole_words(pattern),
        };
        let mut builder = RegexBuilder::new(&source);
        builder.size_limit(MAX_COMPILED_BYTES).dfa_size_limit(MAX_MATCHING_BYTES);
        let regex = builder.build().map_err(|error| refusal(&source, &error))?;
        if regex.is_match("") {
            return Err(bad("the pattern matches the empty line, and so every line"));
        }
        let mut shown: String = pattern.trim().chars().take(MAX_SHOWN_CHARS).collect();
        if shown.len() < pattern.trim().len() {
            shown.push('…');
        }
        let is_literal = *matching != LineMatching::Regex;
        Ok(LinePattern { regex, source: source.into(), shown: shown.into(), is_literal })
    }

    /// Whether a line matches. The line is without the white space around it.
    pub fn is_in(&self, line: &str) -> bool {
        self.regex.is_match(line)
    }

    /// The part of a line that matches, and of a regular expression with groups what the first of them holds.
    pub fn find(&self, line: &str) -> Option<(Span, Span)> {
        let found = self.regex.captures(line)?;
        let span = |m: regex::Match<'_>| Span { start: m.start(), end: m.end() };
        let whole = span(found.get(0)?);
        let group = found.get(1).map_or(whole, span);
        // The characters around whole words are no part of the match.
        Some((if self.is_literal { group } else { whole }, group))
    }
}

/// A text as a regular expression; white space of any length is the same.
fn literal(text: &str) -> String {
    text.split_whitespace().map(escape).collect::<Vec<_>>().join(r"\s+")
}

/// A text as whole words. The characters around it are matched instead of the place between them, which is slow to
/// find in texts that are not ASCII.
fn whole_words(text: &str) -> String {
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let text = text.trim();
    let before = if is_word(text.chars().next()) { r"(?:^|\W)" } else { "" };
    let behind = if is_word(text.chars().next_back()) { r"(?:$|\W)" } else { "" };
    format!("(?i){before}({}){behind}", literal(text))
}

/// Why a regular expression is refused, with the place.
fn refusal(source: &str, error: &regex::Error) -> Error {
    if let regex::Error::CompiledTooBig(_) = error {
        return bad("the pattern is too large; fewer or smaller repetitions make it smaller");
    }
    let (kind, at) = match regex_syntax::parse(source) {
        Err(regex_syntax::Error::Parse(e)) => (e.kind().to_string(), e.span().start.offset),
        Err(regex_syntax::Error::Translate(e)) => (e.kind().to_string(), e.span().start.offset),
        _ => return bad(error.to_string()),
    };
    let (before, behind) = source.split_at_checked(at).unwrap_or((source, ""));
    let place = before.chars().count() + 1;
    let rest: String = behind.chars().take(MAX_SHOWN_CHARS).collect();
    let rest = if rest.is_empty() { "its end".to_owned() } else { format!("\u{201c}{rest}\u{201d}") };
    bad(format!("the pattern is no regular expression: {kind}, at character {place}, {rest}"))
}

fn bad(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::BadDecision, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::line_rule::LineEffect;
    use LineMatching::{Regex, Text, Word};

    fn pattern(matching: LineMatching, pattern: &str) -> Result<LinePattern, Error> {
        LinePattern::new(&LineRule { pattern: pattern.into(), matching, then: LineEffect::Keep })
    }

    #[test]
    fn lines_match_as_text_words_or_regular_expressions() {
        let cases = [
            (Text, "read more", "Read  More »", true),
            (Text, "a.b", "axb", false),
            (Text, "ÄRGER", "der Ärger", true),
            (Word, "post", "The Harbour Post", true),
            (Word, "post", "Posting", false),
            (Word, "post", "a signpost", false),
            (Word, "post", "(post)", true),
            (Word, "été", "l’Été.", true),
            (Word, "- Get link", "- Get link", true),
            (Word, "c++", "in C++17", true),
            (Regex, r"^\d+ comments?$", "12 comments", true),
            (Regex, r"^\d+ comments?$", "12 Comments", false),
            (Regex, r"(?i)^\d+ comments?$", "12 Comments", true),
        ];
        for (matching, text, line, expected) in cases {
            let found = pattern(matching, text).unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(found.is_in(line), expected, "{matching:?} {text} in {line}");
        }
    }

    #[test]
    fn what_is_refused_says_why_and_where() {
        let long = "a".repeat(MAX_PATTERN_BYTES + 1);
        let cases = [
            (Text, "  ", "empty"),
            (Text, &long, "longer than 2000 bytes"),
            (Regex, "äb(c", "unclosed group, at character 3, “(c”"),
            (Regex, "a)", "unopened group, at character 2"),
            (Regex, r"\p{Nothing}", "at character 1"),
            (Regex, "x*", "the empty line"),
            (Regex, "^", "the empty line"),
            (Regex, r"(\w{100}){100}", "too large"),
            (Regex, r"(a)\1", "backreferences"),
            (Regex, "(?=a)", "look-around"),
        ];
        for (matching, text, expected) in cases {
            let error = pattern(matching, text).map(|_| ()).expect_err(text);
            assert_eq!(error.code, ErrorCode::BadDecision);
            assert!(error.message.contains(expected), "{text}: {error}");
        }
    }

    #[test]
    fn a_match_is_without_what_stands_around_it() {
        let cases = [
            (Text, "harbour post", "by Harbour  Post", "Harbour  Post", "Harbour  Post"),
            (Word, "harbour post", "The Harbour Post, Monday", "Harbour Post", "Harbour Post"),
            (Regex, r"^Source: (.+)$", "Source: Harbour Post", "Source: Harbour Post", "Harbour Post"),
        ];
        for (matching, text, line, whole, name) in cases {
            let found = pattern(matching, text).expect(text).find(line);
            assert_eq!(found.map(|(a, b)| (a.of(line), b.of(line))), Some((whole, name)), "{text}");
        }
    }
}
