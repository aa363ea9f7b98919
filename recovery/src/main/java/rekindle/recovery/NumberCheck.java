package rekindle.recovery;

import static rekindle.recovery.Concern.Gravity.DOUBTFUL;
import static rekindle.recovery.Concern.Gravity.WRONG;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rekindle.firmware.AddressField;

/// Checks four numbers alone and against each other.
///
/// Ranges of addresses are those of RFC 6890 (special purposes) and RFC 1112 (multicast).
final class NumberCheck {

  private static final int SMALLEST_SUBNET = 30;

  private final FourNumbers numbers;
  private final Optional<Ipv4> mask;
  private final List<Concern> concerns = new ArrayList<>();

  private NumberCheck(FourNumbers numbers) {
    this.numbers = numbers;
    this.mask = numbers.number(AddressField.MASK).filter(NumberCheck::isUsable);
  }

  /// The concerns about `numbers`, the certain ones first.
  static List<Concern> of(FourNumbers numbers) {
    var check = new NumberCheck(numbers);
    check.mask();
    check.host(AddressField.PHONE);
    check.host(AddressField.SERVER);
    check.host(AddressField.GATEWAY);
    check.different(AddressField.PHONE, AddressField.SERVER, WRONG);
    check.different(AddressField.PHONE, AddressField.GATEWAY, WRONG);
    check.different(AddressField.SERVER, AddressField.GATEWAY, DOUBTFUL);
    check.gateway();
    check.concerns.sort(Comparator.comparing(Concern::gravity));
    return List.copyOf(check.concerns);
  }

  private void mask() {
    numbers
        .number(AddressField.MASK)
        .filter(typed -> !isUsable(typed))
        .ifPresent(
            typed ->
                say(
                    WRONG,
                    new Wording(
                        "%s is no network mask: one that fits most small networks is"
                            + " 255.255.255.0.",
                        "%s ist keine Netzmaske: In die meisten kleinen Netze passt"
                            + " 255.255.255.0."),
                    typed));
  }

  private static boolean isUsable(Ipv4 mask) {
    int length = mask.maskLength();
    return mask.isMask() && length > 0 && length <= SMALLEST_SUBNET;
  }

  private void host(AddressField field) {
    numbers.number(field).ifPresent(address -> host(field, address));
  }

  private void host(AddressField field, Ipv4 address) {
    Wording whose = FieldName.of(field);
    if (address.octet(0) == 0 || address.octet(0) >= 224) {
      say(
          WRONG,
          new Wording(
              "%s cannot be the %s: no single machine can have that address.",
              "%s kann nicht %s sein: Diese Adresse kann kein einzelnes Gerät haben."),
          address,
          whose);
    } else if (address.octet(0) == 127) {
      say(
          DOUBTFUL,
          new Wording(
              "%s as the %s works for a virtual phone on this machine only; a real phone needs the"
                  + " address that this machine has in its network.",
              "%s als %s geht nur für ein virtuelles Telefon auf diesem Rechner; ein echtes Telefon"
                  + " braucht die Adresse, die dieser Rechner in seinem Netz hat."),
          address,
          whose);
    } else if (address.octet(0) == 169 && address.octet(1) == 254) {
      say(
          DOUBTFUL,
          new Wording(
              "%s as the %s is an address that a machine gave itself because no DHCP server"
                  + " answered; it works only if phone and server both have one of these (mask"
                  + " 255.255.0.0).",
              "%s als %s ist eine Adresse, die ein Rechner sich selbst gibt, wenn kein DHCP-Server"
                  + " antwortet; sie geht nur, wenn Telefon und Server beide so eine haben (Maske"
                  + " 255.255.0.0)."),
          address,
          whose);
    }
    edge(address, whose);
  }

  /// The first and the last address of a subnet belong to nobody. Without a mask this is a guess,
  /// and so it is outside the phone's subnet, where another mask may rule.
  private void edge(Ipv4 address, Wording whose) {
    Ipv4 within = mask.orElse(FourNumbers.USUAL_MASK);
    boolean first = address.equals(address.networkOf(within));
    if (first || address.equals(address.broadcastOf(within))) {
      say(
          mask.isPresent() && inPhonesSubnet(address, within) ? WRONG : DOUBTFUL,
          first
              ? new Wording(
                  "%s as the %s is the name of the whole subnet (mask %s), not of a machine in it.",
                  "%s als %s ist der Name des ganzen Subnetzes (Maske %s), nicht eines Geräts"
                      + " darin.")
              : new Wording(
                  "%s as the %s is the broadcast address of its subnet (mask %s), not a machine's.",
                  "%s als %s ist die Broadcast-Adresse ihres Subnetzes (Maske %s), nicht die eines"
                      + " Geräts."),
          address,
          whose,
          within);
    }
  }

  private boolean inPhonesSubnet(Ipv4 address, Ipv4 within) {
    return numbers
        .number(AddressField.PHONE)
        .filter(phone -> !phone.inOneSubnetWith(address, within))
        .isEmpty();
  }

  private void different(AddressField one, AddressField other, Concern.Gravity gravity) {
    Optional<Ipv4> address = numbers.number(one);
    if (address.isPresent() && address.equals(numbers.number(other))) {
      say(
          gravity,
          new Wording(
              "%s is given both as the %s and as the %s.",
              "%s ist zugleich als %s und als %s angegeben."),
          address.get(),
          FieldName.of(one),
          FieldName.of(other));
    }
  }

  private void gateway() {
    boolean apart = numbers.oneSubnet().filter(one -> !one).isPresent();
    Optional<Ipv4> gateway = numbers.number(AddressField.GATEWAY);
    if (apart && gateway.isEmpty()) {
      say(
          mask.isPresent() ? WRONG : DOUBTFUL,
          new Wording(
              "The phone and the server are in different subnets (mask %s), so the phone needs a"
                  + " gateway. Next: give mask and gateway, or an address from the station's"
                  + " subnet.",
              "Telefon und Server sind in verschiedenen Subnetzen (Maske %s), also braucht das"
                  + " Telefon ein Gateway. Nächster Schritt: Maske und Gateway angeben oder eine"
                  + " Adresse aus dem Subnetz des Servers nehmen."),
          mask.orElse(FourNumbers.USUAL_MASK));
    }
    Optional<Ipv4> phone = numbers.number(AddressField.PHONE);
    if (mask.isPresent() && phone.isPresent() && gateway.isPresent()) {
      gatewayReached(phone.get(), gateway.get(), mask.get(), apart);
    }
  }

  private void gatewayReached(Ipv4 phone, Ipv4 gateway, Ipv4 within, boolean needed) {
    if (!phone.inOneSubnetWith(gateway, within)) {
      say(
          needed ? WRONG : DOUBTFUL,
          new Wording(
              "The gateway %s is outside the phone's subnet (%s, mask %s): the phone cannot reach"
                  + " it.",
              "Das Gateway %s liegt außerhalb des Subnetzes des Telefons (%s, Maske %s): Das"
                  + " Telefon kann es nicht erreichen."),
          gateway,
          phone,
          within);
    }
  }

  private void say(Concern.Gravity gravity, Wording wording, Object... values) {
    concerns.add(new Concern(gravity, wording.with(values)));
  }
}
