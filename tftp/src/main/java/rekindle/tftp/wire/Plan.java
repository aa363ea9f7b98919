package rekindle.tftp.wire;

import java.util.Optional;
import java.util.OptionalLong;
import rekindle.tftp.Negotiation;
import rekindle.tftp.OptionAck;
import rekindle.tftp.Receiver;
import rekindle.tftp.Request;
import rekindle.tftp.Sender;
import rekindle.tftp.Terms;

/// A transfer that is agreed on but has no socket yet.
///
/// @param optionAck what the peer gets first; empty: block 1, or ACK 0
record Plan(Request request, Terms terms, Optional<OptionAck> optionAck, Freight freight) {
  /// Bytes on the wire; empty for an upload that did not announce them.
  OptionalLong sizeBytes() {
    return switch (freight) {
      case Freight.Out(var content, var _) -> OptionalLong.of(content.sizeBytes());
      case Freight.In _ -> Negotiation.announcedSizeBytes(request.options());
    };
  }

  Exchange exchange(
      TransferSocket socket, ReceivingExchange.Threads threads, SendBatch.Source source) {
    return switch (freight) {
      case Freight.Out out ->
          new SendingExchange(
              Sender.server(terms, optionAck, out.content().sizeBytes()), out, socket, source);
      case Freight.In(var sink) ->
          new ReceivingExchange(
              Receiver.server(terms, optionAck), request, sizeBytes(), sink, socket, threads);
    };
  }
}
