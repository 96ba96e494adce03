//! Which action a key means in a scope: the table's defaults, with the user's own bindings over them.

use std::collections::{BTreeMap, HashMap};
use std::str::FromStr;

use super::action::{Action, Scope, VERBS};
use super::key::Key;

/// The bindings in force.
#[derive(Clone, Debug)]
pub struct Keymap {
    keys: HashMap<(Scope, Key), Action>,
    shown: BTreeMap<Action, Vec<Key>>,
}

/// Why a user's bindings were not taken: all that is wrong, not only the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyProblem {
    /// Not TOML; the parser's own words.
    NotToml(String),
    /// A table that is no scope.
    NoSuchScope(String),
    /// No action of this name in this scope.
    NoSuchAction(String),
    /// Not the name of a key.
    NoSuchKey(String),
    /// One key for two actions that work in the same place.
    Conflict {
        /// The key.
        key: String,
        /// Both actions.
        actions: (&'static str, &'static str),
    },
}

impl Default for Keymap {
    fn default() -> Self {
        let bindings =
            VERBS.iter().map(|v| (v.action, v.keys.iter().filter_map(|k| Key::parse(k)).collect()));
        Keymap::of(bindings.collect())
    }
}

impl Keymap {
    /// The defaults with the user's TOML over them: `[list]` and below it `filter = ["f4", "ctrl-l"]`.
    pub fn with_user(toml: &str) -> Result<Keymap, Vec<KeyProblem>> {
        let table =
            toml::Table::from_str(toml).map_err(|e| vec![KeyProblem::NotToml(e.message().to_string())])?;
        let mut bindings = Keymap::default().shown;
        let mut problems = Vec::new();
        for (scope, rows) in &table {
            match (Scope::ALL.iter().find(|s| s.name() == scope), rows.as_table()) {
                (Some(scope), Some(rows)) => {
                    for (name, keys) in rows {
                        bind(&mut bindings, *scope, name, keys, &mut problems);
                    }
                }
                _ => problems.push(KeyProblem::NoSuchScope(scope.clone())),
            }
        }
        problems.extend(conflicts(&bindings));
        if problems.is_empty() { Ok(Keymap::of(bindings)) } else { Err(problems) }
    }

    fn of(shown: BTreeMap<Action, Vec<Key>>) -> Keymap {
        let keys =
            shown.iter().flat_map(|(a, keys)| keys.iter().map(|k| ((a.verb().scope, *k), *a))).collect();
        Keymap { keys, shown }
    }

    /// The action of a key, asked in these scopes, the innermost first.
    pub fn action(&self, scopes: &[Scope], key: Key) -> Option<Action> {
        scopes.iter().find_map(|scope| self.keys.get(&(*scope, key)).copied())
    }

    /// The key to show for an action.
    pub fn key(&self, action: Action) -> Option<Key> {
        self.keys_of(action).first().copied()
    }

    /// All keys of an action.
    pub fn keys_of(&self, action: Action) -> &[Key] {
        self.shown.get(&action).map(Vec::as_slice).unwrap_or_default()
    }
}

fn bind(
    bindings: &mut BTreeMap<Action, Vec<Key>>,
    scope: Scope,
    name: &str,
    keys: &toml::Value,
    problems: &mut Vec<KeyProblem>,
) {
    let Some(action) = Action::parse(name).filter(|a| a.verb().scope == scope) else {
        return problems.push(KeyProblem::NoSuchAction(format!("{}.{name}", scope.name())));
    };
    let names: Vec<&str> = match keys {
        toml::Value::String(one) => vec![one.as_str()],
        toml::Value::Array(many) => many.iter().filter_map(|k| k.as_str()).collect(),
        _ => Vec::new(),
    };
    let mut parsed = Vec::new();
    for name in names {
        match Key::parse(name) {
            Some(key) => parsed.push(key),
            None => problems.push(KeyProblem::NoSuchKey(name.to_string())),
        }
    }
    bindings.insert(action, parsed);
}

/// Two actions on one key in one scope, or one of them everywhere. A pane's own key may stand for something else in other
/// lists: it is asked first.
fn conflicts(bindings: &BTreeMap<Action, Vec<Key>>) -> Vec<KeyProblem> {
    let mut taken: HashMap<Key, Vec<Action>> = HashMap::new();
    let mut found = Vec::new();
    for (action, keys) in bindings {
        for key in keys {
            let others = taken.entry(*key).or_default();
            for other in others.iter().filter(|o| together(o.verb().scope, action.verb().scope)) {
                let actions = (other.verb().name, action.verb().name);
                found.push(KeyProblem::Conflict { key: key.to_string(), actions });
            }
            others.push(*action);
        }
    }
    found
}

fn together(a: Scope, b: Scope) -> bool {
    let everywhere = a == Scope::Everywhere || b == Scope::Everywhere;
    let apart = |scope| matches!(scope, Scope::Typing | Scope::Wall);
    a == b || (everywhere && !apart(a) && !apart(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_hold_no_conflict_and_every_key_name_is_a_key() {
        assert_eq!(conflicts(&Keymap::default().shown), []);
        for verb in VERBS {
            for key in verb.keys {
                assert!(Key::parse(key).is_some(), "{key}");
            }
        }
    }

    #[test]
    fn the_users_own_key_replaces_the_default_and_a_conflict_names_both() {
        let map = Keymap::with_user("[proposals]\nverdict-accept = \"x\"\n").unwrap();
        assert_eq!(map.action(&[Scope::Proposals], Key::char('x')), Some(Action::VerdictAccept));
        assert_eq!(map.action(&[Scope::Proposals], Key::char('i')), None);
        let wrong = Keymap::with_user("[proposals]\nverdict-accept = \"t\"\n").unwrap_err();
        let actions = ("verdict-accept", "verdict-note");
        assert_eq!(wrong, [KeyProblem::Conflict { key: "t".into(), actions }]);
    }

    #[test]
    fn every_mistake_in_the_users_bindings_is_named() {
        let wrong =
            Keymap::with_user("[nowhere]\na = \"b\"\n[list]\nfly = \"x\"\nmark = \"hyper-q\"\n").unwrap_err();
        assert_eq!(wrong.len(), 3, "{wrong:?}");
    }

    #[test]
    fn no_default_key_needs_altgr_on_a_danish_keyboard() {
        for verb in VERBS {
            for key in verb.keys {
                assert!(!key.contains(['[', ']', '{', '}', '@', '$', '|', '\\', '~']), "{}", verb.name);
            }
        }
    }
}
