//! The monthly round of new figures.

use super::texts;

texts! {
    round_title(day: &str) { "Nye tal fra {day}" "New figures of {day}" }
    round_open(n: &str, of: &str) { "{n} af {of} at se på" "{n} of {of} to look at" }
    round_done() { "alt er set" "all is looked at" }
    round_none() { "Der er ikke læst tal ind endnu." "No figures have been imported yet." }
    round_nothing() { "Tallene har ikke flyttet noget." "The figures have moved nothing." }
    round_keys(key: &str, mark: &str, remark: &str) {
        "{key} intet at bemærke  {mark} markér  Enter åbn, så {remark} bemærk  Esc tilbage"
        "{key} nothing to say  {mark} mark  Enter open, then {remark} remark  Esc back"
    }
    round_lights() { "Lyset er skiftet" "The light has changed" }
    round_revised() { "Ændret bagud" "Revised" }
    round_new() { "Nye tal" "New figures" }
    round_missing() { "Mangler" "Missing" }
    round_broken() { "Hul i serien" "Hole in the series" }
    round_loose() { "Tal, intet mål i år spørger til" "Figures that no target this year asks for" }
    round_handled() { "Set" "Looked at" }
    round_from_to(old: &str, new: &str) { "{old} → {new}" "{old} → {new}" }
    round_one_revision(period: &str, old: &str, new: &str, by: &str, back: &str) {
        "{period} ændret {old} → {new} ({by}), {back} md. tilbage"
        "{period} revised {old} → {new} ({by}), {back} mo. back"
    }
    round_revisions(n: &str, back: &str, period: &str, old: &str, new: &str, by: &str) {
        "{n} tal ændret op til {back} md. tilbage, mest {period}: {old} → {new} ({by})"
        "{n} figures revised up to {back} mo. back, most {period}: {old} → {new} ({by})"
    }
    round_one_new(period: &str, value: &str) { "nyt: {period} {value}" "new: {period} {value}" }
    round_news(n: &str, period: &str, value: &str) { "{n} nye, senest {period} {value}" "{n} new, latest {period} {value}" }
    round_lacks(period: &str) { "{period} mangler" "{period} is missing" }
    round_one_hole(period: &str) { "hul i serien: {period}" "hole in the series: {period}" }
    round_holes(n: &str, period: &str) { "{n} huller i serien, det første {period}" "{n} holes in the series, the first {period}" }
    round_counts(new: &str, revised: &str) { "nye: {new} · ændret: {revised}" "new: {new} · revised: {revised}" }
    round_count_new(new: &str) { "nye: {new}" "new: {new}" }
    round_count_revised(revised: &str) { "ændret: {revised}" "revised: {revised}" }
    round_offer(key: &str) { "{key} viser, hvad tallene har flyttet: lyset, det, der er ændret bagud, og det, der mangler." "{key} shows what the figures have moved: the lights, what was revised and what is missing." }
    round_offer_cli() { "»tavle report round« viser, hvad tallene har flyttet." "“tavle report round” shows what the figures have moved." }
    nothing_to_say() { "Intet at bemærke" "Nothing to say" }
    round_looked_at(key: &str) { "{key}: intet at bemærke" "{key}: nothing to say" }
    round_several_looked_at(n: &str) { "{n} rækker: intet at bemærke" "{n} rows: nothing to say" }
    round_is_handled(key: &str) { "{key} er set allerede" "{key} is looked at already" }
}
