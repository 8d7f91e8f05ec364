//! `args` gives the arguments of every call, typed and owned.
use mlmock::{any, ml_double};
use std::path::{Path, PathBuf};

#[ml_double]
trait Trainer {
    fn fit(&self, rows: &[f32], tags: &[&str], seed: Option<&str>, path: &Path);
}

#[test]
fn borrowed_arguments_come_back_owned() {
    let trainer = TrainerDouble::new();
    trainer.fit(&[0.5], &["a", "b"], Some("x"), Path::new("/tmp"));
    trainer.fit(&[], &[], None, Path::new(""));
    let args = trainer.fit.args();
    let tags = vec![String::from("a"), String::from("b")];
    assert_eq!(
        args[0],
        (
            vec![0.5],
            tags,
            Some(String::from("x")),
            PathBuf::from("/tmp")
        )
    );
    assert_eq!(args[1], (vec![], vec![], None, PathBuf::new()));
}

#[test]
fn a_narrowed_handle_gives_those_that_match() {
    let trainer = TrainerDouble::new();
    trainer.fit(&[0.5], &[], None, Path::new("/a"));
    trainer.fit(&[1.5], &[], None, Path::new("/b"));
    let args = trainer.fit.with(any(), any(), None, Path::new("/b")).args();
    assert_eq!(args.len(), 1);
    assert_eq!(args[0].0, [1.5]);
}
