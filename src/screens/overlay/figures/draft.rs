//! What is typed of figures is kept as one draft, whatever months it is of.

use crate::domain::monthly::Series;
use crate::domain::period::Period;
use crate::text;

use super::super::super::desk::Desk;
use super::super::super::field::Field;
use super::super::super::said;
use super::{Cell, Figures};

/// Where the draft is kept.
const DRAFT: &str = "figures";

/// A cell in the draft: the series, the period, what is typed, whether it is provisional.
type Kept = (Series, String, String, Option<bool>);

impl Figures {
    pub(super) fn keep(&self, desk: &mut Desk) {
        let kept: Vec<Kept> = self
            .filled()
            .map(|((series, period), cell)| {
                (series.clone(), period.to_string(), cell.field.text().to_owned(), cell.provisional)
            })
            .collect();
        let text =
            if kept.is_empty() { String::new() } else { serde_json::to_string(&kept).unwrap_or_default() };
        desk.draft(DRAFT, text, 0);
    }

    pub(super) fn take_draft(&mut self, desk: &mut Desk) {
        let Some(draft) = desk.drafts.get(DRAFT).cloned() else { return };
        let kept: Vec<Kept> = serde_json::from_str(&draft.text.whole()).unwrap_or_default();
        for (series, period, text, provisional) in kept {
            let Some(period) = Period::parse(&period) else { continue };
            self.month = self.month.shifted(period.months_since(self.month));
            self.typed.insert((series, period), Cell { field: Field::line(&text), provisional });
        }
        let when = if draft.at == 0 { String::new() } else { said::moment(draft.at, desk) };
        desk.say(text::draft_back(desk.lang, &when).replace("  ", " "));
    }
}

/// Nothing of it is left to be typed on.
pub(super) fn drop_draft(desk: &mut Desk) {
    desk.draft(DRAFT, "", 0);
}
