//! The crate `web_atoms` with another table of named characters: sorted names, of which each states
//! how much it shares with the one before, in place of a hash map of all names and their beginnings.
//! Compressed, the table takes 9 kB in place of 62. `build.rs` makes it of the map of the wrapped
//! crate; everything else is that crate's own.

use std::sync::OnceLock;
pub use upstream::*;

/// The code points of each named character: name without "&", with ";" where it has one.
pub static NAMED_ENTITIES: NamedEntities = NamedEntities { names: OnceLock::new() };

static COLUMNS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/named_entities.bin"));

/// What is found for the beginning of a name that is no name itself.
static BEGINNING: (u32, u32) = (0, 0);

/// A table of named characters, unpacked at the first look.
pub struct NamedEntities {
    /// Sorted by name.
    names: OnceLock<Vec<(String, (u32, u32))>>,
}

impl NamedEntities {
    /// The two code points of a name, of which the second may be 0; two zeros when `name` is only the
    /// beginning of names.
    pub fn get(&self, name: &str) -> Option<&(u32, u32)> {
        let names = self.names.get_or_init(|| unpack(COLUMNS));
        let at = names.partition_point(|(known, _)| known.as_str() < name);
        let (known, codes) = names.get(at)?;
        if known == name {
            return Some(codes);
        }
        known.starts_with(name).then_some(&BEGINNING)
    }
}

/// The names and their code points, of what `build.rs` wrote.
fn unpack(columns: &[u8]) -> Vec<(String, (u32, u32))> {
    let Some((count, columns)) = columns.split_first_chunk() else { return Vec::new() };
    let count = u32::from_le_bytes(*count) as usize;
    let (shared, columns) = columns.split_at(count);
    let (codes, endings) = columns.split_at(6 * count);
    let code = |at: usize, place: usize| {
        (0..3).map(|byte| u32::from(codes[(place + byte) * count + at]) << (8 * byte)).sum::<u32>()
    };
    let endings = String::from_utf8_lossy(endings);
    let mut name = String::new();
    let mut names = Vec::with_capacity(count);
    for (at, (&common, ending)) in shared.iter().zip(endings.lines()).enumerate() {
        name.truncate(common.into());
        name.push_str(ending);
        names.push((name.clone(), (code(at, 0), code(at, 3))));
    }
    names
}

#[cfg(test)]
mod tests {
    #[test]
    fn each_name_and_beginning_has_the_code_points_of_the_wrapped_crate() {
        assert!(upstream::NAMED_ENTITIES.len() > 2231);
        for (name, codes) in &upstream::NAMED_ENTITIES {
            assert_eq!(super::NAMED_ENTITIES.get(name), Some(codes), "{name}");
            for other in [format!("{name}\u{1}"), format!("{name}~"), format!("~{name}")] {
                assert_eq!(super::NAMED_ENTITIES.get(&other), None, "{other}");
            }
        }
    }
}
