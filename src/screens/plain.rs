//! Plain lines that every pane says alike: every value with its name, in reading order.

use crate::domain::board::Item;
use crate::domain::dateform;
use crate::domain::field::Kind;
use crate::domain::words;
use crate::text;

use super::desk::Desk;

/// Parts as one line, each ended by a full stop.
pub fn sentence(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> =
        parts.into_iter().map(|part| text::capital(part.trim_end_matches('.'))).collect();
    parts.join(". ") + "."
}

/// `Forslag F-0412: Smiley-stander ved udgangen`.
pub fn head(kind: Kind, key: &str, title: &str, desk: &Desk) -> String {
    format!("{} {key}: {title}", words::kind(kind).of(desk.lang))
}

/// `Ansvarlig: HL`.
pub fn named(field: u16, value: &str, desk: &Desk) -> String {
    format!("{}: {value}", words::field(field).of(desk.lang))
}

/// Whose are shown and what was filtered, where that is not everything.
pub fn narrowed(filter: &str, desk: &Desk) -> Vec<String> {
    let mine = desk.mine.then(|| format!("{}.", text::only_mine(desk.lang)));
    let filter = (!filter.is_empty()).then(|| format!("{} {filter}.", text::filter_prompt(desk.lang)));
    mine.into_iter().chain(filter).collect()
}

/// What somebody is to carry out: `Anbefaling A3-03: … . Udvalget: vedtaget. Status: i gang. Ansvarlig: HL. Frist: uge 15, overskredet.`
pub fn item(item: &Item, more: impl IntoIterator<Item = String>, desk: &Desk) -> String {
    let (work, lang) = (&item.work, desk.lang);
    let due = work.deadline.map(|due| {
        let said = dateform::deadline(due, desk.today, lang);
        let is_late = item.is_overdue(desk.today);
        if is_late { format!("{said}, {}", text::is_overdue(lang)) } else { said }
    });
    let parts = [
        work.stance.map(|stance| named(504, words::stance(stance).of(lang), desk)),
        Some(named(505, words::implementation(work.state).of(lang), desk)),
        work.weight.map(|weight| named(506, &weight.to_string(), desk)),
        work.owner.as_deref().map(|owner| named(507, owner, desk)),
        due.map(|due| named(508, &due, desk)),
    ];
    let head = head(item.record.rec.kind, &work.key, &work.title, desk);
    sentence(std::iter::once(head).chain(parts.into_iter().flatten()).chain(more))
}
