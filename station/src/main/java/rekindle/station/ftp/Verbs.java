package rekindle.station.ftp;

import org.apache.ftpserver.command.Command;
import org.apache.ftpserver.command.CommandFactory;
import org.apache.ftpserver.command.CommandFactoryFactory;
import org.apache.ftpserver.command.impl.ABOR;
import org.apache.ftpserver.command.impl.CDUP;
import org.apache.ftpserver.command.impl.CWD;
import org.apache.ftpserver.command.impl.EPRT;
import org.apache.ftpserver.command.impl.EPSV;
import org.apache.ftpserver.command.impl.LIST;
import org.apache.ftpserver.command.impl.MDTM;
import org.apache.ftpserver.command.impl.NLST;
import org.apache.ftpserver.command.impl.NOOP;
import org.apache.ftpserver.command.impl.PASS;
import org.apache.ftpserver.command.impl.PASV;
import org.apache.ftpserver.command.impl.PORT;
import org.apache.ftpserver.command.impl.PWD;
import org.apache.ftpserver.command.impl.QUIT;
import org.apache.ftpserver.command.impl.REST;
import org.apache.ftpserver.command.impl.STRU;
import org.apache.ftpserver.command.impl.SYST;
import org.apache.ftpserver.command.impl.TYPE;
import org.apache.ftpserver.command.impl.USER;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.ftpserver.impl.FtpServerContext;

/// The verbs that there are. Whatever would change something is not among them and gets 502.
final class Verbs {
  private static final String[] FEATURES = {
    "Features:", " EPRT", " EPSV", " MDTM", " REST STREAM", " SIZE", " UTF8", "End"
  };

  private final CommandFactoryFactory known = new CommandFactoryFactory();
  private final Porter porter;

  private Verbs(Porter porter) {
    this.porter = porter;
    known.setUseDefaultCommands(false);
  }

  static CommandFactory of(Asking asking, Porter porter) {
    var verbs = new Verbs(porter);
    verbs.session();
    verbs.connections();
    verbs.add("RETR", new Retrieve(asking));
    verbs.add("SIZE", new SizeOf(asking));
    verbs.add("MDTM", new MDTM());
    verbs.add("LIST", new LIST());
    verbs.add("NLST", new NLST());
    return verbs.known.createCommandFactory();
  }

  private void session() {
    add("USER", new USER());
    add("PASS", new PASS());
    add("QUIT", new QUIT());
    add("NOOP", new NOOP());
    add("SYST", new SYST());
    add("FEAT", (session, _, _) -> session.write(new DefaultFtpReply(211, FEATURES)));
    add("OPTS", Verbs::options);
    add("PWD", new PWD());
    add("XPWD", new PWD());
    add("CWD", new CWD());
    add("CDUP", new CDUP());
  }

  private void connections() {
    add("TYPE", new TYPE());
    add("STRU", new STRU());
    add("MODE", Verbs::mode);
    add("REST", new REST());
    add("PASV", new PASV());
    add("EPSV", new EPSV());
    add("PORT", ActiveMode.port(new PORT()));
    add("EPRT", ActiveMode.eprt(new EPRT()));
    add("ABOR", new ABOR());
  }

  private void add(String verb, Command command) {
    known.addCommand(verb, porter.watching(command));
  }

  /// Only streams: what a phone's client would do with a compressed mode, nobody knows.
  private static void mode(FtpIoSession session, FtpServerContext context, FtpRequest request) {
    boolean stream = "S".equalsIgnoreCase(request.getArgument());
    Replies.write(session, stream ? 200 : 504, stream ? "Stream." : "Only MODE S.");
  }

  private static void options(FtpIoSession session, FtpServerContext context, FtpRequest request) {
    boolean utf8 = "UTF8 ON".equalsIgnoreCase(request.getArgument());
    Replies.write(session, utf8 ? 200 : 501, utf8 ? "UTF-8 it is." : "No such option.");
  }
}
