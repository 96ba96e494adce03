//! The command line: one thin file a subcommand, which parses, calls and prints.
//!
//! Data goes to standard output, words about it to standard error, both in the chosen language.

pub mod args;
mod backup;
mod board;
mod check;
mod completions;
mod delete;
mod demo;
mod erase;
mod exit;
mod export;
mod figure;
mod import;
mod import_asks;
mod info;
mod keys;
mod link;
mod list;
mod log;
mod man;
mod new;
mod out;
mod outcome;
mod records;
mod report;
mod restore;
mod rules;
mod session;
mod set;
mod show;
mod status;
mod thread;
mod typed;
mod undo;
mod words;

use args::{Call, Command};
pub use exit::{Exit, Stop};
pub use import::Manner;

/// Does what a call asks for.
///
/// # Errors
/// Says why it stopped; nothing was changed then, but with [`Stop::Unsaid`].
pub fn run(call: &Call) -> Result<Exit, Stop> {
    match done(call) {
        Err(Stop::Output(error)) if call.command.changes() => Err(Stop::Unsaid(error)),
        ended => ended,
    }
}

fn done(call: &Call) -> Result<Exit, Stop> {
    let every = &call.every;
    match &call.command {
        Command::Board => board::open(every),
        Command::Demo { into: None } => demo::open(every),
        Command::Demo { into: Some(path) } => demo::write(every, path),
        Command::Export { view, format, out } => export::export(every, *view, *format, out.as_deref()),
        Command::List { view, filter, sort, form, out } => {
            let asked = list::Asked { view: *view, filter: filter.as_deref(), sort: sort.as_deref() };
            match form {
                Some(form) => list::write(every, asked, *form, out.as_deref()),
                None => list::list(every, asked),
            }
        }
        Command::Show { key } => show::show(every, key),
        Command::New { view, values } => new::make(every, *view, values),
        Command::Set { key, values, expect } => set::set(every, key, values, expect),
        Command::Link { one, other, remove } => link::link(every, one, other, *remove),
        Command::Delete { key } => delete::delete(every, key),
        Command::Log { key, since } => log::log(every, key.as_deref(), since.as_deref()),
        Command::Undo { batch, partial } => undo::undo(every, *batch, *partial),
        Command::Import { files, manner } => import::import(every, files, manner),
        Command::Check => check::check(every),
        Command::Info => info::info(every),
        Command::Backup { file } => backup::backup(every, file),
        Command::Restore { file } => restore::restore(every, file),
        Command::Erase { key, text, dry_run } => {
            erase::erase(every, key.as_deref(), text.as_deref(), *dry_run)
        }
        Command::Report(asked) => report::report(every, asked),
        Command::Status { exit_code } => status::status(every, *exit_code),
        Command::Keys => keys::print(every),
        Command::Completions { shell } => completions::completions(every, *shell),
        Command::Man => man::man(every),
    }
}
