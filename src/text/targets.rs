//! The pane of targets: the gauges of a year, one target with its chart, and what would be if.

use super::texts;

texts! {
    no_targets() { "Her er ingen mål endnu." "There are no targets yet." }
    no_targets_how(key: &str, menu: &str) { "{key} opretter et mål; {menu} »indlæs« henter mål og tal fra en fil." "{key} makes one; {menu} “import” brings targets and figures from a file." }
    no_targets_mine() { "Ingen af dine indsatser skal flytte et mål." "None of your initiatives is to move a target." }
    no_targets_found() { "Ingen mål passer til filteret." "No target matches the filter." }
    no_targets_that_year(year: i32) { "Der er ingen mål for {year}." "There are no targets for {year}." }

    n_behind(n: usize) { "{n} bagud" "{n} behind" }
    n_watched(n: usize) { "{n} hold øje" "{n} to watch" }
    figures_until(period: &str) { "tal til {period}" "figures to {period}" }
    months_old(n: i32) { "{n} md. gammelt" "{n} months old" }
    other_years(keys: &str, years: &str) { "{keys} {years}" "{keys} {years}" }

    head_target() { "mål" "target" }
    column_target() { "Mål" "Target" }
    column_figure() { "Tal" "Figure" }
    column_light() { "Vurdering" "Light" }
    column_age() { "Hvor nyt" "How new" }
    column_counted() { "Hvad der tælles" "What is counted" }
    column_year_ago() { "I fjor" "Year ago" }
    column_since(day: &str) { "Siden {day}" "Since {day}" }
    difference_in(unit: &str) { "Forskel i {unit}" "Difference in {unit}" }
    difference_of(n: &str) { "{n} i forskel" "{n} apart" }
    value_absent() { "mangler" "missing" }
    value_suppressed() { "skjult" "hidden" }
    changed_from_to(old: &str, new: &str) { "∆ {old} → {new}" "∆ {old} → {new}" }
    new_figure_since() { "∆ nyt tal" "∆ new figure" }
    new_target_since() { "∆ nyt mål" "∆ new target" }
    target_changed_since() { "∆ målet ændret" "∆ target changed" }

    see_known_on(key: &str, day: &str) { "{key} se den {day}" "{key} as on {day}" }
    revised_from(value: &str) { "før {value}" "was {value}" }
    provisional_cut() { "foreløb." "prov." }
    no_light_if() { "hvad nu hvis" "what if" }
    nothing_is_saved() { "intet gemmes" "nothing is saved" }

    chart_figures() { "● tal" "● figures" }
    chart_provisional() { "○ foreløbigt" "○ provisional" }
    chart_plan() { "─ planen" "─ the plan" }
    chart_goes_on() { "∙ hvis det fortsætter" "∙ if it goes on" }
    chart_goes_on_short() { "∙ fortsætter det" "∙ goes on" }
    chart_revised() { "∆ rettet" "∆ revised" }
    chart_remarked() { "∆ bemærkning" "∆ remark" }

    pace() { "Tempo" "Pace" }
    pace_last_half_year() { "seneste halve år" "last six months" }
    pace_last_year() { "seneste år" "last year" }
    pace_required() { "kræves" "required" }
    per_month(n: &str) { "{n} pr. md." "{n} a month" }
    landing_in_december() { "ventet i december" "expected in December" }
    landing_over() { "over målet" "above the target" }
    landing_under() { "under målet" "below the target" }
    landing_on() { "på målet" "on the target" }
    landing_worse() { "dårligere end målet" "worse than target" }
    landing_better() { "bedre end målet" "better than target" }
    persons(n: &str) { "{n} personer" "{n} persons" }
    pace_short() { "Pr. måned" "A month" }
    pace_now() { "nu" "now" }
    landing_short() { "Ventet dec." "Expected Dec" }
    no_pace() { "for få tal" "too few figures" }

    comparison() { "Sammenligning" "Comparison" }
    comparison_heading_short() { "Sammenlignet" "Compared" }
    same_month_last_year() { "samme måned i fjor" "same month last year" }
    same_period_last_year() { "samme periode i fjor" "same period last year" }
    last_year_short() { "i fjor" "year ago" }
    share_short() { "andel" "share" }
    whole_country() { "hele landet" "whole country" }
    country_short() { "landet" "country" }
    place_label() { "plads" "place" }
    difference_between() { "forskel" "difference" }

    initiatives_to_move_it() { "Indsatser der skal flytte tallet" "Initiatives to move the figure" }
    no_initiative_moves_it() { "ingen indsats" "no initiative" }
    thread_shows_rest(key: &str) { "{key} kæden viser resten" "{key} the thread shows the rest" }

    row_month() { "Måned" "Month" }
    row_period() { "Periode" "Period" }
    row_four_quarters() { "4 kvt. til" "4 qtrs to" }
    row_four_quarters_short() { "4 kvt." "4 qtrs" }
    row_figure() { "Tal" "Figure" }
    row_plan() { "Planen" "The plan" }
    row_difference() { "Forskel" "Difference" }
    row_revised() { "Rettet" "Revised" }
    row_remark() { "Bemærkning" "Remark" }
    remark_of(period: &str, words: &str, who: &str, day: &str) { "{period}: {words} ({who}, {day})" "{period}: {words} ({who}, {day})" }
    known_since(day: &str) { "kendt siden {day}" "known since {day}" }

    light_set_by(who: &str, day: &str) { "sat af {who} {day}" "set by {who} {day}" }
    figures_say(light: &str) { "tallene alene: {light}" "figures alone: {light}" }

    hint_month() { "måned" "month" }
    hint_year() { "år" "year" }
    hint_figures() { "tal…" "figures…" }
    hint_edit_target() { "ret mål…" "edit target…" }
    no_other_year() { "Der er ikke mål for flere år." "There are no targets for more years." }
    no_figure_there() { "Der er intet tal at skrive en bemærkning til." "There is no figure to write a remark on." }
    what_if_needs_plan() { "Uden tal og plan er der intet at prøve." "Without a figure and a plan there is nothing to try." }
    what_if_pace(old: &str, new: &str) { "Tempo {old} → {new}" "Pace {old} → {new}" }
    what_if_value(old: &str, new: &str) { "Nyeste tal {old} → {new}" "Newest figure {old} → {new}" }
    what_if_keys_pace() { "+ − ændrer · Tab: prøv et andet tal · Esc slutter" "+ − change it · Tab: try another figure · Esc ends" }
    what_if_keys_value() { "+ − ændrer · Tab: prøv et andet tempo · Esc slutter" "+ − change it · Tab: try another pace · Esc ends" }
}
