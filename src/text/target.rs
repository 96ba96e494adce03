//! Targets and their figures: periods, how far from the plan, and why a light is as it is.

use super::texts;

texts! {
    four_quarters_to(last: &str) { "4 kvt. til {last}" "4 qtrs to {last}" }
    in_period(figure: &str, period: &str) { "{figure} i {period}" "{figure} in {period}" }
    provisional_figure() { "foreløbigt tal" "provisional" }
    provisional() { "foreløbigt" "prov." }
    no_figure() { "ingen tal" "no figures" }

    percent(n: &str) { "{n} pct." "{n} per cent" }
    points(n: &str) { "{n} procentpoint" "{n} percentage points" }
    place(n: &str) { "plads {n}" "place {n}" }
    one_place(n: &str) { "{n} plads" "{n} place" }
    places(n: &str) { "{n} pladser" "{n} places" }

    as_planned() { "som planlagt" "as planned" }
    more_of_them_than_planned(n: &str) { "{n} flere end planlagt" "{n} more than planned" }
    fewer_than_planned(n: &str) { "{n} færre end planlagt" "{n} fewer than planned" }
    more_than_planned(n: &str) { "{n} mere end planlagt" "{n} more than planned" }
    less_than_planned(n: &str) { "{n} mindre end planlagt" "{n} less than planned" }
    worse_than_planned(n: &str) { "{n} dårligere end planlagt" "{n} worse than planned" }
    better_than_planned(n: &str) { "{n} bedre end planlagt" "{n} better than planned" }

    over() { "over" "above" }
    under() { "under" "below" }
    worse_than() { "dårligere end" "worse than" }
    better_than() { "bedre end" "better than" }
    side_of(n: &str, side: &str, what: &str) { "{n} {side} {what}" "{n} {side} {what}" }
    level_with(what: &str) { "på niveau med {what}" "level with {what}" }
    this_years_target(value: &str) { "årets mål på {value}" "this year’s target of {value}" }
    this_years_place(value: &str) { "årets mål, {value}" "this year’s target, {value}" }
    the_comparison(value: &str) { "sammenligningen på {value}" "the comparison of {value}" }
    target_short(value: &str) { "mål {value}" "target {value}" }
    comparison_short(value: &str) { "sammenligning {value}" "comparison {value}" }

    because(why: &str) { "Derfor: {why}" "Why: {why}" }
    beside_line(n: &str, side: &str) { "{n} {side} linjen" "{n} {side} the line" }
    more_than(n: &str, share: &str, base: &str) { "{n} er mere end {share} pct. af {base}." "{n} is more than {share} per cent of {base}." }
    no_more_than(n: &str, share: &str, base: &str) { "{n} er højst {share} pct. af {base}." "{n} is at most {share} per cent of {base}." }
    planned_change(n: &str) { "den planlagte ændring på {n}" "the planned change of {n}" }
    target_of(value: &str) { "målet på {value}" "the target of {value}" }
    is_on_line() { "Tallet er på linjen." "The figure is on the line." }
    is_beside_line(n: &str, side: &str) { "Tallet er {n} {side} linjen." "The figure is {n} {side} the line." }
    is_reached(target: &str) { "{target} er nået." "{target} is reached." }
    reached_beside_comparison() { "Årets mål i forhold til sammenligningen er nået." "This year’s target beside the comparison is reached." }
    same_light(period: &str) { "{period} alene giver det samme lys." "{period} alone gives the same light." }
    decided_by(period: &str) { "{period} afgør:" "{period} decides:" }
    would_alone_be(period: &str, light: &str) { "{period} er foreløbigt og ville alene give: {light}." "{period} is provisional and alone would say: {light}." }
    all_provisional() { "Alle tal er foreløbige." "All figures are provisional." }
    all_provisional_so_watched() { "Alle tal er foreløbige; derfor kun hold øje." "All figures are provisional; watch only." }
    light_set(light: &str, until: &str, reason: &str) { "Fastsat til {light} til og med {until}: {reason}." "Set by hand to {light} until {until}: {reason}." }
    figures_alone_say(light: &str) { "Tallene alene siger {light}." "The figures alone say {light}." }
    target_without_value() { "Måltallet har ingen værdi." "The target has no value." }
    target_without_baseline() { "Måltallet har intet udgangspunkt." "The target has no baseline." }
    target_without_figure() { "Der er ingen tal." "There are no figures." }
    target_without_comparison() { "Der er ingen tal at sammenligne med." "There are no figures to compare with." }
    figure_of_absent(period: &str) { "Tallet for {period} mangler." "The figure for {period} is missing." }
    figure_of_suppressed(period: &str) { "Tallet for {period} er skjult, fordi det gælder få personer." "The figure for {period} is hidden, because it is about few people." }
    figure_of_unpublished(period: &str) { "Tallet for {period} er ikke offentliggjort." "The figure for {period} is not published." }
    figure_too_old(period: &str, age: &str, limit: &str) {
        "Det nyeste tal er fra {period}, {age} måneder gammelt; grænsen er {limit}."
        "The newest figure is from {period}, {age} months old; the limit is {limit}."
    }
    goes_wrong_way(name: &str, moved: &str, since: &str) { "{name} går den forkerte vej: {moved} siden {since}" "{name} is going the wrong way: {moved} since {since}" }
}
