//! Shows changes on the board that all panes draw from, before the store has said yes.

use std::sync::Arc;

use crate::domain::board::{Board, Item};
use crate::domain::change::{Author, Change, On};
use crate::domain::choice::Implementation;
use crate::domain::field::Kind;
use crate::domain::meeting::Meeting;
use crate::domain::record::Rec;
use crate::domain::work::Work;

use super::super::desk::Desk;
use super::acts;

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
            _ => show(board, rec, change, &me),
        }
    }
}

fn show(board: &mut Board, rec: Rec, change: &[Change], me: &Author) {
    if let Some(item) = item(board, rec) {
        let was = item.work.state;
        item.record.take_on(change);
        if let Some(work) = Work::of(&item.record) {
            item.work = work;
        }
        if item.work.state == Implementation::Done && was != Implementation::Done {
            item.reported_by = Some(me.clone());
        }
    }
    for gathering in board.meetings.iter_mut().filter(|m| m.record.rec == rec) {
        gathering.record.take_on(change);
        gathering.meeting = Meeting::of(&gathering.record);
    }
    for aim in board.targets.iter_mut().filter(|aim| aim.record.rec == rec) {
        aim.record.take_on(change);
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
