package rekindle.trials.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rekindle.trials.Debian;
import rekindle.trials.FirmwareFiles;
import rekindle.trials.Program;
import rekindle.trials.Ran;

/// Real boot loaders in QEMU, over Ethernet, in a network namespace that the trial makes: the
/// nearest that a machine without a phone comes to a phone.
class BootLoadersTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;

  @BeforeEach
  void inANamespaceOfOurOwn() {
    Debian.rootOnLinux();
    Debian.program("ip", "iproute2");
  }

  @Test
  void uBootLoadsAnImageByteForByte() throws IOException {
    Debian.program("qemu-system-arm", "qemu-system-arm");
    String uBoot = Debian.file("/usr/lib/u-boot/qemu_arm/u-boot.bin", "u-boot-qemu");
    Path image = FirmwareFiles.ofSize(3_306_384, folder);
    publish(image, "snom320.bin");

    Ran ran =
        besideTheStation(
            """
            ( for key in 1 2 3 4 5 6 7 8 9 10; do sleep 0.5; echo; done
              echo 'setenv autoload no; setenv ipaddr 192.168.77.2; setenv serverip 192.168.77.1'
              echo 'tftpboot 0x42000000 snom320.bin && crc32 0x42000000 $filesize; poweroff'
              sleep 20 ) |
            timeout 100 qemu-system-arm -M virt -m 256 -nographic -bios %s \
              -netdev tap,id=n,ifname=tap0,script=no,downscript=no -device virtio-net-device,netdev=n
            """
                .formatted(uBoot));

    assertThat(ran.output())
        .contains("Bytes transferred = 3306384")
        .contains("==> %08x".formatted(crc32Of(image)));
    assertThat(history()).contains("snom320.bin").contains("complete");
  }

  @Test
  void iPxeFetchesAScriptAndAnImageByTftpAndHttp() throws IOException {
    Debian.program("qemu-system-x86_64", "qemu-system-x86");
    Debian.file("/usr/lib/ipxe/qemu/pxe-virtio.rom", "ipxe-qemu");
    publish(FirmwareFiles.ofSize(3_306_384, folder), "snom320.bin");
    publishText(
        "boot",
        """
        #!ipxe
        imgfetch snom320.bin && imgfetch http://192.168.77.1/snom320.bin && \
        imgfetch whole || imgfetch broken
        poweroff
        """);
    publishText("whole", "whole");

    Ran ran =
        besideTheStation(
            dhcp()
                + """
                timeout 40 qemu-system-x86_64 -M pc -m 128 -display none -no-reboot \
                  -netdev tap,id=n,ifname=tap0,script=no,downscript=no \
                  -device virtio-net-pci,netdev=n,bootindex=1 </dev/null
                """);

    assertThat(history())
        .as(ran.errors())
        .contains("snom320.bin")
        .contains("\"http\"")
        .contains("whole")
        .doesNotContain("broken");
  }

  @Test
  void theSizeProbeOfUefiFirmwareIsNoFailure() throws IOException {
    Debian.program("qemu-system-x86_64", "qemu-system-x86");
    String code = Debian.file("/usr/share/OVMF/OVMF_CODE_4M.fd", "ovmf");
    Path variables = folder.resolve("variables.fd");
    Files.copy(Path.of(Debian.file("/usr/share/OVMF/OVMF_VARS_4M.fd", "ovmf")), variables);
    publishText("boot", "not a boot program, but whole");

    Ran ran =
        besideTheStation(
            dhcp()
                + """
                ( timeout 60 qemu-system-x86_64 -M q35 -m 256 -display none -serial stdio -no-reboot \
                  -drive if=pflash,format=raw,readonly=on,file=%s -drive if=pflash,format=raw,file=%s \
                  -netdev tap,id=n,ifname=tap0,script=no,downscript=no \
                  -device virtio-net-pci,netdev=n,romfile=,bootindex=1 </dev/null & echo $! >qemu.pid; wait ) |
                while IFS= read -r line; do
                  printf '%%s\\n' "$line"
                  case $line in *'downloaded successfully'*) kill "$(cat qemu.pid)" ;; esac
                done
                """
                    .formatted(code, variables));

    assertThat(ran.output())
        .contains("NBP filesize is 29 Bytes")
        .contains("downloaded successfully");
    assertThat(history()).contains("complete").doesNotContain("failed");
  }

  private Ran besideTheStation(String script) throws IOException {
    String station =
        String.join(
            "' '",
            Program.rekindleCommand(
                List.of(),
                "serve",
                "--bind",
                "192.168.77.1",
                "--tftp-port",
                "69",
                "--http-port",
                "80",
                "--ftp-port",
                "0",
                "--dashboard-port",
                "0",
                "--data",
                data()));
    Path file = folder.resolve("trial.sh");
    Files.writeString(
        file,
        """
        ip link set lo up
        ip tuntap add tap0 mode tap
        ip addr add 192.168.77.1/24 dev tap0
        ip link set tap0 up
        mkfifo ready
        '%s' >ready 2>station.log &
        station=$!
        head -n 1 ready || exit 1
        %s
        kill $station && wait $station
        """
            .formatted(station, script));
    return Program.runIn(
        folder, PATIENCE, "unshare", "--net", "--pid", "--fork", "sh", file.toString());
  }

  private static String dhcp() {
    return Debian.program("dnsmasq", "dnsmasq-base")
        + """
           --no-daemon --conf-file=/dev/null --port=0 --user=root --interface=tap0 --bind-interfaces \
          --dhcp-range=192.168.77.10,192.168.77.20,1h --dhcp-boot=boot --leasefile-ro --no-ping 2>dhcp.log &
        """;
  }

  private void publishText(String name, String text) throws IOException {
    publish(Files.writeString(folder.resolve(name + ".txt"), text), name);
  }

  private void publish(Path file, String name) {
    Ran added = rekindle("image", "add", file.toString(), "--as", name);
    assertThat(added.exitCode()).as(added.errors()).isZero();
  }

  private String history() {
    return rekindle("history", "--json").output();
  }

  private Ran rekindle(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data()));
    return Program.rekindle(Duration.ofMinutes(1), all.toArray(String[]::new));
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private static long crc32Of(Path file) throws IOException {
    var crc = new CRC32();
    crc.update(Files.readAllBytes(file));
    return crc.getValue();
  }
}
