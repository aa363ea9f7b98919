/// The technician: a robot that follows the steps of a guide at a virtual phone, with nothing but
/// the phone's display to look at and its keys and plug to use. The steps are the same data that a
/// guide prints for a person.
///
/// Does not belong here: what a model shows or which keys it takes (the catalogue says so), and any
/// knowledge of the phone's inside.
@NullMarked
package rekindle.cli.technician;

import org.jspecify.annotations.NullMarked;
