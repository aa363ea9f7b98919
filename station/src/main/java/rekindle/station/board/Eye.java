package rekindle.station.board;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import rekindle.firmware.Catalogue;
import rekindle.firmware.Model;
import rekindle.recovery.Recovery;
import rekindle.recovery.Stage;
import rekindle.recovery.TransferId;

/// Sees each recovery with its stage and the numbers of this moment. Not for use by several threads
/// at once.
final class Eye {
  private final Map<String, Model> models;
  private final Permissions permissions;
  private final InstantSource clock;
  private Moving moving = new Moving(Map.of(), -1, List.of());

  /// What moved when it was last looked at.
  private record Moving(Map<TransferId, Flow> flows, long lastId, List<Sight> sights) {
    boolean isOf(Map<TransferId, Flow> others, long id) {
      return lastId == id && flows.equals(others);
    }
  }

  Eye(Catalogue catalogue, Permissions permissions, InstantSource clock) {
    this.models =
        catalogue.models().stream().collect(Collectors.toMap(Model::id, Function.identity()));
    this.permissions = permissions;
    this.clock = clock;
  }

  List<Sight> look(Chronicle chronicle, List<Recovery> recoveries, Map<TransferId, Flow> flows) {
    return recoveries.stream().map(one -> look(chronicle, one, flows)).toList();
  }

  Sight look(Chronicle chronicle, Recovery recovery, Map<TransferId, Flow> flows) {
    Optional<Flow> flow = Optional.ofNullable(flows.get(recovery.deciding().transfer()));
    Optional<LiveTransfer> now = flow.map(Flow::transfer);
    return new Sight(
        recovery,
        stage(recovery),
        now.map(LiveTransfer::bytes).orElse(recovery.bytes()),
        recovery.sizeBytes(),
        flow.map(Flow::bytesPerSecond).orElse(0.0),
        flow.flatMap(Flow::left),
        now.map(LiveTransfer::retransmittedBlocks).orElse(recovery.retransmittedBlocks()),
        now.map(LiveTransfer::silentFor).orElse(Duration.ZERO),
        chronicle.changedAt(recovery.id()));
  }

  /// The recoveries that flow, the newest first; the same for all who ask within one look.
  List<Sight> moving(Chronicle chronicle, Map<TransferId, Flow> flows) {
    if (!moving.isOf(flows, chronicle.lastId())) {
      // Two transfers can be of one recovery.
      var recoveries = new TreeMap<Long, Recovery>(Comparator.reverseOrder());
      for (TransferId transfer : flows.keySet()) {
        chronicle.of(transfer).ifPresent(one -> recoveries.put(one.id(), one));
      }
      List<Sight> sights = look(chronicle, List.copyOf(recoveries.values()), flows);
      moving = new Moving(flows, chronicle.lastId(), sights);
    }
    return moving.sights();
  }

  private Stage stage(Recovery recovery) {
    Optional<Model> model = recovery.model().map(models::get);
    Stage stage = Stage.of(recovery, model, clock.instant());
    boolean held =
        stage.kind() == Stage.Kind.ASKED
            && permissions.isWaiting(recovery.phone().address(), recovery.name());
    return held ? stage.heldUp() : stage;
  }
}
