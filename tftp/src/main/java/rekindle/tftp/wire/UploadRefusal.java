package rekindle.tftp.wire;

import rekindle.tftp.ErrorCode;

/// Why the inbox does not take a file, in words for the peer (fixed ones: no path of ours gets
/// out).
public enum UploadRefusal implements Admission {
  BAD_NAME(ErrorCode.ACCESS_VIOLATION, "A plain file name is needed"),
  NAME_TAKEN(ErrorCode.FILE_EXISTS, "File already exists"),
  NO_ROOM(ErrorCode.DISK_FULL, "No room for this file");

  private final ErrorCode code;
  private final String text;

  UploadRefusal(ErrorCode code, String text) {
    this.code = code;
    this.text = text;
  }

  /// The code of the ERROR packet.
  public ErrorCode code() {
    return code;
  }

  /// The text of the ERROR packet.
  public String text() {
    return text;
  }
}
