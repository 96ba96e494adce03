//! What a file is and how that was told, in words.

use super::Words;
use crate::exchange::figures::Service;
use crate::exchange::mail::Post;
use crate::exchange::platform::Platform;
use crate::exchange::problem::Message;
use crate::exchange::recognise::Recognised;
use crate::exchange::workbook::Foreign;

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
                both!("tal i kolonner som fra jobindsats.dk", "figures in columns as of jobindsats.dk")
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
            Recognised::JsonArray => Message::JsonArray.words(),
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
