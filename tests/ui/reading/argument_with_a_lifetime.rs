use mlmock::ml_double;

#[derive(Clone, Debug)]
struct Request<'a>(&'a str);

#[ml_double]
trait Server {
    fn handle(&self, request: Request<'_>);
}

fn requests_are_read(server: ServerDouble) {
    let calls = server.handle.calls();
}

fn main() {}
