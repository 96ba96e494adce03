//! What went wrong: what happened, what was kept, what to do.

use super::texts;

texts! {
    caps_lock() { "Caps Lock er slået til" "Caps Lock is on" }
    paste_with_shift() { "Shift-Insert indsætter fra Windows" "Shift-Insert pastes from Windows" }
    quit_with() { "Ctrl-Q afslutter" "Ctrl-Q quits" }
    looked_like_paste() { "Det lignede en indsat tekst og blev ikke brugt. F10, »indsæt«, tager imod den." "That looked like a pasted text and was not used. F10, “paste”, takes it." }
    paste_not_here() { "Her kan der ikke indsættes tekst; Ctrl-N laver et nyt forslag." "Text cannot be pasted here; Ctrl-N makes a new proposal." }
    paste_from_menu() { "Her kan der ikke indsættes. F10, »indsæt«, tager imod regneark, mail og tekst." "Nothing can be pasted here. F10, “paste”, takes cells, mails and text." }
    pasted_cleaned_of_one() { "1 usynligt tegn er taget ud af det indsatte" "1 invisible character was taken out of the paste" }
    pasted_cleaned_of_many(n: u32) { "{n} usynlige tegn er taget ud af det indsatte" "{n} invisible characters were taken out of the paste" }
    key_unused(key: &str) { "{key} bruges ikke her; F1 viser tasterne" "{key} is not used here; F1 shows the keys" }
    not_drawn_yet(key: &str) { "{key} blev ikke brugt: det næste var ikke vist endnu" "{key} was not used: the next one was not on screen yet" }
    nothing_under_cursor() { "Der står ikke noget under markøren." "There is nothing under the cursor." }
    status_elsewhere() { "Status hører til anbefalinger, indsatser og møder; et forslag får en vurdering." "Status belongs to recommendations, initiatives and meetings; a proposal gets a verdict." }
    stance_elsewhere() { "Brug u: udvalgets beslutning om forslaget." "Use u: the committee's decision on the proposal." }
    what_if_elsewhere() { "Hvad nu hvis hører til Mål." "What if belongs to Targets." }
    conflict(key: &str, field: &str, who: &str, when: &str, theirs: &str, mine: &str) {
        "{key} {field}: {who} skrev »{theirs}« {when}; dit »{mine}« er ikke gemt"
        "{key} {field}: {who} wrote “{theirs}” {when}; your “{mine}” is not saved"
    }
    conflict_gone(key: &str, who: &str, when: &str) {
        "{key} er slettet af {who} {when}; din ændring er ikke gemt" "{key} was deleted by {who} {when}; your change is not saved"
    }
    conflict_rest(saved: usize, first: &str, more: usize) {
        "{saved} gemt; {first} (og {more} til)" "{saved} saved; {first} (and {more} more)"
    }
    undo_lost(key: &str) { "Kan ikke fortrydes: {key} er fjernet uden om loggen" "Cannot be undone: {key} was removed behind the log’s back" }
    undo_blocked(key: &str, field: &str, who: &str, when: &str) {
        "Kan ikke fortrydes: {who} har ændret {field} på {key} {when}"
        "Cannot be undone: {who} changed {field} on {key} {when}"
    }
    failed_busy() { "Filen har været låst i 5 sekunder; intet er gemt endnu. Prøv igen." "The file has been locked for 5 seconds; nothing is saved yet. Try again." }
    failed_full() { "Disken er fuld; intet er gemt. Din tekst er her stadig. Giv plads og prøv igen." "The disk is full; nothing is saved. Your text is still here. Make room and try again." }
    failed_read_only() { "Du kan kun læse her; intet er ændret." "You can only read here; nothing was changed." }
    failed_newer() { "Filen er lavet af en nyere Tavle; denne session kan kun læse. Din kladde er gemt." "The file belongs to a newer Tavle; this session can only read. Your draft is kept." }
    failed_no_such(key: &str) { "Der er intet med nummer {key}; intet er ændret." "There is nothing with number {key}; nothing was changed." }
    failed_invalid(field: &str, value: &str) { "»{value}« kan ikke stå i feltet {field}; intet er ændret." "“{value}” does not fit the field {field}; nothing was changed." }
    failed_taken(key: &str) {
        "Nummeret {key} er brugt. Vælg et andet; intet er gemt."
        "The number {key} is taken. Choose another; nothing was saved."
    }
    failed_fits(field: &str, value: &str) { "{field}: »{value}« passer ikke her." "{field}: “{value}” does not fit here." }
    looks_like_cpr(masked: &str) { "{masked} ligner et personnummer" "{masked} looks like a personal number" }
    look_like_cpr(masked: &str) { "{masked} ligner personnumre" "{masked} look like personal numbers" }
    something_looks_like_cpr() { "Noget i teksten ligner et personnummer" "Something in the text looks like a personal number" }
    no_cpr() { "ikke et CPR-nummer: gem, og spørg ikke igen" "not a CPR number: save, and do not ask again" }
    no_cpr_value(who: &str) { "ikke et CPR-nummer ({who})" "not a CPR number ({who})" }
    no_cpr_named() { "»ikke et CPR-nummer«" "“not a CPR number”" }
    no_cpr_said() { "ikke et CPR-nummer" "not a CPR number" }
    enter_saves_or_correct() { "Enter gemmer   Esc tilbage til teksten for at rette det" "Enter saves   Esc back to the text to correct it" }
    failed_other(cause: &str) { "Det lykkedes ikke: {cause}. Intet er ændret." "It did not work: {cause}. Nothing was changed." }
    stopped() { "Lageret er gået i stå; din kladde er gemt. Afslut og start igen." "The store has stopped; your draft is kept. Quit and start again." }
}

/// How many invisible characters were taken out of what was pasted.
pub fn pasted_cleaned(lang: super::Lang, n: u32) -> String {
    if n == 1 { pasted_cleaned_of_one(lang) } else { pasted_cleaned_of_many(lang, n) }
}
