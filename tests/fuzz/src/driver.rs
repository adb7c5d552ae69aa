//! The driver: takes an input that did something new, mutates it, runs the target, keeps the result when that did
//! something new in turn. One seed gives one sequence of inputs.

use crate::data::{dictionary, seeds};
use crate::finding::{Finding, run};
use crate::mutator::mutate;
use crate::targets::Target;
use crate::watch::Watch;
use fastrand::Rng;
use std::collections::BTreeSet;

/// Inputs that are kept for one target.
const MAX_POOL: usize = 1_500;

/// One target with its inputs.
pub struct Session {
    target: &'static Target,
    random: Rng,
    words: Vec<Vec<u8>>,
    pool: Vec<Vec<u8>>,
    seen: BTreeSet<u64>,
    places: BTreeSet<String>,
    watch: Watch,
    /// Runs so far.
    pub runs: u64,
}

impl Session {
    /// A session that begins with the seeds of a target.
    pub fn new(target: &'static Target, seed: u64, watch: Watch) -> Self {
        let pool = seeds(target.name);
        let random = Rng::with_seed(seed);
        let (seen, places) = (BTreeSet::new(), BTreeSet::new());
        Session { target, random, words: dictionary(target.name), pool, seen, places, watch, runs: 0 }
    }

    /// The target.
    pub fn target(&self) -> &'static Target {
        self.target
    }

    /// Inputs that did something new, seeds included.
    pub fn kept(&self) -> usize {
        self.pool.len()
    }

    /// Runs so many inputs. Returns what went wrong, each place once.
    pub fn run(&mut self, runs: u64) -> Vec<Finding> {
        let mut findings = Vec::new();
        for _ in 0..runs {
            let input = &self.pool[self.random.usize(..self.pool.len())];
            let other = &self.pool[self.random.usize(..self.pool.len())];
            let input = mutate(input, other, &self.words, &mut self.random);
            self.runs += 1;
            self.watch.begin(self.target.name, &input);
            match run(self.target, &input) {
                Ok(signature) if self.seen.insert(signature) => self.keep(input),
                Ok(_) => {}
                Err(finding) if self.places.insert(finding.place().to_owned()) => findings.push(finding),
                Err(_) => {}
            }
            self.watch.end();
        }
        findings
    }

    /// Keeps an input; in the place of another when there are many.
    fn keep(&mut self, input: Vec<u8>) {
        if self.pool.len() < MAX_POOL {
            self.pool.push(input);
        } else {
            let at = self.random.usize(..MAX_POOL);
            self.pool[at] = input;
        }
    }
}
