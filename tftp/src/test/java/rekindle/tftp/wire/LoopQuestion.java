package rekindle.tftp.wire;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Asks a loop's thread something and waits for the answer.
final class LoopQuestion {
  private LoopQuestion() {}

  /// What `question` answers on the loop's thread, or what it throws there.
  static <T> T ask(SelectorLoop loop, Callable<T> question) throws Exception {
    var answer = new CompletableFuture<T>();
    loop.execute(
        () -> {
          try {
            answer.complete(question.call());
          } catch (Exception | Error failure) {
            answer.completeExceptionally(failure);
          }
        });
    return answer.get(10, TimeUnit.SECONDS);
  }
}
