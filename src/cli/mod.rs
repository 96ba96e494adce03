//! The command line: one thin file a subcommand, which parses, calls and prints.
//!
//! Data goes to standard output, words about it to standard error, both in the chosen language.

pub mod args;
mod board;
mod demo;
mod exit;
mod keys;
mod out;
mod session;

use args::{Call, Command};
pub use exit::{Exit, Stop};

/// Does what a call asks for.
///
/// # Errors
/// Says why it stopped; nothing was changed then.
pub fn run(call: &Call) -> Result<Exit, Stop> {
    let every = &call.every;
    match &call.command {
        Command::Board => board::open(every),
        Command::Demo { into: None } => demo::open(every),
        Command::Demo { into: Some(path) } => demo::write(every, path),
        Command::Keys => keys::print(every),
        _ => Ok(Exit::Done),
    }
}
