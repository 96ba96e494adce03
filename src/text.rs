//! What a person reads, Danish and English side by side: a sentence that lacks one of them does not compile.

mod board;
pub mod cli;
mod editor;
mod errands;
mod figures;
mod home;
mod marks;
mod meetings;
mod notes;
pub mod paper;
mod problems;
mod questions;
mod recommendations;
pub mod report;
mod round;
mod target;
mod targets;
mod thread;
mod time;
pub mod wall;
mod work;

pub use board::*;
pub use editor::*;
pub use errands::*;
pub use figures::*;
pub use home::*;
pub use marks::*;
pub use meetings::*;
pub use notes::*;
pub use problems::*;
pub use questions::*;
pub use recommendations::*;
pub use round::*;
pub use target::*;
pub use targets::*;
pub use thread::*;
pub use time::*;
pub use work::*;

/// The language of the screen and of the words about data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Danish.
    #[default]
    Da,
    /// English.
    En,
}

impl Lang {
    /// The language that `da` or `en` names.
    pub fn parse(name: &str) -> Option<Lang> {
        match name.to_lowercase().as_str() {
            "da" | "dansk" | "danish" => Some(Lang::Da),
            "en" | "engelsk" | "english" => Some(Lang::En),
            _ => None,
        }
    }
}

/// One fixed text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Both {
    /// Danish.
    pub da: &'static str,
    /// English.
    pub en: &'static str,
}

impl Both {
    /// The text in one language.
    pub const fn of(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Da => self.da,
            Lang::En => self.en,
        }
    }
}

/// Shorthand for [`Both`].
pub const fn both(da: &'static str, en: &'static str) -> Both {
    Both { da, en }
}

/// Why the system refused, in a few words: its own are English.
pub fn cause(error: &std::io::Error) -> Both {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => both("filen eller mappen findes ikke", "there is no such file or folder"),
        ErrorKind::PermissionDenied => both("det er der ikke lov til", "that is not allowed"),
        ErrorKind::StorageFull => both("disken er fuld", "the disk is full"),
        ErrorKind::QuotaExceeded => both("din plads på disken er brugt", "your share of the disk is used up"),
        ErrorKind::ReadOnlyFilesystem => both("drevet kan kun læses", "the drive can only be read"),
        ErrorKind::IsADirectory => both("det er en mappe", "that is a folder"),
        ErrorKind::NotADirectory => {
            both("en del af stien er ikke en mappe", "a part of the path is no folder")
        }
        ErrorKind::InvalidInput => both("det er ikke en almindelig fil", "that is no ordinary file"),
        ErrorKind::InvalidFilename => both("navnet er for langt", "the name is too long"),
        ErrorKind::AlreadyExists => both("der er en fil af det navn", "there is a file of that name"),
        ErrorKind::FileTooLarge => both("filen er for stor", "the file is too large"),
        ErrorKind::BrokenPipe => both("modtageren hørte op", "the receiver has stopped"),
        ErrorKind::OutOfMemory => both("der er ikke mere hukommelse", "there is no memory left"),
        _ => both("systemet kunne ikke læse eller skrive", "the system could not read or write"),
    }
}

/// Declares functions that return a text in the language asked for; the Danish text is the documentation.
macro_rules! texts {
    ($($name:ident($($arg:ident: $type:ty),*) { $da:literal $en:literal })*) => {
        $(
            #[doc = $da]
            #[allow(clippy::useless_format)]
            pub fn $name(lang: $crate::text::Lang, $($arg: $type),*) -> String {
                match lang {
                    $crate::text::Lang::Da => format!($da),
                    $crate::text::Lang::En => format!($en),
                }
            }
        )*
    };
}
pub(crate) use texts;

/// The words with a capital first letter.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Danish and English plural: `one` where n is 1, else `many`.
pub fn plural<'a>(n: usize, one: &'a str, many: &'a str) -> &'a str {
    if n == 1 { one } else { many }
}
