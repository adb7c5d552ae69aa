//! Writes the named characters of the wrapped crate as the columns that `src/lib.rs` reads.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};
use upstream::NAMED_ENTITIES;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    // Beginnings of names have the code point 0.
    let names: BTreeMap<&str, (u32, u32)> = NAMED_ENTITIES
        .entries()
        .filter(|(_, (first, _))| *first != 0)
        .map(|(&name, &code)| (name, code))
        .collect();
    let (mut shared, mut endings) = (Vec::new(), Vec::new());
    let mut last = "";
    for name in names.keys() {
        let common = name.bytes().zip(last.bytes()).take_while(|(a, b)| a == b).count();
        shared.push(u8::try_from(common)?);
        endings.extend(name[common..].bytes().chain([b'\n']));
        last = name;
    }
    // The bytes of a place lie side by side, since they resemble each other.
    let byte = |code: u32, place: usize| code.to_le_bytes()[place];
    let firsts = (0..3).flat_map(|place| names.values().map(move |(first, _)| byte(*first, place)));
    let seconds = (0..3).flat_map(|place| names.values().map(move |(_, second)| byte(*second, place)));
    let mut columns = u32::try_from(names.len())?.to_le_bytes().to_vec();
    columns.extend(shared.into_iter().chain(firsts).chain(seconds).chain(endings));
    fs::write(Path::new(&env::var("OUT_DIR")?).join("named_entities.bin"), columns)?;
    Ok(())
}
