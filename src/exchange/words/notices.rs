//! What a person is told of a file beside its rows, in words.

use super::{Words, some};
use crate::exchange::problem::Notice;

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
            Notice::LeftOutSheets { names } => both!(
                "ark, der er holdt ude: {names}",
                "sheets that are left out: {names}",
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
            Notice::Merged { count } => both!(
                "celler, der er flettet med en ovenover, læst som det, der står i den: {count}",
                "cells that are merged with one above, read as what stands in that one: {count}"
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
                "tidligere mails under et svar er ikke indlæst (mails: {mails}, linjer: {lines})",
                "earlier mails below an answer were not imported (mails: {mails}, lines: {lines})"
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
            Notice::Personal { lines } => both!(
                "ligner personnumre; det lægges ikke ud, før de er fjernet fra teksten, linje: {lines}",
                "look like personal numbers; it is not laid out before they are removed from the text, line: {lines}",
                lines = some(lines)
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
            Notice::Indicators { keys } => {
                both!("nye indikatorer: {keys}", "new indicators: {keys}", keys = some(keys))
            }
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
