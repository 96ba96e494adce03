//! Another program has the terminal for a while: the one that the person writes texts with.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use super::Guard;
use crate::msg::event::Ended;

/// What the shell says where there is no such program, or it cannot be started.
const NOT_FOUND: [i32; 2] = [126, 127];

/// The program that the person writes with, as a shell's command: `VISUAL`, else `EDITOR`.
pub fn program() -> Option<String> {
    let named = |name: &str| std::env::var(name).ok().map(|it| it.trim().to_owned());
    ["VISUAL", "EDITOR"].into_iter().filter_map(named).find(|it| !it.is_empty())
}

/// Hands the terminal to a program with a file, waits for its end, and takes the terminal again.
///
/// # Errors
/// The terminal is gone.
pub fn open(guard: &Guard, program: &str, file: &Path) -> io::Result<Ended> {
    let (input, output) = (guard.tty().input_handle()?, guard.tty().output_handle()?);
    let errors = output.try_clone()?;
    // The command may hold words of its own (`nano -w`), so a shell reads it, and becomes the program.
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(format!("exec {program} \"$1\"")).arg(program).arg(file);
    command.stdin(Stdio::from(input)).stdout(Stdio::from(output)).stderr(Stdio::from(errors));
    let ended = guard.lend(|| command.status())?;
    Ok(match ended.map(|status| status.code()) {
        Ok(Some(0)) => Ended::Well,
        Ok(Some(code)) if NOT_FOUND.contains(&code) => Ended::NotFound,
        Ok(Some(code)) => Ended::Failed(code),
        Ok(None) => Ended::Killed,
        Err(_) => Ended::NotFound,
    })
}
