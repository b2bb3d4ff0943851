//! Chromium, without a window: pages report to a server of the test.

use std::env;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use std::{fs, thread};

use crate::suite::{self, Case, Folder, Outcome, same};

#[allow(dead_code)]
#[path = "../../src/http.rs"]
mod http;

use http::{Request, Response, serve};

/// Longest time for a page to say something.
const PATIENCE: Duration = Duration::from_secs(240);

/// The program, when it is there.
pub fn find() -> Option<String> {
    let named = env::var("DYNTYPE_CHROMIUM").ok();
    let known = ["chromium", "chromium-browser", "google-chrome"];
    let known = known.iter().map(|name| (*name).to_owned());
    named.into_iter().chain(known).find(|program| {
        let output = Command::new(program).arg("--version").output();
        output.is_ok_and(|output| output.status.success())
    })
}

/// Chromium with a page, ended when dropped.
struct Browser {
    child: Child,
    _profile: Folder,
}

impl Browser {
    fn open(program: &str, url: &str, options: &[String]) -> Result<Browser, String> {
        let profile = Folder::new("chromium").map_err(|error| error.to_string())?;
        let child = Command::new(program)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
            ])
            .arg(format!("--user-data-dir={}", profile.0.display()))
            .args(options)
            .arg(url)
            .env("TZ", "UTC")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{program}: {error}"))?;
        Ok(Browser {
            child,
            _profile: profile,
        })
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Serves; the address.
fn listen(answer: impl Fn(&Request) -> Response + Send + Sync + 'static) -> Result<String, String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(|e| e.to_string())?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    thread::spawn(move || serve(&listener, answer));
    Ok(format!("http://{address}"))
}

fn file(path: &Path) -> Response {
    let kind = match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    };
    match fs::read(path) {
        Ok(bytes) => Response::new(kind, bytes),
        Err(_) => Response::not_found(),
    }
}

/// A file of a folder, by a path that stays in it.
fn file_of(folder: &Path, path: &str) -> Response {
    if path.split('/').any(|part| part == "..") {
        return Response::not_found();
    }
    file(&folder.join(path))
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => out += &format!("\\u{:04x}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Runs every program in a worker of a page.
pub fn every_program(program: &str) -> Result<(), String> {
    let folder = Folder::new("browser").map_err(|error| error.to_string())?;
    let mut cases: Vec<(Case, PathBuf)> = Vec::new();
    for case in suite::cases() {
        let kinds: &[&str] = if case.name.contains("/proposal/") {
            &["guest", "host"]
        } else {
            &["guest"]
        };
        for objects in kinds {
            cases.push((case.clone(), case.build(&folder.0, objects)?));
        }
    }
    let list: Vec<String> = cases
        .iter()
        .map(|(case, _)| {
            let args: Vec<_> = case.arguments().iter().map(|text| quoted(text)).collect();
            let input = String::from_utf8_lossy(&case.input()).into_owned();
            format!(
                "{{\"args\":[{}],\"stdin\":{}}}",
                args.join(","),
                quoted(&input)
            )
        })
        .collect();
    let list = format!("[{}]", list.join(","));
    let modules: Vec<PathBuf> = cases.iter().map(|(_, module)| module.clone()).collect();
    let (send, receive) = channel();
    let send = Mutex::new(send);
    let root = suite::root();
    let address = listen(move |request| {
        let path = request.path.trim_start_matches('/');
        if let Some(number) = path.strip_prefix("result/") {
            let code = request
                .query
                .strip_prefix("code=")
                .unwrap_or_default()
                .parse();
            let outcome = Outcome {
                stdout: request.body.clone(),
                code: code.unwrap_or(-1),
            };
            if let (Ok(number), Ok(send)) = (number.parse::<usize>(), send.lock()) {
                let _ = send.send((number, outcome));
            }
            return Response::new("text/plain", "");
        }
        match path.strip_prefix("module/").map(str::parse::<usize>) {
            Some(Ok(number)) if number < modules.len() => file(&modules[number]),
            _ if path == "cases.json" => Response::new("application/json", list.clone()),
            _ if path == "suite.html" || path == "suite.mjs" => {
                file_of(&root.join("tests/browser"), path)
            }
            _ => file_of(&root.join("host-impl/js"), path),
        }
    })?;
    let _browser = Browser::open(
        program,
        &format!("{address}/suite.html"),
        &["--remote-debugging-port=0".to_owned()],
    )?;
    let mut failures = Vec::new();
    let mut seen = vec![false; cases.len()];
    while seen.iter().any(|seen| !seen) {
        let (number, outcome) = next(&receive).map_err(|error| {
            let rest: Vec<_> = (0..seen.len())
                .filter(|i| !seen[*i])
                .map(|i| &cases[i].0.name)
                .collect();
            format!("{error}; not heard of: {rest:?}\n{}", failures.join("\n"))
        })?;
        let Some((case, _)) = cases.get(number) else {
            continue;
        };
        seen[number] = true;
        if let Err(message) = case.expected().and_then(|wanted| same(&wanted, &outcome)) {
            failures.push(format!("{}: {message}", case.name));
        }
    }
    if failures.is_empty() {
        Ok(())
    } else {
        Err(failures.join("\n"))
    }
}

/// Runs the conformance suite in a page; the README says how many cases pass.
pub fn conformance(program: &str) -> Result<(), String> {
    let folder = Folder::new("page").map_err(|error| error.to_string())?;
    dyntype::conformance::write(&folder.0).map_err(|error| error.to_string())?;
    let (send, receive) = channel();
    let send = Mutex::new(send);
    let root = suite::root();
    let address = listen(move |request| {
        let path = request.path.trim_start_matches('/');
        if path == "report" {
            if let Ok(send) = send.lock() {
                let _ = send.send(String::from_utf8_lossy(&request.body).into_owned());
            }
            return Response::new("text/plain", "");
        }
        match path.strip_prefix("cases/") {
            Some(path) => file_of(&folder.0, path),
            None if path.starts_with("conformance") && path != "conformance.mjs" => {
                file_of(&root.join("tests/browser"), path)
            }
            None => file_of(&root.join("host-impl/js"), path),
        }
    })?;
    let _browser = Browser::open(
        program,
        &format!("{address}/conformance.html"),
        &["--remote-debugging-port=0".to_owned()],
    )?;
    let lines = next(&receive)?;
    let report =
        dyntype::conformance::judge("Chromium", &lines).map_err(|error| error.to_string())?;
    if !report.passed() {
        let text = report.render(dyntype::conformance::Format::Text);
        return Err(format!(
            "{text}\n{}",
            lines.lines().last().unwrap_or_default()
        ));
    }
    suite::in_readme("JavaScript in Chromium", 3, &report)
}

fn next<T>(receive: &Receiver<T>) -> Result<T, String> {
    receive
        .recv_timeout(PATIENCE)
        .map_err(|_| "the page says nothing".to_owned())
}

/// `dyntype playground`, ended when dropped.
struct Playground(Child);

impl Drop for Playground {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Clicks through the playground as it is written for other servers, and takes a picture of the one
/// that `dyntype playground` serves.
pub fn playground(program: &str) -> Result<(), String> {
    let folder = Folder::new("playground").map_err(|error| error.to_string())?;
    let written = Command::new(env!("CARGO_BIN_EXE_dyntype"))
        .args(["playground", "--write"])
        .arg(&folder.0)
        .status();
    if !written.is_ok_and(|status| status.success()) {
        return Err("the page cannot be written".to_owned());
    }
    let (send, receive) = channel();
    let send = Mutex::new(send);
    let (root, site) = (suite::root(), Arc::new(folder));
    let address = listen(move |request| match request.path.trim_start_matches('/') {
        "report" => {
            if let Ok(send) = send.lock() {
                let _ = send.send(String::from_utf8_lossy(&request.body).into_owned());
            }
            Response::new("text/plain", "")
        }
        path @ ("click.html" | "click.mjs") => file_of(&root.join("tests/browser"), path),
        "playground/" => file_of(&site.0, "playground/index.html"),
        path => file_of(&site.0, path),
    })?;
    let browser = Browser::open(
        program,
        &format!("{address}/click.html"),
        &["--remote-debugging-port=0".to_owned()],
    )?;
    let report = next(&receive)?;
    if report != "ok" {
        return Err(report);
    }
    drop(browser);
    picture(program)
}

fn picture(program: &str) -> Result<(), String> {
    use std::io::{BufRead, BufReader};
    let mut child = Command::new(env!("CARGO_BIN_EXE_dyntype"))
        .args(["playground", "--port", "0"])
        .stdout(Stdio::piped())
        .spawn()
        .map(Playground)
        .map_err(|error| error.to_string())?;
    let stdout = child.0.stdout.take().ok_or("no output")?;
    let mut line = String::new();
    BufReader::new(stdout)
        .read_line(&mut line)
        .map_err(|error| error.to_string())?;
    let url = line.split(' ').next().unwrap_or_default();
    let (empty, page) = (size_of(program, "about:blank")?, size_of(program, url)?);
    match page > 2 * empty {
        true => Ok(()),
        false => Err(format!(
            "the page's picture has {page} bytes, that of an empty page {empty}"
        )),
    }
}

/// Bytes of the picture of a page: what is empty compresses well.
fn size_of(program: &str, url: &str) -> Result<u64, String> {
    let folder = Folder::new("picture").map_err(|error| error.to_string())?;
    let path = folder.file("page.png");
    let options = [
        format!("--screenshot={}", path.display()),
        "--window-size=1100,700".to_owned(),
    ];
    let mut browser = Browser::open(program, url, &options)?;
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if let Ok(Some(_)) = browser.child.try_wait() {
            let picture = fs::metadata(&path).map_err(|error| format!("{url}: {error}"))?;
            return Ok(picture.len());
        }
        thread::sleep(Duration::from_millis(100));
    }
    Err(format!("there is no picture of {url}"))
}
