//! The words of reports.

use crate::text::{Both, both, texts};

/// The title of the report on recommendations.
pub const RECOMMENDATIONS: Both = both("Status på anbefalingerne", "Status of the recommendations");
/// That on targets.
pub const TARGETS: Both = both("Måltal", "Targets");
/// That on proposals.
pub const PROPOSALS: Both = both("Forslag og svar", "Proposals and answers");
/// That on what has moved.
pub const MOVED: Both = both("Hvad der har flyttet sig", "What has moved");
/// That on new figures.
pub const ROUND: Both = both("Nye tal", "New figures");

/// A heading; the next ones alike.
pub const BY_STATUS: Both = both("Efter analyse og status", "By analysis and status");
/// Past the deadline, as a heading and a column.
pub const LATE: Both = both("Over fristen", "Overdue");
/// Moved deadlines.
pub const SLIPPED: Both = both("Flyttede frister", "Moved deadlines");
/// Recommendations that come from no analysis.
pub const WITHOUT_ANALYSIS: Both = both("Uden analyse", "Without an analysis");
/// All the targets.
pub const ALL_TARGETS: Both = both("Oversigt", "Overview");
/// Proposals by verdict.
pub const BY_VERDICT: Both = both("Efter vurdering", "By verdict");
/// Each proposal.
pub const EACH_PROPOSAL: Both = both("Forslagene", "The proposals");
/// What came since a day.
pub const HAS_COME: Both = both("Kommet siden", "Came since");
/// What was decided since.
pub const WAS_DECIDED: Both = both("Besluttet siden", "Decided since");
/// What was answered since.
pub const WAS_ANSWERED: Both = both("Besvaret siden", "Answered since");
/// What has moved, by kind.
pub const RECOMMENDATIONS_MOVED: Both =
    both("Anbefalinger, der har flyttet sig", "Recommendations that moved");
/// Initiatives.
pub const INITIATIVES: Both = both("Indsatser", "Initiatives");
/// Decisions.
pub const DECISIONS: Both = both("Beslutninger", "Decisions");
/// Agreements.
pub const TASKS: Both = both("Aftaler", "Agreements");
/// Targets.
pub const TARGETS_MOVED: Both = both("Måltal, der har flyttet sig", "Targets that moved");
/// Meetings.
pub const MEETINGS: Both = both("Møder", "Meetings");

/// A column; the next ones alike.
pub const KEY: Both = both("Nr.", "Key");
/// The analysis.
pub const ANALYSIS: Both = both("Analyse", "Analysis");
/// What new figures have done.
pub const WHAT_HAPPENED: Both = both("Hvad der er sket", "What happened");
/// The sum.
pub const IN_ALL: Both = both("I alt", "In all");
/// A recommendation.
pub const RECOMMENDATION: Both = both("Anbefaling", "Recommendation");
/// Who is responsible.
pub const OWNER: Both = both("Ansvarlig", "Owner");
/// By when.
pub const DEADLINE: Both = both("Frist", "Deadline");
/// How many days late.
pub const DAYS_LATE: Both = both("Dage over", "Days late");
/// The first deadline.
pub const FIRST_DEADLINE: Both = both("Første frist", "First deadline");
/// The deadline now.
pub const DEADLINE_NOW: Both = both("Frist nu", "Deadline now");
/// How often.
pub const TIMES: Both = both("Gange", "Times");
/// Why it was moved last.
pub const LAST_REASON: Both = both("Seneste begrundelse", "Last reason");
/// What the committee decided.
pub const COMMITTEE: Both = both("Udvalget", "Committee");
/// How far it is.
pub const STATUS: Both = both("Status", "Status");
/// A target.
pub const TARGET: Both = both("Måltal", "Target");
/// Where it began.
pub const BASELINE: Both = both("Udgangspunkt", "Baseline");
/// What is asked this year.
pub const GOAL: Both = both("Årets mål", "This year’s target");
/// The newest figure.
pub const LATEST: Both = both("Seneste tal", "Latest figure");
/// Where the plan stands.
pub const PLAN_NOW: Both = both("Planen nu", "Plan now");
/// The light.
pub const LIGHT: Both = both("Lys", "Light");
/// The period of a figure.
pub const PERIOD: Both = both("Periode", "Period");
/// The figure.
pub const FIGURE: Both = both("Tal", "Figure");
/// What it was before it was revised.
pub const FORMER: Both = both("Før rettelsen", "Before revision");
/// A remark.
pub const NOTE: Both = both("Bemærk", "Note");
/// The words of a proposal.
pub const PROPOSAL: Both = both("Forslag", "Proposal");
/// When it came.
pub const RECEIVED: Both = both("Modtaget", "Received");
/// The way it came.
pub const CHANNEL: Both = both("Kanal", "Channel");
/// What it is about.
pub const ABOUT: Both = both("Vedrører", "About");
/// The administration's word.
pub const VERDICT: Both = both("Vurdering", "Verdict");
/// The answer.
pub const ANSWER: Both = both("Svar", "Answer");
/// Answers sent.
pub const ANSWERED: Both = both("Svar sendt", "Answered");
/// Which record.
pub const WHAT: Both = both("Hvad", "What");
/// Which field.
pub const FIELD: Both = both("Felt", "Field");
/// The old value.
pub const THEN: Both = both("Før", "Before");
/// The new value.
pub const NOW: Both = both("Nu", "Now");
/// That a record was made.
pub const MADE: Both = both("Oprettet", "Created");
/// That it was deleted.
pub const DELETED: Both = both("Slettet", "Deleted");

texts! {
    title(about: &str, day: &str) { "{about} pr. {day}" "{about} as of {day}" }
    internal() { "Til intern brug: med borgernes ord og initialer." "For internal use: with words of citizens and initials." }
    proof(day: &str, filter: &str, rows: &str, print: &str) {
        "Opgjort pr. {day} · {filter} · rækker: {rows} · fingeraftryk: {print}"
        "As of {day} · {filter} · rows: {rows} · fingerprint: {print}"
    }
    all() { "alle" "all" }
    since(day: &str) { "siden {day}" "since {day}" }
    none() { "Ingen." "None." }
    nothing_late() { "Ingen anbefalinger er over fristen." "No recommendation is overdue." }
    nothing_slipped() { "Ingen frister er flyttet." "No deadline was moved." }
    nothing_moved() { "Intet har flyttet sig." "Nothing has moved." }
    no_proposals() { "Ingen forslag." "No proposals." }
    so_many_recommendations(all: &str, late: &str) { "Anbefalinger i alt: {all}. Over fristen: {late}." "Recommendations in all: {all}. Overdue: {late}." }
    so_many_targets(all: &str, year: &str, behind: &str) { "Måltal for {year}: {all}. Bagud: {behind}." "Targets for {year}: {all}. Behind: {behind}." }
    so_many_proposals(all: &str, decided: &str, sent: &str) { "Forslag i alt: {all}. Besluttet af udvalget: {decided}. Svar markeret som sendt: {sent}." "Proposals in all: {all}. Decided by the committee: {decided}. Answers marked as sent: {sent}." }
    provisional() { "foreløbigt" "provisional" }
    a_text() { "(tekst)" "(text)" }
    figure_for(period: &str) { "Tal for {period}" "Figure for {period}" }
}
