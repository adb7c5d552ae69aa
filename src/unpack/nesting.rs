//! How deep a container lies in others. Data only.

/// How deep a container lies in others.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Nesting {
    /// Containers around this one.
    pub depth: usize,
    /// Archives among them.
    pub archives: usize,
}
