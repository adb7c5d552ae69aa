//! The data files of the targets, read once.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The folder of this crate.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a folder with their contents, in order of their names; none when it is not there.
pub fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> =
        entries.filter_map(Result::ok).map(|e| e.path()).filter(|p| p.is_file()).collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read(&path).map(|bytes| (path, bytes))).filter_map(Result::ok).collect()
}

/// The seeds of a target: its own files, or one empty input.
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    let own: Vec<Vec<u8>> =
        files(&root().join("seeds").join(target)).into_iter().map(|(_, bytes)| bytes).collect();
    if own.is_empty() { vec![Vec::new()] } else { own }
}

/// The inputs of a target that once broke something.
pub fn cases(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    files(&root().join("cases").join(target))
}

/// The words of a target's dictionary, one a line: its own file and the common one. `\n`, `\t`, `\\` and `\xNN`
/// stand for what they do in a string.
pub fn dictionary(target: &str) -> Vec<Vec<u8>> {
    let words = ["common", target]
        .map(|name| fs::read(root().join(format!("dictionaries/{name}.txt"))).unwrap_or_default());
    let lines = words.iter().flat_map(|file| file.split(|b| *b == b'\n')).filter(|line| !line.is_empty());
    lines.map(unescaped).collect()
}

/// The lines of pages.
pub fn lines() -> &'static [String] {
    static LINES: OnceLock<Vec<String>> = OnceLock::new();
    LINES.get_or_init(|| {
        let text = fs::read_to_string(root().join("dictionaries/lines.txt")).expect("dictionaries/lines.txt");
        text.lines().map(str::to_owned).collect()
    })
}

/// The files of the target `corpus`.
pub fn documents() -> &'static [Vec<u8>] {
    static DOCUMENTS: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    DOCUMENTS.get_or_init(|| files(&root().join("documents")).into_iter().map(|(_, bytes)| bytes).collect())
}

fn unescaped(line: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(line.len());
    let mut rest = line.iter().copied();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        match rest.next() {
            Some(b'n') => out.push(b'\n'),
            Some(b't') => out.push(b'\t'),
            Some(b'r') => out.push(b'\r'),
            Some(b'x') => {
                let digits: String = rest.by_ref().take(2).map(char::from).collect();
                out.extend(u8::from_str_radix(&digits, 16));
            }
            other => out.extend(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::targets::TARGETS;

    #[test]
    fn words_are_written_as_in_strings() {
        let table: [(&[u8], &[u8]); 3] = [(b"a\\nb", b"a\nb"), (b"\\xff\\x00", b"\xFF\0"), (b"\\\\", b"\\")];
        for (line, word) in table {
            assert_eq!(unescaped(line), word);
        }
    }

    #[test]
    fn every_target_has_seeds_and_every_folder_a_target() {
        for target in TARGETS {
            assert!(!files(&root().join("seeds").join(target.name)).is_empty(), "{}", target.name);
        }
        for folder in ["seeds", "cases"] {
            for entry in fs::read_dir(root().join(folder)).into_iter().flatten() {
                let name = entry.expect("readable").file_name().to_string_lossy().into_owned();
                assert!(name.starts_with('.') || crate::targets::find(&name).is_some(), "{folder}/{name}");
            }
        }
        assert!(documents().len() > 8 && lines().len() > 60);
    }
}
