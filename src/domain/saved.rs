//! A saved view: a filter of a pane under a name, kept as a setting `view.NAME` with the value `pane:filter`.

/// What the keys of saved views begin with among the settings.
pub const PREFIX: &str = "view.";
/// What stands behind the pane's name where only one's own is shown.
const MINE: &str = "+mine";
/// How long a name may be, in bytes.
const LONGEST: usize = 48;

/// A filter of a pane, to be applied again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The name of the pane's scope, such as `proposals`.
    pub pane: String,
    /// Whether only one's own is shown.
    pub mine: bool,
    /// The filter as typed.
    pub filter: String,
}

impl Saved {
    /// The view that the value of a setting describes; `None` where it is none.
    pub fn parse(value: &str) -> Option<Saved> {
        let (place, filter) = value.split_once(':')?;
        let (pane, mine) = match place.strip_suffix(MINE) {
            Some(pane) => (pane, true),
            None => (place, false),
        };
        Some(Saved { pane: pane.to_owned(), mine, filter: filter.to_owned() })
    }

    /// The value of its setting.
    pub fn value(&self) -> String {
        format!("{}{}:{}", self.pane, if self.mine { MINE } else { "" }, self.filter)
    }
}

/// The key of the setting of a view with this name; `None` where nothing, or too much, is left of it.
pub fn key(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(|c: char| c.is_whitespace() || c.is_control() || c == '_').collect();
    let name = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_");
    (!name.is_empty() && name.len() <= LONGEST).then(|| format!("{PREFIX}{name}"))
}

/// The name of a view by the key of its setting, as a person reads it.
pub fn name(key: &str) -> String {
    key.strip_prefix(PREFIX).unwrap_or(key).replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_read_back_as_it_was_saved() {
        for (mine, filter) in [(false, "vurdering:ny brev"), (true, ""), (true, "ansvarlig:HL")] {
            let saved = Saved { pane: "proposals".into(), mine, filter: filter.into() };
            assert_eq!(Saved::parse(&saved.value()), Some(saved));
        }
        assert_eq!(Saved::parse("Fredericia"), None);
    }

    #[test]
    fn a_name_of_several_words_makes_one_key_and_is_read_as_it_was_typed() {
        assert_eq!(key("  Nye  om breve ").as_deref(), Some("view.Nye_om_breve"));
        assert_eq!(name("view.Nye_om_breve"), "Nye om breve");
        assert_eq!(key("  "), None);
        assert_eq!(key(&"å".repeat(25)), None);
    }
}
