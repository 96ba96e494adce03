//! What `--help` says: one sentence a command and a flag.

use crate::text::{Both, both, texts};

texts! {
    kinds(kinds: &str) { "KIND er en af: {kinds}." "KIND is one of: {kinds}." }
    exit_codes() {
        "Udgangskode: 0 gjort · 1 et menneske skal se på noget · 2 forkert kald · 3 kunne ikke gøres, intet er ændret."
        "Exit code: 0 done · 1 a person must look · 2 wrong call · 3 could not be done, nothing was changed."
    }
}

/// The program, in one sentence.
pub const TAVLE: Both = both(
    "Tavle: forslag, anbefalinger, mål og møder for et jobcenter, i én fil. Uden kommando åbnes tavlen.",
    "Tavle: proposals, recommendations, targets and meetings of a jobcenter, in one file. Without a command the board opens.",
);
/// The word before the usage.
pub const USAGE: Both = both("Brug:", "Usage:");
/// The heading of the list of commands.
pub const COMMANDS: Both = both("Kommandoer", "Commands");
/// The heading of the arguments of one command.
pub const ARGUMENTS: Both = both("Til denne kommando", "For this command");
/// The heading of the flags that work everywhere.
pub const EVERYWHERE: Both = both("Overalt", "Everywhere");
/// The placeholder of a command.
pub const COMMAND: Both = both("KOMMANDO", "COMMAND");
/// The placeholder of flags.
pub const FLAGS: Both = both("FLAG", "FLAGS");
/// The placeholder of a file.
pub const FILE: Both = both("FIL", "FILE");
/// The placeholder of a record's key.
pub const KEY: Both = both("NUMMER", "KEY");
/// The placeholder of an assignment.
pub const VALUE: Both = both("FELT=VÆRDI", "FIELD=VALUE");
/// The placeholder of a field.
pub const FIELD: Both = both("FELT", "FIELD");
/// The placeholder of a filter.
pub const EXPR: Both = both("UDTRYK", "EXPR");
/// The placeholder of a batch.
pub const BATCH: Both = both("BUNDT", "BATCH");
/// The placeholder of a time.
pub const WHEN: Both = both("HVORNÅR", "WHEN");
/// The placeholder of a person.
pub const NAME: Both = both("NAVN", "NAME");
/// The placeholder of a text.
pub const TEXT: Both = both("TEKST", "TEXT");

/// `--db`.
pub const DB: Both = both(
    "Filen; ellers $TAVLE_DB, ellers tavle.db i din datamappe",
    "The file; else $TAVLE_DB, else tavle.db in your data folder",
);
/// `--user`.
pub const USER: Both = both(
    "Hvem du er (initialer); ellers den, der har dit brugernavn",
    "Who you are (initials); else the person with your login",
);
/// `--reason`.
pub const REASON: Both = both(
    "Begrundelsen; den står i loggen og udfylder en krævet begrundelse",
    "The reason; it stands in the log and fills a required reason",
);
/// `--read-only`.
pub const READ_ONLY: Both = both("Kun læse; intet kan ændres", "Read only; nothing can be changed");
/// `--lang`.
pub const LANG: Both = both(
    "Sproget: da eller en; ellers $TAVLE_LANG, ellers dansk",
    "The language: da or en; else $TAVLE_LANG, else Danish",
);
/// `--theme`.
pub const THEME: Both = both("Farverne: dark, light eller contrast", "The colours: dark, light or contrast");
/// `--wall`.
pub const WALL: Both = both(
    "Vis kun storskærmen, for public (borgere) eller team; Esc afslutter uden at spørge",
    "Show only the big screen, for the public or the team; Esc ends without asking",
);
/// `--every`.
pub const EVERY: Both = both(
    "Med --wall: skift selv side efter så mange sekunder, 2 til 3600",
    "With --wall: turn the page after so many seconds, 2 to 3600",
);
/// `--lead`.
pub const LEAD: Both = both(
    "Med --wall: led visningen herfra, med næste side og noter; den, der kører --follow, viser siderne",
    "With --wall: lead the show from here, with the next page and notes; whoever runs --follow shows the pages",
);
/// `--follow`.
pub const FOLLOW: Both = both(
    "Med --wall: vis de sider, som den, der leder, bladrer frem; bliver stående, hvis den forsvinder",
    "With --wall: show the pages that whoever leads turns to; stays where it is if they are lost",
);
/// The value of `--every`.
pub const SECONDS_NAME: Both = both("SEKUNDER", "SECONDS");
/// `--now`.
pub const NOW: Both = both(
    "Et ur, der står stille: 2020-04-20 eller 2020-04-20T08:41; skriver kun i en eksempelfil",
    "A clock that stands still: 2020-04-20 or 2020-04-20T08:41; writes only to an example file",
);
/// `--json`.
pub const JSON: Both = both("Data som JSON", "Data as JSON");
/// `--help`.
pub const HELP: Both = both("Vis denne hjælp", "Show this help");
/// `--version`.
pub const VERSION: Both = both("Vis udgaven", "Show the version");

/// `demo`.
pub const DEMO: Both = both(
    "Åbn eksempelkommunen på en kopi, der smides væk, eller skriv den i en fil",
    "Open the example municipality on a throw-away copy, or write it to a file",
);
/// `demo --into`.
pub const INTO: Both = both("Skriv eksemplet i en ny fil", "Write the example to a new file");
/// `import`.
pub const IMPORT: Both = both(
    "Læs filer ind; den samme fil to gange ændrer intet",
    "Read files in; the same file twice changes nothing",
);
/// The files of `import`.
pub const IMPORT_FILES: Both =
    both("Filerne; - er det, der kommer ind (standard input)", "The files; - is standard input");
/// `import --as`.
pub const AS: Both = both(
    "Hvad rækkerne er, hvis det ikke kan ses af indholdet; slips er én seddel pr. afsnit",
    "What the rows are, where the content does not tell; slips is one slip a paragraph",
);
/// The placeholder of a sheet.
pub const SHEET: Both = both("ARK", "SHEET");
/// `import --sheet`.
pub const IMPORT_SHEET: Both = both(
    "Læs kun dette ark i en projektmappe; uden dette alle, der genkendes",
    "Read only this sheet of a workbook; without this all that are recognised",
);
/// `import --meeting`.
pub const IMPORT_MEETING: Both =
    both("Mødet, som forslagene kommer fra", "The meeting that the proposals come from");
/// `import --stand`.
pub const STAND: Both = both("Standen, som forslagene kommer fra", "The stand that the proposals come from");
/// `import --paragraphs`.
pub const PARAGRAPHS: Both =
    both("Ét forslag for hvert afsnit i en mail", "One proposal for each paragraph of a mail");
/// The placeholder of `import --map`.
pub const COLUMN: Both = both("KOLONNE=FELT", "COLUMN=FIELD");
/// `import --map`.
pub const MAP: Both = both(
    "Hvilket felt en kolonne er (- læser den ikke); huskes til næste fil med de samme kolonner",
    "Which field a column is (- leaves it out); remembered for the next file with the same columns",
);
/// `import --take`.
pub const TAKE: Both = both(
    "Hvor både fil og kollega har ændret: tag filens værdi for denne nøgle, eller all",
    "Where file and colleague have both changed: take the file's value for this key, or all",
);
/// `import --keep`.
pub const KEEP: Both = both(
    "Hvor både fil og kollega har ændret: behold den, der står, for denne nøgle, eller all",
    "Where file and colleague have both changed: keep what stands for this key, or all",
);
/// `import --dry-run`.
pub const DRY_RUN: Both =
    both("Vis, hvad der ville ske; skriv intet", "Show what would happen; write nothing");
/// `import --all-or-nothing`.
pub const ALL_OR_NOTHING: Both = both(
    "Læs hele filen igennem først; er der fejl i den, skrives intet",
    "Read the whole file first; where it has mistakes, write nothing",
);
/// `export`.
pub const EXPORT: Both = both(
    "Skriv alle af en slags ud, så de kan læses ind igen",
    "Write all of a kind so that it can be read back",
);
/// `--format`.
pub const FORMAT: Both = both(
    "csv, json, xlsx eller md; uden dette efter filens navn, ellers csv",
    "csv, json, xlsx or md; without this by the name of the file, else csv",
);
/// `-o`.
pub const OUT: Both =
    both("Skriv i denne fil; - er standard output", "Write to this file; - is standard output");
/// `--danish`.
pub const DANISH: Both = both(
    "CSV til et dansk regneark: semikolon og decimalkomma",
    "CSV for a Danish spreadsheet: semicolons and decimal commas",
);
/// `list`.
pub const LIST: Both = both("Vis alle af en slags", "List all of a kind");
/// The KIND.
pub const KIND: Both = both("Hvilken slags, f.eks. proposals", "Which kind, such as proposals");
/// `list --filter`.
pub const FILTER: Both = both(
    "Kun dem, der passer: felt:værdi -felt:værdi felt<værdi \"ord\" … or …",
    "Only those that fit: field:value -field:value field<value \"words\" … or …",
);
/// `list --sort`.
pub const SORT: Both = both(
    "Sortér efter feltet; med - foran størst først",
    "Sort by the field; with - before it the largest first",
);
/// `list --csv`.
pub const LIST_CSV: Both = both(
    "Som CSV, der kan læses ind igen; det samme som --format csv",
    "As CSV that can be read back; the same as --format csv",
);
/// `list --format`.
pub const LIST_FORMAT: Both = both(
    "Skriv listen ud, som export skriver alle: csv, json, xlsx eller md",
    "Write the list out as export writes all: csv, json, xlsx or md",
);
/// `show`.
pub const SHOW: Both =
    both("Vis ét nummer med kæde og historik", "Show one record with its thread and its history");
/// A KEY.
pub const ONE_KEY: Both = both("Nummeret, f.eks. F-0412", "The key, such as F-0412");
/// `new`.
pub const NEW: Both = both("Opret én; nummeret skrives ud", "Make one; its key is printed");
/// The assignments.
pub const VALUES: Both = both(
    "Felterne og deres værdier; tom værdi fjerner",
    "The fields and their values; an empty value clears",
);
/// `set`.
pub const SET: Both = both("Ret felter på én", "Change fields of one record");
/// `set --expect`.
pub const EXPECT: Both =
    both("Ret kun, hvis feltet har denne værdi nu", "Change only if the field has this value now");
/// `link`.
pub const LINK: Both = both("Knyt to sammen", "Link two records");
/// `link --remove`.
pub const REMOVE: Both = both("Løs dem fra hinanden igen", "Unlink them again");
/// `delete`.
pub const DELETE: Both = both("Slet én; kan fortrydes", "Delete one; can be undone");
/// `log`.
pub const LOG: Both = both("Vis, hvem der ændrede hvad hvornår", "Show who changed what and when");
/// `log --since`.
pub const SINCE: Both = both(
    "Kun fra denne dag på: 2020-04-15, uge 15, i går",
    "Only from this day on: 2020-04-15, week 15, yesterday",
);
/// `undo`.
pub const UNDO: Both = both(
    "Fortryd et bundt fra loggen; uden nummer dit eget seneste",
    "Undo a batch of the log; without a number your own latest",
);
/// The batch of `undo`.
pub const ONE_BATCH: Both =
    both("Bundtets nummer, som loggen viser det", "The number of the batch, as the log shows it");
/// `undo --partial`.
pub const PARTIAL: Both = both(
    "Fortryd det, der kan fortrydes, hvor nyere arbejde står på resten",
    "Undo what can be undone where newer work stands on the rest",
);
/// `check`.
pub const CHECK: Both = both("Efterse filen", "Check the file");
/// `info`.
pub const INFO: Both =
    both("Vis, hvad filen er, og hvor meget der er i den", "Show what the file is and how much is in it");
/// `backup`.
pub const BACKUP: Both =
    both("Tag en sikkerhedskopi, også mens filen er i brug", "Back the file up, also while in use");
/// The file of `backup`.
pub const BACKUP_FILE: Both = both("Kopien; må ikke findes i forvejen", "The copy; must not exist");
/// `keys`.
pub const KEYS: Both = both("Vis tasterne, med dine egne", "Show the keys, with your own");
