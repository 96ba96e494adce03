//! What citizens are shown, by SQL: the status, what came last, the targets, every talk and the next meeting.

use std::collections::{BTreeMap, BTreeSet};

use tavle::domain::field::Kind;
use tavle::domain::wall::{Latest, Next, Public, PublicPage, Status, Talk};
use tavle::text::Lang;

use super::file::{File, then, was_there};
use super::targets::targets_agree;

const OPEN_TO_ALL: &str = "('dialogue', 'conference', 'hearing')";

/// Every page is there, and says what the file says.
pub fn public_agrees(file: &File, public: &Public) {
    let mut pages = BTreeSet::new();
    for page in &public.pages {
        pages.insert(match page {
            PublicPage::Status(status) => {
                status_agrees(file, status);
                "status".to_owned()
            }
            PublicPage::Latest(latest) => {
                latest_agrees(file, latest);
                "latest".to_owned()
            }
            PublicPage::Talk(talk) => {
                talk_agrees(file, talk);
                talk.key.clone()
            }
            PublicPage::Next(next) => {
                next_agrees(file, next);
                "next".to_owned()
            }
            PublicPage::Target(_) => continue,
        });
    }
    assert_eq!(pages, wanted(file));
    let targets = public.pages.iter().filter_map(|page| match page {
        PublicPage::Target(target) => Some(target.as_ref()),
        _ => None,
    });
    targets_agree(file, targets);
}

/// The pages that there are to be, but for the targets.
fn wanted(file: &File) -> BTreeSet<String> {
    let talks = file.rows(
        &format!(
            "SELECT DISTINCT m.key FROM meeting m JOIN submission s ON s.meeting = m.key AND s.gone IS NULL \
             JOIN proposal p ON p.submission = s.key AND p.gone IS NULL AND p.verdict <> 'personal' \
             WHERE m.gone IS NULL AND m.state = 'held' AND m.kind IN {OPEN_TO_ALL}"
        ),
        |row| row.get::<_, String>(0),
    );
    let planned = file.number(&format!("SELECT count(*) {}", planned(file)));
    let mut wanted: BTreeSet<String> = talks.into_iter().chain(["status".into(), "latest".into()]).collect();
    wanted.extend((planned > 0).then(|| "next".to_owned()));
    wanted
}

/// The meetings that lie ahead and that citizens come to.
fn planned(file: &File) -> String {
    format!(
        "FROM meeting WHERE gone IS NULL AND state = 'planned' AND kind IN {OPEN_TO_ALL} AND date >= '{}'",
        file.today
    )
}

/// The day since which citizens are told what is new.
fn since(file: &File) -> String {
    file.last_held("('dialogue', 'conference')")
}

/// Whether the recommendation `t` was carried out at the end of a day.
fn was_carried_out(day: &str) -> String {
    format!("({} AND {} = 'verified')", was_there(day), then(Kind::Recommendation, "implementation", day))
}

fn status_agrees(file: &File, status: &Status) {
    let now = |states: &str| {
        file.number(&format!(
            "SELECT count(*) FROM recommendation WHERE gone IS NULL AND implementation IN ({states})"
        ))
    };
    assert_eq!(status.all, now("'verified','in_progress','done','not_started','paused','lapsed'"));
    assert_eq!(status.carried_out, now("'verified'"));
    assert_eq!(status.under_way, now("'in_progress','done'"));
    assert_eq!(status.not_started, now("'not_started'"));
    assert_eq!(status.resting, now("'paused','lapsed'"));
    let (more, since) = (status.more.unwrap(), since(file));
    let then =
        file.number(&format!("SELECT count(*) FROM recommendation t WHERE {}", was_carried_out(&since)));
    let by = i64::try_from(status.carried_out).unwrap() - i64::try_from(then).unwrap();
    assert_eq!((more.day.to_string(), more.by), (since, by));
    let carried_out = carried_out(file);
    let newest: Vec<&String> = carried_out.iter().take(3).map(|(title, _)| title).collect();
    assert_eq!(status.latest.iter().collect::<Vec<_>>(), newest);
}

fn latest_agrees(file: &File, latest: &Latest) {
    let since = since(file);
    let new = file.number(&format!(
        "SELECT count(*) FROM recommendation t WHERE gone IS NULL AND implementation = 'verified' AND NOT {}",
        was_carried_out(&since)
    ));
    assert_eq!((latest.since.unwrap().to_string(), latest.count), (since, new));
    let done: Vec<_> =
        latest.done.iter().map(|d| (d.title.clone(), d.on.map(|day| day.to_string()))).collect();
    assert_eq!(done, carried_out(file));
}

/// What was carried out, the newest first, each with its day.
fn carried_out(file: &File) -> Vec<(String, Option<String>)> {
    let id = Kind::Recommendation.field("implementation").unwrap().id;
    file.rows(
        &format!(
            "SELECT t.title, (SELECT b.day FROM batch b WHERE b.id = l.batch) FROM recommendation t LEFT JOIN ( \
               SELECT c.record, max(c.batch) batch FROM change c WHERE c.kind = 5 AND c.field = {id} \
               AND c.new = 'verified' AND c.cancels IS NULL AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.change = c.id) \
               GROUP BY c.record) l ON l.record = t.id \
             WHERE t.gone IS NULL AND t.implementation = 'verified' AND t.stance IN ('accepted', 'partly') \
             ORDER BY l.batch IS NULL, l.batch DESC, t.key"
        ),
        |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?)),
    )
}

fn talk_agrees(file: &File, talk: &Talk) {
    let (counts, led) = came(file, &talk.key);
    assert_eq!([talk.said, talk.accepted, talk.partly, talk.rejected], counts, "{}", talk.key);
    let shown: BTreeMap<String, (usize, String)> = talk
        .led_to
        .iter()
        .map(|led| (led.title.clone(), (led.proposals, led.work.words().of(Lang::Da).to_owned())))
        .collect();
    assert_eq!(shown, led, "{}", talk.key);
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

fn next_agrees(file: &File, next: &Next) {
    let sql = format!(
        "SELECT date || ' ' || coalesce(time, '') || ' ' || coalesce(place, '') {} ORDER BY date, time LIMIT 1",
        planned(file)
    );
    let said: String = file.conn.query_row(&sql, [], |row| row.get(0)).unwrap();
    let (time, place) = (next.time.as_deref(), next.place.as_deref());
    let shown = format!("{} {} {}", next.day, time.unwrap_or_default(), place.unwrap_or_default());
    assert_eq!(shown, said);
}
