//! What questions ask and what they say they understood.

use super::{Both, both, texts};

texts! {
    ask_partly() { "delvist imødekommet, fordi:" "partly accepted, because:" }
    ask_reject() { "ikke imødekommet, fordi:" "not accepted, because:" }
    ask_existing() { "gør vi allerede – hvor?" "already doing it – where?" }
    ask_merge() { "læg sammen med:" "merge into:" }
    ask_postpone() { "på vent til:" "on hold until:" }
    ask_forward() { "videresend til:" "pass on to:" }
    ask_personal() { "enkeltsag: tag forslaget ud af alle lister?" "personal case: take the proposal out of every list?" }
    ask_decision() { "udvalget har besluttet:" "the committee has decided:" }
    ask_split() { "opdel – hvilke afsnit skal ud i et nyt forslag?" "move into a new proposal – which paragraphs?" }
    ask_answer(state: &str) { "svar: {state}" "answer: {state}" }
    ask_link() { "vedrører – nummer (samme nummer igen fjerner det):" "about (a number; the same again removes it):" }
    ask_owner() { "ansvarlig (initialer):" "owner (initials):" }
    ask_due() { "svar inden:" "answer by:" }
    ask_remark() { "bemærkning:" "remark:" }
    ask_goto() { "gå til nummer:" "go to number:" }
    ask_undo(what: &str) { "fortryd {what}?" "undo {what}?" }
    ask_undo_rest(kept: usize, rest: usize, first: &str) {
        "{kept} kan ikke fortrydes, fordi {first} er ændret siden. Fortryd de andre {rest}?"
        "{kept} cannot be undone, because {first} has changed since. Undo the other {rest}?"
    }
    nothing_saved() { "(intet gemt)" "(nothing saved)" }
    write_here() { "skriv:" "type:" }
    enter_saves() { "Enter gemmer   Esc tilbage" "Enter saves   Esc back" }
    enter_opens() { "Enter åbner   Esc tilbage" "Enter opens   Esc back" }
    enter_undoes() { "Enter fortryder   Esc lader det stå" "Enter undoes   Esc leaves it" }
    for_marked(n: usize, title: &str) { "{n} markeret: {title}" "{n} marked: {title}" }
    understood_none() { "intet valgt endnu" "nothing chosen yet" }
    not_understood(text: &str) { "»{text}« forstår jeg ikke" "I do not understand “{text}”" }
    needs_reason() { "skriv en begrundelse, eller vælg et nummer" "write a reason, or choose a number" }
    needs_date() { "f.eks. 24/4, uge 24, udvalg, om 2 uger" "e.g. 24/4, week 24, committee, in 2 weeks" }
    needs_key() { "skriv et nummer, f.eks. I-07 eller F-0398" "type a number such as I-07 or F-0398" }
    needs_initials() { "skriv initialer; - fjerner den ansvarlige" "type initials; - removes the owner" }
    needs_due() { "f.eks. 24/4, uge 24, om 10 dage; - fjerner fristen" "e.g. 24/4, week 24, in 10 days; - removes the day" }
    not_a_choice(typed: &str, n: usize) { "»{typed}« er ikke en mulighed; vælg 1–{n}" "“{typed}” is not a choice; choose 1–{n}" }
    enter_takes_out() { "Enter tager det ud   Esc tilbage" "Enter takes it out   Esc back" }
    needs_receiver() { "skriv, hvem det er sendt videre til" "write to whom it was passed on" }
    needs_paragraphs() { "skriv numrene på de afsnit, der skal deles ud, f.eks. 2 eller 2 3" "type the numbers of the paragraphs to move, such as 2 or 2 3" }
    no_such_record(key: &str) { "der er intet med nummer {key}" "there is nothing with number {key}" }
    no_such_person(key: &str) { "ingen kollega har initialerne {key}" "no colleague has the initials {key}" }
    not_a_proposal(key: &str) { "{key} er ikke et forslag" "{key} is not a proposal" }
    itself() { "det er forslaget selv" "that is the proposal itself" }
    nobody() { "ingen ansvarlig" "no owner" }
    no_due() { "ingen svarfrist" "no due day" }
    split_new(heading: &str) { "nyt forslag: {heading}" "new proposal: {heading}" }
    one_paragraph() { "teksten har kun ét afsnit; ret den først (F2)" "the text has only one paragraph; edit it first (F2)" }
    all_paragraphs() { "mindst ét afsnit skal blive tilbage" "at least one paragraph must stay" }
    why_target_merged(other: &str) { "Det er selv lagt sammen med {other}; vælg {other}." "That one is itself merged into {other}; choose {other}." }
    why_personal() { "det er en enkeltsag og taget ud" "that is a personal case and taken out" }
    why_no_answer() { "svaret er ikke skrevet endnu; b 1 skriver det" "the answer is not written yet; b 1 writes it" }
    why_not_approved() { "svaret skal godkendes, før det kan markeres som sendt" "the answer must be approved before it can be marked as sent" }
    why_sent() { "svaret er markeret som sendt; b 4 gør det til kladde igen" "the answer is marked as sent; b 4 makes it a draft again" }
    ask_status() { "status:" "status:" }
    ask_stance() { "udvalget har besluttet:" "the committee has decided:" }
    ask_deadline() { "frist:" "deadline:" }
    ask_day() { "ny dato:" "new date:" }
    ask_tie() { "knyt til – nummer (samme nummer igen fjerner det):" "link to (a number; the same again removes it):" }
    ask_weight() { "vægt:" "weight:" }
    ask_priority() { "udvalget sætter den først, fordi:" "the committee puts it first, because:" }
    ask_sort() { "sortér efter:" "sort by:" }
    ask_of(key: &str, title: &str) { "{key} · {title}" "{key} · {title}" }
    ask_evidence() { "dokumentation: hvor kan man se, at det er gjort?" "evidence: where can one see that it is done?" }
    ask_why_moved() { "hvorfor flyttes fristen?" "why is the deadline moved?" }
    ask_why_moved_again(n: usize) { "hvorfor flyttes fristen {n}. gang, og hvem er enig?" "why is the deadline moved for time number {n}, and who agrees?" }
    ask_reason() { "begrundelse:" "reason:" }
    ask_committees_reason() { "udvalgets begrundelse:" "the committee's reason:" }
    enter_sorts() { "Enter sorterer   Esc tilbage" "Enter sorts   Esc back" }
    enter_goes_on() { "Enter gemmer   Esc tilbage til spørgsmålet før" "Enter saves   Esc back to the question before" }
    needs_deadline() { "f.eks. 24/4, uge 24, 1. kvartal, maj, hele 2020; - fjerner fristen" "e.g. 24/4, week 24, 1st quarter, May, all of 2020; - removes the deadline" }
    needs_day() { "en dag, f.eks. 4/5 eller mandag, og gerne kl. 16.30" "a day such as 4/5 or Monday, and a time such as 16:30" }
    needs_priority() { "skriv udvalgets begrundelse; - fjerner prioriteringen" "write the committee's reason; - removes the priority" }
    no_deadline() { "ingen frist" "no deadline" }
    no_priority() { "ikke sat først" "not put first" }
    deadline_now(now: &str) { "nu {now}" "now {now}" }
    deadline_now_moved(now: &str, moved: &str) { "nu {now}, {moved}" "now {now}, {moved}" }
    already_past(what: &str) { "{what} er forbi" "{what} is past" }
}

/// The reasons for not meeting a proposal that are one number away.
pub const REJECT_REASONS: [Both; 3] = [
    both("uden for kommunens område", "outside the municipality's remit"),
    both("loven giver ikke mulighed", "the law does not allow it"),
    both("afprøvet uden effekt", "tried without effect"),
];

/// The reasons for meeting a proposal in part that are one number away.
pub const PARTLY_REASONS: [Both; 2] = [
    both("noget af det er i gang", "part of it is under way"),
    both("prøves først i mindre skala", "tried on a small scale first"),
];

/// To whom a proposal is often passed on.
pub const RECEIVERS: [Both; 3] = [
    both("en anden forvaltning i kommunen", "another department of the municipality"),
    both("a-kasserne", "the unemployment funds"),
    both("staten (STAR)", "the state (STAR)"),
];

/// What the question of a personal case offers as well.
pub const ERASE_TOO: Both =
    both("slet også teksten; det kan ikke fortrydes", "erase the text too; this cannot be undone");

/// The steps of an answer.
pub const ANSWER_STEPS: [Both; 4] = [
    both("skriv svaret …", "write the answer …"),
    both("godkend", "approve"),
    both("markér som sendt", "mark as sent"),
    both("tilbage til kladde", "back to draft"),
];

/// How much a recommendation weighs, 1 to 3.
pub const WEIGHTS: [Both; 3] = [both("lav", "low"), both("middel", "medium"), both("høj", "high")];

/// How often a deadline was moved: `flyttet 2 gange`.
pub fn times_moved(lang: super::Lang, n: usize) -> String {
    match (lang, n) {
        (super::Lang::Da, 1) => "flyttet 1 gang".to_owned(),
        (super::Lang::Da, n) => format!("flyttet {n} gange"),
        (super::Lang::En, 1) => "moved once".to_owned(),
        (super::Lang::En, n) => format!("moved {n} times"),
    }
}
