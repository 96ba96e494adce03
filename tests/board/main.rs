//! The board as its users meet it: key scripts and stored screens, every size, real terminals, several processes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "tests"
)]

mod architecture;
mod board_meeting;
mod coming_back;
mod editor;
mod files;
mod home;
mod judging;
mod letters;
mod meetings;
mod monthly;
mod note_keys;
mod note_page;
mod notes;
mod outside;
mod over;
mod personal;
mod processes;
mod pty;
mod recommendations;
mod round;
mod screens;
mod screenshots;
mod show;
mod sizes;
mod stage;
mod svg;
mod targets;
mod terminal;
mod thread;
mod threads;
mod together;
mod two_writers;
mod versions;
mod wall;
mod wall_hour;
mod wall_leaks;
mod wall_live;
