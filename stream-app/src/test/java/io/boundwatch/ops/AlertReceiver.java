package io.boundwatch.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.boundwatch.deploy.DeployFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Who is woken up: takes what Alertmanager delivers, and remembers by which receiver. */
final class AlertReceiver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final List<Notice> notices = new CopyOnWriteArrayList<>();

  /**
   * One alert of a notification.
   *
   * @param receiver last part of the address it was sent to: {@code page}, {@code ticket}
   * @param status {@code firing} or {@code resolved}
   */
  record Notice(String receiver, String status, JsonNode labels, JsonNode annotations) {
    boolean is(String wanted, String rule) {
      return status.equals(wanted) && labels.path("rule").asText().equals(rule);
    }
  }

  AlertReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    String receiver = exchange.getRequestURI().getPath().substring(1);
    JsonNode message = JSON.readTree(exchange.getRequestBody());
    DeployFiles.each(message.get("alerts"))
        .map(
            alert ->
                new Notice(
                    receiver,
                    alert.get("status").asText(),
                    alert.get("labels"),
                    alert.get("annotations")))
        .forEach(notices::add);
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<Notice> all(Predicate<Notice> which) {
    return notices.stream().filter(which).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
