//! What LibreOffice makes of a file, for tests that run only where it is installed.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A file as LibreOffice writes it again in another format, in a folder with a profile of its own.
pub fn converted(file: &Path, folder: &Path, format: &str) -> PathBuf {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let out = folder.join("out");
    let status = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", format, "--outdir"])
        .args([out.as_path(), file])
        .status()
        .unwrap();
    assert!(status.success(), "{} cannot be opened", file.display());
    let ending = format.split(':').next().unwrap_or(format);
    let made = out.join(file.file_name().unwrap()).with_extension(ending);
    assert!(made.is_file(), "{} cannot be opened", file.display());
    made
}

/// The text of a file as LibreOffice prints it. The file is written into the folder under its name.
pub fn printed(name: &str, bytes: &[u8], folder: &Path) -> String {
    let file = folder.join(name);
    std::fs::write(&file, bytes).unwrap();
    let pdf = converted(&file, folder, "pdf");
    let text = Command::new("pdftotext").arg("-layout").arg(&pdf).arg("-").output().unwrap();
    assert!(text.status.success(), "{name} cannot be printed");
    String::from_utf8_lossy(&text.stdout).into_owned()
}
