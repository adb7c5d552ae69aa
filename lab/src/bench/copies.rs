//! Times the search for copies, with F1 over pairs, beside Python libraries on the same
//! articles. The pages are cleaned before the clock starts.

use super::inputs::{self, File, Inputs};
use super::{line, quickest, script};
use anyhow::Result;
use std::time::Duration;
use storysift::training::copies as copies_of;

/// Python libraries, and how many times their speed is the aim.
const PEERS: [(&str, u32); 2] = [("datasketch", 10), ("rensa", 1)];

/// Prints a line for the engine, and one for each library that Python can import.
pub fn run(inputs: &Inputs) -> Result<()> {
    let Some(planted) = &inputs.planted else {
        println!("copies: skipped, no labelled pages");
        return Ok(());
    };
    let (page, articles) = planted.articles();
    let texts: Vec<File> = articles.iter().map(|a| (String::new(), a.text())).collect();
    let speed = |time: Duration| texts.len() as f64 / time.as_secs_f64();
    let f1 = |pairs: &[(usize, usize)]| {
        planted.f1(&pairs.iter().map(|(a, b)| (page[*a], page[*b])).collect::<Vec<_>>())
    };
    let mut pairs = Vec::new();
    let own = quickest(|| {
        pairs = inputs::pairs(&copies_of(&articles));
        pairs.len() as u64
    });
    line(
        &format!("copies among {} articles", texts.len()),
        own,
        format!("{:.0} articles/s", speed(own)),
        &format!("F1 {:.3}, fingerprints included", f1(&pairs)),
    );
    let found = script::run("python3", "copies.py", &texts, &[])?;
    for (name, aim) in PEERS {
        let Some(peer) = found.as_ref().and_then(|f| f.get(name)).filter(|p| !p.is_null()) else {
            println!("  {name}: skipped, Python cannot import it (pip install {name})");
            continue;
        };
        let time = Duration::from_secs_f64(peer["seconds"].as_f64().unwrap_or(f64::INFINITY));
        let theirs: Vec<(usize, usize)> = serde_json::from_value(peer["pairs"].clone())?;
        let against = format!(
            "F1 {:.3}, here {:.1} x its speed, at least {aim}",
            f1(&theirs),
            speed(own) / speed(time),
        );
        line(&format!("  {name}"), time, format!("{:.0} articles/s", speed(time)), &against);
    }
    Ok(())
}
