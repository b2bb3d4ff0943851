// Base64 (RFC 4648) as HTML's atob and btoa have it: a character stands for a byte.
import { rtToString } from "./operator";
import { Error } from "./error";

const DIGITS: string = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function refuse(message: string): never {
  const error: Error = new Error(message);
  error.name = "InvalidCharacterError";
  throw error;
}

/** The bytes of a string in Base64. */
export function btoa(data: any): string {
  const text: string = rtToString(data);
  let out: string = "";
  for (let i: number = 0; i < text.length; i = i + 3) {
    const left: number = text.length - i;
    let bits: number = 0;
    for (let j: number = 0; j < 3; j = j + 1) {
      const unit: number = j < left ? text.charCodeAt(i + j) : 0;
      if (unit > 255) refuse("Invalid character");
      bits = bits * 256 + unit;
    }
    out = out + DIGITS.charAt(bits >> 18) + DIGITS.charAt((bits >> 12) & 63);
    out = out + (left > 1 ? DIGITS.charAt((bits >> 6) & 63) : "=");
    out = out + (left > 2 ? DIGITS.charAt(bits & 63) : "=");
  }
  return out;
}

/** The string whose bytes Base64 tells; white space does not count. */
export function atob(data: any): string {
  let text: string = rtToString(data).replace(/[\t\n\f\r ]+/g, "");
  if (text.length % 4 === 0) text = text.replace(/==?$/, "");
  let out: string = "";
  let bits: number = 0;
  let count: number = 0;
  for (let i: number = 0; i < text.length; i = i + 1) {
    const digit: number = DIGITS.indexOf(text.charAt(i));
    if (digit < 0) refuse("Invalid character");
    bits = ((bits << 6) | digit) & 0xFFFFFF;
    count = count + 6;
    if (count >= 8) {
      count = count - 8;
      out = out + String.fromCharCode((bits >> count) & 255);
    }
  }
  if (text.length % 4 === 1) refuse("The string to be decoded is not correctly encoded.");
  return out;
}
