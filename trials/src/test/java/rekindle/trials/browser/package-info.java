/// The pages in a real browser (ADR 0024): Debian's Chromium, a station in this process, virtual
/// phones as processes of their own.
@NullMarked
package rekindle.trials.browser;

import org.jspecify.annotations.NullMarked;
