//! The words of the wall on the screen; what it shares with the paper stands in `paper`.

use super::{Both, both, plural, texts};

/// What the big screen can be, by number: for citizens and for the team, shown here, led from here, following another.
pub const SHOWS: [Both; 6] = [
    both("offentlig", "public"),
    both("team", "team"),
    both("led offentlig", "lead public"),
    both("led team", "lead team"),
    both("følg offentlig", "follow public"),
    both("følg team", "follow team"),
];
/// What each of them means.
pub const SHOWS_MEAN: [Both; 6] = [
    both(
        "offentlig: ingen initialer, kun besluttet og bekræftet",
        "public: no initials, only decided and confirmed",
    ),
    both("team: tavlemøde med initialer og numre", "team: board meeting with initials and numbers"),
    both(
        "offentlig på en anden skærm; næste side og noter her",
        "public on another screen; next page and notes here",
    ),
    both(
        "tavlemøde på en anden skærm; næste side og noter her",
        "board meeting on another screen; next page and notes here",
    ),
    both("viser det, en kollega leder for offentligheden", "shows what a colleague leads for the public"),
    both("viser det tavlemøde, en kollega leder", "shows the board meeting that a colleague leads"),
];
/// What a stroke of the bar stands for, where it is one recommendation.
pub const ONE_EACH: Both = both("hver streg er én anbefaling", "each stroke is one recommendation");
/// The last group of the bar where there is little room.
pub const RESTING_SHORT: Both = both("i bero m.m.", "paused etc.");
/// How many proposals are behind a work.
pub const BEHIND: Both = both("Forslag", "Proposals");

/// `12 forslag`
pub fn so_many_behind(lang: super::Lang, n: usize) -> String {
    format!("{n} {}", both("forslag", plural(n, "proposal", "proposals")).of(lang))
}

texts! {
    ask_audience() { "storskærm for hvem? (skifter selv: 1 20 er hvert 20. sekund)" "big screen for whom? (turns by itself: 1 20 is every 20 seconds)" }
    shown_every(audience: &str, seconds: u64) { "{audience} · skifter side hvert {seconds}. sekund" "{audience} · turns every {seconds} seconds" }
    every_needs_seconds() { "skriv 1 eller 2, og måske sekunder mellem siderne, f.eks. 1 20" "type 1 or 2, and perhaps seconds between pages, such as 1 20" }
    jobcentre(place: &str) { "Jobcenter {place}" "Jobcenter {place}" }
    page_of(n: usize, all: usize) { "{n} af {all}" "{n} of {all}" }
    side_of_all(n: usize, all: usize) { "side {n} af {all}" "page {n} of {all}" }
    held_page(page: &str) { "står stille · {page}" "held · {page}" }
    updated(day: &str) { "Opdateret {day}" "Updated {day}" }
    known_then(day: &str) { "Som vi vidste det {day}" "As we knew it on {day}" }
    done_needs_two() { "gennemført betyder, at to har bekræftet det" "carried out means that two people have confirmed it" }
    many_each(n: usize) { "hver streg er {n} anbefalinger" "each stroke is {n} recommendations" }
    decided_of_them(n: usize) { "{n} er behandlet af udvalget" "{n} decided by the committee" }
    none_decided() { "Udvalget har ikke behandlet dem endnu." "The committee has not decided on them yet." }
    adopted(n: usize) { "{n} vedtaget" "{n} adopted" }
    partly_adopted(n: usize) { "{n} delvist" "{n} in part" }
    not_adopted(n: usize) { "{n} ikke vedtaget" "{n} not adopted" }
    and_more_lines(n: usize) { "… og {n} linjer mere i notatet" "… and {n} more lines in the note" }
    and_more(n: usize) { "… og {n} mere" "… and {n} more" }
    board_meeting_on(day: &str, week: &str) { "TAVLEMØDE {day} · {week}" "BOARD MEETING {day} · {week}" }
    more_rows(n: usize) { "▼ {n} flere: ↓" "▼ {n} more: ↓" }
    rows_before(n: usize) { "▲ {n} før: ↑" "▲ {n} before: ↑" }
    choose_row() { "vælg" "choose" }
    nothing_here() { "Intet her. Godt gået." "Nothing here. Well done." }
    ask_leave() { "Forlad storskærmen? Enter forlader · Esc bliver" "Leave the big screen? Enter leaves · Esc stays" }
    ask_end_meeting() { "Slut tavlemødet? Enter slutter og skriver notatet · Esc bliver" "End the board meeting? Enter ends it and writes the note · Esc stays" }
    then_next(key: &str) { "{key} næste" "{key} next" }
    which_meeting(planned: &str, new: &str) { "Hvilket tavlemøde holdes? {planned}  {new} et nyt i dag  Esc intet" "Which board meeting is held? {planned}  {new} a new one today  Esc none" }
    meeting_is_today() { "Tavlemødet er i dag" "The board meeting is today" }
    you_lead(audience: &str) { "Du leder storskærmen: {audience}" "You lead the big screen: {audience}" }
    it_is_black() { "SORT" "BLACK" }
    now_label() { "Nu" "Now" }
    next_label() { "Næste" "Next" }
    last_page() { "(sidste side)" "(the last page)" }
    only_here(meeting: &str) { "Kun her · notat til {meeting}" "Only here · note of {meeting}" }
    only_here_no_meeting() { "Kun her · intet kommende møde har et notat" "Only here · no coming meeting has a note" }
    no_note_yet() { "Der er intet notat til mødet endnu; det skrives under 4 Møder." "The meeting has no note yet; it is written under 4 Meetings." }
    another_leads(who: &str) { "{who} leder nu storskærmen; dine sider følges ikke" "{who} leads the big screen now; nobody follows your pages" }
    wall_keys() { "→ næste  ← forrige  Home første  . sort  Mellemrum stop/videre  Esc forlad" "→ next  ← previous  Home first  . black  Space hold/go on  Esc leave" }
    not_on_wall() { "Det virker ikke på storskærmen; Esc forlader den" "That does not work on the big screen; Esc leaves it" }
    undo_only_here() { "Her fortrydes kun det, der er gjort på storskærmen" "Only what was done on the big screen is undone here" }
    no_rows_here() { "Her er ingen rækker at arbejde på" "There are no rows to work on here" }
    ask_agreement() { "aftale:" "agreement:" }
    agreement_example() { "f.eks. ring til lægen – HL, uge 17" "such as call the doctor – HL, week 17" }
    without_owner() { "uden ansvarlig" "no owner" }
    without_deadline() { "uden frist" "no deadline" }
    agreed_now(title: &str) { "aftalt: {title}" "agreed: {title}" }
}
