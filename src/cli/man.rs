//! `tavle man`: the manual page, from the same description as the help.

use clap::{Arg, Command};

use super::args::{Every, description};
use super::out::Out;
use super::{Exit, Stop};
use crate::domain::view::View;
use crate::text::{Lang, cli as text};

/// Writes the page, in the form that `man` reads.
pub fn man(every: &Every) -> Result<Exit, Stop> {
    let mut out = Out::new();
    out.text(&page(&description(every.lang), every.lang))?;
    out.finish()?;
    Ok(Exit::Done)
}

fn page(program: &Command, lang: Lang) -> String {
    let [name, usage, about, commands, files, codes] = text::MAN_HEADINGS.map(|heading| heading.of(lang));
    let version = program.get_version().unwrap_or_default();
    let mut out = format!("'\\\" -*- coding: utf-8 -*-\n.TH TAVLE 1 \"\" \"Tavle {version}\"\n");
    section(name, &mut out);
    out.push_str(&format!("tavle \\- {}\n", roff(text::MAN_NAME.of(lang))));
    section(usage, &mut out);
    let flags = text::help::FLAGS.of(lang);
    let command = text::help::COMMAND.of(lang);
    out.push_str(&format!(".B tavle\n[{flags}] [{command}]\n"));
    section(about, &mut out);
    out.push_str(&format!("{}\n", roff(&program.get_about().map(ToString::to_string).unwrap_or_default())));
    arguments(program, &mut out);
    out.push_str(&format!(".PP\n{}\n", roff(&text::help::kinds(lang, &View::names()))));
    section(commands, &mut out);
    for command in program.get_subcommands() {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        out.push_str(&format!(".SS tavle {}\n{}\n", usage_of(command), roff(&about)));
        arguments(command, &mut out);
    }
    section(text::MAN_ENVIRONMENT.of(lang), &mut out);
    for (variable, what) in text::MAN_VARIABLES {
        entry(variable, what.of(lang), &mut out);
    }
    section(files, &mut out);
    for (file, what) in text::MAN_FILES {
        entry(file.of(lang), what.of(lang), &mut out);
    }
    section(codes, &mut out);
    for (code, what) in text::EXIT_CODES.iter().enumerate() {
        entry(&code.to_string(), what.of(lang), &mut out);
    }
    out
}

fn section(heading: &str, out: &mut String) {
    out.push_str(&format!(".SH {}\n", roff(heading)));
}

fn entry(term: &str, what: &str, out: &mut String) {
    out.push_str(&format!(".TP\n.B {}\n{}\n", roff(term), roff(what)));
}

/// A command with the names of what stands after it.
fn usage_of(command: &Command) -> String {
    let places = command.get_positionals().map(|arg| match arg.is_required_set() {
        true => format!(" {}", placeholder(arg)),
        false => format!(" [{}]", placeholder(arg)),
    });
    format!("{}{}", command.get_name(), roff(&places.collect::<String>()))
}

/// The name of what stands in a place or behind a flag.
fn placeholder(arg: &Arg) -> String {
    arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string).unwrap_or_default()
}

/// What stands after a command: the places, then the flags; those flags that work everywhere stand with the program alone.
fn arguments(command: &Command, out: &mut String) {
    let is_program = command.get_name() == "tavle";
    let mut told = Vec::new();
    let flags =
        command.get_arguments().filter(|arg| !arg.is_positional() && (is_program || !arg.is_global_set()));
    for arg in command.get_positionals().chain(flags) {
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let term = match arg.get_long() {
            Some(long) => {
                let value = if arg.get_action().takes_values() { placeholder(arg) } else { String::new() };
                let short = arg.get_short().map(|short| format!("-{short}, ")).unwrap_or_default();
                format!("{short}--{long} {value}").trim_end().to_owned()
            }
            None => placeholder(arg),
        };
        if !told.contains(&term) {
            entry(&term, &help, out);
            told.push(term);
        }
    }
}

/// A text as it may stand on the page: hyphens that can be typed again, and no line that is taken for a request.
fn roff(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-").replace('…', "...").replace('\n', " ");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}
