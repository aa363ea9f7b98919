/// Where log lines go and how they look: plain text for people, JSON for machines.
///
/// Does not belong here: what is logged. The rooms decide that, through slf4j.
@NullMarked
package rekindle.cli.logs;

import org.jspecify.annotations.NullMarked;
