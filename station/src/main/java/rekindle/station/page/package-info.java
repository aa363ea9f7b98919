/// What people see in the browser: view models, templates (in `src/main/jte`), styles and scripts.
///
/// Everything is written on the server, so that a reload loses nothing; scripts only move numbers,
/// swap what was written anew, and press the public API's buttons. What is allowed, stored or
/// remembered is decided elsewhere: nothing here changes anything.
@NullMarked
package rekindle.station.page;

import org.jspecify.annotations.NullMarked;
