//! Draws a target for citizens: its newest figure, what that means, and its chart.

use std::collections::BTreeSet;

use crate::domain::target::{Gauge, headline};
use crate::domain::wall::Target;
use crate::domain::words;
use crate::screens::said;
use crate::screens::targets::picture::{Pictured, number, picture};
use crate::text::{Lang, capital};
use crate::ui::chart;
use crate::ui::theme::Role;

use super::sheet::{Sheet, Size};

/// What a target is called: the group, what is measured and where.
pub(super) fn title(target: &Target) -> String {
    let parts = [&target.name, &target.what, &target.area];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
}

/// Draws it.
pub(super) fn draw(target: &Target, sheet: &mut Sheet<'_, '_>) {
    let (lang, gauge) = (sheet.lang, &target.gauge);
    let head = headline(gauge, lang);
    let light = format!("{} {}", said::light_sign(gauge.light), words::light(gauge.light).of(lang));
    let more: Vec<String> =
        [head.plan, head.target].into_iter().flatten().map(|said| capital(&said)).collect();
    let more: Vec<String> = std::iter::once(light).chain(more).collect();
    match figure(gauge, lang) {
        Some(figure) => {
            let x = sheet.figure(&figure, 0);
            let what = head.value.strip_prefix(&figure).unwrap_or(&head.value).trim();
            sheet.beside(x, what, &more);
        }
        None => {
            let y = sheet.figure_row() + 1;
            if sheet.size == Size::Large {
                sheet.beside_in_letters(0, &capital(&head.value), &more);
            } else {
                sheet.put(0, y, &capital(&head.value), Role::Strong);
                for (line, y) in more.iter().zip(y + 2..) {
                    sheet.put(0, y, line, Role::Text);
                }
            }
        }
    }
    let roomy = !super::public_view::is_small(sheet.size);
    let is_revised = target.figures.iter().any(|(_, figure)| figure.former.is_some());
    let shown = Pictured { gauge, figures: &target.figures, remarked: BTreeSet::new(), is_revised };
    let drawing = picture(&shown, None, roomy, lang);
    let (top, end) = (sheet.below_figure(), sheet.foot());
    let mut part = sheet.part(top, end.saturating_sub(top));
    chart::draw(&drawing, &|value| number(gauge, value, lang), &mut part);
}

/// The figure itself, without its unit.
fn figure(gauge: &Gauge, lang: Lang) -> Option<String> {
    let reading = gauge.reading.filter(|reading| reading.value.is_some())?;
    Some(gauge.goal.unit.plain(reading.actual?, lang))
}
