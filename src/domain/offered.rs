//! What figures there are, so that a target of them can be named as they are.

use super::fold::fold;

/// An indicator, and the groups and areas of which it has figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// Its key.
    pub indicator: String,
    /// Its title.
    pub title: String,
    /// The groups, in the order of the alphabet.
    pub groups: Vec<String>,
    /// The areas, in the order of the alphabet.
    pub areas: Vec<String>,
}

/// The names that have what is typed in them; all where nothing is typed.
pub fn matching<'a>(typed: &str, names: &[&'a str]) -> Vec<&'a str> {
    let typed = fold(typed.trim());
    names.iter().copied().filter(|name| fold(name).contains(&typed)).collect()
}

/// The only name that begins with what is typed; `None` where nothing is typed, or it is one of the names already.
pub fn completed<'a>(typed: &str, names: &[&'a str]) -> Option<&'a str> {
    let typed = typed.trim();
    if typed.is_empty() || names.contains(&typed) {
        return None;
    }
    let begins = |name: &&&str| fold(name).starts_with(&fold(typed));
    let mut found = names.iter().filter(begins);
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only),
        // `fredericia` is Fredericia, also where there is a Fredericia Nord.
        (Some(_), Some(_)) => names.iter().copied().find(|name| fold(name) == fold(typed)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_completed_where_only_one_begins_so() {
        let names = ["Fredericia", "Fredericia Nord", "Aalborg"];
        assert_eq!(completed("aal", &names), Some("Aalborg"));
        assert_eq!(completed("fredericia", &names), Some("Fredericia"));
        assert_eq!([completed("fred", &names), completed("", &names), completed("x", &names)], [None; 3]);
        assert_eq!(matching("nord", &names), ["Fredericia Nord"]);
    }
}
