//! Labels to articles. [`assemble`](assemble::assemble) builds them; which lines belong to which article
//! was decided before.

pub(crate) mod assemble;
pub(crate) mod credits;
pub(crate) mod derived_title;
pub(crate) mod numbered_titles;
pub(crate) mod paragraphs;
pub(crate) mod record;
pub(crate) mod stated;
pub(crate) mod written_date;
