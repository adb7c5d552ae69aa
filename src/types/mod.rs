//! Plain data that several stages share, with its form in JSON. No decisions, no logic beyond
//! constructors and small questions.

pub(crate) mod article;
pub(crate) mod article_head;
pub(crate) mod article_id;
pub(crate) mod block;
pub(crate) mod column;
pub(crate) mod decision;
pub(crate) mod difference;
pub(crate) mod document;
pub(crate) mod document_head;
pub(crate) mod error;
pub(crate) mod grouping;
pub(crate) mod label;
pub(crate) mod layout;
pub(crate) mod limits;
pub(crate) mod line_rule;
pub(crate) mod markup;
pub(crate) mod options;
pub(crate) mod pile;
pub(crate) mod provenance;
pub(crate) mod totals;
