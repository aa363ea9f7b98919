package rekindle.tftp.wire;

/// The UDP ports that transfers may use, so that a firewall can be told about them.
///
/// @param low first port, 1 to 65,535; 0 (with `high` 0) leaves the choice to the system
/// @param high last port, included; not below `low`
public record PortRange(int low, int high) {
  /// Any free port that the system picks.
  public static final PortRange ANY = new PortRange(0, 0);

  private static final int LARGEST_PORT = 65_535;

  public PortRange {
    boolean any = low == 0 && high == 0;
    if (!any && (low < 1 || high < low || high > LARGEST_PORT)) {
      throw new IllegalArgumentException(
          "ports %d-%d: expected 1 <= LOW <= HIGH <= 65535".formatted(low, high));
    }
  }

  /// The range written as `LOW-HIGH`, for instance `50000-50099`; one port alone is a range of one.
  ///
  /// @throws IllegalArgumentException if `text` is written otherwise, or is no range of ports
  public static PortRange parse(String text) {
    int hyphen = text.indexOf('-');
    String low = hyphen < 0 ? text : text.substring(0, hyphen);
    String high = hyphen < 0 ? text : text.substring(hyphen + 1);
    try {
      return new PortRange(Integer.parseInt(low.strip()), Integer.parseInt(high.strip()));
    } catch (NumberFormatException notNumbers) {
      throw new IllegalArgumentException(
          "ports '" + text + "': expected LOW-HIGH, for instance 50000-50099", notNumbers);
    }
  }

  /// Whether the system picks the port.
  public boolean any() {
    return low == 0;
  }

  /// How many ports are in the range; 0 where the system picks.
  public int size() {
    return any() ? 0 : high - low + 1;
  }

  /// Whether `port` may be used for a transfer.
  public boolean contains(int port) {
    return any() || (low <= port && port <= high);
  }

  @Override
  public String toString() {
    return any() ? "any" : low + "-" + high;
  }
}
