//! What `import` asks a person, with the call that answers: which field a column is, and whose value stands.

use std::path::Path;

use serde_json::{Value, json};

use super::exit::shown;
use crate::domain::field::Kind;
use crate::exchange::mapping::{Question, guess};
use crate::text::{Lang, cli as text};

/// What is asked about a table with these columns; nothing where none of them looks like one of ours.
pub(super) fn question(header: &[String], kind: Option<Kind>) -> Option<Question> {
    Some(guess(header, kind)).filter(|question| question.is_promising() || kind.is_some())
}

/// The question in words, with the call that takes the guess.
pub(super) fn columns(question: &Question, path: &Path, lang: Lang) -> String {
    let kind = question.guess.kind;
    let known = question.guess.columns.iter().filter_map(|(name, field)| Some((name, field.as_ref()?)));
    let maps = known.map(|(name, field)| format!(" --map {}", in_shell(&format!("{name}={field}"))));
    let missing = question.missing.iter().map(|field| format!(" --map \"{}={field}\"", text::a_column(lang)));
    let said: String = maps.chain(missing).collect();
    let call = format!("tavle import {} --as {}{said}", in_shell(&shown(path)), kind.plural());
    let mut words = text::columns_asked(lang, &shown(path), &call);
    let others = question.guess.columns.iter().filter(|(_, field)| field.is_none());
    let others: Vec<&str> = others.map(|(name, _)| name.as_str()).collect();
    if !others.is_empty() {
        words.push('\n');
        words.push_str(&text::columns_unread(lang, &others.join(", ")));
    }
    let fields: Vec<&str> = kind.fields().iter().map(|field| field.name).collect();
    format!("{words}\n{}", text::columns_fields(lang, &fields.join(" ")))
}

/// The question for a script.
pub(super) fn columns_json(question: &Question) -> Value {
    let columns = question.guess.columns.iter();
    let columns: Vec<Value> =
        columns.map(|(name, field)| json!({ "column": name, "field": field })).collect();
    json!({ "kind": question.guess.kind.plural(), "columns": columns, "missing": question.missing })
}

/// A word as a shell takes it for one.
fn in_shell(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:".contains(c);
    match word.chars().all(is_plain) {
        true => word.to_owned(),
        false if word.contains(['"', '$', '`', '\\', '!']) => format!("'{}'", word.replace('\'', "'\\''")),
        false => format!("\"{word}\""),
    }
}
