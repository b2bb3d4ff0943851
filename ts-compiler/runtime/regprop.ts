// Unicode properties for \p{…}.
import { __strLen, __trunc } from "./intrinsics";
import { strUnits, strHasAt, strSlice } from "./string";
import { CharSet } from "./regset";
import { table } from "./regtable";

// A table as a set; null when there is no such table.
function decoded(name: string): CharSet | null {
  const text: string = table(name);
  const n: i32 = __strLen(text);
  if (n === 0) return null;
  const u: RawU16 = strUnits(text);
  const s: CharSet = new CharSet();
  let at: i32 = 0;
  let i: i32 = 0;
  let from: i32 = -1;
  while (i < n) {
    let x: i32 = 0;
    let scale: i32 = 1;
    let more: boolean = true;
    while (more) {
      const d: i32 = u[i] - 35;
      more = d >= 45;
      x = x + (more ? d - 45 : d) * scale;
      scale = scale * 45;
      i = i + 1;
    }
    if (from < 0) {
      from = at + x;
    } else {
      s.add(from, from + x);
      at = from + x + 1;
      from = -1;
    }
  }
  return s;
}

function must(name: string): CharSet {
  const s: CharSet | null = decoded(name);
  return s === null ? new CharSet() : s;
}

function minus(s: CharSet, other: CharSet): CharSet {
  return s.intersect(other.complement());
}

function plus(a: string, b: string): CharSet {
  const s: CharSet = must(a);
  s.addSet(must(b));
  return s;
}

// All categories but those of "Other".
function assigned(): CharSet {
  const s: CharSet = plus("L", "M");
  s.addSet(plus("Nd", "Nl"));
  s.addSet(plus("No", "P"));
  s.addSet(plus("S", "Z"));
  return s;
}

// The short name of a general category.
function shortName(name: string): string {
  if (name === "Letter") return "L";
  if (name === "Uppercase_Letter") return "Lu";
  if (name === "Lowercase_Letter") return "Ll";
  if (name === "Titlecase_Letter") return "Lt";
  if (name === "Modifier_Letter") return "Lm";
  if (name === "Other_Letter") return "Lo";
  if (name === "Mark" || name === "Combining_Mark") return "M";
  if (name === "Nonspacing_Mark") return "Mn";
  if (name === "Number") return "N";
  if (name === "Decimal_Number" || name === "digit") return "Nd";
  if (name === "Letter_Number") return "Nl";
  if (name === "Other_Number") return "No";
  if (name === "Punctuation" || name === "punct") return "P";
  if (name === "Spacing_Mark" || name === "Spacing_Combining_Mark") return "Mc";
  if (name === "Enclosing_Mark") return "Me";
  if (name === "Initial_Punctuation") return "Pi";
  if (name === "Final_Punctuation") return "Pf";
  if (name === "Other_Punctuation") return "Po";
  if (name === "Other") return "C";
  if (name === "Private_Use") return "Co";
  if (name === "Unassigned") return "Cn";
  if (name === "EBase") return "Emoji_Modifier_Base";
  if (name === "EMod") return "Emoji_Modifier";
  if (name === "EComp") return "Emoji_Component";
  if (name === "EPres") return "Emoji_Presentation";
  if (name === "Hex") return "Hex_Digit";
  if (name === "AHex") return "ASCII_Hex_Digit";
  if (name === "RI") return "Regional_Indicator";
  if (name === "Ideo") return "Ideographic";
  if (name === "Connector_Punctuation") return "Pc";
  if (name === "Dash_Punctuation") return "Pd";
  if (name === "Open_Punctuation") return "Ps";
  if (name === "Close_Punctuation") return "Pe";
  if (name === "Symbol") return "S";
  if (name === "Math_Symbol") return "Sm";
  if (name === "Currency_Symbol") return "Sc";
  if (name === "Modifier_Symbol") return "Sk";
  if (name === "Other_Symbol") return "So";
  if (name === "Separator") return "Z";
  if (name === "Space_Separator") return "Zs";
  if (name === "Control" || name === "cntrl") return "Cc";
  if (name === "Format") return "Cf";
  if (name === "Surrogate") return "Cs";
  if (name === "Alpha") return "Alphabetic";
  if (name === "Lower") return "Lowercase";
  if (name === "Upper") return "Uppercase";
  if (name === "space") return "White_Space";
  if (name === "IDS") return "ID_Start";
  if (name === "IDC") return "ID_Continue";
  if (name === "ExtPict") return "Extended_Pictographic";
  return name;
}

// Scripts by their codes of four letters.
const SCRIPTS: string = " Arab=Arabic Armn=Armenian Beng=Bengali Cher=Cherokee Zyyy=Common Cyrl=Cyrillic Deva=Devanagari Ethi=Ethiopic Geor=Georgian Grek=Greek Gujr=Gujarati Guru=Gurmukhi Hani=Han "
  + "Hang=Hangul Hebr=Hebrew Hira=Hiragana Zinh=Inherited Qaai=Inherited Knda=Kannada Kana=Katakana Khmr=Khmer Laoo=Lao Latn=Latin Mlym=Malayalam Mong=Mongolian Mymr=Myanmar Sinh=Sinhala Taml=Tamil Telu=Telugu Tibt=Tibetan ";

function scriptName(name: string): string {
  const at: number = __strLen(name) === 4 ? SCRIPTS.indexOf(" " + name + "=") : -1;
  if (at < 0) return name;
  return strSlice(SCRIPTS, __trunc(at) + 6, __trunc(SCRIPTS.indexOf(" ", at + 1)));
}

/** The set of `\p{expression}`, null when the property is not known. */
export function propertySet(expression: string): CharSet | null {
  let name: string = expression;
  const equals: i32 = __trunc(expression.indexOf("="));
  if (equals >= 0) {
    const property: string = strSlice(expression, 0, equals);
    name = strSlice(expression, equals + 1, __strLen(expression));
    if (property === "Script" || property === "sc" || property === "Script_Extensions" || property === "scx") {
      return decoded("sc=" + scriptName(name));
    }
    if (property !== "General_Category" && property !== "gc") return null;
  } else if (strHasAt(name, "sc=", 0)) {
    return null;
  }
  name = shortName(name);
  if (name === "Any" || name === "ASCII" || name === "Cs") {
    const s: CharSet = new CharSet();
    if (name === "Cs") s.add(0xD800, 0xDFFF);
    else s.add(0, name === "Any" ? 0x10FFFF : 127);
    return s;
  }
  if (name === "Lo") {
    const cased: CharSet = plus("Lu", "Ll");
    cased.addSet(plus("Lt", "Lm"));
    return minus(must("L"), cased);
  }
  if (name === "LC" || name === "Cased_Letter") {
    const cased: CharSet = plus("Lu", "Ll");
    cased.addSet(must("Lt"));
    return cased;
  }
  if (name === "N") {
    const s: CharSet = plus("Nd", "Nl");
    s.addSet(must("No"));
    return s;
  }
  if (name === "So") {
    const s: CharSet = plus("Sm", "Sc");
    s.addSet(must("Sk"));
    return minus(must("S"), s);
  }
  if (name === "Po") {
    const s: CharSet = plus("Pc", "Pd");
    s.addSet(plus("Ps", "Pe"));
    s.addSet(plus("Pi", "Pf"));
    return minus(must("P"), s);
  }
  if (name === "C") return assigned().complement();
  if (name === "Cn" || name === "Assigned") {
    const s: CharSet = assigned();
    s.addSet(plus("Cc", "Cf"));
    s.addSet(must("Co"));
    s.add(0xD800, 0xDFFF);
    return name === "Cn" ? s.complement() : s;
  }
  if (name === "ID_Start") return plus("L", "Nl");
  if (name === "ID_Continue") {
    const s: CharSet = plus("L", "Nl");
    s.addSet(plus("M", "Nd"));
    s.addSet(must("Pc"));
    return s;
  }
  return decoded(name);
}
