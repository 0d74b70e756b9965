// Rust's unicode-segmentation, for scripts/compare; called as icu.c is.
use std::io::{BufRead, Write};
use unicode_segmentation::UnicodeSegmentation;

/// As C has it on 64-bit systems.
#[repr(C)]
struct TimeSpec {
    seconds: i64,
    nanoseconds: i64,
}

extern "C" {
    fn clock_gettime(clock: i32, time: *mut TimeSpec) -> i32;
}

/// Seconds of the processor that this thread has used: what other processes do does not count.
fn processor_seconds() -> f64 {
    const THREAD_CPUTIME: i32 = 3;
    let mut time = TimeSpec { seconds: 0, nanoseconds: 0 };
    // Safe: the structure has the system's layout and outlives the call.
    unsafe { clock_gettime(THREAD_CPUTIME, &mut time) };
    time.seconds as f64 + time.nanoseconds as f64 * 1e-9
}

/// The segments of all documents, as (document, start, end) in bytes where they are asked for.
fn pass(documents: &[&str], of_words: bool, mut each: impl FnMut(usize, usize, usize)) -> usize {
    let mut count = 0;
    for (index, text) in documents.iter().enumerate() {
        let mut tell = |start: usize, segment: &str| {
            count += 1;
            each(index, start, start + segment.len());
        };
        if of_words {
            text.split_word_bound_indices().for_each(|(start, segment)| tell(start, segment));
        } else {
            let mut start = 0;
            for segment in text.split_sentence_bounds() {
                tell(start, segment);
                start += segment.len();
            }
        }
    }
    count
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let of_words = arguments[2] == "words";
    let contents = std::fs::read_to_string(&arguments[3]).expect("a file of UTF-8");
    let documents: Vec<&str> = contents.split('\0').filter(|text| !text.is_empty()).collect();
    let mut output = std::io::stdout().lock();
    match arguments[1].as_str() {
        "spans" => {
            let mut lines = String::new();
            pass(&documents, of_words, |index, start, end| lines += &format!("{index}\t{start}\t{end}\n"));
            output.write_all(lines.as_bytes()).expect("output");
        }
        "once" => println!("{}", pass(&documents, of_words, |_, _, _| ())),
        _ => {
            let expected = pass(&documents, of_words, |_, _, _| ());
            let size: usize = documents.iter().map(|text| text.len()).sum();
            writeln!(output, "ready\t{}\t{size}", documents.len()).expect("output");
            output.flush().expect("output");
            for _ in std::io::stdin().lock().lines() {
                let start = processor_seconds();
                let count = pass(&documents, of_words, |_, _, _| ());
                let spent = processor_seconds() - start;
                assert_eq!(count, expected);
                writeln!(output, "{spent:.9}").expect("output");
                output.flush().expect("output");
            }
        }
    }
}
