/// The virtual phone: a boot loader with a display, a keypad and a flash memory, so that a recovery
/// can be practised and tested without hardware.
///
/// Keys, power, datagrams and time go in; screens, datagrams and flash progress come out
/// ([PhoneOutbox]). What does **not** belong here: sockets and clocks (`rekindle.phone.wire`),
/// files (`rekindle.phone.disk`), terminals and robots (`rekindle.cli`), and anything that knows
/// how the station works: phone and station meet on the network only.
///
/// Everything that the vendor never published is the choice of this package and is marked
/// **inferred** where it is made.
@NullMarked
package rekindle.phone;

import org.jspecify.annotations.NullMarked;
