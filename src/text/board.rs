//! Titles, headings, counts and what was just done.

use super::texts;

texts! {
    program_title(place: &str) { "Tavle · {place}" "Tavle · {place}" }
    example_mark() { "(eksempel)" "(example)" }
    colleagues(n: usize) { "{n} inde" "{n} in" }
    judge_title() { "Forslag › vurdér nye" "Proposals › judge new" }
    view_title(group: &str) { "Forslag › {group}" "Proposals › {group}" }
    left_today(left: &str, today: &str) { "{left} tilbage · {today} i dag" "{left} left · {today} today" }
    left_judged_today(left: &str, today: &str) { "{left} tilbage · {today} vurderet i dag" "{left} left · {today} judged today" }
    sends_nothing() { "Tavle sender intet" "Tavle sends nothing" }
    sends_nothing_long() { "Vurderingen er forvaltningens. Tavle sender intet." "The verdict is the administration's. Tavle sends nothing." }
    oldest_first(n: &str) { "{n} forslag · ældste først" "{n} proposals · oldest first" }
    marked_verdict(n: usize) { "{n} markeret: din vurdering" "{n} marked: your verdict" }
    your_verdict() { "Din vurdering" "Your verdict" }
    alike() { "Ligner" "Similar" }
    already() { "Gør vi" "We do" }
    already_long() { "Gør vi det allerede?" "Do we already do it?" }
    shared(words: &str) { "fælles: {words}" "both: {words}" }
    about() { "Vedrører" "About" }
    remark() { "Bemærkning" "Remark" }
    next() { "Næste" "Next" }
    just_judged() { "Lige vurderet" "Just judged" }
    asks_before() { "… spørger om mere, før noget gemmes" "… asks for more before anything is saved" }
    more_lines(n: usize) { "▼ {n} linjer mere · PgDn" "▼ {n} more lines · PgDn" }
    one_more_line() { "▼ 1 linje mere · PgDn" "▼ 1 more line · PgDn" }
    lines_above(n: usize) { "▲ {n} linjer ovenfor · PgUp" "▲ {n} lines above · PgUp" }
    others(n: &str) { "{n} andre" "{n} others" }
    received(when: &str) { "modtaget {when}" "received {when}" }
    stand(stand: &str) { "stand {stand}" "stand {stand}" }
    by(when: &str) { "inden {when}" "by {when}" }
    partly_in_full() { "delvist imødekommet …" "partly accepted …" }
    without_judging() { "uden at vurdere" "without judging" }
    read_on() { "læs videre" "read on" }
    switch() { "skift" "move" }
    may_be_shown() { "må vises" "may be shown" }
    hidden() { "må ikke vises" "not to be shown" }
    merged_with(key: &str) { "lagt sammen med {key}" "merged into {key}" }
    holds(keys: &str) { "{keys} er lagt sammen med dette" "{keys} merged into this one" }
    on_hold_until(when: &str) { "på vent til {when}" "on hold until {when}" }
    forwarded_to(whom: &str) { "videresendt til {whom}" "passed on to {whom}" }
    committee_meeting(date: &str) { "udvalg {date}" "committee {date}" }
    other_meeting(kind: &str, date: &str) { "{kind} {date}" "{kind} {date}" }
    decided(date: &str) { "besluttet {date}" "decided {date}" }
    new_of_week(new: &str, due: &str) { "{new} nye · {due} svar har frist denne uge" "{new} new · {due} answers due this week" }
    new_of_week_short(new: &str, due: &str) { "{new} nye · {due} har svarfrist" "{new} new · {due} due" }
    new_only(new: &str) { "{new} nye" "{new} new" }
    footer_counts(new: &str, held: &str, unanswered: &str, answered: &str) {
        "{new} nye   {held} på vent   {unanswered} vurderet uden svar   {answered} besvaret"
        "{new} new   {held} on hold   {unanswered} judged, unanswered   {answered} answered"
    }
    column_number() { "Nr." "No." }
    column_proposal() { "Forslag" "Proposal" }
    column_channel() { "Kanal" "Channel" }
    column_owner() { "Ans." "Own." }
    column_due() { "Svar inden" "Answer by" }
    column_verdict() { "Vurdering" "Verdict" }
    only_mine() { "kun mine" "only mine" }
    filter_prompt() { "Filtrér:" "Filter:" }
    filter_found(n: &str, of: &str) { "{n} af {of}" "{n} of {of}" }
    filter_searching(n: &str) { "{n} indtil nu …" "{n} so far …" }
    too_many_marked(most: &str) { "Højst {most} ad gangen; filtrér listen først." "At most {most} at a time; filter the list first." }
    one_at_a_time() { "Det gøres ét forslag ad gangen; Esc fjerner markeringen." "One proposal at a time for this; Esc takes the marks away." }
    mark_all_when_open(open: &str, all: &str) { "Her står kun de øverste; {open} åbner listen, og dér markerer {all} alle." "Only the top ones stand here; {open} opens the list, and there {all} marks all." }
    marked(n: usize) { "{n} markeret" "{n} marked" }
    empty_inbox() { "Her er ingen forslag endnu." "There are no proposals yet." }
    empty_inbox_how(new: &str, menu: &str) { "{new} skriver et ind; {menu} »indlæs« henter en fil, »indsæt« tager en mail." "{new} writes one; {menu} “import” brings a file, “paste” takes a mail." }
    empty_filter() { "Intet passer på filteret. Esc fjerner det." "Nothing matches the filter. Esc removes it." }
    empty_mine() { "Du er ikke ansvarlig for nogen forslag. m viser alle." "You are not responsible for any proposal. m shows all." }
    all_judged() { "Alle forslag i bunken er vurderet." "All proposals of the pile are judged." }
    all_judged_how() { "Esc går tilbage til listen. ↑ viser det sidste igen." "Esc goes back to the list. ↑ shows the last one again." }
    reading() { "Henter …" "Reading …" }
    pane_not_here(name: &str) { "{name} er ikke med i denne udgave endnu; 3 er Forslag." "{name} is not in this version yet; 3 is Proposals." }
    other_panes_not_here() { "De andre ruder er ikke med i denne udgave endnu." "The other panes are not in this version yet." }
    not_here(what: &str) { "{what} er ikke med i denne udgave endnu." "{what} is not in this version yet." }
    no_text() { "(ingen tekst)" "(no text)" }
    supporters(n: &str) { "{n} støtter" "{n} supporters" }
    set_to(key: &str, what: &str) { "{key} {what}" "{key} {what}" }
    many_set_to(n: usize, what: &str) { "{n} forslag {what}" "{n} proposals {what}" }
    more_set_to(n: usize, what: &str) { "over {n} forslag {what}" "more than {n} proposals {what}" }
    can_undo() { "Ctrl-Z fortryder" "Ctrl-Z undoes" }
    can_fetch_back() { "Ctrl-Z henter den tilbage hertil" "Ctrl-Z brings it back here" }
    undone(what: &str) { "Fortrudt: {what} · Ctrl-Y gendanner" "Undone: {what} · Ctrl-Y redoes" }
    redone(what: &str) { "Gendannet: {what} · Ctrl-Z fortryder" "Redone: {what} · Ctrl-Z undoes" }
    nothing_to_undo() { "Du har intet at fortryde her." "You have nothing to undo here." }
    nothing_to_redo() { "Du har intet at gendanne." "You have nothing to redo." }
    nothing_changed() { "Det stod der allerede; intet er ændret." "It already said so; nothing was changed." }
    waiting_for_lock() { "Filen er låst af en anden lige nu; din ændring venter og bliver gemt." "The file is locked by someone else right now; your change waits and will be saved." }
    erased_for_good() { "Taget ud, og teksten er slettet for altid" "Taken out, and the text is erased for good" }
    erased_but_copy() { "den står endnu i 1 kopi" "it still stands in 1 copy" }
    erased_but_copies(n: usize) { "den står endnu i {n} kopier" "it still stands in {n} copies" }
    erased_but_notes(keys: &str) { "måske også i {keys}" "perhaps also in {keys}" }
    erased_but_read() { "en anden har den endnu åben" "someone still has it open" }
    deleted() { "slettet" "deleted" }
    created() { "oprettet" "created" }
    changed_text() { "rettet" "edited" }
    remark_saved() { "har fået en bemærkning" "has got a remark" }
    owner_is(who: &str) { "ansvarlig {who}" "owner {who}" }
    owner_none() { "uden ansvarlig" "without an owner" }
    due_is(when: &str) { "svar inden {when}" "answer by {when}" }
    due_none() { "uden svarfrist" "without a due day" }
    committee_said(what: &str) { "udvalget: {what}" "committee: {what}" }
    answer_is(what: &str) { "svar: {what}" "answer: {what}" }
    about_added(key: &str) { "vedrører {key}" "is about {key}" }
    about_removed(key: &str) { "vedrører ikke længere {key}" "is no longer about {key}" }
    split_into(from: &str, key: &str) { "{from} delt: nyt forslag {key}" "{from} split: new proposal {key}" }
    who_are_you() { "Hvem er du?" "Who are you?" }
    who_are_you_why() {
        "Tavle viser dine egne sager først og skriver dine initialer ved det, du gør."
        "Tavle shows your own records first and writes your initials beside what you do."
    }
    who_new() { "en anden: skriv initialer og navn, f.eks. HL Hanne Larsen" "someone else: type initials and name, e.g. HL Hanne Larsen" }
    who_first() { "skriv dine initialer og dit navn, f.eks. HL Hanne Larsen" "type your initials and your name, e.g. HL Hanne Larsen" }
    who_is(name: &str, initials: &str) { "Enter: du er {name} ({initials})" "Enter: you are {name} ({initials})" }
    who_makes(name: &str, initials: &str) { "Enter skriver dig ind som {name} med initialerne {initials}" "Enter writes you in as {name} with the initials {initials}" }
    who_unclear() { "initialer, et mellemrum og navnet" "initials, a blank and the name" }
    who_first_keys() { "Enter det er mig   Esc spørg en anden gang" "Enter that is me   Esc ask another time" }
    who_keys() { "↑↓ vælg   Enter det er mig   Esc spørg en anden gang" "↑↓ choose   Enter that is me   Esc ask another time" }
    welcome(who: &str) { "Velkommen, {who}. F1 viser tasterne, F10 alt det andet." "Welcome, {who}. F1 shows the keys, F10 everything else." }
    welcome_to_new(who: &str, menu: &str) { "Velkommen, {who}. Filen er ny: begynd i menuen ({menu}) med »kommunen«." "Welcome, {who}. The file is new: begin in the menu ({menu}) with “municipality”." }
    now_and_before(field: &str, now: &str, before: &str) { "{field}: {now} (før {before})" "{field}: {now} (was {before})" }
    moved_since_day(day: &str) { "siden {day}" "since {day}" }
    offered(names: &str) { "der er tal til: {names}" "there are figures of: {names}" }
    offered_one(name: &str) { "der er tal til {name}" "there are figures of {name}" }
    offered_not(names: &str) { "der er ingen tal til det; der er tal til: {names}" "there are no figures of it; there are of: {names}" }
    card_initials() { "Initialer" "Initials" }
    card_setting() { "Indstilling" "Setting" }
    card_key() { "Nummer" "Number" }
    card_reason() { "Hvorfor" "Why" }
    card_needs_key() { "Skriv et nummer, f.eks. A3-09." "Give it a number, such as A3-09." }
    card_needs_title() { "Skriv, hvad det hedder." "Write what it is called." }
    card_needs_figure() { "Skriv et tal, eller hvorfor der ikke er noget." "Write a figure, or why there is none." }
    card_override_needs() {
        "Et lys, der er sat i hånden, skal have en begrundelse og en slutdato."
        "A light that is set by hand needs a reason and an end date."
    }
    yes_or_no() { "ja · nej" "yes · no" }
    as_one_says_a_date() { "f.eks. uge 24, 3. kvartal, 15/6, hele 2020" "such as week 24, Q3, 15 June, all of 2020" }
    as_one_writes_a_day() { "f.eks. 15/6 2020" "such as 15 June 2020" }
    as_one_writes_a_period() { "f.eks. marts 2020, 2020M03, 4. kvartal 2019" "such as March 2020, 2020M03, 2019Q4" }
    card_edit(key: &str) { "Ret {key}" "Edit {key}" }
    card_answer(key: &str) { "Svar på {key}" "Answer to {key}" }
    card_keys() { "Ctrl-S gem   Tab næste felt   Esc tilbage, kladden bliver" "Ctrl-S save   Tab next field   Esc back, the draft stays" }
    draft_kept() { "Kladden er gemt; samme tast henter den frem igen." "The draft is kept; the same key brings it back." }
    draft_back(when: &str) { "Din kladde fra {when} er hentet frem; Ctrl-S gemmer den." "Your draft from {when} is back; Ctrl-S saves it." }
    draft_not_kept() { "kladden er kun her på skærmen" "the draft is only here on the screen" }
    drafts_full() { "Disken er fuld: kladden er ikke skrevet. Teksten står her stadig, og der prøves igen." "The disk is full: the draft is not written. The text is still here, and it is tried again." }
    drafts_locked() { "Kladden kan ikke skrives lige nu. Teksten står her stadig, og der prøves igen." "The draft cannot be written just now. The text is still here, and it is tried again." }
    drafts_kept_again() { "Kladden er skrevet nu; intet gik tabt." "The draft is written now; nothing was lost." }
    draft_saved(when: &str) { "kladde, gemt {when}" "draft, saved {when}" }
    nothing_saved_yet() { "Intet er gemt endnu." "Nothing is saved yet." }
    help_title() { "Hjælp" "Help" }
    help_keys() { "Skriv for at finde · ↑↓ PgDn rul · Esc tilbage" "Type to find · ↑↓ PgDn scroll · Esc back" }
    menu_title() { "Menu" "Menu" }
    menu_keys() { "Skriv for at finde, også et nummer som F-0412 · Enter gør det · Esc tilbage" "Type to find, a number such as F-0412 too · Enter does it · Esc back" }
    menu_goto(key: &str) { "gå til {key}" "go to {key}" }
    menu_nothing() { "Intet passer." "Nothing matches." }
    history_title(key: &str) { "Historik for {key}" "History of {key}" }
    history_keys() { "↑↓ PgDn rul · Esc tilbage" "↑↓ PgDn scroll · Esc back" }
    taken_over() {
        "En nyere session har taget over. Alt er gemt. Enter tilbage, Ctrl-Q afslutter"
        "A newer session has taken over. All is saved. Enter: back here, Ctrl-Q quits"
    }
    took_over(when: &str) { "Din session fra {when} er flyttet hertil." "Your session from {when} has moved here." }
    was_undone() { "fortrudt siden" "undone since" }
    takes_back() { "fortryder en tidligere ændring" "takes back an earlier change" }
    lost() { "fjernet uden om loggen" "removed behind the log’s back" }
    erased() { "slettet af hensyn til personoplysninger" "erased to protect personal data" }
    card_needs_text() { "Skriv en overskrift eller en tekst." "Write a title or a text." }
    yes() { "ja" "yes" }
    no() { "nej" "no" }
    drafts_waiting(when: &str) { "Der venter en kladde fra {when}; åbn det, den hører til, så er den der." "A draft from {when} waits; open what it belongs to and it is there." }
    draft_waits_in(what: &str, when: &str) { "Åbn {what}: der venter en kladde fra {when}." "Open {what}: a draft from {when} waits there." }
    new_note_of(meeting: &str) { "et nyt notat til {meeting}" "a new note of {meeting}" }
    cannot_suspend() { "Der er ingen kommandolinje at gå til her." "There is no shell to go to here." }
    panicked(path: &str) { "Tavle er gået ned. Din kladde er gemt. Rapporten ligger i {path}" "Tavle has crashed. Your draft is kept. The report is in {path}" }
    read_only() { "Kun til at læse" "Read only" }
    too_small() { "Vinduet er for lille" "Window too small" }
    all_saved() { "Alt er gemt. Du kan bare lukke vinduet." "Everything is saved. You can just close the window." }
    copied(n: usize) { "{n} tegn er sendt til terminalens udklipsholder" "{n} characters sent to the terminal's clipboard" }
    and_more(n: usize) { "… {n} til" "… {n} more" }
}
