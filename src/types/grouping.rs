//! Copies, stories, doubtful pairs and recurring lines, as a corpus reports them. How they are
//! found is for `copies`, `story` and `corpus`.

use serde::{Deserialize, Serialize};

/// How a member of a set of copies relates to its keeper, the one that stands for the set.
///
/// ```
/// assert_eq!(serde_json::to_string(&storysift::Relation::Contained)?, "\"contained\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Relation {
    /// It is the keeper.
    Keeper,
    /// The same words.
    Exact,
    /// Nearly the same words.
    Near,
    /// Part of the keeper's text.
    Contained,
    /// The same text, partly rewritten.
    Edited,
}

/// One member of a set of copies.
///
/// ```
/// use storysift::{Member, Relation};
///
/// let json = r#"{ "article": "b.txt#0", "relation": "contained", "similarity": 1.0 }"#;
/// let excerpt: Member = serde_json::from_str(json)?;
/// assert_eq!(excerpt.relation, Relation::Contained);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Member {
    /// Article id.
    pub article: String,
    /// How it relates to the keeper.
    pub relation: Relation,
    /// Share of the smaller article's shingles that the keeper has too, 0 to 1.
    pub similarity: f32,
}

/// A short line that stands in several documents: text of the outlet's page, most often.
///
/// ```
/// use storysift::{Corpus, Options};
///
/// let mut corpus = Corpus::new(Options::default());
/// for n in 0..3 {
///     let text: String = (0..60).map(|w| format!("word{} ", n * 100 + w)).collect();
///     let page = format!("Report {n}\n\n{text}.\n\nDo you have news for our desk?\n");
///     corpus.add(&format!("{n}.txt"), page.as_bytes());
/// }
/// for line in corpus.furniture() {
///     assert!(line.documents >= 3 && line.distinct <= line.documents && !line.said);
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HouseLine {
    /// The line; names it in a `furniture` or `keep` decision.
    pub phrase: String,
    /// Number of documents that it stands in.
    pub documents: u32,
    /// The same with copies of one article counted once; at most 60.
    pub distinct: u32,
    /// Whether it is set aside wherever it stands; else it stays in the articles.
    pub aside: bool,
    /// Whether a decision says so.
    pub said: bool,
}

/// Articles with the same text, one of which is shown for all of them.
///
/// ```
/// use storysift::{Corpus, Options, Relation};
///
/// let text = b"The council voted on Monday to keep the old bridge over the river open for walkers \
///     and cyclists, but closed it to lorries from June until the repairs are finished next year.";
/// let mut corpus = Corpus::new(Options::default());
/// corpus.add("a.txt", text);
/// corpus.add("b.txt", text);
/// let copies = corpus.copies();
/// assert_eq!((copies[0].keeper.as_str(), copies[0].members.len()), ("a.txt#0", 2));
/// assert_eq!(copies[0].members[1].relation, Relation::Exact);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Copies {
    /// Id, `copies:` and the keeper's article id.
    pub id: String,
    /// Article id of the keeper.
    pub keeper: String,
    /// Members, the keeper first, then by article id.
    pub members: Vec<Member>,
}

/// What two articles share, for a person to read: each list strongest first, as the first article
/// writes it.
///
/// ```
/// let mut shared = storysift::Shared::default();
/// shared.names.push("Anna Bell".to_owned());
/// assert!(shared.numbers.is_empty() && shared.terms.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Shared {
    /// Names; neighbouring words of names are one: "Anna Bell".
    pub names: Vec<String>,
    /// Numbers.
    pub numbers: Vec<String>,
    /// Other words that are rare elsewhere.
    pub terms: Vec<String>,
    /// Days between the two dates; `None` when one of them is not known.
    pub days: Option<u32>,
}

/// Why an article is in its story: the member that is most similar to it, and what both share.
///
/// ```
/// # use storysift::{ArticleRef, Corpus, Decision, Options};
/// # let mut corpus = Corpus::new(Options::default());
/// # corpus.add("a.txt", b"The night ferry to Norafel sails again on Monday, the port said.");
/// # corpus.add("b.txt", b"Divers have mended the rudder of the ferry to Norafel.");
/// # let article = |id: &str| ArticleRef { id: id.into(), hash: String::new() };
/// # corpus.apply(Decision::Same { a: article("a.txt#0"), b: article("b.txt#0") })?;
///
/// let member = &corpus.stories()[0].members[0];
/// assert_eq!((&*member.article, &*member.with), ("a.txt#0", "b.txt#0"));
/// assert!(member.said, "a decision joined them");
/// # Ok::<(), storysift::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StoryMember {
    /// Article id.
    pub article: String,
    /// Id of the article of this story that is most similar to it.
    pub with: String,
    /// Probability that both are of one story, by the learned pair score.
    pub score: f32,
    /// Whether a decision says so.
    pub said: bool,
    /// What both share, as `article` writes it.
    pub shared: Shared,
}

/// Articles about one event.
///
/// ```
/// use storysift::{Corpus, Options};
///
/// let mut corpus = Corpus::new(Options::default());
/// corpus.add("a.txt", b"The bridge opens\n\nThe council opened the bridge on Monday after ten years.");
/// let stories = corpus.stories();
/// assert_eq!((stories[0].title.as_str(), stories[0].articles.len()), ("The bridge opens", 1));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Story {
    /// Id, `story:` and the id of its first article.
    pub id: String,
    /// Title of the article that is most similar to the others.
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
///
/// ```
/// assert_eq!(serde_json::to_string(&storysift::Kind::Number)?, "\"number\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Kind {
    /// A name.
    Name,
    /// A number.
    Number,
    /// Another word that is rare elsewhere.
    Term,
}

/// A place in an article that it shares with another.
///
/// ```
/// use storysift::{Kind, Mark};
///
/// let title = "Ferry to Norafel sails again";
/// let mark = Mark { paragraph: None, start: 9, end: 16, kind: Kind::Name };
/// assert_eq!(&title[mark.start..mark.end], "Norafel");
/// ```
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
///
/// ```
/// # use storysift::{Corpus, Options};
/// # let ferry = "The night ferry to Norafel sails again on Monday, the port said. Divers had mended its rudder, \
/// #              which broke in the storm of last week. All cabins are booked until June.";
/// # let mut corpus = Corpus::new(Options::default());
/// # corpus.add("herald.txt", ferry.as_bytes());
/// # corpus.add("courier.txt", ferry.as_bytes());
///
/// let comparison = corpus.compare("courier.txt#0", "herald.txt#0")?;
/// assert_eq!(comparison.containment, [1.0, 1.0]);
/// assert_eq!(comparison.passages.len(), 1);
/// # Ok::<(), storysift::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Comparison {
    /// Share of a's shingles (runs of five words) that b has too, and the other way, 0 to 1.
    pub containment: [f32; 2],
    /// Shared passages of at least 12 words, longest first, as text of a.
    pub passages: Vec<String>,
    /// Shared names, numbers and other rare words, as a writes them, and the days between.
    pub shared: Shared,
    /// Places of these in the title and the opening of each of the two, in order.
    pub marks: [Vec<Mark>; 2],
    /// Probability that both are of one story, by the learned pair score.
    pub story: f32,
}

/// What is asked of a doubtful pair.
///
/// ```
/// assert_eq!(serde_json::to_string(&storysift::Question::Stories)?, "\"stories\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Question {
    /// They are in two stories: are these one?
    Stories,
    /// They are in one story, `a` through its similarity to `b`: does `a` belong there?
    Member,
    /// They share much of their text: are they copies?
    Copies,
}

/// A pair of articles whose grouping is doubtful and should be looked at by a person.
///
/// ```
/// use storysift::{Corpus, Options, Question};
///
/// let mut corpus = Corpus::new(Options::default());
/// corpus.add("ferry.txt", b"The night ferry to Norafel sails again on Monday, the port said.");
/// for doubt in corpus.doubts(10).pairs {
///     let asked = if doubt.question == Question::Copies { "copies" } else { "one story" };
///     println!("Are {} and {} {asked}? {:.2}", doubt.a, doubt.b, doubt.score);
///     assert!(doubt.distance < 1.0, "a pair at 1 or more is not doubtful");
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Doubt {
    /// What is asked.
    pub question: Question,
    /// Article id.
    pub a: String,
    /// Article id.
    pub b: String,
    /// Whether grouping has put them together, as one story or as copies.
    pub together: bool,
    /// Distance of the pair's score from the threshold: 0 is on it, 1 is where doubt ends.
    pub distance: f32,
    /// Copies: the share of the smaller text that both have. Otherwise the probability that
    /// both are of one story, by the learned pair score.
    pub score: f32,
    /// What both share, as `a` writes it.
    pub shared: Shared,
}

/// The doubtful pairs of a corpus.
///
/// ```
/// use storysift::{Corpus, Options};
///
/// let mut corpus = Corpus::new(Options::default());
/// corpus.add("a.txt", b"The night ferry to Norafel sails again on Monday, the port said.");
/// let doubts = corpus.doubts(10);
/// assert_eq!((doubts.left, doubts.pairs.len()), (0, 0));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Doubts {
    /// Number of all doubtful pairs.
    pub left: usize,
    /// The first of them, the most doubtful first.
    pub pairs: Vec<Doubt>,
}
