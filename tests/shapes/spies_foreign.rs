//! A spy of a foreign trait is a type of the crate that doubles it.
use std::io::{self, Cursor, Read, Write};
use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use futures::TryStreamExt;
use futures::stream::BoxStream;
use mlmock::{any, ml_double, timeline};
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{
    CopyOptions, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore,
    ObjectStoreExt, PutMultipartOptions, PutOptions, PutPayload, PutResult, RenameOptions, Result,
};

#[ml_double(of = std::io::Read, name = FileDouble)]
trait File {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize>;
}

#[test]
fn a_reader() {
    let mut file = FileDouble::wrapping(Cursor::new("some text"));
    file.read
        .returns_once(Err(io::ErrorKind::Interrupted.into()));
    file.read.calls_real();
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    assert_eq!(text, "some text");
    assert!(file.read.call_count() >= 3);
    let boxed: Box<dyn Read> = Box::new(file);
    drop(boxed);
}

#[ml_double(of = std::io::Write)]
trait Output {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize>;
    fn flush(&mut self) -> io::Result<()>;
}

#[test]
fn a_writer_behind_a_reference() {
    let mut bytes = Vec::new();
    let mut out = OutputDouble::wrapping(&mut bytes);
    out.write.fails_once(io::ErrorKind::StorageFull.into());
    out.write.calls_real();
    assert!(out.write_all(b"abc").is_err());
    out.write_all(b"abc").unwrap();
    out.flush().unwrap();
    out.flush.assert_called_once();
    assert_eq!(bytes, b"abc");
}

#[async_trait::async_trait]
#[ml_double(of = object_store::ObjectStore, name = SpiedStore)]
trait Store: std::fmt::Display + Send + Sync + std::fmt::Debug + 'static {
    async fn put_opts(
        &self,
        location: &Path,
        payload: PutPayload,
        opts: PutOptions,
    ) -> Result<PutResult>;
    async fn put_multipart_opts(
        &self,
        location: &Path,
        opts: PutMultipartOptions,
    ) -> Result<Box<dyn MultipartUpload>>;
    async fn get_opts(&self, location: &Path, options: GetOptions) -> Result<GetResult>;
    fn delete_stream(
        &self,
        locations: BoxStream<'static, Result<Path>>,
    ) -> BoxStream<'static, Result<Path>>;
    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>>;
    fn list_with_offset(
        &self,
        prefix: Option<&Path>,
        offset: &Path,
    ) -> BoxStream<'static, Result<ObjectMeta>>;
    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> Result<ListResult>;
    async fn copy_opts(&self, from: &Path, to: &Path, options: CopyOptions) -> Result<()>;
    async fn rename_opts(&self, from: &Path, to: &Path, options: RenameOptions) -> Result<()>;
    async fn get_ranges(&self, location: &Path, ranges: &[Range<u64>]) -> Result<Vec<Bytes>>;
}

/// What code under test does with a store, by its trait's own methods and by those built on them.
async fn rewrites(store: &dyn ObjectStore) -> Result<Vec<String>> {
    store.put(&"a".into(), "one".into()).await?;
    store.put(&"b/c".into(), "two".into()).await?;
    let bytes = store.get(&"a".into()).await?.bytes().await?;
    assert_eq!(&bytes[..], b"one");
    assert_eq!(store.get_range(&"b/c".into(), 1..3).await?, &b"wo"[..]);
    store.copy(&"a".into(), &"d".into()).await?;
    store.rename(&"d".into(), &"e".into()).await?;
    store.delete(&"a".into()).await?;
    let mut upload = store.put_multipart(&"f".into()).await?;
    upload.put_part("three".into()).await?;
    upload.complete().await?;
    assert_eq!(
        store.list_with_delimiter(None).await?.common_prefixes,
        ["b".into()]
    );
    let metas: Vec<ObjectMeta> = store.list(None).try_collect().await?;
    Ok(metas.into_iter().map(|meta| meta.location.into()).collect())
}

#[tokio::test]
async fn a_whole_object_store() {
    let store = SpiedStore::wrapping(InMemory::new());
    let mut left = rewrites(&store).await.unwrap();
    left.sort();
    assert_eq!(left, ["b/c", "e", "f"]);
    let put = &store.put_opts;
    put.assert_calls_exactly([
        put.with(&Path::from("a"), any(), any()),
        put.with(&Path::from("b/c"), any(), any()),
    ]);
    store
        .copy_opts
        .assert_called_once_with(&Path::from("a"), &Path::from("d"), any());
    store.rename_opts.assert_called_once();
    store.delete_stream.assert_called_once();
    store.put_multipart_opts.assert_called_once();
    store.list.assert_called_once_with(None);
    assert_eq!(store.to_string(), "Store");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_that_fails_once_and_is_shared() {
    let spied = SpiedStore::wrapping(Arc::new(InMemory::new()));
    spied
        .put_opts
        .with(&Path::from("a"), any(), any())
        .fails_first(1, || object_store::Error::NotImplemented {
            operation: "put".into(),
            implementer: "test".into(),
        });
    let store: Arc<dyn ObjectStore> = Arc::new(spied.clone());
    let task = tokio::spawn(async move {
        let failed = store.put(&"a".into(), "one".into()).await.is_err();
        let stored = store.put(&"a".into(), "one".into()).await.is_ok();
        (failed, stored, store.head(&"a".into()).await.unwrap().size)
    });
    assert_eq!(task.await.unwrap(), (true, true, 3));
    spied.put_opts.assert_called_times(2);
    assert_eq!(timeline([&spied]).to_string().lines().count(), 3);
}

#[tokio::test]
async fn a_store_of_an_unknown_type() {
    let boxed: Box<dyn ObjectStore> = Box::new(InMemory::new());
    let store = SpiedStore::wrapping(boxed);
    assert_eq!(rewrites(&store).await.unwrap().len(), 3);
}
