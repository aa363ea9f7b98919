package rekindle.tftp.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One upload on its way into the inbox.
final class InboxFile implements UploadSink {
  private static final Logger log = LoggerFactory.getLogger(InboxFile.class);

  private final Inbox inbox;
  private final Path part;
  private final Path destination;
  private final FileChannel channel;
  private long reservedBytes;
  private boolean committed;

  private InboxFile(Inbox inbox, Path part, Path destination, FileChannel channel) {
    this.inbox = inbox;
    this.part = part;
    this.destination = destination;
    this.channel = channel;
  }

  static InboxFile open(Inbox inbox, Path part, Path destination) throws IOException {
    var channel = FileChannel.open(part, StandardOpenOption.WRITE);
    return new InboxFile(inbox, part, destination, channel);
  }

  @Override
  public void write(ByteBuffer payload) throws IOException {
    int bytes = payload.remaining();
    if (!inbox.reserve(bytes)) {
      throw new UploadRefusedException(UploadRefusal.NO_ROOM);
    }
    reservedBytes += bytes;
    while (payload.hasRemaining()) {
      channel.write(payload);
    }
  }

  @Override
  public void commit() throws IOException {
    channel.force(true);
    channel.close();
    nameIt();
    committed = true;
    forceFolder();
  }

  @Override
  public void discard() {
    if (committed) {
      return;
    }
    inbox.giveBack(reservedBytes);
    reservedBytes = 0;
    try {
      channel.close();
      Files.deleteIfExists(part);
    } catch (IOException failure) {
      log.warn("Cannot remove {}; the next start will", part, failure);
    }
  }

  // A hard link fails where the name is taken, a rename would replace it. Where the file system has
  // no hard links, an empty file of our own holds the name while we rename over it.
  private void nameIt() throws IOException {
    try {
      Files.createLink(destination, part);
      Files.delete(part);
    } catch (FileAlreadyExistsException taken) {
      throw refused(taken);
    } catch (IOException | UnsupportedOperationException noLinks) {
      log.debug("No hard links beside {}", destination, noLinks);
      renameOverPlaceholder();
    }
  }

  private void renameOverPlaceholder() throws IOException {
    try {
      Files.createFile(destination);
    } catch (FileAlreadyExistsException taken) {
      throw refused(taken);
    }
    Files.move(part, destination, StandardCopyOption.ATOMIC_MOVE);
  }

  private static UploadRefusedException refused(FileAlreadyExistsException taken) {
    var refused = new UploadRefusedException(UploadRefusal.NAME_TAKEN);
    refused.initCause(taken);
    return refused;
  }

  // The name itself is durable only when its folder is; not every system lets a folder be opened.
  private void forceFolder() {
    try (FileChannel folder = FileChannel.open(part.toAbsolutePath().getParent())) {
      folder.force(true);
    } catch (IOException unsupported) {
      log.debug("Cannot force the folder of {}", destination, unsupported);
    }
  }
}
