package dev.switchboard.intake;

import dev.switchboard.dialect.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * CloudEvents in the modes of their HTTP binding. A request that brings attributes in header fields
 * is one event in binary mode, unless its content type says that the body is a CloudEvent already;
 * all else is cut by what it holds: one event, a batch, or a sequence.
 */
final class CloudEventBody implements BodyForm {
  private static final String STRUCTURED = "application/cloudevents";
  private static final Set<String> IN_JSON =
      Set.of(STRUCTURED + "+json", STRUCTURED + "-batch+json", STRUCTURED, STRUCTURED + "-batch");

  private final BodyCutter cutter;
  private final BinaryEvent binary;

  CloudEventBody(BodyCutter cutter, BinaryEvent binary) {
    this.cutter = cutter;
    this.binary = binary;
  }

  /**
   * {@inheritDoc}
   *
   * @throws Refusal 415 for CloudEvents in another format than JSON
   */
  @Override
  public Pieces pieces(MultiMap fields, PostedBody body) throws IOException {
    List<String> types = fields.getAll(HttpHeaders.CONTENT_TYPE);
    String name = types.size() == 1 ? name(types.get(0)) : "";
    if (name.startsWith(STRUCTURED)) {
      if (!IN_JSON.contains(name)) {
        throw new Refusal(415, "CloudEvents are taken in JSON: " + STRUCTURED + "+json");
      }
      return body.cut(cutter);
    }
    return BinaryEvent.isIn(fields)
        ? Pieces.of(binary.piece(fields, body.whole()))
        : body.cut(cutter);
  }

  /** The type without its parameters, also where these are not quite right. */
  private static String name(String type) {
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
