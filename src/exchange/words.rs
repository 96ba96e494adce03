//! The sentences of the import, Danish and English side by side: one that is missing does not compile.

use crate::text::{Lang, capital};

/// One sentence, or part of one, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Danish.
    pub da: String,
    /// English.
    pub en: String,
}

impl Words {
    /// The words of one language.
    pub fn of(self, lang: Lang) -> String {
        if lang == Lang::Da { self.da } else { self.en }
    }

    /// The words of one language as a sentence of their own.
    pub fn sentence(self, lang: Lang) -> String {
        format!("{}.", capital(&self.of(lang)))
    }
}

macro_rules! both {
    ($da:literal, $en:literal $(, $name:ident = $value:expr)* $(,)?) => {
        Words { da: format!($da $(, $name = $value)*), en: format!($en $(, $name = $value)*) }
    };
}

mod files;
mod messages;
mod notices;

/// The first of the names, and how many there are besides.
fn some(names: &[String]) -> String {
    const MOST: usize = 8;
    let first = names.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().checked_sub(MOST) {
        None | Some(0) => first,
        Some(more) => format!("{first} … (+{more})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::problem::{Message, Problem};

    #[test]
    fn a_problem_names_line_and_column() {
        let problem = Problem {
            line: 12,
            field: Some("modtaget".to_owned()),
            message: Message::NotADate { value: "31-02-2026".to_owned() },
        };
        let Words { da, en } = problem.words();
        assert_eq!(
            da,
            "linje 12, modtaget: »31-02-2026« er ikke en dato; skriv f.eks. 2026-05-06 eller 06-05-2026"
        );
        assert!(en.starts_with("line 12, modtaget: “31-02-2026” is not a date"), "{en}");
    }

    #[test]
    fn many_columns_are_not_all_listed() {
        let header = (1..=11).map(|n| format!("k{n}")).collect();
        let da = Message::UnknownHeader { header }.da();
        assert!(da.contains("k8 … (+3)") && !da.contains("k9"), "{da}");
    }
}
