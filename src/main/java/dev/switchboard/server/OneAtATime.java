package dev.switchboard.server;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Hands the next request of a connection to the server only when the one before is answered. The
 * server would take it earlier, but a connection that breaks, or brings what is no HTTP, while a
 * request waits in there whose body is not complete is an error of its own: two lines in the log
 * for each such connection, and the request that is being served never hears of it. Nothing is read
 * while something waits here. Of one connection, and used by its event loop only.
 */
final class OneAtATime extends ChannelDuplexHandler {
  private final Queue<Object> waiting = new ArrayDeque<>();
  private boolean serving;
  private boolean readWanted;

  @Override
  public void channelRead(ChannelHandlerContext context, Object part) {
    if (!waiting.isEmpty() || serving && part instanceof HttpRequest) {
      waiting.add(part);
    } else {
      pass(context, part);
    }
  }

  @Override
  public void read(ChannelHandlerContext context) {
    if (waiting.isEmpty()) {
      context.read();
    } else {
      readWanted = true;
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) {
    context.write(part, promise);
    if (ConnectionPace.endsAnswer(part)) {
      serving = false;
      if (!waiting.isEmpty()) {
        // The server has this answer behind it by then.
        context.executor().execute(() -> next(context));
      }
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
  }

  private void next(ChannelHandlerContext context) {
    while (!waiting.isEmpty() && !(serving && waiting.peek() instanceof HttpRequest)) {
      pass(context, waiting.remove());
    }
    context.fireChannelReadComplete();
    if (waiting.isEmpty() && readWanted) {
      readWanted = false;
      context.read();
    }
  }

  private void pass(ChannelHandlerContext context, Object part) {
    serving |= part instanceof HttpRequest;
    context.fireChannelRead(part);
  }
}
