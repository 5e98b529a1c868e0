//! Guest SDK for the world handle: one file, to be included as a module. A guest exports functions without parameters;
//! each answers a request.
#![allow(dead_code)]

mod host {
    #[link(wasm_import_module = "env")]
    extern "C" {
        pub fn log(text: *const u8, size: u64);
        pub fn response_set_status_line(status: u32, reason: *const u8, size: u64);
        pub fn response_set_header(name: *const u8, name_size: u64, value: *const u8, value_size: u64);
        pub fn response_set_body(body: *const u8, size: u64);
        pub fn db_get(key: *const u8, key_size: u64, into: *mut u8, size: u64) -> i64;
        pub fn tcp_connect(address: *const u8, size: u64) -> i32;
        pub fn tcp_read(descriptor: i32, into: *mut u8, size: u64) -> i64;
        pub fn tcp_write(descriptor: i32, from: *const u8, size: u64) -> i64;
        pub fn tcp_close(descriptor: i32) -> i32;
        pub fn request_path(into: *mut u8, size: u64) -> i64;
        pub fn request_query(into: *mut u8, size: u64) -> i64;
        pub fn request_header_get(name: *const u8, name_size: u64, into: *mut u8, size: u64) -> i64;
        pub fn request_body_read(into: *mut u8, size: u64) -> i64;
    }
}

/// Asks for a length first, then for the value; `None` where there is none.
fn fetch(get: impl Fn(*mut u8, u64) -> i64) -> Option<Vec<u8>> {
    let length = get(std::ptr::null_mut(), 0);
    if length < 0 {
        return None;
    }
    let mut value = vec![0; length as usize];
    get(value.as_mut_ptr(), length as u64);
    Some(value)
}

/// Writes one line to the invocation's log.
pub fn log(line: &str) {
    unsafe { host::log(line.as_ptr(), line.len() as u64) }
}

/// A value of the function's environment.
pub fn value(key: &str) -> Option<String> {
    let bytes = fetch(|into, size| unsafe { host::db_get(key.as_ptr(), key.len() as u64, into, size) })?;
    String::from_utf8(bytes).ok()
}

pub mod request {
    use super::{fetch, host};

    pub fn path() -> String {
        text(fetch(|into, size| unsafe { host::request_path(into, size) }))
    }

    pub fn query() -> String {
        text(fetch(|into, size| unsafe { host::request_query(into, size) }))
    }

    pub fn header(name: &str) -> Option<String> {
        fetch(|into, size| unsafe { host::request_header_get(name.as_ptr(), name.len() as u64, into, size) })
            .map(|bytes| text(Some(bytes)))
    }

    /// The whole body; what came of it where it broke off.
    pub fn body() -> Vec<u8> {
        let mut body = Vec::new();
        let mut piece = [0; 4096];
        loop {
            let count = unsafe { host::request_body_read(piece.as_mut_ptr(), piece.len() as u64) };
            if count <= 0 {
                return body;
            }
            body.extend_from_slice(&piece[..count as usize]);
        }
    }

    fn text(bytes: Option<Vec<u8>>) -> String {
        String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned()
    }
}

pub mod response {
    use super::host;

    pub fn status(status: u16, reason: &str) {
        unsafe { host::response_set_status_line(status.into(), reason.as_ptr(), reason.len() as u64) }
    }

    pub fn header(name: &str, value: &str) {
        unsafe { host::response_set_header(name.as_ptr(), name.len() as u64, value.as_ptr(), value.len() as u64) }
    }

    pub fn body(body: impl AsRef<[u8]>) {
        let bytes = body.as_ref();
        unsafe { host::response_set_body(bytes.as_ptr(), bytes.len() as u64) }
    }
}

/// A connection to another server; closed when it is dropped.
pub struct TcpStream(i32);

impl TcpStream {
    pub fn connect(address: &str) -> Option<TcpStream> {
        let descriptor = unsafe { host::tcp_connect(address.as_ptr(), address.len() as u64) };
        (descriptor >= 0).then(|| TcpStream(descriptor))
    }

    /// Bytes read; 0 at the end of the stream.
    pub fn read(&mut self, into: &mut [u8]) -> Option<usize> {
        let count = unsafe { host::tcp_read(self.0, into.as_mut_ptr(), into.len() as u64) };
        usize::try_from(count).ok()
    }

    pub fn write(&mut self, bytes: &[u8]) -> Option<usize> {
        let count = unsafe { host::tcp_write(self.0, bytes.as_ptr(), bytes.len() as u64) };
        usize::try_from(count).ok()
    }
}

impl Drop for TcpStream {
    fn drop(&mut self) {
        unsafe { host::tcp_close(self.0) };
    }
}
