//! The border to JavaScript: the only file that knows it exists.
