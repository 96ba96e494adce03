use super::*;

/// Twenty proposals, each written twice by different people.
const PAIRS: &[(&str, &str)] = &[
    (
        "Klarere breve før første møde. Brevet havde fire paragraffer og ingen dato at ringe på.",
        "Breve skal kunne forstås. Jeg anede ikke hvilken dato jeg skulle møde op, der stod kun paragraffer.",
    ),
    (
        "Smiley-stander ved udgangen, så man kan vise om man var tilfreds med samtalen.",
        "Sæt en stander med smileyer op ved døren, så kan borgerne trykke på hvor tilfredse de er.",
    ),
    (
        "Åbent til kl. 18 om torsdagen for os der arbejder om dagen.",
        "Udvid åbningstiden en aften om ugen, for eksempel torsdag til klokken 18, så man kan nå det efter arbejde.",
    ),
    (
        "En mentor de første tre måneder i det nye job ville have hjulpet min søn.",
        "Giv nye i job en mentor i begyndelsen, de første måneder er de sværeste.",
    ),
    (
        "Én fast kontaktperson gennem hele forløbet, jeg har haft syv sagsbehandlere.",
        "Skift ikke sagsbehandler hele tiden. En fast kontaktperson i forløbet, tak.",
    ),
    (
        "Sms dagen før samtalen som hos tandlægen.",
        "Send en påmindelse på sms inden samtalen, ligesom tandlægen gør det.",
    ),
    (
        "Virksomhedspraktik skal føre til ansættelse, ikke gratis arbejdskraft.",
        "For mange virksomheder bruger praktik som gratis arbejdskraft uden at ansætte bagefter.",
    ),
    (
        "Fritidsjob til unge under 18 år i samarbejde med butikkerne.",
        "De unge mangler fritidsjobs. Spørg butikkerne i gågaden om de vil tage en ung ind.",
    ),
    (
        "Cykelstativerne ved indgangen er altid fyldte, og bussen standser for langt væk.",
        "Man kan ikke komme til med cykel, stativerne er fyldt, og busstoppestedet ligger langt fra indgangen.",
    ),
    (
        "Tolk skal bestilles på forhånd, så mødet ikke bliver aflyst.",
        "Mit møde blev aflyst to gange fordi der ingen tolk var bestilt.",
    ),
    (
        "Legehjørne i ventesalen til dem der har børn med.",
        "Vi der kommer med små børn mangler et hjørne med legetøj i venteværelset.",
    ),
    (
        "Danskundervisning om aftenen for flygtninge i arbejde.",
        "Flygtninge der er kommet i arbejde kan ikke gå til dansk om dagen. Tilbyd aftenundervisning.",
    ),
    (
        "Kurser i truckcertifikat og svejsning, virksomhederne mangler hænder på havnen.",
        "Havnens virksomheder søger svejsere og folk med truckcertifikat, betal for kurset.",
    ),
    (
        "Bedre tilgængelighed for kørestole, døren til mødelokalet er for tung.",
        "Jeg sidder i kørestol og kan ikke åbne den tunge dør ind til mødelokalerne.",
    ),
    (
        "Sygemeldte skal kunne holde samtalen hjemmefra over video.",
        "Tilbyd videosamtale til sygemeldte, det er hårdt at skulle møde frem når man er syg.",
    ),
    (
        "Seniorer over 55 bliver overset, lav et netværk for dem.",
        "Et seniornetværk for ledige over 55, vi bliver overset af arbejdsgiverne.",
    ),
    (
        "Lån af computer til at skrive ansøgning og uploade cv.",
        "Stil computere frem så vi der ingen har kan skrive ansøgninger og lægge vores cv op.",
    ),
    (
        "Psykisk sårbare har brug for mindre larm i venteområdet, måske et stille rum.",
        "Et stille rum for psykisk sårbare. Larmen i venteområdet giver mig angst.",
    ),
    (
        "Fleksjob på få timer i kommunens egne køkkener og plejehjem.",
        "Hvorfor opretter kommunen ikke selv fleksjob? Plejehjemmenes køkkener kunne bruge folk få timer.",
    ),
    (
        "Iværksætterkursus for ledige der vil starte egen forretning.",
        "Hjælp ledige som vil være iværksættere med et kursus i at starte og drive en forretning.",
    ),
];

/// What others wrote, in the same town and with many of the same words.
const OTHERS: &[&str] = &[
    "Jeg ventede en time på min samtale uden at nogen sagde noget.",
    "Personalet i receptionen er altid flinkt og hjælpsomt.",
    "Telefonen bliver ikke taget om formiddagen.",
    "Sagsbehandlingen tager for lang tid, min sag har ligget i fem måneder.",
    "Lægeerklæringen blev væk, og jeg måtte begynde forfra.",
    "Reglerne for ressourceforløb er umulige at gennemskue.",
    "Kommunen burde samarbejde mere med fagforeninger og a-kasser.",
    "Min arbejdsgiver fik aldrig svar på sit spørgsmål om løntilskud.",
    "Der mangler lærepladser til elektrikere og tømrere.",
    "Jobkonsulenten fandt et rigtig godt sted til mig på lageret.",
    "Hjemmesiden er svær at finde rundt på for ældre mennesker.",
    "Rehabiliteringsteamet havde ikke læst mine papirer.",
    "Den unge blev sendt rundt mellem jobcenter, skole og psykiatri.",
    "Parkeringspladsen er mørk om vinteren.",
    "Jeg blev trukket i ydelse selv om jeg havde meldt afbud.",
    "Kontanthjælpen rækker ikke til busbilletten.",
    "Vejledning om uddannelse kom alt for sent.",
    "Borgerservice og jobcentret burde ligge samme sted.",
    "Der er for få tilbud til mennesker med hjerneskade.",
    "Landmændene søger medarbejdere til høsten.",
    "Restauranterne kan ikke finde kokke og tjenere.",
    "Nytteindsats i parken gav mig struktur på hverdagen.",
    "Journalen var fuld af fejl, som ingen ville rette.",
    "Mødelederen på borgermødet lod kun de samme tale.",
];

fn corpus() -> Vec<String> {
    let mut texts: Vec<String> = PAIRS.iter().flat_map(|(a, b)| [a.to_string(), b.to_string()]).collect();
    let mut state = 3_u64;
    while texts.len() < 200 {
        let mut text = String::new();
        for _ in 0..3 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(OTHERS[(state >> 33) as usize % OTHERS.len()]);
            text.push(' ');
        }
        texts.push(text);
    }
    texts
}

/// The words at these places, as a person reads them: `brev, dato, ringe`.
fn shared_words(stems: &[Stem], places: &[usize]) -> String {
    let words: Vec<&str> =
        places.iter().filter_map(|place| stems.get(*place)).map(|stem| stem.word.as_str()).collect();
    words.join(", ")
}

/// The places of the texts that are offered for this one.
fn offered(texts: &[String], place: usize) -> Vec<(usize, String)> {
    let stems = stems("", &texts[place]);
    let folded: Vec<String> = texts.iter().map(|text| fold(text)).collect();
    let found: Vec<(usize, Vec<usize>)> =
        folded.iter().map(|text| shared(text, &stems)).enumerate().collect();
    let count = |stem| found.iter().filter(|(_, places)| places.contains(&stem)).count() as u32;
    let doc_freq: Vec<u32> = (0..stems.len()).map(count).collect();
    let candidates: Vec<_> = found.into_iter().filter(|(other, _)| *other != place).collect();
    rank(&candidates, &stems, &doc_freq, texts.len() as u32, 3)
        .into_iter()
        .map(|(other, places)| (other, shared_words(&stems, &places)))
        .collect()
}

#[test]
fn of_twenty_planted_pairs_at_least_sixteen_are_found_among_the_top_three() {
    let texts = corpus();
    for from_second in [false, true] {
        let found = |pair: &usize| {
            let (text, other) = if from_second { (2 * pair + 1, 2 * pair) } else { (2 * pair, 2 * pair + 1) };
            let offers = offered(&texts, text);
            let hit = offers.iter().any(|(place, _)| *place == other);
            if !hit {
                println!("missed: {} {offers:?}", texts[text]);
            }
            hit
        };
        let hits = (0..PAIRS.len()).filter(found).count();
        println!("{hits} of {}", PAIRS.len());
        assert!(hits >= 16, "{hits}");
    }
}

#[test]
fn a_text_about_something_else_is_offered_nothing() {
    let mut texts = corpus();
    for alone in [
        "Hundeskoven ved stranden trænger til nye bænke og affaldsspande.",
        "Svømmehallens vand er for koldt til babysvømning.",
        "Tak for kaffen.",
    ] {
        texts.push(alone.to_owned());
        assert_eq!(offered(&texts, texts.len() - 1), [], "{alone}");
        texts.pop();
    }
}

#[test]
fn the_shared_words_are_words_that_a_person_reads() {
    let texts = corpus();
    let (_, words) = offered(&texts, 0).into_iter().find(|(place, _)| *place == 1).unwrap();
    assert!(words.contains("dato") && words.contains("brev") && words.contains("paragraffer"), "{words}");
}

#[test]
fn forms_of_a_word_share_a_stem_and_the_shortest_is_shown() {
    let found = stems("Klare breve", "Brevet kom sent; breve uden dato, brev på brev.");
    let brev = found.iter().find(|stem| stem.stem == "brev").unwrap();
    assert_eq!(brev.word, "brev");
    assert!(found.iter().all(|stem| fold(&stem.word).starts_with(&stem.stem)));
}

#[test]
fn a_stem_counts_at_the_start_of_a_word_and_a_long_one_inside_a_compound() {
    assert!(has("nyt brevpapir", "brev") && !has("afbrevet", "brev"));
    assert!(has("den faste kontaktperson", "person") && has("personen", "person"));
    let found = stems("", "Kørestolen");
    assert!(shared(&fold("el-KØRESTOLE"), &found) == [0] && shared(&fold("koerestolsrampe"), &found) == [0]);
}

#[test]
fn at_most_sixteen_words_stand_for_a_text_and_the_title_comes_first() {
    let text = "Virksomhedskonsulent arbejdsmarkedsuddannelse ".repeat(3)
        + &PAIRS.iter().map(|p| p.0).collect::<String>();
    let found = stems("Skilt", &text);
    assert_eq!(found.len(), 16);
    assert!(found.iter().any(|stem| stem.word == "virksomhedskonsulent"));
    assert_eq!(
        stems("Og så videre", "jeg har 12 ikke det"),
        [Stem { stem: "vid".into(), word: "videre".into() }]
    );
    assert_eq!(stems("", ""), []);
}
