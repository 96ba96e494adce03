//! What is typed into a question, read: each returns what it came to and how it was understood, or why it came to nothing.

use crate::domain::choice::{Audience, Choice, MeetingKind, Stance};
use crate::domain::date::{Span, parse_span, time_of_day};
use crate::domain::dateform;
use crate::domain::field::Kind;
use crate::domain::fold::fold;
use crate::domain::number;
use crate::domain::record::{Rec, Record};
use crate::domain::show::Part;
use crate::domain::wall::{Opening, SECONDS};
use crate::domain::words;
use crate::text::{self, Lang, wall};

use super::super::desk::Desk;
use super::{Answered, Choose, heading, meeting_words};

/// What a question came to, and how that is said; or why it came to nothing yet.
type Read = Result<(Answered, String), String>;

pub(super) fn words_or(typed: &str, otherwise: String) -> Read {
    if typed.is_empty() {
        Err(otherwise)
    } else {
        Ok((Answered::Words(typed.to_string()), typed.to_string()))
    }
}

pub(super) fn or_needs(typed: &str, lang: Lang, needs: String) -> String {
    if typed.is_empty() { needs } else { text::not_understood(lang, typed) }
}

pub(super) fn until(typed: &str, meetings: &[Record], desk: &Desk) -> Read {
    let lang = desk.lang;
    if let Some(meeting) = meeting_named(typed, meetings, lang) {
        let said = format!("{} · {}", meeting_words(meeting, lang), heading(meeting));
        return Ok((Answered::Until(meeting.key.clone(), meeting_words(meeting, lang)), said));
    }
    let span = parse_span(typed, desk.today).ok_or_else(|| or_needs(typed, lang, text::needs_date(lang)))?;
    if span.last < desk.today {
        return Err(text::already_past(lang, &dateform::understood(span, desk.today, lang)));
    }
    // It comes back when the span begins: "uge 24" means the Monday, never in the past.
    let day = span.first.max(desk.today);
    Ok((
        Answered::Until(day.to_string(), dateform::near(day, desk.today, lang)),
        dateform::understood(span, desk.today, lang),
    ))
}

/// A meeting by its key, or the next one whose kind or title begins so.
fn meeting_named<'a>(typed: &str, meetings: &'a [Record], lang: Lang) -> Option<&'a Record> {
    let typed = typed.to_lowercase();
    if typed.chars().count() < 3 {
        return None;
    }
    meetings.iter().find(|m| {
        let kind: MeetingKind = m.choice("kind").unwrap_or(MeetingKind::Other);
        m.key.to_lowercase() == typed
            || words::meeting(kind).of(lang).starts_with(&typed)
            || kind.aliases().iter().any(|a| a.starts_with(&typed))
            || heading(m).to_lowercase().starts_with(&typed)
    })
}

/// A dash, or the word, takes away what stands; an empty line changes nothing.
fn is_nothing(typed: &str) -> bool {
    matches!(typed.to_lowercase().as_str(), "-" | "–" | "ingen" | "none")
}

/// A day that has passed, to see the board from; a dash, or today, is now.
pub(super) fn past(typed: &str, desk: &Desk) -> Read {
    let lang = desk.lang;
    if is_nothing(typed) || matches!(fold(typed).as_str(), "nu" | "now") {
        return Ok((Answered::Day(None), text::as_it_is(lang)));
    }
    let span =
        parse_span(typed, desk.date()).ok_or_else(|| or_needs(typed, lang, text::needs_past_day(lang)))?;
    match span.last.cmp(&desk.date()) {
        std::cmp::Ordering::Less => {
            Ok((Answered::Day(Some(span.last)), text::as_known(lang, &dateform::plain(span.last, lang))))
        }
        std::cmp::Ordering::Equal => Ok((Answered::Day(None), text::as_it_is(lang))),
        std::cmp::Ordering::Greater => Err(text::not_past_yet(lang, &dateform::plain(span.last, lang))),
    }
}

pub(super) fn due(typed: &str, desk: &Desk) -> Read {
    if is_nothing(typed) {
        return Ok((Answered::Day(None), text::no_due(desk.lang)));
    }
    let lang = desk.lang;
    let span = parse_span(typed, desk.today).ok_or_else(|| or_needs(typed, lang, text::needs_due(lang)))?;
    Ok((Answered::Day(Some(span.last)), dateform::long(span.last, desk.lang)))
}

pub(super) fn owner(typed: &str, desk: &Desk) -> Read {
    if is_nothing(typed) {
        return Ok((Answered::Person(None), text::nobody(desk.lang)));
    }
    if typed.is_empty() {
        return Err(text::needs_initials(desk.lang));
    }
    match desk.people.iter().find(|p| p.key.eq_ignore_ascii_case(typed)) {
        Some(person) => Ok((
            Answered::Person(Some(person.key.clone())),
            format!("{} {}", person.key, person.text("name")),
        )),
        None => Err(text::no_such_person(desk.lang, typed)),
    }
}

pub(super) fn decision(typed: &str, lang: Lang) -> Read {
    let stance = typed.parse::<usize>().ok().and_then(|n| Stance::ALL.get(n.checked_sub(1)?)).copied();
    let stance =
        stance.or_else(|| Stance::parse(typed)).ok_or_else(|| or_needs(typed, lang, String::new()))?;
    Ok((Answered::Stance(stance), words::stance(stance).of(lang).to_string()))
}

/// Who stands in front of the big screen, whether another screen shows it, and the seconds between its pages; the first
/// of all without a word.
pub(super) fn show(typed: &str, choices: &[Choose], desk: &Desk) -> Read {
    let (first, rest) = typed.split_once(' ').unwrap_or((typed, ""));
    let needs = || wall::every_needs_seconds(desk.lang);
    let number = if first.is_empty() { "1" } else { first };
    let by_number = choices.iter().position(|choice| choice.value == number);
    let by_word = || Audience::ALL.iter().position(|audience| Some(*audience) == Audience::parse(first));
    let at = by_number.or_else(by_word).ok_or_else(needs)?;
    let every = match rest.trim() {
        "" => None,
        seconds => Some(seconds.parse().ok().filter(|s| SECONDS.contains(s)).ok_or_else(needs)?),
    };
    let audience = if at % 2 == 0 { Audience::Public } else { Audience::Team };
    let part = match at / 2 {
        0 => Part::Own,
        1 => Part::Leads,
        _ => Part::Follows,
    };
    let word = wall::SHOWS_MEAN.get(at).map(|words| words.of(desk.lang)).unwrap_or_default();
    let said = match every {
        Some(seconds) => wall::shown_every(desk.lang, word, seconds),
        None => word.to_owned(),
    };
    Ok((Answered::Show(Opening { audience, part, every, is_alone: false }), said))
}

/// Enter alone takes it out; the number erases its words as well.
pub(super) fn personal(typed: &str, choices: &[Choose], lang: Lang) -> Read {
    if typed.is_empty() { Ok((Answered::Yes, String::new())) } else { step(typed, choices, lang) }
}

pub(super) fn step(typed: &str, choices: &[Choose], lang: Lang) -> Read {
    let unknown = || match typed {
        "" => String::new(),
        typed => text::not_a_choice(lang, typed, choices.len()),
    };
    let chosen = choices.iter().find(|c| c.value == typed).ok_or_else(unknown)?;
    Ok((Answered::Step(chosen.number - 1), chosen.label.clone()))
}

/// One of the choices by its number, its words or how they begin, and the words behind it.
pub(super) fn chosen(typed: &str, choices: &[Choose], desk: &Desk) -> Read {
    let (first, rest) = typed.split_once(' ').unwrap_or((typed, ""));
    let by_number = choices.iter().find(|c| c.number.to_string() == first).map(|c| (c, rest));
    let folded = fold(typed);
    let whole = |c: &&Choose| folded.starts_with(&fold(&c.label));
    let by_words = || {
        let choice = choices.iter().filter(whole).max_by_key(|c| c.label.len())?;
        Some((choice, typed.get(choice.label.len()..).unwrap_or_default()))
    };
    let mut begun = choices.iter().filter(|c| !typed.is_empty() && fold(&c.label).starts_with(&folded));
    let by_beginning = begun.next().filter(|_| begun.next().is_none()).map(|c| (c, ""));
    let Some((choice, words)) = by_number.or_else(by_words).or(by_beginning) else {
        return Err(match typed {
            "" => String::new(),
            typed => text::not_a_choice(desk.lang, typed, choices.len()),
        });
    };
    let words = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '-' | '–'));
    let said = match words {
        "" => choice.label.clone(),
        words => format!("{}: {words}", choice.label),
    };
    Ok((Answered::Chosen(choice.value.clone(), words.to_string()), said))
}

/// Why the committee puts it first; a dash takes it away.
pub(super) fn priority(typed: &str, lang: Lang) -> Read {
    if is_nothing(typed) {
        return Ok((Answered::Words(String::new()), text::no_priority(lang)));
    }
    words_or(typed, text::needs_priority(lang))
}

/// By when; what an initiative keeps of it is the last day. What it was before is said beside it.
pub(super) fn deadline(typed: &str, targets: &[Rec], desk: &Desk) -> Read {
    let lang = desk.lang;
    if is_nothing(typed) {
        return Ok((Answered::Span(None), text::no_deadline(lang)));
    }
    let needs = || or_needs(typed, lang, text::needs_deadline(lang));
    let span = parse_span(typed, desk.today).ok_or_else(needs)?;
    let only_days = !targets.is_empty() && targets.iter().all(|rec| rec.kind == Kind::Initiative);
    let kept = if only_days { Span::day(span.last) } else { span };
    let said = [Some(dateform::understood(kept, desk.today, lang)), stands(targets, desk)];
    Ok((Answered::Span(Some(span)), said.into_iter().flatten().collect::<Vec<_>>().join(" · ")))
}

/// The deadline as it stands, and how often it was moved, where it is one record's.
fn stands(targets: &[Rec], desk: &Desk) -> Option<String> {
    let [rec] = targets else { return None };
    let item = desk.board.as_ref()?.item(*rec)?;
    let now = dateform::deadline(item.work.deadline?, desk.today, desk.lang);
    Some(match item.postponed.count() {
        0 => text::deadline_now(desk.lang, &now),
        n => text::deadline_now_moved(desk.lang, &now, &text::times_moved(desk.lang, n)),
    })
}

/// A day, and behind it a time of day: `4/5 kl. 16.30`.
pub(super) fn moment(typed: &str, desk: &Desk) -> Read {
    let lang = desk.lang;
    // A year is no time of day.
    let is_time = |last: &&str| last.contains([':', '.']);
    let last = typed.rsplit_once(' ').filter(|(_, last)| is_time(last));
    let (day, time) = match last.and_then(|(day, last)| Some((day, time_of_day(last)?))) {
        Some((day, time)) => (day.trim().trim_end_matches("kl.").trim_end_matches("kl"), Some(time)),
        None => (typed, None),
    };
    let span = parse_span(day, desk.today).filter(|span| span.first == span.last);
    let day = span.ok_or_else(|| or_needs(typed, lang, text::needs_day(lang)))?.last;
    let at = time.as_ref().map(|time| format!(" {}", dateform::time(time, lang))).unwrap_or_default();
    Ok((Answered::Moment(day, time), format!("{}{at}", dateform::long(day, lang))))
}

/// How many people, a whole number.
pub(super) fn number(typed: &str, lang: Lang) -> Read {
    let number: i64 = typed.parse().map_err(|_| or_needs(typed, lang, text::needs_number(lang)))?;
    Ok((Answered::Number(number), number::int(number, lang)))
}
