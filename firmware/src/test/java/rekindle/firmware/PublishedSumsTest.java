package rekindle.firmware;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.firmware.disk.PublishedSumsReader;

final class PublishedSumsTest {
  // The sums of "abc" (FIPS 180-4, examples).
  private static final String SHA_256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String SHA_1_OF_ABC = "a9993e364706816aba3e25717850c26c9cd0d89d";
  private static final Inspection ABC = Inspection.of(ByteBuffer.wrap("abc".getBytes(UTF_8)));

  @TempDir Path data;

  @Test
  void aFileIsFoundByEitherOfItsSums() {
    PublishedSums bySha256 = PublishedSums.parse(SHA_256_OF_ABC + "  a.bin", "list").sums();
    PublishedSums bySha1 = PublishedSums.parse(SHA_1_OF_ABC + " *dir/a.bin", "list").sums();

    assertThat(bySha256.of(ABC)).contains(new PublishedSum(SHA_256_OF_ABC, "a.bin", "list"));
    assertThat(bySha1.of(ABC)).contains(new PublishedSum(SHA_1_OF_ABC, "a.bin", "list"));
  }

  @Test
  void theLastSourceLineCounts() {
    String list = "# source: one\n# a remark\n\n#source: two\n" + SHA_1_OF_ABC + "  a.bin";

    assertThat(PublishedSums.parse(list, "list").sums().of(ABC).orElseThrow().source())
        .isEqualTo("two");
  }

  @Test
  void aFileOfAPublishedNameWithAnotherSumIsContradicted() {
    String other = "f".repeat(64) + "  A.bin\n" + "e".repeat(64) + "  b.bin\n";
    PublishedSums sums = PublishedSums.parse(other, "list").sums();
    PublishedSums both = sums.and(PublishedSums.parse(SHA_1_OF_ABC + "  a.bin", "mine").sums());

    assertThat(sums.contradicting("a.bin", ABC).orElseThrow().hex()).isEqualTo("f".repeat(64));
    assertThat(sums.contradicting("c.bin", ABC)).isEmpty();
    assertThat(both.contradicting("a.bin", ABC)).isEmpty();
  }

  @Test
  void aLineThatIsNoSumIsReportedAndTheOthersCount() {
    PublishedSums.Read read =
        PublishedSums.parse("# mine\nnonsense\n" + SHA_256_OF_ABC + "  a.bin", "mine.txt");

    assertThat(read.sums().of(ABC)).isPresent();
    assertThat(read.mistakes())
        .extracting(Notice::what)
        .containsExactly("Line 2 of mine.txt is no sum.");
  }

  @Test
  void theSumsThatShipHaveNamesOfTheVendors() {
    PublishedSums sums = PublishedSumsReader.builtIn();

    assertThat(sums.sums()).hasSizeGreaterThan(200);
    assertThat(sums.sums())
        .allSatisfy(sum -> assertThat(VendorName.parse(sum.fileName())).isPresent());
    assertThat(sums.sums())
        .contains(
            new PublishedSum(
                "5a53b59058c346b6052d88f27e94e10d3fae550d361ec25835112150ba8f90fb",
                "snom870-8.7.5.35-SIP-r.bin",
                "VoIP Domain, module equipments_snom, file install.php"));
  }

  @Test
  void theUsersOwnListIsAddedAndItsMistakesAreTold() throws IOException {
    Files.write(
        data.resolve("known-sums.txt"),
        ("\u00FF\n" + SHA_256_OF_ABC + "  mine.bin\n")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    var told = new ArrayList<Notice>();

    PublishedSums sums = PublishedSumsReader.withUsersOwn(data, told::add);

    assertThat(sums.of(ABC).orElseThrow().fileName()).isEqualTo("mine.bin");
    assertThat(sums.sums()).hasSizeGreaterThan(200);
    assertThat(told).extracting(Notice::what).singleElement().asString().startsWith("Line 1 of ");
  }

  @Test
  void aListThatCannotBeReadIsToldAndTheOthersCount() throws IOException {
    Files.createDirectory(data.resolve("known-sums.txt"));
    var told = new ArrayList<Notice>();

    PublishedSums sums = PublishedSumsReader.withUsersOwn(data, told::add);

    assertThat(sums).isEqualTo(PublishedSumsReader.builtIn());
    assertThat(told).hasSize(1);
    assertThat(PublishedSumsReader.withUsersOwn(data.resolve("nowhere"), told::add))
        .isEqualTo(sums);
  }
}
