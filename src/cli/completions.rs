//! `tavle completions`: what a shell needs to complete commands, flags, kinds and files.

use clap::{Arg, Command};

use super::args::{Every, Shell, description};
use super::out::Out;
use super::{Exit, Stop};
use crate::domain::view::View;
use crate::exchange::report::Name;
use crate::ui::theme::Theme;

/// Writes it.
pub fn completions(every: &Every, shell: Shell) -> Result<Exit, Stop> {
    let program = description(every.lang);
    let mut out = Out::new();
    out.text(&match shell {
        Shell::Bash => bash(&program),
        Shell::Zsh => zsh(&program),
        Shell::Fish => fish(&program),
    })?;
    out.finish()?;
    Ok(Exit::Done)
}

/// What can stand after one command.
struct Words {
    name: String,
    about: String,
    flags: Vec<Flag>,
    /// What its first argument can be, where that is a fixed list.
    values: Vec<String>,
}

/// A flag.
struct Flag {
    name: String,
    short: Option<char>,
    help: String,
    takes_value: bool,
    /// What its value can be, where that is a fixed list.
    values: Vec<String>,
}

impl Flag {
    /// The flag as it is typed, with its short form behind it where there is one.
    fn typed(&self) -> Vec<String> {
        let short = self.short.map(|short| format!("-{short}"));
        std::iter::once(format!("--{}", self.name)).chain(short).collect()
    }
}

fn words(command: &Command) -> Words {
    let flags = command.get_arguments().filter_map(|arg| {
        Some(Flag {
            name: arg.get_long()?.to_owned(),
            short: arg.get_short(),
            help: arg.get_help().map(ToString::to_string).unwrap_or_default(),
            takes_value: arg.get_action().takes_values(),
            values: values(arg),
        })
    });
    Words {
        name: command.get_name().to_owned(),
        about: command.get_about().map(ToString::to_string).unwrap_or_default(),
        flags: flags.collect(),
        values: command.get_positionals().next().map(values).unwrap_or_default(),
    }
}

/// What an argument can be, where its placeholder lists it or the program knows it.
fn values(arg: &Arg) -> Vec<String> {
    let owned = |name: &str| name.to_owned();
    let placeholder = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    match (arg.get_id().as_str(), placeholder) {
        ("kind", _) => View::all().map(|view| owned(view.name())).collect(),
        ("as", _) => View::all().map(View::name).chain(["slips", "mails"]).map(owned).collect(),
        ("name", _) => Name::ALL.iter().map(|name| owned(name.name())).collect(),
        ("theme", _) => Theme::NAMES.iter().map(|name| owned(name)).collect(),
        (_, Some(list)) if list.contains('|') => list.split('|').map(owned).collect(),
        _ => Vec::new(),
    }
}

fn all(program: &Command) -> Vec<Words> {
    program.get_subcommands().map(words).collect()
}

fn joined(words: impl IntoIterator<Item = String>) -> String {
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// Where a value stands next, its list or else the files; behind a hyphen the flags; else what the command knows, and
/// where it knows nothing the files.
fn bash(program: &Command) -> String {
    let (program, commands) = (words(program), all(program));
    let names = joined(commands.iter().map(|command| command.name.clone()));
    let everywhere: String = program.flags.iter().map(|flag| value_in_bash("*", flag)).collect();
    let own = |flag: &&Flag| program.flags.iter().all(|known| known.name != flag.name);
    let of_command = |command: &Words| -> String {
        command.flags.iter().filter(own).map(|flag| value_in_bash(&command.name, flag)).collect()
    };
    let after: String = commands.iter().map(of_command).chain([everywhere]).collect();
    let cases = commands.iter().map(|Words { name, flags, values, .. }| {
        let flags = joined(flags.iter().flat_map(Flag::typed));
        format!("        {name}) flags=\"{flags}\"; words=\"{}\" ;;\n", values.join(" "))
    });
    let flags = joined(program.flags.iter().flat_map(Flag::typed));
    format!(
        "# bash completion for tavle\n_tavle() {{\n    local word=\"${{COMP_WORDS[COMP_CWORD]}}\" words= flags= i command=\n    \
         for ((i = 1; i < COMP_CWORD; i++)); do\n        case \" {names} \" in\n        \
         *\" ${{COMP_WORDS[i]}} \"*) command=\"${{COMP_WORDS[i]}}\"; break ;;\n        esac\n    done\n    \
         case \"$command\" in\n{}        *) flags=\"{flags}\"; words=\"{names}\" ;;\n    esac\n    \
         case \"$command ${{COMP_WORDS[COMP_CWORD - 1]}}\" in\n{after}        *) [[ $word = -* ]] && words=$flags ;;\n    esac\n    \
         COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}}\ncomplete -o default -F _tavle tavle\n",
        cases.collect::<String>(),
    )
}

/// What can stand behind a flag that takes a value.
fn value_in_bash(command: &str, flag: &Flag) -> String {
    if !flag.takes_value {
        return String::new();
    }
    let typed: Vec<String> = flag.typed().iter().map(|typed| format!("{command}\" {typed}\"")).collect();
    let typed = typed.join("|");
    format!("        {typed}) words=\"{}\" ;;\n", flag.values.join(" "))
}

fn zsh(program: &Command) -> String {
    let commands = all(program);
    let described =
        |word: &str, help: &str| format!("        '{word}:{}'\n", single(help).replace(':', "\\:"));
    let flags_of = |flags: &[Flag]| -> String {
        flags.iter().map(|flag| described(&format!("--{}", flag.name), &flag.help)).collect()
    };
    let list: String = commands.iter().map(|command| described(&command.name, &command.about)).collect();
    let global = flags_of(&words(program).flags);
    let mut cases = String::new();
    for Words { name, flags, values, .. } in &commands {
        let values: String = values.iter().map(|value| format!("        '{value}'\n")).collect();
        cases.push_str(&format!("    {name}) choices=(\n{}{values}        ) ;;\n", flags_of(flags)));
    }
    let names = joined(commands.iter().map(|command| command.name.clone()));
    format!(
        "#compdef tavle\n_tavle() {{\n    local -a typed choices\n    local command= word\n    \
         typed=(${{words[2,CURRENT-1]}})\n    for word in $typed; do\n        \
         [[ \" {names} \" == *\" $word \"* ]] && {{ command=$word; break }}\n    done\n    \
         case $command in\n{cases}    *) choices=(\n{list}{global}        ) ;;\n    esac\n    \
         _describe tavle choices\n    _files\n}}\n\
         if [[ \"$funcstack[1]\" = _tavle ]]; then\n    _tavle \"$@\"\nelse\n    compdef _tavle tavle\nfi\n"
    )
}

fn fish(program: &Command) -> String {
    let commands = all(program);
    let names = joined(commands.iter().map(|command| command.name.clone()));
    let mut out = format!("# fish completion for tavle\nset -l tavle_commands {names}\n");
    let bare = "-n \"not __fish_seen_subcommand_from $tavle_commands\"";
    for flag in words(program).flags {
        out.push_str(&format!("complete -c tavle{}\n", of_fish(&flag)));
    }
    for Words { name, about, flags, values } in &commands {
        out.push_str(&format!("complete -c tavle {bare} -a {name} -d '{}'\n", single(about)));
        let here = format!("-n \"__fish_seen_subcommand_from {name}\"");
        if !values.is_empty() {
            out.push_str(&format!("complete -c tavle {here} -a '{}'\n", values.join(" ")));
        }
        for flag in flags {
            out.push_str(&format!("complete -c tavle {here}{}\n", of_fish(flag)));
        }
    }
    out
}

/// A flag, and whether a value stands behind it: one of a list, or whatever, such as a file.
fn of_fish(flag: &Flag) -> String {
    let short = flag.short.map(|short| format!(" -s {short}")).unwrap_or_default();
    let value = match (flag.takes_value, flag.values.is_empty()) {
        (false, _) => String::new(),
        (true, true) => " -r".to_owned(),
        (true, false) => format!(" -x -a '{}'", flag.values.join(" ")),
    };
    format!(" -l {}{short}{value} -d '{}'", flag.name, single(&flag.help))
}

/// A text between single quotes.
fn single(text: &str) -> String {
    text.replace('\'', "’").replace('\n', " ")
}
