//! Progress on a terminal, and how long each stage took.

use crate::progress::{Progress, Stage};
use indicatif::{ProgressBar, ProgressStyle};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Shows a bar on a terminal, nothing on a pipe, and keeps the time.
pub struct Listener {
    quiet: bool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    bar: Option<ProgressBar>,
    begun: Option<(Stage, Instant)>,
    times: Vec<(Stage, Duration)>,
}

impl Listener {
    /// A listener; a quiet one shows no bar.
    pub fn new(quiet: bool) -> Listener {
        Listener { quiet, state: Mutex::default() }
    }

    /// How long each stage took, in the order in which they were first begun.
    pub fn timings(&self) -> Vec<(Stage, Duration)> {
        let mut sums: Vec<(Stage, Duration)> = Vec::new();
        for (stage, time) in &self.lock().times {
            match sums.iter_mut().find(|(known, _)| known == stage) {
                Some((_, sum)) => *sum += *time,
                None => sums.push((*stage, *time)),
            }
        }
        sums
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        // A thread that panicked left times and a bar, both of which stay usable.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress for Listener {
    fn begin(&self, stage: Stage, steps: u64) {
        let mut state = self.lock();
        state.begun = Some((stage, Instant::now()));
        // Indicatif draws on a terminal alone.
        if !self.quiet && steps > 1 {
            let bar = ProgressBar::new(steps).with_message(stage.word());
            if let Ok(style) = ProgressStyle::with_template("{msg:<8} {bar:30} {pos}/{len}") {
                bar.set_style(style);
            }
            state.bar = Some(bar);
        }
    }

    fn step(&self) {
        if let Some(bar) = &self.lock().bar {
            bar.inc(1);
        }
    }

    fn end(&self, stage: Stage) {
        let mut state = self.lock();
        if let Some(bar) = state.bar.take() {
            bar.finish_and_clear();
        }
        if let Some((begun, at)) = state.begun.take()
            && begun == stage
        {
            state.times.push((stage, at.elapsed()));
        }
    }
}
