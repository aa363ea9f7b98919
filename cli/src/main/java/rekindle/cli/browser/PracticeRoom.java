package rekindle.cli.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rekindle.cli.practice.Clients;
import rekindle.cli.practice.Session;
import rekindle.firmware.AddressField;
import rekindle.firmware.KeypadLayout;
import rekindle.firmware.Model;
import rekindle.firmware.Protocol;
import rekindle.firmware.Step;
import rekindle.phone.Factory;
import rekindle.phone.PowerCut;
import rekindle.phone.ServerPorts;
import rekindle.phone.Setup;
import rekindle.phone.Speed;
import rekindle.recovery.FourNumbers;
import rekindle.tftp.ClientHabits;

/// The table with the virtual phones on it. Thread-safe.
///
/// Each phone holds its flash and the image that it loads in memory, so there are [#MOST] at a
/// time; one that nobody has looked at or touched for [#FORGOTTEN_AFTER] makes room for the next.
final class PracticeRoom implements AutoCloseable {
  static final int MOST = 4;
  static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

  private static final Logger log = LoggerFactory.getLogger(PracticeRoom.class);
  private static final String MASK = "255.255.255.0";

  /// A phone on the table.
  private static final class OnTable {
    private final Session session;
    private final BrowserPhone phone;
    private long lastSeenNanos;

    OnTable(Session session, BrowserPhone phone, long nowNanos) {
      this.session = session;
      this.phone = phone;
      lastSeenNanos = nowNanos;
    }
  }

  private final PracticePlace place;
  private final LongSupplier nanos;
  private final Map<String, OnTable> phones = new LinkedHashMap<>();
  private int taken;
  private boolean closed;

  /// @param nanos a clock that only goes forward
  PracticeRoom(PracticePlace place, LongSupplier nanos) {
    this.place = place;
    this.nanos = nanos;
  }

  /// Puts a phone with broken firmware on the table, its plug out.
  ///
  /// @return its id; empty if the table is full
  /// @throws IOException if the machine gives it no network
  synchronized Optional<String> take(Model model, Speed speed) throws IOException {
    if (closed || (phones.size() >= MOST && !forgetOne())) {
      return Optional.empty();
    }
    taken++;
    Session session = session(model, speed);
    String id = Integer.toString(taken);
    phones.put(id, new OnTable(session, BrowserPhone.open(session), nanos.getAsLong()));
    return Optional.of(id);
  }

  /// A phone by its id; looking at it keeps it on the table.
  synchronized Optional<BrowserPhone> find(String id) {
    return Optional.ofNullable(phones.get(id)).map(this::look);
  }

  /// A phone as the page draws it.
  synchronized Optional<PhoneView> view(String id) {
    return Optional.ofNullable(phones.get(id)).map(one -> view(id, one.session, look(one)));
  }

  /// All phones, the one that was taken first first.
  synchronized List<PhoneView> views() {
    return phones.entrySet().stream()
        .map(entry -> view(entry.getKey(), entry.getValue().session, entry.getValue().phone))
        .toList();
  }

  /// Takes a phone off the table.
  ///
  /// @return whether it was there
  boolean putAway(String id) {
    Optional<OnTable> gone;
    synchronized (this) {
      gone = Optional.ofNullable(phones.remove(id));
    }
    gone.ifPresent(one -> close(one.phone));
    return gone.isPresent();
  }

  @Override
  public void close() {
    List<OnTable> all;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(phones.values());
      phones.clear();
    }
    all.forEach(one -> close(one.phone));
  }

  private BrowserPhone look(OnTable one) {
    one.lastSeenNanos = nanos.getAsLong();
    return one.phone;
  }

  /// @return whether there was one that is forgotten
  private boolean forgetOne() {
    Optional<String> forgotten =
        phones.entrySet().stream()
            .filter(
                entry ->
                    nanos.getAsLong() - entry.getValue().lastSeenNanos >= FORGOTTEN_AFTER.toNanos())
            .map(Map.Entry::getKey)
            .findFirst();
    forgotten.ifPresent(this::putAway);
    return forgotten.isPresent();
  }

  private static void close(BrowserPhone phone) {
    try {
      phone.close();
    } catch (IOException trouble) {
      log.debug("A virtual phone had no network at its end", trouble);
    }
  }

  private Session session(Model model, Speed speed) {
    FourNumbers numbers = numbers();
    ClientHabits habits = Clients.named(model.tftpClient().value()).orElse(ClientHabits.BUSYBOX);
    return new Session(
        model,
        Factory.broken(model, taken),
        new Setup(speed, habits, PowerCut.NEVER, place.ports()),
        numbers,
        model.bestProtocol(),
        bindAddress(numbers));
  }

  private FourNumbers numbers() {
    String server = place.server().getHostAddress();
    String network = server.substring(0, server.lastIndexOf('.') + 1);
    int own = Integer.parseInt(server.substring(network.length()));
    var typed = new EnumMap<AddressField, String>(AddressField.class);
    typed.put(AddressField.SERVER, server);
    typed.put(AddressField.PHONE, network + (own % 200 + 1 + taken % 50));
    typed.put(AddressField.MASK, MASK);
    typed.put(AddressField.GATEWAY, network + (own == 254 ? 1 : 254));
    return FourNumbers.read(typed).numbers();
  }

  /// On the loopback network every phone has an address of its own, so that the station can tell
  /// them apart; elsewhere all speak from this machine's.
  private InetAddress bindAddress(FourNumbers numbers) {
    return place.server().isLoopbackAddress()
        ? InetAddress.ofLiteral(number(numbers, AddressField.PHONE))
        : InetAddress.ofLiteral("0.0.0.0");
  }

  private static String number(FourNumbers numbers, AddressField field) {
    return numbers.number(field).orElseThrow().toString();
  }

  private static PhoneView view(String id, Session session, BrowserPhone phone) {
    Model model = session.model();
    Optional<Step.Hold> hold =
        model.plainSteps().stream()
            .filter(Step.Hold.class::isInstance)
            .map(Step.Hold.class::cast)
            .findFirst();
    return new PhoneView(
        id,
        model.id(),
        model.name().value(),
        model.display().value().columns(),
        model.display().value().lines(),
        faces(model),
        hold.map(step -> KeyWord.of(step.key())).orElse(""),
        hold.map(step -> step.about().toSeconds()).orElse(0L),
        model.protocols().value().stream().sorted().map(Protocol::name).toList(),
        new PhoneView.Numbers(
            number(session.numbers(), AddressField.PHONE),
            number(session.numbers(), AddressField.SERVER),
            number(session.numbers(), AddressField.MASK),
            number(session.numbers(), AddressField.GATEWAY)),
        ports(session.setup().ports()),
        session.setup().speed().factor(),
        phone.live());
  }

  private static PhoneView.Ports ports(ServerPorts ports) {
    return new PhoneView.Ports(ports.tftp(), ports.http(), ports.ftp());
  }

  private static List<List<PhoneView.Face>> faces(Model model) {
    return KeypadLayout.of(model).rows().stream()
        .map(
            row ->
                row.stream()
                    .map(
                        face ->
                            new PhoneView.Face(KeyWord.of(face.key()), face.label(), face.use()))
                    .toList())
        .toList();
  }
}
