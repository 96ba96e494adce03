//! The parts of a workbook's zip archive, unpacked within bounds: what the archive claims is checked before, what comes
//! out of it while it is unpacked.

use std::io::{self, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::{Foreign, UNPACKED_LIMIT};
use crate::exchange::problem::Message;

/// The most files that an archive may hold.
const FILES_LIMIT: usize = 10_000;
/// The longest run of text or of a single tag, in bytes: a cell's limit with everything escaped.
const RUN_LIMIT: usize = 2 * crate::exchange::table::CELL_LIMIT;

/// The archive of a workbook.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How much may still be unpacked, in bytes.
    room: u64,
}

type Entry<'p, 'b> = ZipFile<'p, Cursor<&'b [u8]>>;

/// One part, as XML.
pub(super) struct Part<'p, 'b> {
    reader: Reader<BufReader<Bounded<Entry<'p, 'b>>>>,
    buffer: Vec<u8>,
}

impl<'b> Package<'b> {
    /// Opens an archive, and says what it is if it is no workbook of the kind that is read.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Package<'b>, Message> {
        if memchr::memmem::find_iter(bytes, b"PK\x01\x02").nth(FILES_LIMIT).is_some() {
            return Err(Message::Foreign(Foreign::Archive));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Message::BrokenWorkbook)?;
        let package = Package { archive, room: UNPACKED_LIMIT };
        match package.foreign() {
            Some(foreign) => Err(Message::Foreign(foreign)),
            None => Ok(package),
        }
    }

    /// What else the archive is.
    fn foreign(&self) -> Option<Foreign> {
        let has = |name: &str| self.archive.index_for_name(name).is_some();
        let has_any = |folder: &str| self.archive.file_names().flatten().any(|name| name.starts_with(folder));
        if has("content.xml") && has("mimetype") {
            return Some(Foreign::OpenDocument);
        }
        match (has("xl/workbook.bin"), has_any("xl/"), has_any("word/")) {
            (true, ..) => Some(Foreign::Binary),
            (_, true, _) => None,
            (.., true) => Some(Foreign::Word),
            _ if has("_rels/.rels") => None,
            _ => Some(Foreign::Archive),
        }
    }

    /// A part by its path in the archive; `None` where there is none.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<Part<'_, 'b>>, Message> {
        let Some(at) = self.index(path) else { return Ok(None) };
        let entry = self.archive.by_index(at).map_err(|_| Message::BrokenWorkbook)?;
        let claimed = entry.size();
        self.room = self.room.checked_sub(claimed).ok_or_else(|| too_large(UNPACKED_LIMIT))?;
        let mut reader = Reader::from_reader(BufReader::new(Bounded { inner: entry, left: claimed, run: 0 }));
        let config = reader.config_mut();
        config.check_end_names = false;
        config.expand_empty_elements = true;
        Ok(Some(Part { reader, buffer: Vec::new() }))
    }

    fn index(&self, path: &str) -> Option<usize> {
        let exact = self.archive.index_for_name(path);
        exact.or_else(|| {
            let is_it = |name: Option<&str>| name.is_some_and(|name| name.eq_ignore_ascii_case(path));
            let mut names = self.archive.file_names().map(|name| name.ok());
            names.position(|name| is_it(name.as_deref()))
        })
    }
}

impl Part<'_, '_> {
    /// The next event; a part that breaks off ends with [`Event::Eof`].
    pub(super) fn next(&mut self) -> Result<Event<'_>, Message> {
        self.buffer.clear();
        self.reader.read_event_into(&mut self.buffer).map_err(|error| match error {
            quick_xml::Error::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                too_large(UNPACKED_LIMIT)
            }
            _ => Message::BrokenWorkbook,
        })
    }
}

/// The sentence about a workbook that is larger than this, in bytes.
pub(super) fn too_large(limit: u64) -> Message {
    Message::TooLarge { megabytes: limit / 1024 / 1024 }
}

/// Never gives more than the archive has claimed, nor a run of text without end.
struct Bounded<R> {
    inner: R,
    left: u64,
    run: usize,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, target: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(target)?;
        let got = target.get(..count).unwrap_or_default();
        self.left = self.left.checked_sub(count as u64).ok_or(io::ErrorKind::FileTooLarge)?;
        self.run = match memchr::memchr_iter(b'<', got).next_back() {
            Some(last) => count - last,
            None => self.run + count,
        };
        if self.run > RUN_LIMIT { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(count) }
    }
}
