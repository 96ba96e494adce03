//! What comes back to the pane: rows, figures, suggestions, what became of a commit, and news of others.

use crate::domain::change::Outcome;
use crate::domain::failure::Failure;
use crate::domain::inbox::Listing;
use crate::domain::record::Record;
use crate::msg::effect::Query;
use crate::msg::event::{Alike, Opened, Reply};
use crate::text;

use super::super::desk::{Desk, Note};
use super::super::said;
use super::{Arriving, Mode, Proposals, TO_JUDGE};

/// How many proposals of one act are read again after it.
const REREAD: usize = 100;
/// How many proposals that went away are remembered, so that they are not asked for again.
const KNOWN_GONE: usize = 1000;

impl Proposals {
    /// The answer to a question of this pane.
    pub fn reply(&mut self, reply: Reply, desk: &mut Desk) {
        match reply {
            Reply::Inbox(listing) => self.take_list(listing, desk),
            Reply::Opened(asked, opened) => self.take_opened(&asked, opened, desk),
            Reply::Counts(counts) => self.counts = counts,
            Reply::Recent(recent) => self.recent = recent,
            Reply::Meetings(meetings) => self.meetings = meetings,
            Reply::Alike(rec, alike) => self.alike = Some((rec.id, alike)),
            _ => {}
        }
        self.fetch(desk);
        let has_come = |id: i64| self.opened.contains_key(&id) || !self.asked.contains(&id);
        if self.arriving == Arriving::Row && self.current().is_none_or(has_come) {
            self.waits_no_more();
        }
    }

    fn take_list(&mut self, listing: Listing, desk: &mut Desk) {
        if self.arriving == Arriving::List {
            self.arriving = Arriving::Row;
        }
        if self.pile.whole() && !listing.whole && self.settled {
            // The first rows of a list that is on screen in full would only take the rest away for a moment.
            let same = self.pile.ids().get(..listing.ids.len()) == Some(listing.ids.as_slice());
            if same {
                return;
            }
        }
        self.settled = listing.whole;
        self.pile.take(listing, Proposals::rows(desk));
        self.extend_queue();
        if let Some(id) =
            self.go_to.filter(|id| self.pile.go_to(*id, Proposals::rows(desk)) || self.pile.whole())
        {
            self.go_to = self.go_to.filter(|wanted| *wanted != id);
        }
        if let Some(key) = self.return_to.clone() {
            self.come_back(&key, desk);
        }
    }

    /// Proposals that came after the queue was made stand at its end; the order under the eye never changes.
    fn extend_queue(&mut self) {
        if self.mode == Mode::Judge {
            let known: std::collections::HashSet<i64> = self.queue.iter().copied().collect();
            let fresh = self.pile.ids_of(&TO_JUDGE);
            self.queue.extend(fresh.into_iter().filter(|id| !known.contains(id)));
        }
    }

    /// A session that lost its line comes back to its place.
    fn come_back(&mut self, place: &str, desk: &mut Desk) {
        let Some((mode, key)) = place.split_once('/') else {
            self.return_to = None;
            return;
        };
        self.return_mode = if mode == "judge" { Mode::Judge } else { Mode::List };
        desk.ask(Query::Find(key.to_string()));
    }

    pub(super) fn take_found(&mut self, key: &str, record: Option<&Record>, desk: &mut Desk) {
        let back = self.return_to.as_deref().is_some_and(|p| p.ends_with(&format!("/{key}")));
        match record {
            Some(record) if back => {
                let there = self.pile.go_to(record.rec.id, Proposals::rows(desk));
                if there || self.pile.whole() {
                    self.return_to = None;
                }
                if there && self.return_mode == Mode::Judge {
                    self.open_one(record.rec.id, desk);
                }
            }
            None if back => self.return_to = None,
            _ => {}
        }
        if let Some(ask) = self.ask.as_mut() {
            ask.found = Some((key.to_string(), record.cloned()));
            if ask.eager {
                self.answered(desk);
            }
        }
    }

    fn take_opened(&mut self, asked: &[i64], opened: Vec<Opened>, desk: &mut Desk) {
        self.asked.clear();
        self.stale.retain(|id| !asked.contains(id));
        let found: Vec<i64> = opened.iter().map(|o| o.record.rec.id).collect();
        let gone: Vec<i64> = asked.iter().copied().filter(|id| !found.contains(id)).collect();
        let busy: Vec<i64> = self.pending.values().flatten().copied().collect();
        for one in opened {
            let id = one.record.rec.id;
            if !busy.contains(&id) || !self.opened.contains_key(&id) {
                self.opened.insert(id, one);
            }
        }
        if !gone.is_empty() {
            self.let_go(&gone, desk);
        }
        if let Some((targets, act)) = self.todo.take() {
            self.act(&targets, &act, desk);
        }
    }

    /// Proposals that are not there any more leave the queue, and the list is read anew.
    fn let_go(&mut self, gone: &[i64], desk: &mut Desk) {
        let before = self.queue.iter().take(self.at).filter(|id| gone.contains(id)).count();
        self.queue.retain(|id| !gone.contains(id));
        self.at = self.at.saturating_sub(before);
        self.opened.retain(|id, _| !gone.contains(id));
        if self.gone.len() > KNOWN_GONE {
            self.gone.clear();
        }
        self.gone.extend(gone);
        self.read_list(desk);
    }

    /// What became of a commit of this pane.
    pub(super) fn went_in(&mut self, ticket: u64, result: &Result<Outcome, Failure>, desk: &mut Desk) {
        let targets = self.pending.remove(&ticket).unwrap_or_default();
        let Ok(outcome) = result else {
            self.opened.retain(|id, _| !targets.contains(id));
            return;
        };
        self.after_making(outcome, desk);
        let lost: Vec<i64> = outcome.conflicts.iter().map(|c| c.rec.id).collect();
        self.opened.retain(|id, _| !lost.contains(id));
        // What stands around a proposal, and whether it is still there, is not shown at once: it is read again.
        self.stale.extend(targets.iter().take(REREAD));
    }

    fn after_making(&mut self, outcome: &Outcome, desk: &mut Desk) {
        use crate::domain::field::Kind;
        if let Some((rec, key)) = outcome.made.iter().find(|(rec, _)| rec.kind == Kind::Proposal) {
            let from = self.on_screen().map(|o| o.record.key.clone()).unwrap_or_default();
            let said = text::set_to(desk.lang, key, &text::created(desk.lang));
            let said = if self.mode == Mode::Judge && outcome.changed.iter().any(|r| r.kind == Kind::Proposal)
            {
                text::split_into(desk.lang, &from, key)
            } else {
                said
            };
            desk.note = Note::Done(
                said::clock(outcome.at, desk.lang),
                format!("{said} · {}", text::can_undo(desk.lang)),
            );
            if self.mode == Mode::List {
                self.go_to = Some(rec.id);
            } else {
                self.queue.insert((self.at + 1).min(self.queue.len()), rec.id);
            }
            for changed in &outcome.changed {
                self.opened.remove(&changed.id);
            }
            self.read_list(desk);
        }
    }

    /// Somebody else has written: what is on screen is read again.
    pub fn changed(&mut self, desk: &mut Desk) {
        self.gone.clear();
        self.asked.clear();
        let busy: Vec<i64> = self.pending.values().flatten().copied().collect();
        let shown: Vec<i64> = match self.mode {
            Mode::List => {
                let height = Proposals::rows(desk);
                let from = self.pile.cursor().saturating_sub(height);
                self.pile.ids().iter().skip(from).take(height * 2).copied().collect()
            }
            Mode::Judge => self.queue.iter().skip(self.at.saturating_sub(1)).take(6).copied().collect(),
        };
        self.opened.retain(|id, _| shown.contains(id) || busy.contains(id));
        self.stale.extend(shown.into_iter().filter(|id| !busy.contains(id)));
        self.fetch(desk);
        self.read_list(desk);
    }

    /// The suggestions on screen: two proposals and one of what we do already, or one of each where there is less room.
    pub fn suggestions(&self, desk: &Desk) -> Vec<&Alike> {
        let Some((id, alike)) = &self.alike else { return Vec::new() };
        if Some(*id) != self.current() {
            return Vec::new();
        }
        let proposals = alike.iter().filter(|a| super::verbs::is_proposal(&a.record));
        let others = alike.iter().filter(|a| !super::verbs::is_proposal(&a.record));
        proposals
            .take(if super::judge_view::is_wide(desk.size) { 2 } else { 1 })
            .chain(others.take(1))
            .collect()
    }
}
