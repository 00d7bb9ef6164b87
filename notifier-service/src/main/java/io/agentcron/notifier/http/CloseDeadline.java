package io.agentcron.notifier.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A close frame waits behind what was sent before it; but not for ever, if nobody reads. */
final class CloseDeadline extends ChannelOutboundHandlerAdapter {
  private final Duration timeout;

  CloseDeadline(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof CloseWebSocketFrame) {
      var deadline =
          context
              .executor()
              .schedule(
                  () -> {
                    var _ = context.close();
                  },
                  timeout.toMillis(),
                  TimeUnit.MILLISECONDS);
      context.channel().closeFuture().addListener(_ -> deadline.cancel(false));
    }
    super.write(context, message, promise);
  }
}
