//! What the team is shown, by SQL: its five pages.

use std::collections::BTreeSet;

use tavle::domain::choice::Choice;
use tavle::domain::field::Kind;
use tavle::domain::wall::{Agreed, Moved, Overdue, Team, TeamPage, Why};

use super::file::{File, then, was_there};
use super::targets::targets_agree;

/// Every page says what the file says.
pub fn team_agrees(file: &File, team: &Team) {
    let since = file.last_held("('board')");
    assert_eq!(team.last.unwrap().to_string(), since);
    for page in &team.pages {
        let shown: BTreeSet<String> = page.rows().iter().map(|row| row.key.clone()).collect();
        match page {
            TeamPage::Moved(moved) => moved_agrees(file, moved, &since),
            TeamPage::Overdue(overdue) => overdue_agrees(file, overdue, &shown, &since),
            TeamPage::Targets(targets) => {
                targets_agree(file, targets.iter());
                let behind = file.targets().values().filter(|figures| figures.light == "behind").count();
                assert_eq!(page.figure(), behind);
                continue;
            }
            TeamPage::Help(_) => assert_eq!(shown, keys(file, &help(&file.today))),
            TeamPage::Agreed(agreed) => agreed_agrees(file, agreed, &shown, &since),
        }
        assert_eq!(page.figure(), page.rows().len());
    }
}

fn keys(file: &File, sql: &str) -> BTreeSet<String> {
    file.rows(sql, |row| row.get(0)).into_iter().collect()
}

fn moved_agrees(file: &File, moved: &Moved, since: &str) {
    let shown: BTreeSet<(String, &str)> =
        moved.rows.iter().map(|row| (row.key.clone(), called(&row.why))).collect();
    assert_eq!(shown, moved_by_sql(file, since));
    let became = |why: &str| shown.iter().filter(|(_, is)| *is == why).count();
    assert_eq!(
        [moved.carried_out, moved.reported, moved.begun],
        [became("verified"), became("done"), became("in_progress")]
    );
}

fn overdue_agrees(file: &File, overdue: &Overdue, shown: &BTreeSet<String>, since: &str) {
    let late = |state: &str, stance: &str, deadline: &str, day: &str| {
        format!(
            "({deadline} < '{day}' AND {stance} <> 'rejected' AND {state} IN ('not_started','in_progress'))"
        )
    };
    let is = late("t.implementation", "t.stance", "t.deadline", &file.today);
    let [state, stance, deadline] =
        ["implementation", "stance", "deadline"].map(|field| then(Kind::Recommendation, field, since));
    let was = format!("({} AND {})", was_there(since), late(&state, &stance, &deadline, since));
    let of = |which: &str| {
        keys(file, &format!("SELECT t.key FROM recommendation t WHERE t.gone IS NULL AND {which}"))
    };
    assert_eq!(*shown, of(&is));
    assert_eq!(overdue.fresh, Some(of(&format!("{is} AND {was} IS NOT 1")).len()));
    assert_eq!(overdue.cleared, Some(of(&format!("{was} AND {is} IS NOT 1")).len()));
}

fn agreed_agrees(file: &File, agreed: &Agreed, shown: &BTreeSet<String>, since: &str) {
    let open = |state: &str| format!("{state} IN ('not_started','in_progress','paused')");
    let at_board = "t.meeting IN (SELECT key FROM meeting WHERE gone IS NULL AND kind = 'board')";
    let of = |which: &dyn Fn(Kind) -> String| {
        let sql = format!(
            "SELECT t.key FROM task t WHERE t.gone IS NULL AND {} UNION ALL \
             SELECT t.key FROM decision t WHERE t.gone IS NULL AND {at_board} AND {}",
            which(Kind::Task),
            which(Kind::Decision)
        );
        keys(file, &sql)
    };
    assert_eq!(*shown, of(&|_| open("t.state")));
    let late = |_| format!("t.deadline < '{}' AND t.state IN ('not_started','in_progress')", file.today);
    assert_eq!(agreed.overdue, of(&late).len());
    let done = |kind| {
        let was = open(&then(kind, "state", since));
        format!("{} AND {was} AND NOT {}", was_there(since), open("t.state"))
    };
    assert_eq!(agreed.done, Some(of(&done).len()));
}

fn called(why: &Why) -> &'static str {
    match why {
        Why::Became(state) => state.name(),
        Why::New => "new",
        Why::Postponed(_) => "postponed",
        Why::HandedOver => "handed over",
        _ => "else",
    }
}

/// What has moved since a day, and how.
fn moved_by_sql(file: &File, since: &str) -> BTreeSet<(String, &'static str)> {
    const WAYS: [&str; 9] = [
        "not_started",
        "in_progress",
        "done",
        "verified",
        "paused",
        "lapsed",
        "new",
        "postponed",
        "handed over",
    ];
    let of = |kind: Kind, state: &str, deadline: &str| {
        let was = |field: &str| then(kind, field, since);
        format!(
            "SELECT t.key, CASE WHEN NOT {there} THEN 'new' WHEN {was_state} <> t.{state} THEN t.{state} \
             WHEN {was_deadline} IS NOT t.{deadline} THEN 'postponed' \
             WHEN {was_owner} IS NOT t.owner THEN 'handed over' END way \
             FROM {table} t WHERE t.gone IS NULL AND way IS NOT NULL",
            there = was_there(since),
            was_state = was(state),
            was_deadline = was(deadline),
            was_owner = was("owner"),
            table = kind.table(),
        )
    };
    let sql = format!(
        "{} UNION ALL {}",
        of(Kind::Recommendation, "implementation", "deadline"),
        of(Kind::Initiative, "state", "ends")
    );
    let moved = file.rows(&sql, |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)));
    let known = |way: &str| WAYS.into_iter().find(|known| *known == way).unwrap();
    moved.into_iter().map(|(key, way)| (key, known(&way))).collect()
}

/// What needs somebody: done and not confirmed, paused, nobody's, a measure past its end, or put off twice.
fn help(today: &str) -> String {
    let of = |kind: Kind, state: &str, deadline: &str, adopted: &str| {
        let late = match kind {
            Kind::Recommendation => "0".to_owned(),
            _ => format!("t.{deadline} < '{today}'"),
        };
        let is_late = format!("t.{deadline} < '{today}'");
        let put_off = format!(
            "(SELECT count(*) FROM change c WHERE c.kind = {} AND c.record = t.id AND c.field = {} AND c.new > c.old \
             AND c.cancels IS NULL AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.change = c.id))",
            kind.number(),
            kind.field(deadline).unwrap().id
        );
        format!(
            "SELECT t.key FROM {} t WHERE t.gone IS NULL AND {adopted} AND t.{state} NOT IN ('verified', 'lapsed') \
             AND (t.{state} IN ('done', 'paused') OR t.owner IS NULL OR {late} \
               OR ({is_late}) IS NOT 1 AND {put_off} >= 2)",
            kind.table()
        )
    };
    format!(
        "{} UNION ALL {}",
        of(Kind::Recommendation, "implementation", "deadline", "t.stance <> 'rejected'"),
        of(Kind::Initiative, "state", "ends", "1")
    )
}
