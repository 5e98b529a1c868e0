//! Asks a server whose address is a value of the environment, and answers with what it says.
#[path = "../../sdk/rust/handle.rs"]
mod handle_sdk;

use handle_sdk::{log, response, value, TcpStream};

#[no_mangle]
pub extern "C" fn handle() {
    match ask() {
        Ok(answer) => {
            response::status(200, "Ok");
            response::body(format!("Hello world from wasm!\nanswer from backend:\n{}\n", answer));
        }
        Err(why) => {
            log(why);
            response::status(500, "Server error");
            response::body(why);
        }
    }
}

fn ask() -> Result<String, &'static str> {
    let address = value("/env/backend").ok_or("could not get value for key /env/backend")?;
    let mut server = TcpStream::connect(&address).ok_or("could not connect to backend")?;
    server.write(b"hello\n").ok_or("could not write to backend server")?;
    let mut answer = [0; 100];
    let count = server.read(&mut answer).ok_or("could not read from backend server")?;
    Ok(String::from_utf8_lossy(&answer[..count]).into_owned())
}
