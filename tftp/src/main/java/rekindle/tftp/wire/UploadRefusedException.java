package rekindle.tftp.wire;

import java.io.IOException;

/// An upload that may not go on: over the quota, or onto a name that is taken.
public final class UploadRefusedException extends IOException {
  private static final long serialVersionUID = 1;

  private final UploadRefusal refusal;

  UploadRefusedException(UploadRefusal refusal) {
    super(refusal.text());
    this.refusal = refusal;
  }

  /// Why.
  public UploadRefusal refusal() {
    return refusal;
  }
}
