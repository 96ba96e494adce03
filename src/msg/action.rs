//! The table of verbs: one row a verb. Hints, help, menu, `tavle keys`, dispatch and the user's own bindings all read it.

use crate::text::{Both, both};

/// Where a key means something. An inner scope is asked before the outer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Everywhere but in a text that is being typed.
    Everywhere,
    /// In any list, and where one record fills the screen.
    List,
    /// On recommendations and initiatives.
    Recommendations,
    /// On targets.
    Targets,
    /// On proposals: in their list and where one is judged.
    Proposals,
    /// On meetings and what was agreed there.
    Meetings,
    /// In the monthly round of new figures.
    Round,
    /// In the form of a month's figures.
    Figures,
    /// On the big screen.
    Wall,
    /// Where something is typed: a question, a card, the menu's line.
    Typing,
}

impl Scope {
    /// All scopes, outermost first.
    pub const ALL: &'static [Scope] = &[
        Scope::Everywhere,
        Scope::List,
        Scope::Recommendations,
        Scope::Targets,
        Scope::Proposals,
        Scope::Meetings,
        Scope::Round,
        Scope::Figures,
        Scope::Wall,
        Scope::Typing,
    ];

    /// The name in settings and in `tavle keys`.
    pub fn name(self) -> &'static str {
        match self {
            Scope::Everywhere => "everywhere",
            Scope::List => "list",
            Scope::Recommendations => "recommendations",
            Scope::Targets => "targets",
            Scope::Proposals => "proposals",
            Scope::Meetings => "meetings",
            Scope::Round => "round",
            Scope::Figures => "figures",
            Scope::Wall => "wall",
            Scope::Typing => "typing",
        }
    }

    /// The heading in help.
    pub fn heading(self) -> Both {
        match self {
            Scope::Everywhere => both("Overalt", "Everywhere"),
            Scope::List => both("I lister", "In lists"),
            Scope::Recommendations => both("Anbefalinger", "Recommendations"),
            Scope::Targets => both("Mål", "Targets"),
            Scope::Proposals => both("Forslag", "Proposals"),
            Scope::Meetings => both("Møder", "Meetings"),
            Scope::Round => both("Nye tal", "New figures"),
            Scope::Figures => both("Månedens tal", "Figures of the month"),
            Scope::Wall => both("På storskærmen", "On the big screen"),
            Scope::Typing => both("Når du skriver", "While typing"),
        }
    }
}

/// What a verb does to a record when its key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// It moves, shows or asks: nothing is saved by the key itself.
    Shows,
    /// It saves at once, so it must hit what the last frame showed.
    Decides,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Verb {
    /// What it is called in code.
    pub action: Action,
    /// What it is called in settings and on the command line.
    pub name: &'static str,
    /// Where it works.
    pub scope: Scope,
    /// Its default keys, the one to show first.
    pub keys: &'static [&'static str],
    /// Place in the hint bar, the smallest first; 0 is never shown there.
    pub hint: u8,
    /// The word behind the key in the hint bar and in the menu; `…` where it asks.
    pub word: Both,
    /// One line of help.
    pub help: Both,
    /// Whether its key saves at once.
    pub manner: Manner,
}

macro_rules! verbs {
    ($($action:ident $name:literal $scope:ident [$($key:literal),*] $hint:literal $manner:ident
        ($wda:literal, $wen:literal) ($hda:literal, $hen:literal);)*) => {
        /// A verb.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $(#[doc = $hen] $action),* }

        /// The table, in the order of help.
        pub const VERBS: &[Verb] = &[$(Verb {
            action: Action::$action, name: $name, scope: Scope::$scope, keys: &[$($key),*], hint: $hint,
            word: both($wda, $wen), help: both($hda, $hen), manner: Manner::$manner,
        }),*];
    };
}

verbs! {
    Open "open" List ["enter"] 1 Shows ("åbn", "open") ("Åbn det, markøren står på", "Open what the cursor is on");
    Back "back" Everywhere ["esc"] 0 Shows ("tilbage", "back") ("Et skridt tilbage; smider aldrig tekst væk", "One step back; never throws text away");
    Next "next" List ["down"] 0 Shows ("næste", "next") ("Næste", "Next");
    Previous "previous" List ["up"] 0 Shows ("forrige", "previous") ("Forrige", "Previous");
    PageDown "page-down" List ["pgdn"] 0 Shows ("side ned", "page down") ("En side ned; i et forslag: læs videre", "A page down; in a proposal: read on");
    PageUp "page-up" List ["pgup"] 0 Shows ("side op", "page up") ("En side op", "A page up");
    First "first" List ["home"] 0 Shows ("første", "first") ("Første", "First");
    Last "last" List ["end"] 0 Shows ("sidste", "last") ("Sidste", "Last");
    NextPane "next-pane" Everywhere ["tab"] 0 Shows ("næste rude", "next pane") ("Næste rude", "Next pane");
    Pane1 "pane-1" Everywhere ["1"] 0 Shows ("Anbefalinger", "Recommendations") ("Gå til Anbefalinger", "Go to Recommendations");
    Pane2 "pane-2" Everywhere ["2"] 0 Shows ("Mål", "Targets") ("Gå til Mål", "Go to Targets");
    Pane3 "pane-3" Everywhere ["3"] 0 Shows ("Forslag", "Proposals") ("Gå til Forslag", "Go to Proposals");
    Pane4 "pane-4" Everywhere ["4"] 0 Shows ("Møder", "Meetings") ("Gå til Møder", "Go to Meetings");

    VerdictAccept "verdict-accept" Proposals ["i"] 2 Decides ("imødekommet", "accept") ("Imødekommet: gemmes straks", "Accepted: saved at once");
    VerdictPartly "verdict-partly" Proposals ["d"] 0 Shows ("delvist …", "partly …") ("Delvist imødekommet: spørger om begrundelsen", "Partly accepted: asks for the reason");
    VerdictReject "verdict-reject" Proposals ["n"] 0 Shows ("nej, ikke imødekommet …", "no, not accepted …") ("Ikke imødekommet: spørger om begrundelsen", "Not accepted: asks for the reason");
    VerdictNote "verdict-note" Proposals ["t"] 5 Decides ("til efterretning", "take note") ("Til efterretning: gemmes straks", "Noted: saved at once");
    VerdictExisting "verdict-existing" Proposals ["g"] 0 Shows ("gør vi allerede …", "already doing it …") ("Gør vi allerede: spørger hvor", "Already doing it: asks where");
    VerdictMerge "verdict-merge" Proposals ["l"] 0 Shows ("læg sammen …", "merge …") ("Læg sammen med et andet forslag", "Merge into another proposal");
    VerdictPostpone "verdict-postpone" Proposals ["p"] 0 Shows ("på vent til …", "on hold until …") ("På vent til en dag eller et møde", "On hold until a day or a meeting");
    VerdictForward "verdict-forward" Proposals ["v"] 0 Shows ("videresend …", "pass on …") ("Videresendt: spørger til hvem", "Passed on: asks to whom");
    VerdictPersonal "verdict-personal" Proposals ["e"] 0 Shows ("enkeltsag, tag ud …", "personal case, take out …") ("Enkeltsag: skjules overalt", "Personal case: hidden everywhere");
    Decision "decision" Proposals ["u"] 0 Shows ("udvalget …", "committee …") ("Hvad udvalget besluttede", "What the committee decided");
    Stance "stance" List ["u"] 0 Shows ("udvalget …", "committee …") ("Hvad udvalget besluttede om en anbefaling", "What the committee decided on a recommendation");
    Split "split" Proposals ["o"] 11 Shows ("opdel …", "split …") ("Del afsnit ud i et nyt forslag", "Move paragraphs into a new proposal");
    Answer "answer" Proposals ["b"] 12 Shows ("besvar …", "answer …") ("Skriv, godkend eller markér svaret", "Write, approve or mark the answer");
    Link "link" List ["w"] 0 Shows ("knyt til …", "link to …") ("Knyt til en anbefaling, en indsats, et mål eller et møde", "Link to a recommendation, initiative, target or meeting");
    Deadline "deadline" List ["f"] 15 Shows ("frist …", "deadline …") ("Frist; på et forslag: svarfristen", "Deadline; on a proposal: when to answer");
    Owner "owner" List ["a"] 13 Shows ("ansvarlig …", "owner …") ("Hvem der er ansvarlig", "Who is responsible");
    Remark "remark" List ["+"] 14 Shows ("bemærkning", "remark") ("Skriv en bemærkning", "Write a remark");
    Status "status" List ["s"] 0 Shows ("status …", "status …") ("Status på anbefalinger, indsatser og møder", "Status of recommendations, initiatives and meetings");
    Priority "priority" Recommendations [] 0 Shows ("udvalget sætter først …", "put first …") ("Prioritering med udvalgets begrundelse", "Priority with the committee's reason");
    Weight "weight" Recommendations [] 0 Shows ("vægt …", "weight …") ("Hvor meget en anbefaling vejer, 1 til 3", "How much a recommendation weighs, 1 to 3");
    Sort "sort" Recommendations [] 0 Shows ("sortér …", "sort …") ("Sortér listen efter frist, ansvarlig, status, vægt eller seneste nyt", "Sort the list by deadline, owner, status, weight or last news");
    SignedUp "signed-up" Meetings [] 0 Shows ("tilmeldt …", "signed up …") ("Hvor mange der er tilmeldt et møde", "How many have signed up for a meeting");
    Attended "attended" Meetings [] 0 Shows ("mødt op …", "came …") ("Hvor mange der mødte op", "How many came to a meeting");
    Thread "thread" List ["k"] 0 Shows ("kæden", "the thread") ("Kæden fra forslag til mål og tilbage", "The thread from proposal to target and back");
    Breaks "breaks" Everywhere ["ctrl-k"] 0 Shows ("brud i kæden", "breaks in the thread") ("Hvor kæden brydes: uden indsats, måltal, svar eller ansvarlig", "Where the thread breaks: no initiative, target, answer or owner");
    Round "round" Everywhere ["shift-f6"] 0 Shows ("nye tal …", "new figures …") ("Hvad nye tal har flyttet: lys, ændringer bagud, nye og manglende", "What new figures have moved: lights, revisions, new and missing");
    NothingToSay "nothing-to-say" Round ["i"] 0 Decides ("intet at bemærke", "nothing to say") ("Intet at bemærke: gemmes straks, og målet er set", "Nothing to say: saved at once, and the target is looked at");
    Figures "figures" Everywhere [] 0 Shows ("månedens tal …", "figures of the month …") ("Skriv en måneds tal for alle mål i ét skema", "Type a month’s figures for all targets into one form");
    Provisional "provisional" Figures ["f8"] 0 Shows ("foreløbigt", "provisional") ("Tallet er foreløbigt, eller ikke mere", "The figure is provisional, or no longer");
    History "history" List ["h"] 0 Shows ("historik", "history") ("Hvem har ændret hvad hvornår", "Who changed what and when");
    Since "since" Everywhere ["f6"] 0 Shows ("∆ siden …", "∆ since …") ("∆ siden udvalgsmødet eller siden tavlemødet", "∆ since the committee or since the board meeting");
    Time "time" Everywhere ["f7"] 0 Shows ("tid …", "time …") ("Se tavlen, som vi vidste det en anden dag", "See the board as known on another day");
    Earlier "earlier" Targets ["left"] 0 Shows ("tidligere", "earlier") ("Et år tidligere; i et mål: en måned tidligere", "A year earlier; in a target: a month earlier");
    Later "later" Targets ["right"] 0 Shows ("senere", "later") ("Et år senere; i et mål: en måned senere", "A year later; in a target: a month later");
    WhatIf "what-if" Targets ["h"] 0 Shows ("hvad nu hvis …", "what if …") ("Prøv et andet tal; gemmer intet", "Try another figure; saves nothing");
    New "new" Everywhere ["ctrl-n"] 16 Shows ("ny …", "new …") ("Opret: forslag, anbefaling, måltal, møde, notat …", "Make: proposal, recommendation, target, meeting, note …");
    Edit "edit" List ["f2"] 17 Shows ("ret", "edit") ("Ret på ét kort", "Edit on one card");
    Delete "delete" List ["delete"] 0 Decides ("slet", "delete") ("Slet; kan fortrydes", "Delete; can be undone");

    Mark "mark" List ["space"] 18 Shows ("markér", "mark") ("Markér eller afmarkér", "Mark or unmark");
    MarkRange "mark-range" List ["f8"] 0 Shows ("markér flere", "mark a range") ("Markér en række; piletasterne udvider den", "Mark a range; the arrows extend it");
    ExtendMarks "extend-marks" List [] 0 Shows ("udvid markeringen", "extend the marks") ("Markér, mens pilen flytter (Skift-pil)", "Mark as the arrow moves (Shift-arrow)");
    MarkAll "mark-all" List ["ctrl-a"] 0 Shows ("markér alle viste", "mark all shown") ("Markér alle viste, eller ingen", "Mark all shown, or none");
    Mine "mine" Everywhere ["m"] 19 Shows ("kun mine", "only mine") ("Kun mine eller alle", "Only mine or all");
    Filter "filter" List ["f4"] 20 Shows ("filtrér", "filter") ("Filtrér, mens du skriver", "Filter as you type");
    Search "search" Everywhere ["ctrl-f"] 0 Shows ("søg", "search") ("Søg i alt på én gang, mens du skriver", "Search everything at once as you type");
    SaveView "save-view" Everywhere [] 0 Shows ("gem visning …", "save view …") ("Gem filteret her under et navn", "Save the filter here under a name");
    Views "views" Everywhere ["shift-f4"] 0 Shows ("visninger", "views") ("Gemte visninger med antal; Enter viser en", "Saved views with their counts; Enter shows one");
    Records "records" Everywhere [] 0 Shows ("kommunen og kolleger …", "municipality, colleagues …") ("Kommunens navn og det, der ikke har en rude: kolleger, udvalg, planer, analyser, indikatorer og indstillinger", "The municipality's name and what has no pane: colleagues, committees, plans, analyses, indicators and settings");
    Import "import" Everywhere [] 0 Shows ("indlæs fil …", "import file …") ("Hent en fil ind fra ind-mappen: først vises, hvad der er i den", "Take in a file of the in folder: what it holds is shown first");
    Paste "paste" Everywhere [] 0 Shows ("indsæt …", "paste …") ("Indsæt celler fra et regneark, en mail eller tekst fra en PDF; først vises, hvad det bliver til", "Paste cells of a spreadsheet, a mail or text of a PDF; what it becomes is shown first");
    Reports "reports" Everywhere [] 0 Shows ("rapport …", "report …") ("Rapporter: læs dem her, læg dem i ud-mappen, eller udsted dem til et møde", "Reports: read them here, lay them into the out folder, or issue them for a meeting");
    Log "log" Everywhere [] 0 Shows ("log", "log") ("Hvem der har gjort hvad hvornår; en indlæsning eller en kollegas ændring kan fortrydes her", "Who did what when; an import or a colleague's change can be taken back here");
    LayOut "lay-out" Everywhere [] 0 Shows ("læg ud …", "lay out …") ("Læg forslag, måltal og alt andet ud som fil til Excel eller andre programmer", "Lay proposals, targets and everything else out as a file for Excel or other programs");
    Upkeep "upkeep" Everywhere [] 0 Shows ("sikkerhedskopi og eftersyn", "backup and check") ("Kopiér hele filen nu, eller se efter, om den er i orden", "Copy the whole file now, or see whether it is in order");
    Folders "folders" Everywhere [] 0 Shows ("mapper …", "folders …") ("Hvor filer hentes fra og lægges hen, og hvad Windows kalder dem", "Where files come from and go to, and what Windows calls them");
    FindNext "find-next" Everywhere ["f3"] 0 Shows ("find næste", "find next") ("Gå til det næste, den sidste søgning fandt", "Go to the next that the last search found");
    Goto "goto" Everywhere ["ctrl-g"] 0 Shows ("gå til nummer …", "go to number …") ("Gå til et nummer, f.eks. F-0412", "Go to a number such as F-0412");
    MarkText "mark-text" Typing ["f8"] 0 Shows ("markér tekst", "mark text") ("Markér tekst med piletasterne", "Mark text with the arrows");

    WallNext "wall-next" Wall ["right", "pgdn"] 0 Shows ("næste side", "next page") ("Næste side", "Next page");
    WallPrevious "wall-previous" Wall ["left", "pgup"] 0 Shows ("forrige side", "previous page") ("Forrige side", "Previous page");
    WallFirst "wall-first" Wall ["home"] 0 Shows ("første side", "first page") ("Første side", "First page");
    WallLast "wall-last" Wall ["end"] 0 Shows ("sidste side", "last page") ("Sidste side", "Last page");
    Row1 "row-1" Wall ["1"] 0 Shows ("række 1", "row 1") ("Række 1", "Row 1");
    Row2 "row-2" Wall ["2"] 0 Shows ("række 2", "row 2") ("Række 2", "Row 2");
    Row3 "row-3" Wall ["3"] 0 Shows ("række 3", "row 3") ("Række 3", "Row 3");
    Row4 "row-4" Wall ["4"] 0 Shows ("række 4", "row 4") ("Række 4", "Row 4");
    Row5 "row-5" Wall ["5"] 0 Shows ("række 5", "row 5") ("Række 5", "Row 5");
    Row6 "row-6" Wall ["6"] 0 Shows ("række 6", "row 6") ("Række 6", "Row 6");
    Agree "agree" Wall ["ctrl-n"] 0 Shows ("aftale", "agreement") ("Ny aftale med ansvarlig og uge", "New agreement with owner and week");
    Black "black" Wall ["."] 0 Shows ("sort", "black") ("Skærmen sort; igen viser siden", "The screen black; again shows the page");
    Hold "hold" Wall ["space"] 0 Shows ("stop eller videre", "hold or go on") ("Sider, der skifter selv, står stille eller går videre", "Pages that turn by themselves stand still or go on");

    Undo "undo" Everywhere ["ctrl-z"] 0 Shows ("fortryd", "undo") ("Fortryd det, du sidst gjorde", "Undo what you did last");
    Redo "redo" Everywhere ["ctrl-y"] 0 Shows ("gendan", "redo") ("Gendan det, du fortrød", "Redo what you undid");
    Save "save" Typing ["ctrl-s"] 0 Shows ("gem", "save") ("Gem", "Save");
    FindText "find-text" Typing ["ctrl-f"] 0 Shows ("find, erstat …", "find, replace …") ("I et notat: find, mens du skriver; Tab erstatter", "In a note: find as you type; Tab replaces");
    GotoLine "goto-line" Typing ["ctrl-g"] 0 Shows ("gå til linje eller nummer …", "go to line or number …") ("I et notat: til en linje, eller til nummeret under markøren", "In a note: to a line, or to the number under the cursor");
    Versions "versions" Typing ["f7"] 0 Shows ("udgaver", "versions") ("I et notat: gemte udgaver; s sammenligner, Enter henter tilbage", "In a note: saved versions; s compares, Enter brings one back");
    Outside "outside" Typing ["ctrl-e"] 0 Shows ("i dit eget program", "in your own program") ("I et notat: skriv i det program, som EDITOR nævner", "In a note: write in the program that EDITOR names");
    Template "template" Typing [] 0 Shows ("brug som skabelon", "use as template") ("I et mødes notat: nye notater fra den slags møder begynder sådan", "In a meeting's note: new notes of such meetings begin like this");
    Copy "copy" Everywhere ["ctrl-c"] 0 Shows ("kopiér", "copy") ("Kopierer i tekst", "Copies in a text");
    Present "present" Everywhere ["f5"] 0 Shows ("storskærm", "big screen") ("Storskærm: spørger, hvem der ser med", "Big screen: asks who is looking");
    PlainText "plain-text" Everywhere ["f9"] 0 Shows ("ren tekst", "plain text") ("Ren tekst uden rammer, til at kopiere eller læse højt", "Plain text without frames, to copy or read aloud");
    Suspend "suspend" Everywhere [] 0 Shows ("læg i baggrunden", "suspend") ("Læg Tavle i baggrunden; fg henter den frem", "Put Tavle in the background; fg brings it back");
    Language "language" Everywhere [] 0 Shows ("English", "dansk") ("Skift sprog", "Change language");
    WhoAmI "who-am-i" Everywhere [] 0 Shows ("hvem er du …", "who are you …") ("Skift, hvem du er", "Change who you are");
    Quit "quit" Everywhere ["ctrl-q"] 0 Shows ("afslut", "quit") ("Afslut; alt er gemt", "Quit; everything is saved");
    Menu "menu" Everywhere ["f10", ":"] 90 Shows ("menu", "menu") ("Alt, der kan gøres; skriv for at finde det", "All that can be done; type to find it");
    Help "help" Everywhere ["f1"] 91 Shows ("hjælp", "help") ("Hjælp til tasterne her", "Help with the keys here");
}

impl Action {
    /// Its row.
    pub fn verb(self) -> &'static Verb {
        // Every action has a row: the macro makes both. The first row stands in for the impossible.
        VERBS.iter().find(|v| v.action == self).unwrap_or(&FIRST)
    }

    /// Whether it changes what is stored, at once or after a question.
    pub fn writes(self) -> bool {
        use Action as A;
        let verdict = self.verb().name.starts_with("verdict-");
        verdict
            || matches!(
                self,
                A::Decision | A::Stance | A::Split | A::Answer | A::Link | A::Deadline | A::Owner | A::Remark
            )
            || matches!(self, A::Agree | A::Status | A::Priority | A::Weight | A::New | A::Edit | A::Delete)
            || matches!(self, A::Undo | A::Redo | A::Import | A::Paste | A::NothingToSay)
    }

    /// The action of that name.
    pub fn parse(name: &str) -> Option<Action> {
        VERBS.iter().find(|v| v.name == name).map(|v| v.action)
    }
}

const FIRST: Verb = Verb {
    action: Action::Open,
    name: "open",
    scope: Scope::List,
    keys: &[],
    hint: 0,
    word: both("", ""),
    help: both("", ""),
    manner: Manner::Shows,
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn the_names_that_scripts_hold_us_to_exist() {
        let names = "quit help menu undo redo pane-1 pane-2 pane-3 pane-4 next-pane open back next previous first last \
            mark mark-all mine filter search goto new edit delete link thread history remark status stance decision \
            owner deadline time save present suspend split answer find-next mark-range mark-text what-if plain-text \
            verdict-accept verdict-partly verdict-reject verdict-note verdict-existing verdict-forward verdict-merge \
            verdict-postpone verdict-personal";
        for name in names.split_whitespace() {
            assert!(Action::parse(name).is_some(), "{name}");
        }
    }

    #[test]
    fn every_line_of_help_is_whole_at_80_columns() {
        for verb in VERBS.iter().filter(|verb| !verb.keys.is_empty()) {
            for help in [verb.help.of(Lang::Da), verb.help.of(Lang::En)] {
                assert!(help.chars().count() <= 64, "{help}");
            }
        }
    }
}
