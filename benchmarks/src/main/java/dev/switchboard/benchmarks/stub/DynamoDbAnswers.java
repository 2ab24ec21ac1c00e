package dev.switchboard.benchmarks.stub;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers queries as a DynamoDB answered them before. Repeated queries are answered from memory, so
 * that the time of reading is measured and not the time of the DynamoDB. For one thread.
 */
// The client detects a missing answer.
@SuppressWarnings("FutureReturnValueIgnored")
@Sharable
final class DynamoDbAnswers extends SimpleChannelInboundHandler<FullHttpRequest> {

  private static final List<String> FORWARDED =
      List.of("Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Target");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, byte[]> answers = new HashMap<>();
  private URI dynamoDb = URI.create("http://127.0.0.1");

  /** Sets the DynamoDB that answers each query the first time. */
  void ask(URI endpoint) {
    dynamoDb = endpoint;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest question)
      throws IOException, InterruptedException {
    FullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(answer(question)));
    answer
        .headers()
        .set("Content-Type", "application/x-amz-json-1.0")
        .setInt("Content-Length", answer.content().readableBytes());
    context.writeAndFlush(answer, context.voidPromise());
  }

  private byte[] answer(FullHttpRequest question) throws IOException, InterruptedException {
    String query = question.content().toString(StandardCharsets.UTF_8);
    byte[] known = answers.get(query);
    if (known == null) {
      known = forward(question, query);
      answers.put(query, known);
    }
    return known;
  }

  private byte[] forward(FullHttpRequest question, String query)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(dynamoDb).POST(BodyPublishers.ofString(query));
    FORWARDED.forEach(name -> request.header(name, question.headers().get(name, "")));
    var answer = http.send(request.build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("DynamoDB answered " + answer.statusCode());
    }
    return answer.body();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // A contender reports a broken connection itself.
    context.close();
  }
}
