/// A virtual phone on the real network and in real time: it obeys what [rekindle.phone.Phone] asks
/// for with a UDP socket, HTTP and FTP clients, the machine's clock and whoever presses the keys.
///
/// What does **not** belong here: anything that decides. What the phone does next is
/// `rekindle.phone`'s business, what a person presses is the caller's.
@NullMarked
package rekindle.phone.wire;

import org.jspecify.annotations.NullMarked;
