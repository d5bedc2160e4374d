package io.boundwatch.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A picture in SVG: panels beside each other, in each a bar for each label, from zero. */
final class BarChart {
  private static final int LABEL_WIDTH = 210;
  private static final int PANEL_WIDTH = 260;
  private static final int BAR_WIDTH = 180;
  private static final int ROW = 28;
  private static final int HEAD = 64;

  private final String title;
  private final List<String> labels;
  private final List<Panel> panels = new ArrayList<>();

  BarChart(String title, List<String> labels) {
    this.title = title;
    this.labels = labels;
  }

  private record Panel(String title, List<Double> figures) {}

  /** Adds a panel with a figure of 0 or more for each label. */
  BarChart panel(String panelTitle, List<Double> figures) {
    panels.add(new Panel(panelTitle, figures));
    return this;
  }

  String svg() {
    int width = LABEL_WIDTH + panels.size() * PANEL_WIDTH;
    int height = HEAD + labels.size() * ROW + 12;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n",
            width, height, width, height));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    text(svg, 12, 24, "font-size=\"15\" font-weight=\"bold\"", title);
    for (int row = 0; row < labels.size(); row++) {
      text(svg, 12, HEAD + row * ROW + 17, "", labels.get(row));
    }
    for (int column = 0; column < panels.size(); column++) {
      panel(svg, panels.get(column), LABEL_WIDTH + column * PANEL_WIDTH);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void panel(StringBuilder svg, Panel panel, int x) {
    text(svg, x, HEAD - 10, "font-weight=\"bold\"", panel.title());
    double greatest = Collections.max(panel.figures());
    for (int row = 0; row < panel.figures().size(); row++) {
      double figure = panel.figures().get(row);
      int y = HEAD + row * ROW;
      double length = greatest == 0 ? 0 : BAR_WIDTH * figure / greatest;
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#3b6ea5\"/>%n",
              x,
              y + 3,
              length,
              ROW - 8));
      int afterBar = x + (int) length + 6;
      text(svg, afterBar, y + 17, "", String.format(Locale.ROOT, "%,.0f", figure));
    }
  }

  private static void text(StringBuilder svg, int x, int y, String style, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    svg.append(
        String.format(
            "<text x=\"%d\" y=\"%d\" fill=\"#222222\" %s>%s</text>%n", x, y, style, escaped));
  }
}
