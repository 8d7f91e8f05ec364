//! Methods that give futures: what becomes of a call, asserting on awaits, and answers that take time.
mod awaited_at_the_first_poll;
mod awaits_of_a_bounded_log;
mod dropped_before_polling;
mod dropped_while_pending;
mod four_facts;
mod joined;
mod moved_to_another_thread;
mod panicking_polls;
mod polled_after_completion;
mod selected;
mod timed_out;
