package dev.switchboard.benchmarks.stub;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLParameters;

/**
 * {@code @connections} with and without TLS, and a DynamoDB: one thread for all of it, on loopback.
 *
 * <p>It prints its addresses, and then runs {@link StubCommands}. Its counts are the number of
 * posts, the number of unsigned posts, and the processor time that it took, in nanoseconds.
 */
// The client detects a missing answer.
@SuppressWarnings("FutureReturnValueIgnored")
public final class StubServer {

  /**
   * The ciphers of TLS 1.3 that API Gateway accepts for WebSocket APIs. Netty omits one by default.
   */
  private static final List<String> OFFERED =
      List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

  /** The prefix of the addresses and of the counts. */
  public static final String PLAIN = "Plain: ";

  public static final String TLS = "TLS: ";
  public static final String DYNAMODB = "DynamoDB: ";
  public static final String COUNT = "Count: ";

  private static final int LARGEST_QUESTION = 4 * 1024 * 1024;

  private final EventLoopGroup thread = new NioEventLoopGroup(1);
  private final PostCount count = new PostCount();
  private final ThrottledBucket bucket = new ThrottledBucket();
  private final DynamoDbAnswers dynamoDb = new DynamoDbAnswers();

  private StubServer() {}

  /** Starts the stub with a PKCS#12 file with its certificate, and that file's password. */
  public static void main(String[] arguments) throws Exception {
    new StubServer().run(tls(Path.of(arguments[0]), arguments[1].toCharArray()));
  }

  private void run(SslContext tls) throws IOException {
    System.out.println(PLAIN + "http://" + listen(channel -> answerPosts(channel)));
    System.out.println(
        TLS
            + "https://"
            + listen(
                channel -> {
                  channel
                      .pipeline()
                      .addLast(preferringClientsOrder(tls.newHandler(channel.alloc())));
                  answerPosts(channel);
                }));
    System.out.println(DYNAMODB + "http://" + listen(channel -> answerQuestions(channel)));
    new StubCommands(thread, count, bucket, dynamoDb).obey();
    thread.shutdownGracefully();
  }

  private void answerPosts(Channel channel) {
    channel.pipeline().addLast(new PostAnswers(count, bucket));
  }

  private void answerQuestions(Channel channel) {
    channel
        .pipeline()
        .addLast(new HttpServerCodec(), new HttpObjectAggregator(LARGEST_QUESTION), dynamoDb);
  }

  private String listen(Consumer<Channel> pipeline) {
    ChannelHandler clients =
        new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            pipeline.accept(channel);
          }
        };
    Channel server =
        new ServerBootstrap()
            .group(thread)
            .channel(NioServerSocketChannel.class)
            .childHandler(clients)
            .bind("127.0.0.1", 0)
            .syncUninterruptibly()
            .channel();
    return "127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** Selects the cipher that the client prefers among those that both support. */
  private static SslHandler preferringClientsOrder(SslHandler handler) {
    SSLParameters parameters = handler.engine().getSSLParameters();
    parameters.setUseCipherSuitesOrder(false);
    handler.engine().setSSLParameters(parameters);
    return handler;
  }

  private static SslContext tls(Path file, char[] password)
      throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(file.toFile(), password), password);
    return SslContextBuilder.forServer(keys).ciphers(OFFERED).build();
  }
}
