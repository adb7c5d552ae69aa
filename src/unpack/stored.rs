//! The bytes of a zip file, wherever they lie: in memory, or behind a function that reads a piece of them,
//! so that a large archive never lies in memory whole.

use rawzip::ReaderAt;
use std::io;

/// Reads pieces of a file: the first argument is filled from the offset, in bytes. Returns how many bytes
/// were read; 0 at the end.
pub(crate) type ReadAt<'b> = dyn Fn(&mut [u8], u64) -> io::Result<usize> + 'b;

/// A file.
#[derive(Clone, Copy)]
pub(crate) enum Stored<'b> {
    /// In memory.
    Memory(&'b [u8]),
    /// Elsewhere: its size in bytes, and what reads it.
    Elsewhere(u64, &'b ReadAt<'b>),
}

impl Stored<'_> {
    /// Bytes.
    pub fn size(&self) -> u64 {
        match self {
            Stored::Memory(bytes) => bytes.len() as u64,
            Stored::Elsewhere(size, _) => *size,
        }
    }
}

impl ReaderAt for Stored<'_> {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        match self {
            Stored::Elsewhere(_, read) => read(buffer, offset),
            Stored::Memory(bytes) => {
                let from = bytes.get(usize::try_from(offset).unwrap_or(usize::MAX)..).unwrap_or_default();
                let count = from.len().min(buffer.len());
                buffer[..count].copy_from_slice(&from[..count]);
                Ok(count)
            }
        }
    }
}
