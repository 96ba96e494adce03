//! The shortest way to move the terminal's cursor.

/// A place on the screen: column and row, from zero.
pub type Place = (u16, u16);

/// The shortest sequence that takes the cursor from `from` (`None`: who knows where) to `to`.
pub fn shortest(from: Option<Place>, to: Place) -> String {
    let absolute = absolute(to);
    match from {
        Some(from) if from == to => String::new(),
        Some(from) => shorter(vertical(from.1, to.1) + &horizontal(from.0, to.0), absolute),
        None => absolute,
    }
}

fn absolute((x, y): Place) -> String {
    match (x, y) {
        (0, 0) => "\x1b[H".into(),
        (0, _) => format!("\x1b[{}H", u32::from(y) + 1),
        (_, 0) => format!("\x1b[;{}H", u32::from(x) + 1),
        _ => format!("\x1b[{};{}H", u32::from(y) + 1, u32::from(x) + 1),
    }
}

fn vertical(from: u16, to: u16) -> String {
    match to.cmp(&from) {
        std::cmp::Ordering::Equal => String::new(),
        std::cmp::Ordering::Less => shorter(by(from - to, 'A'), at(to, 'd')),
        std::cmp::Ordering::Greater => shorter(by(to - from, 'B'), at(to, 'd')),
    }
}

fn horizontal(from: u16, to: u16) -> String {
    match to.cmp(&from) {
        std::cmp::Ordering::Equal => String::new(),
        std::cmp::Ordering::Less if from - to <= 3 => "\x08".repeat(usize::from(from - to)),
        std::cmp::Ordering::Less => shorter(by(from - to, 'D'), at(to, 'G')),
        std::cmp::Ordering::Greater => shorter(by(to - from, 'C'), at(to, 'G')),
    }
}

fn by(steps: u16, letter: char) -> String {
    if steps == 1 { format!("\x1b[{letter}") } else { format!("\x1b[{steps}{letter}") }
}

fn at(place: u16, letter: char) -> String {
    if place == 0 { format!("\x1b[{letter}") } else { format!("\x1b[{}{letter}", u32::from(place) + 1) }
}

fn shorter(one: String, other: String) -> String {
    if other.len() < one.len() { other } else { one }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_move_arrives_and_none_is_longer_than_the_absolute_one() {
        let mut terminal = crate::term::backend::tests::terminal(40, 12);
        let mut at = None;
        for step in 0_u16..2_000 {
            let to = (step * 17 % 40, step * 7 % 12);
            let sequence = shortest(at, to);
            assert!(sequence.len() <= absolute(to).len());
            terminal.process(sequence.as_bytes());
            assert_eq!(terminal.screen().cursor_position(), (to.1, to.0), "{at:?} to {to:?} by {sequence:?}");
            at = Some(to);
        }
    }

    #[test]
    fn a_step_is_a_few_bytes() {
        assert_eq!(shortest(Some((3, 5)), (3, 6)), "\x1b[B");
        assert_eq!(shortest(Some((4, 5)), (3, 6)), "\x1b[B\x08");
        assert_eq!(shortest(Some((0, 0)), (0, 0)), "");
        assert_eq!(shortest(None, (0, 0)), "\x1b[H");
    }
}
