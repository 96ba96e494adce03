//! What somebody has pasted: cells of a spreadsheet, a mail with its heading lines as Outlook copies it, or running text,
//! whose lines a PDF may have broken; and the same as a file that the importer reads.

mod mails;

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
    /// Mails with their heading lines.
    Mails {
        /// How many mails they are taken for.
        mails: usize,
        /// How many times heading lines stand there: more than there are mails where earlier mails are quoted.
        headings: usize,
    },
    /// Text: so many paragraphs.
    Text {
        /// How many.
        paragraphs: usize,
        /// Whether lines were joined that a page had broken.
        joined: bool,
    },
}

/// How heading lines of mails further down in a text are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Headings {
    /// As it seems: an earlier mail under its answer is part of the answer, any other is a mail of its own.
    #[default]
    Told,
    /// They all belong to the first mail.
    OfOne,
    /// Each begins a mail of its own.
    OfEach,
}

/// What a text is, and how it reads as a file: cells as they are, mails in a mail's own format, text one line a
/// paragraph with a blank line between.
pub fn told(text: &str, headings: Headings) -> (Pasted, String) {
    if text.trim().is_empty() {
        return (Pasted::Nothing, String::new());
    }
    if let Some(found) = mails::found(text, headings) {
        return (Pasted::Mails { mails: found.mails.len(), headings: found.headings }, found.laid());
    }
    if let Some((rows, columns)) = cells(text) {
        return (Pasted::Cells { rows, columns }, text.to_owned());
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

    fn of(text: &str) -> (Pasted, String) {
        told(text, Headings::Told)
    }

    #[test]
    fn rows_with_tabs_are_cells() {
        let (what, laid) = of("Titel\tTekst\nBænke\tVed busstoppet\n");
        assert_eq!(what, Pasted::Cells { rows: 2, columns: 2 });
        assert_eq!(laid, "Titel\tTekst\nBænke\tVed busstoppet\n");
        assert_eq!(of("Bænke\tVed busstoppet").0, Pasted::Cells { rows: 1, columns: 2 });
        assert!(matches!(of("En linje\nmed én\ttabulator\ntil tre").0, Pasted::Text { .. }));
    }

    #[test]
    fn lines_that_a_page_has_broken_are_joined_and_paragraphs_stay() {
        let text = "Vi foreslår, at breve fra jobcentret skrives i et sprog, som alle forstår, og at kom-\n\
                    munen lader borgere læse dem igennem, før de sendes ud til job- og\nuddannelsesparate.\n\n\
                    Åbent om lørdagen.\n";
        let (what, laid) = of(text);
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
        let (what, _) = of(&format!("• {long}\n• {long}\n1. {long}\n2) {long}"));
        assert_eq!(what, Pasted::Text { paragraphs: 4, joined: false });
        assert_eq!(of("kort\nogså kort").0, Pasted::Text { paragraphs: 2, joined: false });
        assert_eq!(of(" \n\t\n").0, Pasted::Nothing);
    }
}
