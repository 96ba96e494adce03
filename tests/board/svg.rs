//! A screen as an SVG picture: text that stays text, so that it scales and can be searched.

use std::fmt::Write;

const CELL: (f32, f32) = (8.4, 18.0);

/// The two backgrounds.
#[derive(Clone, Copy)]
pub struct Paper {
    back: &'static str,
    front: &'static str,
    dim: &'static str,
}

/// White on black.
pub const DARK: Paper = Paper { back: "#101214", front: "#d8dadc", dim: "#7d8287" };
/// Black on white.
pub const LIGHT: Paper = Paper { back: "#fbfbf8", front: "#1c1e20", dim: "#777b7f" };

/// The picture of a screen.
pub fn picture(screen: &vt100::Screen, paper: Paper, title: &str) -> String {
    let (rows, cols) = screen.size();
    let (rows, cols) = (rows.get(), cols.get());
    let (width, height) = (f32::from(cols) * CELL.0 + 16.0, f32::from(rows) * CELL.1 + 16.0);
    let mut svg = String::new();
    writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\">"
    )
    .unwrap();
    writeln!(svg, "<title>{}</title>", escaped(title)).unwrap();
    writeln!(svg, "<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{}\"/>", paper.back).unwrap();
    writeln!(
        svg,
        "<g font-family=\"'DejaVu Sans Mono','Cascadia Mono',Consolas,monospace\" font-size=\"14\" xml:space=\"preserve\">"
    )
    .unwrap();
    for row in 0..rows {
        for run in runs(screen, row, cols, paper) {
            draw(&mut svg, &run, row, paper);
        }
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

struct Run {
    from: u16,
    cells: u16,
    text: String,
    style: String,
    reversed: bool,
}

/// Cells beside each other that look alike.
fn runs(screen: &vt100::Screen, row: u16, cols: u16, paper: Paper) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for col in 0..cols {
        let Some(cell) = screen.cell(row, col) else { continue };
        let text = if cell.contents().is_empty() { " " } else { cell.contents() };
        // A blank looks the same however it came to be: it goes with what stands before it.
        let blank = text.trim().is_empty() && !cell.inverse() && !cell.underline();
        let style = style(cell, paper);
        match runs.last_mut() {
            Some(run) if blank && !run.reversed => {
                run.text.push(' ');
                run.cells += 1;
            }
            None if blank => {}
            Some(run) if run.style == style && run.reversed == cell.inverse() => {
                run.text.push_str(text);
                run.cells += 1;
            }
            _ => runs.push(Run {
                from: col,
                cells: 1,
                text: text.to_string(),
                style,
                reversed: cell.inverse(),
            }),
        }
    }
    runs
}

fn style(cell: &vt100::Cell, paper: Paper) -> String {
    let color = match cell.fgcolor() {
        vt100::Color::Default => paper.front,
        vt100::Color::Idx(8) => paper.dim,
        vt100::Color::Idx(1 | 9) => "#d0473f",
        vt100::Color::Idx(4) => "#1f5fb0",
        vt100::Color::Idx(12 | 6 | 14) => "#3fa7bf",
        vt100::Color::Idx(_) | vt100::Color::Rgb(..) => paper.front,
    };
    let color = if cell.inverse() { paper.back } else { color };
    let mut style = format!("fill=\"{color}\"");
    if cell.bold() {
        style.push_str(" font-weight=\"bold\"");
    }
    if cell.underline() {
        style.push_str(" text-decoration=\"underline\"");
    }
    style
}

fn draw(svg: &mut String, run: &Run, row: u16, paper: Paper) {
    let (x, y) = (8.0 + f32::from(run.from) * CELL.0, 8.0 + f32::from(row) * CELL.1);
    let kept = if run.reversed { run.cells } else { run.cells - blanks_behind(&run.text) };
    let width = f32::from(kept) * CELL.0;
    if run.reversed {
        let front = paper.front;
        writeln!(
            svg,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{}\" fill=\"{front}\"/>",
            CELL.1
        )
        .unwrap();
    }
    if !run.text.trim().is_empty() {
        let (text, style) = (escaped(run.text.trim_end()), &run.style);
        let base = y + 13.5;
        writeln!(svg, "<text x=\"{x:.1}\" y=\"{base:.1}\" textLength=\"{width:.1}\" {style}>{text}</text>")
            .unwrap();
    }
}

fn blanks_behind(text: &str) -> u16 {
    u16::try_from(text.len() - text.trim_end_matches(' ').len()).unwrap()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
