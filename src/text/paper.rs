//! The words of the wall on paper.

use super::{Both, both, plural, texts};

/// The title of the paper for citizens.
pub const PUBLIC_STATUS: Both = both("Status til borgerne", "Status for citizens");
/// The title of the paper for the team's meeting.
pub const BOARD_MEETING: Both = both("Tavlemøde", "Board meeting");
/// A column of signs.
pub const SIGN: Both = both("Tegn", "Sign");
/// A column of counts.
pub const NUMBER: Both = both("Antal", "Number");
/// What was carried out last, as a heading and a column.
pub const LATEST_DONE: Both = both("Senest gennemført", "Carried out last");
/// When the second person confirmed it.
pub const CONFIRMED_ON: Both = both("Bekræftet", "Confirmed");
/// The next meeting.
pub const NEXT_MEETING: Both = both("Næste møde", "Next meeting");
/// What came of what was said.
pub const WHAT_CAME_OF_IT: Both = both("Hvad der kom ud af det", "What came of it");
/// What the proposals of a meeting led to.
pub const LED_TO: Both = both("Hvad forslagene førte til", "What the proposals led to");
/// What happens to proposals that the committee has not decided on yet.
pub const WHAT_HAPPENS_NOW: Both = both("Det sker der nu", "What happens now");
/// How many proposals are behind each.
pub const PROPOSALS_BEHIND: Both = both("Forslag bag", "Proposals behind it");
/// Decided by the committee; the next ones alike.
pub const DECIDED: Both = both("Behandlet af udvalget", "Decided by the committee");
/// Adopted.
pub const ADOPTED: Both = both("– vedtaget", "– adopted");
/// Adopted in part.
pub const ADOPTED_PARTLY: Both = both("– delvist vedtaget", "– partly adopted");
/// Not adopted.
pub const NOT_ADOPTED: Both = both("– ikke vedtaget", "– not adopted");
/// Work that is under way.
pub const WORK_UNDER_WAY: Both = both("Arbejdet er i gang", "Work is under way");
/// Work that is carried out.
pub const WORK_DONE: Both = both("Arbejdet er gennemført", "Work is carried out");
/// How far the work is, as a column.
pub const WORK: Both = both("Arbejdet", "The work");
/// Why a row stands on its page.
pub const BECAUSE: Both = both("Hvorfor her", "Why here");
/// The newest remark.
pub const LAST_REMARK: Both = both("Seneste bemærkning", "Latest remark");
/// How far something is; the next ones alike.
pub const CARRIED_OUT: Both = both("gennemført", "carried out");
/// Under way.
pub const UNDER_WAY: Both = both("i gang", "under way");
/// Not started.
pub const NOT_STARTED: Both = both("ikke startet", "not started");
/// Paused or given up.
pub const RESTING: Both = both("i bero eller bortfaldet", "paused or given up");

texts! {
    for_the_team() { "Til teamet: med initialer." "For the team: with initials." }
    only_public() { "kun hvad der er besluttet og bekræftet" "only what is decided and confirmed" }
    whole_team() { "hele teamet" "the whole team" }
    team_since(day: &str) { "hele teamet, siden tavlemødet {day}" "the whole team, since the board meeting {day}" }
    status_heading(all: &str) { "Status på de {all} anbefalinger" "Status of the {all} recommendations" }
    so_many_of(done: &str, all: &str) { "{done} af {all}" "{done} of {all}" }
    are_carried_out() { "anbefalinger er gennemført" "recommendations are carried out" }
    more_than(by: &str, month: &str) { "Det er {by} flere end ved mødet i {month}." "That is {by} more than at the meeting in {month}." }
    fewer_than(by: &str, month: &str) { "Det er {by} færre end ved mødet i {month}." "That is {by} fewer than at the meeting in {month}." }
    as_many_as(month: &str) { "Det er lige så mange som ved mødet i {month}." "That is as many as at the meeting in {month}." }
    done_means() { "Hver streg er én anbefaling. Gennemført betyder, at to har bekræftet det." "Each stroke is one recommendation. Carried out means that two people have confirmed it." }
    bar_means() { "Venstre ende er udgangspunktet, højre ende årets mål; │ er planen nu, ▒ et foreløbigt tal." "The left end is the baseline, the right end the year’s target; │ is the plan now, ▒ a provisional figure." }
    people_came(n: &str) { "{n} mødte op." "{n} people came." }
    each_is_judged() { "Jobcentret vurderer hvert forslag." "The jobcentre judges each proposal." }
    committee_decides() { "Udvalget beslutter, hvad der vedtages." "The committee decides what is adopted." }
    committee_decides_on(day: &str) { "Udvalget beslutter, hvad der vedtages. Det mødes næste gang {day}." "The committee decides what is adopted. It meets next on {day}." }
    then_it_stands_here() { "Det vedtagne kan I følge her." "What is adopted can be followed here." }
    none_was_adopted() { "Udvalget har ikke vedtaget nogen af de forslag, det har behandlet." "The committee has adopted none of the proposals that it has decided on." }
    nothing_came_yet() { "Det er endnu ikke aftalt, hvordan det vedtagne føres ud i livet." "It is not agreed yet how what was adopted will be carried out." }
    moved_since(day: &str) { "har flyttet sig siden tavlemødet {day}" "have moved since the board meeting {day}" }
    no_last_time() { "har flyttet sig; der er ikke holdt tavlemøde før" "have moved; there was no board meeting before" }
    became(state: &str) { "nu {state}" "now {state}" }
    is_new() { "ny" "new" }
    moved_from(old: &str) { "frist flyttet fra {old}" "deadline moved from {old}" }
    got_a_deadline() { "har fået frist" "got a deadline" }
    handed_over() { "ny ansvarlig" "new owner" }
    to_confirm() { "meldt færdig, venter på bekræftelse" "reported done, waits to be confirmed" }
    overdue() { "fristen er overskredet" "past its deadline" }
    nobody() { "ingen ansvarlig" "nobody is responsible" }
    moved_often(times: usize) { "frist flyttet {times} gange" "deadline moved {times} times" }
    fresh_and_cleared(fresh: usize, cleared: usize) { "{fresh} nye siden sidst · {cleared} klaret siden sidst" "{fresh} new since last time · {cleared} cleared since last time" }
    done_since(n: usize) { "{n} klaret siden sidst" "{n} done since last time" }
    of_them_overdue(n: usize) { "{n} har overskredet fristen" "{n} past the deadline" }
    reported(n: usize) { "{n} meldt færdig" "{n} reported done" }
}

/// Sentences behind a figure that may be one.
macro_rules! behind_figure {
    ($($name:ident($one_da:literal, $many_da:literal) ($one_en:literal, $many_en:literal))*) => {
        $(
            #[doc = $many_da]
            pub fn $name(lang: super::Lang, n: usize) -> String {
                let words = both(plural(n, $one_da, $many_da), plural(n, $one_en, $many_en));
                words.of(lang).to_owned()
            }
        )*
    };
}

behind_figure! {
    proposals_came("forslag kom på mødet", "forslag kom på mødet") ("proposal came at the meeting", "proposals came at the meeting")
    are_overdue("anbefaling har overskredet fristen", "anbefalinger har overskredet fristen") ("recommendation is past its deadline", "recommendations are past their deadline")
    are_behind("mål er bagud", "mål er bagud") ("target is behind", "targets are behind")
    need_help("har brug for hjælp", "har brug for hjælp") ("needs help", "need help")
    are_agreed("aftale er ikke klaret endnu", "aftaler er ikke klaret endnu") ("agreement is not done yet", "agreements are not done yet")
    carried_out_in_all("anbefaling er gennemført", "anbefalinger er gennemført") ("recommendation is carried out", "recommendations are carried out")
}

/// `anbefalinger er gennemført siden 24. juni 2019`
pub fn carried_out_since(lang: super::Lang, n: usize, day: &str) -> String {
    let since = both("siden", "since").of(lang);
    format!("{} {since} {day}", carried_out_in_all(lang, n))
}
