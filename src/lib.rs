//! Tavle: a board for a municipal jobcenter, in the terminal, on one SQLite file.
//!
//! Each part of the screen, and the file that draws it:
//!
//! ```text
//!  Tavle · Fredericia (eksempel)          mandag den 20. april 2020 · uge 17 · HL    screens/frame.rs    title row
//!  1 Anbefalinger   2 Mål   3 Forslag   4 Møder          41 nye · 3 har svarfrist    screens/frame.rs    tabs
//! ──────────────────────────────────────────────────────────────────────────────
//!   Nr.     Forslag                              Kanal       Ans. Svar inden         screens/proposals/list_view.rs
//!  Nye 40                                                                            screens/proposals/pile.rs    order, cursor, marks
//! ▌ F-0412  Smiley-stander ved udgangen          seddel           tor. 30/4
//!  ...
//!   i  imødekommet        d  delvist …          n  nej, ikke imødekommet …           screens/proposals/judge_view.rs (one proposal)
//!   n ikke imødekommet, fordi:   (intet gemt)                                        screens/ask_view.rs    a question in its place
//!  ...
//!  √ 08.41  F-0412 imødekommet · Ctrl-Z fortryder                                    screens/frame.rs    message row
//!  Enter åbn  i imødekommet  t til efterretning             F10 menu  F1 hjælp       screens/frame.rs    hint bar, from msg/action.rs
//! ```
//!
//! Over it lie `screens/card` (what is typed about one record) and `screens/overlay` (help, menu, who you are, history).
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
