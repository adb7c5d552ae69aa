//! A form: sentences with places to be filled in. `{town}` is drawn once an event, `{town2}` is
//! drawn by the same rule and is another; a line of a text with bars is one of its parts.

use crate::made::Random;
use std::collections::BTreeMap;

/// One article by a form.
#[derive(Clone, Debug)]
pub struct Notice {
    pub event: usize,
    pub title: String,
    pub outlet: String,
    pub date: Option<String>,
    pub text: Vec<String>,
}

/// A form, and how another outlet tells of the same.
pub struct Form {
    pub language: String,
    rules: BTreeMap<String, Vec<String>>,
    parts: BTreeMap<String, Vec<String>>,
}

impl Form {
    pub fn read(text: &str) -> Form {
        let (mut rules, mut parts) = (BTreeMap::<_, Vec<String>>::new(), BTreeMap::<_, Vec<String>>::new());
        let mut part = None;
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("= ") {
                part = Some(name.to_owned());
            } else if let Some(name) = &part {
                parts.entry(name.clone()).or_default().push(line.to_owned());
            } else if let Some((name, rule)) = line.split_once(": ") {
                let split: Vec<&str> = match rule {
                    list if list.contains("; ") => list.split("; ").collect(),
                    list if list.contains('{') || ["outlet", "other"].contains(&name) => vec![list],
                    list => list.split(' ').collect(),
                };
                rules.insert(name.to_owned(), split.into_iter().map(str::to_owned).collect());
            }
        }
        Form { language: rules["language"][0].clone(), rules, parts }
    }

    /// What is written about an event: by the form, and by another outlet if it tells of it too.
    pub fn event(&self, event: usize, other: bool, random: &mut Random) -> Vec<Notice> {
        let (year, month, day) = (2014 + random.below(12), 1 + random.below(12), 1 + random.below(27));
        let mut filled = BTreeMap::new();
        let mut out = Vec::new();
        for (prefix, outlet, late) in [("", "outlet", 0), ("other ", "other", 1)] {
            if out.is_empty() || other {
                let mut lines = |part: &str| -> Vec<String> {
                    let all = self.parts[&format!("{prefix}{part}")].clone();
                    all.iter().map(|l| self.line(l, &mut filled, random)).collect()
                };
                out.push(Notice {
                    event,
                    title: lines("title").remove(0),
                    text: lines("text"),
                    outlet: self.rules[outlet][0].clone(),
                    date: Some(format!("{year}-{month:02}-{:02}", day + late)),
                });
            }
        }
        out
    }

    fn line(&self, line: &str, filled: &mut BTreeMap<String, String>, random: &mut Random) -> String {
        let parts: Vec<&str> = line.split(" | ").collect();
        let text = self.fill(parts[random.below(parts.len())], filled, random);
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
    }

    fn fill(&self, text: &str, filled: &mut BTreeMap<String, String>, random: &mut Random) -> String {
        let (mut out, mut rest) = (String::new(), text);
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(b, r)| Some((b, r.split_once('}')?)))
        {
            out += before;
            rest = after;
            if !filled.contains_key(name) {
                let plain = name.trim_end_matches(|c: char| c.is_ascii_digit());
                let rule = self.rules.get(plain).unwrap_or_else(|| panic!("no rule for {name}"));
                let chosen = random.pick(rule).clone();
                let value =
                    match chosen.split_once("..").map(|(a, b)| (a.parse::<usize>(), b.parse::<usize>())) {
                        Some((Ok(from), Ok(to))) => (from + random.below(to - from + 1)).to_string(),
                        // What it is made of is drawn for it alone.
                        _ => self.fill(&chosen, &mut BTreeMap::new(), random),
                    };
                filled.insert(name.to_owned(), value);
            }
            out += &filled[name];
        }
        out + rest
    }
}
