fn main() {
    let path = std::env::args().nth(1).unwrap();
    let thread = std::thread::Builder::new().stack_size(1 << 30).spawn(move || {
        let options = dyntype_compiler::Options { keep_ir: true, ..Default::default() };
        match dyntype_compiler::compile(&dyntype_compiler::FileHost::new("."), &path, &options) {
            Ok(out) => { std::fs::write("/tmp/out.ir", "").ok(); println!("ok {} bytes {:?}", out.wasm.len(), out.timings); std::fs::write("/tmp/out.wasm", &out.wasm).unwrap(); std::fs::write("/tmp/out.ir", out.ir.unwrap()).unwrap(); }
            Err(r) => { println!("{} diagnostics", r.diagnostics.len()); for d in r.diagnostics.iter().take(60) {
                let (p, t) = r.sources.get(d.span.module).unwrap_or(("?", ""));
                let line = t[..(d.span.start as usize).min(t.len())].matches('\n').count() + 1;
                println!("{} {}:{} {}", d.code, p, line, d.message); } }
        }
    }).unwrap();
    thread.join().unwrap();
}
