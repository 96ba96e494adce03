//! What happens on a panic: the report goes into a file, and the terminal is given back by the thread that has it.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use color_eyre::config::{HookBuilder, Theme};

use super::guard::{self, Holder};

/// Installs color-eyre's reports, and around them our own order of things on a panic:
///
/// - the thread that draws: report into the file that `report` names, terminal given back, `sentence` printed;
/// - another thread while the terminal is taken: report into the file, and not a byte on the screen;
/// - no terminal taken: color-eyre's report on standard error.
///
/// # Errors
/// Something else has installed hooks before.
pub fn install_panic_hook(
    report: impl Fn() -> Option<PathBuf> + Send + Sync + 'static,
    sentence: impl Fn(&Path) -> String + Send + Sync + 'static,
) -> color_eyre::Result<()> {
    // Without colours, since it ends in a file.
    let (panic_hook, eyre_hook) = HookBuilder::new().theme(Theme::new()).try_into_hooks()?;
    eyre_hook.install()?;
    std::panic::set_hook(Box::new(move |info| {
        let holder = guard::holder();
        let text = panic_hook.panic_report(info).to_string();
        let file = if holder == Holder::Nobody { None } else { report() };
        let written = file.filter(|path| write_report(path, &text).is_ok());
        if holder == Holder::Another {
            return;
        }
        guard::give_back_now();
        let words = written.map_or(text, |path| sentence(&path));
        // Not eprintln!, which panics when nobody is there to read.
        let _ = writeln!(io::stderr(), "{words}");
    }));
    Ok(())
}

/// Readable by the person alone: it may hold what stood on the screen.
fn write_report(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.write_all(b"\n")
}
