//! The scale of a chart: where it begins, how much a row is worth, and which rows carry a number.

/// What the first digits of a step may be.
const DIGITS: [f64; 11] = [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0];
/// How many steps a scale has, at most.
const STEPS: u16 = 8;
/// What is lost in computing.
const ROUNDING: f64 = 1e-9;

/// Values by row, the first row at the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The value of the last row.
    bottom: f64,
    /// What a row is worth.
    per_row: f64,
    rows: u16,
    /// How many rows lie between two numbers.
    every: u16,
    /// Whether the numbers are counted from the top.
    from_top: bool,
}

impl Scale {
    /// The smallest scale of round steps that holds all values; it begins at the value that is the end of the data where
    /// the line starts: `from_top` where it falls. No step is smaller than `least` or a part of it. `None` without values.
    pub fn of(values: impl Iterator<Item = f64>, rows: u16, from_top: bool, least: f64) -> Option<Scale> {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.filter(|value| value.is_finite()) {
            (low, high) = (low.min(value), high.max(value));
        }
        if low > high || rows < 2 {
            return None;
        }
        let every = (rows - 1).div_ceil(STEPS).max(2).min(rows - 1);
        let wanted = (high - low).max(least) * f64::from(every) / f64::from(rows - 1);
        let power = wanted.log10().floor();
        let steps = (0..4).flat_map(|n| DIGITS.map(|digit| digit * 10_f64.powf(power + f64::from(n) - 1.0)));
        let is_whole = |step: &f64| {
            (step / least - (step / least).round()).abs() < ROUNDING && *step >= least - ROUNDING
        };
        steps.filter(is_whole).find_map(|step| {
            let unit = 10_f64.powf((step + ROUNDING).log10().floor()).max(least);
            let per_row = step / f64::from(every);
            let span = per_row * f64::from(rows - 1);
            let slack = per_row * ROUNDING;
            let bottom = match from_top {
                true => ((high / unit - ROUNDING).ceil() * unit) - span,
                false => (low / unit + ROUNDING).floor() * unit,
            };
            let holds = bottom <= low + slack && bottom + span >= high - slack;
            holds.then_some(Scale { bottom, per_row, rows, every, from_top })
        })
    }

    /// The row of a value, from the top.
    pub fn row(&self, value: f64) -> u16 {
        let up = ((value - self.bottom) / self.per_row).round().max(0.0) as u16;
        (self.rows - 1).saturating_sub(up)
    }

    /// The rows that carry a number, with the number.
    pub fn labels(&self) -> Vec<(u16, f64)> {
        let last = self.rows - 1;
        let rows = (0..=last).step_by(usize::from(self.every));
        let value = |row: u16| self.bottom + self.per_row * f64::from(last - row);
        rows.map(|row| if self.from_top { row } else { last - row }).map(|row| (row, value(row))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(values: &[f64], rows: u16, from_top: bool, least: f64) -> Vec<f64> {
        let scale = Scale::of(values.iter().copied(), rows, from_top, least).unwrap();
        scale.labels().into_iter().map(|(_, value)| (value * 1000.0).round() / 1000.0).collect()
    }

    #[test]
    fn a_falling_line_starts_at_the_top_and_a_rising_one_at_the_bottom() {
        let falling = [2056.0, 1945.0, 1720.0];
        assert_eq!(labels(&falling, 13, true, 1.0), [2060.0, 2000.0, 1940.0, 1880.0, 1820.0, 1760.0, 1700.0]);
        assert_eq!(labels(&falling, 9, true, 1.0), [2060.0, 1970.0, 1880.0, 1790.0, 1700.0]);
        assert_eq!(labels(&[40.0, 80.0], 9, false, 1.0), [40.0, 50.0, 60.0, 70.0, 80.0]);
    }

    #[test]
    fn few_people_have_no_halves_and_a_percentage_has_its_decimals() {
        assert_eq!(labels(&[12.0, 10.0], 9, true, 1.0), [12.0, 11.0, 10.0, 9.0, 8.0]);
        assert_eq!(labels(&[11.47, 9.39], 13, true, 0.01), [11.5, 11.1, 10.7, 10.3, 9.9, 9.5, 9.1]);
    }

    #[test]
    fn every_value_lies_within_the_scale() {
        let spreads = [0.0, 0.01, 1.0, 3.7, 83.0, 340.0, 999.0, 1e6, 1e12];
        for (low, spread) in [-390.0, 0.0, 0.5, 7.0, 1720.0].into_iter().flat_map(|l| spreads.map(|s| (l, s)))
        {
            for rows in 2..50 {
                for from_top in [true, false] {
                    let values = [low, low + spread];
                    let scale = Scale::of(values.into_iter(), rows, from_top, 0.01).unwrap();
                    assert!(values.into_iter().all(|value| scale.row(value) < rows));
                    let top = scale.bottom + scale.per_row * f64::from(rows - 1);
                    let slack = 1e-6 + spread * 1e-8;
                    assert!(scale.bottom <= low + slack && top >= low + spread - slack, "{values:?} {rows}");
                    assert!(scale.labels().len() <= 9);
                }
            }
        }
    }

    #[test]
    fn without_values_there_is_no_scale() {
        assert_eq!(Scale::of([f64::NAN].into_iter(), 9, true, 1.0), None);
    }
}
