use std::num::NonZeroU16;

use ratatui::Terminal;
use ratatui::buffer::CellWidth;
use ratatui::style::{Color, Modifier, Style};

use super::*;
use crate::term::caps::{Charset, ColorMode};

const UTF8: Caps = Caps { colors: ColorMode::TwoFiftySix, charset: Charset::Utf8, window: true };

/// An emulator to look at what the bytes make of a screen.
pub fn terminal(columns: u16, rows: u16) -> vt100::Parser {
    let size = |n: u16| NonZeroU16::new(n).unwrap();
    vt100::Parser::new(size(rows), size(columns), 0)
}

fn board(columns: u16, rows: u16, caps: Caps) -> Terminal<Backend> {
    Terminal::new(Backend::new(Sink::memory(columns, rows), caps)).unwrap()
}

fn writes(board: &Terminal<Backend>) -> &[Vec<u8>] {
    board.backend().sink().writes()
}

/// Draws and gives what that wrote.
fn draw(board: &mut Terminal<Backend>, frame: impl Fn(&mut ratatui::Frame)) -> Vec<u8> {
    let before = writes(board).len();
    board.draw(|f| frame(f)).unwrap();
    assert!(writes(board).len() <= before + 1, "a frame is one write");
    writes(board).get(before).cloned().unwrap_or_default()
}

fn text(x: u16, y: u16, text: &str, style: Style) -> impl Fn(&mut ratatui::Frame) {
    move |frame| frame.buffer_mut().set_string(x, y, text, style)
}

fn list(cursor: u16) -> impl Fn(&mut ratatui::Frame) {
    move |frame| {
        for row in 0..20 {
            frame.buffer_mut().set_string(2, row, format!("F-{row:04} et forslag"), Style::new());
        }
        frame.buffer_mut().set_string(0, cursor, "▌", Style::new());
    }
}

#[test]
fn an_unchanged_frame_is_no_bytes() {
    let mut board = board(80, 24, UTF8);
    assert!(!draw(&mut board, list(3)).is_empty());
    let written = (board.backend().bytes_written(), board.backend().frames());
    for _ in 0..3 {
        assert_eq!(draw(&mut board, list(3)), b"");
    }
    assert_eq!((board.backend().bytes_written(), board.backend().frames()), written);
}

#[test]
fn an_unchanged_frame_with_a_visible_cursor_is_no_bytes() {
    let mut board = board(80, 24, UTF8);
    let frame = |frame: &mut ratatui::Frame| frame.set_cursor_position((4, 2));
    assert_eq!(draw(&mut board, frame), b"\x1b[3;5H\x1b[?25h");
    assert_eq!(draw(&mut board, frame), b"");
    assert_eq!(draw(&mut board, |_| ()), b"\x1b[?25l");
}

#[test]
fn a_step_of_the_marker_is_a_few_bytes() {
    let mut board = board(80, 24, UTF8);
    draw(&mut board, list(3));
    draw(&mut board, list(4));
    let step = draw(&mut board, list(5));
    assert!(step.len() <= 14, "{:?}", String::from_utf8_lossy(&step));
}

#[test]
fn typing_at_a_lines_end_is_the_character_alone() {
    let mut board = board(80, 24, UTF8);
    let note = |words: &'static str| {
        move |frame: &mut ratatui::Frame| {
            frame.buffer_mut().set_string(0, 5, words, Style::new());
            frame.set_cursor_position((u16::try_from(words.chars().count()).unwrap(), 5));
        }
    };
    draw(&mut board, note("Referat fr"));
    assert_eq!(draw(&mut board, note("Referat fra")), b"a");
    assert_eq!(draw(&mut board, note("Referat fra ")), b" ".as_slice());
}

#[test]
fn short_gaps_are_written_again_and_long_ones_jumped_over() {
    let mut board = board(80, 24, UTF8);
    draw(&mut board, text(0, 0, "abcdefghijklmnopqrstuvwxyz", Style::new()));
    assert_eq!(
        draw(&mut board, text(0, 0, "AbcDefghijklmnopqrstuvwxyZ", Style::new())),
        b"\x1b[GAbcD\x1b[21CZ"
    );
}

#[test]
fn blanks_are_erased_where_that_is_shorter() {
    let mut board = board(80, 24, UTF8);
    draw(&mut board, text(0, 0, "et langt forslag om det hele", Style::new()));
    assert_eq!(draw(&mut board, text(0, 0, "et", Style::new())), b"\x1b[4G\x1b[K");
    draw(&mut board, text(0, 0, "et langt forslag om det hele", Style::new()));
    let step = draw(&mut board, text(0, 0, "et                      hele", Style::new()));
    assert_eq!(step, b"\x1b[4G\x1b[20X");
}

#[test]
fn erasing_never_paints_with_a_background() {
    let mut board = board(20, 2, UTF8);
    let blue = Style::new().on_blue();
    draw(&mut board, |frame| {
        frame.buffer_mut().set_string(0, 0, "xxxxxxxxxx", Style::new());
        frame.buffer_mut().set_string(0, 1, "yyyyyyyyyy", blue);
    });
    let step = draw(&mut board, text(0, 1, "zzzz", blue));
    assert!(String::from_utf8_lossy(&step).contains("\x1b[m\x1b[K"));
}

#[test]
fn what_is_blank_on_a_cleared_screen_is_never_painted() {
    let mut board = board(80, 24, UTF8);
    assert_eq!(draw(&mut board, |_| ()), b"");
    board.clear().unwrap();
    assert_eq!(draw(&mut board, text(3, 0, "x", Style::new().bold())), b"\x1b[m\x1b[2J\x1b[;4H\x1b[1mx");
}

#[test]
fn no_color_keeps_bold_and_sends_nothing_for_a_change_of_colour() {
    let mut board = board(80, 24, Caps { colors: ColorMode::None, ..UTF8 });
    let first = draw(&mut board, text(0, 0, "Bagud", Style::new().red().bold()));
    assert_eq!(first, b"\x1b[H\x1b[;1mBagud");
    assert_eq!(draw(&mut board, text(0, 0, "Bagud", Style::new().blue().on_green().bold())), b"");
}

#[test]
fn a_terminal_of_single_bytes_gets_single_bytes() {
    let mut board = board(20, 1, Caps { charset: Charset::Latin1, ..UTF8 });
    let frame = draw(&mut board, text(0, 0, "Mål \u{201E}►", Style::new()));
    assert_eq!(frame, b"\x1b[H\x1b[mM\xe5l \"?");
}

#[test]
fn what_steers_a_terminal_becomes_a_blank() {
    let mut board = board(20, 1, UTF8);
    let frame = draw(&mut board, |frame| {
        for (x, symbol) in (0..).zip(["a\u{1b}", "\u{9b}2J", "\u{202E}x", "\u{85}"]) {
            frame.buffer_mut()[(x * 2, 0)].set_symbol(symbol);
        }
    });
    let sent = String::from_utf8(frame).unwrap();
    assert!(!sent.contains(['\u{9b}', '\u{202E}', '\u{85}']) && !sent.contains("a\x1b\x1b"), "{sent:?}");
}

#[test]
fn only_large_frames_are_bracketed_and_only_when_asked_for() {
    let full = |frame: &mut ratatui::Frame| {
        for row in 0..24 {
            frame.buffer_mut().set_string(0, row, "x".repeat(80), Style::new());
        }
    };
    let mut plain = board(80, 24, UTF8);
    assert!(draw(&mut plain, full).starts_with(b"\x1b[H"));
    let mut synced = board(80, 24, UTF8);
    synced.backend_mut().set_sync(true);
    assert!(!draw(&mut synced, text(0, 0, "lidt", Style::new())).starts_with(b"\x1b[?2026h"));
    let large = draw(&mut synced, full);
    assert!(large.starts_with(b"\x1b[?2026h") && large.ends_with(b"\x1b[?2026l"));
}

#[test]
fn after_another_program_everything_is_said_anew() {
    let mut board = board(80, 24, UTF8);
    draw(&mut board, text(0, 0, "Tavle", Style::new().bold()));
    board.backend_mut().forget();
    board.clear().unwrap();
    let again = draw(&mut board, text(0, 0, "Tavle", Style::new().bold()));
    assert_eq!(again, b"\x1b[m\x1b[2J\x1b[H\x1b[1mTavle\x1b[?25l");
}

#[test]
fn a_queued_sequence_goes_out_with_the_next_frame() {
    let mut board = board(80, 24, UTF8);
    draw(&mut board, |_| ());
    board.backend_mut().queue("\x07");
    assert_eq!(draw(&mut board, |_| ()), b"\x07");
}

#[test]
fn a_resized_terminal_is_cleared_and_drawn_within_one_write() {
    let mut board = board(80, 24, UTF8);
    draw(&mut board, list(0));
    if let Sink::Memory { size, .. } = &mut board.backend_mut().sink {
        *size = (40, 10);
    }
    let frame = draw(&mut board, |frame| {
        let area = frame.area();
        frame.buffer_mut().set_string(0, area.height - 1, "x".repeat(area.width.into()), Style::new());
    });
    assert_eq!(frame, [b"\x1b[2J\x1b[10H".as_slice(), &[b'x'; 40]].concat());
}

#[test]
fn the_screen_is_what_ratatui_drew_after_any_frames() {
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = move |below: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed >> 11) % below
    };
    let (columns, rows) = (37, 9);
    for _ in 0..40 {
        let mut board = board(columns, rows, UTF8);
        let mut screen = terminal(columns, rows);
        screen.process(b"\x1b[?25l");
        let mut strokes: Vec<(u16, u16, &str, Style)> = Vec::new();
        for _ in 0..30 {
            for _ in 0..random(6) {
                let small = |n: u64| u16::try_from(n).unwrap();
                let place = (small(random(37)), small(random(9)));
                strokes.push((
                    place.0,
                    place.1,
                    WORDS[usize::try_from(random(12)).unwrap()],
                    style(random(9)),
                ));
            }
            strokes.drain(..usize::try_from(random(4)).unwrap().min(strokes.len()));
            let caret = (random(3) == 0).then(|| (u16::try_from(random(37)).unwrap(), 4));
            let bytes = draw(&mut board, |frame| {
                for (x, y, word, style) in &strokes {
                    write(frame.buffer_mut(), *x, *y, word, *style);
                }
                caret.iter().for_each(|at| frame.set_cursor_position(*at));
            });
            screen.process(&bytes);
            if random(12) == 0 {
                board.clear().unwrap();
            }
            let drawn = board.draw(|frame| {
                for (x, y, word, style) in &strokes {
                    write(frame.buffer_mut(), *x, *y, word, *style);
                }
                caret.iter().for_each(|at| frame.set_cursor_position(*at));
            });
            let wanted = drawn.unwrap().buffer.clone();
            let cleared = writes(&board).last().filter(|w| w.windows(4).any(|w| w == b"\x1b[2J")).cloned();
            screen.process(&cleared.unwrap_or_default());
            assert_same(&screen, &wanted);
            assert_eq!(screen.screen().hide_cursor(), caret.is_none());
            if let Some((x, y)) = caret {
                assert_eq!(screen.screen().cursor_position(), (y, x));
            }
        }
    }
}

const WORDS: [&str; 12] = [
    "indsats",
    "æøå",
    "市長",
    " ",
    "                  ",
    "x市y",
    "▌",
    "a",
    "────────",
    "e\u{301}te\u{301}",
    "2020-04-20 udvalg",
    "        til",
];

fn style(choice: u64) -> Style {
    match choice {
        0 => Style::new().bold(),
        1 => Style::new().on_blue(),
        2 => Style::new().fg(Color::Indexed(208)).underlined(),
        3 => Style::new().reversed(),
        4 => Style::new().dim().red(),
        5 => Style::new().italic().bold().on_light_red(),
        _ => Style::new(),
    }
}

/// Writes over whatever was there, as a widget does that clears its place first.
fn write(buffer: &mut ratatui::buffer::Buffer, x: u16, y: u16, word: &str, style: Style) {
    let width = word.cell_width().min(buffer.area.width.saturating_sub(x));
    let before = x.checked_sub(1).filter(|before| buffer[(*before, y)].symbol().cell_width() > 1);
    before.into_iter().for_each(|before| buffer[(before, y)].reset());
    (x..x + width).for_each(|x| buffer[(x, y)].reset());
    buffer.set_string(x, y, word, Style::reset().patch(style));
}

fn assert_same(screen: &vt100::Parser, wanted: &ratatui::buffer::Buffer) {
    for y in 0..wanted.area.height {
        let mut x = 0;
        while x < wanted.area.width {
            let (cell, shown) = (&wanted[(x, y)], screen.screen().cell(y, x).unwrap());
            let symbol = if shown.contents().is_empty() { " " } else { shown.contents() };
            let expected = cell.symbol().replace("e\u{301}", "é");
            assert_eq!(symbol, expected, "at {x},{y}");
            assert_eq!(shown.bgcolor(), color(cell.bg), "background at {x},{y}");
            assert_eq!(shown.inverse(), cell.modifier.contains(Modifier::REVERSED), "at {x},{y}");
            assert_eq!(shown.underline(), cell.modifier.contains(Modifier::UNDERLINED), "at {x},{y}");
            if expected != " " {
                assert_eq!(shown.fgcolor(), color(cell.fg), "colour at {x},{y}");
                assert_eq!(shown.bold(), cell.modifier.contains(Modifier::BOLD), "at {x},{y}");
                assert_eq!(shown.dim(), cell.modifier.contains(Modifier::DIM), "at {x},{y}");
                assert_eq!(shown.italic(), cell.modifier.contains(Modifier::ITALIC), "at {x},{y}");
            }
            x += cell.symbol().cell_width().max(1);
        }
    }
}

fn color(color: Color) -> vt100::Color {
    match color {
        Color::Red => vt100::Color::Idx(1),
        Color::Blue => vt100::Color::Idx(4),
        Color::LightRed => vt100::Color::Idx(9),
        Color::Indexed(n) => vt100::Color::Idx(n),
        _ => vt100::Color::Default,
    }
}
