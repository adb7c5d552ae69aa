//! Pairs that are no story whatever the score says of them: what the score has seldom seen and
//! what no threshold of its own makes safe. Here are rules, nothing is learned.

use crate::fingerprint::form::{Form, Names};
use crate::story::article_vector::Vector;
use crate::story::pair_features::Alike;

/// Articles of a small drop.
const SMALL: usize = 48;
/// Likeness of two texts, and of their leads, below which a small drop's pair needs more.
const TEXTS: f32 = 0.1;
const LEADS: f32 = 0.08;
/// Days after which news of an event is known by its names, and likeness of names below which
/// two articles name others.
const FAR: u32 = 60;
const OTHERS: f32 = 0.2;
/// Likeness of names from which two articles name the same. Measured: updates that were made of
/// 720 reports have .7 and more, notices by one form .2 and less, .6 in German, where all nouns
/// look like names.
const SAME: f32 = 0.6;
/// Kept shingles of which two texts by one form share some: no other long texts are read for it.
const FORM: usize = 24;
/// The most that the score may say of strangers.
pub(crate) const NOT: f32 = -2.0;

/// What two articles are to each other before the score is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kin {
    /// Strangers in any case.
    Strangers,
    /// Strangers if one form wrote them.
    Unlike(Names),
    /// They name the same, or long texts have no passage in common.
    Alike,
}

/// What two of `n` articles are. In a small drop the share of stories is a guess and a common day
/// means little: texts that are hardly alike and share no two specific names, numbers or lead
/// words are strangers. So are, in any drop, two that are months apart and name others.
pub(crate) fn kin(a: &Vector<'_>, b: &Vector<'_>, s: &Alike, n: usize) -> Kin {
    let hardly = n <= SMALL && s.cosines.early < TEXTS && s.cosines.lead < LEADS && s.specific < 2;
    let apart = a.print.day.zip(b.print.day).is_some_and(|(a, b)| a.abs_diff(b) > FAR);
    let names = match s.cosines.names {
        _ if a.norms.names.min(b.norms.names) <= 0.0 => Names::Unknown,
        names if names < OTHERS => Names::Others,
        _ => Names::Unlike,
    };
    let short = a.print.kept.len().min(b.print.kept.len()) < FORM;
    if hardly || apart && names == Names::Others {
        Kin::Strangers
    } else if s.cosines.names < SAME && (s.shingles > 0.0 || short) {
        Kin::Unlike(names)
    } else {
        Kin::Alike
    }
}

/// Tells which pairs are strangers, one after the other.
pub(crate) struct Strangers<'s, 'a> {
    vectors: &'s [Vector<'a>],
    form: Form,
    open: Option<u32>,
}

impl<'s, 'a> Strangers<'s, 'a> {
    pub fn new(vectors: &'s [Vector<'a>]) -> Self {
        Strangers { vectors, form: Form::default(), open: None }
    }

    /// Whether the articles of a pair are, of which the score says `logit`. Few texts are read
    /// for it: of most pairs the score says so itself.
    pub fn are(&mut self, (a, b): (u32, u32), logit: f32, kin: Kin) -> bool {
        let Kin::Unlike(names) = kin else { return kin == Kin::Strangers };
        let print = |i: u32| self.vectors.get(i as usize).map(|v| v.print);
        let Some((x, y)) = print(a).zip(print(b)).filter(|_| logit > NOT) else { return false };
        if self.open.replace(a) != Some(a) {
            self.form.open(x);
        }
        self.form.fillings(y).by_form(names)
    }
}
