package dev.switchboard.intake;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of a paused request as a stream. Only a few chunks are ever asked for ahead of the
 * reader, so a slow reader slows its sender and memory stays bounded. For one reading thread, which
 * must not be the server's own.
 */
final class RequestBody extends InputStream {
  private static final Object END = new Object();
  private static final int CHUNKS_AHEAD = 16;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final HttpServerRequest request;
  private final IntakeLimits limits;
  private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();
  private Buffer chunk = Buffer.buffer();
  private int position;
  private long total;
  private long waited;
  private boolean ended;

  private RequestBody(HttpServerRequest request, IntakeLimits limits) {
    this.request = request;
    this.limits = limits;
  }

  /**
   * Starts reading.
   *
   * @throws BodyFailure 413 when the body's announced length is over the limit
   */
  static RequestBody open(HttpServerRequest request, IntakeLimits limits) throws BodyFailure {
    RequestBody body = new RequestBody(request, limits);
    if (BodyLength.announced(request) > limits.bodyBytes()) {
      throw body.tooLarge();
    }
    request.handler(body.arrived::add);
    request.exceptionHandler(body.arrived::add);
    request.endHandler(end -> body.arrived.add(END));
    BodyLength.invite(request);
    request.fetch(CHUNKS_AHEAD);
    return body;
  }

  @Override
  public int read() throws BodyFailure, InterruptedIOException {
    return advance() ? chunk.getByte(position++) & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length)
      throws BodyFailure, InterruptedIOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!advance()) {
      return -1;
    }
    int count = Math.min(length, chunk.length() - position);
    chunk.getBytes(position, position + count, target, offset);
    position += count;
    return count;
  }

  private boolean advance() throws BodyFailure, InterruptedIOException {
    while (!ended && position == chunk.length()) {
      Object next = await();
      if (next == END) {
        ended = true;
      } else if (next instanceof Buffer buffer) {
        chunk = buffer;
        position = 0;
        total += buffer.length();
        if (total > limits.bodyBytes()) {
          throw tooLarge();
        }
        request.fetch(1);
      } else {
        throw new BodyFailure(400, "the request ended before its body did");
      }
    }
    return position < chunk.length();
  }

  /** Only time spent here counts against the sender: a body may wait for the reader at will. */
  private Object await() throws BodyFailure, InterruptedIOException {
    Object there = arrived.poll();
    if (there != null) {
      return there;
    }
    long since = System.nanoTime();
    try {
      long left = limits.idle().toNanos() + total * SECOND / limits.pace() - waited;
      Object next = arrived.poll(Math.min(limits.idle().toNanos(), left), TimeUnit.NANOSECONDS);
      waited += System.nanoTime() - since;
      if (next == null) {
        throw new BodyFailure(
            408,
            "the body arrived too slowly: nothing for %d s, or less than %d bytes a second"
                .formatted(limits.idle().toSeconds(), limits.pace()));
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while reading a body");
    }
  }

  private BodyFailure tooLarge() {
    return new BodyFailure(413, "the body is larger than " + limits.bodyBytes() + " bytes");
  }
}
