use super::*;
use crate::read::read;
use crate::split::frames::marks::{iso, said};
use crate::split::frames::record::Piece;
use crate::types::limits::Limits;

/// Reads every file of the folder that `FRAMES_DIR` names and writes what is found to
/// `FRAMES_OUT` in the form of the scorer. Does nothing without them.
#[test]
fn labelled_files() {
    let (Some(dir), Some(out)) = (std::env::var_os("FRAMES_DIR"), std::env::var_os("FRAMES_OUT")) else {
        eprintln!("skipped: FRAMES_DIR and FRAMES_OUT are not set");
        return;
    };
    let mut names: Vec<_> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    names.sort();
    let mut rows = String::new();
    for path in names {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let Ok((document, blocks)) = read(&name, &bytes, &Limits::default()) else { continue };
        let started = std::time::Instant::now();
        if std::env::var_os("FRAMES_LOG").is_some() {
            eprintln!("--- {name}");
        }
        let answer = find(&document, &blocks);
        let took = started.elapsed();
        let (kind, pile) = match answer {
            Answer::Sure(pile) => ("sure", Some(pile)),
            Answer::Likely(pile) => ("likely", Some(pile)),
            Answer::None => ("none", None),
        };
        let count = pile.as_ref().map_or(0, |p| p.records.len());
        let stated = pile.as_ref().and_then(|p| p.stated);
        let form = pile.as_ref().map(|p| p.frame.to_string()).unwrap_or_default();
        eprintln!("{name}: {kind} {count} stated {stated:?} [{form}] {took:?} for {} bytes", bytes.len());
        let records = pile.filter(|_| kind == "sure").map(|p| p.records).unwrap_or_default();
        let articles: Vec<serde_json::Value> = records
            .iter()
            .map(|r| {
                let text: Vec<String> = r
                    .pieces
                    .iter()
                    .filter(|(_, p)| *p == Piece::Body)
                    .map(|(s, _)| said(&document, *s))
                    .collect();
                serde_json::json!({
                    "title": r.title.map(|s| said(&document, s)),
                    "source": r.outlet.map(|s| said(&document, s)),
                    "date": r.day.map(iso),
                    "byline": r.byline.map(|s| said(&document, s)),
                    "text": text.join("\n\n"),
                })
            })
            .collect();
        rows += &serde_json::json!({ "file": name, "articles": articles }).to_string();
        rows.push('\n');
    }
    std::fs::write(out, rows).unwrap();
}
