package rekindle.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import rekindle.cli.terminal.Failure;
import rekindle.firmware.disk.StoreException;
import rekindle.recovery.JournalException;
import rekindle.station.disk.RulesException;

/// What exceptions from the disk mean, in words.
final class Words {
  private Words() {}

  /// Why it failed, as the end of a sentence: `it does not exist`, `the disk is full`.
  static String why(IOException trouble) {
    String system = String.valueOf(trouble.getMessage()).toLowerCase(Locale.ROOT);
    if (system.contains("no space left") || system.contains("quota exceeded")) {
      return "the disk is full";
    }
    if (system.contains("is a directory")) {
      return "it is a folder";
    }
    if (system.contains("read-only file system")) {
      return "the disk is read-only";
    }
    return switch (trouble) {
      case NoSuchFileException _ -> "it does not exist";
      case AccessDeniedException _ -> "you may not (its rights do not allow it)";
      case NotDirectoryException _ -> "it is no folder";
      case FileAlreadyExistsException _ -> "something else is there already";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(trouble.getMessage());
    };
  }

  /// A constant as a word in an option or a line for scripts.
  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Why a file could not be written, as the end of a sentence.
  static String whyNotWritten(IOException trouble) {
    return trouble instanceof NoSuchFileException ? "its folder does not exist" : why(trouble);
  }

  /// The failure that ends a command for which the image store did not do its work.
  static Failure failure(StoreException trouble) {
    return Failure.of(trouble.notice(), trouble);
  }

  /// The failure that ends a command for which the station's rules cannot be read.
  static Failure failure(RulesException trouble) {
    return Failure.of(trouble.notice(), trouble);
  }

  /// The failure that ends a command for which the journal did not do its work.
  static Failure failure(JournalException trouble) {
    return Failure.of(trouble.notice(), trouble);
  }
}
