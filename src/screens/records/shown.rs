//! Shows changes before the store has said yes: on one record, and on the board that all panes draw from.

use std::sync::Arc;

use crate::domain::board::{Board, Item};
use crate::domain::change::{Change, On};
use crate::domain::choice::Implementation;
use crate::domain::field::Kind;
use crate::domain::meeting::Meeting;
use crate::domain::record::{Rec, Record};
use crate::domain::work::Work;

use super::super::desk::Desk;
use super::super::said;
use super::acts;

/// Shows changes on a record: values, members, counts and texts as they will be.
pub fn show_on(record: &mut Record, changes: &[Change]) {
    let on = Some(On::Record(record.rec));
    for change in changes.iter().filter(|change| change.on() == on) {
        match change {
            Change::Set { field, to, .. } => set(record, *field, said::put(to)),
            Change::Edit { field, to, .. } => set(record, *field, Some(to.clone())),
            Change::Member { field, member, present, .. } => {
                if let Some(member) = said::put(member) {
                    join(record, *field, member, *present);
                }
            }
            Change::Count { field, by, .. } => {
                let now = slot(record, *field).and_then(|v| v.as_ref()?.parse::<i64>().ok()).unwrap_or(0);
                set(record, *field, Some((now + by).to_string()));
            }
            _ => {}
        }
    }
}

/// Shows changes on the board.
pub(super) fn on_board(changes: &[Change], desk: &mut Desk) {
    let (me, now) = (acts::me(desk), desk.now);
    let Some(board) = desk.board.as_mut().map(Arc::make_mut) else { return };
    for change in changes {
        let Some(On::Record(rec)) = change.on() else { continue };
        let change = std::slice::from_ref(change);
        match change {
            [Change::Gone { gone: true, .. }] => take_away(board, rec),
            [Change::Remark { text, .. }] => {
                if let Some(item) = item(board, rec) {
                    item.news = Some((me.who.clone(), now, text.clone()));
                }
            }
            _ => show(board, rec, change),
        }
        if let Some(item) = item(board, rec).filter(|item| item.work.state == Implementation::Done) {
            item.reported_by.get_or_insert_with(|| me.clone());
        }
    }
}

fn show(board: &mut Board, rec: Rec, change: &[Change]) {
    if let Some(item) = item(board, rec) {
        show_on(&mut item.record, change);
        if let Some(work) = Work::of(&item.record) {
            item.work = work;
        }
        if item.work.state != Implementation::Done {
            item.reported_by = None;
        }
    }
    for gathering in board.meetings.iter_mut().filter(|m| m.record.rec == rec) {
        show_on(&mut gathering.record, change);
        gathering.meeting = Meeting::of(&gathering.record);
    }
    for aim in board.targets.iter_mut().filter(|aim| aim.record.rec == rec) {
        show_on(&mut aim.record, change);
    }
}

fn items(board: &mut Board, kind: Kind) -> Option<&mut Vec<Item>> {
    Some(match kind {
        Kind::Recommendation => &mut board.recommendations,
        Kind::Initiative => &mut board.initiatives,
        Kind::Decision => &mut board.decisions,
        Kind::Task => &mut board.tasks,
        _ => return None,
    })
}

fn item(board: &mut Board, rec: Rec) -> Option<&mut Item> {
    items(board, rec.kind)?.iter_mut().find(|item| item.record.rec == rec)
}

fn take_away(board: &mut Board, rec: Rec) {
    if let Some(items) = items(board, rec.kind) {
        items.retain(|item| item.record.rec != rec);
    }
    board.meetings.retain(|meeting| meeting.record.rec != rec);
    board.targets.retain(|aim| aim.record.rec != rec);
    board.notes.retain(|note| note.rec != rec);
}

fn slot(record: &mut Record, field: u16) -> Option<&mut Option<String>> {
    let place = record.rec.kind.fields().iter().position(|f| f.id == field)?;
    record.values.get_mut(place)
}

fn set(record: &mut Record, field: u16, to: Option<String>) {
    if let Some(value) = slot(record, field) {
        *value = to;
    }
}

/// Adds or removes a member; members are sorted and joined by `\n`.
fn join(record: &mut Record, field: u16, member: String, present: bool) {
    let Some(value) = slot(record, field) else { return };
    let mut members: Vec<String> =
        value.as_deref().unwrap_or_default().split('\n').filter(|m| !m.is_empty()).map(str::to_owned).collect();
    members.retain(|m| *m != member);
    if present {
        members.push(member);
    }
    members.sort();
    *value = Some(members.join("\n")).filter(|joined| !joined.is_empty());
}
