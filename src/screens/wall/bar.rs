//! The bar of the recommendations: one cell is one of them as long as there is room.

use crate::domain::wall::Status;

/// The signs of the bar with how many they stand for, in order.
pub(super) fn groups(status: &Status) -> [(char, usize); 4] {
    [('█', status.carried_out), ('▓', status.under_way), ('░', status.not_started), ('·', status.resting)]
}

/// How many recommendations one stroke stands for, and the strokes in a row of so many cells: each as many cells wide as
/// there is room for.
pub(super) fn strokes(status: &Status, room: usize) -> (usize, String) {
    let groups = groups(status);
    let all: usize = groups.iter().map(|(_, count)| count).sum();
    if all == 0 || room == 0 {
        return (1, String::new());
    }
    let each = all.div_ceil(room);
    let wide = if each == 1 { room / all } else { 1 };
    // A group ends where all before it and itself end, so that the whole is never longer than its parts.
    let mut before: usize = 0;
    let mut bar = String::new();
    for (sign, count) in groups {
        let from = before.div_ceil(each);
        before += count;
        let to = before.div_ceil(each);
        bar.extend(std::iter::repeat_n(sign, (to - from) * wide));
    }
    (each, bar)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(counts: [usize; 4]) -> Status {
        let [carried_out, under_way, not_started, resting] = counts;
        Status { all: counts.iter().sum(), carried_out, under_way, not_started, resting, ..Status::default() }
    }

    #[test]
    fn eighty_recommendations_fill_eighty_cells_and_twice_as_many_where_there_is_room() {
        let status = status([31, 32, 12, 5]);
        let expected = ["█".repeat(31), "▓".repeat(32), "░".repeat(12), "·".repeat(5)].concat();
        assert_eq!(strokes(&status, 80), (1, expected.clone()));
        assert_eq!(strokes(&status, 104), (1, expected));
        assert_eq!(strokes(&status, 168).1.chars().filter(|cell| *cell == '█').count(), 62);
    }

    #[test]
    fn where_there_are_more_than_cells_a_stroke_stands_for_several() {
        let (each, bar) = strokes(&status([31, 102, 12, 5]), 80);
        assert_eq!((each, bar.chars().count()), (2, 75));
        assert_eq!(strokes(&Status::default(), 80), (1, String::new()));
        assert_eq!(strokes(&status([1, 0, 0, 0]), 80).1.chars().count(), 80);
    }
}
