// The console of Node.js for an engine that has none: what `console.log` prints for each kind of
// value, with the defaults that a program meets (depth 2, lines of 80, no colours).
var __out = [];
var process = {
  argv: ["node", "program"], env: {}, exitCode: undefined, platform: "linux",
  exit(code) { process.exitCode = code ?? process.exitCode; throw __exit; },
  stdout: { write(text) { __out.push(String(text)); return true; } },
};
var __exit = { exit: true };
var console = (() => {
  const WIDTH = 80, DEPTH = 2, ITEMS = 100, NEST = 3;
  const isName = (key) => /^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key);

  function quote(text) {
    const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"'
      : !text.includes("`") && !text.includes("${") ? "`" : "'";
    const short = { 8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 92: "\\\\" };
    let quoted = mark;
    for (const char of text) {
      const code = char.codePointAt(0);
      const lone = char.length === 1 && code >= 0xd800 && code <= 0xdfff;
      if (char === mark) quoted += "\\" + char;
      else if (short[code]) quoted += short[code];
      else if (code < 32 || (code >= 127 && code < 160)) {
        quoted += "\\x" + code.toString(16).toUpperCase().padStart(2, "0");
      } else if (lone) quoted += "\\u" + code.toString(16);
      else quoted += char;
    }
    return quoted + mark;
  }

  function primitive(value, state, nested) {
    if (typeof value === "string") {
      if (nested && value.length > 16 && value.length > WIDTH - state.indent - 4) {
        const lines = value.split(/(?<=\n)/);
        return lines.map(quote).join(` +\n${" ".repeat(state.indent + 2)}`);
      }
      return quote(value);
    }
    if (Object.is(value, -0)) return "-0";
    return typeof value === "bigint" ? value + "n" : String(value);
  }

  // The name of the class that made a value; null for one without.
  function className(value) {
    for (let o = value; o; o = Object.getPrototypeOf(o)) {
      const own = Object.getOwnPropertyDescriptor(o, "constructor");
      if (own && typeof own.value === "function" && own.value.name) return own.value.name;
    }
    return null;
  }

  function prefix(value, fallback, size) {
    const name = className(value);
    const count = size === undefined ? "" : `(${size})`;
    const tag = value[Symbol.toStringTag];
    const own = typeof tag === "string" && tag !== "" && tag !== name ? ` [${tag}]` : "";
    return `${name === null ? `[${fallback}${count}: null prototype]` : name + count}${own} `;
  }

  function functionBase(value) {
    const source = Function.prototype.toString.call(value);
    if (/^class\b/.test(source)) {
      const base = Object.getPrototypeOf(value);
      const from = base && base.name ? ` extends ${base.name}` : "";
      return `[class ${value.name || "(anonymous)"}${from}]`;
    }
    const kind = Object.getPrototypeOf(value)?.constructor?.name || "Function";
    return value.name ? `[${kind}: ${value.name}]` : `[${kind} (anonymous)]`;
  }

  function property(object, key, state, list) {
    const own = Object.getOwnPropertyDescriptor(object, key);
    let text;
    if (own.get) text = own.set ? "[Getter/Setter]" : "[Getter]";
    else if (own.set) text = "[Setter]";
    else {
      state.indent += 2;
      text = inspect(own.value, state, true);
      state.indent -= 2;
    }
    if (list) return text;
    const name = typeof key === "symbol" ? `[${String(key)}]` : isName(key) ? key : quote(key);
    return `${own.enumerable ? name : `[${name}]`}: ${text}`;
  }

  const more = (count) => `... ${count} more item${count > 1 ? "s" : ""}`;

  function items(array, state) {
    const texts = [];
    let index = 0;
    while (index < array.length && texts.length < ITEMS) {
      if (Object.hasOwn(array, index)) texts.push(property(array, index++, state, true));
      else {
        const start = index;
        while (index < array.length && !Object.hasOwn(array, index)) index++;
        const count = index - start;
        texts.push(`<${count} empty item${count > 1 ? "s" : ""}>`);
      }
    }
    if (index < array.length) texts.push(more(array.length - index));
    return texts;
  }

  // Many short items stand in columns.
  function columns(texts, state, array) {
    const cut = array.length > ITEMS ? 1 : 0;
    const shown = texts.slice(0, texts.length - cut);
    const widest = Math.max(...shown.map((text) => text.length)) + 2;
    const total = shown.reduce((sum, text) => sum + text.length + 2, 0);
    const fits = widest * 3 + state.indent < WIDTH;
    if (!fits || !(total / widest > 5 || widest <= 8)) return texts;
    const bias = Math.max(widest - 3 - Math.sqrt(widest - total / texts.length), 1);
    const count = Math.min(
      Math.round(Math.sqrt(2.5 * bias * shown.length) / bias),
      Math.floor((WIDTH - state.indent) / widest), NEST * 4, 15);
    if (count <= 1) return texts;
    const widths = [];
    shown.forEach((text, i) => {
      widths[i % count] = Math.max(widths[i % count] ?? 0, text.length + 2);
    });
    const right = array.slice(0, shown.length)
      .every((item) => typeof item === "number" || typeof item === "bigint");
    const rows = [];
    for (let at = 0; at < shown.length; at += count) {
      const row = shown.slice(at, at + count);
      rows.push(row.map((text, i) => {
        const last = i === row.length - 1;
        const cell = last ? text : text + ", ";
        if (right) return cell.padStart(widths[i] - (last ? 2 : 0));
        return last ? cell : cell.padEnd(widths[i]);
      }).join(""));
    }
    return rows.concat(texts.slice(shown.length));
  }

  function layout(texts, base, open, close, state, level, array) {
    const before = texts.length;
    if (array && before > 6) texts = columns(texts, state, array);
    const head = base ? base + " " : "";
    if (state.deepest - level < NEST && before === texts.length) {
      const start = texts.length + state.indent + open.length + base.length + 10;
      const total = texts.reduce((sum, text) => sum + text.length, texts.length + start);
      if (total <= WIDTH && !texts.some((text) => text.includes("\n"))) {
        return `${head}${open} ${texts.join(", ")} ${close}`;
      }
    }
    const line = "\n" + " ".repeat(state.indent);
    return `${head}${open}${line}  ${texts.join(`,${line}  `)}${line}${close}`;
  }

  function errorBase(error) {
    // A stack has paths and lines; only its head is the same everywhere, so it is left out and the
    // program counts as not comparable.
    globalThis.__unsure = true;
    return `${error.name}: ${error.message}`;
  }

  function inspect(value, state, nested) {
    if (value === null || (typeof value !== "object" && typeof value !== "function")) {
      return primitive(value, state, nested);
    }
    if (state.seen.includes(value)) {
      if (!state.circular.includes(value)) state.circular.push(value);
      return `[Circular *${state.circular.indexOf(value) + 1}]`;
    }
    const level = state.seen.length;
    let keys = Object.keys(value).concat(Object.getOwnPropertySymbols(value)
      .filter((key) => Object.prototype.propertyIsEnumerable.call(value, key)));
    let base = "", open = "{", close = "}", kind = "object", length;
    if (Array.isArray(value)) {
      kind = "array";
      keys = keys.filter((key) => typeof key === "symbol" || !/^(0|[1-9][0-9]*)$/.test(key));
      const name = prefix(value, "Array", value.length);
      [open, close] = [name === `Array(${value.length}) ` ? "[" : name + "[", "]"];
      if (value.length === 0 && keys.length === 0) return open + close;
    } else if (value instanceof Map || value instanceof Set) {
      kind = value instanceof Map ? "map" : "set";
      open = prefix(value, kind === "map" ? "Map" : "Set", value.size) + "{";
      length = value.size;
      if (length === 0 && keys.length === 0) return open + "}";
    } else if (typeof value === "function") {
      base = functionBase(value);
      if (keys.length === 0) return base;
    } else if (value instanceof Error) {
      base = errorBase(value);
      if (keys.length === 0) return base;
    } else if (value instanceof Date || value instanceof RegExp) {
      base = value instanceof Date ? value.toISOString() : String(value);
      if (keys.length === 0) return base;
    } else if ([Number, String, Boolean].some((type) => value instanceof type)) {
      const text = primitive(value.valueOf(), state, false);
      base = `[${className(value)}: ${text}]`;
      keys = keys.filter((key) => typeof key === "symbol" || !/^[0-9]+$/.test(key));
      if (keys.length === 0) return base;
    } else if (/^(Promise|Weak|Array ?Buffer|.*Iterator|Generator|Proxy|.*Array)/
      .test(Object.prototype.toString.call(value).slice(8))) {
      globalThis.__unsure = true;
      return "";
    } else {
      const name = prefix(value, "Object");
      if (name !== "Object ") open = name + "{";
      if (keys.length === 0) return open + "}";
    }
    if (level > DEPTH) {
      const name = kind === "array" ? "Array" : className(value);
      return name === null ? "[Object: null prototype]" : `[${name}]`;
    }
    state.seen.push(value);
    state.deepest = level;
    let texts = [];
    const inner = (item) => {
      state.indent += 2;
      const text = inspect(item, state, true);
      state.indent -= 2;
      return text;
    };
    if (kind === "array") texts = items(value, state);
    else if (kind === "set") for (const item of value) texts.push(inner(item));
    else if (kind === "map") {
      for (const [key, item] of value) texts.push(`${inner(key)} => ${inner(item)}`);
    }
    for (const key of keys) texts.push(property(value, key, state, false));
    state.seen.pop();
    const reference = state.circular.indexOf(value) + 1;
    if (reference) {
      if (base) base = `<ref *${reference}> ${base}`;
      else open = `<ref *${reference}> ${open}`;
    }
    return layout(texts, base, open, close, state, level, kind === "array" ? value : null);
  }

  const fresh = () => ({ seen: [], circular: [], indent: 0, deepest: 0 });
  const show = (value) => typeof value === "string" ? value : inspect(value, fresh(), false);
  let group = "";
  const log = (...values) => {
    if (values.length > 1 && typeof values[0] === "string" && values[0].includes("%")) {
      globalThis.__unsure = true;
    }
    const text = values.map(show).join(" ");
    __out.push((group ? text.replace(/^/gm, group) : text) + "\n");
  };
  return {
    log, info: log, debug: log, error() {}, warn() {},
    group(...values) { if (values.length) log(...values); group += "  "; },
    groupEnd() { group = group.slice(2); },
  };
})();
var __unsure = false;
