/// Rekindle from outside: whole programs against foreign clients, servers and boot loaders, and the
/// rules of the house.
///
/// What one room can prove alone is proved beside its code, not here.
@NullMarked
package rekindle.trials;

import org.jspecify.annotations.NullMarked;
