//! The shell around the model: receive, drain, update, perform effects, draw if something changed, acknowledge the key.

mod outside;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use color_eyre::eyre::Result;
use ratatui::Terminal;

use crate::app::App;
use crate::domain::change::Author;
use crate::domain::wall::Opening;
use crate::msg::effect::Effect;
use crate::msg::event::Event;
use crate::msg::keymap::Keymap;
use crate::screens::desk::{Desk, Draft, Note};
use crate::screens::said;
use crate::store::drafts::{self, Drafts};
use crate::store::{Clock, Mode, Store};
use crate::term::{self, Backend, Caps, FromTerm, Guard, Options, Parser, Signal, Sink};
use crate::text::{self, Lang};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Theme;
use crate::worker::keeper::Keep;
use crate::worker::{Shared, Workers};

/// How a session begins.
pub struct Start {
    /// The file.
    pub path: PathBuf,
    /// The language of the screen.
    pub lang: Lang,
    /// The colours.
    pub theme: Theme,
    /// The clock that counts.
    pub clock: Clock,
    /// The claimed user, if one was named.
    pub user: Option<String>,
    /// The real login.
    pub login: String,
    /// Whether the session may only read.
    pub read_only: bool,
    /// The bindings.
    pub keymap: Keymap,
    /// The show that the session is for, if it shows nothing else.
    pub wall: Option<Opening>,
    /// What the first message row says, such as a word about the user's settings.
    pub note: Option<String>,
}

/// Opens the board. Returns the exit code: 0, or 128 and the number of the signal that ended it.
pub fn run(start: Start) -> Result<u8> {
    let lang = start.lang;
    term::install_panic_hook(panic_report, move |path| text::panicked(lang, &path.display().to_string()))?;
    let (mut app, shared) = prepare(&start)?;
    let guard = Guard::enter(Options::default())?;
    let caps = Caps::from_env();
    let backend = Backend::new(Sink::Tty(guard.tty().output_handle()?), caps);
    let mut screen =
        Screen { terminal: Terminal::new(backend)?, theme: start.theme, face: caps.face(), turns: None };
    app.desk.size = term::size();
    screen.draw(&mut app)?;
    let (events, inbox) = channel();
    let workers = Workers::start(shared.clone(), &events);
    if !start.read_only {
        workers.back_up();
    }
    let ack = term::input::spawn(
        guard.tty().input_handle()?,
        Parser::new(caps.charset),
        Box::new(from_term(events.clone())),
    )?;
    let code = Arc::new(AtomicU8::new(0));
    let _signals = term::signals::watch(from_signals(events, code.clone()))?;
    for effect in app.start() {
        perform(effect, &workers, &mut screen);
    }
    let session = Session { guard: &guard, workers: &workers, inbox: &inbox, ack: &ack, shared: &shared };
    let end = turn(&mut app, &mut screen, &session);
    workers.finish(matches!(end, End::Hangup));
    match end {
        End::Quit => guard.leave()?,
        End::Hangup => guard.leave_quietly(),
    }
    Ok(exit_code(&end, code.load(Ordering::Relaxed)))
}

/// A terminal that went away ends the session as its signal would, which may come later than that is noticed, or never.
fn exit_code(end: &End, of_signal: u8) -> u8 {
    match (end, of_signal) {
        (End::Quit, _) => 0,
        (End::Hangup, 0) => Signal::Hangup.exit_code().unwrap_or(1),
        (End::Hangup, of_signal) => of_signal,
    }
}

/// What a session has besides its model and its screen.
struct Session<'a> {
    guard: &'a Guard,
    workers: &'a Workers,
    inbox: &'a Receiver<Event>,
    ack: &'a term::Ack,
    shared: &'a Shared,
}

/// How a session ended.
enum End {
    Quit,
    Hangup,
}

struct Screen {
    terminal: Terminal<Backend>,
    theme: Theme,
    face: crate::ui::face::Face,
    /// When the wall turns its page, if it does by itself.
    turns: Option<Instant>,
}

impl Screen {
    fn draw(&mut self, app: &mut App) -> std::io::Result<()> {
        let (theme, face) = (self.theme, self.face);
        self.terminal.draw(|frame| {
            app.view(&mut Canvas::new(frame.buffer_mut(), theme).in_face(face));
            face.apply(frame.buffer_mut());
        })?;
        app.drawn();
        Ok(())
    }

    /// After the terminal was away: what it shows is not known any more.
    fn forget(&mut self) -> std::io::Result<()> {
        self.terminal.backend_mut().forget();
        self.terminal.clear()
    }
}

/// The loop. It sleeps until something happens; a frame is drawn only where something changed, and a key is
/// acknowledged, so that the next is read, only after the frame that it led to.
fn turn(app: &mut App, screen: &mut Screen, session: &Session<'_>) -> End {
    let clock = session.shared.clock;
    loop {
        let Some(first) = wait(session.inbox, &mut screen.turns) else { return End::Hangup };
        let mut next = Some(first);
        let mut typed = false;
        while let Some(event) = next {
            typed = matches!(event, Event::Input(_));
            if matches!(event, Event::Hangup) {
                return End::Hangup;
            }
            if matches!(event, Event::Resumed) && screen.forget().is_err() {
                return End::Hangup;
            }
            app.desk.now = clock.now_ms();
            app.desk.today = clock.today();
            if let Err(end) = perform_all(app.update(event), app, screen, session) {
                return end;
            }
            // A key ends the drain: its frame is written before the next is looked at.
            next = if typed { None } else { session.inbox.try_recv().ok() };
        }
        if app.dirty && screen.draw(app).is_err() {
            return End::Hangup;
        }
        if typed {
            session.ack.ack();
        }
    }
}

fn perform_all(
    effects: Vec<Effect>,
    app: &mut App,
    screen: &mut Screen,
    session: &Session<'_>,
) -> Result<(), End> {
    for effect in effects {
        match effect {
            Effect::Quit => return Err(End::Quit),
            Effect::Suspend => suspend(app, screen, session.guard),
            Effect::Lend { place, text, cursor } => {
                let draft = drafts::Draft { place, text, cursor, at: 0 };
                let back = outside::lend(&draft, session.guard, session.shared).map_err(|_| End::Hangup)?;
                screen.forget().map_err(|_| End::Hangup)?;
                let more = app.update(Event::Returned(Box::new(back)));
                perform_all(more, app, screen, session)?;
            }
            other => perform(other, session.workers, screen),
        }
    }
    Ok(())
}

/// Sleeps until something happens, or until the moment at which the wall turns its page.
fn wait(inbox: &Receiver<Event>, turns: &mut Option<Instant>) -> Option<Event> {
    let Some(at) = *turns else { return inbox.recv().ok() };
    match inbox.recv_timeout(at.saturating_duration_since(Instant::now())) {
        Ok(event) => Some(event),
        Err(RecvTimeoutError::Timeout) => {
            *turns = None;
            Some(Event::Turn)
        }
        Err(RecvTimeoutError::Disconnected) => None,
    }
}

fn suspend(app: &mut App, screen: &mut Screen, guard: &Guard) {
    if !Guard::can_suspend() || guard.suspend().is_err() {
        app.desk.problem(text::cannot_suspend(app.desk.lang));
    }
    let _ = screen.forget();
    app.dirty = true;
}

fn perform(effect: Effect, workers: &Workers, screen: &mut Screen) {
    match effect {
        Effect::Commit { ticket, reason, changes } => workers.commit(ticket, reason, changes),
        Effect::Undo { ticket, what, partial } => workers.undo(ticket, what, partial),
        Effect::Erase { ticket, rec } => workers.erase(ticket, rec),
        Effect::Errand { ticket, lang, errand } => workers.errand((ticket, lang, errand)),
        Effect::StopErrand => workers.stop_errand(),
        Effect::Ask(serial, query) => workers.ask(serial, query),
        Effect::Draft { place, text, cursor } => workers.keep(Keep::Draft { place, text, cursor }),
        Effect::Share(share) => workers.keep(Keep::Share(share)),
        Effect::Here(place) => workers.keep(Keep::Here(place)),
        Effect::TakeOver => workers.keep(Keep::TakeOver),
        Effect::StandAside(aside) => workers.keep(Keep::StandAside(aside)),
        Effect::Lead(show) => workers.keep(Keep::Lead(show)),
        Effect::Follow(audience) => workers.keep(Keep::Follow(audience)),
        Effect::Me(who) => workers.me(&who),
        Effect::Copy(text) => {
            if let Ok(sequence) = term::clipboard::sequence(&text) {
                screen.terminal.backend_mut().queue(&sequence);
            }
        }
        Effect::Turn(after) => screen.turns = after.map(|s| Instant::now() + Duration::from_secs(s)),
        Effect::Lend { .. } | Effect::Suspend | Effect::Quit => {}
    }
}

fn from_term(events: Sender<Event>) -> impl Fn(FromTerm) + Send {
    move |what| {
        let _ = events.send(match what {
            FromTerm::Batch(inputs) => Event::Input(inputs),
            FromTerm::Hangup => Event::Hangup,
        });
    }
}

fn from_signals(events: Sender<Event>, code: Arc<AtomicU8>) -> impl Fn(Signal) + Send {
    move |signal| {
        if let Some(exit) = signal.exit_code() {
            code.store(exit, Ordering::Relaxed);
        }
        let _ = events.send(match signal {
            Signal::Hangup | Signal::Terminate => Event::Hangup,
            Signal::Stop => Event::Suspend,
            Signal::Continue => Event::Resumed,
            Signal::Resize => {
                let (width, height) = term::size();
                Event::Resize(width, height)
            }
        });
    }
}

/// Opens the file, which may refuse in one sentence while the terminal is still the shell's, and reads what the first
/// frame needs: the place, who sits here, drafts, and where a lost session stood.
fn prepare(start: &Start) -> Result<(App, Shared)> {
    let mode = if start.read_only { Mode::Read } else { Mode::Create };
    let store = Store::open(&start.path, mode, start.clock)?;
    let people = store.people()?;
    let known = |p: &&crate::domain::record::Record| match &start.user {
        Some(user) => p.key.eq_ignore_ascii_case(user),
        None => p.get("login").is_some_and(|l| l == start.login),
    };
    let who = people
        .iter()
        .find(known)
        .map(|p| p.key.clone())
        .or(start.user.clone())
        .unwrap_or(start.login.clone());
    let mut desk = Desk::new(start.lang, &who, &start.login, start.clock.now_ms(), start.clock.today());
    desk.who_given = start.user.is_some();
    desk.read_only = start.read_only || store.read_only().is_some();
    desk.place = store.setting("place")?.unwrap_or_default();
    desk.example = store.setting("example")?.as_deref() == Some("true");
    desk.keymap = start.keymap.clone();
    desk.note = start.note.clone().map_or(Note::Nothing, Note::Problem);
    let author = Author { who: who.clone(), login: start.login.clone(), via: "board".to_string() };
    let mut app = App::new(desk);
    match start.wall {
        Some(show) => app.show_only(show),
        None if !start.read_only => arrive(&mut app, start, &who),
        None => {}
    }
    let shared = Shared {
        path: start.path.clone(),
        clock: start.clock,
        author: Arc::new(Mutex::new(author)),
        own: Arc::new(Mutex::new(Vec::new())),
        hurry: Arc::new(AtomicBool::new(false)),
    };
    Ok((app, shared))
}

/// Drafts are offered, a lost session's place is come back to, and a ghost of one's own hands over. None of it stops
/// the board where the folder cannot be written to.
fn arrive(app: &mut App, start: &Start, who: &str) {
    let Ok(drafts) = Drafts::open(&start.path) else { return };
    let owner = format!("{}/{who}", start.login);
    outside::found_again(&drafts, &start.path, &owner);
    for draft in drafts.all(&owner).unwrap_or_default() {
        app.desk.drafts.insert(
            draft.place.clone(),
            Draft { text: draft.text.into(), cursor: draft.cursor, at: draft.at },
        );
    }
    // What a draft would have been made from, where none was made.
    let known: Vec<String> = app.desk.drafts.keys().cloned().collect();
    app.desk.drafts.retain(|place, _| {
        place.strip_suffix("/base").is_none_or(|of| known.iter().any(|known| known == of))
    });
    let pid = std::process::id();
    if let Ok(Some(place)) = drafts.lost_place(who, &start.login) {
        app.come_back(&place);
    }
    let ghosts: Vec<drafts::Session> = drafts.others(pid).unwrap_or_default();
    for ghost in ghosts.iter().filter(|g| g.login == start.login && g.who == who) {
        let _ = drafts.take_over(ghost.pid, pid);
        if let Some(place) = &ghost.place {
            app.come_back(place);
        }
        app.desk.say(text::took_over(app.desk.lang, &said::moment(ghost.at, &app.desk)));
    }
    let _ = drafts.arrive(&drafts::Session::of(pid, who, &start.login, start.clock.now_ms()));
    if app.desk.note == Note::Nothing
        && let Some(said) = said::drafts_waiting(&app.desk)
    {
        app.desk.say(said);
    }
}

/// Where the report of a panic goes: a file of one's own in the state folder, else the temporary folder.
fn panic_report() -> Option<PathBuf> {
    let folder = state_folder().unwrap_or_else(std::env::temp_dir);
    std::fs::create_dir_all(&folder).ok()?;
    Some(folder.join(format!("tavle-{}.txt", std::process::id())))
}

/// The person's own folder for what is to be found again.
fn state_folder() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    let folder = etcetera::choose_base_strategy().ok().and_then(|strategy| strategy.state_dir());
    folder.map(|folder| folder.join("tavle"))
}
