package dev.switchboard.benchmarks.contender;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** Netty, one event loop, with the JDK's TLS. What we write is what it sends. */
// What does not arrive fails the future that its sender waits for.
@SuppressWarnings("FutureReturnValueIgnored")
final class NettyExchange implements Candidate.Exchange {

  private static final AttributeKey<CompletableFuture<Integer>> AWAITED =
      AttributeKey.valueOf("awaited");

  private final EventLoopGroup thread = new NioEventLoopGroup(1);
  private final ConcurrentLinkedDeque<Channel> idle = new ConcurrentLinkedDeque<>();
  private final Bootstrap bootstrap;

  NettyExchange(URI endpoint) throws SSLException {
    boolean secure = endpoint.getScheme().equals("https");
    int port = endpoint.getPort() < 0 ? (secure ? 443 : 80) : endpoint.getPort();
    Optional<SslContext> tls =
        secure ? Optional.of(SslContextBuilder.forClient().build()) : Optional.empty();
    bootstrap =
        new Bootstrap()
            .group(thread)
            .channel(NioSocketChannel.class)
            .remoteAddress(endpoint.getHost(), port)
            .handler(new Pipeline(tls, endpoint.getHost(), port));
  }

  @Override
  public CompletableFuture<Integer> send(byte[] request) {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    Channel kept = idle.pollFirst();
    if (kept != null) {
      send(request, kept, status);
    } else {
      bootstrap
          .connect()
          .addListener(
              (ChannelFuture dialled) -> {
                if (dialled.isSuccess()) {
                  send(request, dialled.channel(), status);
                } else {
                  status.completeExceptionally(dialled.cause());
                }
              });
    }
    return status;
  }

  private static void send(byte[] request, Channel over, CompletableFuture<Integer> status) {
    over.attr(AWAITED).set(status);
    over.writeAndFlush(Unpooled.wrappedBuffer(request), over.voidPromise());
  }

  /** What a new connection is made of. */
  private final class Pipeline extends ChannelInitializer<Channel> {

    private final Optional<SslContext> tls;
    private final String host;
    private final int port;

    private Pipeline(Optional<SslContext> tls, String host, int port) {
      this.tls = tls;
      this.host = host;
      this.port = port;
    }

    @Override
    protected void initChannel(Channel channel) {
      tls.ifPresent(context -> channel.pipeline().addLast(secured(channel, context)));
      channel.pipeline().addLast(new HttpResponseDecoder(), new Answers());
    }

    private SslHandler secured(Channel channel, SslContext context) {
      SslHandler handler = context.newHandler(channel.alloc(), host, port);
      SSLParameters parameters = handler.engine().getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      handler.engine().setSSLParameters(parameters);
      return handler;
    }
  }

  /** Takes the answers of one connection. */
  private final class Answers extends SimpleChannelInboundHandler<HttpObject> {

    private int status;

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
      if (part instanceof HttpResponse response) {
        status = response.status().code();
      }
      if (part instanceof LastHttpContent) {
        CompletableFuture<Integer> awaited = context.channel().attr(AWAITED).get();
        idle.addFirst(context.channel());
        awaited.complete(status);
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      fail(context, new IOException("The connection ended"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      fail(context, cause);
      context.close();
    }

    private void fail(ChannelHandlerContext context, Throwable cause) {
      CompletableFuture<Integer> awaited = context.channel().attr(AWAITED).get();
      if (awaited != null) {
        awaited.completeExceptionally(cause);
      }
    }
  }
}
