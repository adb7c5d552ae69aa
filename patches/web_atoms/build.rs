//! Makes the atoms, as the crate that this one stands in for does, and packs the named
//! characters: the names in order of their characters, with a space between them, and the
//! characters as distances from the one before.

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use string_cache_codegen::AtomType;

static NAMESPACES: [(&str, &str); 8] = [
    ("", ""),
    ("*", "*"),
    ("html", "http://www.w3.org/1999/xhtml"),
    ("xml", "http://www.w3.org/XML/1998/namespace"),
    ("xmlns", "http://www.w3.org/2000/xmlns/"),
    ("xlink", "http://www.w3.org/1999/xlink"),
    ("svg", "http://www.w3.org/2000/svg"),
    ("mathml", "http://www.w3.org/1998/Math/MathML"),
];

fn main() -> Result<(), Box<dyn Error>> {
    for file in ["build.rs", "entities.txt", "local_names.txt"] {
        println!("cargo::rerun-if-changed={file}");
    }
    let out = std::env::var("OUT_DIR")?;
    let out = Path::new(&out);
    atoms(BufWriter::new(File::create(out.join("atoms.rs"))?))?;
    let (names, points) = entities()?;
    std::fs::write(out.join("names.txt"), names)?;
    std::fs::write(out.join("points.bin"), points)?;
    Ok(())
}

fn atoms(mut out: impl Write) -> Result<(), Box<dyn Error>> {
    let mut local = AtomType::new("LocalName", "local_name!");
    for name in include_str!("local_names.txt").lines() {
        local.atom(name);
        local.atom(&name.to_ascii_lowercase());
    }
    local.with_macro_doc("The atom of a local name.").write_to(&mut out)?;
    let mut prefix = AtomType::new("Prefix", "namespace_prefix!");
    let prefix = prefix.with_macro_doc("The atom of a namespace prefix.");
    prefix.atoms(NAMESPACES.iter().map(|n| n.0)).write_to(&mut out)?;
    let mut url = AtomType::new("Namespace", "namespace_url!");
    let url = url.with_macro_doc("The atom of a namespace address.");
    url.atoms(NAMESPACES.iter().map(|n| n.1)).write_to(&mut out)?;
    writeln!(out, "/// The namespace of a prefix.\n#[macro_export] macro_rules! ns {{")?;
    for (prefix, url) in NAMESPACES {
        writeln!(out, "({prefix}) => {{ $crate::namespace_url!({url:?}) }};")?;
    }
    writeln!(out, "}}")?;
    Ok(())
}

fn entities() -> Result<(String, Vec<u8>), Box<dyn Error>> {
    let (mut names, mut points) = (Vec::new(), Vec::new());
    let mut before = 0;
    for line in include_str!("entities.txt").lines() {
        let (characters, named) = line.split_once(' ').ok_or("a line without a name")?;
        let (first, second) = characters.split_once('+').unwrap_or((characters, "0"));
        let (first, second) = (u32::from_str_radix(first, 16)?, u32::from_str_radix(second, 16)?);
        for name in named.split(' ') {
            names.push(name);
            put(&mut points, first - before);
            put(&mut points, second);
            before = first;
        }
    }
    Ok((names.join(" "), points))
}

/// Writes a number as LEB128.
fn put(out: &mut Vec<u8>, mut n: u32) {
    while n > 127 {
        out.push(n as u8 | 128);
        n >>= 7;
    }
    out.push(n as u8);
}
