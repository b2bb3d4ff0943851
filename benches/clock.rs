//! A clock that runs only while its thread does: on a shared machine the others' work is not in it.

use std::time::{Duration, Instant};

use cpu_time::ThreadTime;

/// Where the time of this thread was, or where the time was when the system does not tell.
pub struct Clock(Result<ThreadTime, Instant>);

impl Clock {
    pub fn start() -> Clock {
        Clock(ThreadTime::try_now().map_err(|_| Instant::now()))
    }

    pub fn elapsed(&self) -> Duration {
        match &self.0 {
            Ok(time) => time.elapsed(),
            Err(time) => time.elapsed(),
        }
    }
}
