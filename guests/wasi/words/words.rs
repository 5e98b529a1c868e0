// Prints the words of files, or of the standard input, by how often they occur: words [FILE...]
// Exits with 1 where a file cannot be read.
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::ExitCode;
use std::{env, fs};

fn count(input: impl Read, words: &mut BTreeMap<String, u64>) -> io::Result<()> {
    for line in BufReader::new(input).lines() {
        for word in line?.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            *words.entry(word.to_lowercase()).or_default() += 1;
        }
    }
    Ok(())
}

fn main() -> ExitCode {
    let mut words = BTreeMap::new();
    let mut failed = false;
    let files: Vec<String> = env::args().skip(1).collect();
    if files.is_empty() {
        failed |= count(io::stdin(), &mut words).is_err();
    }
    for file in &files {
        let counted = fs::File::open(file).and_then(|opened| count(opened, &mut words));
        if let Err(error) = counted {
            eprintln!("words: {file}: {error}");
            failed = true;
        }
    }
    let mut sorted: Vec<(String, u64)> = words.into_iter().collect();
    sorted.sort_by(|a, b| b.1.cmp(&a.1));
    let mut out = io::stdout().lock();
    for (word, times) in sorted {
        if writeln!(out, "{times} {word}").is_err() {
            failed = true;
            break;
        }
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
