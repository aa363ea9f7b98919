package rekindle.phone;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import rekindle.phone.FetchNews.Reason;

/// What a server makes of a download over TCP, as the news that reach the phone; an empty list is a
/// server that says nothing.
@FunctionalInterface
interface FileServer {
  int PIECE_BYTES = 100_000;

  List<FetchNews> newsOf(Fetch wanted);

  static FileServer offering(String name, ByteBuffer file) {
    return wanted -> {
      if (!wanted.name().equals(name)) {
        return List.of(new FetchNews.Failed(Reason.NOT_FOUND, "HTTP status 404"));
      }
      List<FetchNews> news = beginning(file, file.limit());
      news.add(new FetchNews.Done());
      return news;
    };
  }

  /// Stops in the middle and says nothing more.
  static FileServer fallingSilentAfter(ByteBuffer file, int bytes) {
    return _ -> beginning(file, bytes);
  }

  static FileServer breakingOffAfter(ByteBuffer file, int bytes) {
    return _ -> {
      List<FetchNews> news = beginning(file, bytes);
      news.add(new FetchNews.Failed(Reason.BROKEN_OFF, "connection reset"));
      return news;
    };
  }

  static FileServer failing(Reason reason, String text) {
    return _ -> List.of(new FetchNews.Failed(reason, text));
  }

  private static List<FetchNews> beginning(ByteBuffer file, int bytes) {
    var news = new ArrayList<FetchNews>();
    news.add(new FetchNews.Started(OptionalLong.of(file.limit())));
    for (int at = 0; at < bytes; at += PIECE_BYTES) {
      news.add(new FetchNews.Piece(file.slice(at, Math.min(PIECE_BYTES, bytes - at))));
    }
    return news;
  }
}
