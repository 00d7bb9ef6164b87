package io.agentcron.systemtests.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lies between the browser's WebSockets and the notifier: a proxy that can be cut, or can fall
 * silent without a word as networks do.
 */
final class Relay implements AutoCloseable {
  private static final Pattern CONNECT = Pattern.compile("CONNECT (127\\.0\\.0\\.1):(\\d+) .*");

  private enum State {
    OPEN,
    CUT,
    SILENT
  }

  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private State state = State.OPEN;

  Relay() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Ends what is open and refuses what comes. */
  void cut() {
    become(State.CUT);
    sockets.forEach(Relay::close);
  }

  /** Lets nothing through any more, and says nothing about it. */
  void fallSilent() {
    become(State.SILENT);
  }

  void mend() {
    become(State.OPEN);
  }

  @Override
  public void close() {
    become(State.CUT);
    sockets.forEach(Relay::close);
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void become(State next) {
    lock.lock();
    try {
      state = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket browser = server.accept();
        Thread.ofVirtual().start(() -> serve(browser));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket browser) {
    sockets.add(browser);
    try {
      Matcher request = CONNECT.matcher(head(browser.getInputStream()));
      if (passes() && request.lookingAt()) {
        Socket notifier = new Socket(request.group(1), Integer.parseInt(request.group(2)));
        sockets.add(notifier);
        browser
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Thread.ofVirtual().start(() -> pump(notifier, browser));
        pump(browser, notifier);
      }
    } catch (IOException | InterruptedException e) {
      // One of the two has gone, or they have been cut.
    } finally {
      close(browser);
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try {
      int count = from.getInputStream().read(buffer);
      while (count >= 0 && passes()) {
        to.getOutputStream().write(buffer, 0, count);
        count = from.getInputStream().read(buffer);
      }
    } catch (IOException | InterruptedException e) {
      // One of the two has gone, or they have been cut.
    } finally {
      close(from);
      close(to);
    }
  }

  /** Whether it is open; waits while it is silent. */
  private boolean passes() throws InterruptedException {
    lock.lock();
    try {
      while (state == State.SILENT) {
        changed.await();
      }
      return state == State.OPEN;
    } finally {
      lock.unlock();
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("Expected a request, found " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }
}
