//! What `import` asks a person, with the call that answers: which field a column is, and whose value stands.

use std::path::Path;

use serde_json::{Value, json};

use super::exit::shown;
use crate::domain::field::Kind;
use crate::exchange::asked::{Asked, Wanted};
use crate::exchange::incoming::{Message, Problem, Strange};
use crate::exchange::mapping::{Question, guess};
use crate::text::{Lang, cli as text};
use crate::worker::importer::Failed;

/// What is asked about a file that is not read before a person has said more.
pub(super) struct Asks {
    /// The question in words, with the calls that answer it as it is guessed.
    pub words: String,
    /// What a script is told: the names of what to add to the object, with what is guessed.
    pub json: (&'static str, Value),
}

/// What is asked where that is all that is wrong; nothing where none of the columns looks like one of ours.
pub(super) fn asks(failed: &Failed, asked: &Asked, path: &Path, lang: Lang) -> Option<Asks> {
    let Failed::File(Problem { message, .. }) = failed else { return None };
    let wanted = asked.wanted.map(Wanted::kind);
    match message {
        Message::UnknownHeader { header } => {
            let question = question(header, wanted)?;
            let call = call(&question, path, &asked.sheets, lang);
            let words = text::columns_asked(lang, &shown(path), &call);
            let words = [Some(words), unread(&question, lang), Some(fields(&[&question], lang))];
            let words = words.into_iter().flatten().collect::<Vec<_>>().join("\n");
            Some(Asks { words, json: ("mapping", columns_json(&question)) })
        }
        Message::NoSheet { sheets } => about_sheets(sheets, wanted, path, lang),
        _ => None,
    }
}

fn about_sheets(sheets: &[Strange], wanted: Option<Kind>, path: &Path, lang: Lang) -> Option<Asks> {
    let asked = |sheet: &Strange| Some((sheet.name.clone(), question(&sheet.columns, wanted)?));
    let asked: Vec<(String, Question)> = sheets.iter().filter_map(asked).collect();
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let mut words = vec![text::sheets_asked(lang, &shown(path), &names.join(", "))];
    for (sheet, question) in &asked {
        words.push(format!("  {}", call(question, path, std::slice::from_ref(sheet), lang)));
        words.extend(unread(question, lang));
    }
    let questions: Vec<&Question> = asked.iter().map(|(_, question)| question).collect();
    words.push(fields(&questions, lang));
    let json = asked.iter().map(|(sheet, question)| {
        let mut object = columns_json(question);
        object.as_object_mut().map(|object| object.insert("sheet".to_owned(), sheet.as_str().into()));
        object
    });
    let json = ("mappings", json.collect());
    Some(Asks { words: words.join("\n"), json }).filter(|_| !asked.is_empty())
}

/// What is asked about a table with these columns; nothing where none of them looks like one of ours.
fn question(header: &[String], kind: Option<Kind>) -> Option<Question> {
    Some(guess(header, kind)).filter(|question| question.is_promising() || kind.is_some())
}

/// The call that takes the guess.
fn call(question: &Question, path: &Path, sheets: &[String], lang: Lang) -> String {
    let known = question.guess.columns.iter().filter_map(|(name, field)| Some((name, field.as_ref()?)));
    let maps = known.map(|(name, field)| format!(" --map {}", in_shell(&format!("{name}={field}"))));
    let missing = question.missing.iter().map(|field| format!(" --map \"{}={field}\"", text::a_column(lang)));
    let said: String = maps.chain(missing).collect();
    let sheets: String = sheets.iter().map(|sheet| format!(" --sheet {}", in_shell(sheet))).collect();
    format!("tavle import {}{sheets} --as {}{said}", in_shell(&shown(path)), question.guess.kind.plural())
}

/// The columns that are not guessed.
fn unread(question: &Question, lang: Lang) -> Option<String> {
    let others = question.guess.columns.iter().filter(|(_, field)| field.is_none());
    let others: Vec<&str> = others.map(|(name, _)| name.as_str()).collect();
    (!others.is_empty()).then(|| text::columns_unread(lang, &others.join(", ")))
}

/// The fields that a column can be, of each kind that is asked about.
fn fields(questions: &[&Question], lang: Lang) -> String {
    let mut kinds: Vec<Kind> = questions.iter().map(|question| question.guess.kind).collect();
    kinds.dedup();
    let fields = |kind: &Kind| {
        let fields: Vec<&str> = kind.fields().iter().map(|field| field.name).collect();
        text::columns_fields(lang, kind.plural(), &fields.join(" "))
    };
    let lines = kinds.iter().map(fields).chain([text::nothing_written(lang)]);
    lines.collect::<Vec<_>>().join("\n")
}

/// The question for a script.
fn columns_json(question: &Question) -> Value {
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
