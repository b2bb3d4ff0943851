// Runs each program of the list in the playground's worker and sends what it printed.

const PARALLEL = 2;

function run(bytes, { args, stdin }) {
  return new Promise((done) => {
    const worker = new Worker("playground/worker.mjs", { type: "module" });
    const parts = [];
    const end = (code) => {
      worker.terminate();
      done({ code, stdout: new Blob(parts) });
    };
    worker.onerror = (event) => {
      parts.push(`the worker failed: ${event.message}`);
      end(-1);
    };
    worker.onmessage = ({ data: { stream, bytes: part, done: result } }) => {
      if (result?.error) parts.push(`${result.error}\n`);
      if (result) end(result.code);
      else if (stream === "stdout") parts.push(part);
    };
    worker.postMessage({ bytes, args, stdin, env: {} });
  });
}

const cases = [...(await (await fetch("cases.json")).json()).entries()];
const loop = async () => {
  for (let next; (next = cases.shift()); ) {
    const [number, input] = next;
    const bytes = new Uint8Array(await (await fetch(`module/${number}`)).arrayBuffer());
    const { code, stdout } = await run(bytes, input);
    await fetch(`result/${number}?code=${code}`, { method: "POST", body: stdout });
  }
};
await Promise.all(Array.from({ length: PARALLEL }, loop));
