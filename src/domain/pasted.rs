//! What somebody has pasted: cells of a spreadsheet, a mail with its heading lines as Outlook copies it, or running text,
//! whose lines a PDF may have broken; and the same as a file that the importer reads.

/// The heading lines of a mail, Danish and English, and what they are called in the mail's own format.
const HEADINGS: [(&str, &str); 12] = [
    ("fra", "From"),
    ("from", "From"),
    ("sendt", "Date"),
    ("sent", "Date"),
    ("dato", "Date"),
    ("date", "Date"),
    ("til", "To"),
    ("to", "To"),
    ("cc", "Cc"),
    ("emne", "Subject"),
    ("subject", "Subject"),
    ("vedhæftede filer", "X-Attached"),
];
/// How many lines the heading of a mail may have.
const HEADING_LINES: usize = 12;
/// A line this long, in characters, may have been broken by the page that it stood on.
const BROKEN: usize = 40;

/// What was pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// Nothing.
    Nothing,
    /// Rows of cells with tabs between them.
    Cells {
        /// How many rows, the header among them.
        rows: usize,
        /// How many columns.
        columns: usize,
    },
    /// A mail.
    Mail,
    /// Text: so many paragraphs.
    Text {
        /// How many.
        paragraphs: usize,
        /// Whether lines were joined that a page had broken.
        joined: bool,
    },
}

/// What a text is, and how it reads as a file: cells as they are, a mail in a mail's own format, text one line a
/// paragraph with a blank line between.
pub fn told(text: &str) -> (Pasted, String) {
    if text.trim().is_empty() {
        return (Pasted::Nothing, String::new());
    }
    if let Some((rows, columns)) = cells(text) {
        return (Pasted::Cells { rows, columns }, text.to_owned());
    }
    if let Some(mail) = mail(text) {
        return (Pasted::Mail, mail);
    }
    let (paragraphs, joined) = paragraphs(text);
    (Pasted::Text { paragraphs: paragraphs.len(), joined }, paragraphs.join("\n\n") + "\n")
}

/// Rows and columns, where nearly every line has the same number of tabs.
fn cells(text: &str) -> Option<(usize, usize)> {
    let tabs: Vec<usize> =
        text.lines().filter(|l| !l.trim().is_empty()).map(|l| l.matches('\t').count()).collect();
    let first = tabs.first().copied().filter(|tabs| *tabs > 0)?;
    let alike = tabs.iter().filter(|tabs| **tabs == first).count();
    // A cell of several lines breaks a row; a row of one line is cells all the same.
    (alike * 2 > tabs.len()).then_some((tabs.len(), first + 1))
}

/// The mail in its own format, where the text begins with its heading lines: from whom, and when or about what.
fn mail(text: &str) -> Option<String> {
    let mut lines = text.lines().skip_while(|line| line.trim().is_empty()).peekable();
    let mut headings: Vec<(&str, String)> = Vec::new();
    for _ in 0..HEADING_LINES {
        let Some(found) = lines.peek().and_then(|line| heading(line)) else { break };
        headings.push(found);
        lines.next();
    }
    let has = |name: &str| headings.iter().any(|(heading, _)| *heading == name);
    if !has("From") || !(has("Subject") || has("Date")) {
        return None;
    }
    let mut mail = String::new();
    for (name, value) in headings {
        let value = if name == "Date" { moment(&value).unwrap_or(value) } else { value };
        mail.push_str(&format!("{name}: {value}\n"));
    }
    mail.push_str(
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n",
    );
    let body: Vec<&str> = lines.skip_while(|line| line.trim().is_empty()).collect();
    mail.push_str(body.join("\n").trim_end());
    mail.push('\n');
    Some(mail)
}

fn heading(line: &str) -> Option<(&'static str, String)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim().trim_matches('*').to_lowercase();
    let (_, known) = HEADINGS.iter().find(|(heading, _)| *heading == name)?;
    Some((known, value.trim().trim_matches('*').trim().to_owned()))
}

/// A moment as Outlook writes it, as a mail writes it: `20. april 2020 09:14` → `20 Apr 2020 09:14:00 +0000`. The time of
/// day is the writer's own; only the day counts here.
fn moment(value: &str) -> Option<String> {
    const MONTHS: [(&str, &str); 14] = [
        ("jan", "Jan"),
        ("feb", "Feb"),
        ("mar", "Mar"),
        ("apr", "Apr"),
        ("maj", "May"),
        ("may", "May"),
        ("jun", "Jun"),
        ("jul", "Jul"),
        ("aug", "Aug"),
        ("sep", "Sep"),
        ("okt", "Oct"),
        ("oct", "Oct"),
        ("nov", "Nov"),
        ("dec", "Dec"),
    ];
    let lower = value.to_lowercase();
    let words: Vec<&str> = lower.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let is_month = |word: &str| {
        let letters = word.chars().all(|c| c.is_alphabetic() || c == '.');
        MONTHS.iter().find(|(start, _)| letters && word.starts_with(start) && word.chars().count() > 2)
    };
    let at = words.iter().position(|word| is_month(word).is_some() && !is_weekday(word))?;
    let (_, month) = words.get(at).and_then(|word| is_month(word))?;
    let number = |word: Option<&&str>| word?.trim_end_matches('.').parse::<u32>().ok();
    let day = number(at.checked_sub(1).and_then(|at| words.get(at))).or_else(|| number(words.get(at + 1)))?;
    let year =
        words.iter().find_map(|word| word.parse::<u32>().ok().filter(|year| (1990..2100).contains(year)))?;
    let time = words.iter().find_map(|word| word.replace('.', ":").split_once(':').and_then(clock));
    (1..=31)
        .contains(&day)
        .then(|| format!("{day} {month} {year} {}:00 +0000", time.unwrap_or("12:00".to_owned())))
}

fn clock((hours, minutes): (&str, &str)) -> Option<String> {
    let (hours, minutes) = (hours.parse::<u32>().ok()?, minutes.get(..2)?.parse::<u32>().ok()?);
    (hours < 24 && minutes < 60).then(|| format!("{hours:02}:{minutes:02}"))
}

fn is_weekday(word: &str) -> bool {
    word.trim_end_matches('.').ends_with("dag") || word.ends_with("day")
}

/// The paragraphs of a text, each in one line; and whether lines were joined for that.
fn paragraphs(text: &str) -> (Vec<String>, bool) {
    let longest = text.lines().map(|line| line.trim().chars().count()).max().unwrap_or_default();
    let (mut found, mut joined, mut before): (Vec<String>, bool, Option<&str>) = (Vec::new(), false, None);
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            before = None;
            continue;
        }
        match (before.filter(|before| goes_on(before, line, longest)), found.last_mut()) {
            (Some(_), Some(paragraph)) => {
                join(paragraph, line);
                joined = true;
            }
            _ => found.push(line.to_owned()),
        }
        before = Some(line);
    }
    (found, joined)
}

/// Whether a line goes on where the one before was broken: that one was about as long as lines get, and this is no new
/// point of a list.
fn goes_on(before: &str, line: &str, longest: usize) -> bool {
    let length = before.chars().count();
    let is_full = length >= BROKEN && length * 10 >= longest * 7;
    let is_broken_word = before.ends_with(['-', '\u{ad}']);
    (is_full || is_broken_word) && !is_point(line)
}

fn is_point(line: &str) -> bool {
    let bullet = line.starts_with(['•', '–', '*', '·', '▪', '●', '-']);
    let number = line.split_once(['.', ')']).is_some_and(|(n, _)| n.len() < 3 && n.parse::<u32>().is_ok());
    bullet || number
}

/// Joins a broken line: a word that was parted is made whole, but `job- og` keeps its hyphen.
fn join(paragraph: &mut String, line: &str) {
    let next = line.split(' ').next().unwrap_or_default();
    let is_small = next.chars().next().is_some_and(char::is_lowercase);
    let is_parted = is_small && !matches!(next, "og" | "eller" | "and" | "or");
    if paragraph.ends_with(['-', '\u{ad}']) && is_parted {
        paragraph.pop();
    } else {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_with_tabs_are_cells() {
        let (what, laid) = told("Titel\tTekst\nBænke\tVed busstoppet\n");
        assert_eq!(what, Pasted::Cells { rows: 2, columns: 2 });
        assert_eq!(laid, "Titel\tTekst\nBænke\tVed busstoppet\n");
        assert_eq!(told("Bænke\tVed busstoppet").0, Pasted::Cells { rows: 1, columns: 2 });
        assert!(matches!(told("En linje\nmed én\ttabulator\ntil tre").0, Pasted::Text { .. }));
    }

    #[test]
    fn a_mail_as_outlook_copies_it_is_a_mail() {
        let (what, laid) = told(
            "Fra: Lis Lund <lis@example.dk> \nSendt: 20. april 2020 09:14\nTil: Jobcenter\nEmne: Åbningstider\n\nHej\n\nKan I have åbent lørdag?\nFra: mig\n",
        );
        assert_eq!(what, Pasted::Mail);
        assert!(
            laid.starts_with("From: Lis Lund <lis@example.dk>\nDate: 20 Apr 2020 09:14:00 +0000\n"),
            "{laid}"
        );
        assert!(
            laid.contains("Subject: Åbningstider\n") && laid.contains("\n\nHej\n\nKan I have åbent"),
            "{laid}"
        );
        assert!(laid.contains("Fra: mig"), "what stands further down is text");
        assert_eq!(told("From: A\nSent: Monday, April 20, 2020 9:14 AM\nSubject: x\n\ny").0, Pasted::Mail);
        assert!(matches!(told("Fra: en borger, der skrev\nat det er svært").0, Pasted::Text { .. }));
    }

    #[test]
    fn moments_are_read_as_people_write_them() {
        assert_eq!(moment("mandag den 4. maj 2020 16.30").as_deref(), Some("4 May 2020 16:30:00 +0000"));
        assert_eq!(moment("Monday, April 20, 2020 9:14 AM").as_deref(), Some("20 Apr 2020 09:14:00 +0000"));
        assert_eq!(moment("1. oktober 2020").as_deref(), Some("1 Oct 2020 12:00:00 +0000"));
        assert_eq!(moment("i går"), None);
    }

    #[test]
    fn lines_that_a_page_has_broken_are_joined_and_paragraphs_stay() {
        let text = "Vi foreslår, at breve fra jobcentret skrives i et sprog, som alle forstår, og at kom-\n\
                    munen lader borgere læse dem igennem, før de sendes ud til job- og\nuddannelsesparate.\n\n\
                    Åbent om lørdagen.\n";
        let (what, laid) = told(text);
        assert_eq!(what, Pasted::Text { paragraphs: 2, joined: true });
        assert_eq!(
            laid,
            "Vi foreslår, at breve fra jobcentret skrives i et sprog, som alle forstår, og at kommunen lader borgere \
             læse dem igennem, før de sendes ud til job- og uddannelsesparate.\n\nÅbent om lørdagen.\n"
        );
    }

    #[test]
    fn the_points_of_a_list_are_paragraphs_of_their_own() {
        let long = "en ret lang linje, som fylder hele siden ud fra kant til kant";
        let (what, _) = told(&format!("• {long}\n• {long}\n1. {long}\n2) {long}"));
        assert_eq!(what, Pasted::Text { paragraphs: 4, joined: false });
        assert_eq!(told("kort\nogså kort").0, Pasted::Text { paragraphs: 2, joined: false });
        assert_eq!(told(" \n\t\n").0, Pasted::Nothing);
    }
}
