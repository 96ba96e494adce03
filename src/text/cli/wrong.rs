//! What is wrong with a call, and what could not be done: what happened, what was kept, what to do.

use crate::text::texts;

texts! {
    see_help(command: &str) { "»{command} --help« viser, hvad der kan skrives." "“{command} --help” shows what can be written." }
    unknown_flag(flag: &str) { "{flag} kendes ikke her." "{flag} is not known here." }
    did_you_mean(other: &str) { "Mente du {other}?" "Did you mean {other}?" }
    unknown_command(name: &str) { "Der er ingen kommando »{name}«." "There is no command “{name}”." }
    missing_arguments(names: &str) { "Der mangler {names}." "{names} is missing." }
    missing_value(flag: &str) { "{flag} mangler sin værdi." "{flag} lacks its value." }
    bad_value(flag: &str, value: &str) { "»{value}« passer ikke til {flag}." "“{value}” does not fit {flag}." }
    bad_value_because(flag: &str, value: &str, why: &str) { "»{value}« passer ikke til {flag}: {why}." "“{value}” does not fit {flag}: {why}." }
    twice(flag: &str) { "{flag} kan kun gives én gang." "{flag} can be given only once." }
    too_much(value: &str) { "»{value}« er for meget her." "“{value}” is too much here." }
    together(flag: &str, other: &str) { "{flag} og {other} kan ikke bruges sammen." "{flag} and {other} cannot be used together." }
    not_text() { "Et argument er ikke gyldig tekst (UTF-8)." "An argument is not valid text (UTF-8)." }
    wrong_call() { "Kaldet kan ikke forstås." "The call cannot be understood." }

    why_kind(kinds: &str) { "ukendt slags; vælg en af {kinds}" "unknown kind; choose one of {kinds}" }
    why_wanted(kinds: &str) { "ukendt slags; vælg en af {kinds} – eller slips (én seddel pr. afsnit), mails" "unknown kind; choose one of {kinds} – or slips (one a paragraph), mails" }
    why_user() { "skriv initialer eller et navn" "write initials or a name" }
    why_wall() { "vælg public eller team" "choose public or team" }
    why_every() { "skriv et antal sekunder fra 2 til 3600" "write a number of seconds from 2 to 3600" }
    why_column() { "skriv \"KOLONNE=FELT\", f.eks. \"Forslagets tekst=text\"" "write \"COLUMN=FIELD\", such as \"Your idea=text\"" }
    why_theme() { "vælg dark, light eller contrast" "choose dark, light or contrast" }
    why_lang() { "vælg da eller en" "choose da or en" }
    needs_a_file() { "Et regneark kan ikke vises her; skriv hvor det skal gemmes (-o FIL.xlsx)." "A workbook cannot be shown here; say where to save it (-o FILE.xlsx)." }
    why_format() { "vælg csv, json, xlsx eller md" "choose csv, json, xlsx or md" }
    why_clock() { "skriv 2020-04-20 eller 2020-04-20T08:41" "write 2020-04-20 or 2020-04-20T08:41" }
    why_assignment() { "skriv FELT=VÆRDI" "write FIELD=VALUE" }
    why_batch() { "et bundt er et helt tal fra loggen" "a batch is a whole number of the log" }
    unknown_lang(value: &str) { "»{value}« er ikke et sprog; vælg da eller en." "“{value}” is no language; choose da or en." }
    unknown_when(value: &str) { "»{value}« er ikke en dag; skriv f.eks. 2020-04-15, uge 15 eller i går." "“{value}” is not a day; write 2020-04-15, week 15 or yesterday." }
    unknown_field(kind: &str, field: &str, fields: &str) { "{kind} har ikke feltet »{field}«; felterne er: {fields}." "{kind} have no field “{field}”; the fields are: {fields}." }
    value_does_not_fit(field: &str, why: &str) { "{field}: {why}." "{field}: {why}." }
    no_order(field: &str) { "{field} kan ikke sammenlignes med < og >." "{field} cannot be compared with < and >." }
    open_quote(token: &str) { "Anførselstegnet i {token} bliver ikke lukket." "The quotation mark in {token} is never closed." }
    bad_filter_value(token: &str, field: &str) { "{token}: den værdi kan {field} ikke have." "{token}: {field} cannot have that value." }
    unknown_filter_field(token: &str) { "{token}: det felt findes ikke her." "{token}: there is no such field here." }
    field_twice(field: &str) { "{field} er givet to gange." "{field} is given twice." }
    cannot_link(one: &str, other: &str) { "{one} og {other} kan ikke knyttes sammen." "{one} and {other} cannot be linked." }
    now_only_in_demo() { "--now skriver kun i en eksempelfil; intet er ændret." "--now writes only to an example file; nothing was changed." }
    only_for_reading(command: &str) { "{command} kan ikke bruges med --read-only; intet er ændret." "{command} cannot be used with --read-only; nothing was changed." }
    needs_a_terminal() { "Tavlen skal bruge en terminal; prøv f.eks. »tavle list proposals«." "The board needs a terminal; try “tavle list proposals”." }
    needs_words() { "Et forslag skal have en overskrift eller en tekst." "A proposal needs a title or a text." }
    key_needed(kind: &str) { "En ny af slagsen {kind} skal have et nummer: key=…" "A new one of {kind} needs a key: key=…" }
    measurement_needs(field: &str) { "En måling skal have {field}=…; det er indikator, målgruppe, område og periode, der skiller den fra andre." "A measurement needs {field}=…; its indicator, group, area and period tell it from others." }
    measured_already(key: &str) { "{key} er allerede den måling; »tavle set {key} value=…« giver den et nyt tal. Intet er ændret." "{key} is that measurement already; “tavle set {key} value=…” gives it a new figure. Nothing was changed." }
    needs_a_figure() { "Skriv tallet (value=…), eller hvorfor der ikke er noget (missing=absent, suppressed eller unpublished). Nul er et tal. Intet er ændret." "Write the figure (value=…) or why there is none (missing=absent, suppressed or unpublished). Zero is a figure. Nothing was changed." }
    figure_and_reason() { "Skriv enten tallet (value=…), eller hvorfor der ikke er noget (missing=…), ikke begge. Intet er ændret." "Write either the figure (value=…) or why there is none (missing=…), not both. Nothing was changed." }
    answers_stand_on_proposals() { "Et svar står på sit forslag: »tavle set F-0412 answer_text=…«. Intet er ændret." "An answer stands on its proposal: “tavle set F-0412 answer_text=…”. Nothing was changed." }
    meeting_needs_a_date() { "Et møde skal have en dato: date=…" "A meeting needs a date: date=…" }

    no_such_file(path: &str) { "Der er ingen fil {path}." "There is no file {path}." }
    no_database(path: &str) { "Der er ingen Tavle-fil {path}. »tavle import FIL« laver den, og det gør »tavle« også." "There is no Tavle file {path}. “tavle import FILE” makes it, and so does “tavle”." }
    on_a_network(path: &str, kind: &str) { "{path} ligger på et netværksdrev ({kind}), hvor flere på én gang ville ødelægge filen. Læg den på en lokal disk." "{path} lies on a network drive ({kind}), where several at once would destroy the file. Put it on a local disk." }
    not_ours(path: &str) { "{path} er ikke en Tavle-fil; den hører til et andet program. Intet er ændret." "{path} is no Tavle file; it belongs to another program. Nothing was changed." }
    damaged() { "Filen er ikke en database, eller den er beskadiget; intet er ændret. »tavle check« siger, hvad du kan gøre." "The file is no database, or a damaged one; nothing was changed. “tavle check” says what you can do." }
    empty_file(path: &str) { "{path} er tom og endnu ikke en Tavle-fil. »tavle import FIL« gør den til en, og det gør »tavle« også." "{path} is empty and no Tavle file yet. “tavle import FILE” makes it one, and so does “tavle”." }
    newer(found: i64, known: i64) { "Filen er lavet af en nyere Tavle (udgave {found}; denne kender {known}). Intet er ændret; brug den nyere Tavle." "The file belongs to a newer Tavle (version {found}; this one knows {known}). Nothing was changed; use the newer Tavle." }
    cannot_open(path: &str, cause: &str) { "{path} kan ikke åbnes: {cause}. Intet er ændret." "{path} cannot be opened: {cause}. Nothing was changed." }
    cannot_open_beside() { "Filen kan ikke åbnes: der kan ikke skrives i dens mappe. Intet er ændret." "The file cannot be opened: its folder cannot be written to. Nothing was changed." }
    disk_failed() { "Disken kunne ikke læses eller skrives; intet er ændret. Prøv igen, og sig det til it, hvis det bliver ved." "The disk could not be read or written; nothing was changed. Try again, and tell IT if it goes on." }
    database_failed(code: i32) { "Databasen kunne ikke (dens fejl {code}); intet er ændret. »tavle check« efterser filen." "The database could not (its error {code}); nothing was changed. “tavle check” looks the file over." }
    not_said(cause: &str) { "Det kunne ikke skrives ud: {cause}." "It could not be written out: {cause}." }
    done_but_not_said(cause: &str) { "Det er gjort, men kunne ikke skrives ud: {cause}." "It is done, but could not be written out: {cause}." }
    not_writable(path: &str) { "{path} må ikke skrives til her; intet er ændret." "{path} may not be written to; nothing was changed." }
    locked() { "Filen har været låst af en anden i 5 sekunder; intet er ændret. Prøv igen." "Another session has held the file for 5 seconds; nothing was changed. Try again." }
    disk_full() { "Disken er fuld; intet er ændret. Giv plads, og prøv igen." "The disk is full; nothing was changed. Make room and try again." }
    interrupted() { "Afbrudt; intet er ændret." "Interrupted; nothing was changed." }
    no_such_key(key: &str) { "Der er intet med nummer {key}; intet er ændret." "There is nothing with the key {key}; nothing was changed." }
    no_such_batch(batch: i64) { "Der er intet bundt {batch} at fortryde; intet er ændret." "There is no batch {batch} to undo; nothing was changed." }
    key_taken(key: &str) { "Nummeret {key} er optaget; intet er ændret." "The key {key} is taken; nothing was changed." }
    cannot_hold(field: &str, value: &str) { "»{value}« kan ikke stå i feltet {field}; intet er ændret." "“{value}” does not fit the field {field}; nothing was changed." }
    failed(cause: &str) { "Det lykkedes ikke: {cause}. Intet er ændret." "It did not work: {cause}. Nothing was changed." }
    cannot_write_out(path: &str, cause: &str) { "{path} kan ikke skrives: {cause}." "{path} cannot be written: {cause}." }
    cannot_keep_in(name: &str, folder: &str, cause: &str) { "{name}: det, der kom gennem røret, kunne ikke gemmes imens i {folder}: {cause}. Gem det som en fil, og indlæs filen. Intet er ændret." "{name}: what came through the pipe could not be kept meanwhile in {folder}: {cause}. Save it as a file and import the file. Nothing was changed." }
    cannot_read_in(path: &str, cause: &str) { "{path} kan ikke læses: {cause}." "{path} cannot be read: {cause}." }
    exists_already(path: &str) { "{path} findes i forvejen; intet er ændret." "{path} exists already; nothing was changed." }
    no_data_folder() { "Din datamappe kan ikke findes; sig med --db, hvor filen er." "Your data folder cannot be found; say with --db where the file is." }
    demo_broken(cause: &str) { "Eksemplet kan ikke bygges: {cause}." "The example cannot be built: {cause}." }

    needs_reason(field: &str) { "{field} skal have en begrundelse: reason=… eller --reason. Intet er ændret." "{field} needs a reason: reason=… or --reason. Nothing was changed." }
    needs_receiver() { "Sig, hvem det er sendt videre til: reason=… Intet er ændret." "Say to whom it was passed on: reason=… Nothing was changed." }
    needs_merged_into() { "Sig, hvad det er lagt sammen med: merged_into=… Intet er ændret." "Say what it was merged into: merged_into=… Nothing was changed." }
    needs_until() { "Sig, hvad det venter på: snoozed_until=… Intet er ændret." "Say what it waits for: snoozed_until=… Nothing was changed." }
    needs_link() { "Sig, hvor vi gør det allerede: links=… Intet er ændret." "Say where we already do it: links=… Nothing was changed." }
    rule_asks(sentence: &str, how: &str) { "{sentence} ({how}). Intet er ændret." "{sentence} ({how}). Nothing was changed." }
    rule(sentence: &str) { "{sentence}. Intet er ændret." "{sentence}. Nothing was changed." }
}
