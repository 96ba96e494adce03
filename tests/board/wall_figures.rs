//! Every figure on every page of both walls is that of the file at that moment: computed anew by SQL that shares nothing
//! with the program, on the example municipality, on a later day, and after much was changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rusqlite::{Connection, Row, params};
use tavle::domain::choice::Choice;
use tavle::domain::field::Kind;
use tavle::domain::wall::{Public, PublicPage, Target, Team, TeamPage, Why};
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;
use tavle::ui::canvas::Canvas;
use tavle::ui::digits::{self, Height};
use tavle::ui::theme::{Role, Theme};

use crate::pty::Folder;
use crate::stage::{Stage, example};

const OPEN_TO_ALL: &str = "('dialogue', 'conference', 'hearing')";

/// The file as SQL sees it on a day.
struct File {
    conn: Connection,
    today: String,
}

impl File {
    fn open(path: &Path, today: &str) -> File {
        File { conn: Connection::open(path).unwrap(), today: today.to_owned() }
    }

    fn number(&self, sql: &str) -> usize {
        let number: i64 =
            self.conn.query_row(sql, [], |row| row.get(0)).unwrap_or_else(|e| panic!("{e}: {sql}"));
        usize::try_from(number).unwrap()
    }

    fn rows<T>(&self, sql: &str, read: impl Fn(&Row<'_>) -> rusqlite::Result<T>) -> Vec<T> {
        let mut select = self.conn.prepare(sql).unwrap_or_else(|e| panic!("{e}: {sql}"));
        select.query_map([], |row| read(row)).unwrap().collect::<Result<_, _>>().unwrap()
    }

    /// The day of the last meeting of some kinds that was held before this day.
    fn last_held(&self, kinds: &str) -> String {
        let sql = format!(
            "SELECT max(date) FROM meeting WHERE gone IS NULL AND state = 'held' AND kind IN {kinds} AND date < ?1"
        );
        self.conn.query_row(&sql, [&self.today], |row| row.get(0)).unwrap()
    }
}

/// What a field of `t` said at the end of a day: what the first change after it took away, else what it says now.
fn then(kind: Kind, field: &str, day: &str) -> String {
    let (number, id) = (kind.number(), kind.field(field).unwrap().id);
    let later = format!(
        "FROM change c JOIN batch b ON b.id = c.batch \
         WHERE c.kind = {number} AND c.record = t.id AND c.field = {id} AND b.day > '{day}'"
    );
    format!(
        "(CASE WHEN EXISTS (SELECT 1 {later}) THEN (SELECT c.old {later} ORDER BY c.id LIMIT 1) ELSE t.\"{field}\" END)"
    )
}

/// Whether `t` was there at the end of a day.
fn was_there(day: &str) -> String {
    format!(
        "(t.born IN (SELECT id FROM batch WHERE day <= '{day}') \
         AND (t.gone IS NULL OR t.gone IN (SELECT id FROM batch WHERE day > '{day}')))"
    )
}

/// A figure of a target, by SQL.
#[derive(Debug, PartialEq)]
struct Figures {
    value: Option<f64>,
    period: Option<String>,
    provisional: bool,
    baseline: f64,
    target: f64,
    plan_now: Option<f64>,
    light: String,
    year_ago: Option<f64>,
}

impl File {
    /// The targets of the year. All of the example count whole ones, month by month, and go from a baseline straight to
    /// the December of the year.
    fn targets(&self) -> BTreeMap<String, Figures> {
        let year = &self.today[..4];
        let newest_of = |which: &str| {
            format!(
                "(SELECT f.period FROM figure f WHERE f.target = t.key AND f.period <= t.year || 'M12' AND {which} \
                 ORDER BY f.period DESC LIMIT 1)"
            )
        };
        let judged = |at: &str| {
            format!(
                "(SELECT CASE WHEN (f.value - t.value) * t.way <= 0 OR (f.value - {plan}) * t.way <= 0 THEN 'on_track' \
                 WHEN (f.value - {plan}) * t.way <= abs(t.value - t.start) * {share} / 100.0 + 1e-9 THEN 'at_risk' \
                 ELSE 'behind' END FROM figure f WHERE f.target = t.key AND f.period = {at})",
                plan = "round(t.start + (t.value - t.start) * (t.months_of(f.period) - t.months_of(t.since)) / \
                        (t.year * 12.0 + 12 - t.months_of(t.since)))",
                share = "(SELECT value FROM setting WHERE key = 'light_share_of_change' AND gone IS NULL)",
            )
        };
        let months = |of: &str| format!("(substr({of}, 1, 4) * 12 + substr({of}, 6))");
        let age =
            |of: &str| format!("({} - {})", months(&format!("'{}M{}'", year, &self.today[5..7])), months(of));
        let oldest = "(SELECT value FROM setting WHERE key = 'light_oldest_months' AND gone IS NULL)";
        let sql = format!(
            "WITH figure AS ( \
               SELECT g.key target, m.period, v.value, v.missing, v.provisional FROM target g \
               JOIN measurement m ON m.indicator = g.indicator AND m.\"group\" IS g.\"group\" AND m.area IS g.area \
               JOIN measurement_version v ON v.record = m.id AND v.withdrawn_by IS NULL AND NOT EXISTS ( \
                 SELECT 1 FROM measurement_version w WHERE w.record = m.id AND w.withdrawn_by IS NULL AND w.id > v.id) \
               WHERE m.gone IS NULL), \
             goal AS ( \
               SELECT key, year, value, baseline start, baseline_period since, \
                 CASE direction WHEN 'up' THEN -1 ELSE 1 END way, \
                 CASE WHEN override_until >= '{today}' THEN override_light END set_light \
               FROM target WHERE gone IS NULL AND year = {year}), \
             t AS (SELECT t.*, {newest} newest, {final} final FROM goal t) \
             SELECT t.key, f.value, t.newest, f.provisional, t.start, t.value, \
               round(t.start + (t.value - t.start) * ({months_newest} - {months_since}) \
                 / (t.year * 12.0 + 12 - {months_since})), \
               CASE WHEN t.set_light IS NOT NULL THEN t.set_light \
                 WHEN f.value IS NULL OR {age_newest} > {oldest} THEN 'unknown' \
                 WHEN NOT f.provisional THEN {newest_light} \
                 WHEN t.final IS NULL OR {age_final} > {oldest} THEN 'at_risk' \
                 ELSE {final_light} END, \
               (SELECT y.value FROM figure y WHERE y.target = t.key \
                 AND y.period = (substr(t.newest, 1, 4) - 1) || substr(t.newest, 5)) \
             FROM t LEFT JOIN figure f ON f.target = t.key AND f.period = t.newest",
            today = self.today,
            newest = newest_of("f.missing IS NOT 'unpublished'"),
            final = newest_of("f.value IS NOT NULL AND NOT f.provisional"),
            months_newest = months("t.newest"),
            months_since = months("t.since"),
            age_newest = age("t.newest"),
            age_final = age("t.final"),
            newest_light = judged("t.newest"),
            final_light = judged("t.final"),
        )
        .replace("t.months_of(f.period)", &months("f.period"))
        .replace("t.months_of(t.since)", &months("t.since"));
        let read = |row: &Row<'_>| {
            let value: Option<f64> = row.get(1)?;
            let figures = Figures {
                value,
                period: row.get(2)?,
                provisional: row.get::<_, Option<bool>>(3)?.unwrap_or_default(),
                baseline: row.get(4)?,
                target: row.get(5)?,
                plan_now: row.get::<_, Option<f64>>(6)?.filter(|_| value.is_some()),
                light: row.get(7)?,
                year_ago: row.get(8)?,
            };
            Ok((row.get(0)?, figures))
        };
        self.rows(&sql, read).into_iter().collect()
    }

    /// The figures of the series of a target, without those that are not published.
    fn series(&self, target: &str) -> Vec<(String, Option<f64>)> {
        let sql = format!(
            "SELECT m.period, (SELECT v.value FROM measurement_version v \
               WHERE v.record = m.id AND v.withdrawn_by IS NULL ORDER BY v.id DESC LIMIT 1) \
             FROM target g JOIN measurement m ON m.indicator = g.indicator AND m.\"group\" IS g.\"group\" \
               AND m.area IS g.area WHERE g.key = '{target}' AND m.gone IS NULL ORDER BY m.period"
        );
        self.rows(&sql, |row| Ok((row.get(0)?, row.get(1)?)))
    }
}

fn figures_of(target: &Target) -> Figures {
    let reading = target.gauge.reading;
    let value = reading.and_then(|reading| reading.value);
    let plan = target.gauge.plan.as_ref().unwrap();
    let standing = target.gauge.standing;
    if let Some(standing) = standing {
        assert_eq!(Some(standing.value), value);
        assert_eq!(standing.deviation, standing.value - standing.plan_now);
        assert_eq!(standing.over_target, standing.value - plan.target);
    }
    Figures {
        value,
        period: reading.map(|reading| format!("{}", reading.period)),
        provisional: reading.is_some_and(|reading| reading.provisional),
        baseline: plan.baseline,
        target: plan.target,
        plan_now: standing.map(|standing| standing.plan_now),
        light: target.gauge.light.name().to_owned(),
        year_ago: target.gauge.year_ago,
    }
}

fn targets_agree<'a>(file: &File, shown: impl Iterator<Item = &'a Target>) {
    let shown: Vec<&Target> = shown.collect();
    let by_page: BTreeMap<String, Figures> =
        shown.iter().map(|target| (target.key.clone(), figures_of(target))).collect();
    assert_eq!(by_page, file.targets());
    for target in shown {
        let series: Vec<_> =
            target.figures.iter().map(|(p, figure)| (format!("{p}"), figure.value)).collect();
        assert_eq!(series, file.series(&target.key), "{}", target.key);
    }
}

/// The status, what came last, the targets, every talk and the next meeting.
fn public_agrees(file: &File, public: &Public) {
    let since = file.last_held("('dialogue', 'conference')");
    let confirmed_then = file.number(&format!(
        "SELECT count(*) FROM recommendation t WHERE {} AND {} = 'verified'",
        was_there(&since),
        then(Kind::Recommendation, "implementation", &since)
    ));
    let now = |states: &str| {
        file.number(&format!(
            "SELECT count(*) FROM recommendation WHERE gone IS NULL AND implementation IN ({states})"
        ))
    };
    let new = file.number(&format!(
        "SELECT count(*) FROM recommendation t WHERE gone IS NULL AND implementation = 'verified' \
         AND NOT ({} AND {} = 'verified')",
        was_there(&since),
        then(Kind::Recommendation, "implementation", &since)
    ));
    let id = Kind::Recommendation.field("implementation").unwrap().id;
    let latest = file.rows(
        &format!(
            "SELECT t.title, (SELECT b.day FROM batch b WHERE b.id = l.batch) FROM recommendation t LEFT JOIN ( \
               SELECT c.record, max(c.batch) batch FROM change c WHERE c.kind = 5 AND c.field = {id} \
               AND c.new = 'verified' AND c.cancels IS NULL AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.change = c.id) \
               GROUP BY c.record) l ON l.record = t.id \
             WHERE t.gone IS NULL AND t.implementation = 'verified' AND t.stance IN ('accepted', 'partly') \
             ORDER BY l.batch IS NULL, l.batch DESC, t.key"
        ),
        |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?)),
    );
    let mut pages = BTreeSet::new();
    for page in &public.pages {
        match page {
            PublicPage::Status(status) => {
                pages.insert("status".to_owned());
                assert_eq!(
                    status.all,
                    now("'verified','in_progress','done','not_started','paused','lapsed'")
                );
                assert_eq!(status.carried_out, now("'verified'"));
                assert_eq!(status.under_way, now("'in_progress','done'"));
                assert_eq!(status.not_started, now("'not_started'"));
                assert_eq!(status.resting, now("'paused','lapsed'"));
                let more = status.more.unwrap();
                let by = i64::try_from(status.carried_out).unwrap() - i64::try_from(confirmed_then).unwrap();
                assert_eq!((more.day.to_string(), more.by), (since.clone(), by));
                let named: Vec<&String> = latest.iter().take(3).map(|(title, _)| title).collect();
                assert_eq!(status.latest.iter().collect::<Vec<_>>(), named);
            }
            PublicPage::Latest(page) => {
                pages.insert("latest".to_owned());
                assert_eq!((page.since.unwrap().to_string(), page.count), (since.clone(), new));
                let done: Vec<_> =
                    page.done.iter().map(|d| (d.title.clone(), d.on.map(|day| day.to_string()))).collect();
                assert_eq!(done, latest);
            }
            PublicPage::Talk(talk) => {
                pages.insert(talk.key.clone());
                let (counts, led) = came(file, &talk.key);
                assert_eq!([talk.said, talk.accepted, talk.partly, talk.rejected], counts, "{}", talk.key);
                let shown: BTreeMap<String, (usize, String)> = talk
                    .led_to
                    .iter()
                    .map(|led| (led.title.clone(), (led.proposals, led.work.words().of(Lang::Da).to_owned())))
                    .collect();
                assert_eq!(shown, led, "{}", talk.key);
            }
            PublicPage::Next(next) => {
                pages.insert("next".to_owned());
                let sql = format!(
                    "SELECT date || ' ' || coalesce(time, '') || ' ' || coalesce(place, '') FROM meeting WHERE gone IS NULL \
                     AND state = 'planned' AND kind IN {OPEN_TO_ALL} AND date >= '{}' ORDER BY date, time LIMIT 1",
                    file.today
                );
                let said: String = file.conn.query_row(&sql, [], |row| row.get(0)).unwrap();
                let (time, place) = (next.time.as_deref(), next.place.as_deref());
                let shown =
                    format!("{} {} {}", next.day, time.unwrap_or_default(), place.unwrap_or_default());
                assert_eq!(shown, said);
            }
            PublicPage::Target(_) => {}
        }
    }
    let talks = file.rows(
        &format!(
            "SELECT DISTINCT m.key FROM meeting m JOIN submission s ON s.meeting = m.key AND s.gone IS NULL \
             JOIN proposal p ON p.submission = s.key AND p.gone IS NULL AND p.verdict <> 'personal' \
             WHERE m.gone IS NULL AND m.state = 'held' AND m.kind IN {OPEN_TO_ALL}"
        ),
        |row| row.get::<_, String>(0),
    );
    let planned = format!(
        "SELECT count(*) FROM meeting WHERE gone IS NULL AND state = 'planned' AND kind IN {OPEN_TO_ALL} AND date >= '{}'",
        file.today
    );
    let mut wanted: BTreeSet<String> = talks.into_iter().chain(["status".into(), "latest".into()]).collect();
    wanted.extend((file.number(&planned) > 0).then(|| "next".to_owned()));
    assert_eq!(pages, wanted);
    targets_agree(
        file,
        public.pages.iter().filter_map(|page| match page {
            PublicPage::Target(target) => Some(target.as_ref()),
            _ => None,
        }),
    );
}

/// What came from a meeting: said, adopted, adopted in part and rejected; and behind which works how many stand.
fn came(file: &File, meeting: &str) -> ([usize; 4], BTreeMap<String, (usize, String)>) {
    let proposals = format!(
        "WITH RECURSIVE stands(id, key, at) AS ( \
           SELECT p.id, p.key, p.id FROM proposal p JOIN submission s ON s.key = p.submission \
           WHERE s.meeting = '{meeting}' AND s.gone IS NULL AND p.gone IS NULL AND p.verdict <> 'personal' \
           UNION SELECT stands.id, stands.key, q.id FROM stands JOIN proposal p ON p.id = stands.at \
           JOIN proposal q ON q.key = p.merged_into WHERE p.verdict = 'merged' AND q.gone IS NULL), \
         came AS (SELECT s.id, p.id standing, p.decision, p.verdict FROM stands s JOIN proposal p ON p.id = s.at \
           WHERE p.verdict <> 'merged' OR p.merged_into IS NULL)"
    );
    let decided = |decision: &str| {
        file.number(&format!(
            "{proposals} SELECT count(*) FROM came WHERE decision = '{decision}' AND verdict <> 'personal'"
        ))
    };
    let said = file.number(&format!("{proposals} SELECT count(DISTINCT id) FROM stands"));
    let sql = format!(
        "{proposals}, work AS ( \
           SELECT key, title, implementation state FROM recommendation WHERE gone IS NULL \
             AND stance IN ('accepted', 'partly') AND title <> '' \
           UNION ALL SELECT key, title, state FROM initiative WHERE gone IS NULL AND title <> '') \
         SELECT w.title, count(DISTINCT c.id), CASE w.state WHEN 'verified' THEN 'gennemført' \
           WHEN 'not_started' THEN 'ikke startet' WHEN 'paused' THEN 'i bero eller bortfaldet' \
           WHEN 'lapsed' THEN 'i bero eller bortfaldet' ELSE 'i gang' END \
         FROM came c JOIN member m ON m.kind = {} AND m.record = c.standing AND m.field = {} \
         JOIN work w ON w.key = m.member \
         WHERE c.decision IN ('accepted', 'partly') AND c.verdict <> 'personal' GROUP BY w.key",
        Kind::Proposal.number(),
        Kind::Proposal.field("links").unwrap().id
    );
    let led = file.rows(&sql, |row| {
        let count: i64 = row.get(1)?;
        Ok((row.get(0)?, (usize::try_from(count).unwrap(), row.get(2)?)))
    });
    ([said, decided("accepted"), decided("partly"), decided("rejected")], led.into_iter().collect())
}

/// The five pages of the team.
fn team_agrees(file: &File, team: &Team) {
    let (today, since) = (&file.today, file.last_held("('board')"));
    assert_eq!(team.last.unwrap().to_string(), since);
    let keys = |page: &TeamPage| page.rows().iter().map(|row| row.key.clone()).collect::<BTreeSet<_>>();
    let of_sql =
        |sql: &str| file.rows(sql, |row| row.get::<_, String>(0)).into_iter().collect::<BTreeSet<_>>();
    for page in &team.pages {
        match page {
            TeamPage::Moved(moved) => {
                let shown: BTreeSet<(String, &str)> =
                    moved.rows.iter().map(|row| (row.key.clone(), called(&row.why))).collect();
                assert_eq!(shown, moved_by_sql(file, &since));
                let became = |why: &str| shown.iter().filter(|(_, is)| *is == why).count();
                assert_eq!(
                    [moved.carried_out, moved.reported, moved.begun],
                    [became("verified"), became("done"), became("in_progress")]
                );
            }
            TeamPage::Overdue(overdue) => {
                let late = |state: &str, stance: &str, deadline: &str, day: &str| {
                    format!(
                        "({deadline} < '{day}' AND {stance} <> 'rejected' AND {state} IN ('not_started','in_progress'))"
                    )
                };
                let is = late("t.implementation", "t.stance", "t.deadline", today);
                let [state, stance, deadline] = ["implementation", "stance", "deadline"]
                    .map(|field| then(Kind::Recommendation, field, &since));
                let was = format!("({} AND {})", was_there(&since), late(&state, &stance, &deadline, &since));
                let of = |which: &str| {
                    format!("SELECT t.key FROM recommendation t WHERE t.gone IS NULL AND {which}")
                };
                assert_eq!(keys(page), of_sql(&of(&is)));
                assert_eq!(overdue.fresh, Some(of_sql(&of(&format!("{is} AND {was} IS NOT 1"))).len()));
                assert_eq!(overdue.cleared, Some(of_sql(&of(&format!("{was} AND {is} IS NOT 1"))).len()));
            }
            TeamPage::Targets(targets) => {
                targets_agree(file, targets.iter());
                let behind = file.targets().values().filter(|figures| figures.light == "behind").count();
                assert_eq!(page.figure(), behind);
            }
            TeamPage::Help(_) => assert_eq!(keys(page), of_sql(&help(today))),
            TeamPage::Agreed(agreed) => {
                let open = |state: &str| format!("{state} IN ('not_started','in_progress','paused')");
                let at_board = "t.meeting IN (SELECT key FROM meeting WHERE gone IS NULL AND kind = 'board')";
                let of = |which: &dyn Fn(Kind) -> String| {
                    format!(
                        "SELECT t.key FROM task t WHERE t.gone IS NULL AND {} UNION ALL \
                         SELECT t.key FROM decision t WHERE t.gone IS NULL AND {at_board} AND {}",
                        which(Kind::Task),
                        which(Kind::Decision)
                    )
                };
                assert_eq!(keys(page), of_sql(&of(&|_| open("t.state"))));
                let late = |_| format!("t.deadline < '{today}' AND t.state IN ('not_started','in_progress')");
                assert_eq!(agreed.overdue, of_sql(&of(&late)).len());
                let done = |kind| {
                    let was = open(&then(kind, "state", &since));
                    format!("{} AND {was} AND NOT {}", was_there(&since), open("t.state"))
                };
                assert_eq!(agreed.done, Some(of_sql(&of(&done)).len()));
            }
        }
        assert_eq!(
            page.figure(),
            if matches!(page, TeamPage::Targets(_)) { page.figure() } else { page.rows().len() }
        );
    }
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

fn wall(path: &Path, today: &str) -> (Public, Team) {
    let store = Store::open(path, Mode::Read, Clock::parse(&format!("{today}T12:00")).unwrap()).unwrap();
    (store.public_wall(None).unwrap(), store.team_wall(None).unwrap())
}

/// All pages of both audiences on a day.
fn all_agrees(path: &Path, today: &str) {
    let file = File::open(path, today);
    let (public, team) = wall(path, today);
    public_agrees(&file, &public);
    team_agrees(&file, &team);
}

fn tavle(path: &Path, day: &str, args: &[&str]) {
    let db = path.to_string_lossy();
    let base = ["--db", &db, "--user", "LN", "--now", day, "--reason", "aftalt med HL"];
    let output =
        std::process::Command::new(env!("CARGO_BIN_EXE_tavle")).args(base).args(args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Work of every sort that a page tells of.
fn work_on(path: &Path, day: &str) {
    let conn = Connection::open(path).unwrap();
    let keys = |sql: &str| -> Vec<String> {
        let mut select = conn.prepare(sql).unwrap();
        select.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    for (n, key) in
        keys("SELECT key FROM recommendation WHERE gone IS NULL ORDER BY key").iter().enumerate().step_by(4)
    {
        match n / 4 % 5 {
            0 => tavle(path, day, &["set", key, "implementation=in_progress"]),
            1 => tavle(path, day, &["set", key, "deadline=2020-05-20"]),
            2 => tavle(path, day, &["set", key, "owner=KV"]),
            3 => tavle(path, day, &["set", key, "implementation=done", "evidence=Set"]),
            _ => tavle(path, day, &["set", key, "implementation=paused", "deadline="]),
        }
    }
    for (n, key) in keys("SELECT key FROM measurement WHERE period = '2020M02'").iter().enumerate() {
        tavle(path, day, &["set", key, &format!("value={}", 300 + 157 * n)]);
    }
    for key in keys("SELECT key FROM proposal WHERE verdict = 'accepted' LIMIT 6") {
        tavle(path, day, &["set", &key, "decision=accepted"]);
    }
}

/// What is done once: confirmed, merged, found personal, set by hand, made, agreed, deleted and called off.
fn decide(path: &Path, day: &str) {
    for args in [
        &["set", "A1-05", "implementation=verified"][..],
        &["set", "F-0360", "verdict=merged", "merged_into=F-0287"],
        &["set", "F-0291", "verdict=personal"],
        &["set", "T-2001", "value=1900"],
        &[
            "set",
            "T-2006",
            "override_light=at_risk",
            "override_until=2020-04-30",
            "override_reason=fejl i tallet",
        ],
        &["set", "light_share_of_change", "value=5"],
        &["new", "recommendations", "key=A3-99", "title=Ny", "analysis=A3", "stance=accepted"],
        &["new", "tasks", "meeting=M-2020-04-20", "title=Ring", "deadline=2020-04-19", "owner=HL"],
        &["set", "O-0010", "state=done", "evidence=Sendt"],
        &["delete", "O-0011"],
        &["delete", "A8-03"],
        &["set", "M-2020-01-31", "state=cancelled"],
    ] {
        tavle(path, day, args);
    }
}

fn demo() -> (Folder, PathBuf) {
    let folder = Folder::new();
    let path = PathBuf::from(folder.file("demo.db"));
    example(&path);
    (folder, path)
}

#[test]
fn every_figure_of_every_page_of_the_example_is_that_of_sql_on_several_days() {
    let (_folder, path) = demo();
    for day in ["2020-04-20", "2020-04-28", "2020-10-01"] {
        all_agrees(&path, day);
    }
}

#[test]
fn every_figure_of_every_page_is_that_of_sql_after_much_was_changed() {
    let (_folder, path) = demo();
    work_on(&path, "2020-04-20");
    decide(&path, "2020-04-20");
    all_agrees(&path, "2020-04-20");
    tavle(&path, "2020-04-24", &["set", "M-2020-04-22", "state=held"]);
    work_on(&path, "2020-04-24");
    all_agrees(&path, "2020-04-24");
    all_agrees(&path, "2020-05-05");
}

/// `1.945`
fn danish(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut said = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n) % 3 == 0 {
            said.push('.');
        }
        said.push(digit);
    }
    said
}

/// The rows of a large figure.
fn large(figure: &str, height: Height) -> Vec<String> {
    let (wide, high) = (digits::width(figure, height), height.rows());
    let mut buffer = Buffer::empty(Rect::new(0, 0, wide, high));
    digits::draw(figure, height, 0, 0, Role::Accent, &mut Canvas::new(&mut buffer, Theme::Dark));
    (0..high).map(|y| (0..wide).map(|x| buffer[(x, y)].symbol()).collect()).collect()
}

/// Whether a large figure stands at the left of the page.
fn has_large(screen: &str, figure: &str, height: Height) -> bool {
    let lines: Vec<Vec<char>> = screen.lines().map(|line| line.chars().collect()).collect();
    let rows = large(figure, height);
    let gap = usize::from(height.stroke());
    let stands = |top: usize, left: usize| {
        rows.iter().enumerate().all(|(n, row)| {
            let line: String = lines[top + n].iter().skip(left).collect();
            let (before, row) = (lines[top + n].iter().take(left).all(|c| *c == ' '), row.trim_end());
            let after = line.strip_prefix(row).map(|rest| rest.chars().take(gap).all(|c| c == ' '));
            before && after == Some(true)
        })
    };
    (0..lines.len().saturating_sub(rows.len())).any(|top| (0..20).any(|left| stands(top, left)))
}

/// The words of a page without its large figures and bars, in one line.
fn words(screen: &str) -> String {
    screen.replace('█', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_figures_that_stand_on_the_screen_are_those_of_sql() {
    let (_folder, path) = demo();
    work_on(&path, "2020-04-20");
    decide(&path, "2020-04-20");
    let file = File::open(&path, "2020-04-20");
    let mut stage = Stage::on(&path, (120, 36), Lang::Da, "HL");
    stage.keys("f5 1 enter home");
    let done =
        file.number("SELECT count(*) FROM recommendation WHERE gone IS NULL AND implementation = 'verified'");
    assert!(has_large(&stage.screen(), &done.to_string(), Height::Seven), "{done}\n{}", stage.screen());
    let by_group = file.targets();
    for (key, figures) in &by_group {
        let name: String = file
            .conn
            .query_row("SELECT \"group\" FROM target WHERE key = ?1", params![key], |row| row.get(0))
            .unwrap();
        stage.keys("home");
        let heading = format!("{} ·", name.to_uppercase());
        let found = (0..by_group.len() + 1).any(|_| {
            stage.keys("right");
            stage.screen().contains(&heading)
        });
        assert!(found, "no page {heading}");
        let screen = stage.screen();
        let Some(value) = figures.value else { continue };
        assert!(has_large(&screen, &danish(value), Height::Seven), "{value}\n{screen}");
        let said = words(&screen);
        for number in [value - figures.plan_now.unwrap(), figures.target].map(danish) {
            assert!(said.contains(&number), "{key} {number}\n{screen}");
        }
    }
    let mut stage = Stage::on(&path, (80, 24), Lang::Da, "HL");
    stage.keys("f5 2 enter home");
    let team = wall(&path, "2020-04-20").1;
    for page in &team.pages {
        let figure = page.figure().to_string();
        assert!(has_large(&stage.screen(), &figure, Height::Five), "{figure}\n{}", stage.screen());
        stage.keys("pgdn");
    }
}
