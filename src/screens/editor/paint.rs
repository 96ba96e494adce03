//! What the words of a note are, so that it can be seen while the text stays plain: headings, emphasis, bullets, lines
//! that become records, keys of records, personal numbers.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::cpr::Harmless;
use crate::domain::{key, marks};
use crate::ui::theme::Role;

use super::lists::head;

/// Bytes; emphasis that is longer is none.
const EMPHASIS: usize = 200;

/// What each byte of a part of a note is; where the part begins inside a line, nothing is taken for a line's head.
/// `fence` is the sign of the fence that stands open before the first line that is whole.
pub fn paint(text: &str, at_line_start: bool, fence: Option<char>, harmless: &Harmless) -> Vec<Role> {
    let mut paint = Paint { roles: vec![Role::Text; text.len()] };
    let mut start = 0;
    for (nth, line) in text.split('\n').enumerate() {
        paint.line(line, start, nth > 0 || at_line_start);
        start += line.len() + 1;
    }
    let whole = if at_line_start { 0 } else { text.find('\n').map_or(text.len(), |end| end + 1) };
    for mark in marks::parse_behind(fence, text.get(whole..).unwrap_or_default()) {
        paint.put(whole + mark.at..whole + mark.body, Role::Strong);
    }
    for (range, _) in key::find_keys(text) {
        let arrow = text.get(..range.start).and_then(|before| before.strip_suffix("→ "));
        paint.put(arrow.map_or(range.start, str::len)..range.end, Role::Dim);
    }
    harmless.find(text).into_iter().for_each(|range| paint.put(range, Role::Underlined));
    paint.roles
}

struct Paint {
    roles: Vec<Role>,
}

impl Paint {
    fn put(&mut self, range: Range<usize>, role: Role) {
        if let Some(roles) = self.roles.get_mut(range) {
            roles.fill(role);
        }
    }

    fn line(&mut self, line: &str, start: usize, is_whole: bool) {
        emphasis(line).for_each(|range| self.put(start + range.start..start + range.end, Role::Strong));
        if !is_whole {
            return;
        }
        if is_heading(line) {
            return self.put(start..start + line.len(), Role::Strong);
        }
        let head = head(line);
        self.put(start + head.indent.len()..start + head.indent.len() + head.bullet.len(), Role::Dim);
    }
}

/// `# ` to `### `.
fn is_heading(line: &str) -> bool {
    let signs = line.bytes().take_while(|b| *b == b'#').count();
    (1..=3).contains(&signs) && line.get(signs..).is_some_and(|rest| rest.starts_with(' '))
}

/// `*words*` and `_words_`, not inside a word.
fn emphasis(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let open = from + line.get(from..)?.find(['*', '_'])?;
            from = open + 1;
            if let Some(end) = close(line, open) {
                from = end;
                return Some(open..end);
            }
        }
    })
}

/// Where the emphasis ends that begins at `open`, if one does.
fn close(line: &str, open: usize) -> Option<usize> {
    let sign = line.get(open..)?.chars().next()?;
    let is_free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != sign);
    let before = line.get(..open)?.chars().next_back();
    let inside = line.get(open + 1..)?;
    if !is_free(before) || inside.starts_with(|c: char| c.is_whitespace() || c == sign) {
        return None;
    }
    let ends = inside.match_indices(sign).take_while(|(at, _)| *at <= EMPHASIS).map(|(at, _)| at);
    let closes = |at: &usize| {
        let last = inside.get(..*at).and_then(|words| words.graphemes(true).next_back());
        let after = inside.get(at + 1..).and_then(|rest| rest.chars().next());
        last.is_some_and(|last| last.trim() != "") && is_free(after)
    };
    ends.filter(closes).map(|at| open + at + 2).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a text that are more than text.
    fn seen(text: &str) -> Vec<(&str, Role)> {
        let roles = paint(text, true, None, &Harmless::default());
        let mut parts: Vec<(Range<usize>, Role)> = Vec::new();
        for (at, role) in roles.into_iter().enumerate().filter(|(_, role)| *role != Role::Text) {
            match parts.last_mut() {
                Some((range, last)) if range.end == at && *last == role => range.end += 1,
                _ => parts.push((at..at + 1, role)),
            }
        }
        parts.into_iter().map(|(range, role)| (&text[range], role)).collect()
    }

    #[test]
    fn a_heading_and_emphasis_are_strong() {
        assert_eq!(seen("# Åbent møde"), [("# Åbent møde", Role::Strong)]);
        assert_eq!(
            seen("det er *meget vigtigt*, _ja_"),
            [("*meget vigtigt*", Role::Strong), ("_ja_", Role::Strong)]
        );
        for plain in ["#17", "2*3*4", "snake_case_navn", "* punkt", "a * b * c", "**", "_ nej _"] {
            assert!(seen(plain).iter().all(|(_, role)| *role != Role::Strong), "{plain}");
        }
    }

    #[test]
    fn a_line_that_becomes_a_record_is_seen_also_in_a_list() {
        assert_eq!(seen("f: ét brev"), [("f:", Role::Strong)]);
        assert_eq!(seen("  - O: nyt brev"), [("-", Role::Dim), ("O:", Role::Strong)]);
        assert_eq!(seen("bf: nej"), []);
        assert_eq!(seen("hos f: nej"), []);
        assert_eq!(seen("c:\\temp"), [], "only what saving makes a record of");
        assert_eq!(seen("o : nyt brev"), [("o :", Role::Strong)]);
    }

    #[test]
    fn bullets_and_keys_stand_back() {
        assert_eq!(seen("1. se A3-01"), [("1.", Role::Dim), ("A3-01", Role::Dim)]);
        assert_eq!(seen("ét brev → F-0421"), [("→ F-0421", Role::Dim)]);
    }

    #[test]
    fn a_personal_number_is_underlined_also_in_a_heading() {
        assert!(seen("# om 010190-1234").contains(&("010190-1234", Role::Underlined)));
    }
}
