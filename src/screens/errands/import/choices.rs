//! What can be chosen on the page of a file that was looked at, and what comes of it.

use crate::domain::arrival::Group;
use crate::domain::pasted::{self, Headings, Pasted};
use crate::msg::errand::Origin;

use super::super::super::desk::Desk;
use super::super::super::overlay::Chosen;
use super::group::Opened;
use super::sheets::Sheets;
use super::{Import, State};

/// What can be chosen on the page of a file that was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// To take it.
    Take,
    /// To have heading lines of mails further down understood the other way.
    Headings(Headings),
    /// To see and change which field each of its columns is.
    Columns,
    /// To see and change which sheets are read, and as what.
    Sheets,
    /// To see the rows of a group.
    Open(Group),
}

impl Import {
    /// What can be chosen, in the order of the page.
    pub(super) fn choices(&self) -> Vec<Choice> {
        let (State::Seen(arrival) | State::Taken(arrival)) = &self.state else { return Vec::new() };
        let take = matches!(self.state, State::Seen(_)).then_some(Choice::Take);
        let has_rows = |group: &Group| match group {
            Group::Disputed => !arrival.disputes.is_empty(),
            other => arrival.rows_of(*other).next().is_some(),
        };
        let columns = match arrival.columns.as_slice() {
            [] => None,
            [table] if table.sheet.is_none() || arrival.kind.is_some() => Some(Choice::Columns),
            _ => Some(Choice::Sheets),
        };
        let headings = self.headings().map(|(_, _, other)| Choice::Headings(other));
        let groups = Group::ALL.into_iter().filter(has_rows).map(Choice::Open);
        take.into_iter().chain(take.and(headings)).chain(take.and(columns)).chain(groups).collect()
    }

    /// As how many mails a paste with several headings is read, how many earlier ones that leaves under others, and the
    /// other way to read it.
    pub(super) fn headings(&self) -> Option<(usize, usize, Headings)> {
        let Origin::Pasted(text, meant) = &self.from else { return None };
        match pasted::told(text, *meant).0 {
            Pasted::Mails { mails, headings } if headings > 1 => {
                let other = if mails == headings { Headings::OfOne } else { Headings::OfEach };
                Some((mails, headings - mails, other))
            }
            _ => None,
        }
    }

    pub(super) fn choose(&mut self, desk: &mut Desk) -> Chosen {
        let choices = self.choices();
        let (State::Seen(arrival) | State::Taken(arrival)) = &self.state else { return Chosen::Nothing };
        match choices.get(self.rows.at(choices.len())) {
            Some(Choice::Take) => self.take(desk),
            Some(Choice::Headings(other)) => {
                if let Origin::Pasted(_, meant) = &mut self.from {
                    *meant = *other;
                }
                self.look(desk);
            }
            Some(Choice::Columns) => {
                if let Some(table) = arrival.columns.first().cloned() {
                    self.ask_of(table, desk);
                }
            }
            Some(Choice::Sheets) => self.state = State::Sheets(Box::new(Sheets::of(arrival.columns.clone()))),
            Some(Choice::Open(group)) => self.opened = Some(Opened::at(*group)),
            None => return Chosen::Close,
        }
        Chosen::Nothing
    }
}
