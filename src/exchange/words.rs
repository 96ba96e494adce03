//! The sentences of the import, Danish and English side by side: one that is missing does not compile.

use super::figures::Service;
use super::mail::Post;
use super::platform::Platform;
use super::problem::{Message, Notice, Problem, quoted};
use super::recognise::Recognised;
use super::workbook::Foreign;
use crate::text::{Lang, capital};

/// One sentence, or part of one, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Danish.
    pub da: String,
    /// English.
    pub en: String,
}

impl Words {
    /// The words of one language.
    pub fn of(self, lang: Lang) -> String {
        if lang == Lang::Da { self.da } else { self.en }
    }

    /// The words of one language as a sentence of their own.
    pub fn sentence(self, lang: Lang) -> String {
        format!("{}.", capital(&self.of(lang)))
    }
}

macro_rules! both {
    ($da:literal, $en:literal $(, $name:ident = $value:expr)* $(,)?) => {
        Words { da: format!($da $(, $name = $value)*), en: format!($en $(, $name = $value)*) }
    };
}

impl Message {
    /// What is wrong, in both languages.
    pub fn words(&self) -> Words {
        use Message::{
            AmbiguousNumber, AmbiguousSign, BadKey, BadReference, BadVersions, BrokenMail, BrokenSheet,
            BrokenWorkbook, CellTooLong, DuplicateId, Empty, ErrorMessage, FigureAndReason, FileTooLarge,
            MailTooLong, NoColumn, NoColumnFor, NoField, NoIndicator, NoMeeting, NoResult, NoSheet,
            NoTitleNoText, NotADate, NotAMail, NotANumber, NotAPeriod, NotATime, NotAnObject, OtherIndicator,
            OtherNames, OtherUnit, OutlookMail, Ragged, Refusal, Repeated, SpreadsheetError, TooLarge,
            TooLong, TooManyLines, Unclosed, UnknownHeader, UnknownValue, Unreadable,
        };
        match self {
            UnknownValue { value, allowed } => both!(
                "»{value}« kendes ikke; skriv {allowed}",
                "“{value}” is not known; write one of {allowed}",
                allowed = allowed.join(", ")
            ),
            NoTitleNoText => both!("hverken titel eller tekst", "neither a title nor a text"),
            TooLong { last_line, megabytes } => both!(
                "en celle er over {megabytes} MB (til og med linje {last_line}); rækken er ikke læst",
                "a cell is over {megabytes} MB (up to line {last_line}); the row was not read"
            ),
            Unclosed { last_line } => both!(
                "et anførselstegn bliver ikke lukket, så resten til og med linje {last_line} er ikke læst; ret det, og indlæs filen igen",
                "a quotation mark is never closed, so the rest up to line {last_line} was not read; correct it and import the file again"
            ),
            Ragged { expected, found } => both!(
                "rækken har {found} celler, overskriften har {expected}",
                "the row has {found} cells, the header has {expected}"
            ),
            DuplicateId { id, first_line } => both!(
                "{id} står allerede i linje {first_line} med et andet indhold",
                "{id} stands in line {first_line} already, with other values"
            ),
            Repeated { first_line } => both!("gentager linje {first_line}", "repeats line {first_line}"),
            NotADate { value } => both!(
                "»{value}« er ikke en dato; skriv f.eks. 2026-05-06 eller 06-05-2026",
                "“{value}” is not a date; write 2026-05-06 or 06-05-2026 (day first)"
            ),
            NotATime { value } => {
                both!(
                    "»{value}« er ikke et klokkeslæt; skriv f.eks. 16:30",
                    "“{value}” is not a time of day; write 16:30"
                )
            }
            NotAPeriod { value } => both!(
                "»{value}« er ikke en periode; skriv f.eks. 2020M02, 2020Q1, 2020 eller 2020QMAT02",
                "“{value}” is not a period; write 2020M02, 2020Q1, 2020 or 2020QMAT02"
            ),
            NotANumber { value } => {
                both!("»{value}« er ikke et tal, der kan stå her", "“{value}” is not a number that fits here")
            }
            AmbiguousNumber { value } => both!(
                "»{value}« er tvetydigt: tusinder eller decimaler? Skriv tallet uden tusindtegn",
                "“{value}” is ambiguous: thousands or decimals? Write the number without a thousands mark"
            ),
            AmbiguousSign { value } => both!(
                "»{value}« er tvetydigt: nul, eller er der intet tal? Skriv 0, eller .. hvis tallet mangler",
                "“{value}” is ambiguous: nil, or no figure? Write 0, or .. where there is none"
            ),
            SpreadsheetError { value } => both!(
                "»{value}« er en fejl fra et regneark og ingen værdi; ret cellen, eller tøm den",
                "“{value}” is a spreadsheet's error and no value; correct the cell or empty it"
            ),
            OtherUnit { value } => both!(
                "»{value}« har en anden enhed end kolonnen; tallet er ikke taget",
                "“{value}” has another unit than its column; the figure was not taken"
            ),
            OtherIndicator { key, unit, found } => both!(
                "kolonnen er i {found}, men indikatoren {key} er i {unit}; kolonnens tal er ikke taget. Ret indikatorens enhed, hvis det er den, der er forkert",
                "the column is in {found}, but the indicator {key} is in {unit}; the column's figures were not taken. Correct the indicator's unit if that is what is wrong",
                found = unit_or_none(found),
                unit = unit_or_none(unit)
            ),
            NoIndicator { key } => both!(
                "indikatoren {key} er slettet; kolonnens tal er ikke taget",
                "the indicator {key} was deleted; the column's figures were not taken"
            ),
            Refusal { said } => both!(
                "linjen er ikke et tal, men en besked fra den tjeneste, filen kommer fra: »{said}«",
                "the line is no figure but a message of the service that the file came from: “{said}”"
            ),
            BadReference { value } => {
                both!(
                    "»{value}« er ikke nummeret på noget, f.eks. A3-01",
                    "“{value}” is not the key of a record, such as A3-01"
                )
            }
            BadKey { value } => both!(
                "»{value}« kan ikke være et nummer: kun bogstaver, tal og - . _ / # : og højst 64 tegn",
                "“{value}” cannot be a key: only letters, digits and - . _ / # :, at most 64 of them"
            ),
            FigureAndReason => both!(
                "der står både et tal og en grund til, at det mangler; lad det ene stå tomt",
                "there is both a figure and a reason why it is missing; leave one of them empty"
            ),
            BadVersions { value } => both!(
                "»{value}« er ikke tallets udgaver, som en eksport skriver dem; tøm cellen, eller hent filen igen",
                "“{value}” is not the versions of a figure as an export writes them; empty the cell or export again"
            ),
            NotAnObject => both!("linjen er ikke et JSON-objekt", "the line is not a JSON object"),
            OtherNames { names } => both!(
                "andre navne end i filens første objekt: {names}",
                "other names than in the first object of the file: {names}",
                names = names.join(", ")
            ),
            ErrorMessage { said } => both!(
                "Filen indeholder ingen data, kun en besked fra den tjeneste, den kommer fra: »{said}«. Hent den igen.",
                "The file holds no data, only a message of the service it came from: “{said}”. Fetch it again."
            ),
            UnknownHeader { header } if header.is_empty() => both!(
                "Filen genkendes ikke: den har ingen kolonner, som Tavle kan læse.",
                "The file is not recognised: it has no columns that Tavle can read."
            ),
            UnknownHeader { header } => both!(
                "Filen genkendes ikke. Dens kolonner er: {columns}. Er det Tavles egne felter, så sig hvad rækkerne er (--as KIND).",
                "The file is not recognised. Its columns are: {columns}. If they are Tavle's own fields, say what the rows are (--as KIND).",
                columns = some(&header.iter().map(|name| quoted(name)).collect::<Vec<_>>())
            ),
            Message::Foreign(foreign) => foreign.words(),
            BrokenWorkbook => both!(
                "Regnearket er beskadiget og kan ikke læses. Åbn det i dit regneark, gem det igen, og indlæs det.",
                "The workbook is damaged and cannot be read. Open it in your spreadsheet, save it again and import it."
            ),
            BrokenSheet { sheet, line } => both!(
                "Arket »{sheet}« er beskadiget efter række {line}; intet er læst. Åbn det i dit regneark, gem det igen, og indlæs det.",
                "The sheet “{sheet}” is damaged after row {line}; nothing was read. Open it in your spreadsheet, save it again and import it."
            ),
            TooLarge { megabytes } => both!(
                "Regnearket er for stort: over {megabytes} MB. Intet er læst. Del det, eller gem arket som CSV.",
                "The workbook is too large: over {megabytes} MB. Nothing was read. Split it or save the sheet as CSV."
            ),
            CellTooLong { sheet, cell, megabytes } => both!(
                "Celle {cell} i arket »{sheet}« er over {megabytes} MB; intet er læst.",
                "Cell {cell} of the sheet “{sheet}” is over {megabytes} MB; nothing was read."
            ),
            NoResult { sheet, cell } => both!(
                "Celle {cell} i arket »{sheet}« har en formel, men intet resultat; intet er læst. Åbn filen i dit regneark, gem den, og indlæs den igen.",
                "Cell {cell} of the sheet “{sheet}” has a formula and no result; nothing was read. Open the file in your spreadsheet, save it and import it again."
            ),
            NoSheet { sheets } => both!(
                "Ingen af arkene i filen genkendes: {sheets}. Er det Tavles egne felter, så sig hvad rækkerne er (--as KIND).",
                "None of the file's sheets is recognised: {sheets}. If they are Tavle's own fields, say what the rows are (--as KIND).",
                sheets = some(sheets)
            ),
            FileTooLarge { megabytes } => both!(
                "Der er over {megabytes} MB; så meget læses ikke ind på én gang. Del filen, og indlæs delene hver for sig. Intet er ændret.",
                "There are over {megabytes} MB; so much is not read at once. Split the file and import the parts one by one. Nothing was changed."
            ),
            TooManyLines { most } => both!(
                "Der er over {most} linjer; så mange læses ikke ind på én gang. Del filen, og indlæs delene hver for sig. Intet er ændret.",
                "There are over {most} lines; so many are not read at once. Split the file and import the parts one by one. Nothing was changed."
            ),
            NoColumn { column, header } => both!(
                "Filen har ingen kolonne, der hedder »{column}«. Dens kolonner er: {columns}.",
                "The file has no column called “{column}”. Its columns are: {columns}.",
                columns = some(header)
            ),
            NoField { field } => both!(
                "Der er intet felt, der hedder »{field}«; skriv - hvis kolonnen ikke skal læses.",
                "There is no field called “{field}”; write - if the column is not to be read."
            ),
            NoColumnFor { field } => both!(
                "Ingen kolonne er feltet {field}, og det er nødvendigt: skriv --map \"KOLONNE={field}\".",
                "No column is the field {field}, which is needed: write --map \"COLUMN={field}\"."
            ),
            NoMeeting { key } => both!(
                "Der er intet møde med nummeret {key}; se dem med tavle list meetings.",
                "There is no meeting with the key {key}; see them with tavle list meetings."
            ),
            OutlookMail => both!(
                "Filen er en mail i Outlooks eget format (.msg). Træk mailen ud på skrivebordet fra den nye Outlook, eller gem den som .eml, og indlæs den igen.",
                "The file is a mail in Outlook's own format (.msg). Save it as .eml and import it again."
            ),
            NotAMail => both!(
                "det er ikke en mail: linjerne Fra, Dato og Emne mangler (From, Date, Subject)",
                "this is not a mail: its lines From, Date and Subject are missing"
            ),
            BrokenMail => both!(
                "mailens tekst er i stykker og kan ikke læses helt; åbn mailen, og kopiér teksten ind i Tavle",
                "the text of the mail is damaged and cannot be read in full; open the mail and copy its text into Tavle"
            ),
            MailTooLong { megabytes } => both!(
                "mailen er over {megabytes} MB; den er ikke læst",
                "the mail is over {megabytes} MB; it was not read"
            ),
            Empty => both!("Filen er tom.", "The file is empty."),
            Unreadable { cause } => {
                both!("Filen kunne ikke læses: {cause}", "The file could not be read: {cause}")
            }
        }
    }

    /// What is wrong, in Danish.
    pub fn da(&self) -> String {
        self.words().da
    }

    /// What is wrong, in English.
    pub fn en(&self) -> String {
        self.words().en
    }
}

impl Problem {
    /// Where and what, in both languages.
    pub fn words(&self) -> Words {
        let Words { da, en } = self.message.words();
        match (self.line, &self.field) {
            (0, _) => Words { da, en },
            (line, None) => Words { da: format!("linje {line}: {da}"), en: format!("line {line}: {en}") },
            (line, Some(field)) => Words {
                da: format!("linje {line}, {field}: {da}"),
                en: format!("line {line}, {field}: {en}"),
            },
        }
    }
}

impl Notice {
    /// What a person is told, in both languages.
    pub fn words(&self) -> Words {
        match self {
            Notice::Known { what } => {
                let (said, clue) = (what.words(), what.clue());
                Words { da: format!("{}, {}", said.da, clue.da), en: format!("{}, {}", said.en, clue.en) }
            }
            Notice::ReadAs { encoding, delimiter } => {
                let name = encoding.name();
                match delimiter {
                    Some('\t') => both!("læst som {name} med tabulator", "read as {name} with tabs"),
                    Some(mark) => both!("læst som {name} med »{mark}«", "read as {name} with “{mark}”"),
                    None => both!("læst som {name}, JSON-linjer", "read as {name}, JSON lines"),
                }
            }
            Notice::ReadSheet { name } => both!("læst fra arket »{name}«", "read from the sheet “{name}”"),
            Notice::OtherSheets { names } => both!(
                "ark, der ikke genkendes og ikke er læst: {names}",
                "sheets that are not recognised and were not read: {names}",
                names = some(names)
            ),
            Notice::HiddenSheets { names } => both!(
                "skjulte ark, der ikke er læst: {names}",
                "hidden sheets that were not read: {names}",
                names = some(names)
            ),
            Notice::Computed { count } => both!(
                "celler med formler, læst som deres seneste resultat: {count}",
                "cells with formulas, read as their latest result: {count}"
            ),
            Notice::Mails { count, is_mailbox: true } => {
                both!("læst som postkasse, mails: {count}", "read as a mailbox, mails: {count}")
            }
            Notice::Mails { .. } => both!("læst som mail", "read as a mail"),
            Notice::Slips { encoding } => {
                let name = encoding.name();
                both!("læst som {name}, én seddel pr. afsnit", "read as {name}, one slip a paragraph")
            }
            Notice::Pages { count } => both!(
                "mails uden ren tekst, læst fra deres HTML: {count}",
                "mails without plain text, read from their HTML: {count}"
            ),
            Notice::Earlier { mails, lines } => both!(
                "tidligere mails under et svar er ikke indlæst: {lines} linjer i {mails} mails",
                "earlier mails below an answer were not imported: {lines} lines in {mails} mails"
            ),
            Notice::PassedOn { count } => both!(
                "videresendte mails, hvor afsenderen er den, der skrev dem først: {count}",
                "mails that were passed on; their sender is who wrote them first: {count}"
            ),
            Notice::Signed { count } => both!(
                "mails, hvis underskrift er flyttet fra teksten til afsenderens kontakt, uden for loggen: {count}",
                "mails whose signature was moved from the text to the sender's contact, outside the log: {count}"
            ),
            Notice::Attached { count } => both!(
                "bilag, som kun er noteret på henvendelsen med navn og størrelse: {count}",
                "attachments, only listed on the submission with name and size: {count}"
            ),
            Notice::Undated { lines } => both!(
                "mails uden en dato, der kan læses; »modtaget« står tomt, linje: {lines}",
                "mails without a date that can be read; “received” is empty, line: {lines}",
                lines = some(lines)
            ),
            Notice::Named { lines } => both!(
                "afsenderens navn eller adresse står også i selve teksten; ret den, hvis det ikke skal i loggen, linje: {lines}",
                "the sender's name or address stands in the text as well; correct it if it is not to be in the log, line: {lines}",
                lines = some(lines)
            ),
            Notice::Mapped { columns } => both!(
                "kolonner læst, som der er sagt: {columns}",
                "columns read as was said: {columns}",
                columns = some(columns)
            ),
            Notice::Nul { count } => both!(
                "NUL-tegn i filen: {count}; den er måske UTF-16 uden mærke, eller slet ikke tekst",
                "NUL characters in the file: {count}; it may be UTF-16 without a mark, or no text at all"
            ),
            Notice::Invalid { count } => both!(
                "ikke bogstaver i filens tegnsæt, og derfor læst som �: {count}",
                "no letters in the file's encoding, and so read as �: {count}"
            ),
            Notice::Measures { count: 1 } => both!("ét tal i hver række", "one figure in each row"),
            Notice::Measures { count } => {
                both!("forskellige målinger i filen: {count}", "different measures in the file: {count}")
            }
            Notice::NoUnit { measures } => both!(
                "uden enhed i filen; skriv den på indikatoren: {measures}",
                "without a unit in the file; write it at the indicator: {measures}",
                measures = some(measures)
            ),
            Notice::NoPeriod { periods } => both!(
                "perioder, som filen springer over: {periods}",
                "periods that the file leaves out: {periods}",
                periods = some(periods)
            ),
            Notice::NotTheSum { off, of } => both!(
                "i alt er ikke summen af sine grupper: {off} af {of}; tallene er taget, som de står",
                "totals that are not the sum of their groups: {off} of {of}; the figures were taken as they stand"
            ),
            Notice::NoFigure { count } => both!(
                "tomme celler, som der ikke er lavet målinger af: {count}",
                "empty cells that no measurement was made of: {count}"
            ),
            Notice::NotFigures { count, line, text } => both!(
                "linjer uden tal: {count}, den første er linje {line}: »{text}«",
                "lines without figures: {count}, the first is line {line}: “{text}”"
            ),
            Notice::Indicators { keys } => both!(
                "indikatorer, der er oprettet: {keys}",
                "indicators that were made: {keys}",
                keys = some(keys)
            ),
            Notice::NotRead { columns } => {
                both!(
                    "kolonner uden et felt: {columns}",
                    "columns without a field: {columns}",
                    columns = some(columns)
                )
            }
            Notice::Withheld { columns } => both!(
                "ikke indlæst, fordi det er persondata: {columns}",
                "not imported, because it is personal data: {columns}",
                columns = some(columns)
            ),
            Notice::SetAside { count } => both!(
                "afvist af moderator eller trukket tilbage på platformen, indlæst som »til efterretning«, findes med moderation:rejected og moderation:withdrawn: {count}",
                "rejected by a moderator or withdrawn on the platform, imported as noted, found by moderation:rejected and moderation:withdrawn: {count}"
            ),
            Notice::Cleaned { count } => both!(
                "skjulte eller skadelige tegn, der er fjernet: {count}",
                "hidden or harmful characters that were removed: {count}"
            ),
        }
    }
}

impl Recognised {
    /// What it was known by, in both languages.
    pub fn clue(&self) -> Words {
        match self {
            Recognised::Figures(Service::Jobindsats) => both!(
                "kendt på kolonner med område, periode og tal",
                "known by columns with area, period and figures"
            ),
            Recognised::Figures(Service::StatBank) => {
                both!("kendt på kolonnerne TID og INDHOLD", "known by the columns TID and INDHOLD")
            }
            Recognised::Figures(Service::CrossTable) => {
                both!("kendt på, at kolonnerne hedder som perioder", "known by columns named like periods")
            }
            Recognised::Own(_) | Recognised::Platform(_) => {
                both!("kendt på kolonnernes navne", "known by the names of its columns")
            }
            Recognised::Post(Post::Mailbox) => {
                both!("kendt på linjen »From …« over hver mail", "known by the line “From …” above each mail")
            }
            Recognised::Post(Post::Mail) => {
                both!("kendt på linjerne øverst, som en mail har", "known by the heading lines of a mail")
            }
            _ => both!("kendt på indholdet", "known by what stands in it"),
        }
    }

    /// What the file is, in both languages.
    pub fn words(&self) -> Words {
        match self {
            Recognised::Own(kind) => {
                both!("Tavles egne felter: {kind}", "Tavle's own fields: {kind}", kind = kind.plural())
            }
            Recognised::Figures(Service::Jobindsats) => {
                both!("tal fra jobindsats.dk", "figures of jobindsats.dk")
            }
            Recognised::Figures(Service::StatBank) => {
                both!("tal fra Danmarks Statistik", "figures of Statistics Denmark")
            }
            Recognised::Figures(Service::CrossTable) => {
                both!("krydstabel med perioder som kolonner", "a cross table with periods as columns")
            }
            Recognised::Platform(Platform::Madrid) => {
                both!("forslag fra Decide Madrid", "proposals of Decide Madrid")
            }
            Recognised::Platform(Platform::Polis) => both!("kommentarer fra Polis", "comments of Polis"),
            Recognised::Platform(Platform::Decidim) => both!("forslag fra Decidim", "proposals of Decidim"),
            Recognised::Post(Post::Mail) => both!("en mail", "a mail"),
            Recognised::Post(Post::Mailbox) => both!("en postkasse med mails", "a mailbox"),
            Recognised::OutlookMail => Message::OutlookMail.words(),
            Recognised::ErrorMessage(said) => Message::ErrorMessage { said: said.clone() }.words(),
            Recognised::Workbook => both!("et regneark (xlsx)", "a workbook (xlsx)"),
            Recognised::Foreign(foreign) => foreign.words(),
            Recognised::Unknown { header } => Message::UnknownHeader { header: header.clone() }.words(),
        }
    }
}

impl Foreign {
    /// What the file is, and what to do, in both languages.
    pub fn words(self) -> Words {
        match self {
            Foreign::Old => both!(
                "Filen er fra et ældre Office-program (.xls). Åbn den, gem den som Excel-projektmappe (.xlsx), og indlæs den igen.",
                "The file is of an older Office program (.xls). Open it, save it as an Excel workbook (.xlsx) and import it again."
            ),
            Foreign::Locked => both!(
                "Filen er låst med en adgangskode. Åbn den, fjern adgangskoden, gem den, og indlæs den igen.",
                "The file is locked with a password. Open it, remove the password, save it and import it again."
            ),
            Foreign::OpenDocument => both!(
                "Filen er et OpenDocument-regneark (.ods) eller -dokument. Gem den som Excel-projektmappe (.xlsx), og indlæs den igen.",
                "The file is an OpenDocument sheet (.ods) or document. Save it as an Excel workbook (.xlsx) and import it again."
            ),
            Foreign::Binary => both!(
                "Filen er en binær projektmappe (.xlsb). Åbn den, gem den som Excel-projektmappe (.xlsx), og indlæs den igen.",
                "The file is a binary workbook (.xlsb). Open it, save it as an Excel workbook (.xlsx) and import it again."
            ),
            Foreign::Word => both!(
                "Filen er et Word-dokument. Sæt teksten ind i et regneark eller en tekstfil, og indlæs den.",
                "The file is a Word document. Put its text into a spreadsheet or a text file and import that."
            ),
            Foreign::Archive => both!(
                "Filen er et zip-arkiv. Pak det ud, og indlæs filerne.",
                "The file is a zip archive. Unpack it and import its files."
            ),
        }
    }
}

fn unit_or_none(unit: &str) -> &str {
    if unit.is_empty() { "–" } else { unit }
}

/// The first of the names, and how many there are besides.
fn some(names: &[String]) -> String {
    const MOST: usize = 8;
    let first = names.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().checked_sub(MOST) {
        None | Some(0) => first,
        Some(more) => format!("{first} … (+{more})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_names_line_and_column() {
        let problem = Problem {
            line: 12,
            field: Some("modtaget".to_owned()),
            message: Message::NotADate { value: "31-02-2026".to_owned() },
        };
        let Words { da, en } = problem.words();
        assert_eq!(
            da,
            "linje 12, modtaget: »31-02-2026« er ikke en dato; skriv f.eks. 2026-05-06 eller 06-05-2026"
        );
        assert!(en.starts_with("line 12, modtaget: “31-02-2026” is not a date"), "{en}");
    }

    #[test]
    fn many_columns_are_not_all_listed() {
        let header = (1..=11).map(|n| format!("k{n}")).collect();
        let da = Message::UnknownHeader { header }.da();
        assert!(da.contains("k8 … (+3)") && !da.contains("k9"), "{da}");
    }
}
