package rekindle.station.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.Protocol;
import rekindle.firmware.Sha256;
import rekindle.firmware.disk.Admission;
import rekindle.firmware.disk.ImageStore;
import rekindle.firmware.disk.Published;
import rekindle.recovery.Asker;

/// Which answers need no wait.
class ImageDeskTest {
  private static final String NAME = "snom320.bin";

  @TempDir Path data;
  private ImageStore images;
  private long nowNanos;

  @BeforeEach
  void publishAnImage() throws IOException {
    images = ImageStore.open(data, _ -> {});
    publish(1);
  }

  @Test
  void anImageIsKnownForAMomentAfterSomebodyLooked() {
    ImageDesk desk = desk(Rule.Verdict.ALLOW, true);
    assertThat(desk.known(inquiry())).isEmpty();

    Answer answer = desk.answer(inquiry(), () -> true);

    assertThat(desk.known(inquiry()).map(Answer.Image::new)).contains((Answer.Image) answer);
    nowNanos += Duration.ofMillis(10).toNanos();
    assertThat(desk.known(inquiry())).isEmpty();
  }

  @Test
  void whatThisProcessPublishesCountsAtOnce() throws IOException {
    ImageDesk desk = desk(Rule.Verdict.ALLOW, true);
    var _ = desk.answer(inquiry(), () -> true);

    Sha256 newer = publish(2);

    assertThat(desk.known(inquiry())).isEmpty();
    assertThat(desk.answer(inquiry(), () -> true))
        .isInstanceOfSatisfying(
            Answer.Image.class,
            image -> assertThat(image.published().image().sha256()).isEqualTo(newer));
  }

  @Test
  void whoIsNotAllowedOrHasToBeAskedAboutIsNeverAnsweredOnTheSpot() {
    for (ImageDesk desk : List.of(desk(Rule.Verdict.DENY, true), desk(Rule.Verdict.ASK, true))) {
      var sizeOnly =
          new Inquiry(
              inquiry().phone(),
              Protocol.HTTP,
              NAME,
              new Call(Optional.empty(), Asker.UNKNOWN),
              true);
      var _ = desk.answer(sizeOnly, () -> true);

      Optional<Published> known = desk.known(inquiry());

      assertThat(known).isEmpty();
    }
    assertThat(desk(Rule.Verdict.ALLOW, false).known(inquiry())).isEmpty();
  }

  private ImageDesk desk(Rule.Verdict otherwise, boolean serves) {
    var approvals =
        new Approvals(Rules.inMemory(), otherwise, Duration.ofSeconds(1), InstantSource.system());
    return new ImageDesk(images, serves, false, approvals, () -> nowNanos);
  }

  private Sha256 publish(int seed) throws IOException {
    PracticeImage image = PracticeImage.make("snom320", 10_000, "1.0", seed);
    Sha256 sum = images.add(image.stream(), NAME, Admission.anything()).inspection().sha256();
    images.publish(sum, List.of(NAME), "snom320");
    return sum;
  }

  private static Inquiry inquiry() {
    return new Inquiry(
        InetAddress.ofLiteral("192.168.1.50"),
        Protocol.TFTP,
        NAME,
        new Call(Optional.of("snom320"), Asker.UNKNOWN),
        false);
  }
}
