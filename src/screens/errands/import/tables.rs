//! The tables of a file that a person tells what they are, one after the other.

use crate::domain::columns::{Columns, Mapping};

use super::super::super::desk::Desk;
use super::super::super::overlay::Chosen;
use super::columns::Asking;
use super::kinds::Kinds;
use super::{Import, State};

impl Import {
    /// Asks about a table by itself: what its rows are where nothing was said of it, else its columns.
    pub(super) fn ask_of(&mut self, table: Columns, desk: &mut Desk) {
        match table.is_said && !table.mapping.is_left_out() {
            true => self.state = State::Asking(Box::new(Asking::about(table))),
            false => {
                self.queue = (vec![table], 1);
                self.ask_next(desk);
            }
        }
    }

    /// Asks what the rows of the next table are, or looks at the file as it is read now.
    pub(super) fn ask_next(&mut self, desk: &mut Desk) {
        let (queue, all) = &self.queue;
        match queue.first() {
            Some(table) => {
                let place = (all - queue.len() + 1, *all);
                self.state = State::Unknown(Box::new(Kinds::of(table.clone(), place)));
            }
            None => self.look(desk),
        }
    }

    /// The rows of a table are of a kind, or it is left out; where every column is known there is nothing more to ask.
    pub(super) fn picked(&mut self, mapping: Mapping, desk: &mut Desk) -> Chosen {
        let table = self.queue.0.first().cloned();
        match table.filter(|_| !mapping.is_left_out() && !mapping.is_whole()) {
            Some(table) => self.state = State::Asking(Box::new(Asking::about(Columns { mapping, ..table }))),
            None => self.read_as(mapping, desk),
        }
        Chosen::Nothing
    }

    /// The columns of a table are these; so are those of every other one with the same columns.
    pub(super) fn read_as(&mut self, mapping: Mapping, desk: &mut Desk) {
        let names = mapping.names();
        self.queue.0.retain(|table| !table.mapping.fits(&names));
        self.said.retain(|said| !said.fits(&names));
        self.said.push(mapping);
        self.ask_next(desk);
    }
}
