//! Tavle: a board for a municipal jobcenter, in the terminal, on one SQLite file.
//!
//! Each part of the screen, and the file that draws it:
//!
//! ```text
//!  Tavle · Fredericia (eksempel) · Plan 2020–2022   mandag den 20. april 2020 · HL    screens/frame.rs    title row
//!  Til dig:  3 overskredet · 2 med frist denne uge              ∆ 7 ændret           screens/home/view.rs
//! ─────────────────────────────────────────┬────────────────────────────────────
//!  1 Anbefalinger  31 af 80 gennemført      │ 2 Mål 2020   2 bagud · 2 hold øje    screens/recommendations, screens/targets
//!  Overskredet 6                            │ ■ Bagud 2                            screens/pile.rs    order, cursor, marks
//! ▌ A2-02  Lær systematisk af …  ►  AS      │  Kontanthjælp  █████▒···│·····       each pane's home_view.rs
//! ─────────────────────────────────────────┼────────────────────────────────────
//!  3 Forslag   41 nye                       │ 4 Møder    næste i dag kl. 9         screens/proposals, screens/meetings
//!  F-0398  Breve skal kunne forstås …       │  Tavlemøde    i dag    kl. 09.00     opened: list_view.rs, detail.rs, judge_view.rs
//! ─────────────────────────────────────────┴────────────────────────────────────
//!  s  status:  (intet gemt)   skriv: 2_                                              screens/ask_view.rs    a question over the last rows
//!  √ 08.41  A3-03 sat til i gang · Ctrl-Z fortryder                                  screens/frame.rs    message row
//!  Enter åbn  s status…  f frist…                           F10 menu  F1 hjælp       screens/frame.rs    hint bar, from msg/action.rs
//! ```
//!
//! Every pane is a `screens::pane::Pane`; what panes 1, 2 and 4 show is one `domain::board::Board`, read whole by
//! `store::board`. Pane 3 may hold 100,000 rows and reads what is in view.
//!
//! Over them lie `screens/card` (what is typed about one record), `screens/notes` (a note being written, with
//! `screens/editor`) and `screens/overlay` (help, menu, thread, breaks, search, views, plain text, history).
//!
//! The way of one key: `term` reads it → `run` receives it → `app` asks `msg::keymap` what it means here → the screen
//! changes its state and asks for effects → `run` hands them to `worker` and draws → what the worker answers comes the
//! same way. Who may know whom is held by `tests/board/architecture.rs`.

pub mod app;
pub mod cli;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod msg;
pub mod run;
pub mod screens;
pub mod store;
pub mod term;
pub mod text;
pub mod ui;
pub mod worker;
