//! Møder by keys: what comes next, meetings that move, agreements, notes to read.

use rusqlite::Connection;
use tavle::text::Lang;

use crate::pty::Folder;
use crate::stage::{Stage, example};

const WIDE: (u16, u16) = (120, 36);
const SMALL: (u16, u16) = (80, 24);

/// The lines of the screen that hold a text.
fn lines(stage: &Stage, text: &str) -> Vec<String> {
    stage.screen().lines().filter(|line| line.contains(text)).map(str::to_owned).collect()
}

/// The right lower pane of a wide screen.
fn pane(stage: &Stage) -> Vec<String> {
    let lower = stage.screen().lines().skip(18).take(15).map(str::to_owned).collect::<Vec<_>>();
    lower.iter().map(|line| line.chars().skip(69).collect::<String>().trim_end().to_owned()).collect()
}

#[test]
fn the_home_pane_says_what_comes_next_what_is_missing_and_what_was_agreed() {
    let folder = Folder::new();
    let path = folder.file("demo.db");
    example(path.as_ref());
    let stage = Stage::on(path.as_ref(), WIDE, Lang::Da, "HL");
    let pane = pane(&stage);
    assert_eq!(pane[0], " 4 Møder                         næste i dag kl. 9", "{pane:#?}");
    assert_eq!(pane[2], " Næste");
    assert_eq!(pane[3], "  Tavlemøde                i dag      kl. 09.00");
    assert!(
        pane[4].starts_with("  Borgerdialogmøde 3") && pane[4].ends_with("ons. 22/4  kl. 19.00"),
        "{pane:#?}"
    );
    assert_eq!(pane[5], "    96 tilmeldt · 3 temastande");
    let sql = Connection::open(&path).unwrap();
    let count = |sql_text: &str| sql.query_row(sql_text, [], |row| row.get::<_, i64>(0)).unwrap();
    let open =
        count("SELECT count(*) FROM task WHERE gone IS NULL AND state IN ('not_started', 'in_progress')");
    assert!(pane.contains(&format!(" Aftaler fra møder {open}")), "{open} {pane:#?}");
    for (number, day) in [(1, "2019-01-22"), (2, "2019-06-24")] {
        let waiting = count(&format!(
            "SELECT count(*) FROM proposal p JOIN submission s ON s.key = p.submission WHERE p.gone IS NULL \
             AND s.meeting = 'M-{day}' AND p.verdict NOT IN ('personal', 'merged') AND p.answer <> 'sent'"
        ));
        let said = format!("    □ {waiting} svar fra møde {number} mangler");
        assert_eq!(pane.contains(&said), waiting > 0, "{said} {pane:#?}");
    }
    let note = pane.iter().position(|line| line == " Seneste notat").unwrap();
    assert_eq!(pane[note + 1], "  Tavlemøde tir. 14/4 · HL");
    assert_eq!(pane[note + 2], "  Mobil i stedet for telefontid: hvem mangler?");
}

#[test]
fn home_has_its_meetings_whichever_pane_a_lost_session_comes_back_to() {
    for place in ["pane/1/list/A2-02", "pane/4/list/M-2020-04-20"] {
        let mut stage = Stage::demo(SMALL, Lang::Da);
        stage.app.come_back(place);
        stage.event(tavle::msg::event::Event::Changed(1));
        stage.keys("esc");
        let screen = stage.screen();
        assert!(screen.contains("Tavlemøde") && screen.contains("Borgerdialogmøde 3"), "{place} {screen}");
        assert!(screen.contains("Udvalgsmøde"), "{place} {screen}");
    }
}

#[test]
fn decisions_stand_in_the_opened_list_and_not_among_the_agreements_at_home() {
    let mut stage = Stage::demo(WIDE, Lang::Da);
    assert!(!pane(&stage).iter().any(|line| line.contains("Aftaler fra møder 12")), "{}", stage.screen());
    stage.keys("4 enter");
    assert!(stage.screen().contains("  B-"), "{}", stage.screen());
}

#[test]
fn a_note_takes_no_status_deadline_or_owner_and_offers_none() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("ctrl-g text:n10 enter");
    assert!(stage.screen().contains("N-0010"), "{}", stage.screen());
    assert!(!stage.screen().contains("s status"), "{}", stage.screen());
    for key in ["s", "f", "a"] {
        stage.keys(key);
        let screen = stage.screen();
        assert!(screen.contains("Et notat har hverken status, frist eller ansvarlig."), "{key} {screen}");
    }
}

#[test]
fn what_has_changed_has_its_sign_directly_behind_its_number() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("4 enter");
    assert!(stage.screen().contains("M-2020-04-22∆"), "{}", stage.screen());
    assert!(!stage.screen().lines().any(|line| line.contains(" ∆")), "{}", stage.screen());
}

#[test]
fn the_band_keeps_the_next_three_with_what_is_missing_before_them() {
    let stage = Stage::demo(SMALL, Lang::Da);
    let screen = stage.screen();
    let band: Vec<&str> = screen.lines().skip(18).take(4).collect();
    assert!(band[0].starts_with(" 4 Møder") && band[0].contains("næste i dag kl. 9 · "), "{band:#?}");
    assert_eq!(band[1], "  Tavlemøde               i dag      kl. 09.00");
    assert!(
        band[3].starts_with("  Udvalgsmøde             man. 4/5   kl. 16.30  □ frist tor. 23/4"),
        "{band:#?}"
    );
}

#[test]
fn a_meeting_gets_a_new_date_and_shows_the_first_one_and_who_moved_it() {
    let mut stage = Stage::demo(WIDE, Lang::Da);
    stage.keys("4 enter f4 text:M-2020-05-04 enter s text:3_11/5 enter f text:12/5 enter");
    let screen = stage.screen();
    assert!(screen.contains("tirsdag den 12. maj 2020 kl. 16.30"), "{screen}");
    assert!(screen.contains("først man. 4/5"), "{screen}");
    assert!(screen.contains("20/4 HL: man. 11/5 → tir. 12/5"), "{screen}");
    assert!(screen.contains("20/4 HL: man. 4/5 → man. 11/5"), "{screen}");
    assert!(!lines(&stage, "tir. 12/5").is_empty(), "{screen}");
    stage.keys("ctrl-z");
    let screen = stage.screen();
    assert!(!screen.contains("først man. 4/5"), "{screen}");
    assert!(!lines(&stage, "man. 11/5").is_empty(), "{screen}");
    stage.keys("ctrl-z");
    assert!(stage.screen().contains("mandag den 4. maj 2020 kl. 16.30"), "{}", stage.screen());
}

#[test]
fn a_meeting_is_not_cancelled_without_a_reason() {
    let mut stage = Stage::demo(WIDE, Lang::Da);
    stage.keys("4 enter f4 text:M-2020-04-27 enter s 4 enter");
    assert!(lines(&stage, "Kommende 1").len() == 1, "{}", stage.screen());
    stage.keys("enter");
    assert!(stage.screen().contains("Et møde, der aflyses, skal have en begrundelse"), "{}", stage.screen());
    stage.keys("text:alle_er_på_kursus enter");
    assert!(stage.screen().contains("aflyst: alle er på kursus"), "{}", stage.screen());
    stage.keys("1 4");
    assert!(lines(&stage, "Udsat og aflyst 1").len() == 1, "{}", stage.screen());
}

#[test]
fn only_mine_keeps_the_meetings_and_my_own_agreements() {
    let mut stage = Stage::demo(WIDE, Lang::Da);
    let all = pane(&stage);
    stage.keys("4 m");
    let mine = pane(&stage);
    assert_eq!(all[4..9], mine[4..9]);
    let agreed = |pane: &[String]| {
        pane.iter()
            .skip_while(|line| !line.starts_with(" Aftaler fra møder"))
            .skip(1)
            .cloned()
            .collect::<Vec<_>>()
    };
    let rows = agreed(&mine);
    let rows: Vec<&String> = rows.iter().take_while(|line| !line.starts_with(" Seneste")).collect();
    assert!(!rows.is_empty() && rows.iter().all(|row| row.contains(" HL ")), "{mine:#?}");
}

#[test]
fn an_agreement_reported_done_stays_in_sight_until_the_pane_is_left() {
    let mut stage = Stage::demo(WIDE, Lang::Da);
    stage.keys("4 f4 text:O-0010 enter s 3 enter text:brevet_ligger_i_skabelonerne enter");
    let row = lines(&stage, "Nyt brev til første samtale");
    assert!(row.iter().any(|row| row.contains('√')), "{}", stage.screen());
    assert!(!lines(&stage, "Aftaler fra møder 0").is_empty(), "{}", stage.screen());
    stage.keys("esc 1");
    assert!(lines(&stage, "Nyt brev til første samtale").is_empty(), "{}", stage.screen());
}

#[test]
fn a_note_is_read_to_its_end_on_a_small_screen() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    stage.keys("4 enter f4 text:M-2020-04-14 enter enter");
    assert!(stage.screen().contains("tavlemøde · afholdt"), "{}", stage.screen());
    for _ in 0..4 {
        stage.keys("pgdn");
    }
    assert!(
        stage.screen().contains("JO melder kontaktpersonen fra skole til job færdig."),
        "{}",
        stage.screen()
    );
    stage.keys("esc");
    assert!(stage.screen().contains("Afholdt 1"), "{}", stage.screen());
}

#[test]
fn the_pane_is_drawn_in_every_window_and_both_languages() {
    for size in [(120, 36), (80, 24), (100, 30), (200, 60), (40, 12), (30, 8)] {
        for lang in [Lang::Da, Lang::En] {
            let mut stage = Stage::demo(size, lang);
            stage.keys("4 end pgup enter end enter pgdn down up esc ctrl-n esc esc").screen();
        }
    }
}

#[test]
fn a_meeting_that_was_to_be_held_before_today_waits_to_be_marked_as_held() {
    let mut stage = Stage::demo(WIDE, Lang::Da);
    stage.keys("4 f text:17/4 enter 1");
    let rows = pane(&stage);
    assert!(rows[3].starts_with("  Tavlemøde ∆") && rows[3].ends_with("fre. 17/4  kl. 09.00"), "{rows:#?}");
    assert_eq!(rows[4], "    □ ikke meldt afholdt");
    stage.keys("4 home s 2 enter 1");
    assert!(!pane(&stage).contains(&rows[4]), "{}", stage.screen());
}

#[test]
fn a_postponed_meeting_without_a_new_day_says_that_one_is_missing() {
    let mut stage = Stage::demo(WIDE, Lang::Da);
    stage.keys("4 enter f4 text:M-2020-03-25 enter");
    assert!(stage.screen().contains("□ ny dato mangler"), "{}", stage.screen());
    assert!(stage.screen().contains("Udsat og aflyst 1"), "{}", stage.screen());
}

#[test]
fn who_signed_up_and_who_came_are_numbers_and_the_log_keeps_the_difference() {
    let folder = Folder::new();
    let path = folder.file("demo.db");
    example(path.as_ref());
    let mut stage = Stage::on(path.as_ref(), WIDE, Lang::Da, "HL");
    stage.keys("4 enter f4 text:M-2020-04-22 enter f10 text:tilmeldt enter text:101 enter");
    assert!(stage.screen().contains("101 tilmeldt · 3 temastande"), "{}", stage.screen());
    stage.keys("f10 text:mødt_op enter text:-3 enter");
    assert!(stage.screen().contains("Et antal er et helt tal fra 0 og op"), "{}", stage.screen());
    let sql = Connection::open(&path).unwrap();
    let added =
        sql.query_row("SELECT new FROM change WHERE field = 1007 ORDER BY id DESC LIMIT 1", [], |row| {
            row.get::<_, String>(0)
        });
    assert_eq!(added.unwrap(), "5");
}

#[test]
fn an_agreement_is_deleted_with_one_key_and_comes_back_with_another() {
    let mut stage = Stage::demo(WIDE, Lang::Da);
    stage.keys("4 enter f4 text:O-0011 enter delete");
    assert!(lines(&stage, "Liste over, hvem der mangler").is_empty(), "{}", stage.screen());
    stage.keys("ctrl-z");
    assert!(!lines(&stage, "Liste over, hvem der mangler").is_empty(), "{}", stage.screen());
}

#[test]
fn a_remark_and_a_moved_deadline_are_told_of_an_agreement() {
    let mut stage = Stage::demo(WIDE, Lang::Da);
    stage.keys("4 enter f4 text:O-0010 enter + text:læsepanelet_er_enigt enter");
    assert!(stage.screen().contains("20/4 HL: læsepanelet er enigt"), "{}", stage.screen());
    stage.keys("f text:uge_18 enter");
    assert!(stage.screen().contains("Fristen er sat før"), "{}", stage.screen());
    stage.keys("text:brevet_skal_trykkes enter");
    assert!(stage.screen().contains("uge 18 · flyttet 1 gang"), "{}", stage.screen());
    assert!(stage.screen().contains("20/4 HL: uge 17 → uge 18: brevet"), "{}", stage.screen());
}

#[test]
fn a_filter_finds_notes_by_their_words_and_agreements_by_their_owners_name() {
    let mut stage = Stage::demo(WIDE, Lang::Da);
    stage.keys("4 enter f4 text:abonnement enter");
    assert!(stage.screen().contains("Notater 1"), "{}", stage.screen());
    stage.keys("esc f4 text:hanne enter");
    let screen = stage.screen();
    let owners: Vec<&str> =
        screen.lines().filter(|line| line.contains("O-00") && line.contains(" HL ")).collect();
    assert!(!owners.is_empty() && !screen.contains(" MK "), "{screen}");
}

#[test]
fn going_to_a_number_brings_the_meeting_its_agreement_or_its_note_on_screen() {
    let mut stage = Stage::demo(SMALL, Lang::Da);
    for (key, said) in [
        ("M-2020-03-30", "udvalg · afholdt"),
        ("B-0013", "beslutning"),
        ("N-0010", "31 af 37 har fået mobil"),
    ] {
        stage.keys(&format!("m ctrl-g text:{key} enter"));
        assert!(stage.screen().contains(said), "{key} {}", stage.screen());
    }
}
