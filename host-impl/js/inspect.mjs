// Values as a developer wants to see them, in engines that have no better way.

/** Is it an object of any kind? */
export const isObject = (v) => (typeof v === "object" && v !== null) || typeof v === "function";

/** Is it an error object? */
export const isError = Error.isError ?? ((v) => v instanceof Error);

/** How `convert.inspect` shows a value when the embedder has no better way. */
export function inspect(v, depth = 0, above = []) {
  if (typeof v === "string") return depth === 0 ? v : `'${v.replace(/['\\\n]/g, (c) => (c === "\n" ? "\\n" : `\\${c}`))}'`;
  if (typeof v === "bigint") return `${v}n`;
  if (Object.is(v, -0)) return "-0";
  if (!isObject(v)) return String(v);
  if (typeof v === "function") return v.name ? `[Function: ${v.name}]` : "[Function (anonymous)]";
  if (isError(v)) return depth === 0 && v.stack ? String(v.stack) : `[${v}]`;
  if (v instanceof RegExp) return String(v);
  if (v instanceof Date) return Number.isNaN(+v) ? "Invalid Date" : v.toISOString();
  if (above.includes(v)) return "[Circular *1]";
  const prototype = Object.getPrototypeOf(v);
  const name = prototype === null ? "[Object: null prototype]" : prototype.constructor?.name || "Object";
  if (depth > 2) return Array.isArray(v) ? "[Array]" : `[${name}]`;
  const inner = (x) => inspect(x, depth + 1, [...above, v]);
  const isList = Array.isArray(v) || ArrayBuffer.isView(v);
  let parts = [];
  let sized = "";
  if (v instanceof Map) {
    sized = `(${v.size})`;
    parts = [...v].map(([key, value]) => `${inner(key)} => ${inner(value)}`);
  } else if (v instanceof Set) {
    sized = `(${v.size})`;
    parts = [...v].map(inner);
  } else if (isList) {
    if (!Array.isArray(v)) sized = `(${v.length ?? v.byteLength})`;
    parts = Array.from({ length: Math.min(v.length ?? 0, 100) }, (_, i) => (i in v ? inner(v[i]) : "<empty>"));
    if (v.length > 100) parts.push(`... ${v.length - 100} more items`);
  }
  for (const key of Reflect.ownKeys(v)) {
    const own = Reflect.getOwnPropertyDescriptor(v, key);
    if (!own?.enumerable || (isList && /^\d+$/.test(String(key)))) continue;
    const label = typeof key === "symbol" ? `[${String(key)}]` : /^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`;
    parts.push(`${label}: ${own.get ? (own.set ? "[Getter/Setter]" : "[Getter]") : own.set ? "[Setter]" : inner(own.value)}`);
  }
  const prefix = name === (Array.isArray(v) ? "Array" : "Object") && !sized ? "" : `${name}${sized} `;
  if (parts.length === 0) return `${prefix}${isList ? "[]" : "{}"}`;
  const flat = parts.join(", ");
  const body = flat.length + depth * 2 <= 72 && !flat.includes("\n")
    ? ` ${flat} `
    : `\n${"  ".repeat(depth + 1)}${parts.join(`,\n${"  ".repeat(depth + 1)}`)}\n${"  ".repeat(depth)}`;
  return isList ? `${prefix}[${body}]` : `${prefix}{${body}}`;
}
