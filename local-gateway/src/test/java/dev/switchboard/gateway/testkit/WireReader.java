package dev.switchboard.gateway.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.switchboard.gateway.testkit.RawClient.Frame;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Reads the gateway's bytes, which may end anywhere: by an end of file, or by a reset. */
public final class WireReader {

  private final DataInputStream in;

  public WireReader(InputStream in) {
    this.in = new DataInputStream(new BufferedInputStream(in));
  }

  /** Reads up to and including this text, or to the end. */
  public String textUntil(String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end, text.length() - end.length()) < 0) {
      int next = next();
      if (next < 0) {
        break;
      }
      text.append((char) next);
    }
    return text.toString();
  }

  /** Reads this many bytes. */
  public String text(int length) throws IOException {
    return new String(in.readNBytes(length), ISO_8859_1);
  }

  public String textToEnd() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int next = next(); next >= 0; next = next()) {
      text.append((char) next);
    }
    return text.toString();
  }

  /** Waits for a byte or the end, which is read later; true if neither comes in time. */
  boolean isSilent() throws IOException {
    in.mark(1);
    try {
      next();
      in.reset();
      return false;
    } catch (SocketTimeoutException silent) {
      return true;
    }
  }

  private int next() throws IOException {
    try {
      return in.read();
    } catch (SocketException reset) {
      return -1;
    }
  }

  public Frame frame() throws IOException {
    int first = in.readUnsignedByte();
    long length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    byte[] payload = in.readNBytes(Math.toIntExact(length));
    return new Frame(first & 0x0F, (first & 0x80) != 0, new String(payload, ISO_8859_1));
  }

  public List<Frame> framesToEnd() throws IOException {
    List<Frame> frames = new ArrayList<>();
    try {
      while (true) {
        frames.add(frame());
      }
    } catch (EOFException | SocketException ended) {
      return frames;
    }
  }
}
