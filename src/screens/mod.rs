//! One folder or file a screen: what it knows and does apart from how it is drawn.

pub mod ask;
pub mod ask_view;
pub mod card;
pub mod desk;
pub mod editor;
pub mod errands;
pub mod field;
pub mod frame;
pub mod home;
pub mod meetings;
pub mod motion;
pub mod narrowing;
pub mod notes;
pub mod overlay;
pub mod pane;
pub mod personal;
pub mod pile;
pub mod plain;
pub mod proposals;
pub mod recommendations;
pub mod records;
pub mod said;
pub mod sitting;
pub mod targets;
pub mod typing;
pub mod wall;
