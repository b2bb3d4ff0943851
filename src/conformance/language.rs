//! The language of case descriptions: one line a case, the same for every binding.
//!
//! ```text
//! [get]
//! an own property: get({a: 1}, "a") => 1
//! of undefined: get(undefined, "a") throws TypeError
//! ```
//!
//! A section names the function that its cases are about. A case is a title, statements that are
//! separated by `;`, and what is expected of the last. Functions are those of the WIT files; without
//! an interface in front, of the file's own. A literal is made a dynamic value where one is asked
//! for. Besides the functions there are:
//!
//! - `js("text")`: the value of a JavaScript expression, for hosts with built-ins by name
//! - `raw(pointer, length)`: a string or list that is passed as it is; after the arguments of a
//!   function with a text result, where the text goes
//! - `foreign`: a reference that is not of this host
//! - `churn()`: makes and drops many objects
//! - `kind.number`, `hint.string`: cases of the enums

/// A case of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The function of the section, `get`.
    pub function: String,
    /// What the case is about.
    pub title: String,
    /// What is done before the end.
    pub statements: Vec<Statement>,
    /// What must happen in the last statement.
    pub expected: Expected,
}

/// A step of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// A name for the result.
    pub name: Option<String>,
    /// What is evaluated.
    pub value: Expr,
}

/// How a case ends.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// Without an error.
    Done,
    /// With this result.
    Value(Expr),
    /// With an error of this class.
    Error(String),
    /// With this value thrown.
    Thrown(Expr),
    /// The guest is stopped.
    Trap,
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// `undefined`, `null`, `true`, `false`, `foreign`, or the name of a result.
    Name(String),
    /// A number.
    Number(f64),
    /// `10n`
    BigInt(String),
    /// A string.
    Text(Vec<u16>),
    /// `[a, b]`
    List(Vec<Expr>),
    /// `{a: 1}`
    Object(Vec<(Vec<u16>, Expr)>),
    /// `name(a, b)`
    Call(String, Vec<Expr>),
}

/// The cases of a file; an error names the line.
pub fn parse(text: &str) -> Result<Vec<Case>, String> {
    let mut function = String::new();
    let mut cases = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let at = |message: String| format!("line {}: {message}", number + 1);
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            function = name.to_owned();
            continue;
        }
        let (title, body) = line
            .split_once(": ")
            .ok_or_else(|| at("a case is a title, a colon and statements".to_owned()))?;
        let (statements, expected) = Parser::new(body)
            .and_then(|mut parser| parser.case())
            .map_err(at)?;
        cases.push(Case {
            function: function.clone(),
            title: title.to_owned(),
            statements,
            expected,
        });
    }
    Ok(cases)
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    Number(f64),
    BigInt(String),
    Text(Vec<u16>),
    Mark(&'static str),
}

const MARKS: [&str; 12] = ["=>", "=", ";", ",", ":", "(", ")", "[", "]", "{", "}", "-"];

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut rest = text.trim_start();
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        let (token, after) = match first {
            '"' => string(&rest[1..])?,
            c if c.is_ascii_alphabetic() => {
                let is_part = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
                let (word, after) = split(rest, is_part);
                (Token::Word(word.to_owned()), after)
            }
            c if c.is_ascii_digit() || is_negative(rest) => number(rest)?,
            _ => {
                let mark = MARKS.iter().find(|mark| rest.starts_with(**mark));
                let mark = mark.ok_or_else(|| format!("`{first}` is not understood"))?;
                (Token::Mark(mark), &rest[mark.len()..])
            }
        };
        tokens.push(token);
        rest = after.trim_start();
    }
    Ok(tokens)
}

fn is_negative(rest: &str) -> bool {
    rest.strip_prefix('-')
        .is_some_and(|after| after.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

fn split(text: &str, is_part: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !is_part(c)).unwrap_or(text.len()))
}

fn number(text: &str) -> Result<(Token, &str), String> {
    let (sign, digits) = text.split_at(usize::from(text.starts_with('-')));
    let (body, after) = split(digits, |c| c.is_ascii_alphanumeric() || c == '.');
    let written = format!("{sign}{body}");
    if let Some(digits) = written.strip_suffix('n') {
        return Ok((Token::BigInt(digits.to_owned()), after));
    }
    let number = written.replace("Infinity", "inf").parse();
    let number = number.map_err(|_| format!("`{written}` is no number"))?;
    Ok((Token::Number(number), after))
}

fn string(text: &str) -> Result<(Token, &str), String> {
    let mut units = Vec::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Ok((Token::Text(units), &text[at + 1..])),
            '\\' => match chars.next() {
                Some((_, 'n')) => units.push(10),
                Some((at, 'u')) => {
                    let digits = text.get(at + 1..at + 5).unwrap_or_default();
                    let unit = u16::from_str_radix(digits, 16);
                    units.push(unit.map_err(|_| "four digits follow \\u".to_owned())?);
                    chars.nth(3);
                }
                Some((_, other)) => units.extend(other.encode_utf16(&mut [0; 2]).iter()),
                None => break,
            },
            other => units.extend(other.encode_utf16(&mut [0; 2]).iter()),
        }
    }
    Err("a string has no end".to_owned())
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
}

impl Parser {
    fn new(text: &str) -> Result<Self, String> {
        Ok(Parser {
            tokens: tokens(text)?,
            at: 0,
        })
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    fn takes(&mut self, token: &Token) -> bool {
        let found = self.tokens.get(self.at) == Some(token);
        self.at += usize::from(found);
        found
    }

    fn takes_mark(&mut self, mark: &'static str) -> bool {
        self.takes(&Token::Mark(mark))
    }

    fn takes_word(&mut self, word: &str) -> bool {
        self.takes(&Token::Word(word.to_owned()))
    }

    fn need(&mut self, mark: &'static str) -> Result<(), String> {
        match self.takes_mark(mark) {
            true => Ok(()),
            false => Err(format!("`{mark}` is missing")),
        }
    }

    fn case(&mut self) -> Result<(Vec<Statement>, Expected), String> {
        let mut statements = Vec::new();
        loop {
            statements.push(self.statement()?);
            if !self.takes_mark(";") {
                break;
            }
        }
        let expected = if self.takes_mark("=>") {
            Expected::Value(self.expr()?)
        } else if self.takes_word("traps") {
            Expected::Trap
        } else if self.takes_word("throws") {
            match self.expr()? {
                Expr::Name(class) if class.ends_with("Error") => Expected::Error(class),
                value => Expected::Thrown(value),
            }
        } else {
            Expected::Done
        };
        match self.next() {
            None => Ok((statements, expected)),
            Some(token) => Err(format!("{token:?} is too much")),
        }
    }

    fn statement(&mut self) -> Result<Statement, String> {
        let name = if self.takes_word("let") {
            let Some(Token::Word(name)) = self.next() else {
                return Err("a name follows `let`".to_owned());
            };
            self.need("=")?;
            Some(name)
        } else {
            None
        };
        let value = self.expr()?;
        Ok(Statement { name, value })
    }

    fn expr(&mut self) -> Result<Expr, String> {
        Ok(match self.next() {
            Some(Token::Number(number)) => Expr::Number(number),
            Some(Token::BigInt(digits)) => Expr::BigInt(digits),
            Some(Token::Text(units)) => Expr::Text(units),
            Some(Token::Word(word)) => match word.as_str() {
                "NaN" => Expr::Number(f64::NAN),
                "Infinity" => Expr::Number(f64::INFINITY),
                _ if self.takes_mark("(") => Expr::Call(word, self.items(")")?),
                _ => Expr::Name(word),
            },
            Some(Token::Mark("[")) => Expr::List(self.items("]")?),
            Some(Token::Mark("{")) => self.object()?,
            other => return Err(format!("an expression is missing before {other:?}")),
        })
    }

    fn items(&mut self, end: &'static str) -> Result<Vec<Expr>, String> {
        let mut items = Vec::new();
        while !self.takes_mark(end) {
            if !items.is_empty() {
                self.need(",")?;
            }
            items.push(self.expr()?);
        }
        Ok(items)
    }

    fn object(&mut self) -> Result<Expr, String> {
        let mut members = Vec::new();
        while !self.takes_mark("}") {
            if !members.is_empty() {
                self.need(",")?;
            }
            let key = match self.next() {
                Some(Token::Word(word)) => word.encode_utf16().collect(),
                Some(Token::Text(units)) => units,
                other => return Err(format!("{other:?} is no key")),
            };
            self.need(":")?;
            members.push((key, self.expr()?));
        }
        Ok(Expr::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::{Expected, Expr, parse};

    #[test]
    fn a_case_is_read() {
        let text =
            "[get]\n# remark\nwith: colon: let o = {a: -0}; get(o, \"\\ud800\") throws TypeError";
        assert!(parse(text).is_err());
        let text = "[get]\nof two: let o = {a: -1.5}; get(o, \"\\ud800\") throws TypeError";
        let cases = parse(text).expect("it is well formed");
        assert_eq!((cases[0].function.as_str(), cases.len()), ("get", 1));
        assert_eq!(cases[0].expected, Expected::Error("TypeError".to_owned()));
        let Expr::Call(name, args) = &cases[0].statements[1].value else {
            panic!("{cases:?}");
        };
        assert_eq!(
            (name.as_str(), &args[1]),
            ("get", &Expr::Text(vec![0xd800]))
        );
    }
}
