//! `tavle man`: the manual page, from the same description as the help.

use clap::Command;

use super::args::{Every, description};
use super::out::Out;
use super::{Exit, Stop};
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
    let mut out = format!(".TH TAVLE 1 \"\" \"Tavle {version}\"\n");
    section(name, &mut out);
    out.push_str(&format!("tavle \\- {}\n", roff(text::MAN_NAME.of(lang))));
    section(usage, &mut out);
    let flags = text::help::FLAGS.of(lang);
    let command = text::help::COMMAND.of(lang);
    out.push_str(&format!(".B tavle\n[{flags}] [{command}]\n"));
    section(about, &mut out);
    out.push_str(&format!("{}\n", roff(&program.get_about().map(ToString::to_string).unwrap_or_default())));
    arguments(program, &mut out);
    section(commands, &mut out);
    for command in program.get_subcommands() {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        out.push_str(&format!(".SS tavle {}\n{}\n", usage_of(command), roff(&about)));
        arguments(command, &mut out);
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
    let places = command.get_positionals().map(|arg| {
        let name = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
        format!(" {}", roff(&name.unwrap_or_default()))
    });
    format!("{}{}", command.get_name(), places.collect::<String>())
}

/// The flags of a command; those that work everywhere stand with the program alone.
fn arguments(command: &Command, out: &mut String) {
    let is_program = command.get_name() == "tavle";
    for arg in command.get_arguments().filter(|arg| is_program || !arg.is_global_set()) {
        let Some(long) = arg.get_long() else { continue };
        let value = arg.get_value_names().filter(|_| arg.get_action().takes_values());
        let value = value.and_then(|names| names.first()).map(|name| format!(" {name}")).unwrap_or_default();
        let short = arg.get_short().map(|short| format!("-{short}, ")).unwrap_or_default();
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        entry(&format!("{short}--{long}{value}"), &help, out);
    }
}

/// A text as it may stand on the page: hyphens that can be typed again, and no line that is taken for a request.
fn roff(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-").replace('\n', " ");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}
