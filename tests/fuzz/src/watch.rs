//! Ends the program when a run hangs, with its input kept as a file: a hanging call cannot be stopped from outside.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

/// After this time a run counts as hung.
const MAX_TIME: Duration = Duration::from_secs(60);

/// The run that is going on.
type Current = Option<(Instant, &'static str, Vec<u8>)>;

/// Watches the runs of one thread.
#[derive(Clone, Default)]
pub struct Watch(Arc<Mutex<Current>>);

impl Watch {
    /// Starts to watch.
    pub fn start() -> Self {
        let watch = Watch::default();
        let current = Arc::clone(&watch.0);
        thread::spawn(move || {
            loop {
                thread::sleep(Duration::from_secs(5));
                if let Ok(current) = current.lock()
                    && let Some((since, target, input)) = current.as_ref()
                    && since.elapsed() > MAX_TIME
                {
                    let path = env::temp_dir().join(PathBuf::from(format!("storysift-fuzz-hang-{target}")));
                    let kept = fs::write(&path, input).is_ok();
                    eprintln!("{target} hangs; input in {} ({kept})", path.display());
                    process::exit(3);
                }
            }
        });
        watch
    }

    /// A run begins.
    pub fn begin(&self, target: &'static str, input: &[u8]) {
        if let Ok(mut current) = self.0.lock() {
            *current = Some((Instant::now(), target, input.to_vec()));
        }
    }

    /// It has ended.
    pub fn end(&self) {
        if let Ok(mut current) = self.0.lock() {
            *current = None;
        }
    }
}
