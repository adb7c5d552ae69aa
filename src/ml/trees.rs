//! Boosted symmetric trees: reads a weights file and scores one row of features.
//!
//! Every level of a symmetric tree asks one question of all its nodes, "is the feature at least
//! this edge?", so a tree of four levels is four comparisons and a table of 16 leaves (A. Gulin,
//! I. Kuralenok, D. Pavlov, "Winning the transfer learning track of Yahoo!'s learning to rank
//! challenge with YetiRank", 2011; the form of trees that CatBoost grows). Knows features by
//! position; their names only guard against weights that were learned for other features.
//!
//! The file, numbers lowest byte first:
//!
//! | bytes | what |
//! |---|---|
//! | 4 | [`MAGIC`] |
//! | 1 | [`VERSION`] |
//! | 1 | levels of a tree, [`LEVELS`] |
//! | 2 | number of trees |
//! | 2 | number of features that are asked |
//! | 8 | [`names_hash`] of the names of all features |
//! | 4 | unit of the scales, an `f32`: every tree's scale is a multiple of it up to 255; 0 when scales are free |
//! | each feature | position (2), number of edges (1), edges ascending (an `f32` each) |
//! | each tree | for each level the place of the feature in the list (1) and of the edge (1); scale (an `f32`); leaves (an `i8` each, times the scale), the first level's answer is the lowest bit of a leaf's place |

use crate::ml::byte_reader::ByteReader;
use std::fmt;

/// First bytes of a file.
pub const MAGIC: [u8; 4] = *b"TREE";
/// Version of the format.
pub const VERSION: u8 = 1;
/// Levels of a tree.
pub const LEVELS: usize = 4;
/// Leaves of a tree.
pub const LEAVES: usize = 1 << LEVELS;

/// Why a weights file is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It does not begin as a file of this version does.
    Header,
    /// It was learned for other features, or for the same in another order.
    Features,
    /// It ends too early, goes on too long, or points outside its own lists.
    Content,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refused::Header => "not a trees file of this version",
            Refused::Features => "the trees were learned for other features",
            Refused::Content => "the trees file is damaged",
        })
    }
}

impl std::error::Error for Refused {}

/// One tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// For each level the place of the feature in [`Trees::features`] and of the edge in its list.
    pub asks: [(u8, u8); LEVELS],
    /// What a leaf's number is multiplied by.
    pub scale: f32,
    /// The leaves, in scales.
    pub leaves: [i8; LEAVES],
}

/// A learned score: the sum of what its trees say.
#[derive(Clone, Debug, PartialEq)]
pub struct Trees {
    /// Unit of the scales; 0 when they are free.
    pub unit: f32,
    /// The features that are asked: position in a row, and the edges, ascending.
    pub features: Vec<(usize, Vec<f32>)>,
    /// The trees.
    pub trees: Vec<Tree>,
}

/// Hash of the names of features in their order: FNV-1a over their bytes, a line end behind each.
pub fn names_hash(names: &[&str]) -> u64 {
    let bytes = names.iter().flat_map(|name| name.bytes().chain([b'\n']));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

impl Trees {
    /// Reads a weights file for features of these names.
    ///
    /// # Errors
    /// [`Refused`] says what is wrong with it.
    pub fn read(bytes: &[u8], names: &[&str]) -> Result<Trees, Refused> {
        let mut bytes = ByteReader(bytes);
        let header = (bytes.array(), bytes.array(), bytes.array());
        if header != (Some(MAGIC), Some([VERSION]), Some([LEVELS as u8])) {
            return Err(Refused::Header);
        }
        let (trees, features) =
            (bytes.short().ok_or(Refused::Header)?, bytes.short().ok_or(Refused::Header)?);
        let hash = bytes.array().map(u64::from_le_bytes).ok_or(Refused::Header)?;
        if hash != names_hash(names) {
            return Err(Refused::Features);
        }
        let read = Trees::body(&mut bytes, trees, features, names.len());
        read.filter(|_| bytes.0.is_empty()).ok_or(Refused::Content)
    }

    /// What stands behind the hash of the names.
    fn body(bytes: &mut ByteReader<'_>, trees: u16, features: u16, names: usize) -> Option<Trees> {
        let unit = bytes.float()?;
        let mut read = Trees { unit, features: Vec::new(), trees: Vec::new() };
        for _ in 0..features {
            let feature = usize::from(bytes.short()?);
            let [count] = bytes.array()?;
            let edges = (0..count).map(|_| bytes.float()).collect::<Option<Vec<f32>>>()?;
            read.features.push((feature, edges));
            if feature >= names {
                return None;
            }
        }
        for _ in 0..trees {
            let mut tree = Tree { asks: [(0, 0); LEVELS], scale: 0.0, leaves: [0; LEAVES] };
            for ask in &mut tree.asks {
                let [feature, edge] = bytes.array()?;
                read.features.get(usize::from(feature))?.1.get(usize::from(edge))?;
                *ask = (feature, edge);
            }
            tree.scale = bytes.float()?;
            tree.leaves = bytes.array::<LEAVES>()?.map(|byte| byte as i8);
            read.trees.push(tree);
        }
        Some(read)
    }

    /// The file of these trees; [`Trees::read`] gives them back.
    #[cfg(any(test, feature = "training"))]
    pub fn write(&self, names: &[&str]) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend([VERSION, LEVELS as u8]);
        out.extend((self.trees.len() as u16).to_le_bytes());
        out.extend((self.features.len() as u16).to_le_bytes());
        out.extend(names_hash(names).to_le_bytes());
        out.extend(self.unit.to_le_bytes());
        for (feature, edges) in &self.features {
            out.extend((*feature as u16).to_le_bytes());
            out.push(edges.len() as u8);
            out.extend(edges.iter().flat_map(|edge| edge.to_le_bytes()));
        }
        for tree in &self.trees {
            out.extend(tree.asks.iter().flat_map(|(feature, edge)| [*feature, *edge]));
            out.extend(tree.scale.to_le_bytes());
            out.extend(tree.leaves.iter().map(|leaf| *leaf as u8));
        }
        out
    }

    /// The score of a row of features, a logarithm of odds.
    pub fn logit(&self, row: &[f32]) -> f32 {
        let value = |place: u8| {
            let (feature, edges) = &self.features[usize::from(place)];
            (row.get(*feature).copied().unwrap_or(0.0), edges)
        };
        let leaf = |tree: &Tree| {
            tree.asks.iter().enumerate().fold(0, |leaf, (level, (feature, edge))| {
                let (value, edges) = value(*feature);
                leaf | usize::from(value >= edges[usize::from(*edge)]) << level
            })
        };
        self.trees.iter().map(|tree| tree.scale * f32::from(tree.leaves[leaf(tree)])).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 3] = ["words", "links", "digits"];

    fn small() -> Trees {
        let mut leaves = [0; LEAVES];
        (leaves[0b0001], leaves[0b0011], leaves[0b0010]) = (4, -8, 2);
        let tree = Tree { asks: [(0, 0), (1, 1), (0, 1), (0, 1)], scale: 0.5, leaves };
        Trees { unit: 0.5, features: vec![(2, vec![1.0, 9.0]), (0, vec![0.0, 3.0])], trees: vec![tree] }
    }

    #[test]
    fn a_row_is_scored_by_its_leaves() {
        let trees = small();
        for (row, logit) in
            [([0.0, 0.0, 1.0], 2.0), ([3.0, 0.0, 1.0], -4.0), ([3.0, 0.0, 0.9], 1.0), ([2.9, 0.0, 0.9], 0.0)]
        {
            assert_eq!(trees.logit(&row), logit, "{row:?}");
        }
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(Trees::read(&small().write(&NAMES), &NAMES), Ok(small()));
    }

    #[test]
    fn files_that_do_not_fit_are_refused() {
        let file = small().write(&NAMES);
        let with = |at: usize, byte: u8| {
            let mut file = file.clone();
            file[at] = byte;
            file
        };
        let first_feature = MAGIC.len() + 2 + 2 + 2 + 8 + 4;
        for (file, names, refused) in [
            (Vec::new(), NAMES, Refused::Header),
            (with(0, b'X'), NAMES, Refused::Header),
            (with(4, VERSION + 1), NAMES, Refused::Header),
            (file.clone(), ["links", "words", "digits"], Refused::Features),
            (file[..file.len() - 1].to_vec(), NAMES, Refused::Content),
            ([file.clone(), vec![0]].concat(), NAMES, Refused::Content),
            (with(first_feature, 3), NAMES, Refused::Content),
        ] {
            assert_eq!(Trees::read(&file, &names), Err(refused));
        }
    }
}
