//! Manual pages, made of the same words as `--help`.

use clap::Command;
use clap_mangen::Man;
use std::io;
use std::path::Path;

/// Prints the manual page of the whole, or writes one for each command into a folder.
pub(super) fn write(command: Command, folder: Option<&Path>) -> io::Result<()> {
    match folder {
        None => Man::new(command).render(&mut io::stdout().lock()),
        Some(folder) => {
            std::fs::create_dir_all(folder)?;
            clap_mangen::generate_to(command, folder)
        }
    }
}
