//! The layers of the engine: reads the `use` lines and paths of `src/` and fails on a breach, with
//! file, line and rule. Rules:
//!
//! 1. A folder imports only from folders of an earlier layer (see [`LAYERS`]).
//! 2. Inside a folder, files form no circle; a `mod.rs` counts as a file.
//! 3. Inside the crate a path names the folder that defines a thing, never the crate root.
//! 4. No file is over [`MAX_LINES`] lines, half of them have at most [`MAX_MEDIAN`].
//!
//! Tests beside the code may use what stands above them; they are no part of the design.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Layers in order; folders of one row do not see each other.
const LAYERS: &[&[&str]] = &[
    &["util", "ml", "text", "types"],
    &["lexicon"],
    &["parse", "encoding"],
    &["unpack"],
    &["read"],
    &["line"],
    &["split"],
    &["label"],
    &["metadata"],
    &["article"],
    &["fingerprint"],
    &["pipeline"],
    &["copies", "story"],
    &["corpus"],
    &["record"],
    &["export", "training"],
    &["wasm", "wasm_unpack"],
];

/// Pairs of one row in which the first may see the second.
const BESIDE: &[(&str, &str)] = &[("text", "util"), ("ml", "util")];

/// Largest number of lines of a source file; data files are not counted.
const MAX_LINES: usize = 350;
/// Most lines of the file in the middle when all are ordered by length.
const MAX_MEDIAN: usize = 125;

/// One mention of another module: line number and path segments behind `crate::`.
type Import = (usize, Vec<String>);

/// Module path of a file below `src/`: `label/mod.rs` is `["label", "mod"]`, `record.rs` is `["record"]`.
fn module(file: &Path) -> Vec<String> {
    file.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect()
}

/// The paths of a source text that start at the crate root. Lists in braces are taken apart.
fn imports(text: &str) -> Vec<Import> {
    let mut found = Vec::new();
    let code: Vec<&str> = text.lines().map(|l| l.split("//").next().unwrap_or(l)).collect();
    for (at, line) in code.iter().enumerate() {
        let mut rest = *line;
        while let Some(start) = rest.find("crate::") {
            let own =
                start == 0 || !rest[..start].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$');
            rest = &rest[start + 7..];
            if !own {
                continue;
            }
            let end =
                rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(rest.len());
            let path: Vec<String> =
                rest[..end].split("::").filter(|p| !p.is_empty()).map(str::to_owned).collect();
            found.push((at + 1, path));
        }
    }
    found
}

/// What of a file is part of the design: all before its tests; nothing of tests and of the list
/// of public names.
fn design<'t>(file: &Path, text: &'t str) -> Option<&'t str> {
    let tests = file.to_string_lossy().ends_with("_test.rs");
    (!tests && !file.ends_with("lib.rs")).then(|| text.split("#[cfg(test)]\nmod ").next().unwrap_or(text))
}

/// The files of `src/` with their texts, by module path.
fn sources() -> BTreeMap<PathBuf, String> {
    fn walk(folder: &Path, root: &Path, out: &mut BTreeMap<PathBuf, String>) {
        for entry in fs::read_dir(folder).expect("a folder of the source tree") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, root, out);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).expect("a source file");
                out.insert(path.strip_prefix(root).expect("below src").to_owned(), text);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut out = BTreeMap::new();
    walk(&root, &root, &mut out);
    out
}

fn layer(folder: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&folder))
}

/// Breaches of rules 1 and 3.
fn breaches(sources: &BTreeMap<PathBuf, String>) -> Vec<String> {
    let mut out = Vec::new();
    for (file, text) in sources {
        let own = module(file);
        let folder = own[0].as_str();
        let Some(code) = design(file, text) else { continue };
        let Some(mine) = layer(folder) else {
            out.push(format!("src/{}: folder {folder} is in no layer", file.display()));
            continue;
        };
        for (line, path) in imports(code) {
            let place = format!("src/{}:{line}", file.display());
            let other = path.first().map_or("", String::as_str);
            match layer(other) {
                None => out.push(format!("{place}: crate::{other} is imported through the crate root")),
                Some(theirs) if other != folder && theirs >= mine => {
                    if !BESIDE.contains(&(folder, other)) {
                        out.push(format!("{place}: {folder} must not see {other}"));
                    }
                }
                Some(_) => {}
            }
        }
    }
    out
}

/// Circles of files: each as the files on it.
fn circles(sources: &BTreeMap<PathBuf, String>) -> Vec<String> {
    let modules: BTreeMap<Vec<String>, &PathBuf> = sources.keys().map(|f| (module(f), f)).collect();
    let home = |path: &[String]| {
        (1..=path.len()).rev().find_map(|n| {
            let mut folder = path[..n].to_vec();
            let file = modules.get(&folder);
            folder.push("mod".to_owned());
            file.or(modules.get(&folder)).copied()
        })
    };
    let mut edges: BTreeMap<&PathBuf, BTreeSet<&PathBuf>> = BTreeMap::new();
    for (file, text) in sources {
        let Some(code) = design(file, text) else { continue };
        for (_, path) in imports(code) {
            if let Some(other) = home(&path)
                && other != file
            {
                edges.entry(file).or_default().insert(other);
            }
        }
    }
    // Take away, again and again, files that import nothing that is left: circles stay.
    loop {
        let free: Vec<&PathBuf> =
            sources.keys().filter(|f| edges.get(*f).is_none_or(BTreeSet::is_empty)).collect();
        let before = edges.values().map(BTreeSet::len).sum::<usize>();
        for others in edges.values_mut() {
            others.retain(|o| !free.contains(o));
        }
        if edges.values().map(BTreeSet::len).sum::<usize>() == before {
            break;
        }
    }
    // And those that nothing on a circle imports.
    loop {
        let used: BTreeSet<&PathBuf> = edges.values().flatten().copied().collect();
        let before = edges.len();
        edges.retain(|file, others| !others.is_empty() && used.contains(file));
        if edges.len() == before {
            break;
        }
    }
    edges
        .iter()
        .map(|(file, others)| {
            let others: Vec<String> = others.iter().map(|o| o.display().to_string()).collect();
            format!("src/{} is on a circle: imports {}", file.display(), others.join(", "))
        })
        .collect()
}

#[test]
fn folders_import_only_from_earlier_layers() {
    let found = breaches(&sources());
    assert!(found.is_empty(), "{} breaches:\n{}", found.len(), found.join("\n"));
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let found = circles(&sources());
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn files_are_short() {
    let sources = sources();
    let mut lines: Vec<(usize, &PathBuf)> = sources.iter().map(|(f, t)| (t.lines().count(), f)).collect();
    lines.sort();
    let long: Vec<String> = lines
        .iter()
        .filter(|(n, _)| *n > MAX_LINES)
        .map(|(n, f)| format!("src/{}: {n} lines, at most {MAX_LINES}", f.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
    let (median, _) = lines[lines.len() / 2];
    assert!(median <= MAX_MEDIAN, "median of {median} lines, at most {MAX_MEDIAN}");
}

#[test]
fn a_breach_and_a_circle_are_found() {
    let files = [
        ("text/chars.rs", "use crate::label::lead;\nuse crate::Label;"),
        ("label/mod.rs", "pub mod lead;"),
        ("label/lead.rs", "use crate::label::decode::best;\nuse crate::text::chars;"),
        ("label/decode.rs", "fn f() { crate::label::lead::score() }"),
    ];
    let sources = files.iter().map(|(f, t)| (PathBuf::from(f), (*t).to_owned())).collect();
    let found = breaches(&sources);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("text/chars.rs:1") && found[1].contains("crate root"), "{found:?}");
    let circle = circles(&sources).join("\n");
    assert!(circle.contains("label/lead.rs") && circle.contains("label/decode.rs"), "{circle}");
}
