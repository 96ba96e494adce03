//! The two folders that files come from and go to: settings of the file, each with the name that Windows has for it;
//! without them, folders in the user's own data folder, which are made when they are needed.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use etcetera::BaseStrategy;

use crate::domain::arrival::{Folder, Lying};
use crate::domain::words;
use crate::exchange::recognise::{Recognised, START, what_is};
use crate::store::{Error, Store};
use crate::text::{self, Lang};

use super::said::shown;

/// The settings of a folder: its path, and its name for those who use Windows.
const IN: [&str; 2] = ["folder_in", "folder_in_windows"];
const OUT: [&str; 2] = ["folder_out", "folder_out_windows"];
/// How many files are listed at most, the newest first.
const LISTED: usize = 200;

/// The folders that files come from and go to.
pub fn both(store: &Store) -> Result<(Folder, Folder), Error> {
    Ok((folder(store, IN, "ind")?, folder(store, OUT, "ud")?))
}

/// The files of a folder that a person may have laid there, the newest first.
///
/// # Errors
/// Why the folder cannot be read, in a sentence.
pub fn lying(folder: &Folder, lang: Lang) -> Result<Vec<Lying>, String> {
    let failed = |error: io::Error| unreadable(folder, &error, lang);
    let mut files: Vec<Lying> = Vec::new();
    for entry in fs::read_dir(&folder.path).map_err(failed)? {
        let Ok(entry) = entry else { continue };
        files.extend(file(&entry.path()));
    }
    files.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.name.cmp(&b.name)));
    files.truncate(LISTED);
    for file in &mut files {
        file.what = seems(&file.path, &file.name, lang);
    }
    Ok(files)
}

/// Why a folder cannot be used, and where it is set.
pub fn unreadable(folder: &Folder, error: &io::Error, lang: Lang) -> String {
    let path = shown(&folder.path);
    let name = if folder.shown == path { path } else { format!("{} ({path})", folder.shown) };
    match error.kind() {
        io::ErrorKind::NotFound => text::folder_missing(lang, &name),
        io::ErrorKind::PermissionDenied => text::folder_no_rights(lang, &name),
        _ => text::folder_failed(lang, &name, text::cause(error).of(lang)),
    }
}

/// Writes a file into a folder under this name, or under the next one that is free; tells the name.
///
/// # Errors
/// Why the folder cannot be written to.
pub fn put(folder: &Folder, name: &str, write: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<String> {
    let name = free(&folder.path, name);
    let whole = folder.path.join(&name);
    let growing = folder.path.join(format!(".{name}.{}.part", std::process::id()));
    let written = write(&growing).and_then(|()| fs::rename(&growing, &whole));
    if written.is_err() {
        let _ = fs::remove_file(&growing);
    }
    written.map(|()| name)
}

/// A name that no file of the folder has: `rapport.html`, `rapport-2.html`.
pub fn free(folder: &Path, name: &str) -> String {
    let (stem, end) = name.rsplit_once('.').map_or((name, String::new()), |(s, e)| (s, format!(".{e}")));
    let others = (2..1000).map(|n| format!("{stem}-{n}{end}"));
    let mut names = std::iter::once(name.to_owned()).chain(others);
    names.find(|name| !folder.join(name).exists()).unwrap_or_else(|| name.to_owned())
}

fn folder(store: &Store, [path, windows]: [&str; 2], own: &str) -> Result<Folder, Error> {
    let set = |key: &str| Ok::<_, Error>(store.setting(key)?.filter(|value| !value.trim().is_empty()));
    let path = match set(path)? {
        Some(path) => at_home(path.trim()),
        None => own_folder(own),
    };
    let shown = set(windows)?.unwrap_or_else(|| shown(&path));
    Ok(Folder { path, shown })
}

/// `~/Ind` is a folder of whoever sits here.
fn at_home(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), etcetera::home_dir()) {
        (Some(rest), Ok(home)) => home.join(rest),
        _ => PathBuf::from(path),
    }
}

/// A folder of the user's own, made where it is not there yet; where that fails, using it says why.
fn own_folder(name: &str) -> PathBuf {
    let data =
        etcetera::choose_base_strategy().map(|s| s.data_dir()).unwrap_or_else(|_| std::env::temp_dir());
    let folder = data.join("tavle").join(name);
    let _ = fs::create_dir_all(&folder);
    folder
}

fn file(path: &Path) -> Option<Lying> {
    let name = shown(Path::new(path.file_name()?));
    let about = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    if name.starts_with('.') || name.ends_with(".part") {
        return None;
    }
    let at = about.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    let at = at.and_then(|at| i64::try_from(at.as_millis()).ok()).unwrap_or_default();
    Some(Lying { path: path.to_owned(), name, bytes: about.len(), at, what: String::new() })
}

/// What a file seems to be, in a few words.
fn seems(path: &Path, name: &str, lang: Lang) -> String {
    let start = File::open(path).and_then(|file| {
        let mut start = Vec::new();
        file.take(START as u64).read_to_end(&mut start).map(|_| start)
    });
    match start {
        Ok(start) if start.trim_ascii().is_empty() => text::seems_empty(lang),
        Ok(start) => in_brief(&what_is(&start, name), lang),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => text::seems_locked(lang),
        Err(_) => text::seems_unreadable(lang),
    }
}

fn in_brief(what: &Recognised, lang: Lang) -> String {
    match what {
        Recognised::Own(kind) => text::seems_own(lang, &words::kinds(*kind).of(lang).to_lowercase()),
        Recognised::ErrorMessage(_) => text::seems_error(lang),
        Recognised::Unknown { .. } => text::seems_unknown(lang),
        other => other.words().of(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_file_of_a_name_gets_a_number_and_the_first_stays() {
        let path = std::env::temp_dir().join(format!("tavle-folders-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        let folder = Folder { path: path.clone(), shown: "S:\\Ud".into() };
        let write = |text: &'static str| move |path: &Path| fs::write(path, text);
        assert_eq!(put(&folder, "rapport.html", write("1")).unwrap(), "rapport.html");
        assert_eq!(put(&folder, "rapport.html", write("2")).unwrap(), "rapport-2.html");
        assert_eq!(fs::read_to_string(path.join("rapport.html")).unwrap(), "1");
        let names: Vec<String> =
            lying(&folder, Lang::Da).unwrap().into_iter().map(|file| file.name).collect();
        assert_eq!(names.len(), 2, "{names:?}");
        fs::remove_dir_all(path).unwrap();
    }

    #[test]
    fn a_folder_that_is_missing_says_so_under_the_name_that_windows_has_for_it() {
        let folder = Folder { path: "/findes/ikke".into(), shown: "S:\\Tavle\\Ind".into() };
        let why = lying(&folder, Lang::Da).unwrap_err();
        assert!(why.contains("S:\\Tavle\\Ind (/findes/ikke)"), "{why}");
    }
}
