//! A text that another program has meanwhile: a private file in the person's own folder. Whatever ends first, this
//! program, the other one or the machine, the next session finds it again and offers what it holds as a draft.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::drafts::{Draft, began};

/// What stands beside the text.
const ABOUT: &str = "about.json";

/// A text that is lent.
pub struct Lent {
    folder: PathBuf,
    file: PathBuf,
    about: About,
}

/// Where a text belongs and what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct About {
    /// The database.
    db: PathBuf,
    /// Whose it is: login and claimed user.
    owner: String,
    /// What it is a draft of.
    place: String,
    /// The text as it was lent.
    text: String,
    /// Where the cursor stood, in bytes.
    cursor: usize,
    /// The name of the file with the text.
    file: String,
}

impl Lent {
    /// Writes a text to a file that only its owner can read (mode 0600, in folders of mode 0700 below `root`).
    ///
    /// # Errors
    /// The folder cannot be written to.
    pub fn begin(root: &Path, db: &Path, owner: &str, draft: &Draft) -> io::Result<Lent> {
        let pid = std::process::id();
        let folder = root.join(format!("{pid}-{}", began(pid).unwrap_or(0)));
        DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
        let about = About {
            db: whole(db),
            owner: owner.to_owned(),
            place: draft.place.clone(),
            text: draft.text.clone(),
            cursor: draft.cursor,
            file: file_name(&draft.place),
        };
        let file = folder.join(&about.file);
        // What stands beside the text comes first: without it the text would not be found again.
        write_private(&folder.join(ABOUT), &serde_json::to_string(&about)?)?;
        let end = if draft.text.is_empty() || draft.text.ends_with('\n') { "" } else { "\n" };
        write_private(&file, &format!("{}{end}", draft.text))?;
        Ok(Lent { folder, file, about })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.file
    }

    /// The text as it is by now; `None` where it is what was lent.
    ///
    /// # Errors
    /// The file is gone or cannot be read.
    pub fn text(&self) -> io::Result<Option<String>> {
        let bytes = fs::read(&self.file)?;
        let text = String::from_utf8(bytes).unwrap_or_else(|e| windows_1252(e.as_bytes()));
        // Programs end the last line; where it had no end before, that is no change.
        let was_open = !self.about.text.ends_with('\n');
        let text = match text.strip_suffix("\r\n").or(text.strip_suffix('\n')).filter(|_| was_open) {
            Some(open) => open.to_owned(),
            None => text,
        };
        Ok((text != self.about.text).then_some(text))
    }

    /// The text has come back and is kept elsewhere: the file goes. What the other program left beside it stays.
    pub fn end(self) {
        let _ = fs::remove_file(self.folder.join(ABOUT));
        let _ = fs::remove_file(&self.file);
        let _ = fs::remove_dir(&self.folder);
    }

    /// The texts of an owner that sessions had lent which are gone, each as the draft that it is now.
    pub fn left(root: &Path, db: &Path, owner: &str) -> Vec<(Lent, Option<Draft>)> {
        let folders = fs::read_dir(root).into_iter().flatten().flatten().map(|entry| entry.path());
        let left = folders.filter(|folder| !lives(folder)).filter_map(|folder| Lent::of(folder).ok());
        let db = whole(db);
        left.filter(|lent| lent.about.db == db && lent.about.owner == owner)
            .map(|lent| {
                let draft = lent.draft();
                (lent, draft)
            })
            .collect()
    }

    fn of(folder: PathBuf) -> io::Result<Lent> {
        let about: About = serde_json::from_slice(&fs::read(folder.join(ABOUT))?)?;
        Ok(Lent { file: folder.join(&about.file), folder, about })
    }

    fn draft(&self) -> Option<Draft> {
        let text = self.text().ok().flatten()?;
        let changed = fs::metadata(&self.file).and_then(|file| file.modified()).ok()?;
        let at = changed.duration_since(std::time::UNIX_EPOCH).ok()?.as_millis();
        let (place, cursor) = (self.about.place.clone(), self.about.cursor);
        Some(Draft { place, text, cursor, at: i64::try_from(at).unwrap_or(0) })
    }
}

/// Whether the process that made a folder is there.
fn lives(folder: &Path) -> bool {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let known =
        name.split_once('-').and_then(|(pid, started)| Some((pid.parse().ok()?, started.parse().ok()?)));
    known.is_some_and(|(pid, started): (u32, i64)| began(pid) == Some(started))
}

fn whole(db: &Path) -> PathBuf {
    fs::canonicalize(db).unwrap_or_else(|_| db.to_owned())
}

/// `N-0012.md` for `note/N-0012`: what a person sees in the other program's title.
fn file_name(place: &str) -> String {
    let last: String =
        place.trim_start_matches("note/").chars().map(|c| if is_plain(c) { c } else { '-' }).collect();
    format!("{last}.md")
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Old programs keep to the letters of Western Europe.
fn windows_1252(bytes: &[u8]) -> String {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::TestFile;
    use std::os::unix::fs::PermissionsExt;

    fn lent(root: &Path, db: &Path, text: &str) -> Lent {
        let draft = Draft { place: "note/N-0012".into(), text: text.into(), cursor: 2, at: 0 };
        Lent::begin(root, db, "hl/HL", &draft).unwrap()
    }

    fn root(file: &TestFile) -> PathBuf {
        file.path().with_extension("lent")
    }

    #[test]
    fn only_its_owner_can_read_what_is_lent() {
        let file = TestFile::new();
        let lent = lent(&root(&file), file.path(), "f: ét brev");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(lent.path()), mode(&lent.folder), mode(&root(&file))), (0o600, 0o700, 0o700));
        assert_eq!(lent.path().file_name().unwrap(), "N-0012.md");
        let folder = lent.folder.clone();
        lent.end();
        assert!(!folder.exists());
        fs::remove_dir_all(root(&file)).unwrap();
    }

    #[test]
    fn the_end_of_the_last_line_is_no_change_and_old_letters_are_read() {
        let file = TestFile::new();
        let lent = lent(&root(&file), file.path(), "æble");
        assert_eq!(fs::read_to_string(lent.path()).unwrap(), "æble\n");
        assert_eq!(lent.text().unwrap(), None);
        fs::write(lent.path(), b"r\xF8de \xE6bler\r\n").unwrap();
        assert_eq!(lent.text().unwrap().as_deref(), Some("røde æbler"));
        fs::remove_dir_all(root(&file)).unwrap();
    }

    #[test]
    fn what_a_session_that_is_gone_had_lent_is_found_by_its_owner_alone() {
        let file = TestFile::new();
        let root = root(&file);
        let mine = lent(&root, file.path(), "et");
        fs::write(mine.path(), "et ord mere").unwrap();
        assert!(Lent::left(&root, file.path(), "hl/HL").is_empty(), "this session lives");
        fs::rename(&mine.folder, root.join("4294967294-1")).unwrap();
        assert!(Lent::left(&root, file.path(), "mk/MK").is_empty());
        assert!(Lent::left(&root, Path::new("/another.db"), "hl/HL").is_empty());
        let found = Lent::left(&root, file.path(), "hl/HL").pop().unwrap().1.unwrap();
        assert_eq!(
            (found.place.as_str(), found.text.as_str(), found.cursor),
            ("note/N-0012", "et ord mere", 2)
        );
        assert!(found.at > 0);
        fs::remove_dir_all(root).unwrap();
    }
}
