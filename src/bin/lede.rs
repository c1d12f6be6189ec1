//! The command line: the core on files.

fn main() -> std::process::ExitCode {
    lede::cli::main()
}
