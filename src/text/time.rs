//! Seeing the board as it was known on a day, saved views, and the plain page.

use super::texts;

texts! {
    views_title() { "Gemte visninger" "Saved views" }
    views_keys() { "Enter vis   Delete slet   Ctrl-Z fortryd   Esc tilbage   F10 menu" "Enter show   Delete delete   Ctrl-Z undo   Esc back   F10 menu" }
    views_none() { "Her er ingen gemte visninger endnu." "There are no saved views yet." }
    views_none_how() { "Filtrér en rude (F4), og vælg så »gem visning« i menuen (F10)." "Filter a pane (F4), then choose “save view” in the menu (F10)." }
    view_name() { "Gem visningen som:" "Save the view as:" }
    view_needs_name() { "Skriv et kort navn til visningen." "Write a short name for the view." }
    view_needs_filter(key: &str) { "Her er intet filter at gemme; {key} filtrerer først." "There is no filter to save here; {key} filters first." }
    view_saved(name: &str, key: &str) { "Visningen »{name}« er gemt · {key} viser den" "The view “{name}” is saved · {key} shows it" }
    plain_below(n: &str) { "{n} linjer mere" "{n} more lines" }
    plain_keys(key: &str) { "↑↓ PgDn rul   {key} eller Esc tilbage" "↑↓ PgDn scroll   {key} or Esc back" }
    plain_nothing(pane: &str) { "{pane}: her er intet at læse op endnu." "{pane}: there is nothing to read out yet." }
    plain_provisional() { "foreløbigt" "provisional" }
    plain_owner(who: &str) { "Ansvarlig: {who}" "Owner: {who}" }
    records_title() { "Kommunen, kolleger og indikatorer" "Municipality, colleagues and indicators" }
    records_none(key: &str) { "ingen endnu; {key} skriver den første" "none yet; {key} writes the first" }
    setting_place() { "kommunens navn" "municipality's name" }
    place_unwritten(key: &str) { "ikke skrevet endnu; {key} skriver det" "not written yet; {key} writes it" }
    records_keys() { "Enter ret  Ctrl-N ny af samme slags  Delete slet  h historik  Esc tilbage" "Enter edit  Ctrl-N new of that sort  Delete delete  h history  Esc back" }
    stands_in(who: &str, of: &str, until: &str) { "{who} for {of} til {until}" "{who} for {of} until {until}" }
}
