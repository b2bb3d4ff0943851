//! As much of HTTP as a page on the same computer needs: a request, a response, a closed connection.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// Longest head of a request.
const MAX_HEAD: u64 = 16 << 10;
/// Longest body of a request.
const MAX_BODY: u64 = 32 << 20;
/// How long a connection may be silent.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is asked.
#[derive(Debug)]
pub struct Request {
    /// `GET`, `POST` and so on.
    pub method: String,
    /// The path, without the query.
    pub path: String,
    /// What follows the question mark, or nothing.
    pub query: String,
    /// The body.
    pub body: Vec<u8>,
}

/// What is answered.
#[derive(Debug)]
pub struct Response {
    status: &'static str,
    kind: &'static str,
    location: Option<&'static str>,
    body: Vec<u8>,
}

impl Response {
    /// A body of a media type.
    pub fn new(kind: &'static str, body: impl Into<Vec<u8>>) -> Response {
        Response {
            status: "200 OK",
            kind,
            location: None,
            body: body.into(),
        }
    }

    /// A failure in words.
    pub fn failure(status: &'static str, message: impl Into<Vec<u8>>) -> Response {
        Response {
            status,
            ..Response::new("text/plain; charset=utf-8", message)
        }
    }

    /// The answer for a path that is not there.
    pub fn not_found() -> Response {
        Response::failure("404 Not Found", "there is no such page\n")
    }

    /// Sends the browser elsewhere.
    pub fn redirect(location: &'static str) -> Response {
        Response {
            location: Some(location),
            ..Response::failure("302 Found", "")
        }
    }
}

/// Answers requests, each on its own thread, for as long as the process lives.
pub fn serve(
    listener: &TcpListener,
    answer: impl Fn(&Request) -> Response + Send + Sync + 'static,
) {
    let answer = Arc::new(answer);
    for stream in listener.incoming() {
        // A connection that failed before it began is the browser's to repeat.
        let Ok(stream) = stream else { continue };
        let answer = answer.clone();
        thread::spawn(move || {
            // Whoever asked has gone when this fails.
            let _ = converse(&stream, &*answer);
        });
    }
}

fn converse(stream: &TcpStream, answer: &dyn Fn(&Request) -> Response) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let response = match read(stream) {
        Ok(request) => answer(&request),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            Response::failure("400 Bad Request", format!("{error}\n"))
        }
        Err(error) => return Err(error),
    };
    write(stream, &response)
}

fn read(stream: &TcpStream) -> io::Result<Request> {
    let invalid = |message| io::Error::new(io::ErrorKind::InvalidData, message);
    let mut reader = BufReader::new(stream.take(MAX_HEAD));
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_ascii_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Err(invalid("the request has no target"));
    };
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut request = Request {
        method: method.to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        body: Vec::new(),
    };
    let (mut length, mut is_local) = (0, false);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Err(invalid("the head of the request is too long or has no end"));
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        let Some((name, value)) = line.split_once(':') else {
            return Err(invalid("a header has no value"));
        };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => {
                length = value
                    .trim()
                    .parse()
                    .map_err(|_| invalid("a length is no number"))?;
            }
            "host" => is_local = is_loopback(value.trim()),
            _ => {}
        }
    }
    // Another site's page could give its own name this computer's address.
    if !is_local {
        return Err(invalid(
            "this server is asked by the names localhost and 127.0.0.1 only",
        ));
    }
    if length > MAX_BODY {
        return Err(invalid("the body is too long"));
    }
    let rest = length.saturating_sub(reader.buffer().len() as u64);
    reader.get_mut().set_limit(rest);
    reader.take(length).read_to_end(&mut request.body)?;
    Ok(request)
}

fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

fn write(mut stream: &TcpStream, response: &Response) -> io::Result<()> {
    let mut head = format!(
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n",
        response.status,
        response.kind,
        response.body.len()
    );
    if let Some(location) = response.location {
        head += &format!("Location: {location}\r\n");
    }
    // Isolated pages have shared memory, on which a waiting program sleeps.
    head += "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\
             Cross-Origin-Opener-Policy: same-origin\r\n\
             Cross-Origin-Embedder-Policy: require-corp\r\nConnection: close\r\n\r\n";
    stream.write_all(head.as_bytes())?;
    stream.write_all(&response.body)?;
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(request: &str) -> String {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let address = listener.local_addr().expect("an address");
        thread::spawn(move || {
            serve(&listener, |request| {
                Response::new("text/plain", format!("{request:?}"))
            });
        });
        let mut stream = TcpStream::connect(address).expect("a connection");
        stream.write_all(request.as_bytes()).expect("it is sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    #[test]
    fn a_request_is_read() {
        let answer =
            ask("POST /a/b?c=d HTTP/1.1\r\nHost: localhost:1\r\nContent-Length: 3\r\n\r\nxyz");
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(
            answer.contains(r#"method: "POST", path: "/a/b", query: "c=d", body: [120, 121, 122]"#),
            "{answer}"
        );
    }

    #[test]
    fn what_is_no_request_of_this_computer_is_refused() {
        for request in [
            "GET / HTTP/1.1\r\nHost: example.org\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        ] {
            let answer = ask(request);
            assert!(answer.starts_with("HTTP/1.1 400 "), "{request:?}: {answer}");
        }
    }
}
