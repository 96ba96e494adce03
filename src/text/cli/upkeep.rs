//! The words of the commands that look after the file (copies, erasing), print reports, and help a shell along.

use crate::text::{Both, both, texts};

/// `restore`.
pub const RESTORE: Both = both(
    "Tag en sikkerhedskopi i brug; den gamle fil bliver liggende ved siden af",
    "Take a backup for the file; the old file stays beside it",
);
/// The file of `restore`.
pub const RESTORE_FILE: Both = both(
    "Kopien, f.eks. fra mappen FIL.backup med de daglige kopier",
    "The copy, such as from the folder FILE.backup with the daily copies",
);
/// `status`.
pub const STATUS: Both = both(
    "Højst tre linjer til login: det, der venter på dig, forslagene og det næste møde",
    "At most three lines for the login: what waits for you, the proposals and the next meeting",
);
/// `status --exit-code`.
pub const EXIT_CODE: Both = both(
    "Slut med 1, hvis noget af dit er over fristen; til scripts",
    "End with 1 if anything of yours is overdue; for scripts",
);
/// `report`.
pub const REPORT: Both = both(
    "Skriv en rapport, eller en, der er udstedt; uden navn vises, hvilke der er",
    "Write a report, or one that was issued; without a name the list of them",
);
/// `report --as-of`.
pub const AS_OF: Both = both(
    "Som det så ud ved slutningen af den dag; ellers i dag",
    "As it was at the end of that day; else today",
);
/// `report --since`.
pub const REPORT_SINCE: Both = both(
    "Hvad der har flyttet sig siden den dag; »moved« tager ellers det seneste udvalgsmøde",
    "What has moved since that day; “moved” else takes the last committee meeting",
);
/// `report --format`.
pub const REPORT_FORMAT: Both =
    both("md, html eller txt; ellers efter filens navn", "md, html or txt; else by the file's name");
/// `report --issue`.
pub const ISSUE: Both = both(
    "Udsted den: den gemmes, som den er, under mødets papirer",
    "Issue it: it is kept as it is, with the papers of its meeting",
);
/// `report --meeting`.
pub const MEETING: Both = both(
    "Mødet, den udstedes til; ellers det næste udvalgsmøde",
    "The meeting that it is issued for; else the next committee meeting",
);
/// `report --internal`.
pub const INTERNAL: Both = both(
    "Til eget brug: med forslagenes ord og med initialer (kun proposals)",
    "For our own use: with the words of the proposals and with initials (proposals only)",
);
/// `erase`.
pub const ERASE: Both = both(
    "Slet personoplysninger for altid: ordene i ét nummer, eller et navn overalt; kan ikke fortrydes",
    "Erase personal data for good: the words of one record, or a name everywhere; cannot be undone",
);
/// `erase --text`.
pub const ERASE_TEXT: Both = both("Slet dette navn, hvor det end står", "Erase this name wherever it stands");
/// `erase --dry-run`.
pub const ERASE_DRY: Both = both("Vis, hvor det står; slet intet", "Show where it stands; erase nothing");
/// `completions`.
pub const COMPLETIONS: Both = both(
    "Skriv det, en skal skal bruge for at fuldføre kommandoer",
    "Write what a shell needs to complete commands",
);
/// The shell.
pub const SHELL: Both = both("Skallen: bash, zsh eller fish", "The shell: bash, zsh or fish");
/// `man`.
pub const MAN: Both = both("Skriv manualsiden", "Write the manual page");
/// The headings of the manual page: name, usage, description, commands, files, exit codes.
pub const MAN_HEADINGS: [Both; 6] = [
    both("NAVN", "NAME"),
    both("BRUG", "SYNOPSIS"),
    both("BESKRIVELSE", "DESCRIPTION"),
    both("KOMMANDOER", "COMMANDS"),
    both("FILER", "FILES"),
    both("UDGANGSKODER", "EXIT STATUS"),
];
/// The heading of the manual page over what the environment says.
pub const MAN_ENVIRONMENT: Both = both("MILJØ", "ENVIRONMENT");
/// What the manual page says of the environment.
pub const MAN_VARIABLES: [(&str, Both); 4] = [
    ("TAVLE_DB", both("Filen, hvor --db ikke siger andet.", "The file, where --db names no other.")),
    (
        "TAVLE_LANG",
        both(
            "Sproget, hvor --lang ikke siger andet: da eller en.",
            "The language, where --lang names no other: da or en.",
        ),
    ),
    (
        "NO_COLOR",
        both("Sat til noget: tavlen bruger ingen farver.", "Set to anything: the board uses no colours."),
    ),
    (
        "XDG_DATA_HOME, XDG_CONFIG_HOME",
        both(
            "Datamappen, hvor filen ligger uden --db, og mappen med tavle/keys.toml; ellers ~/.local/share og ~/.config.",
            "The data folder, where the file lies without --db, and the folder of tavle/keys.toml; else ~/.local/share and ~/.config.",
        ),
    ),
];
/// What the program is, after its name on the manual page.
pub const MAN_NAME: Both = both("tavle for et jobcenter", "board for a jobcenter");
/// What the manual page says of the file and what lies beside it, each with its name.
pub const MAN_FILES: [(Both, Both); 4] = [
    (both("FIL", "FILE"), both("Alt: tavlen og dens log.", "Everything: the board and its log.")),
    (
        both("FIL.backup/", "FILE.backup/"),
        both(
            "De daglige kopier, de seneste fjorten (indstillingen keep_daily).",
            "The daily copies, the last fourteen (setting keep_daily).",
        ),
    ),
    (
        both("FIL.before-restore-DATO", "FILE.before-restore-DATE"),
        both("Den fil, som en gendannelse afløste.", "The file that a restore has replaced."),
    ),
    (both("FIL.drafts", "FILE.drafts"), both("Kladder, og hvem der er inde.", "Drafts, and who is in.")),
];
/// What the exit codes mean, from 0 on.
pub const EXIT_CODES: [Both; 4] = [
    both("Gjort.", "Done."),
    both(
        "Et menneske skal se på noget eller vælge; resten er gjort.",
        "A person must look or choose; the rest is done.",
    ),
    both("Forkert kald.", "Wrong call."),
    both("Kunne ikke gøres; intet er ændret.", "Could not be done; nothing was changed."),
];

texts! {
    report_name(names: &str) { "En af {names}; eller nummeret på en udstedt rapport" "One of {names}; or the key of an issued report" }
    no_daily_copy(why: &str) { "Dagens sikkerhedskopi kunne ikke tages: {why}" "Today’s backup could not be made: {why}" }
    restored(file: &str, from: &str) { "{file} er nu, som kopien {from} er." "{file} is now as the copy {from} is." }
    restored_kept(path: &str) { "Den gamle fil er {path}." "The old file is {path}." }
    restore_open(file: &str, who: &str) { "{file} er åben på tavlen hos {who}; bed dem lukke den først. Intet er ændret." "{file} is open on the board of {who}; ask them to close it first. Nothing was changed." }
    restore_in_use(file: &str) { "{file} er i brug af et andet program; luk det først. Intet er ændret." "Another program uses {file}; close it first. Nothing was changed." }
    restore_broken(copy: &str, n: usize) { "{copy} er ikke i orden ({n} fejl; »tavle check --db {copy}« viser dem). Brug en anden kopi. Intet er ændret." "{copy} is not in order ({n} problems; “tavle check --db {copy}” shows them). Use another copy. Nothing was changed." }
    restore_no_copy(copy: &str) { "{copy} er ikke en kopi af en Tavle-fil. Intet er ændret." "{copy} is no copy of a Tavle file. Nothing was changed." }
    check_use_copy(path: &str) { "Hvad nu: luk tavlen alle steder, og kør »tavle restore {path}«. Den nuværende fil bliver liggende ved siden af." "What now: close the board everywhere and run “tavle restore {path}”. The present file stays beside it." }
    check_no_copy() { "Hvad nu: gem filen, som den er, og find en ældre kopi af den; Tavle har ingen daglige kopier af den." "What now: keep the file as it is and find an older copy of it; Tavle has no daily copies of it." }
    check_latest_copy(name: &str, n: usize) { "Seneste daglige kopi: {name} ({n} i alt)." "Latest daily copy: {name} ({n} in all)." }
    check_never_copied() { "Der er ingen daglige kopier endnu; den første tages af sig selv, når nogen arbejder i filen." "There are no daily copies yet; the first is made by itself when somebody works on the file." }

    only_for_proposals() { "--internal bruges kun til rapporten proposals." "--internal is only for the report proposals." }
    meeting_needs_issue() { "--meeting bruges sammen med --issue." "--meeting goes with --issue." }
    not_yet(day: &str) { "{day} er ikke kommet endnu." "{day} has not come yet." }
    since_is_later(since: &str, day: &str) { "--since {since} skal ligge før den dag, rapporten er fra ({day})." "--since {since} must lie before the day of the report ({day})." }
    since_not_here() { "--since bruges ikke her: papiret siger selv, hvilket møde det sammenligner med." "--since is not for this: the paper says itself which meeting it compares with." }
    since_when() { "Der er intet afholdt udvalgsmøde at regne fra; skriv --since DAG." "No committee meeting was held to count from; write --since DAY." }
    no_meeting(key: &str) { "{key} er ikke et møde. Intet er ændret." "{key} is no meeting. Nothing was changed." }
    no_such_report(name: &str) { "Der er ingen rapport »{name}«; »tavle report« viser dem." "There is no report “{name}”; “tavle report” lists them." }
    no_report_there(key: &str) { "{key} er ikke en udstedt rapport; »tavle report« viser dem." "{key} is no issued report; “tavle report” lists them." }
    issued_already() { "En udstedt rapport står, som den er: kun --format og -o kan bruges." "An issued report stands as it is: only --format and -o can be used." }
    not_genuine(key: &str) { "{key} er ændret, efter den blev udstedt: fingeraftrykket passer ikke. »tavle log {key}« viser, hvad der skete." "{key} was changed after it was issued: its fingerprint does not fit. “tavle log {key}” shows what happened." }
    issued_for(key: &str, meeting: &str, batch: i64) { "Udstedt som {key} under papirerne til {meeting}. »tavle undo {batch}« fortryder." "Issued as {key} with the papers of {meeting}. “tavle undo {batch}” takes it back." }
    issued(key: &str, batch: i64) { "Udstedt som {key}. »tavle undo {batch}« fortryder." "Issued as {key}. “tavle undo {batch}” takes it back." }
    row_kept_back(key: &str) { "{key} er ikke med: det ser ud til at indeholde et personnummer." "{key} is left out: it seems to hold a personal number." }

    in_log(field: &str) { "loggen: {field}" "the log: {field}" }
    in_sender() { "afsender" "sender" }
    in_reason() { "bundtets begrundelse" "the reason of the batch" }
    in_source() { "kilden" "the source" }
    in_drafts() { "kladder" "drafts" }
    erase_nothing() { "Det står ikke i filen; intet er ændret." "It does not stand in the file; nothing was changed." }
    erase_looked() { "Intet er slettet; uden --dry-run slettes det for altid." "Nothing was erased; without --dry-run it is erased for good." }
    erase_done(batch: i64, n: usize) { "Slettet for altid som bundt {batch}; linjer i loggen, der er tømt: {n}. Det kan ikke fortrydes." "Erased for good as batch {batch}; lines of the log that were emptied: {n}. This cannot be undone." }
    erase_mentions(keys: &str) { "Se efter i {keys}: der kan stå det samme." "Look into {keys}: the same may stand there." }
    erase_not_settled() { "En anden læser i filen lige nu: kør »tavle erase« igen, når tavlen er lukket, så også det sidste spor forsvinder." "Somebody reads the file just now: run “tavle erase” again when the board is closed, so that the last trace goes too." }
    erase_copies(paths: &str) { "Ældre kopier af filen er ikke rørt: {paths}. Slet dem, eller vent, til de er for gamle." "Older copies of the file are untouched: {paths}. Delete them, or wait until they are too old." }

    status_nothing(who: &str) { "Tavle: {who}, intet er over fristen eller har frist i denne uge." "Tavle: {who}, nothing is overdue or due this week." }
    status_mine(who: &str, late: usize, due: usize) { "Tavle: {who}, over fristen: {late}, frist i denne uge: {due}." "Tavle: {who}, overdue: {late}, due this week: {due}." }
    status_proposals(new: usize, new_are: &str, due: usize, late: usize) { "Forslag: {new} {new_are}, svarfrist i denne uge: {due}, heraf over fristen: {late}." "Proposals: {new} new, answers due this week: {due}, of these overdue: {late}." }
    status_meeting(when: &str, title: &str) { "Næste møde: {when}, {title}" "Next meeting: {when}, {title}" }

    why_report_format() { "vælg md, html eller txt" "choose md, html or txt" }
    why_shell() { "vælg bash, zsh eller fish" "choose bash, zsh or fish" }
    erase_one_of() { "Sig, hvad der skal slettes: et nummer eller --text NAVN, ikke begge." "Say what is to be erased: a key or --text NAME, not both." }
    erase_too_short() { "Skriv mindst tre tegn af navnet, så ikke andet slettes med." "Write at least three characters of the name, so that nothing else is erased with it." }
}
