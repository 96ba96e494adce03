//! What a screen says, in ordinary letters or in those of half cells.

use tavle::ui::letters;

/// Whether it stands on the screen.
pub fn says(screen: &str, said: &str) -> bool {
    screen.contains(said) || says_large(screen, said)
}

/// Whether it stands there in letters of half cells.
pub fn says_large(screen: &str, said: &str) -> bool {
    let Some(rows) = letters::rows(said).filter(|rows| screen.contains(rows[1].trim())) else { return false };
    let rows: Vec<Vec<char>> = rows.iter().map(|row| row.chars().collect()).collect();
    let cells: Vec<Vec<char>> = screen.lines().map(|line| line.chars().collect()).collect();
    let wide = cells.iter().map(Vec::len).max().unwrap_or_default();
    let cell = |x: usize, y: usize| cells.get(y).and_then(|line| line.get(x)).copied().unwrap_or(' ');
    let stands = |x: usize, y: usize| {
        rows.iter()
            .enumerate()
            .all(|(dy, row)| row.iter().enumerate().all(|(dx, ink)| cell(x + dx, y + dy) == *ink))
    };
    (0..cells.len()).any(|y| (0..wide).any(|x| stands(x, y)))
}
