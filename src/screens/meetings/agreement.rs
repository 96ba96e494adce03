//! All that is told of a decision or an agreement.

use crate::domain::board::Item;
use crate::domain::choice::{Choice, Implementation};
use crate::domain::dateform;
use crate::domain::words;
use crate::domain::work::Fields;
use crate::text;
use crate::ui::wrap::cut;

use super::super::ask::heading;
use super::super::said;
use super::detail::{LABEL, Teller};
use super::told;

impl Teller<'_> {
    /// What it is, how far, whose and by when; then what it comes from and is about.
    pub(super) fn item(&mut self, item: &Item) {
        let (lang, work) = (self.desk.lang, &item.work);
        let kind = told::kind(item.record.rec.kind).of(lang);
        self.head(
            &told::with_example(&format!("{} · {kind}", work.key), work.example, lang),
            told::title(&item.record, lang),
        );
        let state = words::implementation(work.state).of(lang);
        self.label(words::field(1504).of(lang), &format!("{} {state}", said::sign(work.state)));
        self.who_says_so(item);
        let owner = work.owner.as_deref().unwrap_or("–");
        let name = self.desk.name_of(owner).unwrap_or_default();
        self.label(words::field(1503).of(lang), format!("{owner} {name}").trim_end());
        self.deadline(item);
        if let Some(meeting) = work.from.as_deref().and_then(|key| self.board.by_key(key)) {
            self.label(&text::from_label(lang), &told::meeting_of(meeting, self.desk));
        }
        self.about(item);
        for (label, said) in [(1410, &work.evidence), (1409, &work.reason)] {
            if let Some(said) = said {
                self.label(words::field(label).of(lang), said);
            }
        }
        if !item.record.text("text").is_empty() {
            self.blank();
            self.running(item.record.text("text"));
        }
        self.since(item.record.rec);
        self.remarks();
    }

    /// The deadline, how often it was moved, and each move with who and why.
    fn deadline(&mut self, item: &Item) {
        let lang = self.desk.lang;
        let label = words::field(1505).of(lang);
        let Some(deadline) = item.work.deadline else { return self.label(label, &text::no_deadline(lang)) };
        let mut said = dateform::deadline_long(deadline, self.desk.today, lang);
        if item.is_overdue(self.board.today) {
            said = format!("{said} · {}", text::is_overdue(lang));
        }
        if let Some(first) = item.postponed.first.filter(|_| item.postponed.count() > 0) {
            let first = dateform::deadline(first, self.desk.today, lang);
            let times = text::times_moved(lang, item.postponed.count());
            said = format!("{said} · {}", text::moved_first(lang, &times, &first));
        }
        self.label(label, &said);
        for step in &item.postponed.moves {
            let short = |due| dateform::deadline(due, self.desk.today, lang);
            let new = step.new.map_or_else(|| text::taken_away(lang), short);
            let day = dateform::day(said::local(step.at).date_naive(), lang);
            self.by(&text::move_line(lang, &day, &step.who, &short(step.old), &new), step.reason.as_deref());
        }
    }

    fn about(&mut self, item: &Item) {
        for (i, key) in item.work.links.iter().enumerate() {
            let title = self.board.by_key(key).map(heading).unwrap_or_default();
            let label = if i == 0 { words::field(1311).of(self.desk.lang) } else { "" };
            let room = self.cells.saturating_sub(LABEL);
            self.label(label, &cut(&format!("{key} {title}"), room));
        }
    }

    /// Who reported it done and who confirmed it, where it is so.
    fn who_says_so(&mut self, item: &Item) {
        use Implementation::{Done, Verified};
        let lang = self.desk.lang;
        let Some(fields) = Fields::of(item.record.rec.kind) else { return };
        let steps = [
            (Done, text::reported_by as fn(text::Lang, &str, &str) -> String, &[Done, Verified][..]),
            (Verified, text::confirmed_by, &[Verified]),
        ];
        for (to, words, shown) in steps {
            let by = self.changed(&[fields.state]).find(|(_, line)| line.new.as_deref() == Some(to.name()));
            let said =
                by.map(|(entry, _)| words(lang, &entry.author.who, &dateform::day_year(entry.day, lang)));
            if let Some(said) = said.filter(|_| shown.contains(&item.work.state)) {
                self.label("", &said);
            }
        }
    }
}
