//! The one description of the command line, with its help in the chosen language.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};

use super::{Assignment, Form, Sheet, Shell};
use crate::domain::choice::{Audience, Choice};
use crate::domain::view::View;
use crate::domain::wall::SECONDS;
use crate::exchange::asked::Wanted;
use crate::exchange::report::Name;
use crate::store::Clock;
use crate::text::cli::{help::*, upkeep::*};
use crate::text::{Both, Lang, cli as text};
use crate::ui::theme::Theme;

/// The columns that help is wrapped to, whatever the terminal has.
const WIDTH: usize = 80;

/// The program with all its commands.
pub(super) fn command(lang: Lang) -> Command {
    let words = Words(lang);
    let program = words
        .command("tavle", TAVLE)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(COMMANDS.of(lang))
        .subcommand_value_name(COMMAND.of(lang))
        .override_usage(format!("tavle [{}] [{}]", FLAGS.of(lang), COMMAND.of(lang)))
        .after_help(format!("{}\n{}", kinds(lang, &View::names()), exit_codes(lang)))
        .term_width(WIDTH)
        .help_template(format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}\n", USAGE.of(lang)));
    everywhere(program, words).subcommands(commands(words))
}

fn everywhere(program: Command, words: Words) -> Command {
    let lang = words.0;
    let args = [
        words.value("db", FILE, DB).value_parser(value_parser!(PathBuf)),
        words.value("user", NAME, USER).value_parser(non_empty(lang)),
        words.value("reason", TEXT, REASON).allow_hyphen_values(true),
        words.flag("read-only", READ_ONLY),
        words
            .value("lang", both_same("da|en"), LANG)
            .value_parser(move |typed: &str| Lang::parse(typed).ok_or_else(|| text::why_lang(lang))),
        words
            .value("theme", NAME, THEME)
            .value_parser(move |typed: &str| Theme::parse(typed).ok_or_else(|| text::why_theme(lang))),
        words
            .value("wall", both_same("public|team"), WALL)
            .value_parser(move |typed: &str| Audience::parse(typed).ok_or_else(|| text::why_wall(lang))),
        words.value("every", SECONDS_NAME, EVERY).requires("wall").value_parser(move |typed: &str| {
            typed.parse().ok().filter(|s| SECONDS.contains(s)).ok_or_else(|| text::why_every(lang))
        }),
        words.flag("lead", LEAD).requires("wall").conflicts_with("follow"),
        words.flag("follow", FOLLOW).requires("wall"),
        words.value("now", WHEN, NOW).value_parser(move |typed: &str| {
            Clock::parse(typed).map(|clock| (typed.to_owned(), clock)).ok_or_else(|| text::why_clock(lang))
        }),
        words.flag("json", JSON),
    ];
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    program
        .args(args.map(|arg| arg.global(true).help_heading(EVERYWHERE.of(lang))))
        .arg(help.help(HELP.of(lang)).help_heading(EVERYWHERE.of(lang)).global(true))
        .arg(version.help(VERSION.of(lang)).help_heading(EVERYWHERE.of(lang)))
}

fn commands(words: Words) -> Vec<Command> {
    let lang = words.0;
    let key = || words.place("key", KEY, ONE_KEY);
    let values = || words.place("values", VALUE, VALUES).num_args(1..).value_parser(assignment(lang));
    let names = Name::ALL.map(Name::name).join(" ");
    let path = |arg: Arg| arg.value_parser(value_parser!(PathBuf));
    vec![
        words.with("demo", DEMO, [path(words.value("into", FILE, INTO))]),
        words.with(
            "import",
            IMPORT,
            [
                path(words.place("files", FILE, IMPORT_FILES)).num_args(1..),
                words.value("as", both_same("KIND"), AS).value_parser(wanted(lang)),
                words.value("sheet", SHEET, IMPORT_SHEET).action(ArgAction::Append),
                words.value("meeting", KEY, IMPORT_MEETING),
                words.value("stand", TEXT, STAND),
                words.flag("paragraphs", PARAGRAPHS),
                words.value("map", COLUMN, MAP).action(ArgAction::Append).value_parser(column(lang)),
                words.value("take", KEY, TAKE).action(ArgAction::Append),
                words.value("keep", KEY, KEEP).action(ArgAction::Append),
                words.flag("dry-run", DRY_RUN),
                words.flag("all-or-nothing", ALL_OR_NOTHING),
            ],
        ),
        words.with(
            "export",
            EXPORT,
            [
                words.kind(),
                words.value("format", both_same("csv|json|xlsx|md"), FORMAT).value_parser(form(lang)),
                path(words.value("out", FILE, OUT)).short('o'),
                words.flag("danish", DANISH),
            ],
        ),
        words.with(
            "list",
            LIST,
            [
                words.kind(),
                words.value("filter", EXPR, FILTER).allow_hyphen_values(true),
                words.value("sort", FIELD, SORT).allow_hyphen_values(true),
                words.flag("csv", LIST_CSV).conflicts_with("format"),
                words.value("format", both_same("csv|json|xlsx|md"), LIST_FORMAT).value_parser(form(lang)),
                path(words.value("out", FILE, OUT)).short('o'),
                words.flag("danish", DANISH),
            ],
        ),
        words.with("show", SHOW, [key()]),
        words.with("new", NEW, [words.kind(), values().required(false)]),
        words.with(
            "set",
            SET,
            [
                key(),
                values(),
                words.value("expect", VALUE, EXPECT).action(ArgAction::Append).value_parser(assignment(lang)),
            ],
        ),
        words.with("link", LINK, [key(), words.place("other", KEY, ONE_KEY), words.flag("remove", REMOVE)]),
        words.with("delete", DELETE, [key()]),
        words.with(
            "erase",
            ERASE,
            [key().required(false), words.value("text", NAME, ERASE_TEXT), words.flag("dry-run", ERASE_DRY)],
        ),
        words.with(
            "log",
            LOG,
            [key().required(false), words.value("since", WHEN, SINCE).allow_hyphen_values(true)],
        ),
        words.with(
            "undo",
            UNDO,
            [
                words.place("batch", BATCH, ONE_BATCH).required(false).value_parser(batch(lang)),
                words.flag("partial", PARTIAL),
            ],
        ),
        words.with(
            "report",
            REPORT,
            [
                words.place("name", NAME, REPORT).help(report_name(lang, &names)).required(false),
                words.value("as-of", WHEN, AS_OF).allow_hyphen_values(true),
                words.value("since", WHEN, REPORT_SINCE).allow_hyphen_values(true),
                words.value("format", both_same("md|html|txt"), REPORT_FORMAT).value_parser(sheet(lang)),
                path(words.value("out", FILE, OUT)).short('o'),
                words.flag("issue", ISSUE),
                words.value("meeting", KEY, MEETING),
                words.flag("internal", INTERNAL),
            ],
        ),
        words.with("status", STATUS, [words.flag("exit-code", EXIT_CODE)]),
        words.with("check", CHECK, []),
        words.with("info", INFO, []),
        words.with("backup", BACKUP, [path(words.place("file", FILE, BACKUP_FILE))]),
        words.with("restore", RESTORE, [path(words.place("file", FILE, RESTORE_FILE))]),
        words.with("keys", KEYS, []),
        words.with(
            "completions",
            COMPLETIONS,
            [words.place("shell", both_same("bash|zsh|fish"), SHELL).value_parser(shell(lang))],
        ),
        words.with("man", MAN, []),
    ]
}

/// Builds arguments with their help in one language.
#[derive(Clone, Copy)]
struct Words(Lang);

impl Words {
    fn command(self, name: &'static str, about: Both) -> Command {
        Command::new(name).about(about.of(self.0)).disable_help_flag(true)
    }

    /// A command with its arguments, and the usage that follows from those with a place.
    fn with(self, name: &'static str, about: Both, args: impl IntoIterator<Item = Arg>) -> Command {
        let args: Vec<Arg> = args.into_iter().collect();
        let places: String = args.iter().filter(|arg| arg.is_positional()).map(place_in_usage).collect();
        let usage = format!("tavle {name} [{}]{places}", FLAGS.of(self.0));
        let template = format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}\n", USAGE.of(self.0));
        self.command(name, about).args(args).override_usage(usage).help_template(template)
    }

    /// A flag without a value.
    fn flag(self, name: &'static str, help: Both) -> Arg {
        let arg = Arg::new(name).long(name).action(ArgAction::SetTrue);
        arg.help(help.of(self.0)).help_heading(ARGUMENTS.of(self.0))
    }

    /// A flag with a value.
    fn value(self, name: &'static str, placeholder: Both, help: Both) -> Arg {
        let arg = Arg::new(name).long(name).action(ArgAction::Set).value_name(placeholder.of(self.0));
        arg.help(help.of(self.0)).help_heading(ARGUMENTS.of(self.0))
    }

    /// An argument by its place.
    fn place(self, name: &'static str, placeholder: Both, help: Both) -> Arg {
        let arg = Arg::new(name).required(true).value_name(placeholder.of(self.0));
        arg.help(help.of(self.0)).help_heading(ARGUMENTS.of(self.0))
    }

    fn kind(self) -> Arg {
        self.place("kind", both_same("KIND"), KIND).value_parser(kind(self.0))
    }
}

fn place_in_usage(arg: &Arg) -> String {
    let name =
        arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string).unwrap_or_default();
    let many = if arg.get_num_args().is_some_and(|n| n.max_values() > 1) { "…" } else { "" };
    if arg.is_required_set() { format!(" {name}{many}") } else { format!(" [{name}{many}]") }
}

const fn both_same(word: &'static str) -> Both {
    Both { da: word, en: word }
}

fn kind(lang: Lang) -> impl Fn(&str) -> Result<View, String> + Clone + Send + Sync + 'static {
    move |typed| View::parse(&typed.to_lowercase()).ok_or_else(|| text::why_kind(lang, &View::names()))
}

/// A column and the field that it is: names of columns may hold `=`, those of fields do not.
fn column(lang: Lang) -> impl Fn(&str) -> Result<(String, String), String> + Clone + Send + Sync + 'static {
    move |typed| match typed.rsplit_once('=') {
        Some((column, field)) if !column.trim().is_empty() => {
            Ok((column.trim().to_owned(), field.trim().to_owned()))
        }
        _ => Err(text::why_column(lang)),
    }
}

/// What the rows of a file are said to be.
fn wanted(lang: Lang) -> impl Fn(&str) -> Result<Wanted, String> + Clone + Send + Sync + 'static {
    move |typed| match typed.to_lowercase().as_str() {
        "slips" | "sedler" => Ok(Wanted::Slips),
        "mails" | "mail" => Ok(Wanted::Mails),
        kind => View::parse(kind)
            .map(|view| Wanted::Kind(view.kind()))
            .ok_or_else(|| text::why_wanted(lang, &View::names())),
    }
}

fn form(lang: Lang) -> impl Fn(&str) -> Result<Form, String> + Clone + Send + Sync + 'static {
    move |typed| Form::parse(typed).ok_or_else(|| text::why_format(lang))
}

fn sheet(lang: Lang) -> impl Fn(&str) -> Result<Sheet, String> + Clone + Send + Sync + 'static {
    move |typed| Sheet::parse(&typed.to_lowercase()).ok_or_else(|| text::why_report_format(lang))
}

fn shell(lang: Lang) -> impl Fn(&str) -> Result<Shell, String> + Clone + Send + Sync + 'static {
    move |typed| match typed {
        "bash" => Ok(Shell::Bash),
        "zsh" => Ok(Shell::Zsh),
        "fish" => Ok(Shell::Fish),
        _ => Err(text::why_shell(lang)),
    }
}

fn batch(lang: Lang) -> impl Fn(&str) -> Result<i64, String> + Clone + Send + Sync + 'static {
    move |typed| typed.parse::<i64>().ok().filter(|n| *n > 0).ok_or_else(|| text::why_batch(lang))
}

fn assignment(lang: Lang) -> impl Fn(&str) -> Result<Assignment, String> + Clone + Send + Sync + 'static {
    move |typed| match typed.split_once('=') {
        Some((field, value)) if !field.trim().is_empty() => {
            Ok(Assignment { field: field.trim().to_lowercase(), value: value.to_owned() })
        }
        _ => Err(text::why_assignment(lang)),
    }
}

fn non_empty(lang: Lang) -> impl Fn(&str) -> Result<String, String> + Clone + Send + Sync + 'static {
    move |typed| match typed.trim() {
        "" => Err(text::why_user(lang)),
        name => Ok(name.to_owned()),
    }
}
