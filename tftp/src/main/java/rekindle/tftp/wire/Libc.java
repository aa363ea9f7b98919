package rekindle.tftp.wire;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Method;
import java.nio.channels.DatagramChannel;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The system calls that `java.nio` does not offer: many datagrams in one call, and the address a
/// datagram was sent to. Linux on 64-bit machines only; elsewhere nobody may call anything here but
/// [#AVAILABLE].
///
/// The numbers are those of x86-64 and aarch64 (include/uapi/linux of kernel 6.18).
@SuppressWarnings("restricted") // The manifest of the program enables native access.
final class Libc {
  static final int SOL_IP = 0;
  static final int IP_PKTINFO = 8;
  static final int SOL_IPV6 = 41;
  static final int IPV6_V6ONLY = 26;
  static final int IPV6_RECVPKTINFO = 49;
  static final int IPV6_PKTINFO = 50;
  static final int SOL_UDP = 17;
  static final int UDP_SEGMENT = 103;

  static final int EINTR = 4;
  static final int EIO = 5;
  static final int EAGAIN = 11;
  static final int EFAULT = 14;
  static final int EINVAL = 22;
  static final int EMSGSIZE = 90;
  static final int ENOPROTOOPT = 92;

  /// Whether this system has the calls, and this program may make them.
  static final boolean AVAILABLE = available();

  /// What a call answers where it fails; the reason is in the call's `errno` segment.
  static final int FAILED = -1;

  private Libc() {}

  /// Bytes of an `errno` segment.
  static long errnoBytes() {
    return Calls.STATE_BYTES;
  }

  /// Why the last call with this segment failed.
  static int errno(MemorySegment errno) {
    return (int) Calls.ERRNO.get(errno, 0L);
  }

  /// sendmmsg(2): as many of `count` messages as the socket takes.
  ///
  /// @return how many it took, or [#FAILED] if not even the first
  static int sendmmsg(MemorySegment errno, int descriptor, MemorySegment messages, int count) {
    try {
      return (int) Calls.SENDMMSG.invokeExact(errno, descriptor, messages, count, 0);
    } catch (Throwable impossible) {
      throw new IllegalStateException("sendmmsg cannot be called", impossible);
    }
  }

  /// recvmmsg(2) without waiting: as many messages as there are, `count` at most.
  ///
  /// @return how many there were, or [#FAILED]
  static int recvmmsg(MemorySegment errno, int descriptor, MemorySegment messages, int count) {
    try {
      return (int)
          Calls.RECVMMSG.invokeExact(
              errno, descriptor, messages, count, MSG_DONTWAIT, MemorySegment.NULL);
    } catch (Throwable impossible) {
      throw new IllegalStateException("recvmmsg cannot be called", impossible);
    }
  }

  /// setsockopt(2) with a number.
  ///
  /// @throws IOException if the system refuses
  static void setOption(DatagramChannel socket, int level, int option, int value)
      throws IOException {
    try (var arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(errnoBytes());
      MemorySegment number = arena.allocateFrom(JAVA_INT, value);
      int result;
      try {
        result =
            (int)
                Calls.SETSOCKOPT.invokeExact(
                    errno, descriptor(socket), level, option, number, Integer.BYTES);
      } catch (Throwable impossible) {
        throw new IllegalStateException("setsockopt cannot be called", impossible);
      }
      if (result == FAILED) {
        throw new IOException(
            "socket option %d/%d: error %d of the system".formatted(level, option, errno(errno)));
      }
    }
  }

  /// The system's number of a socket.
  static int descriptor(DatagramChannel socket) {
    try {
      return (int) Calls.DESCRIPTOR.invoke(socket);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("a socket without a descriptor", impossible);
    }
  }

  private static final int MSG_DONTWAIT = 0x40;

  /// Looked up when first needed, which is never where [#AVAILABLE] is false.
  private static final class Calls {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final long STATE_BYTES = Linker.Option.captureStateLayout().byteSize();
    private static final VarHandle ERRNO =
        Linker.Option.captureStateLayout().varHandle(PathElement.groupElement("errno"));
    private static final MethodHandle SENDMMSG =
        call("sendmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle RECVMMSG =
        call("recvmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle SETSOCKOPT =
        call("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final Method DESCRIPTOR = descriptorMethod();

    private static MethodHandle call(String name, ValueLayout... arguments) {
      return LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow(name),
          FunctionDescriptor.of(JAVA_INT, arguments),
          Linker.Option.captureCallState("errno"));
    }

    // A channel tells its descriptor only inside java.base; the manifest opens that package.
    private static Method descriptorMethod() {
      try {
        Method method = Class.forName("sun.nio.ch.SelChImpl").getMethod("getFDVal");
        if (!method.trySetAccessible()) {
          throw new IllegalStateException("sun.nio.ch is not open; see Add-Opens in the manifest");
        }
        return method;
      } catch (ReflectiveOperationException otherJava) {
        throw new IllegalStateException("this Java has other sockets", otherJava);
      }
    }
  }

  private static boolean available() {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    boolean wide = ADDRESS.byteSize() == Long.BYTES;
    if (!linux || !wide) {
      return false;
    }
    try {
      return Calls.DESCRIPTOR != null;
    } catch (LinkageError | RuntimeException missing) {
      Logger log = LoggerFactory.getLogger(Libc.class);
      log.debug("No batches of datagrams here; packets go one by one", missing);
      return false;
    }
  }
}
