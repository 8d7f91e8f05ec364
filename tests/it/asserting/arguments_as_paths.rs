//! A `&Path` argument is given as a `Path`, a `PathBuf` or a text.
use mlmock::{any, ml_double};
use mlmock_tests::{assert_text, failure_of};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

#[ml_double]
trait Store {
    fn open(&self, path: &Path, name: &OsStr);
    fn save(&self, path: PathBuf);
}

#[test]
fn all_of_them_are_compared() {
    let store = StoreDouble::new();
    store.open(Path::new("/models/a"), OsStr::new("n"));
    store
        .open
        .assert_called_once_with(Path::new("/models/a"), OsStr::new("n"));
    store
        .open
        .assert_called_once_with(&PathBuf::from("/models/a"), "n");
    store
        .open
        .assert_called_once_with(PathBuf::from("/models/a"), any());
    store.open.assert_called_once_with("/models/a", any());
    store
        .open
        .assert_called_once_with(&String::from("/models/a"), any());
    store.save(PathBuf::from("/models/b"));
    store.save.assert_called_once_with(Path::new("/models/b"));
    store
        .save
        .assert_called_once_with(PathBuf::from("/models/b"));
    store.save.assert_called_once_with("/models/b");
}

#[test]
fn a_path_that_differs_is_printed() {
    let store = StoreDouble::new();
    store.open(Path::new("/models/a"), OsStr::new("n"));
    assert_text(
        failure_of(|| store.open.assert_called_once_with("/models/b", any())),
        r#"
        Store.open: expected exactly one call, with these arguments

          expected:
            open(path: "/models/b", name: any())

          1 call:
            #1 open(*path: "/models/a", name: "n")  at <here>

          call #1 differs in:
            path
              expected "/models/b"
                actual "/models/a"
        "#,
    );
}
