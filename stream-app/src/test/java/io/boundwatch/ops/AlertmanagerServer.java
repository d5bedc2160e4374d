package io.boundwatch.ops;

import io.boundwatch.deploy.DeployFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real Alertmanager with the routing of {@code deploy/}, but quicker. */
final class AlertmanagerServer implements AutoCloseable {
  private final Program program;

  private AlertmanagerServer(Program program) {
    this.program = program;
  }

  /**
   * @param receiver port that stands for those who are woken up, get tickets, and so on
   */
  static AlertmanagerServer start(Path folder, int receiver) throws IOException {
    Path config = folder.resolve("alertmanager.yml");
    Files.writeString(
        config,
        DeployFiles.text(DeployFiles.DEPLOY.resolve("alertmanager/alertmanager.yml"))
            .replace("group_wait: 10s", "group_wait: 100ms")
            .replace("group_interval: 2m", "group_interval: 1s")
            .replace("localhost:9099", "127.0.0.1:" + receiver));
    return new AlertmanagerServer(
        Program.start(
            folder,
            port ->
                List.of(
                    Program.find("prometheus-alertmanager", "alertmanager"),
                    "--config.file=" + config,
                    "--storage.path=" + folder.resolve("alertmanager-data"),
                    "--cluster.listen-address=",
                    "--web.listen-address=127.0.0.1:" + port)));
  }

  int port() {
    return program.port();
  }

  @Override
  public void close() {
    program.close();
  }
}
