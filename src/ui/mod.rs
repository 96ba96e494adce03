//! What screens draw with: a canvas that cannot draw outside, themes, signs, and wrapping. A leaf.

pub mod canvas;
pub mod chart;
pub mod digits;
pub mod face;
pub mod letters;
pub mod scale;
pub mod theme;
pub mod wrap;
