package io.agentcron.notifier.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CloseDeadlineTest {
  private final EmbeddedChannel channel =
      new EmbeddedChannel(new Stuck(), new CloseDeadline(Duration.ofSeconds(10)));

  /** A peer that does not read: nothing that is written ever goes out. */
  private static final class Stuck extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      ReferenceCountUtil.release(message);
    }
  }

  CloseDeadlineTest() {
    channel.freezeTime();
  }

  @Test
  void endsAConnectionWhosePeerDoesNotReadTheCloseFrame() {
    var _ = channel.writeOneOutbound(new CloseWebSocketFrame(4008, "too slow"));

    pass(9_999);
    assertThat(channel.isOpen()).isTrue();

    pass(1);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void leavesOthersAlone() {
    var _ = channel.writeOneOutbound(new TextWebSocketFrame("hello"));

    pass(60_000);

    assertThat(channel.isOpen()).isTrue();
  }

  private void pass(long millis) {
    channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
  }
}
