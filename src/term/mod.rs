//! The terminal: the only place that knows crossterm and the tty.
//!
//! Going in: [`Guard`] takes the terminal and gives it back as it was; [`input`] reads it, one batch per acknowledged
//! frame; [`Parser`] makes keys of the bytes; [`signals`] hears what the system says. Going out: [`Backend`] turns what
//! changed on the screen into as few bytes as it can, in one write. What the terminal can show is read from the
//! environment by [`Caps`]; nothing here ever asks the terminal a question.

pub mod backend;
pub mod caps;
pub mod clipboard;
pub mod editor;
pub mod guard;
pub mod input;
pub mod panic;
pub mod parse;
pub mod signals;
pub mod size;
mod tty;

pub use backend::{Backend, Sink};
pub use caps::{Caps, Charset, ColorMode};
pub use guard::{Guard, Options};
pub use input::{Ack, FromTerm};
pub use panic::install_panic_hook;
pub use parse::Parser;
pub use signals::Signal;
pub use size::size;
pub use tty::Tty;
