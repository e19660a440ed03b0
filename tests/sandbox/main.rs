//! `profound-sandbox` as its users see it, over real sockets.

mod api;
mod calls;
mod controls;
mod documents;
mod faults;
mod pages;
mod uploads;
