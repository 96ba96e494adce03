//! The table that a file is from: its number at the service where the file's name has it, else the words of the name.

use crate::domain::fold::{fold, words};
use crate::domain::period::Period;

/// The longest name that is made of words, in characters.
const LONGEST: usize = 40;
/// Words that say of what form or age a file is, and nothing of what it holds.
const OF_FORM: [&str; 27] = [
    "csv", "tsv", "xlsx", "xlsm", "json", "jsonl", "txt", "ndjson", "utf", "bom", "crlf", "lf", "da", "en",
    "dk", "ny", "nye", "final", "kopi", "copy", "export", "eksport", "download", "hentet", "den", "og",
    "med",
];

/// `Y30R21`, `FOLK1A` or, without such a number, `KONTANTHJAELP`: the same for next month's file. `title` is what stands
/// above the figures, where anything does.
pub(super) fn of(file_name: &str, title: Option<&String>) -> String {
    let number = file_name.split(|c: char| !c.is_ascii_alphanumeric()).find(|part| is_number(part));
    number.map_or_else(|| of_words(title.map_or(file_name, String::as_str)), str::to_ascii_uppercase)
}

/// Letters with digits after them, as the services number their tables; written small only at jobindsats.dk.
fn is_number(part: &str) -> bool {
    let bytes = part.as_bytes();
    let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
    let starts = bytes.first().is_some_and(u8::is_ascii_alphabetic);
    let is_form = OF_FORM.iter().any(|word| part.to_ascii_lowercase().starts_with(word) && word.len() > 2);
    let is_upper = !bytes.iter().any(u8::is_ascii_lowercase);
    is_measure(part) || (starts && is_upper && digits > 0 && (4..=10).contains(&bytes.len()) && !is_form)
}

/// Whether a table is one of jobindsats.dk by its number: that of a measure, or of those of the public dashboards.
pub(super) fn is_of_jobindsats(table: &str) -> bool {
    is_measure(table) || table.to_ascii_uppercase().starts_with("PTV")
}

/// `Y30R21`.
fn is_measure(part: &str) -> bool {
    matches!(part.as_bytes(), [y, a, b, letter, c, d] if y.eq_ignore_ascii_case(&b'y')
        && [a, b, c, d].iter().all(|digit| digit.is_ascii_digit()) && letter.is_ascii_alphabetic())
}

fn of_words(file_name: &str) -> String {
    let folded = fold(file_name);
    let is_month = |word: &str| Period::parse(&format!("{word} 2020")).is_some();
    let says =
        |word: &&str| word.chars().all(char::is_alphabetic) && !OF_FORM.contains(word) && !is_month(word);
    let name = words(&folded).filter(says).collect::<Vec<_>>().join("-").to_uppercase();
    let name: String = name.chars().take(LONGEST).collect();
    let name = name.trim_end_matches('-');
    if name.is_empty() { "TAL".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_table_is_known_by_its_number_in_the_name_of_the_file() {
        for (file, table) in [
            ("jobindsats_Y30R21_2020.jsonl", "Y30R21"),
            ("y07a02 maj.csv", "Y07A02"),
            ("PTVA02.csv", "PTVA02"),
            ("dst_FOLK1A_da_bom_crlf.csv", "FOLK1A"),
            ("dst_FOLK1A-1_da.csv", "FOLK1A"),
            ("AUP01-2020M03.csv", "AUP01"),
        ] {
            assert_eq!(of(file, None), table, "{file}");
        }
    }

    #[test]
    fn without_a_number_the_words_of_the_name_stay_the_same_from_month_to_month() {
        let of = |name: &str| of(name, None);
        assert_eq!(of("Kontanthjælp april 2020.csv"), "KONTANTHJAELP");
        assert_eq!(of("kontanthjælp_2020-05.csv"), of("Kontanthjælp april 2020 (2).csv"));
        assert_eq!(of("sygedagpenge-UTF8.csv"), "SYGEDAGPENGE");
        assert_eq!(of("2020.csv"), "TAL");
        for form in ["csv", "xlsx", "xlsm", "tsv", "txt", "json", "jsonl"] {
            assert_eq!(of(&format!("Sygedagpenge maj 2020.{form}")), "SYGEDAGPENGE");
        }
        let title = "Antal borgere på ledighedsydelse".to_owned();
        assert_eq!(super::of("ark1.csv", Some(&title)), "ANTAL-BORGERE-LEDIGHEDSYDELSE");
    }
}
