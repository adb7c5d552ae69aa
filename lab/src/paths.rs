//! Every path of the repository that the laboratory reads or writes, and where the labelled
//! data is. No other file of this crate names a path.

use std::path::{Path, PathBuf};

/// Pages made up for tests and the benchmark.
#[path = "../../tests/made/mod.rs"]
pub mod made_pages;

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The labelled data: `eval/` in the folder that `STORYSIFT_SHARED` names, else in `shared/`
/// beside the repository. It may be absent.
pub fn labelled_data() -> PathBuf {
    let shared = std::env::var_os("STORYSIFT_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    shared.join("eval")
}

/// Scores below which `quality --floors` fails.
pub fn floors() -> PathBuf {
    root().join("tests/quality/floors.json")
}

/// The script that runs other tools on the labelled pages.
pub fn peers_script() -> PathBuf {
    root().join("tests/quality/peers.py")
}

/// Where other tools are fetched to; it may be absent.
pub fn peers() -> PathBuf {
    root().join("target/peers")
}

/// Trees that score the places where another article may begin.
pub fn boundary_trees() -> PathBuf {
    root().join("weights/boundary.trees")
}

/// Trees that score pairs of articles.
pub fn pair_trees() -> PathBuf {
    root().join("weights/story-pair.trees")
}

/// Trees that score pairs of articles by the scores around them.
pub fn second_trees() -> PathBuf {
    root().join("weights/story-second.trees")
}

/// Document frequencies of common words.
pub fn background_words() -> PathBuf {
    root().join("weights/idf.bin")
}

/// Weights of the features of candidates; `name` is `title`, `headline`, `author` or `date`.
pub fn candidate_weights(name: &str) -> PathBuf {
    root().join("weights").join(format!("{name}.linear"))
}

/// The engine's stop words, one language a line.
pub fn stop_words() -> PathBuf {
    root().join("src/text/data/stop_words.txt")
}

/// Common words of news in languages that are rare in the labelled pages.
pub fn common_words() -> PathBuf {
    root().join("lab/data/common-words.txt")
}

/// The npm package, when it is built.
pub fn npm_package() -> PathBuf {
    root().join("pkg")
}

/// A script of the benchmark.
pub fn bench_script(name: &str) -> PathBuf {
    root().join("tests/bench").join(name)
}

/// A file in the system's folder for temporary files, of this process alone.
pub fn temporary(name: &str, extension: &str) -> PathBuf {
    std::env::temp_dir().join(format!("storysift-{name}-{}.{extension}", std::process::id()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_repository_is_there() {
        let files = [
            floors(),
            peers_script(),
            boundary_trees(),
            pair_trees(),
            second_trees(),
            background_words(),
            candidate_weights("title"),
            candidate_weights("headline"),
            candidate_weights("author"),
            candidate_weights("date"),
            stop_words(),
            common_words(),
            bench_script("copies.py"),
            bench_script("readers/readers.mjs"),
            bench_script("scale.mjs"),
            bench_script("wasm.mjs"),
        ];
        for file in files {
            assert!(file.is_file(), "{} is not there", file.display());
        }
    }
}
