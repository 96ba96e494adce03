//! The copy that is made by itself once a day, on a thread of its own: nobody waits for it.

use std::path::Path;
use std::thread::{self, JoinHandle};

use chrono::NaiveDate;

use crate::store::{Clock, Mode, Store};

/// When the copy was last thought of, and who is at it.
#[derive(Default)]
pub(super) struct Daily {
    day: Option<NaiveDate>,
    thread: Option<JoinHandle<()>>,
}

impl Daily {
    /// Begins the copy, the first time that it is called on a day. What goes wrong with it is named by `tavle check`.
    pub fn begin(&mut self, file: &Path) {
        let today = Some(Clock::System.today());
        if self.day == today {
            return;
        }
        self.day = today;
        let file = file.to_owned();
        let copy = move || {
            let store = Store::open(&file, Mode::Read, Clock::System);
            let _ = store.and_then(|store| store.backup_daily());
        };
        self.thread = thread::Builder::new().name("daily".to_owned()).spawn(copy).ok();
    }

    /// Waits for a copy that is under way.
    pub fn finish(&mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::{Author, Change};
    use crate::domain::field::Kind;
    use crate::store::daily_copies;

    #[test]
    fn the_copy_is_begun_once_a_day_and_is_there_when_the_session_ends() {
        let folder = std::env::temp_dir().join(format!("tavle-daily-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("t.db");
        let mut store = Store::open(&file, Mode::Create, Clock::System).unwrap();
        let author = Author { who: "HL".into(), login: "hl".into(), via: "board".into() };
        store
            .commit(&author, None, &[Change::Create { kind: Kind::Task, key: None, values: Vec::new() }])
            .unwrap();
        let mut daily = Daily::default();
        daily.begin(&file);
        daily.finish();
        assert_eq!(daily_copies(&file).len(), 1);
        std::fs::remove_file(&daily_copies(&file)[0]).unwrap();
        daily.begin(&file);
        daily.finish();
        assert_eq!(daily_copies(&file).len(), 0);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
