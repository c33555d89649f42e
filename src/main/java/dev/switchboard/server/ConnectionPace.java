package dev.switchboard.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps one connection from being held for nothing: a head must arrive in time from its first byte
 * on however often another byte comes, a connection without a request is closed after a while, one
 * whose peer takes no more of an answer is closed too, and only a few requests may wait behind the
 * one being served. Sits behind the decoder, where a read that brings no message means that part of
 * a head is there. The bodies of requests are timed by who reads them. Of one connection, and used
 * by its event loop only.
 */
final class ConnectionPace extends ChannelDuplexHandler {
  /** Requests under way and waiting; what is read of the others would be kept without bound. */
  static final int MOST_REQUESTS = 64;

  private static final String TOO_SLOW =
      "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
  private static final long CHECK_MILLIS = 500;

  private final ConnectionLimits limits;
  private final LongSupplier nanos;
  private int requests;
  private boolean message;
  private boolean head;
  private long since;
  private long unsent;
  private long unsentSince;
  private Future<?> checks;

  /**
   * @param nanos time that passes
   */
  ConnectionPace(ConnectionLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
  }

  /** The first head is waited for as if its first byte were there: nobody connects in advance. */
  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    head = true;
    since = nanos.getAsLong();
    checks =
        context
            .executor()
            .scheduleAtFixedRate(
                () -> check(context), CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    checks.cancel(false);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object part) throws Exception {
    message = true;
    if (part instanceof HttpRequest) {
      head = false;
      requests++;
    }
    if (requests > MOST_REQUESTS) {
      ReferenceCountUtil.release(part);
      context.close();
      return;
    }
    super.channelRead(context, part);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    if (!message && requests == 0 && !head) {
      head = true;
      since = nanos.getAsLong();
    }
    message = false;
    super.channelReadComplete(context);
  }

  @Override
  public void write(ChannelHandlerContext context, Object part, ChannelPromise promise)
      throws Exception {
    if (endsAnswer(part)) {
      requests = Math.max(0, requests - 1);
      since = nanos.getAsLong();
    }
    super.write(context, part, promise);
  }

  /** Tells whether an answer is complete with what is written. */
  static boolean endsAnswer(Object part) {
    boolean interim =
        part instanceof HttpResponse response
            && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    return part instanceof LastHttpContent && !interim;
  }

  private void check(ChannelHandlerContext context) {
    long now = nanos.getAsLong();
    if (isStuck(context, now)) {
      context.close();
    } else if (requests == 0 && head && now - since >= limits.head().toNanos()) {
      // From behind the encoder, which takes whole messages only.
      context
          .pipeline()
          .context(HttpResponseEncoder.class)
          .writeAndFlush(Unpooled.copiedBuffer(TOO_SLOW, StandardCharsets.US_ASCII))
          .addListener(ChannelFutureListener.CLOSE);
    } else if (requests == 0 && !head && now - since >= limits.idle().toNanos()) {
      context.close();
    }
  }

  /** Whether what is to be sent has not become less for as long as a connection may idle. */
  private boolean isStuck(ChannelHandlerContext context, long now) {
    ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
    long left = buffer == null ? 0 : buffer.totalPendingWriteBytes();
    if (left == 0 || left != unsent) {
      unsent = left;
      unsentSince = now;
    }
    return left > 0 && now - unsentSince >= limits.idle().toNanos();
  }
}
