//! Doubles on several threads.
mod arguments_that_are_not_send;
mod asserting_during_calls;
mod calls_while_unwinding;
mod closures_on_two_threads;
mod doubles_are_send_and_sync;
mod exact_counts;
mod failures_in_tasks;
mod failures_in_threads;
mod nested_doubles;
mod no_lost_wakeups;
mod released_at_record_time;
mod resurface_at_the_drop;
mod resurface_at_the_next_assertion;
mod sixteen_threads;
mod users_panics_do_not_resurface;
