//! The form of a month's figures.

use super::texts;

texts! {
    figures_title(month: &str) { "Månedens tal: {month}" "Figures of the month: {month}" }
    figures_typed(n: &str) { "{n} skrevet, intet gemt endnu" "{n} typed, nothing saved yet" }
    figures_elsewhere(n: &str, others: &str) { "{n} skrevet, {others} i andre måneder" "{n} typed, {others} in other months" }
    figures_head_before() { "Senest" "Latest" }
    figures_head_read() { "Læst som" "Read as" }
    figures_keys(month: &str, provisional: &str) {
        "Ctrl-S gem alle  {provisional} foreløbigt  {month} måned  Esc tilbage, kladden bliver"
        "Ctrl-S save all  {provisional} provisional  {month} month  Esc back, the draft stays"
    }
    figures_none_then() { "intet tal denne måned" "no figure this month" }
    figures_none_asked(year: i32) { "Der er ingen mål for {year} at skrive tal til." "There are no targets for {year} to type figures for." }
    figures_not_begun(month: &str) { "{month} er ikke begyndt." "{month} has not begun." }
    figures_type_first() { "Skriv tallet først." "Type the figure first." }
    figures_one_column() { "Indsæt én kolonne ad gangen: ét tal på hver linje." "Paste one column at a time: one figure a line." }
    figures_no_room(n: &str) { "{n} linjer var der ikke rækker til; de er ikke sat ind." "There were no rows for {n} lines; they were not pasted." }
    figures_stands() { "står der allerede" "stands already" }
    figures_revised(value: &str) { "rettet (før {value})" "revised (was {value})" }
    figures_no_number() { "ikke et tal" "no number" }
    figures_not_whole() { "ikke et helt tal" "no whole number" }
    figures_is_no_number(typed: &str) {
        "»{typed}« er ikke et tal. Skriv f.eks. 1.945 eller 2,9; .. mangler, x skjult."
        "“{typed}” is no number. Type e.g. 1,945 or 2.9; .. missing, x hidden."
    }
    figures_is_not_whole(typed: &str, unit: &str) {
        "»{typed}«: {unit} tælles i hele tal."
        "“{typed}”: {unit} are counted in whole numbers."
    }
    figures_compared(series: &str) { "Kun til sammenligning: {series}" "Only to compare with: {series}" }
    figures_how() { "Skriv tallet; .. mangler, x skjult (få personer)." "Type the figure; .. missing, x hidden (few people)." }
    figures_stands_how(value: &str) { "Nu: {value}. Et andet tal retter det." "Now: {value}. Another figure revises it." }
    figures_since(by: &str, period: &str) { "{by} siden {period}" "{by} since {period}" }
    figures_saved_one(month: &str) { "1 tal for {month} gemt" "1 figure of {month} saved" }
    figures_saved(n: &str, month: &str) { "{n} tal for {month} gemt" "{n} figures of {month} saved" }
    figures_saved_months(n: &str, months: &str) { "{n} tal for {months} måneder gemt" "{n} figures of {months} months saved" }
}
