//! `of = ..`: what follows restates a foreign trait, and the double implements that one.
use std::io::{self, BufRead, BufReader};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use futures::stream::{self, BoxStream};
use futures::{StreamExt, TryStreamExt};
use mlmock::{any, matching, ml_double};
use mlmock_tests::{assert_text, failure_of};
use object_store::path::Path;
use object_store::{
    CopyMode, CopyOptions, Error, GetOptions, GetResult, GetResultPayload, ListResult,
    MultipartUpload, ObjectMeta, ObjectStore, ObjectStoreExt, PutMultipartOptions, PutOptions,
    PutPayload, PutResult, RenameOptions,
};
use tower::Service;

mod io_read {
    use super::*;
    use std::io::Read;

    #[ml_double(of = std::io::Read)]
    trait Read {
        fn read(&mut self, buf: &mut [u8]) -> io::Result<usize>;
    }

    #[test]
    fn methods_that_are_left_out_keep_the_foreign_body() {
        let mut read = ReadDouble::new();
        read.read.side_effect_once(|buf| {
            buf[..2].copy_from_slice(b"ab");
            Ok(2)
        });
        read.read.side_effect_once(|buf| {
            buf[0] = b'\n';
            Ok(1)
        });
        read.read.returns_with(|| Ok(0));
        let mut text = String::new();
        assert_eq!(read.read_to_string(&mut text).unwrap(), 3);
        assert_eq!(text, "ab\n");
        assert!(read.read.call_count() >= 3);
        let object: &mut dyn Read = &mut read;
        assert_eq!(BufReader::new(object).lines().count(), 0);
    }

    #[test]
    fn it_fails_as_any_other_double() {
        let mut read = ReadDouble::new();
        read.read
            .fails_with(|| io::ErrorKind::ConnectionReset.into());
        let failed = io::copy(&mut read, &mut Vec::new()).unwrap_err();
        assert_eq!(failed.kind(), io::ErrorKind::ConnectionReset);
        read.read.assert_called_once();
        read.read.reset();
        assert_text(
            failure_of(|| read.read(&mut [0; 2])),
            "
            Read.read: no answer for this call
                read(buf: [0, 0])  at <here>

              it returns `io::Result<usize>`: add an answer before it, for example
                read.read.returns_ok(..);
                read.read.returns_with(|| Ok(..)); // made anew for each call
            ",
        );
    }
}

mod io_write {
    use super::*;
    use std::io::Write;

    #[ml_double(of = std::io::Write, name = FakeWrite)]
    trait Write {
        fn write(&mut self, buf: &[u8]) -> io::Result<usize>;
        fn flush(&mut self) -> io::Result<()>;
    }

    #[test]
    fn what_was_written_is_recorded() {
        let mut write = FakeWrite::new();
        write.write.side_effect(|buf| Ok(buf.len().min(3)));
        write.flush.returns_ok(());
        write!(write, "hello").unwrap();
        write.flush().unwrap();
        write
            .write
            .assert_calls_exactly([write.write.with(b"hello"), write.write.with(b"lo")]);
        write.flush.assert_called_once();
    }
}

#[ml_double(of = Iterator)]
trait Rows {
    type Item;
    fn next(&mut self) -> Option<Self::Item>;
}

#[ml_double(of = Iterator, type Item = String, name = Lines)]
trait Iterator2 {
    type Item;
    fn next(&mut self) -> Option<Self::Item>;
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, None)
    }
}

#[test]
fn an_associated_type_is_a_parameter_or_fixed() {
    let rows = RowsDouble::<u32>::new();
    rows.next.returns_in_order([Some(1), Some(2), None]);
    let doubled: Vec<u32> = rows.clone().map(|row| row * 2).collect();
    assert_eq!(doubled, [2, 4]);
    rows.next.assert_called_times(3);

    let lines = Lines::new();
    lines.next.returns_in_order([Some("a".into()), None]);
    lines.size_hint.returns((1, Some(1)));
    assert_eq!(lines.clone().collect::<Vec<String>>(), ["a"]);
    lines.size_hint.assert_called();
}

mod display {
    use super::*;
    use std::fmt;

    #[ml_double(of = std::fmt::Display)]
    trait Display {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    }

    #[test]
    fn a_formatter_is_handed_to_the_closure() {
        let display = DisplayDouble::new();
        display.fmt.side_effect(|f| f.pad("text"));
        assert_eq!(format!("{display:>6}"), "  text");
        display.fmt.assert_called_once_with(any());
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Request {
    path: String,
}

fn request(path: &str) -> Request {
    Request {
        path: path.to_owned(),
    }
}

#[ml_double(of = tower::Service)]
trait TowerService<Request> {
    type Response;
    type Error;
    type Future: Future<Output = Result<Self::Response, Self::Error>>;
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
    fn call(&mut self, req: Request) -> Self::Future;
}

#[tokio::test]
async fn a_tower_service() {
    async fn ask<S>(service: &mut S) -> Result<u16, String>
    where
        S: Service<Request, Response = u16, Error = String>,
    {
        std::future::poll_fn(|cx| service.poll_ready(cx)).await?;
        service.call(request("/predict")).await
    }
    let mut service = TowerServiceDouble::<
        Request,
        u16,
        String,
        futures::future::Ready<Result<u16, String>>,
    >::new();
    service.poll_ready.returns_once(Poll::Pending);
    service.poll_ready.returns_once(Poll::Ready(Ok(())));
    service
        .call
        .returns_with(|| futures::future::ready(Ok(200)));
    let mut cx = Context::from_waker(Waker::noop());
    assert!(service.poll_ready(&mut cx).is_pending());
    assert_eq!(ask(&mut service).await, Ok(200));
    service.call.assert_called_once_with(&request("/predict"));
    service.poll_ready.assert_called_times(2);
    service
        .poll_ready
        .returns(Poll::Ready(Err("overloaded".to_owned())));
    assert_eq!(ask(&mut service).await, Err("overloaded".into()));
}

#[ml_double(
    of = tower::Service<Request>,
    name = RegistryService,
    type Response = u16,
    type Error = String,
    type Future = std::future::Ready<Result<u16, String>>,
)]
trait OnRequests {
    type Response;
    type Error;
    type Future;
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
    fn call(&mut self, req: Request) -> Self::Future;
}

#[tokio::test]
async fn a_tower_service_with_everything_fixed() {
    let mut service = RegistryService::new();
    service.poll_ready.returns(Poll::Ready(Ok(())));
    service
        .call
        .side_effect(|req| std::future::ready(Ok(req.path.len() as u16)));
    assert_eq!(service.call(request("/a")).await, Ok(2));
    service
        .call
        .assert_called_once_with(matching(|req: &Request| req.path.starts_with('/')));
}

mod whole {
    use super::*;
    use object_store::Result;
    use std::ops::Range;

    #[async_trait::async_trait]
    #[ml_double(of = object_store::ObjectStore)]
    pub(super) trait ObjectStore:
        std::fmt::Display + Send + Sync + std::fmt::Debug + 'static
    {
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
        async fn list_with_delimiter(&self, prefix: Option<&Path>) -> Result<ListResult>;
        async fn copy_opts(&self, from: &Path, to: &Path, options: CopyOptions) -> Result<()>;
        async fn get_ranges(&self, location: &Path, ranges: &[Range<u64>]) -> Result<Vec<Bytes>>;
    }

    #[ml_double(of = object_store::ObjectStore, name = BelowStore)]
    #[async_trait::async_trait]
    trait Below: std::fmt::Display + Send + Sync + std::fmt::Debug + 'static {
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
    }

    #[tokio::test]
    async fn the_other_order_works_too() {
        let store = BelowStore::new();
        store.rename_opts.returns_ok(());
        store
            .list_with_offset
            .returns_with(|| stream::iter([Ok(meta("b", 1))]).boxed());
        let object: Arc<dyn object_store::ObjectStore> = Arc::new(store.clone());
        object.rename(&"a".into(), &"b".into()).await.unwrap();
        assert_eq!(object.list_with_offset(None, &"a".into()).count().await, 1);
        store
            .rename_opts
            .assert_called_once_with(&Path::from("a"), &Path::from("b"), any());
        store
            .list_with_offset
            .assert_called_once_with(None, &Path::from("a"));
    }
}
use whole::ObjectStoreDouble;

fn meta(location: &str, size: u64) -> ObjectMeta {
    ObjectMeta {
        location: location.into(),
        last_modified: Default::default(),
        size,
        e_tag: None,
        version: None,
    }
}

fn result_of(location: &str, bytes: &'static [u8]) -> GetResult {
    let size = bytes.len() as u64;
    let chunks = stream::iter([Ok(Bytes::from_static(bytes))]);
    GetResult {
        payload: GetResultPayload::Stream(chunks.boxed()),
        meta: meta(location, size),
        range: 0..size,
        attributes: Default::default(),
        extensions: Default::default(),
    }
}

fn put_result() -> PutResult {
    PutResult {
        e_tag: Some("tag".into()),
        version: None,
        extensions: Default::default(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_object_store_is_read_and_written() {
    let store = ObjectStoreDouble::new();
    store.put_opts.returns_ok(put_result());
    store
        .get_opts
        .side_effect(|location, _| Ok(result_of(location.as_ref(), b"weights")));
    let shared: Arc<dyn ObjectStore> = Arc::new(store.clone());
    let task = tokio::spawn(async move {
        let put = shared
            .put(&"model".into(), PutPayload::from_static(b"new"))
            .await?;
        let got = shared.get(&"model".into()).await?.bytes().await?;
        Ok::<_, Error>((put.e_tag, got))
    });
    let (tag, got) = task.await.unwrap().unwrap();
    assert_eq!((tag.as_deref(), &got[..]), (Some("tag"), &b"weights"[..]));
    store
        .put_opts
        .assert_called_once_with(&Path::from("model"), any(), any());
    let (_, payload, _) = store.put_opts.last_args().unwrap();
    assert_eq!(Bytes::from(payload), "new");
    store
        .get_opts
        .assert_called_once_with(&Path::from("model"), any());
}

#[tokio::test]
async fn an_object_store_is_listed_copied_and_deleted() {
    let store = ObjectStoreDouble::new();
    store
        .list
        .returns_with(|| stream::iter([Ok(meta("a", 1)), Ok(meta("b", 2))]).boxed());
    store.list_with_delimiter.returns_with(|| {
        Ok(ListResult {
            common_prefixes: vec!["dir".into()],
            objects: vec![],
            extensions: Default::default(),
        })
    });
    store.copy_opts.returns_ok(());
    store.delete_stream.side_effect(|locations| locations);
    let prefix = Path::from("p");
    let listed: Vec<ObjectMeta> = store.list(Some(&prefix)).try_collect().await.unwrap();
    assert_eq!(listed, [meta("a", 1), meta("b", 2)]);
    // A body of the foreign trait, over the same `list`.
    let after: Vec<_> = store.list_with_offset(None, &"a".into()).collect().await;
    assert_eq!(after.len(), 1);
    store
        .list
        .assert_has_calls([store.list.with(Some(&prefix)), store.list.with(None)]);
    let found = store.list_with_delimiter(None).await.unwrap();
    assert_eq!(found.common_prefixes, [Path::from("dir")]);
    store.list_with_delimiter.assert_called_once_with(None);
    // So is this, over `copy_opts` and `delete_stream`.
    store.rename(&"a".into(), &"b".into()).await.unwrap();
    store.copy_opts.assert_called_once_with(
        &Path::from("a"),
        &Path::from("b"),
        matching(|options: &CopyOptions| options.mode == CopyMode::Overwrite),
    );
    store.delete_stream.assert_called_once_with(any());
}

#[tokio::test]
async fn an_object_store_fails() {
    let store = ObjectStoreDouble::named("bucket");
    store.get_opts.fails_with(|| Error::NotFound {
        path: "model".into(),
        source: "gone".into(),
    });
    store
        .put_multipart_opts
        .fails_first(1, || Error::NotImplemented {
            operation: "put".into(),
            implementer: "double".into(),
        });
    let missing = store.head(&"model".into()).await.unwrap_err();
    assert!(matches!(missing, Error::NotFound { .. }));
    assert!(store.put_multipart(&"model".into()).await.is_err());
    assert_eq!(store.to_string(), "bucket");
    assert!(
        failure_of(|| drop(store.get_ranges(&"model".into(), &[0..1, 2..3])))
            .contains("bucket.get_ranges: no answer for this call")
    );
    store.get_ranges.returns_ok(vec!["x".into()]);
    assert_eq!(
        store
            .get_ranges(&"model".into(), &[0..1, 2..3])
            .await
            .unwrap(),
        [Bytes::from("x")]
    );
    store
        .get_ranges
        .assert_called_with(&Path::from("model"), &[0..1, 2..3]);
}

mod types_of_supertraits {
    use super::*;

    #[ml_double(of = std::iter::DoubleEndedIterator)]
    trait Back: Iterator {
        fn next_back(&mut self) -> Option<Self::Item>;
    }
    impl Iterator for BackDouble {
        type Item = u8;
        fn next(&mut self) -> Option<u8> {
            None
        }
    }

    #[test]
    fn a_foreign_trait_may_have_supertraits() {
        let mut back = BackDouble::new();
        back.next_back.returns_in_order([Some(2), None]);
        assert_eq!(back.by_ref().rev().collect::<Vec<u8>>(), [2]);
        assert_eq!(back.next(), None);
        back.next_back.assert_called_times(2);
    }
}

mod imports {
    #![deny(warnings)]
    use super::*;
    use std::fmt::Debug;

    #[ml_double(of = std::io::Read)]
    trait Reads: Debug {
        fn read(&mut self, buf: &mut [u8]) -> io::Result<usize>;
    }

    #[test]
    fn what_the_restated_trait_names_is_used() {
        let _reads = ReadsDouble::new();
    }
}
