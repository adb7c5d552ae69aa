//! Runs a target and catches what goes wrong: a panic, or a run that takes too long.

use crate::targets::Target;
use std::cell::RefCell;
use std::panic::{catch_unwind, set_hook};
use std::sync::Once;
use std::time::{Duration, Instant};

/// Longest that a run on so few bytes may take.
const MAX_TIME: Duration = Duration::from_secs(4);

thread_local! {
    static MESSAGE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Something that went wrong.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Name of the target.
    pub target: &'static str,
    /// Where and why.
    pub message: String,
    /// The input.
    pub input: Vec<u8>,
}

impl Finding {
    /// Where it went wrong: findings of one place are counted once.
    pub fn place(&self) -> &str {
        self.message.lines().next().unwrap_or_default()
    }
}

/// Runs a target once.
///
/// # Errors
/// The [`Finding`] when it panicked or took too long.
pub fn run(target: &Target, input: &[u8]) -> Result<u64, Finding> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        set_hook(Box::new(|info| {
            let place = info.location().map(ToString::to_string).unwrap_or_default();
            let why = info.payload_as_str().unwrap_or("a panic").to_owned();
            MESSAGE.with(|message| *message.borrow_mut() = format!("{place}\n{why}"));
        }));
    });
    let finding = |message: String| Finding { target: target.name, message, input: input.to_vec() };
    let timed = || {
        let started = Instant::now();
        let signature = catch_unwind(|| (target.run)(input));
        let signature = signature.map_err(|_| finding(MESSAGE.with(|m| m.borrow().clone())))?;
        Ok((signature, started.elapsed()))
    };
    let (signature, time) = timed()?;
    if time <= MAX_TIME {
        return Ok(signature);
    }
    // The machine may have been busy with something else: what is slow is slow twice.
    match timed()?.1 {
        again if again > MAX_TIME => Err(finding(format!("slow\n{again:?} for {} bytes", input.len()))),
        _ => Ok(signature),
    }
}
