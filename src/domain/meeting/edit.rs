//! Several fields of one meeting changed at once, on a card or by a command: what the rules watch over becomes acts.

use chrono::NaiveDate;

use super::super::change::Change;
use super::super::choice::{Choice, MeetingState};
use super::super::field::ids::meeting::{ATTENDED, DATE, REASON, SIGNED_UP, STATE, TIME};
use super::super::given::{Given, get, take};
use super::super::record::Record;
use super::super::rule::said;
use super::{Act, Meeting, Why, changes};

/// Takes out of `given` what the rules watch over, and gives the changes that it is, with the reason of their batch.
/// What is left may be set as it is. `reason` is said of all of it; it also fills a reason that is required.
///
/// # Errors
/// Says which rule forbids it.
pub fn edit(
    record: &Record,
    given: &mut Given,
    reason: Option<&str>,
    today: NaiveDate,
) -> Result<(Vec<Change>, Option<String>), Why> {
    let mut made = Vec::new();
    let mut because = said(reason).map(str::to_owned);
    let mut draft = record.clone();
    for act in asked(&Meeting::of(record), given, said(reason).unwrap_or_default()) {
        match changes(&Meeting::of(&draft), &act, today) {
            Ok((changes, reason)) => {
                draft.take_on(&changes);
                made.extend(changes);
                because = because.or(reason);
            }
            Err(Why::Already) => {}
            Err(why) => return Err(why),
        }
    }
    let clears_reason = get(given, REASON) == Some(None);
    if clears_reason && Meeting::of(&draft).state == MeetingState::Cancelled {
        return Err(Why::CancellingNeedsReason);
    }
    Ok((made, because))
}

/// The acts that the fields are, in an order in which they agree; the fields are taken out.
fn asked(meeting: &Meeting, given: &mut Given, reason: &str) -> Vec<Act> {
    let state = take(given, STATE)
        .map(|state| state.as_deref().and_then(MeetingState::parse).unwrap_or(MeetingState::Planned));
    let counts = [SIGNED_UP, ATTENDED].map(|field| take(given, field).map(number));
    let acts = match state {
        Some(to @ (MeetingState::Postponed | MeetingState::Cancelled)) => vec![ended(to, given, reason)],
        Some(MeetingState::Planned) => {
            [Some(Act::Plan), moved(meeting, given, reason)].into_iter().flatten().collect()
        }
        Some(MeetingState::Held) => {
            [moved(meeting, given, reason), Some(Act::Hold)].into_iter().flatten().collect()
        }
        None => moved(meeting, given, reason).into_iter().collect(),
    };
    let [signed_up, attended] = counts;
    let counted = [signed_up.map(Act::SignedUp), attended.map(Act::Attended)];
    acts.into_iter().chain(counted.into_iter().flatten()).collect()
}

/// A meeting that is not held on its day; a day that is given with it is only kept.
fn ended(to: MeetingState, given: &mut Given, reason: &str) -> Act {
    let own = take(given, REASON).flatten();
    match to {
        MeetingState::Cancelled => Act::Cancel(own.unwrap_or_else(|| reason.to_owned())),
        _ => Act::Postpone { to: None, reason: own.unwrap_or_default() },
    }
}

/// A new day or time; a day that is cleared is left to be set as it is.
fn moved(meeting: &Meeting, given: &mut Given, reason: &str) -> Option<Act> {
    let day = match get(given, DATE) {
        Some(day) => day.and_then(|day| day.parse().ok()),
        None => meeting.date,
    };
    let is_given = get(given, DATE).is_some() || get(given, TIME).is_some();
    let date = day.filter(|_| is_given)?;
    take(given, DATE);
    let time = take(given, TIME).unwrap_or_else(|| meeting.time.clone());
    Some(Act::Move { date, time, reason: reason.to_owned() })
}

/// A number of people; what is none is refused as one.
fn number(count: Option<String>) -> i64 {
    count.map_or(Ok(0), |count| count.parse()).unwrap_or(-1)
}
