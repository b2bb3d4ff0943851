// The playground: choose or drop a program, run it in a worker, see what it prints, what it imports
// and how long it takes. With `dyntype playground` behind it, sources can be edited and compiled.

const $ = (id) => document.getElementById(id);

/** What is to be run: bytes of a module, or nothing when the source is to be compiled. */
let dropped;
let worker;
let compiler = false;

function status(text, failed = false) {
  $("status").textContent = text;
  $("status").classList.toggle("failed", failed);
}

const ms = (time) => (time < 10 ? `${time.toFixed(2)} ms` : `${Math.round(time)} ms`);

function print(stream, text) {
  const pane = $("output");
  const span = document.createElement("span");
  if (stream === "stderr") span.className = "error";
  span.textContent = text;
  const follows = pane.scrollTop + pane.clientHeight >= pane.scrollHeight - 4;
  pane.append(span);
  if (follows) pane.scrollTop = pane.scrollHeight;
}

function showImports(module) {
  const groups = new Map();
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    groups.set(from, [...(groups.get(from) ?? []), name]);
  }
  const rows = [...groups].map(([from, names]) => {
    const row = document.createElement("tr");
    for (const text of [from, names.join(", ")]) row.insertCell().textContent = text;
    return row;
  });
  $("imports").querySelector("tbody").replaceChildren(...rows);
  const dynamic = [...groups.keys()].filter((name) => name.startsWith("wasi:dyntype/")).length;
  $("imports").querySelector("summary").textContent = dynamic
    ? `Imports: WASI, and ${dynamic} interfaces of wasi:dyntype`
    : "Imports: WASI only; nothing is dynamic";
  $("imports").hidden = false;
}

/** The module's bytes: dropped, prebuilt, or compiled from the source by the server. */
async function module() {
  if (dropped) return dropped.bytes;
  if (!compiler) return bytesOf(await fetch(`examples/${$("example").value}.wasm`));
  const objects = $("host").checked ? "host" : "guest";
  return bytesOf(await fetch(`compile?objects=${objects}`, { method: "POST", body: $("source").value }));
}

async function bytesOf(response) {
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  throw new Error(await response.text());
}

function stop(text) {
  worker?.terminate();
  worker = undefined;
  $("run").disabled = false;
  $("stop").disabled = true;
  if (text) status(text, true);
}

async function run() {
  stop();
  $("run").disabled = true;
  $("output").replaceChildren();
  status("Compiling…");
  let bytes;
  try {
    bytes = await module();
    showImports(await WebAssembly.compile(bytes));
  } catch (error) {
    stop("It does not compile.");
    print("stderr", error.message);
    return;
  }
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
  worker.onmessage = ({ data: { stream, bytes: part, done } }) => {
    if (!done) return print(stream, decoders[stream].decode(part, { stream: true }));
    if (done.error) print("stderr", `${done.error}\n`);
    stop();
    const size = `${Math.ceil(bytes.length / 1024)} KiB`;
    status(`Exit code ${done.code} · loaded in ${ms(done.compile)} · ran in ${ms(done.run)} · ${size}`, done.code !== 0);
  };
  worker.onerror = (event) => stop(`The worker failed: ${event.message ?? "it could not be loaded"}`);
  $("stop").disabled = false;
  status("Running…");
  const args = $("args").value.split("\n").filter((line) => line !== "");
  worker.postMessage({ bytes, args, stdin: $("stdin").value, env: {} });
}

function showSource(text) {
  dropped = undefined;
  $("dropped").hidden = true;
  $("source").hidden = false;
  $("source").value = text;
  $("source").readOnly = !compiler;
  $("run").disabled = false;
}

async function choose() {
  const name = $("example").value;
  if (!name) return;
  showSource(await (await fetch(`examples/${name}.ts`)).text());
  status(compiler ? "Edit it, and run it (Ctrl+Enter)." : "Ready.");
}

async function open(file) {
  if (!file) return;
  dropped = { bytes: new Uint8Array(await file.arrayBuffer()) };
  $("source").hidden = true;
  $("dropped").hidden = false;
  $("dropped").textContent = `${file.name}, ${dropped.bytes.length} bytes`;
  $("example").value = "";
  await run();
}

async function start() {
  $("run").onclick = run;
  $("stop").onclick = () => stop("Stopped.");
  $("example").onchange = choose;
  $("file").onchange = () => open($("file").files[0]);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !$("run").disabled) run();
  });
  for (const type of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(type, (event) => {
      event.preventDefault();
      document.body.classList.toggle("over", type === "dragover");
      if (type === "drop") open(event.dataTransfer.files[0]);
    });
  }
  try {
    const list = await (await fetch("examples/index.json")).json();
    compiler = list.compiler;
    $("host").disabled = !compiler;
    $("example").replaceChildren(...list.examples.map((name) => new Option(name.replaceAll("_", " "), name)));
    await choose();
  } catch {
    // Served without examples: files can still be dropped.
    $("example").disabled = true;
    $("source").hidden = true;
  }
}

await start();
