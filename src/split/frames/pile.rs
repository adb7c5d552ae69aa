//! The articles of a file that holds many, the form of the file, and whether it comes apart. Data
//! only: [`find`](crate::split::frames::find::find) makes it.

use crate::split::frames::record::Record;

/// What stands between the names of a form.
const BETWEEN: &str = " | ";

/// What names the form of a file, so that an answer for one file fits others of the same form:
/// the vendor, or the names that its frame repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FrameKey(Vec<String>);

impl FrameKey {
    /// A form of these names.
    pub fn new(names: Vec<String>) -> FrameKey {
        FrameKey(names.into_iter().map(|n| n.replace(BETWEEN, " / ")).collect())
    }

    /// The form that a text names.
    pub fn read(text: &str) -> FrameKey {
        FrameKey(text.split(BETWEEN).map(str::to_owned).collect())
    }

    /// Its names, the format of the file last.
    pub fn names(&self) -> &[String] {
        &self.0
    }

    /// Whether two files have the same form: most of their names are the same.
    pub fn fits(&self, other: &FrameKey) -> bool {
        let shared = self.0.iter().filter(|n| other.0.contains(n)).count();
        shared * 2 > self.0.len().max(other.0.len())
    }
}

impl std::fmt::Display for FrameKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join(BETWEEN))
    }
}

/// The articles of a file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pile {
    pub records: Vec<Record>,
    /// How many articles the file says that it holds.
    pub stated: Option<usize>,
    pub frame: FrameKey,
}

/// Whether a file comes apart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Answer {
    /// It does.
    Sure(Pile),
    /// A person is asked.
    Likely(Pile),
    /// It does not.
    None,
}
