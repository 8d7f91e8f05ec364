use mlmock::ml_double;

#[derive(Clone, Debug, PartialEq)]
struct Request<'a>(&'a str);

#[ml_double]
trait Server {
    fn handle(&self, request: Request<'_>);
}

fn a_request_is_handled(server: ServerDouble) {
    server.handle.assert_called_once_with(Request("/"));
}

fn main() {}
