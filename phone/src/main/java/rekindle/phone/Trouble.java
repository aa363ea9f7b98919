package rekindle.phone;

/// Why a download did not bring an image.
///
/// @param ending how the attempt is reported
/// @param code the number of a TFTP error; [#NO_CODE] for all other trouble
/// @param detail what the server, or the phone's own client, said about it; may be empty; fit for a
///   display
record Trouble(Ending ending, int code, String detail) {
  static final int NO_CODE = -1;

  Trouble {
    detail = Printable.of(detail);
  }

  Trouble(Ending ending, String detail) {
    this(ending, NO_CODE, detail);
  }

  boolean isTftpError() {
    return code != NO_CODE;
  }

  Trouble orElseSaying(String otherwise) {
    return detail.isEmpty() ? new Trouble(ending, code, otherwise) : this;
  }
}
