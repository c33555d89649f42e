package dev.switchboard.intake;

import dev.switchboard.intake.BodyCutter.Cleanup;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;

/** The body of a request, which is in hand or is read as it arrives; to be read once. */
final class PostedBody {
  private final HttpServerRequest request;
  private final IntakeLimits limits;
  private final Cleanup cleanup;

  /**
   * @param cleanup is given what must be closed when the body is done with
   */
  PostedBody(HttpServerRequest request, IntakeLimits limits, Cleanup cleanup) {
    this.request = request;
    this.limits = limits;
    this.cleanup = cleanup;
  }

  /** Cuts it by what it holds. */
  Pieces cut(BodyCutter cutter) throws IOException {
    Buffer collected = EventDoor.collected(request);
    return collected != null
        ? cutter.cut(collected.getBytes())
        : cutter.cut(RequestBody.open(request, limits), cleanup);
  }

  /**
   * All of it.
   *
   * @return null when it is larger than one event may be; what is over that is not read
   */
  byte[] whole() throws IOException {
    Buffer collected = EventDoor.collected(request);
    byte[] bytes =
        collected != null
            ? collected.getBytes()
            : RequestBody.open(request, limits).readNBytes(limits.eventBytes() + 1);
    return bytes.length > limits.eventBytes() ? null : bytes;
  }
}
