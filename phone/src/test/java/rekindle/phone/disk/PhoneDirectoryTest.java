package rekindle.phone.disk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.firmware.Model;
import rekindle.firmware.disk.CatalogueReader;
import rekindle.phone.Factory;
import rekindle.phone.Models;
import rekindle.phone.NorFlash;
import rekindle.phone.Settings;

class PhoneDirectoryTest {
  private static final Model MODEL = Models.TINY;

  @TempDir private Path folder;

  @Test
  void aNewDirectoryHoldsNoPhoneYet() throws IOException {
    try (PhoneDirectory directory = PhoneDirectory.open(folder.resolve("a/b"))) {
      assertThat(directory.load(MODEL)).isEmpty();
    }
  }

  @Test
  void theSameDirectoryIsTheSamePhone() throws IOException {
    NorFlash phone = Factory.broken(MODEL, 3);
    save(phone);

    NorFlash again = load(MODEL);

    assertThat(again.content()).isEqualTo(phone.content());
    assertThat(Settings.read(again)).contains(new Settings("1003@pbx.example", "Deutsch"));
  }

  @Test
  void savingReplacesWhatWasSavedBefore() throws IOException {
    save(Factory.broken(MODEL, 3));
    save(Factory.working(MODEL, 4));

    assertThat(load(MODEL).content()).isEqualTo(Factory.working(MODEL, 4).content());
  }

  @Test
  void aProgramThatDiedWhileSavingLeavesThePhoneAsItWas() throws IOException {
    NorFlash phone = Factory.broken(MODEL, 3);
    save(phone);
    Files.write(folder.resolve("phone.state.new"), new byte[] {1, 2, 3});

    assertThat(load(MODEL).content()).isEqualTo(phone.content());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 30, 100, 512, 600, 5_000})
  void aDamagedFileIsSaidToBeDamaged(int place) throws IOException {
    save(Factory.broken(MODEL, 3));
    byte[] bytes = Files.readAllBytes(folder.resolve("phone.state"));
    bytes[place] ^= 1;
    Files.write(folder.resolve("phone.state"), bytes);

    assertThat(trouble(() -> load(MODEL)))
        .contains("phone.state is damaged")
        .contains("Next: remove the file to get a fresh phone");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 512, 5_000})
  void aFileCutShortIsSaidToBeDamaged(int sizeBytes) throws IOException {
    save(Factory.broken(MODEL, 3));
    byte[] bytes = Files.readAllBytes(folder.resolve("phone.state"));
    Files.write(folder.resolve("phone.state"), Arrays.copyOf(bytes, sizeBytes));

    assertThat(trouble(() -> load(MODEL)))
        .contains("is damaged")
        .contains("Next: remove the file to get a fresh phone");
  }

  @Test
  void anotherModelsPhoneIsRefused() throws IOException {
    save(Factory.broken(MODEL, 3));

    assertThat(trouble(() -> load(CatalogueReader.builtIn().find("snom320").orElseThrow())))
        .contains("is a tiny1 with 4,864 bytes of flash, not a snom320")
        .contains("Next: run \"rekindle phone tiny1\"");
  }

  @Test
  void aFileInPlaceOfADirectoryIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(trouble(() -> PhoneDirectory.open(file)))
        .contains("it is a file, not a directory")
        .contains("Next: ");
  }

  @Test
  void somethingUnreadableIsSaidToBeUnreadable() throws IOException {
    Files.createDirectory(folder.resolve("phone.state"));

    assertThat(trouble(() -> load(MODEL))).contains("Cannot read").contains("Next: ");
  }

  @Test
  void onePhoneRunsOnlyOnceAtATime() throws IOException {
    try (PhoneDirectory first = PhoneDirectory.open(folder)) {
      assertThat(first.load(MODEL)).isEmpty();
      assertThat(trouble(() -> PhoneDirectory.open(folder)))
          .contains("Another virtual phone runs from");
    }

    assertThat(PhoneDirectory.open(folder)).satisfies(PhoneDirectory::close);
  }

  @Test
  void theHeadOfTheFileIsReadableText() throws IOException {
    save(Factory.broken(MODEL, 3));

    String file = Files.readString(folder.resolve("phone.state"), ISO_8859_1);

    assertThat(file).startsWith("REKINDLE VIRTUAL PHONE 1\nmodel=tiny1\nflashBytes=4864\n");
  }

  private void save(NorFlash phone) throws IOException {
    try (PhoneDirectory directory = PhoneDirectory.open(folder)) {
      directory.save(MODEL, phone);
    }
  }

  private NorFlash load(Model model) throws IOException {
    try (PhoneDirectory directory = PhoneDirectory.open(folder)) {
      return directory.load(model).orElseThrow();
    }
  }

  /// What a person is told when this goes wrong.
  private static String trouble(ThrowingCallable work) {
    Throwable thrown = catchThrowable(work);
    assertThat(thrown).isInstanceOf(PhoneStateException.class);
    return ((PhoneStateException) thrown).notice().text();
  }
}
