package rekindle.station.desk;

import java.net.InetAddress;
import rekindle.firmware.NameKey;

/// What a person is asked about: whether an address may have what is published under a name.
record Matter(InetAddress address, NameKey name) {
  static Matter of(InetAddress address, String name) {
    return new Matter(address, NameKey.of(name));
  }
}
