//! Arguments, error report, exit code; nothing else.

use std::process::ExitCode;

use tavle::cli;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    let lang = cli::args::language(&arguments);
    let ended = cli::args::parse(lang, arguments).and_then(|call| cli::run(&call));
    ExitCode::from(match ended {
        Ok(exit) => exit.code(),
        Err(stop) => stop.report(lang),
    })
}
