use super::*;

fn parse(reads: &[&[u8]]) -> Vec<Input> {
    let mut parser = Parser::default();
    let mut out = Vec::new();
    for read in reads {
        parser.feed(read, &mut out);
    }
    parser.flush(&mut out);
    out
}

fn names(inputs: &[Input]) -> String {
    let name = |input: &Input| match input {
        Input::Key(key) => key.to_string(),
        Input::Paste(text) => format!("<{text}>"),
        Input::Focus(gained) => format!("focus:{gained}"),
    };
    inputs.iter().map(name).collect::<Vec<_>>().join(" ")
}

fn keys(bytes: &[u8]) -> String {
    names(&parse(&[bytes]))
}

fn table(terminal: &str, rows: &[(&str, &str)]) {
    for (bytes, key) in rows {
        assert_eq!(keys(bytes.as_bytes()), *key, "{terminal} sends {bytes:?}");
        for split in 1..bytes.len() {
            let (first, rest) = bytes.as_bytes().split_at(split);
            assert_eq!(
                names(&parse(&[first, rest])),
                *key,
                "{terminal} sends {bytes:?} in two reads, at {split}"
            );
        }
    }
}

#[test]
fn putty_is_understood() {
    table(
        "PuTTY",
        &[
            ("\x1b[A", "up"),
            ("\x1b[B", "down"),
            ("\x1b[C", "right"),
            ("\x1b[D", "left"),
            ("\x1bOA", "up"),
            ("\x1bOD", "left"),
            ("\x1b[1~", "home"),
            ("\x1b[4~", "end"),
            ("\x1b[7~", "home"),
            ("\x1b[8~", "end"),
            ("\x1bOw", "end"),
            ("\x1b[2~", "insert"),
            ("\x1b[3~", "delete"),
            ("\x1b[5~", "pgup"),
            ("\x1b[6~", "pgdn"),
            ("\x1b[11~", "f1"),
            ("\x1b[12~", "f2"),
            ("\x1b[13~", "f3"),
            ("\x1b[14~", "f4"),
            ("\x1b[15~", "f5"),
            ("\x1b[17~", "f6"),
            ("\x1b[18~", "f7"),
            ("\x1b[19~", "f8"),
            ("\x1b[20~", "f9"),
            ("\x1b[21~", "f10"),
            ("\x1b[23~", "f11"),
            ("\x1b[24~", "f12"),
            ("\x1b[25~", "shift-f3"),
            ("\x1b[28~", "shift-f5"),
            ("\x1b[34~", "shift-f10"),
            ("\x1b[Z", "shift-tab"),
            ("\x1b\x1b[A", "alt-up"),
            ("\x7f", "backspace"),
            ("\x08", "backspace"),
            ("\r", "enter"),
            ("\t", "tab"),
            ("\x1a", "ctrl-z"),
        ],
    );
    table(
        "PuTTY, Linux keys",
        &[("\x1b[[A", "f1"), ("\x1b[[E", "f5"), ("\x1b[17~", "f6"), ("\x1b[1~", "home")],
    );
    table("PuTTY, Xterm R6 keys", &[("\x1bOP", "f1"), ("\x1bOS", "f4"), ("\x1b[15~", "f5")]);
    table("PuTTY, VT100+ keys", &[("\x1bOP", "f1"), ("\x1bOT", "f5"), ("\x1bOY", "f10"), ("\x1bO[", "f12")]);
    table("PuTTY, keypad", &[("\x1bOM", "enter"), ("\x1bOk", "+"), ("\x1bOp", "0"), ("\x1bOy", "9")]);
}

#[test]
fn windows_terminal_is_understood() {
    table(
        "Windows Terminal",
        &[
            ("\x1b[H", "home"),
            ("\x1b[F", "end"),
            ("\x1bOP", "f1"),
            ("\x1b[24~", "f12"),
            ("\x1b[1;2A", "shift-up"),
            ("\x1b[1;5C", "ctrl-right"),
            ("\x1b[1;6D", "ctrl-shift-left"),
            ("\x1b[1;3B", "alt-down"),
            ("\x1b[3;5~", "ctrl-delete"),
            ("\x1b[3;2~", "shift-delete"),
            ("\x1b[1;2P", "shift-f1"),
            ("\x1b[15;5~", "ctrl-f5"),
            ("\x1b[Z", "shift-tab"),
            ("\x1bx", "alt-x"),
            ("\x1b\r", "alt-enter"),
            ("\x1b\x7f", "alt-backspace"),
            ("\x00", "ctrl-space"),
            ("\x1b[I", "focus:true"),
            ("\x1b[O", "focus:false"),
            ("@", "@"),
        ],
    );
}

#[test]
fn xterm_is_understood() {
    table(
        "xterm",
        &[
            ("\x1bOH", "home"),
            ("\x1bOF", "end"),
            ("\x1bOB", "down"),
            ("\x1bO5C", "ctrl-right"),
            ("\x1bO1;2P", "shift-f1"),
            ("\x1b[1;5R", "ctrl-f3"),
            ("\x1b[27;5;122~", "ctrl-z"),
            ("\x1b[27;5;9~", "ctrl-tab"),
            ("\x1b[27;7;64~", "ctrl-alt-@"),
            ("\x1b[27;5;106~", "enter"),
            ("\x1b[97;5u", "ctrl-a"),
            ("\x1b[97;2u", "A"),
            ("\x1b[229;2u", "Å"),
            ("\x1b[13;2u", "shift-enter"),
            ("\x1b[27u", "esc"),
            ("\x1b[97;5:1u", "ctrl-a"),
            ("\x1b[97;5:3u", ""),
            ("\x1bæ", "alt-æ"),
            ("\x1b\x01", "ctrl-alt-a"),
            ("æøåÆØÅ€😀", "æ ø å Æ Ø Å € 😀"),
        ],
    );
}

#[test]
fn tmux_and_screen_are_understood() {
    table(
        "tmux",
        &[
            ("\x1b[1~", "home"),
            ("\x1b[4~", "end"),
            ("\x1bOA", "up"),
            ("\x1bOP", "f1"),
            ("\x1b[1;5A", "ctrl-up"),
            ("\x1b[5;2~", "shift-pgup"),
            ("\x1b[200~hej\x1b[201~", "<hej>"),
        ],
    );
}

#[test]
fn the_linux_console_is_understood() {
    table(
        "Linux console",
        &[("\x1b[[B", "f2"), ("\x1b[17~", "f6"), ("\x1b[4~", "end"), ("\x7f", "backspace")],
    );
}

#[test]
fn ctrl_and_a_letter_is_that_letter_except_where_the_key_has_a_name() {
    for letter in b'a'..=b'z' {
        let expected = match letter {
            b'h' => "backspace".to_string(),
            b'i' => "tab".to_string(),
            b'j' | b'm' => "enter".to_string(),
            other => format!("ctrl-{}", char::from(other)),
        };
        assert_eq!(keys(&[letter & 0x1F]), expected);
    }
}

#[test]
fn a_lone_esc_becomes_the_key_after_a_silence_only() {
    let (mut parser, mut out) = (Parser::default(), Vec::new());
    parser.feed(b"\x1b", &mut out);
    assert!(out.is_empty() && parser.pending());
    parser.flush(&mut out);
    assert_eq!(names(&out), "esc");
    assert!(!parser.pending());
    assert_eq!(keys(b"\x1b\x1b"), "esc esc");
    assert_eq!(keys(b"\x1b\x1b\x1b"), "esc esc esc");
}

#[test]
fn a_sequence_cut_by_a_long_silence_leaks_no_letters() {
    for (first, rest, expected) in [
        (&b"\x1b"[..], &b"[B"[..], "esc down"),
        (b"\x1b", b"[3~x", "esc delete x"),
        (b"\x1b[", b"B", "down"),
        (b"\x1b[1;", b"5Cx", "ctrl-right x"),
        (b"\x1b", b"[", "esc ["),
        (b"\x1b", b"[x", "esc [ x"),
    ] {
        let (mut parser, mut out) = (Parser::default(), Vec::new());
        parser.feed(first, &mut out);
        parser.flush(&mut out);
        assert!(!parser.pending(), "no second timer");
        parser.feed(rest, &mut out);
        assert_eq!(names(&out), expected, "{first:?} then {rest:?}");
    }
}

#[test]
fn what_nobody_knows_is_swallowed_whole() {
    for unknown in [
        "\x1b[?2026;2$y",
        "\x1b[12;40R",
        "\x1b[<0;10;20M",
        "\x1b[M !!",
        "\x1b[99~",
        "\x1b[201~",
        "\x1b[>0;276;0c",
        "\x1b]11;rgb:0000/0000/0000\x07",
        "\x1b]11;rgb:0000/0000/0000\x1b\\",
        "\x1bP1$r0m\x1b\\",
        "\x1b[1;2;3;4;5;6;7;8x",
        "\x1b[57441u",
    ] {
        let with_a_key = format!("{unknown}j");
        assert_eq!(keys(with_a_key.as_bytes()), "j", "{unknown:?}");
    }
    let endless = format!("\x1b[{}xj", "1;".repeat(10_000));
    assert_eq!(keys(endless.as_bytes()), "j");
}

#[test]
fn alt_with_the_letter_that_could_begin_an_answer_is_a_key_after_a_silence() {
    assert_eq!(keys(b"\x1bO"), "alt-O");
    assert_eq!(keys(b"\x1bP"), "alt-P");
}

#[test]
fn invalid_bytes_are_dropped_and_what_follows_counts() {
    assert_eq!(keys(b"a\xffb\xc3c\xe2\x82d\xc0\x80e\xed\xa0\x80f\xc2\x85g"), "a b c d e f g");
    assert_eq!(keys(b"\xc3\x1b[A"), "up");
    assert_eq!(keys(b"\x1b[1\x1b[A"), "up");
    assert_eq!(keys(b"\x1b[1\r"), "enter");
}

#[test]
fn a_western_terminal_sends_one_byte_per_letter() {
    let (mut parser, mut out) = (Parser::new(Charset::Latin1), Vec::new());
    parser.feed(b"\xe6\x1b\xf8\x1b[200~bl\xe5\x1b[201~", &mut out);
    assert_eq!(names(&out), "æ alt-ø <blå>");
}

#[test]
fn a_paste_is_one_input_however_it_is_cut_up() {
    let bytes = "j\x1b[200~Kære\rudvalg\x1b[A \x1b[20 \x1b\x1b[201~k".as_bytes();
    let whole = "j <Kære\rudvalg\x1b[A \x1b[20 \x1b> k";
    assert_eq!(keys(bytes), whole);
    let single: Vec<&[u8]> = bytes.chunks(1).collect();
    assert_eq!(names(&parse(&single)), whole);
}

#[test]
fn a_silence_inside_a_paste_ends_nothing() {
    let (mut parser, mut out) = (Parser::default(), Vec::new());
    parser.feed(b"\x1b[200~a", &mut out);
    assert!(!parser.pending());
    parser.flush(&mut out);
    parser.feed(b"b\x1b[20", &mut out);
    parser.flush(&mut out);
    parser.feed(b"1~", &mut out);
    assert_eq!(names(&out), "<ab>");
}

#[test]
fn a_paste_that_is_too_long_is_cut_at_a_character_and_its_end_is_found() {
    let mut bytes = b"\x1b[200~x".to_vec();
    bytes.extend("å".repeat(LONGEST_PASTE / 2 + 10).bytes());
    bytes.extend(b"\x1b[201~j");
    let inputs = parse(&[&bytes]);
    let [Input::Paste(text), Input::Key(key)] = &inputs[..] else { panic!("a paste and a key") };
    assert_eq!((text.len(), *key), (LONGEST_PASTE - 1, Key::char('j')));
    assert!(text.ends_with('å'));
}

#[test]
fn broken_text_in_a_paste_stays_visible_as_broken() {
    assert_eq!(keys(b"\x1b[200~a\xffb\x1b[201~"), "<a\u{FFFD}b>");
}

#[test]
fn random_bytes_never_panic_and_never_jam_the_keyboard() {
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    let alphabet = b"\x1b\x1b\x1b[[OPM~;:0123456789ABuxZ$?<\x00\x07\r\x7f\xc3\xa6\xe2\xff";
    for _ in 0..3_000 {
        let (mut parser, mut out) = (Parser::default(), Vec::new());
        for _ in 0..random() % 8 {
            let length = random() % 24;
            let pick = |r: u64| alphabet[usize::try_from(r).unwrap() % alphabet.len()];
            let bytes: Vec<u8> = (0..length).map(|_| pick(random() >> 8)).collect();
            parser.feed(&bytes, &mut out);
            if random() % 2 == 0 {
                parser.flush(&mut out);
            }
        }
        parser.feed(b"\x1b[201~", &mut out);
        parser.flush(&mut out);
        parser.feed(b"~\x1b[A\x1b[B", &mut out);
        assert_eq!(out.last(), Some(&Input::Key(Key::plain(Code::Down))));
    }
}
