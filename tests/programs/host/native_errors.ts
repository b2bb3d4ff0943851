// Errors that an engine's built-ins throw, handled as programs handle all errors.
declare const Atomics: any;

function attempt(what: string, run: () => unknown): void {
  try {
    console.log(what, "gave", typeof run());
  } catch (e) {
    if (e instanceof TypeError) console.log(what, "type", e.name, e.message.length > 0, typeof e.stack);
    else if (e instanceof Error) console.log(what, "other", e.message.length > 0);
    else console.log(what, "no error");
  }
}

attempt("load", () => Atomics.load({}, 0));
attempt("store", () => Atomics.store([1], 0, 2));

try {
  Atomics.add("text", 0, 1);
} catch (e) {
  const error = e as Error;
  console.log(error.name, error.message === (e as Error).message, error === e || error.name === "TypeError");
}
