//! Recommendations and initiatives: their pane, and what the verbs on records say that they did.

use super::texts;

texts! {
    many_records_set_to(n: usize, what: &str) { "{n} markerede: {what}" "{n} marked: {what}" }
    but_not(name: &str, why: &str) { "{name} ikke: {why}" "not {name}: {why}" }
    nothing_done(why: &str) { "{why}; intet er ændret." "{why}; nothing was changed." }
    put_to(state: &str) { "sat til {state}" "set to {state}" }
    confirmed_done() { "bekræftet gennemført" "confirmed done" }
    deadline_is(when: &str) { "frist {when}" "deadline {when}" }
    deadline_none() { "uden frist" "without a deadline" }
    moved_to_day(when: &str) { "flyttet til {when}" "moved to {when}" }
    weight_is(weight: u8) { "vægt {weight}" "weight {weight}" }
    weight_none() { "uden vægt" "without a weight" }
    no_weight() { "ingen vægt" "no weight" }
    put_first() { "sat først af udvalget" "put first by the committee" }
    tied_to(key: &str) { "knyttet til {key}" "linked to {key}" }
    untied_from(key: &str) { "ikke længere knyttet til {key}" "no longer linked to {key}" }
    tied_already(what: &str) { "{what} (knyttet)" "{what} (linked)" }
    ask_status_now(state: &str) { "status, nu {state}:" "status, now {state}:" }
    by_whom(state: &str, who: &str) { "{state} af {who}" "{state} by {who}" }
    not_of_a_meeting() { "Et møde har ikke det; brug status, ny dato eller bemærkning" "A meeting has no such thing; use status, new date or remark" }
    not_of_this() { "Det kan ikke gøres her" "That cannot be done here" }

    recommendations_done(done: &str, all: &str, overdue: &str) { "{done} af {all} gennemført · {overdue} overskredet" "{done} of {all} confirmed done · {overdue} overdue" }
    recommendations_done_short(done: &str, all: &str, overdue: &str) { "{done} af {all} · {overdue} overskredet" "{done} of {all} · {overdue} overdue" }
    done_of(done: &str, all: &str) { "{done} af {all} gennemført" "{done} of {all} confirmed done" }
    column_recommendation() { "Anbefaling" "Recommendation" }
    column_recommendation_of(analyses: &str, initiatives: &str) { "Anbefaling · {analyses} analyser · {initiatives} indsatser" "Recommendation · {analyses} reports · {initiatives} initiatives" }
    column_stance() { "Udv." "Com." }
    column_status() { "Status" "Status" }
    column_weight() { "Vægt" "Wt." }
    column_deadline() { "Frist" "Deadline" }
    column_moved() { "Flyttet" "Moved" }
    column_news() { "Nyt" "News" }
    in_part() { "delvis" "partly" }
    moved_first(moved: &str, first: &str) { "{moved}, først {first}" "{moved}, first {first}" }
    group_overdue() { "Overskredet" "Overdue" }
    group_soon() { "Frist inden for 14 dage" "Due within 14 days" }
    group_reported() { "Meldt færdig, venter på bekræftelse" "Reported done, waiting for confirmation" }
    group_no_analysis() { "Uden analyse" "Without a report" }
    group_initiatives() { "Indsatser" "Initiatives" }
    sorted_by(by: &str) { "Alle efter {by}" "All by {by}" }
    by_deadline() { "frist" "deadline" }
    by_owner() { "ansvarlig" "owner" }
    by_status() { "status" "status" }
    by_weight() { "vægt" "weight" }
    by_news() { "seneste nyt" "last news" }
    by_analysis() { "analyse" "report" }
    sort_when_open() { "Hjemme står det, der haster, altid først; Enter åbner hele listen, og den kan sorteres." "At home what is urgent always comes first; Enter opens the whole list, which can be sorted." }
    without_initiative(n: &str) { "{n} vedtagne uden indsats" "{n} adopted without an initiative" }
    no_recommendations() { "Her er ingen anbefalinger endnu." "There are no recommendations yet." }
    no_recommendations_how(key: &str, menu: &str) { "{key} skriver en ind; {menu} »indlæs« henter dem fra et regneark." "{key} writes one; {menu} “import” brings them from a spreadsheet." }
    nothing_waits() { "Intet er overskredet, og ingen frist er nær." "Nothing is overdue and no deadline is near." }
    nothing_of_yours_waits() { "Intet af dit er overskredet. m viser alle." "Nothing of yours is overdue. m shows all." }
    none_of_yours() { "Du er ikke ansvarlig for nogen anbefaling. m viser alle." "You are not responsible for any recommendation. m shows all." }
    recommendation_title(key: &str) { "Anbefalinger › {key}" "Recommendations › {key}" }
    place_of(n: &str, all: &str) { "{n} af {all}" "{n} of {all}" }
    an_initiative() { "indsats" "initiative" }
    no_initiative() { "ingen indsats" "no initiative" }
    no_initiative_gap() { "ingen indsats, og udvalget har vedtaget den" "no initiative, though the committee adopted it" }
    no_links() { "ingen anbefaling" "no recommendation" }
    no_target() { "intet måltal" "no target" }
    waits_for_another() { "venter på, at en anden bekræfter" "waiting for another person to confirm" }
    confirmed_by(who: &str, when: &str) { "bekræftet af {who} {when}" "confirmed by {who} {when}" }
    reported_by(who: &str, when: &str) { "meldt færdig af {who} {when}" "reported done by {who} {when}" }
    is_over() { "over" "over" }
    without_an_initiative() { "uden indsats" "without an initiative" }
    has_changed() { "ændret" "changed" }
    you_stand_in(who: &str, until: &str) { "du er vikar for {who} til {until}" "you stand in for {who} until {until}" }
    is_overdue() { "overskredet" "overdue" }
    move_line(day: &str, who: &str, old: &str, new: &str) { "{day} {who}: {old} → {new}" "{day} {who}: {old} → {new}" }
    taken_away() { "fjernet" "taken away" }
    label_initiatives() { "Indsatser" "Initiatives" }
    label_carries_out() { "Udfører" "Carries out" }
    label_targets() { "Måltal" "Targets" }
    label_since(meeting: &str) { "Siden {meeting}" "Since {meeting}" }
    label_remarks() { "Bemærkninger" "Remarks" }
    label_put_first() { "Sat først" "Put first" }
    remark_since() { "ny bemærkning" "new remark" }
    example_record() { "eksempel; ikke Analyseenhedens egen tekst" "example; not the analysis unit's own text" }
    read_more(n: usize) { "▼ {n} linjer mere · Enter" "▼ {n} more lines · Enter" }
}
