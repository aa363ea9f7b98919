package rekindle.tftp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InboxTest {
  private static final long ROOMY_BYTES = 1 << 20;

  @TempDir Path folder;

  @Test
  void aCommittedUploadHasItsNameAndNothingElseIsLeft() throws Exception {
    Inbox inbox = Inbox.open(folder, ROOMY_BYTES);

    UploadSink sink = admitted(inbox, "config.txt");
    write(sink, "hello ");
    write(sink, "phone");
    sink.commit();

    assertThat(filesIn(folder)).containsExactly("config.txt");
    assertThat(folder.resolve("config.txt")).hasContent("hello phone");
  }

  @Test
  void anUploadIsInvisibleUntilItIsCommitted() throws Exception {
    Inbox inbox = Inbox.open(folder, ROOMY_BYTES);

    UploadSink sink = admitted(inbox, "config.txt");
    write(sink, "half");

    assertThat(folder.resolve("config.txt")).doesNotExist();
    sink.discard();
  }

  @Test
  void aDiscardedUploadLeavesNothingAndGivesItsRoomBack() throws Exception {
    Inbox inbox = Inbox.open(folder, 10);

    UploadSink sink = admitted(inbox, "config.txt");
    write(sink, "12345678");
    sink.discard();

    assertThat(filesIn(folder)).isEmpty();
    assertThat(inbox.remainingBytes()).isEqualTo(10);
  }

  @Test
  void anExistingFileIsNeverOverwritten() throws Exception {
    Files.writeString(folder.resolve("config.txt"), "old");
    Inbox inbox = Inbox.open(folder, ROOMY_BYTES);

    Admission admission = inbox.admit("config.txt", 0);

    assertThat(admission).isEqualTo(UploadRefusal.NAME_TAKEN);
  }

  @Test
  void ofTwoUploadsOfOneNameTheSecondToFinishIsRefused() throws Exception {
    Inbox inbox = Inbox.open(folder, ROOMY_BYTES);
    UploadSink first = admitted(inbox, "config.txt");
    UploadSink second = admitted(inbox, "config.txt");
    write(first, "first");
    write(second, "second");
    first.commit();

    var refused = catchThrowableOfType(UploadRefusedException.class, second::commit);
    second.discard();

    assertThat(refused.refusal()).isEqualTo(UploadRefusal.NAME_TAKEN);
    assertThat(folder.resolve("config.txt")).hasContent("first");
    assertThat(filesIn(folder)).containsExactly("config.txt");
  }

  @Test
  void theQuotaCountsWhatIsThereAndWhatIsComing() throws Exception {
    Files.writeString(folder.resolve("old.txt"), "12345");
    Inbox inbox = Inbox.open(folder, 10);
    UploadSink sink = admitted(inbox, "config.txt");
    write(sink, "1234");

    var refused = catchThrowableOfType(UploadRefusedException.class, () -> write(sink, "12"));
    sink.discard();

    assertThat(refused.refusal()).isEqualTo(UploadRefusal.NO_ROOM);
    assertThat(inbox.remainingBytes()).isEqualTo(5);
  }

  @Test
  void anAnnouncedSizeBeyondTheQuotaIsRefusedAtOnce() throws Exception {
    Inbox inbox = Inbox.open(folder, 10);

    Admission admission = inbox.admit("config.txt", 11);

    assertThat(admission).isEqualTo(UploadRefusal.NO_ROOM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../up",
        "a/b",
        "a\\b",
        "C:evil",
        "file:stream",
        ".hidden",
        "a\u0000b",
        "a\nb",
        "CON\u001b[2J",
        "-rf",
        "ÿ",
        "a b"
      })
  void aNameThatIsNotPlainIsRefused(String name) throws Exception {
    Inbox inbox = Inbox.open(folder, ROOMY_BYTES);

    Admission admission = inbox.admit(name, 0);

    assertThat(admission).isEqualTo(UploadRefusal.BAD_NAME);
    assertThat(filesIn(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/config.txt", "./config.txt", "\\config.txt", "//config.txt"})
  void leadingSeparatorsAreIgnored(String name) throws Exception {
    Inbox inbox = Inbox.open(folder, ROOMY_BYTES);

    admitted(inbox, name).commit();

    assertThat(filesIn(folder)).containsExactly("config.txt");
  }

  @Test
  void whatAPowerCutLeftBehindIsRemovedAtTheNextStartOnceItIsOld() throws Exception {
    Path old = Files.writeString(folder.resolve(".upload-1.part"), "old");
    Path young = Files.writeString(folder.resolve(".upload-2.part"), "young");
    Instant theDayBefore = Instant.now().minus(Duration.ofDays(2));
    Files.setLastModifiedTime(old, FileTime.from(theDayBefore));

    Inbox.open(folder, ROOMY_BYTES);

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  private static UploadSink admitted(Inbox inbox, String name) {
    return ((Admission.Admitted) inbox.admit(name, 0)).sink();
  }

  private static void write(UploadSink sink, String text) throws IOException {
    sink.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
