//! A house with an in folder and an out folder, for the tests of files that go in and out.

use std::path::PathBuf;

use tavle::domain::change::{Author, Change, Put};
use tavle::domain::field::Kind;
use tavle::msg::event::Event;
use tavle::msg::key::Input;
use tavle::store::{Clock, Mode, Store};
use tavle::text::Lang;

use crate::pty::Folder;
use crate::stage::{Stage, example};

pub const SMALL: (u16, u16) = (80, 24);
pub const LARGE: (u16, u16) = (120, 36);

/// Two new proposals, one of them with a hidden sign, one that names nothing, and one twice.
pub const SLIPS: &str = "title,text,owner\nBænke ved busstoppet,Der mangler b\u{202e}ænke,\nÅbent om lørdagen,Gerne kl. 10-13,HL\nUkendt,x,QQ\n";

/// A house with an in folder and an out folder that have names in Windows.
pub struct House {
    folder: Folder,
    pub db: PathBuf,
}

impl House {
    pub fn new() -> House {
        let folder = Folder::new();
        let db = PathBuf::from(folder.file("house.db"));
        example(&db);
        let house = House { folder, db };
        let (inn, out) = (house.path("ind"), house.path("ud"));
        std::fs::create_dir_all(&inn).unwrap();
        std::fs::create_dir_all(&out).unwrap();
        let set = |key: &str, value: &str| Change::Create {
            kind: Kind::Setting,
            key: Some(key.into()),
            values: vec![(1601, Put::text(value))],
        };
        let mut store = Store::open(&house.db, Mode::Write, Clock::System).unwrap();
        let author = Author { who: "HL".into(), login: "HL".into(), via: "set".into() };
        let settings = [
            set("folder_in", inn.to_str().unwrap()),
            set("folder_in_windows", "S:\\Tavle\\Ind"),
            set("folder_out", out.to_str().unwrap()),
            set("folder_out_windows", "S:\\Tavle\\Ud"),
        ];
        store.commit(&author, None, &settings).unwrap();
        house
    }

    pub fn path(&self, name: &str) -> PathBuf {
        PathBuf::from(self.folder.file(name))
    }

    pub fn lay(&self, name: &str, text: impl AsRef<[u8]>) {
        self.lay_in("ind", name, text);
    }

    pub fn lay_in(&self, folder: &str, name: &str, text: impl AsRef<[u8]>) {
        std::fs::create_dir_all(self.path(folder)).unwrap();
        std::fs::write(self.path(folder).join(name), text).unwrap();
    }

    pub fn stage(&self, size: (u16, u16), lang: Lang) -> Stage {
        Stage::on(&self.db, size, lang, "HL")
    }

    pub fn count(&self, kind: Kind) -> usize {
        Store::open(&self.db, Mode::Read, Clock::System).unwrap().count(kind).unwrap()
    }
}

pub fn open(stage: &mut Stage, entry: &str) {
    stage.keys(&format!("f10 text:{entry} enter"));
}

pub fn paste(stage: &mut Stage, text: &str) {
    stage.event(Event::Input(vec![Input::Paste(text.to_owned())]));
}
