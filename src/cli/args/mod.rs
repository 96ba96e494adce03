//! The arguments: what was understood of them.

mod described;
mod misread;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::{Manner, Stop};
use crate::domain::choice::Audience;
use crate::domain::field::Kind;
use crate::domain::show::Part;
use crate::domain::view::View;
use crate::exchange::asked::{Asked, Settled};
use crate::exchange::report::Sheet;
use crate::store::Clock;
use crate::text::Lang;
use crate::ui::theme::Theme;

/// A call as understood.
#[derive(Clone, Debug)]
pub struct Call {
    /// What holds for every command.
    pub every: Every,
    /// The command.
    pub command: Command,
}

/// The flags that work everywhere.
#[derive(Clone, Debug)]
pub struct Every {
    /// The file, if one was named.
    pub db: Option<PathBuf>,
    /// Who writes, if someone was named.
    pub user: Option<String>,
    /// The reason of the batch.
    pub reason: Option<String>,
    /// Whether nothing may be changed.
    pub read_only: bool,
    /// The language.
    pub lang: Lang,
    /// The colours of the board.
    pub theme: Theme,
    /// The audience of the big screen, if the board is to show nothing else.
    pub wall: Option<Audience>,
    /// How many seconds a page of it stands.
    pub seconds: Option<u64>,
    /// Whether it leads another session, or follows one.
    pub part: Part,
    /// The clock that stands still, if one was given, as it was typed and as understood.
    pub now: Option<(String, Clock)>,
    /// Whether data is JSON.
    pub json: bool,
}

/// What is to be done.
#[derive(Clone, Debug)]
pub enum Command {
    /// Open the board.
    Board,
    /// The example municipality: opened, or written into a file.
    Demo {
        /// The file.
        into: Option<PathBuf>,
    },
    /// Read files in.
    Import {
        /// The files.
        files: Vec<PathBuf>,
        /// How.
        manner: Manner,
    },
    /// Write all of a kind.
    Export {
        /// The kind, or the answers.
        view: View,
        /// How it is written.
        format: Form,
        /// Where to; standard output if nowhere.
        out: Option<PathBuf>,
    },
    /// List all of a kind.
    List {
        /// The kind, or the answers.
        view: View,
        /// Which of them.
        filter: Option<String>,
        /// In which order.
        sort: Option<String>,
        /// How it is written as a file, if it is to be one.
        form: Option<Form>,
        /// Where to; standard output if nowhere.
        out: Option<PathBuf>,
    },
    /// Show one record.
    Show {
        /// Its key.
        key: String,
    },
    /// Make a record.
    New {
        /// Its kind.
        view: View,
        /// Its fields.
        values: Vec<Assignment>,
    },
    /// Change fields of a record.
    Set {
        /// Its key.
        key: String,
        /// The fields.
        values: Vec<Assignment>,
        /// What fields must be now.
        expect: Vec<Assignment>,
    },
    /// Link two records, or unlink them.
    Link {
        /// The one.
        one: String,
        /// The other.
        other: String,
        /// Whether the link is to go.
        remove: bool,
    },
    /// Delete a record.
    Delete {
        /// Its key.
        key: String,
    },
    /// Show the log.
    Log {
        /// Of one record.
        key: Option<String>,
        /// From a day on, as typed.
        since: Option<String>,
    },
    /// Take a batch back.
    Undo {
        /// Which one; one's own latest if none.
        batch: Option<i64>,
        /// Whether what can be taken back is, where the rest cannot.
        partial: bool,
    },
    /// Check the file.
    Check,
    /// Say what the file is.
    Info,
    /// Back the file up.
    Backup {
        /// The copy.
        file: PathBuf,
    },
    /// Take a copy for the file.
    Restore {
        /// The copy.
        file: PathBuf,
    },
    /// Erase the words of a record, or a name everywhere.
    Erase {
        /// The record.
        key: Option<String>,
        /// The name.
        text: Option<String>,
        /// Whether nothing is erased.
        dry_run: bool,
    },
    /// Write a report.
    Report(Reporting),
    /// A few lines for the login.
    Status {
        /// Whether what is overdue shows in the exit code.
        exit_code: bool,
    },
    /// Show the keys.
    Keys,
    /// What a shell needs to complete commands.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// The manual page.
    Man,
}

/// A field and its value, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The field.
    pub field: String,
    /// The value.
    pub value: String,
}

/// A report as it was asked for; days as typed.
#[derive(Clone, Debug)]
pub struct Reporting {
    /// Its name, or the key of one that was issued; the list of them if none.
    pub name: Option<String>,
    /// The day that it is seen from.
    pub as_of: Option<String>,
    /// The day since which is told what has moved.
    pub since: Option<String>,
    /// How it is written; by the name of the file if nothing was said.
    pub sheet: Option<Sheet>,
    /// Where to; standard output if nowhere.
    pub out: Option<PathBuf>,
    /// Whether it is kept in the file.
    pub issue: bool,
    /// The meeting that it is issued for.
    pub meeting: Option<String>,
    /// Whether it may hold words of citizens and initials.
    pub internal: bool,
}

/// A shell that completes commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// bash.
    Bash,
    /// zsh.
    Zsh,
    /// fish.
    Fish,
}

/// How records are written as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// CSV with commas and points.
    Csv,
    /// CSV for a Danish spreadsheet.
    DanishCsv,
    /// JSON lines.
    Json,
    /// A workbook.
    Xlsx,
    /// A Markdown table.
    Markdown,
}

impl Command {
    /// Whether it changes the file.
    pub fn changes(&self) -> bool {
        match self {
            Command::Import { manner, .. } => !manner.dry_run,
            Command::Report(asked) => asked.issue,
            Command::Erase { dry_run, .. } => !dry_run,
            Command::New { .. }
            | Command::Set { .. }
            | Command::Link { .. }
            | Command::Delete { .. }
            | Command::Undo { .. }
            | Command::Restore { .. } => true,
            _ => false,
        }
    }
}

impl Form {
    /// The form of that name.
    fn parse(name: &str) -> Option<Form> {
        match name.to_lowercase().as_str() {
            "csv" => Some(Form::Csv),
            "json" | "jsonl" => Some(Form::Json),
            "xlsx" => Some(Form::Xlsx),
            "md" | "markdown" => Some(Form::Markdown),
            _ => None,
        }
    }

    /// The form that the name of a file asks for.
    fn of_file(path: &Path) -> Option<Form> {
        Form::parse(path.extension()?.to_str()?)
    }
}

/// The language that the arguments or `$TAVLE_LANG` ask for, before anything else is understood.
pub fn language(arguments: &[OsString]) -> Lang {
    let mut named = None;
    for (place, argument) in arguments.iter().enumerate() {
        let argument = argument.to_string_lossy();
        if argument == "--lang" {
            named = arguments.get(place + 1).and_then(|next| Lang::parse(&next.to_string_lossy()));
        } else if let Some(value) = argument.strip_prefix("--lang=") {
            named = Lang::parse(value);
        }
    }
    named.or_else(|| Lang::parse(&std::env::var("TAVLE_LANG").ok()?)).unwrap_or_default()
}

/// The description of the command line, for whoever writes it out in another form.
pub fn description(lang: Lang) -> clap::Command {
    let mut described = described::command(lang);
    described.build();
    described
}

/// Understands the arguments, the first of which is the program's own name.
///
/// # Errors
/// [`Stop::Told`] where help or the version was asked for, [`Stop::Wrong`] in our own words for a wrong call.
pub fn parse(lang: Lang, arguments: Vec<OsString>) -> Result<Call, Stop> {
    let mut described = described::command(lang);
    let named = arguments.iter().skip(1).find_map(|argument| described.find_subcommand(argument));
    let named = named.map(|command| command.get_name().to_owned());
    let matches = match described.try_get_matches_from_mut(arguments) {
        Ok(matches) => matches,
        Err(error) => return Err(misread::in_our_words(lang, &error, named.as_deref())),
    };
    let inner = matches.subcommand().map_or(&matches, |(_, inner)| inner);
    let every = every(lang, inner);
    let name = matches.subcommand_name();
    Ok(Call { command: command(name, inner, every.json), every })
}

fn every(lang: Lang, m: &ArgMatches) -> Every {
    Every {
        db: one(m, "db"),
        user: one(m, "user"),
        reason: one(m, "reason"),
        read_only: m.get_flag("read-only"),
        lang,
        theme: one(m, "theme").unwrap_or(Theme::Dark),
        wall: one(m, "wall"),
        seconds: one(m, "every"),
        part: match (m.get_flag("lead"), m.get_flag("follow")) {
            (true, _) => Part::Leads,
            (_, true) => Part::Follows,
            (false, false) => Part::Own,
        },
        now: one(m, "now"),
        json: m.get_flag("json"),
    }
}

fn command(name: Option<&str>, m: &ArgMatches, json: bool) -> Command {
    let key = || one(m, "key").unwrap_or_default();
    let view = || one(m, "kind").unwrap_or(View::All(Kind::Proposal));
    match name {
        Some("demo") => Command::Demo { into: one(m, "into") },
        Some("import") => Command::Import {
            files: many(m, "files"),
            manner: Manner {
                asked: Asked {
                    wanted: one(m, "as"),
                    sheets: many(m, "sheet"),
                    meeting: one(m, "meeting"),
                    stand: one(m, "stand"),
                    by_paragraph: m.get_flag("paragraphs"),
                    columns: many(m, "map"),
                    settled: Settled { take: many(m, "take"), keep: many(m, "keep") },
                    ..Asked::default()
                },
                dry_run: m.get_flag("dry-run"),
                all_or_nothing: m.get_flag("all-or-nothing"),
            },
        },
        Some("export") => Command::Export { view: view(), format: form(m, json), out: out(m) },
        Some("list") => Command::List {
            view: view(),
            filter: one(m, "filter"),
            sort: one(m, "sort"),
            form: list_form(m, json),
            out: out(m),
        },
        Some("show") => Command::Show { key: key() },
        Some("new") => Command::New { view: view(), values: many(m, "values") },
        Some("set") => Command::Set { key: key(), values: many(m, "values"), expect: many(m, "expect") },
        Some("link") => Command::Link {
            one: key(),
            other: one(m, "other").unwrap_or_default(),
            remove: m.get_flag("remove"),
        },
        Some("delete") => Command::Delete { key: key() },
        Some("log") => Command::Log { key: one(m, "key"), since: one(m, "since") },
        Some("undo") => Command::Undo { batch: one(m, "batch"), partial: m.get_flag("partial") },
        Some("check") => Command::Check,
        Some("info") => Command::Info,
        Some("backup") => Command::Backup { file: one(m, "file").unwrap_or_default() },
        Some("restore") => Command::Restore { file: one(m, "file").unwrap_or_default() },
        Some("erase") => {
            Command::Erase { key: one(m, "key"), text: one(m, "text"), dry_run: m.get_flag("dry-run") }
        }
        Some("report") => Command::Report(reporting(m)),
        Some("status") => Command::Status { exit_code: m.get_flag("exit-code") },
        Some("keys") => Command::Keys,
        Some("completions") => Command::Completions { shell: one(m, "shell").unwrap_or(Shell::Bash) },
        Some("man") => Command::Man,
        _ => Command::Board,
    }
}

fn reporting(m: &ArgMatches) -> Reporting {
    Reporting {
        name: one(m, "name"),
        as_of: one(m, "as-of"),
        since: one(m, "since"),
        sheet: one(m, "format"),
        out: out(m),
        issue: m.get_flag("issue"),
        meeting: one(m, "meeting"),
        internal: m.get_flag("internal"),
    }
}

/// The file to write; none where that is standard output.
fn out(m: &ArgMatches) -> Option<PathBuf> {
    one(m, "out").filter(|path: &PathBuf| path.as_os_str() != "-")
}

fn form(m: &ArgMatches, json: bool) -> Form {
    match (one::<Form>(m, "format"), m.get_flag("danish")) {
        (None, true) | (Some(Form::Csv), true) => Form::DanishCsv,
        (None, false) if json => Form::Json,
        (None, false) => one::<PathBuf>(m, "out").and_then(|out| Form::of_file(&out)).unwrap_or(Form::Csv),
        (Some(form), _) => form,
    }
}

/// How a list is written as a file: only where something about files was said.
fn list_form(m: &ArgMatches, json: bool) -> Option<Form> {
    match (m.get_flag("csv"), m.get_flag("danish")) {
        (true, false) => Some(Form::Csv),
        (true, true) => Some(Form::DanishCsv),
        (false, danish) if danish || m.contains_id("format") || m.contains_id("out") => Some(form(m, json)),
        (false, _) => None,
    }
}

fn one<T: Clone + Send + Sync + 'static>(m: &ArgMatches, name: &str) -> Option<T> {
    m.get_one::<T>(name).cloned()
}

fn many<T: Clone + Send + Sync + 'static>(m: &ArgMatches, name: &str) -> Vec<T> {
    m.get_many::<T>(name).map(|all| all.cloned().collect()).unwrap_or_default()
}
