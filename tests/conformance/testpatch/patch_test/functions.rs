//! A function is replaced until the guard is dropped.
use mlmock::ml_double;
use mlmock_tests::failure_of;

mod http {
    #[mlmock::ml_double]
    pub(super) fn get(url: &str) -> Result<u16, String> {
        Err(format!("no network for {url}"))
    }

    #[mlmock::ml_double]
    pub(super) fn post(url: &str, body: &str) -> u16 {
        (url.len() + body.len()) as u16
    }
}

fn offline() -> Result<u16, String> {
    Err("no network for /models".into())
}

#[test]
fn test_patch() {
    assert_eq!(http::get("/models"), offline());
    {
        let get = http::get::double();
        get.returns_ok(200);
        assert_eq!(http::get("/models"), Ok(200));
        get.assert_called_once_with("/models");
    }
    assert_eq!(http::get("/models"), offline());
}

#[test]
fn test_patchobject_twice() {
    {
        let first = http::get::double();
        first.returns_ok(1);
        let second = http::get::double();
        second.returns_ok(2);
        assert_eq!(http::get("/models"), Ok(2));
        first.assert_not_called();
    }
    assert_eq!(http::get("/models"), offline());
}

#[test]
fn test_patch_start_stop() {
    let get = http::get::double();
    get.returns_ok(200);
    let before = http::get("/models");
    drop(get);
    assert_eq!((before, http::get("/models")), (Ok(200), offline()));
    // It can be started anew, and knows nothing of the first time.
    let get = http::get::double();
    get.assert_not_called();
    failure_of(|| http::get("/models"));
    get.calls_default();
    assert_eq!(http::get("/models"), offline());
    get.assert_called_times(2);
}

#[test]
fn test_stop_without_start() {
    // What was never put in place leaves everything as it is.
    let wanted = std::hint::black_box(false);
    let guard = wanted.then(http::get::double);
    drop(guard);
    assert_eq!(http::get("/models"), offline());
}

#[test]
fn test_stop_idempotent() {
    // A guard is consumed by its drop; an outer one is not stopped by an inner one.
    let outer = http::get::double();
    outer.returns_ok(1);
    for _ in 0..2 {
        drop(http::get::double());
        assert_eq!(http::get("/models"), Ok(1));
    }
    drop(outer);
    assert_eq!(http::get("/models"), offline());
}

#[test]
fn test_patch_keyword_args() {
    fn unavailable() -> impl Sized {
        let get = http::get::double();
        get.returns_ok(503);
        get.with("/health").returns_ok(200);
        get
    }
    let _get = unavailable();
    assert_eq!(
        (http::get("/models"), http::get("/health")),
        (Ok(503), Ok(200))
    );
}

#[test]
fn test_patch_multiple() {
    fn network() -> (impl Sized, impl Sized) {
        let (get, post) = (http::get::double(), http::post::double());
        get.returns_ok(200);
        post.returns(201);
        (get, post)
    }
    let network = network();
    assert_eq!(
        (http::get("/models"), http::post("/models", "{}")),
        (Ok(200), 201)
    );
    drop(network);
    assert_eq!(
        (http::get("/models"), http::post("/models", "{}")),
        (offline(), 9)
    );
}

#[test]
fn test_nested_patch_failure() {
    let text = failure_of(|| {
        let get = http::get::double();
        get.returns_ok(200);
        let _post = http::post::double();
        panic!("the second one could not be set up");
    });
    assert_eq!(text, "the second one could not be set up");
    assert_eq!(
        (http::get("/models"), http::post("/models", "{}")),
        (offline(), 9)
    );
}

#[test]
fn test_patch_multiple_failure() {
    #[ml_double]
    trait Client: Sized {
        fn connect(url: &str) -> u32;
        fn close(code: u32) -> u32 {
            code
        }
    }
    let text = failure_of(|| {
        let client = ClientDouble::statics();
        client.connect.returns(1);
        client.close.returns(2);
        assert_eq!(
            (ClientDouble::connect("db"), ClientDouble::close(0)),
            (1, 2)
        );
        panic!("one of the group failed");
    });
    assert_eq!(text, "one of the group failed");
    assert!(failure_of(|| ClientDouble::connect("db")).contains("nothing answers for it"));
    assert_eq!(ClientDouble::close(0), 0);
}

#[test]
fn test_patch_propagates_exc_on_exit() {
    let text = failure_of(|| {
        let get = http::get::double();
        get.panics("connection reset");
        let _ = http::get("/models");
    });
    assert_eq!(text, "connection reset");
    assert_eq!(http::get("/models"), offline());
}

#[test]
fn test_patch_stopall() {
    let guards = [(); 3].map(|()| {
        let get = http::get::double();
        get.returns_ok(200);
        get
    });
    assert_eq!(http::get("/models"), Ok(200));
    drop(guards);
    assert_eq!(http::get("/models"), offline());
}

#[test]
fn test_stopall_lifo() {
    let mut guards: Vec<_> = (1..=3)
        .map(|status| {
            let get = http::get::double();
            get.returns_ok(status);
            get
        })
        .collect();
    for status in [3, 2, 1] {
        assert_eq!(http::get("/models"), Ok(status));
        drop(guards.pop());
    }
    assert_eq!(http::get("/models"), offline());
}
