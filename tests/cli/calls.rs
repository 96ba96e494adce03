//! Help, wrong calls and settings, in both languages.

use crate::place::Place;

#[test]
fn help_is_there_for_every_command_in_both_languages() {
    let place = Place::new();
    let da = place.run(&["--help"]).ends(0).out;
    let en = place.run(&["--help", "--lang", "en"]).ends(0).out;
    assert!(da.contains("Brug: tavle") && en.contains("Usage: tavle"), "{da}{en}");
    let commands = [
        "demo", "import", "export", "list", "show", "new", "set", "link", "delete", "log", "undo", "check",
        "info", "backup", "keys",
    ];
    for command in commands {
        assert!(da.contains(&format!("  {command} ")), "{command}");
        let danish = place.run(&[command, "--help"]).ends(0).out;
        let english = place.run(&["--lang=en", command, "-h"]).ends(0).out;
        assert!(danish.contains(&format!("Brug: tavle {command}")), "{danish}");
        assert!(english.contains(&format!("Usage: tavle {command}")), "{english}");
        for foreign in ["Usage", "Options", "OPTIONS", "Arguments", "Commands", "Print help"] {
            assert!(!danish.contains(foreign), "{foreign} in {danish}");
        }
    }
}

#[test]
fn the_version_is_one_line() {
    let place = Place::new();
    let told = place.run(&["--version"]).ends(0).out;
    assert_eq!(told, format!("tavle {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(place.run(&["-V"]).ends(0).out, told);
}

#[test]
fn a_wrong_call_is_told_in_our_own_words_and_ends_with_2() {
    let place = Place::new();
    let calls: [(&[&str], &str, &str); 11] = [
        (&["vis"], "Der er ingen kommando »vis«.", "There is no command “vis”."),
        (&["lits"], "Mente du list?", "Did you mean list?"),
        (&["list"], "Der mangler KIND.", "KIND is missing."),
        (&["list", "forslag"], "ukendt slags", "unknown kind"),
        (&["list", "proposals", "--filtr", "x"], "--filtr kendes ikke her.", "--filtr is not known here."),
        (&["list", "proposals", "mere"], "»mere« er for meget her.", "“mere” is too much here."),
        (&["list", "proposals", "--filter"], "mangler sin værdi", "lacks its value"),
        (&["set", "F-0412", "verdict"], "»verdict« passer ikke til", "“verdict” does not fit"),
        (&["undo", "i går"], "et bundt er et helt tal", "a batch is a whole number"),
        (&["--theme", "pink", "keys"], "vælg dark, light eller contrast", "choose dark, light or contrast"),
        (&["--now", "snart", "info"], "skriv 2020-04-20", "write 2020-04-20"),
    ];
    for (call, da, en) in calls {
        let danish = place.run(call).ends(2).says(da).says("--help«");
        let english = place.run(&[&["--lang", "en"], call].concat()).ends(2).says(en).says("--help”");
        assert_eq!((danish.out, english.out), (String::new(), String::new()));
        assert_eq!(danish.err.lines().count(), 1);
    }
}

#[test]
fn the_language_comes_from_the_flag_else_from_the_environment() {
    let place = Place::new();
    let said = |arguments: &[&str], lang: &str| {
        let output = place.command(arguments).env("TAVLE_LANG", lang).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(said(&["vis"], "en").contains("There is no command"));
    assert!(said(&["vis", "--lang", "da"], "en").contains("Der er ingen kommando"));
    assert!(said(&["vis"], "xx").contains("Der er ingen kommando"));
}

#[test]
fn the_table_of_keys_follows_ones_own_and_names_a_mistake_in_them() {
    let place = Place::new();
    let keys = place.run(&["keys", "--json"]).ends(0).json();
    let accept = |keys: &[serde_json::Value]| {
        keys.iter().find(|k| k["action"] == "verdict-accept").map(|k| k["keys"].clone()).unwrap()
    };
    assert_eq!(accept(&keys), serde_json::json!(["i"]));
    assert!(keys.iter().all(|k| k["scope"].is_string() && k["help"].is_string()));
    std::fs::create_dir_all(place.0.join("config/tavle")).unwrap();
    place.write("config/tavle/keys.toml", "[proposals]\nverdict-accept = \"x\"\n");
    assert_eq!(accept(&place.run(&["keys", "--json"]).ends(0).json()), serde_json::json!(["x"]));
    place.write("config/tavle/keys.toml", "[proposals]\nverdict-accept = \"t\"\n");
    let told = place.run(&["keys", "--json"]).ends(1).says("keys.toml bruges ikke: t både til");
    assert_eq!(accept(&told.json()), serde_json::json!(["i"]));
}

#[test]
fn the_file_is_the_one_named_else_that_of_the_environment_else_ones_own() {
    let place = Place::new();
    place.run(&["new", "task", "title=a"]).ends(0);
    assert!(place.has("data/tavle/tavle.db"));
    let output =
        place.command(&["new", "task", "title=b"]).env("TAVLE_DB", place.0.join("env.db")).output().unwrap();
    assert!(output.status.success() && place.has("env.db"));
    place.run(&["new", "task", "title=c", "--db", "flag.db"]).ends(0);
    assert!(place.has("flag.db"));
}

#[test]
fn the_board_without_a_terminal_says_so() {
    let place = Place::new();
    use std::os::unix::process::CommandExt;
    let mut command = std::process::Command::new("setsid");
    command.arg("-w").arg(env!("CARGO_BIN_EXE_tavle")).current_dir(&place.0).env("XDG_DATA_HOME", &place.0);
    command.stdin(std::process::Stdio::null()).arg0("setsid");
    let Ok(output) = command.output() else { return };
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Tavlen skal bruge en terminal"));
}
