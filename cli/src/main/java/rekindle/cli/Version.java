package rekindle.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// The version of the program, from the manifest of its jar.
final class Version implements IVersionProvider {
  /// `0.1.0`, or `unpackaged` where the classes lie in a folder, as in tests.
  static String number() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "unpackaged");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"rekindle " + number()};
  }
}
