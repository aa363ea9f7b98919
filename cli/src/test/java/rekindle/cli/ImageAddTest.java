package rekindle.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rekindle.cli.download.FileServer;
import rekindle.firmware.PracticeImage;
import rekindle.firmware.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `image add` finds the phone or asks; it downloads; `image publish` is undone.
class ImageAddTest {
  @TempDir Path folder;

  @Test
  void theFilesNameTellsThePhone() throws IOException {
    Path image = file("snom300-8.7.5.99-SIP-f.bin", "opaque");

    Captured captured = run("image", "add", image);

    assertThat(captured.out()).contains("snom300.bin is published", "for snom300");
    assertThat(list().get(0).get("firmwareVersion").asString()).isEqualTo("8.7.5.99");
  }

  @Test
  void aPersonIsAskedWhereNothingTells() throws IOException {
    Path image = file("vendor.bin", "opaque");
    Captured captured = Captured.onATerminal("nokia\nSnom 360\n");

    int exitCode = captured.run("image", "add", image, "--data", data());

    assertThat(exitCode).isZero();
    assertThat(captured.err())
        .contains("vendor.bin does not say which phone it is for.", "Which phone? ")
        .contains("There is no such phone. Known are ", "snom870");
    assertThat(captured.out()).contains("snom360.bin is published");
  }

  @Test
  void aSizeThatOneModelAloneHasIsProposed() throws IOException {
    Path image = Files.write(folder.resolve("vendor.bin"), new byte[3_306_384]);
    Captured captured = Captured.onATerminal("\n");

    int exitCode = captured.run("image", "add", image, "--data", data());

    assertThat(exitCode).isZero();
    assertThat(captured.err()).contains("the size of an image for snom320", "(Enter: snom320)");
    assertThat(captured.out()).contains("snom320.bin is published");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "a\nb\nc\n"})
  void aPersonWhoNamesNoneGetsNothingStored(String typed) throws IOException {
    Path image = file("vendor.bin", "opaque");
    Captured captured = Captured.onATerminal(typed);

    int exitCode = captured.run("image", "add", image, "--data", data());

    assertThat(exitCode).isEqualTo(1);
    assertThat(captured.err()).contains("Nothing was stored.", "--model MODEL");
    assertThat(list().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "a\u0007b"})
  void aNameThatNothingCanHaveIsRefusedBeforeAnythingIsStored(String name) throws IOException {
    Path image = file("vendor.bin", "opaque");
    var captured = Captured.inAPipe();

    int exitCode = captured.run("image", "add", image, "--as", name, "--data", data());

    assertThat(exitCode).isEqualTo(2);
    assertThat(captured.err()).contains("cannot be a published name").doesNotContain("Exception");
    assertThat(list().isEmpty()).isTrue();
  }

  @Test
  void aProposedCommandNamesTheFileAsItWasTyped() throws IOException {
    Path page = file("page.bin", "<html><body>Sign in</body></html>");
    Captured captured = Captured.inAPipe();

    captured.run("image", "add", page, "--model", "snom320", "--data", data());

    assertThat(captured.err()).contains("rekindle image add " + page);
  }

  @Test
  void theSameBytesMayBelongToSeveralModels() throws IOException {
    Path image = file("vendor.bin", "opaque");

    run("image", "add", image, "--model", "snom300");
    Captured captured = run("image", "add", image, "--model", "snom320");

    assertThat(captured.out()).contains("The same bytes were in the store already.");
    assertThat(list().size()).isEqualTo(1);
    assertThat(list().get(0).get("models").toString()).isEqualTo("[\"snom300\",\"snom320\"]");
  }

  @Test
  void aNamedPhoneCountsMoreThanTheFilesNameAndTheDifferenceIsSaid() throws IOException {
    Path image = file("snom300-8.7.5.99-SIP-f.bin", "opaque");

    Captured captured = run("image", "add", image, "--model", "snom320");

    assertThat(captured.out()).contains("snom320.bin is published");
    assertThat(captured.err()).contains("is for snom300, as its name says, not for snom320");
  }

  @Test
  void anImageForAPhoneThatNobodyKnowsIsRefusedInWords() throws IOException {
    Path practice =
        Files.write(
            folder.resolve("a.bin"),
            PracticeImage.make("snom999", 5_000, "1.0", 1).bytes().array());
    Path vendors = file("snomD865-10.1.215.13-SIP-r.swu", "070702");

    Captured captured = run("image", "add", practice);
    Captured other = run("image", "add", vendors);

    assertThat(captured.err()).contains("a.bin is for \"snom999\"", "Nothing was stored.");
    assertThat(other.err()).contains("is for \"snomD865\"", "knows no recovery");
    assertThat(list().isEmpty()).isTrue();
  }

  @Test
  void aModelOfThePersonsOwnFilesCanBeNamed() throws IOException {
    ownModel("http://127.0.0.1:9/{version}");

    Captured captured = run("image", "add", file("vendor.bin", "opaque"), "--model", "snom9");

    assertThat(captured.err()).doesNotContain("mistake");
    assertThat(captured.out()).contains("snom9.bin is published");
  }

  @Test
  void aFileWithAPublishedNameAndAnotherSumComesWithAWarning() throws IOException {
    Path image = file("snom870-8.7.5.35-SIP-r.bin", "opaque");

    Captured captured = run("image", "add", image);

    assertThat(captured.err()).contains("is not the file that was published under this name");
    assertThat(captured.out()).contains("snom870-r.bin is published");
  }

  @Test
  void aDownloadWithAPublishedNameAndAnotherSumIsRefusedUnlessThePersonNamesTheSum()
      throws IOException {
    byte[] bytes = "opaque".getBytes(UTF_8);
    String sum = Sha256.of(ByteBuffer.wrap(bytes)).hex();
    try (var server = new FileServer((exchange, _) -> FileServer.serve(exchange, bytes, "\"a\""))) {
      Object address = server.address("snom870-8.7.5.35-SIP-r.bin");
      Captured doubted = run("image", "add", address);
      Captured vouched = run("image", "add", address, "--sha256", sum);

      assertThat(doubted.err()).contains("is not the file that was published", "--sha256 " + sum);
      assertThat(doubted.out()).isEmpty();
      assertThat(vouched.out()).contains("snom870-r.bin is published");
    }
  }

  @Test
  void publishingAnotherVersionIsOneCommandAndSoIsTakingItBack() throws IOException {
    run("image", "add", file("snom320-1.0-SIP-f.bin", "one"));
    run("image", "add", file("snom320-2.0-SIP-f.bin", "two"));
    String one = list().get(1).get("sha256").asString();

    Captured published = run("image", "publish", one.substring(0, 12));
    String afterPublishing = publishedVersion();
    Captured undone = run("image", "publish", "--undo");
    String afterUndoing = publishedVersion();
    Captured again = run("image", "publish", "--undo", "320", "--json");

    assertThat(published.out()).contains("snom320.bin is published");
    assertThat(afterPublishing).isEqualTo("1.0");
    assertThat(undone.out()).contains("snom320.bin is published again", "instead of");
    assertThat(afterUndoing).isEqualTo("2.0");
    assertThat(json(again.out()).get(0).get("now").asString()).isEqualTo(one);
    run("image", "publish", "--undo");
    assertThat(publishedVersion()).isEmpty();
    assertThat(Captured.inAPipe().run("image", "publish", "--undo", "--data", data())).isEqualTo(1);
  }

  @Test
  void commandsThatMakeNoSenseAreWrongUsage() {
    Captured captured = Captured.inAPipe();

    assertThat(captured.run("image", "add", "--data", data())).isEqualTo(2);
    assertThat(captured.run("image", "add", "--version", "8.7.5.35", "--data", data()))
        .isEqualTo(2);
    assertThat(captured.run("image", "add", "a", "--model", "870", "--version", "8")).isEqualTo(2);
    assertThat(captured.run("image", "add", "ftp://127.0.0.1/a.bin")).isEqualTo(2);
    assertThat(captured.run("image", "add", "http:///a.bin")).isEqualTo(2);
    assertThat(captured.run("image", "publish", "--data", data())).isEqualTo(2);
    assertThat(captured.err()).doesNotContain("Exception");
  }

  @Test
  void aVersionOfWhichNoAddressIsKnownIsSaid() {
    Captured captured = Captured.inAPipe();

    int exitCode =
        captured.run("image", "add", "--model", "870", "--version", "no", "--data", data());

    assertThat(exitCode).isEqualTo(1);
    assertThat(captured.err()).contains("version no for snom870", "is not known");
  }

  @Test
  void anImageComesFromAnAddress() throws IOException {
    Path image = folder.resolve("practice");
    run("image", "make", "snom870", "--out", image, "--size", 300_000);
    byte[] bytes = Files.readAllBytes(image);
    try (var server =
        new FileServer(
            (exchange, request) ->
                FileServer.serve(exchange, bytes, "\"a\"", request == 1 ? 100_000 : 300_000))) {
      Captured captured = run("image", "add", server.address("fw/snom870-8.7.5.99-SIP-r.bin"));

      assertThat(captured.out()).contains("snom870-r.bin is published", "for snom870");
      assertThat(captured.err()).contains("The download broke off", "Going on after ");
      assertThat(list().get(0).get("fileName").asString()).isEqualTo("snom870-8.7.5.99-SIP-r.bin");
      assertThat(list().get(0).get("kind").asString()).isEqualTo("practice");
      assertThat(downloads()).isZero();
    }
  }

  @Test
  void aDownloadedWebPageOrAWrongSumIsRefusedAndForgotten() throws IOException {
    byte[] page = "<!DOCTYPE html><html></html>".getBytes(UTF_8);
    try (var server = new FileServer((exchange, _) -> FileServer.serve(exchange, page, "\"a\""))) {
      Captured asImage = Captured.inAPipe();
      int pageCode = asImage.run("image", "add", server.address("snom870-r.bin"), "--data", data());
      Captured wrongSum = Captured.inAPipe();
      int sumCode =
          wrongSum.run(
              "image",
              "add",
              server.address("a.html"),
              "--as",
              "a.html",
              "--sha256",
              "ab".repeat(32),
              "--data",
              data());

      assertThat(pageCode).isEqualTo(1);
      assertThat(asImage.err()).contains("snom870-r.bin is a web page");
      assertThat(sumCode).isEqualTo(1);
      assertThat(wrongSum.err()).contains("expected was abab");
      assertThat(list().isEmpty()).isTrue();
      assertThat(downloads()).isZero();
    }
  }

  @Test
  void aVersionComesFromTheFirstOfTheVendorsAddressesThatHasIt() throws IOException {
    byte[] bytes = PracticeImage.make("snom9", 5_000, "9.1", 1).bytes().array();
    try (var server =
        new FileServer(
            (exchange, _) -> {
              if (exchange.getRequestURI().getPath().equals("/new/snom9-9.1-SIP-f.bin")) {
                FileServer.serve(exchange, bytes, "\"a\"");
              } else {
                exchange.sendResponseHeaders(404, -1);
              }
            })) {
      ownModel(
          server.address("old/") + "{model}-{version}-SIP-f.bin",
          server.address("new/") + "{model}-{version}-SIP-f.bin");

      Captured captured = run("image", "add", "--model", "snom9", "--version", "9.1");

      assertThat(server.ranges()).hasSize(2);
      assertThat(captured.out()).contains("snom9.bin is published", "for snom9");
      assertThat(captured.err()).contains("(documented: the label on the phone)");
      assertThat(downloads()).isZero();
    }
  }

  @Test
  void aFileThatTheServerHasNotIsSaid() throws IOException {
    try (var server = new FileServer((exchange, _) -> exchange.sendResponseHeaders(404, -1))) {
      Captured captured = Captured.inAPipe();

      int exitCode =
          captured.run("image", "add", server.address("snom870-r.bin"), "--data", data());

      assertThat(exitCode).isEqualTo(1);
      assertThat(captured.err()).contains("the server has no such file (404)", "Next: ");
    }
  }

  private void ownModel(String... addresses) throws IOException {
    String downloads =
        Stream.of(addresses)
            .map(
                address ->
                    "{\"address\": \"%s\", \"standing\": \"documented\", \"source\": \"MINE\"}"
                        .formatted(address))
            .collect(Collectors.joining(", "));
    Files.writeString(
        Files.createDirectories(data().resolve("models")).resolve("mine.json"),
        """
        {"id": "snom9", "like": "snom320", "sources": {"MINE": "the label on the phone"},
         "name": {"value": "Snom 9", "standing": "documented", "source": "MINE"},
         "recoveryNames": [
           {"value": "snom9.bin", "standing": "documented", "source": "MINE"}],
         "release": {
           "name": {"value": "snom9", "standing": "documented", "source": "MINE"},
           "downloads": [%s]}}
        """
            .formatted(downloads));
  }

  private Captured run(Object... words) {
    Captured captured = Captured.inAPipe();
    Object[] all = java.util.Arrays.copyOf(words, words.length + 2);
    all[words.length] = words[1].equals("make") ? "--seed" : "--data";
    all[words.length + 1] = words[1].equals("make") ? "1" : data();
    captured.run(all);
    return captured;
  }

  private String publishedVersion() {
    for (JsonNode image : list()) {
      if (!image.get("names").isEmpty()) {
        return image.get("firmwareVersion").asString();
      }
    }
    return "";
  }

  private JsonNode list() {
    return json(run("image", "list", "--json").out());
  }

  private static JsonNode json(String text) {
    return JsonMapper.builder().build().readTree(text);
  }

  private long downloads() throws IOException {
    try (var files = Files.list(data().resolve("downloads"))) {
      return files.count();
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
