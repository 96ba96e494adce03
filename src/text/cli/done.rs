//! What was done, what a person must look at, and the words around the data.

use crate::text::texts;

texts! {
    said_by(sentence: &str) { "tavle: {sentence}" "tavle: {sentence}" }
    demo_written(path: &str, day: &str) { "Eksempelkommunen er skrevet i {path}, som den var {day}." "The example municipality is written to {path} as it was on {day}." }
    keys_not_used(problems: &str) { "keys.toml bruges ikke: {problems}" "keys.toml is not used: {problems}" }
    keys_not_toml(cause: &str) { "ikke TOML ({cause})" "not TOML ({cause})" }
    keys_no_scope(name: &str) { "»{name}« er ikke et sted" "“{name}” is no place" }
    keys_no_action(name: &str) { "»{name}« er ikke en handling" "“{name}” is no action" }
    keys_no_key(name: &str) { "»{name}« er ikke en tast" "“{name}” is no key" }
    keys_conflict(key: &str, one: &str, other: &str) { "{key} både til {one} og {other}" "{key} for both {one} and {other}" }
    now_reads_only() { "--now på en fil, der ikke er et eksempel: kun til at læse." "--now on a file that is no example: read only." }
    set_done(key: &str, batch: i64) { "{key} er rettet. »tavle undo {batch}« fortryder." "{key} is changed. “tavle undo {batch}” takes it back." }
    made(key: &str, batch: i64) { "{key} er oprettet. »tavle undo {batch}« fortryder." "{key} is made. “tavle undo {batch}” takes it back." }
    gone(key: &str, batch: i64) { "{key} er slettet. »tavle undo {batch}« henter den tilbage." "{key} is deleted. “tavle undo {batch}” brings it back." }
    linked(one: &str, other: &str, batch: i64) { "{one} og {other} er knyttet sammen. »tavle undo {batch}« fortryder." "{one} and {other} are linked. “tavle undo {batch}” takes it back." }
    unlinked(one: &str, other: &str, batch: i64) { "{one} og {other} er ikke længere knyttet sammen. »tavle undo {batch}« fortryder." "{one} and {other} are no longer linked. “tavle undo {batch}” takes it back." }
    undone(batch: i64, by: i64) { "Bundt {batch} er fortrudt. »tavle undo {by}« gør det igen." "Batch {batch} is undone. “tavle undo {by}” does it again." }
    undo_refused(batch: i64) { "Bundt {batch} kan ikke fortrydes: nyere arbejde står på det. Intet er ændret." "Batch {batch} cannot be undone: newer work stands on it. Nothing was changed." }
    undo_refused_rest(batch: i64, rest: usize) { "Bundt {batch} kan ikke fortrydes helt; intet er ændret. »tavle undo {batch} --partial« fortryder resten ({rest})." "Batch {batch} cannot be undone in full; nothing was changed. “tavle undo {batch} --partial” undoes the rest ({rest})." }
    undoes(batch: i64) { "fortryder {batch}" "undoes {batch}" }
    conflict(key: &str, field: &str, who: &str, when: &str, theirs: &str, mine: &str) {
        "{key} {field}: {who} skrev »{theirs}« {when}; »{mine}« er ikke gemt"
        "{key} {field}: {who} wrote “{theirs}” {when}; “{mine}” is not saved"
    }
    found(count: &str, kind: &str) { "{count} {kind}" "{count} {kind}" }
    too_long_for_a_cell(key: &str, field: &str) {
        "{key} er ikke med: feltet {field} er længere, end en celle i et regneark kan være. Skriv csv eller json i stedet."
        "{key} is left out: the field {field} is longer than a cell of a spreadsheet may be. Write csv or json instead."
    }
    kept_back(key: &str, field: &str) { "{key} er ikke med: feltet {field} ser ud til at indeholde et personnummer." "{key} is left out: the field {field} seems to hold a personal number." }
    thread() { "Kæden" "The thread" }
    sender_name() { "Afsenders navn" "Sender's name" }
    sender_contact() { "Afsenders kontakt" "Sender's contact" }
    thread_more(n: &str) { "… {n} til" "… {n} more" }
    remarks() { "Bemærkninger" "Remarks" }
    history() { "Historik" "History" }
    why_no_answer() { "svaret er ikke skrevet endnu (answer_text)" "the answer is not written yet (answer_text)" }
    why_sent() { "svaret er markeret som sendt; answer=draft gør det til kladde igen" "the answer is marked as sent; answer=draft makes it a draft again" }
    counted(file: &str, kind: &str, rows: &str, new: &str, changed: &str, unchanged: &str) {
        "{file}: {kind}, {rows} rækker: {new} nye, {changed} ændret, {unchanged} som før"
        "{file}: {kind}, {rows} rows: {new} new, {changed} changed, {unchanged} unchanged"
    }
    repeated(n: &str) { "{n} gentaget" "{n} repeated" }
    rejected(n: &str) { "{n} afvist" "{n} rejected" }
    in_conflict(n: &str) { "{n} skal afgøres" "{n} to decide" }
    only_a_preview() { "Kun en forhåndsvisning; intet er skrevet." "Only a preview; nothing was written." }
    imported_as(file: &str, batch: i64) { "{file} er bundt {batch}. »tavle undo {batch}« fortryder." "{file} is batch {batch}. “tavle undo {batch}” takes it back." }
    a_column() { "KOLONNE" "COLUMN" }
    columns_asked(file: &str, call: &str) { "{file}: kolonnerne hedder noget andet end Tavles felter. Sig én gang, hvad de er, så huskes det til næste fil med de samme kolonner:\n  {call}" "{file}: the columns have other names than Tavle's fields. Say once what they are; it is remembered for the next file with the same columns:\n  {call}" }
    columns_unread(columns: &str) { "  Ikke gættet, og derfor ikke læst: {columns}" "  Not guessed, and so not read: {columns}" }
    columns_fields(kind: &str, fields: &str) { "  Felterne i {kind} er: {fields}" "  The fields of {kind} are: {fields}" }
    nothing_written() { "Intet er skrevet." "Nothing was written." }
    sheets_asked(file: &str, sheets: &str) { "{file}: ingen af arkene genkendes: {sheets}. Kald én gang for hvert ark, der skal læses, og sig, hvad kolonnerne er, så huskes det til næste fil med de samme kolonner:" "{file}: none of the sheets is recognised: {sheets}. Call once for each sheet that is to be read and say what its columns are; it is remembered for the next file with the same columns:" }
    sheets_to_name(file: &str) { "Et ark, der ikke er læst, læses for sig: »tavle import {file} --sheet ARK«. Genkendes kolonnerne ikke, siges der, hvad der skal skrives." "A sheet that was not read is read by itself: “tavle import {file} --sheet SHEET”. Where its columns are not recognised, it is said what to write." }
    conflicts_to_settle(file: &str) { "Vælg for hver nøgle, og indlæs filen igen: »tavle import {file} --take NØGLE« tager filens værdi, --keep NØGLE beholder den, der står; all gælder dem alle." "Choose for each key and import the file again: “tavle import {file} --take KEY” takes the file's value, --keep KEY keeps what stands; all is every one." }
    import_unnamed(first: &str, more: &str) { "af de afviste er de første {first} nævnt med deres grund, {more} mere er kun talt; ret dem, og indlæs filen igen" "of the rejected rows the first {first} are named with their reason, {more} more are only counted; correct those and import the file again" }
    import_stopped(file: &str) { "{file}: afbrudt; det, der var skrevet, er fortrudt igen. Intet er ændret." "{file}: stopped; what was written has been taken back. Nothing was changed." }
    import_refused(file: &str, n: usize) { "{file}: {n} rækker kan ikke tages, og det var alt eller intet. Intet er ændret." "{file}: {n} rows cannot be taken, and it was all or nothing. Nothing was changed." }
    import_left(batch: i64) { "Noget af filen nåede ind som bundt {batch}; »tavle undo {batch}« fjerner det, den samme fil gør det færdigt." "Part of the file went in as batch {batch}; “tavle undo {batch}” removes it, the same file finishes it." }
    at_line(line: u64, message: &str) { "linje {line}: {message}" "line {line}: {message}" }
    at_row(line: u64, message: &str) { "række {line}: {message}" "row {line}: {message}" }
    at_cell(line: u64, field: &str, message: &str) { "række {line}, {field}: {message}" "row {line}, {field}: {message}" }
    at_field(line: u64, field: &str, message: &str) { "linje {line}, {field}: {message}" "line {line}, {field}: {message}" }
    row_no_such_person(key: &str) { "ingen kollega har initialerne {key}; skriv kollegaen ind først" "no colleague has the initials {key}; write the colleague in first" }
    row_no_such(key: &str) { "der er intet med nummer {key}" "there is nothing with the key {key}" }
    row_taken(key: &str) { "nummeret {key} hører til noget andet" "the key {key} belongs to something else" }
    row_measured(key: &str) { "{key} er allerede målingen af det for den periode" "{key} measures that for this period already" }
    row_needs(field: &str) { "en ny række skal have {field}" "a new row needs {field}" }
    row_refused(value: &str) { "»{value}« kan ikke stå her" "“{value}” does not fit here" }
    row_deleted(key: &str, who: &str, when: &str) { "{key} er slettet af {who} {when}, men filen har ændret det" "{key} was deleted by {who} {when}, but the file has changed it" }
    row_conflict(key: &str, who: &str, when: &str, theirs: &str, mine: &str) {
        "{key}: {who} skrev »{theirs}« {when}, filen siger »{mine}«; intet er overskrevet"
        "{key}: {who} wrote “{theirs}” {when}, the file says “{mine}”; nothing was overwritten"
    }
    all_is_well() { "Filen er i orden." "The file is in order." }
    found_pages() { "Sider i filen er beskadiget og kan ikke læses." "Pages of the file are damaged and cannot be read." }
    found_index(name: &str) { "Indekset {name} passer ikke til sin tabel." "The index {name} does not fit its table." }
    found_columns(table: &str) { "I tabellen {table} står værdier, som ikke kan stå der." "The table {table} holds values that cannot stand there." }
    found_missing(name: &str) { "{name} mangler i filen: en tabel, et indeks eller en spærring, som Tavle laver, er fjernet." "{name} is missing in the file: a table, an index or a trigger that Tavle makes was removed." }
    found_foreign(name: &str) { "{name} er lavet eller ændret uden om Tavle." "{name} was made or changed behind Tavle’s back." }
    found_vanished(kind: &str, id: i64) { "{kind} {id} er fjernet uden om loggen." "{kind} {id} was removed behind the log’s back." }
    found_lost(change: i64) { "Ændring {change}: den bemærkning eller det tal, den kom med, er fjernet uden om loggen." "Change {change}: the remark or the figure that it brought was removed behind the log’s back." }
    found_value(key: &str, field: &str) { "{key} {field}: står med noget, der ikke kan stå der." "{key} {field}: holds what cannot stand there." }
    found_day(batch: i64) { "Bundt {batch} har en dag eller et klokkeslæt, der ikke kan passe." "Batch {batch} has a day or a time that cannot be." }
    found_reference(table: &str, row: i64) { "{table} {row} henviser til noget, der ikke findes" "{table} {row} refers to something that is not there" }
    found_state(key: &str, field: &str) { "{key} {field}: står ikke, som loggen siger" "{key} {field}: is not what the log says" }
    found_undone(change: i64) { "ændring {change}: noteret forkert som fortrudt eller ej" "change {change}: wrongly noted as undone or not" }
    found_inbox(key: &str) { "{key} står forkert i bunken" "{key} stands in the wrong place of the pile" }
    found_unfinished(batch: i64, file: &str, when: &str) {
        "Importen af {file} fra {when} blev ikke færdig (bundt {batch}): indlæs den samme fil igen, eller »tavle undo {batch}«"
        "The import of {file} of {when} was not finished (batch {batch}): import the same file again, or “tavle undo {batch}”"
    }
    backed_up(path: &str) { "Kopien er {path}, efterset og hel." "The copy is {path}, checked and whole." }
    info_file(path: &str, kilobytes: &str) { "{path}, {kilobytes} kB" "{path}, {kilobytes} kB" }
    info_version(version: &str, schema: i64, engine: &str) { "Tavle {version}, skema {schema}, SQLite {engine}" "Tavle {version}, schema {schema}, SQLite {engine}" }
    info_you(who: &str, login: &str) { "Du er {who}, logget ind som {login}" "You are {who}, logged in as {login}" }
    info_example(now: &str) { "Eksempelkommunen; uret står på {now}" "The example municipality; its clock stands at {now}" }
    info_log(batches: &str, changes: &str, last: &str) { "Loggen: {batches} bundter, {changes} ændringer, senest {last}" "The log: {batches} batches, {changes} changes, the last {last}" }
}
