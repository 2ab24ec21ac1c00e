package dev.switchboard.benchmarks.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;

/** DynamoDB's protocol, for one connection. */
// The client detects a missing answer.
@SuppressWarnings("FutureReturnValueIgnored")
final class DynamoDbAnswers extends SimpleChannelInboundHandler<FullHttpRequest> {

  private final DynamoDbTable table;

  DynamoDbAnswers(DynamoDbTable table) {
    this.table = table;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest question)
      throws IOException {
    FullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(answer(question)));
    answer
        .headers()
        .set("Content-Type", "application/x-amz-json-1.0")
        .setInt("Content-Length", answer.content().readableBytes());
    context.writeAndFlush(answer, context.voidPromise());
  }

  private byte[] answer(FullHttpRequest question) throws IOException {
    String what = question.headers().get("X-Amz-Target", "");
    String text = question.content().toString(UTF_8);
    return switch (what.substring(what.indexOf('.') + 1)) {
      case "TransactWriteItems" -> table.transact(text);
      case "Query" -> table.query(text);
      default -> throw new IOException("The stub does not know " + what);
    };
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // A contender reports a broken connection itself.
    context.close();
  }
}
