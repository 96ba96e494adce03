//! Two texts beside each other: line by line, with the words that differ where two lines say nearly the same.

use std::collections::HashSet;
use std::ops::Range;

use super::diff::{differing, hunks, in_word};

/// How many lines ahead the line is looked for that a line has become.
const NEAR: usize = 8;

/// A line of one of the texts, or the same line of both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// The line of the first text, if it has one here.
    pub old: Option<Line>,
    /// The line of the second.
    pub new: Option<Line>,
}

/// A line, and what differs in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its text, without the break.
    pub text: String,
    /// The words that the other line says otherwise, in bytes of it, in order.
    pub changed: Vec<Range<usize>>,
}

impl Pair {
    /// Whether both texts have this line.
    pub fn is_same(&self) -> bool {
        self.old == self.new
    }

    fn both(line: &str) -> Pair {
        Pair { old: Line::whole(line), new: Line::whole(line) }
    }

    fn removed(line: &str) -> Pair {
        Pair { old: Line::whole(line), new: None }
    }

    fn added(line: &str) -> Pair {
        Pair { old: None, new: Line::whole(line) }
    }

    fn changed(old: &str, new: &str) -> Pair {
        let (mut before, mut after) = (Line::default(), Line::default());
        for hunk in hunks(old, new) {
            before.changed.extend(Some(hunk.from).filter(|range| !range.is_empty()));
            after.changed.extend(Some(hunk.to).filter(|range| !range.is_empty()));
        }
        (before.text, after.text) = (old.to_owned(), new.to_owned());
        Pair { old: Some(before), new: Some(after) }
    }
}

impl Line {
    fn whole(line: &str) -> Option<Line> {
        Some(Line { text: line.to_owned(), changed: Vec::new() })
    }
}

/// The lines of both texts in order, those that both have beside each other, and beside a line what it has become.
pub fn compare(old: &str, new: &str) -> Vec<Pair> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), new.split('\n').collect());
    let mut pairs = Vec::with_capacity(old.len().max(new.len()));
    let mut done = 0;
    for (removed, added) in differing(&old, &new) {
        pairs.extend(part(&old, done..removed.start).iter().map(|line| Pair::both(line)));
        done = removed.end;
        pair_up(part(&old, removed), part(&new, added), &mut pairs);
    }
    pairs.extend(part(&old, done..old.len()).iter().map(|line| Pair::both(line)));
    pairs
}

fn part<'a, 'b>(lines: &'a [&'b str], range: Range<usize>) -> &'a [&'b str] {
    lines.get(range).unwrap_or_default()
}

fn pair_up(old: &[&str], new: &[&str], pairs: &mut Vec<Pair>) {
    let mut rest = new;
    for line in old {
        let near = rest.iter().take(NEAR).position(|other| is_alike(line, other));
        match near.map(|at| rest.split_at(at)) {
            Some((before, [other, after @ ..])) => {
                pairs.extend(before.iter().map(|line| Pair::added(line)));
                pairs.push(Pair::changed(line, other));
                rest = after;
            }
            _ => pairs.push(Pair::removed(line)),
        }
    }
    pairs.extend(rest.iter().map(|line| Pair::added(line)));
}

/// Whether two lines share half of the words of the longer one.
fn is_alike(line: &str, other: &str) -> bool {
    let words = |line: &'_ str| line.split(|c| !in_word(c)).filter(|word| !word.is_empty()).count();
    let (most, least) = (words(line).max(words(other)), words(line).min(words(other)));
    if most == 0 || least * 2 < most {
        return line == other;
    }
    let known: HashSet<&str> = line.split(|c| !in_word(c)).collect();
    let shared = other.split(|c| !in_word(c)).filter(|word| !word.is_empty() && known.contains(word)).count();
    shared * 2 >= most
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line each: the sign, the text, the changed words in braces.
    fn shown(old: &str, new: &str) -> String {
        let side = |sign: &str, line: &Line| {
            let mut text = line.text.clone();
            for range in line.changed.iter().rev() {
                text.insert(range.end, '}');
                text.insert(range.start, '{');
            }
            format!("{sign}{text}\n")
        };
        let pair = |pair: &Pair| match (&pair.old, &pair.new) {
            (Some(line), Some(_)) if pair.is_same() => side(" ", line),
            (old, new) => [old.as_ref().map(|l| side("-", l)), new.as_ref().map(|l| side("+", l))]
                .into_iter()
                .flatten()
                .collect(),
        };
        compare(old, new).iter().map(pair).collect()
    }

    #[test]
    fn lines_that_both_have_stand_beside_each_other_and_the_words_that_differ_are_marked() {
        let old = "Tavlemøde\nf: kortere breve til alle\nRing til UU\nSlut";
        let new = "Tavlemøde\nMK kom senere\nf: korte breve til alle\nSlut\n– og kaffe";
        assert_eq!(
            shown(old, new),
            " Tavlemøde\n+MK kom senere\n-f: {kortere} breve til alle\n+f: {korte} breve til alle\n-Ring til UU\n Slut\n+– og kaffe\n"
        );
    }

    #[test]
    fn the_same_text_twice_has_no_difference() {
        assert!(compare("a\n\nb\n", "a\n\nb\n").iter().all(Pair::is_same));
        assert_eq!(compare("", "").len(), 1);
    }

    #[test]
    fn both_texts_can_be_read_again_from_the_pairs() {
        let line = |n: usize| format!("{n} æblet falder ikke langt {}", n % 7);
        let old: Vec<String> = (0..2_000).map(line).collect();
        let mut new = old.clone();
        for n in (0..2_000).step_by(3) {
            new[n] = new[n].replace("langt", "nær");
        }
        new.remove(1_000);
        new.insert(7, "en ny".into());
        let pairs = compare(&old.join("\n"), &new.join("\n"));
        let side = |of: fn(&Pair) -> &Option<Line>| -> Vec<String> {
            pairs.iter().filter_map(|pair| of(pair).as_ref().map(|line| line.text.clone())).collect()
        };
        assert_eq!((side(|pair| &pair.old), side(|pair| &pair.new)), (old, new));
        let same = pairs.iter().filter(|pair| pair.is_same()).count();
        assert!(same > 1_300, "{same} lines are the same however many differ");
    }
}
