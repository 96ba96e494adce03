//! Every figure of the reports, beside a question of our own to the file.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::place::Place;

/// The day of the example.
const TODAY: &str = "2020-04-20";

/// A report as its Markdown: sentences, and tables by their heading.
struct Paper {
    text: String,
    tables: BTreeMap<String, Vec<Vec<String>>>,
}

impl Paper {
    fn of(place: &Place, call: &[&str]) -> Paper {
        let text = place.demo(&[&["report"], call, &["--format", "md"]].concat()).ends(0).out;
        let mut tables: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
        let mut heading = String::new();
        for line in text.lines() {
            if let Some(words) = line.strip_prefix("## ") {
                heading = words.to_owned();
            } else if let Some(row) = line.strip_prefix("| ").filter(|row| !row.starts_with("---")) {
                let cells = row.trim_end_matches('|').split(" | ").map(|cell| cell.trim().replace('\\', ""));
                tables.entry(heading.clone()).or_default().push(cells.collect());
            }
        }
        tables.values_mut().for_each(|rows| drop(rows.remove(0)));
        Paper { text, tables }
    }

    fn rows(&self, heading: &str) -> &[Vec<String>] {
        self.tables.get(heading).map(Vec::as_slice).unwrap_or_default()
    }

    /// A column of a table, by its number.
    fn column(&self, heading: &str, column: usize) -> Vec<String> {
        self.rows(heading).iter().map(|row| row[column].clone()).collect()
    }
}

fn asked(place: &Place, sql: &str) -> Vec<Vec<String>> {
    let conn = Connection::open(place.0.join("demo.db")).unwrap();
    let mut select = conn.prepare(sql).unwrap();
    let columns = select.column_count();
    let rows = select.query_map([], |row| {
        (0..columns)
            .map(|at| {
                Ok(match row.get_ref(at)? {
                    rusqlite::types::ValueRef::Null => String::new(),
                    rusqlite::types::ValueRef::Integer(n) => n.to_string(),
                    rusqlite::types::ValueRef::Real(n) => n.to_string(),
                    other => other.as_str()?.to_owned(),
                })
            })
            .collect()
    });
    rows.unwrap().map(Result::unwrap).collect()
}

/// One column of the answer.
fn all(place: &Place, sql: &str) -> Vec<String> {
    asked(place, sql).into_iter().map(|mut row| row.remove(0)).collect()
}

#[test]
fn the_status_of_the_recommendations_counts_what_the_file_holds() {
    let place = Place::with_demo();
    let paper = Paper::of(&place, &["recommendations"]);
    let states = ["not_started", "in_progress", "done", "verified", "paused", "lapsed"];
    let late = format!(
        "implementation IN ('not_started', 'in_progress', 'paused') AND stance <> 'rejected' AND deadline < '{TODAY}'"
    );
    let late = late.replace(", 'paused'", "");
    let counts: String =
        states.iter().map(|state| format!(", sum(implementation = '{state}')")).collect::<String>();
    let sql = |group: &str| {
        format!("SELECT count(*){counts}, sum({late}) FROM recommendation WHERE gone IS NULL {group}")
    };
    let mut expected = asked(&place, &sql("GROUP BY analysis ORDER BY analysis"));
    expected.extend(asked(&place, &sql("")));
    let found: Vec<Vec<String>> =
        paper.rows("Efter analyse og status").iter().map(|row| row[1..].to_vec()).collect();
    assert_eq!(found, expected);
    let overdue = all(
        &place,
        &format!("SELECT key FROM recommendation WHERE gone IS NULL AND {late} ORDER BY deadline, key"),
    );
    assert_eq!(paper.column("Over fristen", 0), overdue);
    assert!(paper.text.contains(&format!("Anbefalinger i alt: 80. Over fristen: {}.", overdue.len())));
    let days = all(
        &place,
        &format!(
            "SELECT CAST(julianday('{TODAY}') - julianday(deadline) AS INTEGER) FROM recommendation \
             WHERE gone IS NULL AND {late} ORDER BY deadline, key"
        ),
    );
    assert_eq!(paper.column("Over fristen", 4), days);
    // A deadline that was set is none that was moved; the log has both dates where it was.
    let moved = asked(
        &place,
        "SELECT r.key, count(*) FROM change c JOIN recommendation r ON r.id = c.record \
         WHERE c.kind = 5 AND c.field = 508 AND c.old IS NOT NULL AND c.new > c.old AND c.cancels IS NULL \
         AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.change = c.id) GROUP BY r.key ORDER BY r.key",
    );
    let found: Vec<Vec<String>> =
        paper.rows("Flyttede frister").iter().map(|row| vec![row[0].clone(), row[4].clone()]).collect();
    assert_eq!(found, moved);
    let keys: usize = paper
        .tables
        .iter()
        .filter(|(heading, _)| heading.starts_with('A') && heading.as_bytes()[1].is_ascii_digit())
        .map(|(_, rows)| rows.len())
        .sum();
    assert_eq!(keys, 80);
}

#[test]
fn the_proposals_and_answers_count_what_the_file_holds() {
    let place = Place::with_demo();
    place.demo(&["set", "F-0413", "verdict=personal"]).ends(0);
    let paper = Paper::of(&place, &["proposals"]);
    let there = "FROM proposal WHERE gone IS NULL AND verdict <> 'personal'";
    let counts = "count(*), sum(decision = 'pending'), sum(decision = 'accepted'), sum(decision = 'partly'), \
                  sum(decision = 'rejected'), sum(answer = 'sent')";
    let mut expected: Vec<Vec<String>> = asked(&place, &format!("SELECT {counts} {there} GROUP BY verdict"));
    let total = asked(&place, &format!("SELECT {counts} {there}"));
    let mut found: Vec<Vec<String>> =
        paper.rows("Efter vurdering").iter().map(|row| row[1..].to_vec()).collect();
    assert_eq!(found.pop().as_ref(), total.first());
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
    assert_eq!(paper.column("Forslagene", 0).len().to_string(), total[0][0]);
    assert!(!paper.text.contains("F-0413"));
    let since = Paper::of(&place, &["proposals", "--since", "2020-03-30"]);
    let day = |field: u16, new: &str| {
        format!(
            "SELECT DISTINCT p.key FROM proposal p JOIN change c ON c.kind = 13 AND c.record = p.id \
             AND c.field = {field} AND c.new = '{new}' JOIN batch b ON b.id = c.batch \
             WHERE b.day > '2020-03-30' AND p.gone IS NULL AND p.verdict <> 'personal' ORDER BY p.key"
        )
    };
    let mut answered = since.column("Besvaret siden", 0);
    answered.sort();
    assert_eq!(answered, all(&place, &day(1313, "sent")));
    let mut came = since.column("Kommet siden", 0);
    came.sort();
    let born = "SELECT p.key FROM proposal p JOIN batch b ON b.id = p.born WHERE b.day > '2020-03-30' \
                AND p.gone IS NULL AND p.verdict <> 'personal' ORDER BY p.key";
    assert_eq!(came, all(&place, born));
}

#[test]
fn the_targets_stand_with_the_figures_of_the_file() {
    let place = Place::with_demo();
    let paper = Paper::of(&place, &["targets"]);
    let plain =
        |cell: &str| cell.replace(['.', '%'], "").replace(',', ".").replace(" pct", "").trim().to_owned();
    let newest = "SELECT t.key, coalesce(t.baseline, ''), coalesce(t.value, ''), (\
                    SELECT v.value FROM measurement m JOIN measurement_version v ON v.record = m.id \
                    WHERE m.gone IS NULL AND v.withdrawn_by IS NULL AND m.indicator = t.indicator \
                      AND m.\"group\" IS t.\"group\" AND m.area IS t.area \
                      AND v.id = (SELECT max(w.id) FROM measurement_version w WHERE w.record = m.id AND w.withdrawn_by IS NULL) \
                    ORDER BY m.period DESC LIMIT 1) \
                  FROM target t WHERE t.gone IS NULL AND t.year = 2020 AND t.kind = 'absolute' ORDER BY t.key";
    let expected = asked(&place, newest);
    assert!(expected.len() > 5);
    for row in expected {
        let found = paper.rows("Oversigt").iter().find(|found| found[0] == row[0]).unwrap();
        let number = |text: &str| text.split_whitespace().next().and_then(|n| plain(n).parse::<f64>().ok());
        assert_eq!(number(&found[3]), row[2].parse().ok(), "{found:?} {row:?}");
        assert_eq!(number(&found[4]), row[3].parse().ok(), "{found:?} {row:?}");
    }
    let count = all(&place, "SELECT count(*) FROM target WHERE gone IS NULL AND year = 2020");
    assert!(paper.text.contains(&format!("Måltal for 2020: {}.", count[0])), "{}", paper.text);
    let behind = paper.column("Oversigt", 6).iter().filter(|light| *light == "bagud").count();
    assert!(paper.text.contains(&format!("Bagud: {behind}.")));
}

#[test]
fn what_has_moved_is_every_field_that_the_log_has_moved_since() {
    let place = Place::with_demo();
    let paper = Paper::of(&place, &["moved", "--since", "2020-04-06"]);
    let log = "SELECT DISTINCT r.key FROM change c JOIN batch b ON b.id = c.batch JOIN recommendation r ON r.id = c.record \
               WHERE c.kind = 5 AND b.day > '2020-04-06' AND c.field NOT IN (1, 2, 3) \
               AND c.field BETWEEN 500 AND 599 AND c.cancels IS NULL ORDER BY r.key";
    let mut moved = paper.column("Anbefalinger, der har flyttet sig", 0);
    moved.dedup();
    assert_eq!(moved, all(&place, log));
    for row in paper.rows("Anbefalinger, der har flyttet sig") {
        assert!(row[3] != row[4], "{row:?}");
    }
}

#[test]
fn a_figure_that_came_is_told_once_though_three_years_aim_at_it_and_what_was_made_is_named_once() {
    let place = Place::with_demo();
    let told = place.demo(&["report", "moved", "--format", "txt"]).ends(0).out;
    assert!(told.contains("T-2001") && !told.contains("T-2101"), "{told}");
    let made = told.lines().find(|line| line.starts_with("O-0010")).unwrap_or_default();
    assert_eq!(made.matches("Nyt brev").count(), 1, "{told}");
}
