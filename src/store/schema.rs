//! The tables of the file, made from the table of kinds and fields. Edited in place until the first release.

use crate::domain::field::{Field, Form, Kind, Shape};

/// Marks a file as ours: `Tavl` in ASCII.
pub(super) const APPLICATION_ID: i64 = 0x5461_766c;
/// The version of the schema.
pub(super) const VERSION: i64 = 1;

/// The statements that make an empty file ours.
pub(super) fn create() -> String {
    let states: String = Kind::ALL.iter().map(|kind| state_table(*kind)).collect();
    let renamed = format!("CREATE INDEX change_renamed ON change(record, id, field, old) WHERE {RENAMED};\n");
    format!(
        "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION};\n\
         {LOG}{renamed}{states}{MEMBERS}{PROPOSALS}{REST}"
    )
}

/// What tells the changes of what a measurement is of: few, and met at the beginning of every import of figures.
pub(super) const RENAMED: &str = "field BETWEEN 901 AND 904";

/// The fields of a kind that are columns of its table: all but the members.
pub(super) fn columns(kind: Kind) -> impl Iterator<Item = &'static Field> {
    kind.fields().iter().filter(|f| f.form != Form::Member)
}

/// The kind's table without the members, which stand in a table of their own.
fn state_table(kind: Kind) -> String {
    let table = kind.table();
    let fields: String = columns(kind).map(|field| format!(",\n  {}", column(field))).collect();
    let extra = if kind == Kind::Proposal { PROPOSAL_COLUMNS } else { "" };
    let references = columns(kind).filter(|f| kind != Kind::Measurement && is_indexed(f)).map(|field| {
        let name = field.name;
        format!("CREATE INDEX {table}_{name} ON {table}(\"{name}\") WHERE \"{name}\" IS NOT NULL;\n")
    });
    format!(
        "CREATE TABLE {table}(\n  id INTEGER PRIMARY KEY,\n  key TEXT NOT NULL COLLATE NOCASE UNIQUE,\n  \
         born INTEGER NOT NULL REFERENCES batch,\n  gone INTEGER REFERENCES batch{fields}{extra}\n) STRICT;\n{}",
        references.collect::<String>()
    )
}

/// References to other records are looked up from the other end; owners have an index of their own where it counts, and
/// the series of the measurements begin with their indicator.
fn is_indexed(field: &Field) -> bool {
    match field.shape {
        Shape::Key(kinds) => kinds != [Kind::Person],
        Shape::DateOrMeeting => true,
        _ => false,
    }
}

fn column(field: &Field) -> String {
    let name = field.name;
    let kept = if field.default.is_some() { " NOT NULL" } else { "" };
    match field.shape {
        Shape::Int => format!("\"{name}\" INTEGER{kept}"),
        Shape::Bool => format!("\"{name}\" INTEGER{kept} CHECK (\"{name}\" IN (0, 1))"),
        Shape::Real => format!("\"{name}\" REAL{kept}"),
        Shape::Choice(_, names) => {
            // No IN: the engine builds a table of its own for a longer list, each time that a row is written.
            let any: Vec<String> = names.iter().map(|value| format!("\"{name}\" = '{value}'")).collect();
            format!("\"{name}\" TEXT{kept} CHECK ({})", any.join(" OR "))
        }
        _ => format!("\"{name}\" TEXT{kept}"),
    }
}

/// The log. The changes of a batch have numbers one after the other: from what it `begins` with, to where the next one
/// begins. `cancels` names the change that a change takes back; `undone` follows from it and can be rebuilt.
const LOG: &str = r#"
CREATE TABLE batch(
  id INTEGER PRIMARY KEY,
  begins INTEGER NOT NULL,
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  who TEXT NOT NULL,
  login TEXT NOT NULL,
  via TEXT NOT NULL,
  reason TEXT,
  reason_erased_by INTEGER REFERENCES batch,
  undoes INTEGER REFERENCES batch,
  part_of INTEGER REFERENCES batch
) STRICT;
CREATE INDEX batch_day ON batch(day);
CREATE INDEX batch_author ON batch(who, login);
CREATE INDEX batch_undoes ON batch(undoes) WHERE undoes IS NOT NULL;
CREATE INDEX batch_part_of ON batch(part_of) WHERE part_of IS NOT NULL;
CREATE TABLE change(
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch,
  kind INTEGER NOT NULL,
  record INTEGER NOT NULL,
  field INTEGER NOT NULL,
  form INTEGER NOT NULL CHECK (form BETWEEN 0 AND 3),
  old TEXT,
  new TEXT,
  place INTEGER,
  cancels INTEGER REFERENCES change,
  erased_by INTEGER REFERENCES batch
) STRICT;
CREATE INDEX change_field ON change(kind, record, field, id, cancels);
CREATE INDEX change_cancels ON change(cancels) WHERE cancels IS NOT NULL;
CREATE TABLE undone(
  change INTEGER PRIMARY KEY REFERENCES change,
  by INTEGER NOT NULL REFERENCES change
) STRICT;
CREATE TRIGGER batch_is_kept BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'the log is never rewritten'); END;
CREATE TRIGGER batch_stands BEFORE UPDATE ON batch WHEN NOT (
  new.reason IS NULL AND old.reason_erased_by IS NULL AND new.reason_erased_by IS NOT NULL
  AND new.id = old.id AND new.begins = old.begins AND new.at = old.at AND new.day = old.day AND new.who = old.who AND new.login = old.login
  AND new.via = old.via AND new.undoes IS old.undoes AND new.part_of IS old.part_of
) BEGIN SELECT RAISE(ABORT, 'the log is never rewritten'); END;
CREATE TRIGGER change_is_kept BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the log is never rewritten'); END;
CREATE TRIGGER change_stands BEFORE UPDATE ON change WHEN NOT (
  new.old IS NULL AND new.new IS NULL AND old.erased_by IS NULL AND new.erased_by IS NOT NULL
  AND new.id = old.id AND new.batch = old.batch AND new.kind = old.kind AND new.record = old.record
  AND new.field = old.field AND new.form = old.form AND new.place IS old.place AND new.cancels IS old.cancels
) BEGIN SELECT RAISE(ABORT, 'the log is never rewritten'); END;
"#;

const MEMBERS: &str = "
CREATE TABLE member(
  kind INTEGER NOT NULL,
  record INTEGER NOT NULL,
  field INTEGER NOT NULL,
  member TEXT NOT NULL,
  PRIMARY KEY (kind, record, field, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_of ON member(member, field);
";

/// The inbox is read in order from indexes over these columns, which follow from the others ([`PLACE`]); `wakes` is the
/// day that `snoozed_until` stands for. They are no generated columns because an index over such never answers alone.
const PROPOSAL_COLUMNS: &str = ",
  stage INTEGER,
  due TEXT NOT NULL,
  received TEXT NOT NULL,
  wakes TEXT NOT NULL DEFAULT '9999'";

/// Where in the inbox a proposal can be, and its days with the missing ones last: each column, and what it follows from,
/// with the names of other columns in braces.
pub(super) const PLACE: &[(&str, &str)] = &[
    (
        "stage",
        "CASE WHEN {gone} IS NOT NULL OR {verdict} = 'personal' THEN NULL WHEN {verdict} = 'new' THEN 0 \
         WHEN {verdict} = 'postponed' THEN 1 WHEN {verdict} = 'merged' OR {answer} = 'sent' THEN 3 ELSE 2 END",
    ),
    ("due", "CASE WHEN {answer} = 'sent' THEN '9999' ELSE coalesce({answer_due}, '9999') END"),
    ("received", "coalesce({received_on}, '9999')"),
];

/// What a column of [`PLACE`] follows from, with every name in braces as `named` has it.
pub(super) fn place(expression: &str, named: impl Fn(&str) -> String) -> String {
    let mut parts = expression.split(['{', '}']);
    let mut sql = parts.next().unwrap_or_default().to_owned();
    while let Some(name) = parts.next() {
        sql.push_str(&named(name));
        sql.push_str(parts.next().unwrap_or_default());
    }
    sql
}

const PROPOSALS: &str = "
CREATE INDEX proposal_inbox ON proposal(stage, due, received);
CREATE INDEX proposal_wakes ON proposal(wakes, due, received) WHERE stage = 1;
CREATE INDEX proposal_mine ON proposal(owner, stage, due, received) WHERE owner IS NOT NULL;
";

const REST: &str = "
CREATE INDEX measurement_series ON measurement(indicator, \"group\", area, period);
CREATE TABLE remark(
  id INTEGER PRIMARY KEY REFERENCES change,
  batch INTEGER NOT NULL REFERENCES batch,
  kind INTEGER NOT NULL,
  record INTEGER NOT NULL,
  text TEXT,
  withdrawn_by INTEGER REFERENCES batch
) STRICT;
CREATE INDEX remark_record ON remark(kind, record);
CREATE TABLE origin(
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX origin_text ON origin(text);
CREATE TABLE measurement_version(
  id INTEGER PRIMARY KEY REFERENCES change,
  batch INTEGER NOT NULL REFERENCES batch,
  record INTEGER NOT NULL REFERENCES measurement,
  value REAL,
  missing TEXT CHECK (missing = 'absent' OR missing = 'suppressed' OR missing = 'unpublished'),
  provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)),
  known_since TEXT,
  source INTEGER REFERENCES origin,
  withdrawn_by INTEGER REFERENCES batch
) STRICT;
CREATE INDEX measurement_version_record ON measurement_version(record);
CREATE TABLE sender(
  submission TEXT PRIMARY KEY,
  name TEXT,
  contact TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE imported(
  source TEXT NOT NULL,
  ext_id TEXT NOT NULL,
  kind INTEGER NOT NULL,
  record INTEGER NOT NULL,
  fields TEXT NOT NULL,
  change INTEGER NOT NULL REFERENCES change,
  PRIMARY KEY (source, ext_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE bulk(
  batch INTEGER PRIMARY KEY REFERENCES batch,
  finished INTEGER NOT NULL CHECK (finished IN (0, 1)),
  pid INTEGER NOT NULL,
  process_began INTEGER NOT NULL
) STRICT;
CREATE TABLE counter(
  kind INTEGER PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT;
CREATE TABLE meta(
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE search_doc(
  doc INTEGER PRIMARY KEY,
  kind INTEGER GENERATED ALWAYS AS (doc >> 40) VIRTUAL,
  record INTEGER GENERATED ALWAYS AS (doc & 1099511627775) VIRTUAL,
  folded TEXT NOT NULL
) STRICT;
";
