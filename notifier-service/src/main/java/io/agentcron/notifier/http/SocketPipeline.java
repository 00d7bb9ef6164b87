package io.agentcron.notifier.http;

import io.agentcron.notifier.NotifierSettings;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * What Micronaut's pipeline lacks for connections from anywhere: a bound on messages that come in
 * fragments, and an end for those whose peer no longer reads.
 */
@Singleton
final class SocketPipeline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  static final int MAX_MESSAGE_BYTES = 4096;

  /** Micronaut's name for it, which it has in an internal class only. */
  private static final String COMPRESSION = "WebSocketServerCompressionHandler";

  private final Duration closeTimeout;

  SocketPipeline(NotifierSettings settings) {
    this.closeTimeout = settings.closeTimeout();
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Server(closeTimeout));
    return event.getBean();
  }

  private record Server(Duration closeTimeout) implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return role == ChannelRole.CONNECTION ? new Connection(channel, closeTimeout) : this;
    }
  }

  private record Connection(Channel channel, Duration closeTimeout)
      implements NettyServerCustomizer {
    @Override
    public void onStreamPipelineBuilt() {
      ChannelPipeline pipeline = channel.pipeline();
      if (pipeline.get(COMPRESSION) != null) {
        // It costs each client some 300 KiB, and each frame would be made for each client anew.
        pipeline.remove(COMPRESSION);
      }
      pipeline.addBefore(
          ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
          "agentcron-message-bound",
          new WebSocketFrameAggregator(MAX_MESSAGE_BYTES));
      pipeline.addBefore(
          ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
          "agentcron-close-deadline",
          new CloseDeadline(closeTimeout));
    }
  }
}
