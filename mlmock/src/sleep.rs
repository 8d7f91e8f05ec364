//! How does a call wait without blocking its thread?
//!
//! With feature `tokio`, on a runtime of tokio's, on its clock: where that is paused, no time is lost.
//! Anywhere else on a thread of its own, which wakes the task whatever executor that belongs to.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::Duration;

/// A future that is ready after some time.
pub(crate) struct Sleep(Clock);

enum Clock {
    #[cfg(feature = "tokio")]
    Tokio(Pin<Box<tokio::time::Sleep>>),
    Thread(Arc<Mutex<Alarm>>),
}

enum Alarm {
    Set(Option<Waker>),
    Rung,
}

impl Sleep {
    /// It begins now.
    pub(crate) fn new(duration: Duration) -> Sleep {
        #[cfg(feature = "tokio")]
        if tokio::runtime::Handle::try_current().is_ok() {
            return Sleep(Clock::Tokio(Box::pin(tokio::time::sleep(duration))));
        }
        let alarm = Arc::new(Mutex::new(Alarm::Set(None)));
        let bell = Arc::clone(&alarm);
        let ring = move || {
            thread::sleep(duration);
            let mut alarm = bell.lock().unwrap_or_else(PoisonError::into_inner);
            let before = std::mem::replace(&mut *alarm, Alarm::Rung);
            drop(alarm);
            if let Alarm::Set(Some(waker)) = before {
                waker.wake();
            }
        };
        let started = thread::Builder::new()
            .name(String::from("mlmock sleep"))
            .spawn(ring);
        if started.is_err() {
            // No thread is to be had: late is better than never.
            thread::sleep(duration);
            *alarm.lock().unwrap_or_else(PoisonError::into_inner) = Alarm::Rung;
        }
        Sleep(Clock::Thread(alarm))
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        match &mut self.0 {
            #[cfg(feature = "tokio")]
            Clock::Tokio(sleep) => sleep.as_mut().poll(cx),
            Clock::Thread(alarm) => {
                let mut alarm = alarm.lock().unwrap_or_else(PoisonError::into_inner);
                match &mut *alarm {
                    Alarm::Rung => Poll::Ready(()),
                    Alarm::Set(waker) => {
                        *waker = Some(cx.waker().clone());
                        Poll::Pending
                    }
                }
            }
        }
    }
}
