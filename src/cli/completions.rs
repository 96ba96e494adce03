//! `tavle completions`: what a shell needs to complete commands, flags, kinds and files.

use clap::{Arg, Command};

use super::args::{Every, Shell, description};
use super::out::Out;
use super::{Exit, Stop};
use crate::domain::field::Kind;
use crate::exchange::report::Name;

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
    /// Each flag with its help.
    flags: Vec<(String, String)>,
    /// What its first argument can be, where that is a fixed list.
    values: Vec<String>,
}

fn words(command: &Command) -> Words {
    let flags = command.get_arguments().filter_map(|arg| {
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        Some((format!("--{}", arg.get_long()?), help))
    });
    Words {
        name: command.get_name().to_owned(),
        about: command.get_about().map(ToString::to_string).unwrap_or_default(),
        flags: flags.collect(),
        values: command.get_positionals().next().map(values).unwrap_or_default(),
    }
}

fn values(first: &Arg) -> Vec<String> {
    let owned = |name: &str| name.to_owned();
    match first.get_id().as_str() {
        "kind" => Kind::ALL.iter().map(|kind| owned(kind.plural())).chain([owned("answers")]).collect(),
        "name" => Name::ALL.iter().map(|name| owned(name.name())).collect(),
        "shell" => ["bash", "zsh", "fish"].map(owned).to_vec(),
        _ => Vec::new(),
    }
}

fn all(program: &Command) -> Vec<Words> {
    program.get_subcommands().map(words).collect()
}

fn joined(words: impl IntoIterator<Item = String>) -> String {
    words.into_iter().collect::<Vec<_>>().join(" ")
}

fn bash(program: &Command) -> String {
    let commands = all(program);
    let mut cases = String::new();
    for Words { name, flags, values, .. } in &commands {
        let words = joined(flags.iter().map(|(flag, _)| flag.clone()).chain(values.clone()));
        cases.push_str(&format!("        {name}) words=\"{words}\" ;;\n"));
    }
    let names = joined(commands.iter().map(|command| command.name.clone()));
    let flags = joined(words(program).flags.into_iter().map(|(flag, _)| flag));
    format!(
        "# bash completion for tavle\n_tavle() {{\n    local word=\"${{COMP_WORDS[COMP_CWORD]}}\" words i command=\n    \
         for ((i = 1; i < COMP_CWORD; i++)); do\n        case \" {names} \" in\n        \
         *\" ${{COMP_WORDS[i]}} \"*) command=\"${{COMP_WORDS[i]}}\"; break ;;\n        esac\n    done\n    \
         case \"$command\" in\n{cases}        *) words=\"{names} {flags}\" ;;\n    esac\n    \
         COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}}\ncomplete -o default -F _tavle tavle\n"
    )
}

fn zsh(program: &Command) -> String {
    let commands = all(program);
    let described =
        |(word, help): (&String, &String)| format!("        '{word}:{}'\n", single(help).replace(':', "\\:"));
    let list: String = commands.iter().map(|command| described((&command.name, &command.about))).collect();
    let global: String = words(program).flags.iter().map(|(flag, help)| described((flag, help))).collect();
    let mut cases = String::new();
    for Words { name, flags, values, .. } in &commands {
        let flags: String = flags.iter().map(|(flag, help)| described((flag, help))).collect();
        let values: String = values.iter().map(|value| format!("        '{value}'\n")).collect();
        cases.push_str(&format!("    {name}) choices=(\n{flags}{values}        ) ;;\n"));
    }
    let names = joined(commands.iter().map(|command| command.name.clone()));
    format!(
        "#compdef tavle\n_tavle() {{\n    local -a typed choices\n    local command= word\n    \
         typed=(${{words[2,CURRENT-1]}})\n    for word in $typed; do\n        \
         [[ \" {names} \" == *\" $word \"* ]] && {{ command=$word; break }}\n    done\n    \
         case $command in\n{cases}    *) choices=(\n{list}{global}        ) ;;\n    esac\n    \
         _describe tavle choices\n    _files\n}}\ncompdef _tavle tavle\n"
    )
}

fn fish(program: &Command) -> String {
    let commands = all(program);
    let names = joined(commands.iter().map(|command| command.name.clone()));
    let mut out = format!("# fish completion for tavle\nset -l tavle_commands {names}\n");
    let bare = "-n \"not __fish_seen_subcommand_from $tavle_commands\"";
    for (flag, help) in words(program).flags {
        out.push_str(&format!(
            "complete -c tavle -l {} -d '{}'\n",
            flag.trim_start_matches('-'),
            single(&help)
        ));
    }
    for Words { name, about, flags, values } in &commands {
        out.push_str(&format!("complete -c tavle {bare} -a {name} -d '{}'\n", single(about)));
        let here = format!("-n \"__fish_seen_subcommand_from {name}\"");
        if !values.is_empty() {
            out.push_str(&format!("complete -c tavle {here} -a '{}'\n", values.join(" ")));
        }
        for (flag, help) in flags {
            let flag = flag.trim_start_matches('-');
            out.push_str(&format!("complete -c tavle {here} -l {flag} -d '{}'\n", single(help)));
        }
    }
    out
}

/// A text between single quotes.
fn single(text: &str) -> String {
    text.replace('\'', "’").replace('\n', " ")
}
