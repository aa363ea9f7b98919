package rekindle.phone.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import rekindle.phone.FetchNews;

/// What a download told, with its pieces put together.
final class Told implements Download.Listener {
  private final List<FetchNews> others = new ArrayList<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /// Runs a download to its end.
  static Told by(Download download) {
    var told = new Told();
    download.run(told);
    return told;
  }

  @Override
  public void tell(FetchNews news) {
    if (news instanceof FetchNews.Piece(ByteBuffer piece)) {
      byte[] copy = new byte[piece.remaining()];
      piece.get(copy);
      bytes.writeBytes(copy);
    } else {
      others.add(news);
    }
  }

  ByteBuffer file() {
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  /// Everything but the pieces.
  List<FetchNews> others() {
    return others;
  }

  FetchNews last() {
    return others.getLast();
  }

  static List<FetchNews> aWholeFileOf(long sizeBytes) {
    return List.of(new FetchNews.Started(OptionalLong.of(sizeBytes)), new FetchNews.Done());
  }
}
