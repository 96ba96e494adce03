//! Stand-in.
/// x
pub struct Cleaned {
    /// x
    pub text: String,
    /// x
    pub removed: u32,
}
/// x
pub fn clean(text: &str, _multi_line: bool) -> Cleaned {
    Cleaned { text: text.replace('\r', "\n"), removed: 0 }
}
