//! Node.js, when it is there: a process for each program, told how many rounds to run.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use crate::source::{CHECKED_ROUNDS, Source};
use crate::{Failure, Subject};

/// Answers the program's result, then each number of rounds with nanoseconds.
const DRIVER: &str = r#"
const reader = require("readline").createInterface({ input: process.stdin });
reader.on("line", (line) => {
  const rounds = Number(line);
  const start = process.hrtime.bigint();
  run(rounds);
  const end = process.hrtime.bigint();
  process.stdout.write(`${end - start}\n`);
});
"#;

struct Node {
    process: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

/// A program in a process of its own, or nothing.
pub fn subject(source: &Source) -> Result<Option<Box<dyn Subject>>, Failure> {
    let check = format!("process.stdout.write(String(run({CHECKED_ROUNDS})) + \"\\n\");");
    let spawned = Command::new("node")
        .arg("-e")
        .arg(format!("{}\n{check}\n{DRIVER}", source.javascript))
        .env_remove("NODE_OPTIONS")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut process) = spawned else {
        return Ok(None);
    };
    let output = process.stdout.take().ok_or("no output")?;
    let mut started = Node {
        input: process.stdin.take(),
        output: BufReader::new(output),
        process,
    };
    source.check(started.line()?.trim_end())?;
    Ok(Some(Box::new(started)))
}

impl Node {
    fn line(&mut self) -> Result<String, Failure> {
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        Ok(line)
    }

    fn ask(&mut self, rounds: u64) -> Result<Duration, Failure> {
        let input = self.input.as_mut().ok_or("no input")?;
        writeln!(input, "{rounds}")?;
        let answer = self.line()?;
        Ok(Duration::from_nanos(answer.trim_end().parse()?))
    }
}

impl Subject for Node {
    fn time(&mut self, rounds: u64) -> Duration {
        self.ask(rounds).expect("Node answers")
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // It ends when nothing can be asked any more.
        self.input = None;
        let _ = self.process.wait();
    }
}
