//! Arguments, error report, exit code; nothing else.

fn main() {}
