//! `tavle keys`: the keys in force, with the user's own; and where those are read from.

use etcetera::BaseStrategy;

use super::args::Every;
use super::out::Out;
use super::{Exit, Stop, exit::say};
use crate::msg::action::VERBS;
use crate::msg::keymap::{KeyProblem, Keymap};
use crate::text::{Lang, cli as text};

/// Prints the table of keys.
pub fn print(every: &Every) -> Result<Exit, Stop> {
    let (keymap, problem) = of_user(every.lang);
    let mut out = Out::new();
    for verb in VERBS {
        let keys: Vec<String> = keymap.keys_of(verb.action).iter().map(ToString::to_string).collect();
        let (scope, help) = (verb.scope.name(), verb.help.of(every.lang));
        if every.json {
            out.json(
                &serde_json::json!({ "scope": scope, "keys": keys, "action": verb.name, "help": help }),
            )?;
        } else {
            let keys = if keys.is_empty() { "–".to_owned() } else { keys.join(" ") };
            out.line(&format!("{scope:<10}  {keys:<12}  {:<18}  {help}", verb.name))?;
        }
    }
    out.finish()?;
    if let Some(problem) = problem {
        say(&text::said_by(every.lang, &problem));
        return Ok(Exit::Look);
    }
    Ok(Exit::Done)
}

/// The bindings with the user's own over them, and one sentence where those cannot be used.
pub fn of_user(lang: Lang) -> (Keymap, Option<String>) {
    let folder = etcetera::choose_base_strategy().ok().map(|s| s.config_dir());
    let file = folder.map(|f| f.join("tavle").join("keys.toml"));
    let Some(read) = file.and_then(|f| std::fs::read_to_string(f).ok()) else {
        return (Keymap::default(), None);
    };
    match Keymap::with_user(&read) {
        Ok(keymap) => (keymap, None),
        Err(problems) => {
            let said: Vec<String> = problems.iter().map(|p| sentence(lang, p)).collect();
            (Keymap::default(), Some(text::keys_not_used(lang, &said.join("; "))))
        }
    }
}

fn sentence(lang: Lang, problem: &KeyProblem) -> String {
    match problem {
        KeyProblem::NotToml(cause) => text::keys_not_toml(lang, cause),
        KeyProblem::NoSuchScope(name) => text::keys_no_scope(lang, name),
        KeyProblem::NoSuchAction(name) => text::keys_no_action(lang, name),
        KeyProblem::NoSuchKey(name) => text::keys_no_key(lang, name),
        KeyProblem::Conflict { key, actions: (one, other) } => text::keys_conflict(lang, key, one, other),
    }
}
