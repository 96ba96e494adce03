//! The proposals: what came, what was decided, what was answered. Without words of citizens and without initials, unless
//! it is for one's own use.

use std::collections::HashMap;

use super::{Facts, Part, Table, n, section};
use crate::domain::choice::{AnswerState, Channel, Choice, Stance, Verdict};
use crate::domain::field::Kind;
use crate::domain::record::Record;
use crate::domain::{said, words};
use crate::text::{Both, report as text};

/// All that it says.
pub(super) fn parts(facts: &Facts<'_>) -> Vec<Part> {
    let lang = facts.lang;
    let all: Vec<&Record> = facts.proposals.iter().collect();
    let sent = all.iter().filter(|proposal| is_sent(proposal)).count();
    let decided = all.iter().filter(|proposal| is_decided(proposal)).count();
    let so_many = text::so_many_proposals(lang, &n(all.len(), lang), &n(decided, lang), &n(sent, lang));
    let mut parts = vec![Part::Text(so_many)];
    let verdicts = by_verdict(facts, &all);
    parts.extend(section(text::BY_VERDICT.of(lang).to_owned(), verdicts, text::no_proposals(lang)));
    for (heading, chosen) in chosen(facts, &all) {
        parts.extend(section(heading.of(lang).to_owned(), each(facts, &chosen), text::no_proposals(lang)));
    }
    parts
}

/// All of them; where an earlier day is compared with, what has come, was decided and was answered since.
fn chosen<'a>(facts: &Facts<'_>, all: &[&'a Record]) -> Vec<(Both, Vec<&'a Record>)> {
    if facts.before.is_none() {
        return vec![(text::EACH_PROPOSAL, all.to_vec())];
    }
    let before: HashMap<_, _> = facts.proposals_before.iter().map(|then| (then.rec, then)).collect();
    let since = |is_so: &dyn Fn(&Record) -> bool| -> Vec<&'a Record> {
        let is_new = |now: &&&Record| is_so(now) && !before.get(&now.rec).is_some_and(|then| is_so(then));
        all.iter().filter(is_new).copied().collect()
    };
    vec![
        (text::HAS_COME, since(&|_| true)),
        (text::WAS_DECIDED, since(&is_decided)),
        (text::WAS_ANSWERED, since(&is_sent)),
    ]
}

fn is_decided(proposal: &Record) -> bool {
    proposal.choice::<Stance>("decision").is_some_and(|stance| stance != Stance::Pending)
}

fn is_sent(proposal: &Record) -> bool {
    proposal.choice::<AnswerState>("answer") == Some(AnswerState::Sent)
}

fn by_verdict(facts: &Facts<'_>, all: &[&Record]) -> Table {
    let lang = facts.lang;
    let row = |name: &str, of: &[&Record]| {
        let with =
            |stance: Stance| of.iter().filter(|p| p.choice::<Stance>("decision") == Some(stance)).count();
        let sent = of.iter().filter(|proposal| is_sent(proposal)).count();
        let counts =
            std::iter::once(of.len()).chain(Stance::ALL.iter().map(|stance| with(*stance))).chain([sent]);
        std::iter::once(name.to_owned()).chain(counts.map(|count| n(count, lang))).collect::<Vec<_>>()
    };
    let of_verdict = |verdict: &Verdict| {
        let of: Vec<&Record> =
            all.iter().copied().filter(|p| p.choice("verdict") == Some(*verdict)).collect();
        (!of.is_empty()).then(|| row(words::verdict(*verdict).of(lang), &of))
    };
    let stances = Stance::ALL.iter().map(|stance| (words::stance(*stance), true));
    let columns: Vec<_> = [(text::VERDICT, false), (text::IN_ALL, true)]
        .into_iter()
        .chain(stances)
        .chain([(text::ANSWERED, true)])
        .collect();
    let total = (!all.is_empty()).then(|| row(text::IN_ALL.of(lang), all));
    Table::of(&columns, lang).with(Verdict::ALL.iter().filter_map(of_verdict).chain(total))
}

fn each(facts: &Facts<'_>, chosen: &[&Record]) -> Table {
    let lang = facts.lang;
    let submissions: HashMap<&str, &Record> = facts.submissions.iter().map(|s| (s.key.as_str(), s)).collect();
    let channel = |proposal: &Record| {
        let submission = submissions.get(proposal.text("submission"));
        submission
            .and_then(|s| s.choice::<Channel>("channel"))
            .map(|channel| words::channel(channel).of(lang))
    };
    let value = |proposal: &Record, name: &str| {
        let field = Kind::Proposal.field(name).map(|field| field.id).unwrap_or_default();
        proposal.get(name).map(|value| said::value(field, value, lang)).unwrap_or_default()
    };
    let row = |proposal: &&Record| {
        let mut cells = vec![proposal.key.clone()];
        cells.extend(facts.internal.then(|| proposal.heading()));
        cells.push(value(proposal, "received_on"));
        cells.push(channel(proposal).unwrap_or_default().to_owned());
        cells.push(proposal.members("links").join(" "));
        cells.push(value(proposal, "verdict"));
        cells.push(value(proposal, "decision"));
        cells.push(value(proposal, "answer"));
        cells.extend(facts.internal.then(|| value(proposal, "owner")));
        cells
    };
    let mut columns = vec![(text::KEY, false)];
    columns.extend(facts.internal.then_some((text::PROPOSAL, false)));
    let rest = [text::RECEIVED, text::CHANNEL, text::ABOUT, text::VERDICT, text::COMMITTEE, text::ANSWER];
    columns.extend(rest.map(|title| (title, false)));
    columns.extend(facts.internal.then_some((text::OWNER, false)));
    Table::of(&columns, lang).with(chosen.iter().map(row))
}
