/// A virtual phone on disk: the same directory is the same phone, with its flash and what lies in
/// it.
///
/// What does **not** belong here: what the bytes mean. A flash is kept as it is, torn or whole.
@NullMarked
package rekindle.phone.disk;

import org.jspecify.annotations.NullMarked;
