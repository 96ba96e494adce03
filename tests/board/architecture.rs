//! Who may know whom: a module sees only what stands below it, and each library has its one place.

use std::path::{Path, PathBuf};

/// Each module and the modules that it must not name.
const ORDER: &[(&str, &[&str])] = &[
    (
        "text",
        &[
            "domain", "store", "exchange", "worker", "msg", "screens", "ui", "app", "run", "cli", "term",
            "demo",
        ],
    ),
    ("domain", &["store", "exchange", "worker", "msg", "screens", "ui", "app", "run", "cli", "term", "demo"]),
    ("store", &["exchange", "worker", "msg", "screens", "ui", "app", "run", "cli", "term", "demo"]),
    ("exchange", &["store", "worker", "msg", "screens", "ui", "app", "run", "cli", "term", "demo"]),
    ("worker", &["screens", "ui", "app", "run", "cli", "term"]),
    ("msg", &["store", "exchange", "worker", "screens", "ui", "app", "run", "cli", "term", "demo"]),
    ("ui", &["domain", "store", "exchange", "worker", "msg", "screens", "app", "run", "cli", "term", "demo"]),
    ("screens", &["store", "exchange", "worker", "app", "run", "cli", "term", "demo"]),
    ("app", &["store", "exchange", "worker", "run", "cli", "term", "demo"]),
    ("term", &["domain", "store", "exchange", "worker", "screens", "app", "run", "cli", "demo"]),
];

/// Each library and the places that may name it.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("rusqlite", &["src/store"]),
    ("crossterm", &["src/term"]),
    ("ratatui", &["src/ui", "src/term", "src/run.rs"]),
];

#[test]
fn a_module_names_only_what_stands_below_it() {
    let mut wrong = Vec::new();
    for (file, code) in sources() {
        let module = module_of(&file);
        let Some((_, above)) = ORDER.iter().find(|(name, _)| *name == module) else { continue };
        for name in *above {
            if code.contains(&format!("crate::{name}::")) || code.contains(&format!("use crate::{name};")) {
                wrong.push(format!("{} names {name}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_library_has_its_one_place() {
    let mut wrong = Vec::new();
    for (file, code) in sources() {
        for (library, places) in LIBRARIES {
            let path = file.to_string_lossy().into_owned();
            if code.contains(&format!("{library}::")) && !places.iter().any(|p| path.starts_with(p)) {
                wrong.push(format!("{path} names {library}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn sql_is_written_in_the_store_alone() {
    let verbs = ["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "PRAGMA "];
    let wrong: Vec<String> = sources()
        .into_iter()
        .filter(|(file, code)| {
            !file.starts_with("src/store") && verbs.iter().any(|v| code.contains(&format!("\"{v}")))
        })
        .map(|(file, _)| file.display().to_string())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_says_in_its_first_line_what_it_is_for() {
    let wrong: Vec<String> = sources()
        .into_iter()
        .filter(|(_, code)| !code.starts_with("//! "))
        .map(|(file, _)| file.display().to_string())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn module_of(file: &Path) -> String {
    let inside = file.strip_prefix("src").unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_string()
}

/// Every source file with its code, tests left out.
fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs")
                && path.file_name().is_some_and(|n| n != "tests.rs")
            {
                let code = std::fs::read_to_string(&path).unwrap();
                let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_string();
                found.push((path, code));
            }
        }
    }
    assert!(found.len() > 50);
    found
}
