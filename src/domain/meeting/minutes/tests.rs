use super::*;

#[test]
fn a_line_comes_last_under_its_heading_and_before_an_empty_mark() {
    let text = "# Tavlemøde\n\n## Overskredet\n- talt om breve\n\n## Aftaler\no: \n";
    let text = under(text, "Overskredet", "A3-01 Forum: status i gang (før ikke startet)");
    let text = under(&text, "Aftaler", "o: ring – HL, uge 18 2020 → O-0013");
    assert_eq!(
        text,
        "# Tavlemøde\n\n## Overskredet\n- talt om breve\nA3-01 Forum: status i gang (før ikke startet)\n\n\
         ## Aftaler\no: ring – HL, uge 18 2020 → O-0013\no: \n"
    );
}

#[test]
fn a_heading_that_is_not_there_is_made_at_the_end() {
    assert_eq!(under("", "Aftaler", "o: ring → O-0013"), "## Aftaler\no: ring → O-0013\n");
    assert_eq!(under("talt om breve\n", "Mål", "x"), "talt om breve\n\n## Mål\nx\n");
}

#[test]
fn a_tally_names_what_was_done_and_nothing_else() {
    let tally = Tally { agreed: 2, states: 1, deadlines: 1, others: 0 };
    assert_eq!(tally.sentence(Lang::Da), "2 aftaler · 1 ny status · 1 ny frist");
    assert_eq!((Tally::default().is_empty(), Tally::default().sentence(Lang::Da)), (true, String::new()));
}
