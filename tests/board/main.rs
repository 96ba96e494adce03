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
mod day_one;
mod editor;
mod files;
mod home;
mod house;
mod judging;
mod letters;
mod meetings;
mod monthly;
mod note_keys;
mod note_page;
mod notes;
mod outside;
mod over;
mod pasting;
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
mod tables_in;
mod targets;
mod terminal;
mod thread;
mod threads;
mod together;
mod two_writers;
mod versions;
mod wall;
mod wall_figures;
mod wall_hour;
mod wall_keys;
mod wall_leaks;
mod wall_live;
mod way_in;
