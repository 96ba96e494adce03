//! Wrong calls in our own words, in the chosen language.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::Stop;
use crate::domain::clean::clean;
use crate::text::{Lang, cli as text};

/// What a person is told instead of what the parser says.
pub(super) fn in_our_words(lang: Lang, error: &Error, command: Option<&str>) -> Stop {
    let called = command.map_or_else(|| "tavle".to_owned(), |command| format!("tavle {command}"));
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Stop::Told(error.render().to_string()),
        _ => Stop::Wrong(format!("{} {}", sentence(lang, error), text::see_help(lang, &called))),
    }
}

fn sentence(lang: Lang, error: &Error) -> String {
    let part = |kind: ContextKind| error.get(kind).map(words_of).unwrap_or_default();
    let argument = part(ContextKind::InvalidArg);
    let value = part(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            with_guess(lang, text::unknown_flag(lang, &argument), part(ContextKind::SuggestedArg))
        }
        ErrorKind::UnknownArgument | ErrorKind::TooManyValues => text::too_much(lang, &argument),
        ErrorKind::InvalidSubcommand => {
            let name = part(ContextKind::InvalidSubcommand);
            with_guess(lang, text::unknown_command(lang, &name), part(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::MissingRequiredArgument => text::missing_arguments(lang, &argument),
        ErrorKind::InvalidValue if value.is_empty() => text::missing_value(lang, &argument),
        ErrorKind::InvalidValue => text::bad_value(lang, &argument, &value),
        ErrorKind::ValueValidation => match error.source() {
            Some(why) => text::bad_value_because(lang, &argument, &value, &why.to_string()),
            None => text::bad_value(lang, &argument, &value),
        },
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            text::missing_value(lang, &argument)
        }
        ErrorKind::ArgumentConflict => {
            let other = part(ContextKind::PriorArg);
            if other == argument {
                text::twice(lang, &argument)
            } else {
                text::together(lang, &argument, &other)
            }
        }
        ErrorKind::InvalidUtf8 => text::not_text(lang),
        _ => text::wrong_call(lang),
    }
}

fn with_guess(lang: Lang, sentence: String, guess: String) -> String {
    if guess.is_empty() { sentence } else { format!("{sentence} {}", text::did_you_mean(lang, &guess)) }
}

/// A part of the error as it may stand in a sentence; of several, with commas between.
fn words_of(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => named(text),
        ContextValue::Strings(texts) => texts.iter().map(|text| named(text)).collect::<Vec<_>>().join(", "),
        ContextValue::StyledStr(text) => named(&text.to_string()),
        _ => String::new(),
    }
}

/// A flag without its placeholder, and a placeholder without its brackets.
fn named(text: &str) -> String {
    let text = clean(text, false).text;
    let name = match text.split_once(" <") {
        Some((flag, _)) if flag.starts_with('-') => flag,
        _ => &text,
    };
    name.replace(['<', '>', '[', ']'], "").replace("...", "")
}
