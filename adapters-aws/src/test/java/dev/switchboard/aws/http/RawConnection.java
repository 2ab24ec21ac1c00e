package dev.switchboard.aws.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's side of a connection, which a test reads and writes byte by byte. */
public final class RawConnection {

  public static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private static final Pattern LENGTH =
      Pattern.compile("content-length: ?([0-9]+)", Pattern.CASE_INSENSITIVE);

  private final Socket socket;
  private final InputStream in;

  RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Returns the socket, for actions below HTTP. */
  public Socket socket() {
    return socket;
  }

  /** Reads a whole request; fails if the connection ends. */
  public String readRequest() throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    while (!request.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int each = in.read();
      if (each < 0) {
        throw new EOFException();
      }
      request.write(each);
    }
    Matcher length = LENGTH.matcher(request.toString(ISO_8859_1));
    if (length.find()) {
      request.write(in.readNBytes(Integer.parseInt(length.group(1))));
    }
    return request.toString(ISO_8859_1);
  }

  /** Reads until the client closes the connection. */
  public void awaitEnd() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  public void write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  /** Answers every request with the same response, until the connection ends. */
  public void answerAll(String response) throws IOException {
    while (true) {
      readRequest();
      write(response);
    }
  }

  /** Closes the connection with a TCP reset, as a crash or a firewall does. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
