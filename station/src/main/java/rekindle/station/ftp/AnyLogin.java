package rekindle.station.ftp;

import java.util.List;
import org.apache.ftpserver.ftplet.Authentication;
import org.apache.ftpserver.ftplet.User;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.usermanager.UsernamePasswordAuthentication;
import org.apache.ftpserver.usermanager.impl.BaseUser;

/// Lets in whoever comes, under any name and with any password: phones send what their makers liked
/// (`anonymous`, `PlcmSpIp`, nothing), and there is nothing here that a password could protect.
final class AnyLogin implements UserManager {
  private final int idleSeconds;

  /// @param idleSeconds how long a session may be idle
  AnyLogin(int idleSeconds) {
    this.idleSeconds = idleSeconds;
  }

  @Override
  public User authenticate(Authentication login) {
    return login instanceof UsernamePasswordAuthentication named
        ? getUserByName(named.getUsername())
        : getUserByName(ANONYMOUS);
  }

  @Override
  public User getUserByName(String name) {
    var user = new BaseUser();
    user.setName(name);
    user.setEnabled(true);
    user.setHomeDirectory("/");
    user.setMaxIdleTime(idleSeconds);
    user.setAuthorities(List.of(new ReadOnly()));
    return user;
  }

  @Override
  public boolean doesExist(String name) {
    return true;
  }

  @Override
  public String[] getAllUserNames() {
    return new String[0];
  }

  @Override
  public String getAdminName() {
    return "";
  }

  @Override
  public boolean isAdmin(String name) {
    return false;
  }

  @Override
  public void save(User user) {
    throw new UnsupportedOperationException("nobody is kept");
  }

  @Override
  public void delete(String name) {
    throw new UnsupportedOperationException("nobody is kept");
  }
}
