//! `cargo xtask serve`: builds everything and serves `dist/` to this machine alone, as any
//! static web host would. Answers GET and HEAD; reads nothing outside the folder.

use crate::{build, tools::root};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, thread};

/// First port that is tried.
const FIRST_PORT: u16 = 8000;
/// Ports that are tried before any free one is taken.
const PORTS: u16 = 20;
/// Most bytes of the head of a request.
const MAX_HEAD: u64 = 16 << 10;
/// Time that a browser has to send its request.
const READ_TIMEOUT: Duration = Duration::from_secs(10);

/// `--port N` asks for a port, `--no-build` serves what is there.
pub fn run(args: &[String]) -> Result<()> {
    let (mut port, mut builds) = (None, true);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--no-build" => builds = false,
            "--port" => port = Some(args.next().context("--port needs a number")?.parse().context("--port")?),
            other => bail!("{other}? cargo xtask serve [--port N] [--no-build]"),
        }
    }
    if builds {
        build::make()?;
    }
    let folder = root().join("dist").canonicalize().context("dist/ is not there: cargo xtask build")?;
    let listener = listen(port)?;
    println!("Storysift is at http://localhost:{}/ (Ctrl+C ends it)", listener.local_addr()?.port());
    for stream in listener.incoming() {
        let folder = folder.clone();
        // A connection that breaks must not end the server: its error is dropped.
        thread::spawn(move || stream.map(|s| answer(&s, &folder)));
    }
    Ok(())
}

/// Listens at the wanted port, or at the first free one.
fn listen(asked: Option<u16>) -> Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = asked {
        return bind(port).with_context(|| format!("port {port}"));
    }
    let free = (FIRST_PORT..FIRST_PORT + PORTS).find_map(|port| bind(port).ok());
    free.map_or_else(|| bind(0).context("no port is free"), Ok)
}

/// Answers one request, and closes the connection.
fn answer(stream: &TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(READ_TIMEOUT))?;
    let mut lines = BufReader::new(stream.take(MAX_HEAD)).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = first.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let found = find(folder, target).and_then(|path| Some((kind(&path), fs::read(path).ok()?)));
    let (status, kind, body) = match (method, found) {
        ("GET" | "HEAD", Some((kind, body))) => ("200 OK", kind, body),
        ("GET" | "HEAD", None) => ("404 Not Found", "text/plain", b"not found\n".to_vec()),
        _ => ("405 Method Not Allowed", "text/plain", b"GET or HEAD\n".to_vec()),
    };
    let mut out = stream;
    write!(
        out,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        out.write_all(&body)?;
    }
    out.flush()
}

/// The file of a request; `None` when it is not in the folder.
fn find(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.trim_start_matches('/');
    let path = folder.join(if path.is_empty() { "index.html" } else { path }).canonicalize().ok()?;
    (path.starts_with(folder) && path.is_file()).then_some(path)
}

/// The media type of a file.
fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|e| e.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "webmanifest") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("md" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serves_the_folder_and_nothing_else() -> Result<()> {
        let folder = root().join("xtask/src").canonicalize()?;
        assert_eq!(find(&folder, "/serve.rs?x=1"), Some(folder.join("serve.rs")));
        assert_eq!(find(&folder, "/../Cargo.toml"), None);
        assert_eq!(find(&folder, "//etc/hostname"), None);
        assert_eq!(find(&folder, "/none.rs"), None);
        Ok(())
    }

    #[test]
    fn answers_over_a_connection() -> Result<()> {
        let folder = root().join("xtask/src").canonicalize()?;
        for (request, status, has_body) in [
            ("GET /serve.rs HTTP/1.1\r\n\r\n", "200 OK", true),
            ("HEAD /serve.rs HTTP/1.1\r\nHost: x\r\n\r\n", "200 OK", false),
            ("GET /none HTTP/1.1\r\n\r\n", "404 Not Found", true),
            ("POST /serve.rs HTTP/1.1\r\n\r\n", "405 Method Not Allowed", true),
        ] {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
            let mut client = TcpStream::connect(listener.local_addr()?)?;
            client.write_all(request.as_bytes())?;
            let (server, _) = listener.accept()?;
            answer(&server, &folder)?;
            drop(server);
            let mut reply = String::new();
            client.read_to_string(&mut reply)?;
            let (head, body) = reply.split_once("\r\n\r\n").context("no end of the head")?;
            assert!(head.starts_with(&format!("HTTP/1.1 {status}\r\n")), "{request}: {head}");
            assert_eq!(!body.is_empty(), has_body, "{request}");
        }
        Ok(())
    }

    #[test]
    fn files_have_their_media_types() {
        for (name, expected) in [
            ("index.html", "text/html; charset=utf-8"),
            ("a/worker.mjs", "text/javascript; charset=utf-8"),
            ("storysift.wasm", "application/wasm"),
            ("unknown", "application/octet-stream"),
        ] {
            assert_eq!(kind(Path::new(name)), expected, "{name}");
        }
    }
}
