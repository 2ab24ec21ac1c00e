package dev.switchboard.benchmarks.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Answers the posts of one connection. */
// The client detects a missing answer.
@SuppressWarnings("FutureReturnValueIgnored")
final class PostAnswers extends ByteToMessageDecoder {

  private static final ByteBuf OK = answer("200 OK", "");
  private static final ByteBuf GONE = answer("410 Gone", "{\"message\":\"Gone\"}");
  private static final ByteBuf THROTTLED =
      answer("429 Too Many Requests", "{\"message\":\"Too Many Requests\"}");

  private final PostHead.Reader reader = new PostHead.Reader();
  private final PostCount count;
  private final ThrottledBucket bucket;

  PostAnswers(PostCount count, ThrottledBucket bucket) {
    this.count = count;
    this.bucket = bucket;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    PostHead post = reader.peek(in);
    if (post == null) {
      return;
    }
    in.skipBytes(post.bytes());
    // The decoder needs an output for the bytes that were read, or it assumes that it made no
    // progress.
    out.add(post);
    count(post);
    ByteBuf answer = answer(post);
    Duration delay = post.behaviour().delay(post.recipient());
    if (delay.isZero()) {
      context.write(answer.duplicate(), context.voidPromise());
    } else {
      context
          .executor()
          .schedule(
              () -> context.writeAndFlush(answer.duplicate(), context.voidPromise()),
              delay.toNanos(),
              TimeUnit.NANOSECONDS);
    }
  }

  private void count(PostHead post) {
    count.posts().increment();
    if (!post.signed()) {
      count.unsigned().increment();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    super.channelReadComplete(context);
    context.flush();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // A contender that ends closes its connections.
    context.close();
  }

  private ByteBuf answer(PostHead post) {
    if (post.behaviour().isGone(post.recipient())) {
      return GONE;
    }
    boolean throttled =
        post.behaviour().isSlowReader(post.recipient())
            || (post.behaviour() == StubBehaviour.THROTTLED && !bucket.passes(System.nanoTime()));
    if (throttled) {
      count.throttled().increment();
    }
    return throttled ? THROTTLED : OK;
  }

  /** Returns an answer with the headers that API Gateway sends, which each contender must read. */
  private static ByteBuf answer(String status, String body) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    String text =
        """
        HTTP/1.1 %s\r
        Date: %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        Connection: keep-alive\r
        x-amzn-RequestId: 3b1bd1d4-4d5f-4b5a-9d3c-2f1f7f0a9c11\r
        x-amz-apigw-id: TXzPWFkkjoEF92g=\r
        \r
        %s"""
            .formatted(status, date, body.length(), body);
    return Unpooled.unreleasableBuffer(
        Unpooled.directBuffer().writeBytes(text.getBytes(ISO_8859_1)).asReadOnly());
  }
}
