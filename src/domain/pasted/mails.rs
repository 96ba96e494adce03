//! Mails as Outlook copies them, with their heading lines: one or several in a text, each put into a mail's own format.
//!
//! Heading lines further down begin another mail, or an earlier one that an answer quotes. It is an earlier one where a
//! dividing line stands above it, where the mail above it answers or forwards the same subject, or where it was written
//! to the sender of the mail above about the same subject. A person sees what it was taken for and can turn it round.

use chrono::NaiveDate;

use super::Headings;

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
/// What stands before the subject of an answer and of what is forwarded.
const ANSWERS: [&str; 7] = ["sv:", "re:", "vs:", "fw:", "fwd:", "aw:", "videresendt:"];
/// Parts two mails of a mailbox; it names nobody and no day.
const ENVELOPE: &str = "From - 0000 00:00\n";

/// The mails of a text.
pub struct Found {
    /// Each in a mail's own format.
    pub mails: Vec<String>,
    /// How many times heading lines stand there.
    pub headings: usize,
}

/// The mails of a text that begins with the heading lines of one: from whom, and when or about what.
pub fn found(text: &str, meant: Headings) -> Option<Found> {
    let lines: Vec<&str> = text.lines().collect();
    let heads = heads(&lines);
    let is_first = |head: &Head| lines.iter().take(head.at).all(|line| line.trim().is_empty());
    heads.first().filter(|head| is_first(head))?;
    let begins = |(at, head): (usize, &Head)| {
        let before = at.checked_sub(1).and_then(|before| heads.get(before));
        before.is_none_or(|before| match meant {
            Headings::Told => !head.is_quoted(before, &lines),
            Headings::OfOne => false,
            Headings::OfEach => true,
        })
    };
    let firsts: Vec<&Head> =
        heads.iter().enumerate().filter(|each| begins(*each)).map(|(_, head)| head).collect();
    let ends = firsts.iter().skip(1).map(|next| next.at).chain([lines.len()]);
    let mails =
        firsts.iter().zip(ends).map(|(head, end)| head.mail(lines.get(head.body..end).unwrap_or_default()));
    Some(Found { mails: mails.collect(), headings: heads.len() })
}

impl Found {
    /// As a file: a mail, or a mailbox of them.
    pub fn laid(&self) -> String {
        match self.mails.as_slice() {
            [mail] => mail.clone(),
            mails => mails.iter().map(|mail| format!("{ENVELOPE}{}\n", escaped(mail))).collect(),
        }
    }
}

/// The heading of a mail: where it begins, where the body does, and what it says.
struct Head {
    at: usize,
    body: usize,
    said: Vec<(&'static str, String)>,
}

impl Head {
    fn get(&self, name: &str) -> &str {
        self.said.iter().find(|(heading, _)| *heading == name).map_or("", |(_, value)| value)
    }

    /// Whether it is of an earlier mail that belongs to the one above it.
    fn is_quoted(&self, above: &Head, lines: &[&str]) -> bool {
        let between = lines.get(above.body..self.at).unwrap_or_default();
        let last = between.iter().rev().map(|line| line.trim()).find(|line| !line.is_empty());
        if last.is_some_and(is_divider) {
            return true;
        }
        let (ours, theirs) = (self.get("Subject").to_lowercase(), above.get("Subject").to_lowercase());
        let is_same = bare(&ours) == bare(&theirs);
        is_same && (bare(&theirs) != theirs.trim() || self.is_to(above.get("From")))
    }

    /// Whether it was sent to this person.
    fn is_to(&self, person: &str) -> bool {
        let (to, person) = (self.get("To").to_lowercase(), person.to_lowercase());
        let (name, address) = person.split_once('<').unwrap_or((&person, ""));
        let names = [name.trim().trim_matches('"'), address.trim_end_matches('>').trim()];
        names.into_iter().any(|name| !name.is_empty() && to.contains(name))
    }

    /// The mail in its own format.
    fn mail(&self, body: &[&str]) -> String {
        let mut mail = String::new();
        for (name, value) in &self.said {
            let day = if *name == "Date" { day(value) } else { None };
            // The time of day is the writer's own and says nothing here; at noon the day is the same everywhere.
            let value =
                day.map_or_else(|| value.clone(), |day| day.format("%-d %b %Y 12:00:00 +0000").to_string());
            mail.push_str(&format!("{name}: {value}\n"));
        }
        mail.push_str(
            "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n",
        );
        let body: Vec<&str> = body.iter().copied().skip_while(|line| line.trim().is_empty()).collect();
        mail.push_str(body.join("\n").trim_end());
        mail.push('\n');
        mail
    }
}

/// Where heading lines stand together, after a blank line or a dividing one.
fn heads(lines: &[&str]) -> Vec<Head> {
    let (mut heads, mut at) = (Vec::new(), 0);
    while at < lines.len() {
        let above = at.checked_sub(1).and_then(|above| lines.get(above)).map_or("", |line| line.trim());
        let head = if above.is_empty() || is_divider(above) { head(lines, at) } else { None };
        at = head.as_ref().map_or(at + 1, |head| head.body);
        heads.extend(head);
    }
    heads
}

fn head(lines: &[&str], at: usize) -> Option<Head> {
    let said: Vec<(&str, String)> =
        lines.iter().skip(at).take(HEADING_LINES).map_while(|line| heading(line)).collect();
    let has = |name: &str| said.iter().any(|(heading, _)| *heading == name);
    let is_head = has("From") && (has("Subject") || has("Date"));
    is_head.then(|| Head { at, body: at + said.len(), said })
}

fn heading(line: &str) -> Option<(&'static str, String)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim().trim_matches('*').to_lowercase();
    let (_, known) = HEADINGS.iter().find(|(heading, _)| *heading == name)?;
    Some((known, value.trim().trim_matches('*').trim().to_owned()))
}

/// `-----Oprindelig meddelelse-----`, or a line of dashes or underscores.
fn is_divider(line: &str) -> bool {
    const SHORTEST: usize = 5;
    let marks = line.chars().take_while(|c| ['-', '_', '–', '—'].contains(c)).count();
    marks >= SHORTEST
}

/// A subject without what answering has put before it.
fn bare(subject: &str) -> &str {
    let mut bare = subject.trim();
    while let Some(rest) = ANSWERS.iter().find_map(|answer| bare.strip_prefix(answer)) {
        bare = rest.trim();
    }
    bare
}

/// The lines of a mail so that none looks like the beginning of another.
fn escaped(mail: &str) -> String {
    let line = |line: &str| {
        let is_like_one = line.trim_start_matches('>').starts_with("From ");
        format!("{}{line}\n", if is_like_one { ">" } else { "" })
    };
    mail.lines().map(line).collect()
}

/// The day of a moment as mail programs write it: `mandag den 20. april 2020 09:14`, `April 20, 2020`, `20-04-2020`.
fn day(value: &str) -> Option<NaiveDate> {
    let lower = value.to_lowercase();
    let words: Vec<&str> = lower.split([' ', ',', '\t']).filter(|word| !word.is_empty()).collect();
    in_words(&words).or_else(|| words.iter().find_map(|word| in_digits(word)))
}

fn in_words(words: &[&str]) -> Option<NaiveDate> {
    const MONTHS: [&[&str]; 12] = [
        &["jan"],
        &["feb"],
        &["mar"],
        &["apr"],
        &["maj", "may"],
        &["jun"],
        &["jul"],
        &["aug"],
        &["sep"],
        &["okt", "oct"],
        &["nov"],
        &["dec"],
    ];
    let month = |word: &str| {
        let is_word = word.chars().all(|c| c.is_alphabetic() || c == '.') && !is_weekday(word);
        let named = |names: &&[&str]| names.iter().any(|start| word.starts_with(start));
        MONTHS.iter().position(|names| is_word && named(names))
    };
    let (at, month) = words.iter().enumerate().find_map(|(at, word)| Some((at, month(word)?)))?;
    let number = |word: Option<&&str>| word?.trim_end_matches('.').parse::<u32>().ok();
    let day = number(at.checked_sub(1).and_then(|at| words.get(at))).or_else(|| number(words.get(at + 1)))?;
    let year = words.iter().find_map(|word| word.parse::<i32>().ok().filter(|y| (1990..2100).contains(y)))?;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()? + 1, day)
}

fn in_digits(word: &str) -> Option<NaiveDate> {
    let parts: Vec<u32> = word.split(['-', '/', '.']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let [first, month, last] = parts.as_slice() else { return None };
    let (day, year) = if *first > 31 { (last, first) } else { (first, last) };
    let year = i32::try_from(*year).ok().filter(|year| (1990..2100).contains(year))?;
    NaiveDate::from_ymd_opt(year, *month, *day)
}

fn is_weekday(word: &str) -> bool {
    word.trim_end_matches('.').ends_with("dag") || word.ends_with("day")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (usize, usize) {
        found(text, Headings::Told).map_or((0, 0), |found| (found.mails.len(), found.headings))
    }

    #[test]
    fn a_mail_as_outlook_copies_it_is_a_mail() {
        let text = "Fra: Lis Lund <lis@example.dk> \nSendt: 20. april 2020 23:14\nTil: Jobcenter\nEmne: Åbningstider\n\nHej\n\nKan I have åbent lørdag?\nFra: mig\n";
        let laid = found(text, Headings::Told).unwrap().laid();
        assert!(
            laid.starts_with("From: Lis Lund <lis@example.dk>\nDate: 20 Apr 2020 12:00:00 +0000\n"),
            "{laid}"
        );
        assert!(
            laid.contains("Subject: Åbningstider\n") && laid.contains("\n\nHej\n\nKan I have åbent"),
            "{laid}"
        );
        assert!(laid.contains("Fra: mig"), "a single line is text");
        assert_eq!(of("From: A\nSent: Monday, April 20, 2020 9:14 AM\nSubject: x\n\ny"), (1, 1));
        assert_eq!(of("Fra:\tA\nSendt:\t20-04-2020 09:14\nEmne:\tx\n\ny"), (1, 1));
        assert_eq!(of("Fra: en borger, der skrev\nat det er svært"), (0, 0));
        assert_eq!(of("Se her:\n\nFra: A\nEmne: x\n\ny"), (0, 0), "a text that quotes a mail is a text");
    }

    #[test]
    fn a_second_mail_below_the_first_is_a_mail_of_its_own() {
        let text = "Fra: Lis\nSendt: 20. april 2020 09:14\nTil: Jobcenter\nEmne: Åbningstider\n\nGerne lørdag.\n\nFrom here on\n\n\
                    Fra: Ole\nSendt: 21. april 2020 10:00\nTil: Jobcenter\nEmne: Lys på stien\n\nDer er mørkt.\n";
        let found = found(text, Headings::Told).unwrap();
        assert_eq!((found.mails.len(), found.headings), (2, 2));
        let laid = found.laid();
        assert_eq!(laid.matches(ENVELOPE).count(), 2, "{laid}");
        assert!(laid.contains("\n>From here on\n"), "{laid}");
        assert!(!found.mails[0].contains("Ole") && found.mails[1].contains("Der er mørkt."));
    }

    #[test]
    fn an_earlier_mail_under_an_answer_stays_with_it() {
        let answer =
            "Fra: Lis\nSendt: 22. april 2020\nTil: Jobcenter\nEmne: SV: Åbningstider\n\nTak, men lørdag?\n\n";
        let earlier =
            "Fra: Jobcenter\nSendt: 21. april 2020\nTil: Lis\nEmne: Åbningstider\n\nVi har åbent 10–14.\n";
        assert_eq!(of(&format!("{answer}{earlier}")), (1, 2));
        let other = "\nFra: Ole\nSendt: 22. april 2020\nTil: Jobcenter\nEmne: Lys\n\nDer er mørkt.\n";
        assert_eq!(of(&format!("{answer}{earlier}{other}")), (2, 3));
        let divided = "Fra: Lis\nEmne: To ting\n\nSe nedenfor.\n\n-----Oprindelig meddelelse-----\n";
        assert_eq!(of(&format!("{divided}{earlier}")), (1, 2));
        let without_prefix = answer.replace("SV: ", "");
        assert_eq!(of(&format!("{without_prefix}{earlier}")), (1, 2), "it was written to her");
        let same_subject = earlier.replace("Til: Lis", "Til: Kommunen");
        assert_eq!(of(&format!("{without_prefix}{same_subject}")), (2, 2), "two may write about the same");
    }

    #[test]
    fn a_person_has_the_last_word_on_what_is_a_mail_of_its_own() {
        let text = "Fra: A\nEmne: SV: x\n\nja\n\nFra: B\nEmne: x\n\nnej\n\nFra: C\nEmne: y\n\nmåske\n";
        let count = |meant| found(text, meant).unwrap().mails.len();
        assert_eq!([Headings::Told, Headings::OfOne, Headings::OfEach].map(count), [2, 1, 3]);
    }

    #[test]
    fn days_are_read_as_people_and_programs_write_them() {
        let said = |text: &str| day(text).map(|day| day.to_string());
        assert_eq!(said("mandag den 4. maj 2020 16.30").as_deref(), Some("2020-05-04"));
        assert_eq!(said("Monday, April 20, 2020 9:14 AM").as_deref(), Some("2020-04-20"));
        assert_eq!(said("1. oktober 2020").as_deref(), Some("2020-10-01"));
        assert_eq!(said("20-04-2020 09:14").as_deref(), Some("2020-04-20"));
        assert_eq!(said("2020-04-20 09:14").as_deref(), Some("2020-04-20"));
        assert_eq!(said("i går"), None);
    }
}
