//! Copies, stories, doubtful pairs and recurring lines, as a corpus reports them.

use serde::{Deserialize, Serialize};

/// How a member of a set of copies relates to the keeper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// It is the keeper.
    Keeper,
    /// The same words.
    Exact,
    /// Nearly the same words.
    Near,
    /// An excerpt of the keeper.
    Contained,
    /// Shared copy, partly rewritten.
    Edited,
}

/// One member of a set of copies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// Article id.
    pub article: String,
    /// How it relates to the keeper.
    pub relation: Relation,
    /// Share of the smaller article's shingles that the keeper has too, 0 to 1.
    pub similarity: f32,
}

/// A short line that stands in several documents: furniture of the house, most often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseLine {
    /// The line; names it in a `furniture` or `keep` decision.
    pub phrase: String,
    /// Documents that it stands in.
    pub documents: u32,
    /// The same with copies of one article counted once, up to 60.
    pub distinct: u32,
    /// It is set aside wherever it stands; else it stays in the articles.
    pub aside: bool,
    /// A person said so.
    pub said: bool,
}

/// Articles with the same content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Copies {
    /// Id, `copies:` and the keeper's article id.
    pub id: String,
    /// Article id of the keeper.
    pub keeper: String,
    /// Members, the keeper first, then by article id.
    pub members: Vec<Member>,
}

/// What ties two articles together, as a person reads it, each list strongest first and as
/// the first article writes it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Shared {
    /// Names; neighbouring ones are one: "Anna Bell".
    pub names: Vec<String>,
    /// Numbers.
    pub numbers: Vec<String>,
    /// Other telling words.
    pub terms: Vec<String>,
    /// Days between the two dates; `None` when one of them is not known.
    pub days: Option<u32>,
}

/// Why an article is in its story: the member that it is most like, and what both share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoryMember {
    /// Article id.
    pub article: String,
    /// Id of the article of this story that it is most like.
    pub with: String,
    /// Probability that the two tell one story, by the learned pair score.
    pub score: f32,
    /// The person said so.
    pub said: bool,
    /// What both share, as `article` writes it.
    pub shared: Shared,
}

/// Articles about one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// Id, `story:` and the id of its first article.
    pub id: String,
    /// Headline: the title of its most central article.
    pub title: String,
    /// Article ids of the keepers.
    pub articles: Vec<String>,
    /// Why each of them is here, in the same order; empty for a story of one article.
    pub members: Vec<StoryMember>,
    /// Ids of the sets of copies whose keeper is here.
    pub copies: Vec<String>,
    /// Outlets.
    pub sources: Vec<String>,
    /// First date, ISO 8601.
    pub first: Option<String>,
    /// Last date, ISO 8601.
    pub last: Option<String>,
    /// Key terms, strongest first.
    pub terms: Vec<String>,
}

/// What kind of thing two articles share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A name.
    Name,
    /// A number.
    Number,
    /// Another telling word.
    Term,
}

/// Where an article says what it shares with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Its paragraph; `None` is the title.
    pub paragraph: Option<u32>,
    /// First byte in the paragraph's text (UTF-16 code unit on the JavaScript side).
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
}

/// What two articles share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Share of a's shingles (runs of five words) that b has too, and the other way, 0 to 1.
    pub containment: [f32; 2],
    /// Shared passages of at least 12 words, longest first, as text of a.
    pub passages: Vec<String>,
    /// Shared names, numbers and other telling words, as a writes them, and the days between.
    pub shared: Shared,
    /// Where the title and the opening of each of the two say them, in order.
    pub marks: [Vec<Mark>; 2],
    /// Probability that both tell one story, by the learned pair score.
    pub story: f32,
}

/// What is asked of a doubtful pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Question {
    /// They are in two stories: are these one?
    Stories,
    /// They are in one story: does `a`, which `b` ties to it, belong there?
    Member,
    /// They share much of their text: are they copies?
    Copies,
}

/// A pair of articles that is worth a look: the grouping might be wrong here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Doubt {
    /// What is asked.
    pub question: Question,
    /// Article id.
    pub a: String,
    /// Article id.
    pub b: String,
    /// Whether grouping has put them together, as one story or as copies.
    pub together: bool,
    /// How far the pair is from where the answer turns: 0 is on the bar, 1 is where doubt ends.
    pub distance: f32,
    /// Copies: the share of the smaller text that both have. Otherwise the probability that
    /// the two tell one story, by the learned pair score.
    pub score: f32,
    /// What both share, as `a` writes it.
    pub shared: Shared,
}

/// The doubtful pairs of a drop.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Doubts {
    /// How many there are.
    pub left: usize,
    /// The first of them, the most doubtful first.
    pub pairs: Vec<Doubt>,
}
