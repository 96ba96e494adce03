//! What the threads of a program and of those it has started are doing, as the system tells it (Linux: `/proc`).

use std::path::Path;

/// The threads of a program at one moment; none where it has ended.
pub struct Threads(Vec<Thread>);

struct Thread {
    name: String,
    state: char,
    /// Voluntary context switches: how often it has gone to sleep.
    slept: u64,
}

impl Threads {
    /// Those of a process and its children.
    pub fn of(pid: u32) -> Threads {
        let mut threads = Threads(Vec::new());
        for task in std::fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten() {
            threads.0.extend(Thread::read(&task.path()));
            let children = std::fs::read_to_string(task.path().join("children")).unwrap_or_default();
            for child in children.split_whitespace().filter_map(|child| child.parse().ok()) {
                threads.0.extend(Threads::of(child).0);
            }
        }
        threads
    }

    /// Whether one of them runs, waits for a processor, or waits for the disk.
    pub fn are_busy(&self) -> bool {
        self.0.iter().any(|thread| matches!(thread.state, 'R' | 'D'))
    }

    /// How often they have gone to sleep, all together: the program was woken as often.
    pub fn slept(&self) -> u64 {
        self.0.iter().map(|thread| thread.slept).sum()
    }

    /// How often the thread that reads the keys has gone to sleep: one more, and it has read what was typed.
    pub fn reader_slept(&self) -> u64 {
        self.0.iter().filter(|thread| thread.name == "input").map(|thread| thread.slept).sum()
    }
}

impl Thread {
    fn read(task: &Path) -> Option<Thread> {
        let status = std::fs::read_to_string(task.join("status")).ok()?;
        let value = |name: &str| Some(status.lines().find_map(|line| line.strip_prefix(name))?.trim());
        Some(Thread {
            name: value("Name:")?.to_string(),
            state: value("State:")?.chars().next()?,
            slept: value("voluntary_ctxt_switches:")?.parse().ok()?,
        })
    }
}
