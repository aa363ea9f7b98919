/// What happened to the phones, and what a person does about it.
///
/// Here live the events that a station writes down ([Event]), the stories they tell ([Recoveries],
/// a fold), the plain words for each trouble ([Diagnosis]), the four numbers a person types on a
/// phone ([FourNumbers]) and the steps a person follows ([Guide]).
///
/// Everything is pure: moments come with the events, so that a story told again is the same story.
///
/// Does not belong here: sockets, files, threads, clocks, JSON and SQL (the file is written in
/// `rekindle.recovery.disk`); TFTP, HTTP or FTP words beyond the name of the protocol; the live
/// progress of a transfer between two events (the servers know it).
@NullMarked
package rekindle.recovery;

import org.jspecify.annotations.NullMarked;
