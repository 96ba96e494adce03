//! Widths, cuts and wrapping by grapheme: nothing is ever split in the middle of what a person sees as one letter.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The cells that a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text, cut to `cells` with `…` where it was longer.
pub fn cut(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_string();
    }
    let mut out = String::new();
    let mut used = 0;
    for g in text.graphemes(true) {
        let w = g.width();
        if used + w + 1 > cells {
            break;
        }
        out.push_str(g);
        used += w;
    }
    if cells > 0 {
        out.push('…');
    }
    out
}

/// The text in lines of at most `cells`, broken at blanks; a word that is longer than a line is broken inside.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, cells, &mut lines);
    }
    lines
}

fn wrap_paragraph(paragraph: &str, cells: usize, lines: &mut Vec<String>) {
    let mut line = String::new();
    let mut used = 0;
    for word in paragraph.split_word_bounds_at_blanks() {
        let w = width(word.trim_end());
        if used > 0 && used + w > cells {
            lines.push(std::mem::take(&mut line).trim_end().to_string());
            used = 0;
        }
        if w > cells {
            used = push_long(word, cells, used, &mut line, lines);
        } else {
            line.push_str(word);
            used += width(word);
        }
    }
    lines.push(line.trim_end().to_string());
}

fn push_long(word: &str, cells: usize, mut used: usize, line: &mut String, lines: &mut Vec<String>) -> usize {
    for g in word.graphemes(true) {
        let w = g.width();
        if used + w > cells {
            lines.push(std::mem::take(line));
            used = 0;
        }
        line.push_str(g);
        used += w;
    }
    used
}

trait Words {
    fn split_word_bounds_at_blanks(&self) -> Vec<&str>;
}

impl Words for str {
    /// Words with the blanks that follow them.
    fn split_word_bounds_at_blanks(&self) -> Vec<&str> {
        let mut words = Vec::new();
        let mut rest = self;
        while !rest.is_empty() {
            let word_end = rest.find(' ').unwrap_or(rest.len());
            let after = rest.split_at_checked(word_end).map_or("", |(_, tail)| tail);
            let blanks = after.len() - after.trim_start_matches(' ').len();
            let Some((word, tail)) = rest.split_at_checked(word_end + blanks) else { break };
            words.push(word);
            rest = tail;
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_broken_at_blanks_and_keeps_its_paragraphs() {
        assert_eq!(wrap("Jeg fik et brev\n\nuden dato", 10), ["Jeg fik et", "brev", "", "uden dato"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken_inside() {
        assert_eq!(wrap("speciallægepraksis nu", 8), ["speciall", "ægepraks", "is nu"]);
    }

    #[test]
    fn a_cut_text_never_takes_more_than_its_cells() {
        for cells in 0..12 {
            assert!(width(&cut("Ålbæk 漢字 by", cells)) <= cells);
        }
        assert_eq!(cut("Klar og tydelig", 8), "Klar og…");
    }
}
