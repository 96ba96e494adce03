//! Files in and out on the board: the folders, what a file seems to be, the preview, the receipt.

use super::texts;

texts! {
    folder_missing(name: &str) { "Mappen {name} findes ikke. Ret den under F10, »mapper«." "The folder {name} is not there. Set it under F10, “folders”." }
    folder_no_rights(name: &str) { "Du har ikke adgang til mappen {name}. Bed driften om adgang, eller ret den under F10, »mapper«." "You have no access to the folder {name}. Ask for it, or set another under F10, “folders”." }
    folder_failed(name: &str, why: &str) { "Mappen {name} kan ikke bruges: {why}" "The folder {name} cannot be used: {why}" }
    seems_empty() { "tom" "empty" }
    seems_locked() { "du har ikke lov at læse den" "you may not read it" }
    seems_unreadable() { "kan ikke læses" "cannot be read" }
    seems_own(kinds: &str) { "{kinds} med Tavles egne felter" "{kinds} with Tavle’s own fields" }
    seems_error() { "en fejlbesked, ingen data" "an error message, no data" }
    seems_unknown() { "ukendt" "unknown" }
    known_by_columns() { "Kendt på kolonnernes navne." "Known by the names of its columns." }
    known_by_content() { "Kendt på indholdet." "Known by what stands in it." }
    known_by_word() { "Fordi du sagde det." "Because you said so." }
    known_by_memory() { "Kolonnerne læses, som det blev sagt om en tidligere fil med de samme." "The columns are read as was said of an earlier file with the same ones." }
    repeats_line(line: u64) { "gentager linje {line}" "repeats line {line}" }
    signs_removed(count: u32) { "tegn fjernet: {count}" "characters removed: {count}" }
    import_killed(file: &str, menu: &str) { "Kun en del af {file} kom ind: indlæs den igen, eller fortryd ({menu} log)" "Only part of {file} went in: import it again, or undo it ({menu} log)" }
    import_killed_of(file: &str, who: &str, menu: &str) { "Kun en del af {file} kom ind: {who} kan indlæse den igen, eller fortryd ({menu} log)" "Only part of {file} went in: {who} can import it again, or undo it ({menu} log)" }
    paste_not_kept(why: &str) { "Det indsatte kunne ikke lægges til side: {why}" "What was pasted could not be put aside: {why}" }
    pasted_file() { "indsat tekst.txt" "pasted text.txt" }

    files_title(folder: &str) { "Indlæs fil · fra {folder}" "Import file · from {folder}" }
    files_keys(edit: &str) { "Enter se, hvad der er i den   {edit} mapper   Esc tilbage   F10 menu" "Enter see what is in it   {edit} folders   Esc back   F10 menu" }
    files_none(folder: &str) { "Mappen er tom. Læg en fil i {folder} fra Windows, og tryk Enter." "The folder is empty. Put a file into {folder} from Windows and press Enter." }
    files_again() { "… se efter nye filer" "… look for new files" }
    column_file() { "Fil" "File" }
    column_size() { "Fylder" "Size" }
    column_came() { "Lagt der" "Came" }
    column_seems() { "Ligner" "Seems to be" }
    folders_title() { "Mapper" "Folders" }
    folders_keys() { "Enter ret   Esc tilbage   F10 menu" "Enter edit   Esc back   F10 menu" }
    folders_how() { "Filer hentes fra ind-mappen, og rapporter og lister lægges i ud-mappen. Skriv ved hver mappe også det navn, den har i Windows, så alle ved, hvor de skal kigge." "Files are taken from the in folder; reports and lists are laid into the out folder. Write for each folder also the name that it has in Windows, so that everyone knows where to look." }
    folder_in() { "Ind-mappe" "In folder" }
    folder_in_windows() { "  kaldes i Windows" "  called in Windows" }
    folder_out() { "Ud-mappe" "Out folder" }
    folder_out_windows() { "  kaldes i Windows" "  called in Windows" }
    folder_own(path: &str) { "ikke sat: {path}" "not set: {path}" }
    folder_no_name() { "ikke sat: stien vises" "not set: the path is shown" }
    folder_needs_path() { "Her skrives stien på serveren, f.eks. /srv/tavle/ind; navnet i Windows står i linjen under." "Here the path on the server is written, such as /srv/tavle/in; the name in Windows stands in the line below." }
    folder_saved() { "mappen er sat · Ctrl-Z fortryder" "the folder is set · Ctrl-Z undoes" }
    pasted_name() { "det indsatte" "what was pasted" }
    import_title(name: &str) { "Indlæs › {name}" "Import › {name}" }
    import_is(what: &str) { "Det er {what}" "It is {what}" }
    import_looking(rows: &str) { "Ser, hvad der er i den: {rows} rækker indtil nu. Intet gemmes." "Looking what is in it: {rows} rows so far. Nothing is saved." }
    import_taking(rows: &str, of: &str) { "Indlæser: {rows} af {of} rækker" "Importing: {rows} of {of} rows" }
    import_meanwhile() { "Dine kolleger kan arbejde imens. Esc stopper, og så gemmes intet af filen." "Your colleagues can work meanwhile. Esc stops it, and then nothing of the file is saved." }
    import_stopping() { "Stopper, og tager det tilbage, der nåede ind …" "Stopping, and taking back what had gone in …" }
    import_stopped_clean(file: &str) { "{file} blev stoppet. Intet af den er gemt." "{file} was stopped. Nothing of it is saved." }
    import_under_way() { "Filen er ved at blive indlæst; Esc stopper den." "The file is being imported; Esc stops it." }
    import_nothing_to_take_back() { "Intet er indlæst nu. En tidligere indlæsning fortrydes fra F10, »log«." "Nothing was imported now. An earlier import is undone from F10, “log”." }
    import_nothing_new() { "Der er intet nyt i den; intet skal gemmes." "There is nothing new in it; nothing is to be saved." }
    import_now_one() { "Indlæs nu: 1 bliver ny eller ændret" "Import now: 1 becomes new or changed" }
    import_now(n: &str) { "Indlæs nu: {n} bliver nye eller ændret" "Import now: {n} become new or changed" }
    rows_in_file() { "Rækker i filen" "Rows in the file" }
    group_new() { "Nye" "New" }
    group_changed() { "Ændret" "Changed" }
    group_unchanged() { "Som før" "Unchanged" }
    group_repeated() { "Gentaget" "Repeated" }
    group_rejected() { "Afvist" "Rejected" }
    group_disputed() { "Skal afgøres" "To decide" }
    group_cleaned() { "Tegn fjernet" "Characters removed" }
    why_new() { "bliver oprettet" "will be made" }
    why_changed() { "får nye værdier" "get new values" }
    why_unchanged() { "siger det, der står" "say what stands already" }
    why_repeated() { "står to gange i filen" "stand twice in the file" }
    why_rejected() { "kan ikke tages; Enter viser linje og grund" "cannot be taken; Enter shows line and reason" }
    why_disputed() { "rettet både her og i filen; Enter afgør" "changed both here and in the file; Enter decides" }
    why_cleaned() { "skjulte eller skadelige tegn" "hidden or harmful characters" }
    import_keys() { "Enter indlæs, eller vis rækkerne   Esc tilbage, intet er gemt" "Enter import, or show the rows   Esc back, nothing is saved" }
    import_esc_stops() { "Esc stopper" "Esc stops" }
    import_back() { "Enter eller Esc tilbage" "Enter or Esc back" }
    rows_keys() { "↑↓ PgDn rul   Esc tilbage" "↑↓ PgDn scroll   Esc back" }
    first_rows(shown: &str, all: &str) { "de første {shown} af {all}" "the first {shown} of {all}" }
    line_number(line: u64) { "Linje {line}" "Line {line}" }
    receipt(file: &str, new: &str, changed: &str, undo: &str) { "√ {file} er indlæst: {new} nye, {changed} ændret. {undo} her tager det hele tilbage; senere findes det i loggen (F10)." "√ {file} is imported: {new} new, {changed} changed. {undo} here takes all of it back; later it stands in the log (F10)." }
    receipt_keys(undo: &str) { "{undo} tag det tilbage   Enter vis rækkerne   Esc tilbage" "{undo} take it back   Enter show the rows   Esc back" }
    receipt_end_keys(undo: &str) { "{undo} tag det tilbage   Enter eller Esc tilbage" "{undo} take it back   Enter or Esc back" }
    import_unknown(columns: &str) { "Filen genkendes ikke. Dens kolonner er: {columns}." "The file is not recognised. Its columns are: {columns}." }
    sheet_unknown(sheet: &str, columns: &str) { "Arket {sheet} genkendes ikke. Dets kolonner er: {columns}." "The sheet {sheet} is not recognised. Its columns are: {columns}." }
    sheet_of_unknown(sheet: &str, nth: usize, of: usize, columns: &str) { "Arket {sheet} ({nth} af {of}) genkendes ikke. Dets kolonner er: {columns}." "The sheet {sheet} ({nth} of {of}) is not recognised. Its columns are: {columns}." }
    sheet_leave_out() { "Arket skal ikke med" "Leave the sheet out" }
    sheet_left_out() { "holdt ude" "left out" }
    sheet_not_known() { "genkendes ikke og er ikke med" "not recognised and not read" }
    sheets_title(name: &str) { "Indlæs › {name} › ark" "Import › {name} › sheets" }
    sheets_how() { "Hvad skal hvert ark læses som?" "As what is each sheet to be read?" }
    sheets_keys() { "↑↓ vælg   Enter sig, hvad det er   Esc tilbage" "↑↓ choose   Enter say what it is   Esc back" }
    sheets_all_left() { "Alle ark er holdt ude. Vælg mindst ét, eller Esc." "All sheets are left out. Choose at least one, or Esc." }
    import_sheets() { "Vælg ark, og hvad de læses som" "Choose sheets, and as what they are read" }
    import_sheet(nth: usize, of: usize, name: &str) { "Ark {nth} af {of}: {name}" "Sheet {nth} of {of}: {name}" }
    mails_apart(n: &str) { "Læst som {n} mails. Er det én med tidligere mails under, så tryk Enter her." "Read as {n} mails. If it is one with earlier ones below it, press Enter here." }
    mails_together(n: &str) { "Tidligere mails under: {n}. Er de mails for sig, så tryk Enter her." "Earlier mails below: {n}. If they are mails of their own, press Enter here." }
    import_text(start: &str) { "Filen genkendes ikke. Den har ingen kolonner og begynder: »{start}«" "The file is not recognised. It has no columns and begins: “{start}”" }
    import_more_told(more: &str, plain: &str) { "… og {more} linjer til; {plain} viser det hele" "… and {more} more lines; {plain} shows all of it" }
    import_what_is_it() { "Hvad er rækkerne?" "What are its rows?" }
    import_is_keys() { "↑↓ vælg   Enter prøv   Esc tilbage, intet er gemt" "↑↓ choose   Enter try   Esc back, nothing is saved" }
    columns_title(name: &str) { "Indlæs › {name} › kolonner" "Import › {name} › columns" }
    columns_ask(kinds: &str) { "Rækkerne er {kinds}. Hvad står der i hver kolonne?" "The rows are {kinds}. What stands in each column?" }
    columns_rows_are() { "Rækkerne er" "The rows are" }
    columns_turn() { "←→ noget andet" "←→ something else" }
    columns_column() { "Filens kolonne" "The file’s column" }
    columns_field() { "læses som" "is read as" }
    columns_sample() { "for eksempel" "for example" }
    columns_left() { "læses ikke" "is not read" }
    columns_typing(typed: &str) { "Leder efter »{typed}«" "Looking for “{typed}”" }
    columns_no_such(typed: &str) { "Der er intet felt, der begynder med »{typed}«." "There is no field that begins with “{typed}”." }
    columns_missing(fields: &str) { "Mangler: {fields}. Vælg den kolonne, det står i." "Missing: {fields}. Choose the column in which it stands." }
    columns_remembered() { "Når filen er indlæst, huskes det, og næste fil med de samme kolonner går lige ind." "Once the file is imported this is remembered, and the next file with the same columns goes straight in." }
    columns_keys() { "↑↓ kolonne   ←→ eller skriv: felt   - læses ikke   Enter videre   Esc tilbage" "↑↓ column   ←→ or type: field   - is not read   Enter go on   Esc back" }
    import_columns() { "Hvad hver kolonne er læst som: Enter viser og ændrer" "As what each column is read: Enter shows and changes" }

    reports_title() { "Rapporter" "Reports" }
    reports_keys() { "Enter læs   Esc tilbage   F10 menu" "Enter read   Esc back   F10 menu" }
    reports_issued() { "Udstedt" "Issued" }
    report_title(title: &str) { "Rapport › {title}" "Report › {title}" }
    report_keys(time: &str, since: &str, plain: &str) { "Enter gem eller udsted…  {time} dag…  {since} siden…  {plain} ren tekst  PgDn  Esc tilbage" "Enter save or issue…  {time} day…  {since} since…  {plain} plain text  PgDn  Esc back" }
    paper_keys(plain: &str) { "Enter gem…  {plain} ren tekst  PgDn læs videre  Esc tilbage" "Enter save…  {plain} plain text  PgDn read on  Esc back" }
    report_choice_keys() { "↑↓ vælg   Enter gør det   Esc tilbage" "↑↓ choose   Enter do it   Esc back" }
    report_do() { "Hvad skal der ske med rapporten?" "What is to be done with the report?" }
    report_lay_html() { "Læg den i ud-mappen, klar til at udskrive (HTML)" "Lay it into the out folder, ready to print (HTML)" }
    report_lay_text() { "Læg den i ud-mappen som ren tekst" "Lay it into the out folder as plain text" }
    report_lay_markdown() { "Læg den i ud-mappen som Markdown" "Lay it into the out folder as Markdown" }
    report_issue_for(meeting: &str) { "Udsted den til {meeting}" "Issue it for {meeting}" }
    report_issued_is() { "En udstedt rapport gemmes, som den er, under mødets papirer, og ændrer sig ikke." "An issued report is kept as it is, with the papers of the meeting, and does not change." }
    report_issue() { "Udsted den uden møde" "Issue it for no meeting" }
    report_with_words() { "Vis den til eget brug: med forslagenes ord og initialer" "Show it for our own use: with the words of the proposals and initials" }
    report_without_words() { "Vis den, som alle må se den" "Show it as everyone may see it" }
    report_ask_day() { "rapporten, som vi vidste det den:" "the report as known on:" }
    report_ask_since() { "hvad der har flyttet sig siden:" "what has moved since:" }
    report_kept_back(keys: &str) { "Udeladt, fordi det ligner et personnummer: {keys}" "Left out because it looks like a personal number: {keys}" }
    report_changed() { "Rapporten er ændret, efter den blev udstedt: h på notatet viser hvornår." "The report was changed after it was issued: h on the note shows when." }
    report_none() { "Den rapport findes ikke." "There is no such report." }
    report_since_later() { "»Siden« skal ligge før den dag, rapporten er fra." "“Since” must lie before the day of the report." }
    report_since_when() { "Der er intet afholdt udvalgsmøde at regne fra: vælg en dag med F6." "No committee meeting was held to count from: choose a day with F6." }
    report_issued_for(key: &str, meeting: &str) { "Udstedt som {key} under papirerne til {meeting} · Ctrl-Z fortryder" "Issued as {key} with the papers of {meeting} · Ctrl-Z undoes" }
    report_issued(key: &str) { "Udstedt som {key} · Ctrl-Z fortryder" "Issued as {key} · Ctrl-Z undoes" }
    paper_stands() { "En udstedt rapport står, som den er." "An issued report stands as it is." }
    laid_out(name: &str) { "√ Lagt i {name}" "√ Laid into {name}" }

    log_title() { "Log: hvem der har gjort hvad" "Log: who did what" }
    log_keys(undo: &str) { "Enter vis det hele   {undo} fortryd det, markøren står på   Esc tilbage   F10 menu" "Enter show all of it   {undo} undo what the cursor is on   Esc back   F10 menu" }
    log_entry_keys(undo: &str) { "↑↓ PgDn rul   {undo} fortryd det   Esc tilbage" "↑↓ PgDn scroll   {undo} undo it   Esc back" }
    log_import(file: &str, n: &str) { "{file} indlæst ({n} ændringer)" "{file} imported ({n} changes)" }
    is_undone_already() { "Det er allerede fortrudt." "That is undone already." }
    ask_undo_why(what: &str) { "fortryd {what}? Skriv hvorfor:" "undo {what}? Write why:" }
    undo_needs_why() { "det er en kollegas; skriv hvorfor" "it is a colleague’s; write why" }

    paste_title() { "Indsæt" "Paste" }
    paste_keys(save: &str) { "{save} videre: se, hvad det bliver til   Esc tilbage, teksten gemmes her" "{save} go on: see what it becomes   Esc back, the text is kept here" }
    paste_how() { "Kopiér i Windows, og indsæt her med Shift-Insert eller højre museknap: celler fra et regneark, en hel mail med linjerne Fra, Sendt og Emne, eller tekst fra en PDF. Intet gemmes, før du har set, hvad det bliver til." "Copy in Windows and paste here with Shift-Insert or the right mouse button: cells of a spreadsheet, a whole mail with the lines From, Sent and Subject, or text of a PDF. Nothing is saved before you have seen what it becomes." }
    paste_nothing() { "Her er ikke indsat noget endnu." "Nothing was pasted here yet." }
    paste_cells(rows: &str, columns: &str) { "Taget for celler fra et regneark: {rows} rækker, {columns} kolonner." "Taken for cells of a spreadsheet: {rows} rows, {columns} columns." }
    paste_mail() { "Taget for en mail." "Taken for a mail." }
    paste_mails(n: &str) { "Taget for {n} mails, hver bliver et forslag." "Taken for {n} mails, each becomes a proposal." }
    paste_text(n: &str) { "Taget for tekst: {n} afsnit, hvert bliver et forslag." "Taken for text: {n} paragraphs, each becomes a proposal." }
    paste_joined(n: &str) { "Taget for tekst, og brudte linjer er samlet: {n} afsnit, hvert bliver et forslag." "Taken for text, and broken lines are joined: {n} paragraphs, each becomes a proposal." }

    export_title() { "Læg ud" "Lay out" }
    export_keys() { "↑↓ vælg   ←→ filens art   Enter læg den i ud-mappen   Esc tilbage" "↑↓ choose   ←→ sort of file   Enter lay it into the out folder   Esc back" }
    export_as(form: &str) { "Som  ← {form} →" "As  ← {form} →" }
    export_csv() { "CSV, som Excel åbner på dansk" "CSV as a Danish Excel opens it" }
    export_xlsx() { "Excel-projektmappe (xlsx)" "Excel workbook (xlsx)" }
    export_json() { "JSON-linjer, til andre programmer" "JSON lines, for other programs" }
    export_how() { "Enkeltsager lægges ikke ud, og heller ikke det, der ligner et personnummer; her står bagefter, hvad der er holdt tilbage." "Personal cases are not laid out, nor is what looks like a personal number; afterwards it stands here what was held back." }
    export_list(kinds: &str, rows: &str) { "Kun listen på skærmen: {kinds}, rækker: {rows}" "Only the list on the screen: {kinds}, rows: {rows}" }
    export_list_filtered(kinds: &str, rows: &str, filter: &str) { "Kun listen på skærmen: {kinds}, rækker: {rows} (filter: {filter})" "Only the list on the screen: {kinds}, rows: {rows} (filter: {filter})" }
    export_list_how(filter: &str) { "En liste, der er åben på skærmen, kan også lægges ud, som den er filtreret ({filter}) og sorteret." "A list that is open on the screen can be laid out too, as it is filtered ({filter}) and sorted." }
    export_list_earlier() { "Listen på skærmen er set fra en anden dag og kan ikke lægges ud." "The list on the screen is seen from another day and cannot be laid out." }
    list_file(kinds: &str) { "{kinds} liste" "{kinds} list" }
    exported(records: usize, name: &str) { "√ Lagt i {name}; rækker: {records}" "√ Laid into {name}; rows: {records}" }
    exported_held_back(places: &str) { "Holdt tilbage, fordi det ligner et personnummer: {places}. Fjern det i teksten, og læg ud igen." "Held back because it looks like a personal number: {places}. Remove it from the text and lay out again." }
    exported_too_long(places: &str) { "Ikke med, fordi det er længere, end en celle kan være: {places}. Vælg CSV i stedet." "Left out because it is longer than a cell may be: {places}. Choose CSV instead." }

    upkeep_title() { "Sikkerhedskopi og eftersyn" "Backup and check" }
    upkeep_keys() { "↑↓ vælg   Enter gør det   Esc tilbage" "↑↓ choose   Enter do it   Esc back" }
    upkeep_copy() { "Tag en kopi af hele filen nu, i ud-mappen" "Copy the whole file now, into the out folder" }
    upkeep_check() { "Se efter, om filen er i orden" "See whether the file is in order" }
    upkeep_looking() { "Et øjeblik …" "A moment …" }
    upkeep_how() { "En kopi tages af sig selv hver dag, der arbejdes i filen, og de seneste fjorten gemmes. At tage en ældre kopi i brug kræver, at tavlen er lukket alle steder; så gør driften det med kommandoen »tavle restore«. Det kan ikke gøres herfra, for her er filen åben." "A copy is made by itself on every day that the file is worked on, and the last fourteen are kept. To take an older copy into use the board must be closed everywhere; then the operators do it with the command “tavle restore”. It cannot be done from here, because here the file is open." }
    backed_up_to(name: &str) { "√ Kopien er {name}, efterset og hel." "√ The copy is {name}, checked and whole." }
    folder_not_written(name: &str) { "Der kan ikke skrives i mappen {name}. Bed driften om adgang, eller ret den under F10, »mapper«." "The folder {name} cannot be written to. Ask for access, or set another under F10, “folders”." }

    dispute_keys() { "b eller ← behold vores   t eller → tag filens   Esc færdig" "b or ← keep ours   t or → take the file’s   Esc done" }
    dispute_of(key: &str, field: &str, line: u64) { "{key} {field} · linje {line}" "{key} {field} · line {line}" }
    dispute_here(value: &str, who: &str, when: &str) { "her:   {value} ({who}, {when})" "here:  {value} ({who}, {when})" }
    dispute_there(value: &str) { "filen: {value}" "file:  {value}" }
    dispute_gone(who: &str, when: &str) { "her:   slettet ({who}, {when})" "here:  deleted ({who}, {when})" }
    dispute_back() { "filen: har den stadig" "file:  still has it" }
    dispute_ours() { "vores" "ours" }
    dispute_file() { "filens" "the file’s" }
    dispute_open() { "ikke afgjort" "not decided" }
    disputes_decided(n: &str) { "afgjort: {n}; resten bliver, som de er" "decided: {n}; the others stay as they are" }
    import_decide_first() { "Resten er der allerede; se under Skal afgøres, hvad der mangler svar." "The rest is there already; see under To decide what waits for an answer." }
    import_none_fit() { "Ingen af rækkerne kan tages; se hvorfor under Afvist." "None of the rows can be taken; see why under Rejected." }
    import_remember() { "Indlæs nu: det, du har afgjort, huskes" "Import now: what you decided is remembered" }

    import_slips() { "Sedler: hvert afsnit er et forslag" "Slips of paper: each paragraph is a proposal" }
    seems_slips() { "sedler: hvert afsnit er et forslag" "slips of paper: each paragraph is a proposal" }
    seems_mail() { "mail" "mail" }
}
