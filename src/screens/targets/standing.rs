//! Which targets of a year stand where: by their light, and what most of them count.

use std::collections::HashMap;

use crate::domain::board::{Aim, Board, Item};
use crate::domain::choice::{Light, TargetKind};
use crate::domain::field::{BORN, Kind, VERSION};
use crate::domain::filter::Filter;
use crate::domain::fold::fold;
use crate::domain::listing::Listing;
use crate::domain::period::Period;
use crate::domain::record::Rec;
use crate::domain::target::wrong_way;
use crate::text::Lang;

use super::super::desk::Desk;

/// The lights in the order of the list.
pub(super) const LIGHTS: [Light; 4] = [Light::Behind, Light::AtRisk, Light::OnTrack, Light::Unknown];

/// The targets of a year, in the order of the file.
pub(super) fn of_year(board: &Board, year: i32) -> Vec<&Aim> {
    board.targets.iter().filter(|aim| aim.gauge.goal.year == year).collect()
}

/// Those of them that a filter lets through and, where only one's own are shown, that one's initiatives are to move.
pub(super) fn narrowed<'a>(aims: Vec<&'a Aim>, filter: &str, board: &Board, desk: &Desk) -> Vec<&'a Aim> {
    let filter = Filter::parse_lenient(Kind::Target, filter, desk.today);
    let mine = desk.only();
    let is_mine = |aim: &Aim| {
        let moves = |people: &Vec<String>| movers(board, aim).any(|initiative| initiative.is_of(people));
        mine.as_ref().is_none_or(moves)
    };
    let passes = |aim: &&Aim| is_mine(aim) && filter.matches(&aim.record, &words_of(aim));
    aims.into_iter().filter(passes).collect()
}

/// The initiatives that are to move a target.
pub(super) fn movers<'a>(board: &'a Board, aim: &'a Aim) -> impl Iterator<Item = &'a Item> {
    board.initiatives.iter().filter(|initiative| initiative.work.links.contains(&aim.record.key))
}

/// What is looked into when words are searched for, folded.
fn words_of(aim: &Aim) -> String {
    let counted = aim.indicator.as_ref().map(|i| i.text("title")).unwrap_or_default();
    let area = aim.record.text("area");
    fold(&format!("{} {} {counted} {area} {}", aim.record.key, aim.name(), aim.gauge.goal.year))
}

/// The list: by light, but who has stood somewhere since the pane was entered stays there.
pub(super) fn listing(aims: &[&Aim], held: &HashMap<i64, Light>) -> Listing<Light, i64> {
    let light = |aim: &Aim| held.get(&aim.record.rec.id).copied().unwrap_or(aim.gauge.light);
    let of = |wanted| aims.iter().filter(|aim| light(aim) == wanted).map(|aim| aim.record.rec.id).collect();
    Listing::of(LIGHTS.map(|wanted| (wanted, of(wanted))))
}

/// How many have a light.
pub(super) fn count(aims: &[&Aim], light: Light) -> usize {
    aims.iter().filter(|aim| aim.gauge.light == light).count()
}

/// Whether two targets count the same in the same way, so that their numbers may stand in one column.
pub(super) fn are_alike(one: &Aim, other: &Aim) -> bool {
    let same = |name| one.record.get(name) == other.record.get(name);
    same("indicator") && same("relative_to") && is_relative(one) == is_relative(other)
}

/// A target that counts what most of those count that can be judged, or most of all where none can.
pub(super) fn typical<'a>(aims: &[&'a Aim]) -> Option<&'a Aim> {
    let judged: Vec<&'a Aim> = aims.iter().filter(|aim| aim.gauge.light != Light::Unknown).copied().collect();
    let among = if judged.is_empty() { aims } else { &judged };
    let alike = |aim: &&Aim| among.iter().filter(|other| are_alike(aim, other)).count();
    // Of those that come to the same the first.
    among.iter().rev().max_by_key(|aim| alike(aim)).copied()
}

/// Whether a target asks for a distance from a comparison.
pub(super) fn is_relative(aim: &Aim) -> bool {
    aim.gauge.goal.kind == TargetKind::Relative
}

/// The newest period of which any of them has a figure.
pub(super) fn newest(aims: &[&Aim]) -> Option<Period> {
    aims.iter().filter_map(|aim| aim.gauge.reading).map(|reading| reading.period).max()
}

/// What goes the wrong way, said of the one that is worst off, measured by what may be off.
pub(super) fn worst(aims: &[&Aim], lang: Lang) -> Option<String> {
    let badness =
        |aim: &&&Aim| aim.gauge.standing.map_or(0.0, |s| s.worse_by / s.margin.width.abs().max(1e-9));
    let wrong = aims.iter().filter(|aim| aim.gauge.standing.is_some_and(|s| s.wrong_way));
    let worst = wrong.max_by(|one, other| badness(one).total_cmp(&badness(other)))?;
    wrong_way(worst.name(), &worst.gauge, lang)
}

/// What has moved of a target since the committee last met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Moved {
    /// A figure was revised from this to that; the newest such one.
    Revised(f64, f64),
    /// A new figure came.
    NewFigure,
    /// The target itself is new.
    NewTarget,
    /// The target itself was changed.
    Target,
}

/// What has moved of a target since the committee last met: the target itself, else a figure that was revised, else one
/// that is new.
pub(super) fn moved(board: &Board, aim: &Aim) -> Option<Moved> {
    let since = board.since_committee.as_ref()?;
    match since.of_record(aim.record.rec) {
        [] => {}
        lines if lines.iter().any(|line| line.field == BORN) => return Some(Moved::NewTarget),
        _ => return Some(Moved::Target),
    }
    let is_born = |rec: &Rec| since.of_record(*rec).iter().any(|line| line.field == BORN);
    let versions = |rec: &Rec| since.of_record(*rec).iter().filter(|line| line.field == VERSION);
    let number = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<f64>().ok());
    let revised = |rec: &Rec| {
        let (newest, oldest) = (versions(rec).next()?, versions(rec).next_back()?);
        let (old, new) = (number(&oldest.old)?, number(&newest.new)?);
        (old != new).then_some(Moved::Revised(old, new))
    };
    // The first figure of a measurement mostly came with its making.
    let is_new = |rec: &Rec| is_born(rec) || versions(rec).any(|line| line.old.is_none());
    let figures = || aim.measured.values().rev();
    figures()
        .filter(|rec| !is_born(rec))
        .find_map(revised)
        .or_else(|| figures().any(is_new).then_some(Moved::NewFigure))
}
