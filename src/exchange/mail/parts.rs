//! The words of a mail, told apart: what the sender says, what was said in the mails before, and who signs it.
//!
//! The mails before are left out of a reply and counted, and stay in one that was passed on, since there they are what
//! it is about. What a sender signs with (name, telephone, address) is taken out of the text: it belongs to the sender.

/// A mail's text, told apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// What the mail says.
    pub(super) text: String,
    /// How many lines of earlier mails were left out.
    pub(super) earlier: usize,
    /// What it was signed with; one line.
    pub(super) signature: String,
    /// Who wrote it, where somebody else has passed it on.
    pub(super) original: Option<String>,
}

/// How a line ends that says who wrote what follows.
const WROTE: &[&str] = &["skrev:", "skrev følgende:", "wrote:", "schrieb:"];
const FROM: &[&str] = &["fra:", "from:", "von:"];
const HEADINGS: &[&str] =
    &["sendt:", "dato:", "til:", "emne:", "cc:", "sent:", "date:", "to:", "subject:", "an:", "betreff:"];
const PASSED_ON: &[&str] = &["videresendt", "forwarded"];
const EARLIER: &[&str] = &["oprindelig", "original"];
const CLOSINGS: &[&str] = &[
    "med venlig hilsen",
    "med venlige hilsner",
    "venlig hilsen",
    "venlige hilsner",
    "de bedste hilsner",
    "bedste hilsner",
    "bedste hilsen",
    "mange hilsner",
    "kærlig hilsen",
    "hilsen",
    "hilsner",
    "mvh",
    "m.v.h",
    "vh",
    "dbh",
    "kind regards",
    "best regards",
    "regards",
    "sincerely",
];
const DEVICES: &[&str] = &["sendt fra min", "sent from my", "hent outlook", "get outlook"];
/// A signature has no more lines than this, and none longer.
const SIGNATURE_LINES: usize = 12;
const SIGNATURE_WIDTH: usize = 90;

/// Tells the text of a mail apart. `sender` is what the mail calls its sender.
pub(super) fn told_apart(text: &str, subject: &str, sender: Option<&str>) -> Parts {
    let lines: Vec<&str> = text.lines().collect();
    match break_at(&lines) {
        Some(at) if is_passed_on(&lines, at, subject) => passed_on(&lines, at, sender),
        at => reply(&lines, at, sender),
    }
}

/// The subject without what mail programs put before it.
pub(super) fn bare_subject(subject: &str) -> &str {
    const MARKS: &[&str] = &["sv:", "re:", "vs:", "fw:", "fwd:", "aw:", "videresendt:", "svar:"];
    let mut bare = subject.trim();
    while let Some(mark) = MARKS.iter().find(|mark| starts(bare, mark)) {
        bare = bare.get(mark.len()..).unwrap_or_default().trim_start();
    }
    bare
}

/// Where the mails before begin: a line that parts them off, the heading lines of one, or a line that says who wrote.
fn break_at(lines: &[&str]) -> Option<usize> {
    (0..lines.len()).find(|at| is_rule(lines, *at) || is_heading(lines, *at) || wrote(lines, *at).is_some())
}

fn line<'a>(lines: &[&'a str], at: usize) -> &'a str {
    lines.get(at).map_or("", |line| line.trim().trim_matches('*').trim())
}

/// `-----Oprindelig meddelelse-----`, or a line of underscores above heading lines.
fn is_rule(lines: &[&str], at: usize) -> bool {
    let said = line(lines, at);
    let inside = said.trim_matches('-').trim().to_lowercase();
    let is_dashed = said.starts_with("--") && said.ends_with("--") && said.len() > 4;
    let is_named = PASSED_ON.iter().chain(EARLIER).any(|word| inside.starts_with(word));
    let is_line = said.len() > 10 && said.chars().all(|c| c == '_');
    is_dashed && is_named || is_line && (at + 1..at + 3).any(|next| is_heading(lines, next))
}

/// `Fra:` and soon below it at least two other heading lines.
fn is_heading(lines: &[&str], at: usize) -> bool {
    const NEAR: usize = 6;
    let begins = |line: &str, words: &[&str]| words.iter().any(|word| starts(line, word));
    begins(line(lines, at), FROM)
        && (at + 1..at + NEAR).filter(|next| begins(line(lines, *next), HEADINGS)).count() >= 2
}

/// How many lines it takes to say who wrote what follows: `Den man. 20. apr. 2020 skrev Eks <eks@eksempel.dk>:`.
fn wrote(lines: &[&str], at: usize) -> Option<usize> {
    const MOST: usize = 3;
    let first = line(lines, at);
    if !["den ", "d. ", "on ", "am "].iter().any(|word| starts(first, word)) {
        return None;
    }
    let mut said = String::new();
    for count in 1..=MOST {
        said = format!("{said} {}", line(lines, at + count - 1).to_lowercase());
        let names_it = WROTE.iter().any(|end| said.ends_with(end))
            || said.ends_with(':') && (said.contains(" skrev ") || said.contains(" wrote "));
        let has_day = said.chars().any(|c| c.is_ascii_digit());
        if names_it && has_day {
            return Some(count);
        }
    }
    None
}

fn is_passed_on(lines: &[&str], at: usize, subject: &str) -> bool {
    const MARKS: &[&str] = &["vs:", "fw:", "fwd:", "videresendt:"];
    let by_line = PASSED_ON.iter().any(|word| line(lines, at).to_lowercase().contains(word));
    let by_subject = MARKS.iter().any(|mark| starts(subject.trim(), mark));
    wrote(lines, at).is_none() && (by_line || by_subject)
}

/// A mail that was passed on: what was said with it, and the mail itself without its heading lines.
fn passed_on(lines: &[&str], at: usize, sender: Option<&str>) -> Parts {
    let above = reply(lines.get(..at).unwrap_or_default(), None, sender);
    let mut heading = (at..lines.len()).find(|at| is_heading(lines, *at)).unwrap_or(at + 1);
    let original = FROM.iter().find_map(|word| after(line(lines, heading), word));
    let is_heading_line = |said: &str| FROM.iter().chain(HEADINGS).any(|word| starts(said, word));
    while is_heading_line(line(lines, heading)) {
        heading += 1;
    }
    let inner_lines = lines.get(heading..).unwrap_or_default();
    let inner = reply(inner_lines, break_at(inner_lines), original.as_deref().map(name_of));
    Parts {
        text: [above.text, inner.text].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n\n"),
        earlier: above.earlier + inner.earlier,
        signature: [inner.signature, above.signature]
            .into_iter()
            .filter(|s| !s.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        original,
    }
}

/// A mail of its own or an answer: what stands above the mails before, without lines that quote them.
fn reply(lines: &[&str], at: Option<usize>, sender: Option<&str>) -> Parts {
    let is_quoted = |line: &&&str| line.trim_start().starts_with('>');
    let (above, below) = match at {
        // Who answers below the quotation says so there.
        Some(at) if let Some(count) = wrote(lines, at) => {
            let below = lines.get(at + count..).unwrap_or_default();
            let says_more =
                below.iter().any(|line| !line.trim().is_empty() && !line.trim_start().starts_with('>'));
            let is_marked = below.iter().any(|line| line.trim_start().starts_with('>'));
            let above: Vec<&str> = lines.get(..at).unwrap_or_default().to_vec();
            match is_marked && says_more {
                true => ([above.as_slice(), below].concat(), Vec::new()),
                false => (above, below.to_vec()),
            }
        }
        Some(at) => {
            (lines.get(..at).unwrap_or_default().to_vec(), lines.get(at..).unwrap_or_default().to_vec())
        }
        None => (lines.to_vec(), Vec::new()),
    };
    let own: Vec<&str> = above.iter().filter(|line| !is_quoted(line)).copied().collect();
    let (said, signature) = without_signature(&own, sender);
    if said.is_empty() && !below.is_empty() {
        // Nothing but what came before: then that is what it says.
        return Parts { text: joined(lines), ..Parts::default() };
    }
    let quoted = above.iter().filter(is_quoted).count();
    let earlier = quoted + below.iter().filter(|line| !line.trim().is_empty()).count();
    Parts { text: said, earlier, signature, original: None }
}

/// The text without what it is signed with, and that on one line.
fn without_signature(lines: &[&str], sender: Option<&str>) -> (String, String) {
    let Some(at) = signature_at(lines, sender) else { return (joined(lines), String::new()) };
    let (said, signed) = lines.split_at_checked(at).unwrap_or((lines, &[]));
    let said = joined(said);
    if said.is_empty() {
        return (joined(lines), String::new());
    }
    let signed: Vec<&str> =
        signed.iter().map(|line| line.trim()).filter(|line| !line.is_empty() && *line != "--").collect();
    (said, signed.join(" · "))
}

fn signature_at(lines: &[&str], sender: Option<&str>) -> Option<usize> {
    let rest_is_short = |at: usize| {
        let rest: Vec<&&str> = lines.iter().skip(at).filter(|line| !line.trim().is_empty()).collect();
        rest.len() <= SIGNATURE_LINES && rest.iter().all(|line| line.chars().count() <= SIGNATURE_WIDTH)
    };
    let parted = lines.iter().position(|line| matches!(line.trim_end(), "--") || *line == "-- ");
    let closed = (0..lines.len()).find(|at| is_closing(line(lines, *at)) && rest_is_short(*at));
    let device = (0..lines.len())
        .find(|at| DEVICES.iter().any(|word| starts(line(lines, *at), word)) && rest_is_short(*at));
    let last = lines.iter().rposition(|line| !line.trim().is_empty());
    let named = last.filter(|at| sender.is_some_and(|sender| is_name(line(lines, *at), sender)));
    [parted.filter(|at| rest_is_short(at + 1)), closed, device, named].into_iter().flatten().min()
}

fn is_closing(said: &str) -> bool {
    const LONGEST: usize = 60;
    let closes = |word: &&str| {
        let rest = after(said, word);
        rest.is_some_and(|rest| {
            !rest.starts_with(char::is_alphanumeric)
                || said.get(word.len()..).is_some_and(|r| r.starts_with(' '))
        })
    };
    said.chars().count() <= LONGEST && CLOSINGS.iter().any(closes) && !said.ends_with(['?', ':'])
}

/// Whether a line is the sender's name, or the first part of it.
fn is_name(said: &str, sender: &str) -> bool {
    let said = said.trim_matches(['/', '.', ',', ' ']).to_lowercase();
    let sender = sender.to_lowercase();
    !said.is_empty() && (said == sender || sender.split(' ').next() == Some(said.as_str()))
}

/// The name of `Navn <adresse>`.
pub(super) fn name_of(from: &str) -> &str {
    from.split(['<', '[']).next().unwrap_or(from).trim().trim_matches('"').trim()
}

fn starts(text: &str, lower: &str) -> bool {
    after(text, lower).is_some()
}

/// What follows `lower` at the start of the text, whatever the case.
fn after(text: &str, lower: &str) -> Option<String> {
    let mut letters = text.chars();
    for wanted in lower.chars() {
        if letters.next()?.to_lowercase().next() != Some(wanted) {
            return None;
        }
    }
    Some(letters.as_str().trim().to_owned())
}

fn joined(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n").trim().to_owned()
}
