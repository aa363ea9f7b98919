package rekindle.station.ftp;

import org.apache.ftpserver.ftplet.Authority;
import org.apache.ftpserver.ftplet.AuthorizationRequest;
import org.apache.ftpserver.usermanager.impl.WriteRequest;
import org.jspecify.annotations.Nullable;

/// Everything may be done but writing.
final class ReadOnly implements Authority {
  @Override
  public boolean canAuthorize(AuthorizationRequest request) {
    return !(request instanceof WriteRequest);
  }

  @Override
  public @Nullable AuthorizationRequest authorize(AuthorizationRequest request) {
    return canAuthorize(request) ? request : null;
  }
}
