//! The thread of a record, walked along references level by level; see [`crate::domain::thread`].

mod tied;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::log::{hold, let_go};
use super::{Error, Store, state};
use crate::domain::field::Kind;
use crate::domain::record::{Rec, Record};
use crate::domain::thread::{
    Break, COMPANY, Level, NEIGHBOURS, Named, Node, Step, TIES, Thread, Tie, Via, Way, gap, is_link, level,
    own_level,
};

pub(super) use tied::leading_on;
use tied::tied;

/// How many records of a level are read and shown.
const MOST: usize = 200;
/// The fields that give what a record is named by.
const NAMED_BY: &[(Kind, &str, Kind)] =
    &[(Kind::Recommendation, "analysis", Kind::Analysis), (Kind::Target, "indicator", Kind::Indicator)];

impl Store {
    /// The thread of a record, and where it breaks on a day: upwards to the citizens and downwards to the targets, never
    /// down and up again. At most 200 records of a level are read; how many more there are is counted. The thread of a
    /// personal case, of what is gone and of a kind that has none is empty.
    pub fn thread(&self, rec: Rec, today: NaiveDate) -> Result<Thread, Error> {
        hold(&self.conn)?;
        let thread = self.walked(rec, today);
        let_go(&self.conn)?;
        thread
    }

    fn walked(&self, rec: Rec, today: NaiveDate) -> Result<Thread, Error> {
        let mut thread = Thread { of: rec, steps: Vec::new(), breaks: Vec::new() };
        let Some(record) = tied::shown_record(self, rec)? else { return Ok(thread) };
        let Some(own) = own_level(&record) else { return Ok(thread) };
        let found = Walk::from(self, &record)?.found;
        let mut reader = Reader { store: self, names: HashMap::new() };
        for at in Level::ALL {
            let mut places: Vec<Place> = found
                .range((at, Rec { kind: Kind::Person, id: i64::MIN })..)
                .take_while(|((level, _), _)| *level == at)
                .map(|((_, rec), from)| (*rec, Some(*from)))
                .collect();
            if at == own {
                let before = places.partition_point(|(other, _)| other.kind < rec.kind);
                places.insert(before.min(MOST - 1), (rec, None));
            }
            let more = places.len().saturating_sub(MOST);
            places.truncate(MOST);
            let records = reader.records(&places)?;
            thread.breaks.extend(self.breaks_of(&records, today)?);
            let answers = records.iter().filter_map(|(record, _)| Node::answer(record, today)).collect();
            push(&mut thread.steps, Step { level: at, nodes: reader.nodes(&records)?, more });
            push(&mut thread.steps, Step { level: Level::Answer, nodes: answers, more: 0 });
        }
        thread.steps.sort_by_key(|step| step.level);
        Ok(thread)
    }

    fn breaks_of(&self, records: &[Placed], today: NaiveDate) -> Result<Vec<Break>, Error> {
        let recs: Vec<Rec> = records.iter().map(|(record, _)| record.rec).collect();
        let leading_on = leading_on(&self.conn, &recs)?;
        let broken = |(record, _): &Placed| {
            Some(Break::of(gap(record, leading_on.contains(&record.rec), today)?, record))
        };
        Ok(records.iter().filter_map(broken).collect())
    }
}

/// A record and how it was reached; the record itself was not.
type Place = (Rec, Option<From>);
/// The same, read.
type Placed = (Record, Option<From>);

/// How a record was reached: from which, by which field, which way.
#[derive(Clone, Copy)]
struct From {
    rec: Rec,
    field: u16,
    way: Way,
}

fn push(steps: &mut Vec<Step>, step: Step) {
    if !step.nodes.is_empty() {
        steps.push(step);
    }
}

/// What belongs to the thread of a record, by its place in it; no values are read on the way.
struct Walk<'s> {
    conn: &'s Connection,
    of: Rec,
    found: BTreeMap<(Level, Rec), From>,
}

impl<'s> Walk<'s> {
    fn from(store: &'s Store, record: &Record) -> Result<Walk<'s>, Error> {
        let of = record.rec;
        let mut walk = Walk { conn: &store.conn, of, found: BTreeMap::new() };
        let mut starts = walk.neighbours()?;
        starts.extend(walk.measured(store, record)?);
        starts.retain(|rec| !is_link(of.kind) && is_link(rec.kind));
        starts.push(of);
        walk.on(Way::Up, &starts)?;
        walk.on(Way::Down, &starts)?;
        walk.company()?;
        Ok(walk)
    }

    /// What stands beside the record itself. A record that is no link of the chain has its thread from there.
    fn neighbours(&mut self) -> Result<Vec<Rec>, Error> {
        let mut beside = Vec::new();
        for tie in NEIGHBOURS.iter().chain(COMPANY) {
            for forwards in [true, false] {
                beside.extend(self.follow(tie, forwards, &[self.of])?);
            }
        }
        Ok(beside)
    }

    /// A figure belongs to the targets of its indicator, group and area.
    fn measured(&mut self, store: &Store, record: &Record) -> Result<Vec<Rec>, Error> {
        if record.rec.kind != Kind::Measurement {
            return Ok(Vec::new());
        }
        let id = |name: &str| Kind::Target.field(name).map_or(0, |field| field.id);
        let same = ["indicator", "group", "area"].map(|name| (id(name), record.text(name)));
        let targets = store.find(Kind::Target, &same)?;
        let [(indicator, _), ..] = same;
        for target in &targets {
            self.put(*target, From { rec: record.rec, field: indicator, way: Way::Beside });
        }
        Ok(targets)
    }

    /// Goes on in one direction until nothing more comes.
    fn on(&mut self, way: Way, starts: &[Rec]) -> Result<(), Error> {
        let mut seen: HashSet<Rec> = starts.iter().copied().collect();
        let mut now = starts.to_vec();
        while !now.is_empty() {
            let mut next = Vec::new();
            for tie in TIES {
                let forwards = tie.way == way;
                let reached = self.follow(&Tie { way, ..*tie }, forwards, &now)?;
                next.extend(reached.into_iter().filter(|rec| is_link(rec.kind) && seen.insert(*rec)));
            }
            now = next;
        }
        Ok(())
    }

    /// Adds what stands beside all that was found, each sort after those that it may stand beside.
    fn company(&mut self) -> Result<(), Error> {
        for tie in COMPANY {
            let now: Vec<Rec> = self.found.keys().map(|(_, rec)| *rec).chain([self.of]).collect();
            let forwards = tie.to == Kind::Meeting;
            self.follow(tie, forwards, &now)?;
        }
        Ok(())
    }

    /// The records on the other side of a reference; all of them are noted as found.
    fn follow(&mut self, tie: &Tie, forwards: bool, from: &[Rec]) -> Result<Vec<Rec>, Error> {
        let reached = tied(self.conn, tie, forwards, from)?;
        for (from, to) in &reached {
            self.put(*to, From { rec: *from, field: tie.field, way: tie.way });
        }
        Ok(reached.into_iter().map(|(_, to)| to).collect())
    }

    fn put(&mut self, rec: Rec, from: From) {
        let at = match rec.kind {
            Kind::Task => level(from.rec.kind, from.field),
            kind => level(kind, from.field),
        };
        if let Some(at) = at.filter(|_| rec != self.of) {
            let known = self.found.entry((at, rec)).or_insert(from);
            if known.way == Way::Beside && from.way != Way::Beside {
                *known = from;
            }
        }
    }
}

/// Reads the records of a thread and what they are named by.
struct Reader<'s> {
    store: &'s Store,
    names: HashMap<String, Option<Named>>,
}

impl Reader<'_> {
    fn records(&self, places: &[Place]) -> Result<Vec<Placed>, Error> {
        let mut records = Vec::with_capacity(places.len());
        for (rec, from) in places {
            let read = self.store.records(rec.kind, &[rec.id])?;
            records.extend(read.into_iter().map(|record| (record, *from)));
        }
        Ok(records)
    }

    /// A node for every record, tasks right after what they are about.
    fn nodes(&mut self, records: &[Placed]) -> Result<Vec<Node>, Error> {
        let mut nodes: Vec<Node> = Vec::with_capacity(records.len());
        for (record, from) in records {
            let beside = self.beside(record)?;
            let node = Node::of(record, beside, self.via(*from)?);
            let about = from.filter(|_| record.rec.kind == Kind::Task).map(|from| from.rec);
            match about.and_then(|about| nodes.iter().position(|n| n.rec == about)) {
                Some(at) => nodes.insert(at + 1, node),
                None => nodes.push(node),
            }
        }
        Ok(nodes)
    }

    fn via(&self, from: Option<From>) -> Result<Via, Error> {
        let Some(From { rec, field, way }) = from else { return Ok(Via::Itself) };
        Ok(Via::From { rec, key: state::key(&self.store.conn, rec)?, field, way })
    }

    fn beside(&mut self, record: &Record) -> Result<Option<Named>, Error> {
        let named_by = NAMED_BY.iter().find(|(kind, ..)| *kind == record.rec.kind);
        let Some((_, field, kind)) = named_by else { return Ok(None) };
        let Some(key) = record.get(field) else { return Ok(None) };
        if let Some(known) = self.names.get(key) {
            return Ok(known.clone());
        }
        let named = self.store.of_kind(*kind, key)?;
        let named = named.map(|record| Named { key: record.key.clone(), title: record.heading() });
        self.names.insert(key.to_owned(), named.clone());
        Ok(named)
    }
}
