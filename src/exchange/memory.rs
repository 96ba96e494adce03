//! What importing a value means, from what was read before, what stands now and what the file says: pure.

/// What becomes of a value that a file brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The file says what it said before, or what stands already.
    Nothing,
    /// Only the file has moved: its value is taken.
    Take,
    /// Both have moved, to different values: a person decides.
    Conflict,
}

/// A value as the import remembers it. Written in the database: the same in every version and on every machine
/// (FNV-1a, 64 bits; null differs from an empty text).
pub fn hash(value: Option<&str>) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(PRIME);
    value.map_or(0, |text| text.as_bytes().iter().fold(OFFSET, step))
}

/// Decides for one value. `remembered` is the hash of what this source said last; `None` where it has never said
/// anything of this field: then an empty field is filled, and a different value is for a person to decide.
pub fn decide(remembered: Option<u64>, current: Option<&str>, file: Option<&str>) -> Decision {
    let file_moved = remembered != Some(hash(file));
    if !file_moved || current == file {
        return Decision::Nothing;
    }
    let current_moved = match remembered {
        Some(before) => before != hash(current),
        None => current.is_some(),
    };
    if current_moved { Decision::Conflict } else { Decision::Take }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Decision::{Conflict, Nothing, Take};

    #[test]
    fn only_what_moved_in_the_file_is_taken() {
        let before = Some(hash(Some("i gang")));
        let cases = [
            ("file as before", Some("færdig"), Some("i gang"), Nothing),
            ("nothing moved", Some("i gang"), Some("i gang"), Nothing),
            ("only the file moved", Some("i gang"), Some("færdig"), Take),
            ("the file was emptied", Some("i gang"), None, Take),
            ("both moved apart", Some("i bero"), Some("færdig"), Conflict),
            ("emptied here, moved there", None, Some("færdig"), Conflict),
            ("both moved to the same", Some("færdig"), Some("færdig"), Nothing),
        ];
        for (what, current, file, decision) in cases {
            assert_eq!(decide(before, current, file), decision, "{what}");
        }
    }

    #[test]
    fn what_was_never_read_fills_a_gap_but_overwrites_nothing() {
        assert_eq!(decide(None, None, Some("x")), Take);
        assert_eq!(decide(None, Some("x"), Some("x")), Nothing);
        assert_eq!(decide(None, Some("y"), Some("x")), Conflict);
        assert_eq!(decide(None, None, None), Nothing);
    }

    #[test]
    fn the_hash_is_the_same_in_every_version() {
        assert_eq!(hash(None), 0);
        assert_eq!(hash(Some("")), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(Some("a")), 0xaf63_dc4c_8601_ec8c);
    }
}
