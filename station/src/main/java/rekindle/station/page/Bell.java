package rekindle.station.page;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rekindle.firmware.Catalogue;
import rekindle.recovery.PeerText;
import rekindle.station.desk.Approval;

/// Who waits for permission, as every page shows it.
record Bell(Site site) {
  List<Frame.Ring> rings(Voice voice) {
    return site.approvals().waiting().stream().map(this::ring).toList();
  }

  String html(Voice voice) {
    return Templates.html(Templates.part("bell", voice, java.util.Map.of("rings", rings(voice))));
  }

  private Frame.Ring ring(Approval approval) {
    long leftMillis = Duration.between(site.clock().instant(), approval.until()).toMillis();
    return new Frame.Ring(
        approval.id(),
        who(approval),
        PeerText.printable(approval.name()),
        approval.protocol().name(),
        Math.max(0, leftMillis));
  }

  private String who(Approval approval) {
    Catalogue catalogue = site.catalogue();
    String known =
        Stream.of(
                approval
                    .model()
                    .map(id -> catalogue.find(id).map(one -> one.name().value()).orElse(id)),
                approval.maker(),
                approval.mac(),
                approval.userAgent().map(PeerText::printable).map(Bell::cut))
            .flatMap(java.util.Optional::stream)
            .collect(Collectors.joining(", "));
    return known.isEmpty() ? approval.address() : approval.address() + " (" + known + ")";
  }

  private static String cut(String text) {
    int most = Math.min(text.length(), 60);
    return most < text.length() ? text.substring(0, most) + "…" : text;
  }
}
