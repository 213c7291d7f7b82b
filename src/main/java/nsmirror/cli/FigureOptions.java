package nsmirror.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.diagram.Grouping;
import nsmirror.figure.FigureFile;
import nsmirror.figure.Markup;
import nsmirror.figure.PngFigure;
import nsmirror.figure.Theme;
import nsmirror.mirror.Facet;
import nsmirror.model.Kind;
import nsmirror.text.Shown;
import picocli.CommandLine.Option;

/** What a figure shows and how, as given on the command line. */
final class FigureOptions {
    private static final Pattern SIZE = Pattern.compile("([0-9]{2,5})x([0-9]{2,5})");
    private static final int LEAST_SIDE = 320;
    private static final int MOST_SIDE = 16_384;
    private static final int MOST_LETTERS = 4_000;

    /** What is drawn. */
    enum View { MAP, MIRROR, MATRIX }

    /** Width and height in pixels before scaling. */
    record Size(int width, int height) {}

    @Option(names = "--view", paramLabel = "map|mirror|matrix", description = "what to draw (default: map)")
    private String view = "map";

    @Option(
            names = "--group-by",
            paramLabel = "container|KIND",
            description = "what the map groups by: container (default), mnt, uts, ipc, pid, net, user, cgroup, time")
    private String groupBy = "container";

    @Option(names = "--select", paramLabel = "WHO", description = "the container to select, or to mirror")
    private String select;

    @Option(names = "--facet", paramLabel = "FACET", description = "the facet the mirror shows (default: files)")
    private String facet = "files";

    @Option(names = "--size", paramLabel = "WxH", description = "size in pixels (default: 1920x1080)")
    private String size = "1920x1080";

    @Option(names = "--scale", paramLabel = "N", description = "pixels of the file for each of the size, 1 to 4")
    private int scale = 1;

    @Option(names = "--theme", paramLabel = "light|dark|print|projector", description = "colours (default: light)")
    private String theme = "light";

    @Option(
            names = "--redact",
            description = "draw stand-ins for addresses, names of hosts, containers and users, ids and arguments")
    private boolean redact;

    @Option(names = "--annotate", description = "number the drawing's parts and say below it what each is")
    private boolean annotate;

    @Option(names = "--caption", paramLabel = "TEXT", description = "a caption below the drawing")
    private String caption;

    @Option(names = "--alt", paramLabel = "TEXT", description = "what the picture shows, instead of the words made for it")
    private String alt;

    @Option(
            names = "--beside",
            paramLabel = "md|adoc",
            description = "also write what goes beside the figure: alt text, caption, commands, the matrix as a table")
    private String beside;

    View view() throws UsageException {
        return Stream.of(View.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(view))
                .findFirst()
                .orElseThrow(() -> new UsageException("--view takes map, mirror or matrix, not " + view));
    }

    Grouping grouping() throws UsageException {
        if (groupBy.equals("container")) {
            return new Grouping.ByContainer();
        }
        return Kind.of(groupBy)
                .<Grouping>map(Grouping.ByKind::new)
                .orElseThrow(() -> new UsageException("--group-by takes container or a kind ("
                        + Kind.ALL.stream().map(Kind::label).collect(Collectors.joining(", ")) + "), not "
                        + groupBy));
    }

    Facet facet() throws UsageException {
        return FacetLabels.one(facet);
    }

    boolean annotate() {
        return annotate;
    }

    Optional<String> caption() {
        return Optional.ofNullable(caption).filter(text -> !text.isBlank()).map(FigureOptions::line);
    }

    Optional<String> alt() {
        return Optional.ofNullable(alt).filter(text -> !text.isBlank()).map(FigureOptions::line);
    }

    private static String line(String text) {
        return Shown.line(text.strip().replaceAll("\\s+", " "), MOST_LETTERS);
    }

    /** The markup of what goes beside the figure. */
    Optional<Markup> beside() throws UsageException {
        if (beside == null) {
            return Optional.empty();
        }
        return Optional.of(Markup.of(beside)
                .orElseThrow(() -> new UsageException("--beside takes md or adoc, not " + beside)));
    }

    /** Whether what tells whose node it is is replaced before anything is drawn. */
    boolean redact() {
        return redact;
    }

    /** WHO to select. */
    Optional<String> who() {
        return Optional.ofNullable(select);
    }

    Size size() throws UsageException {
        Matcher sides = SIZE.matcher(size);
        if (sides.matches()) {
            int width = Integer.parseInt(sides.group(1));
            int height = Integer.parseInt(sides.group(2));
            if (Math.min(width, height) >= LEAST_SIDE && Math.max(width, height) <= MOST_SIDE) {
                return new Size(width, height);
            }
        }
        throw new UsageException("--size takes WIDTHxHEIGHT, each from " + LEAST_SIDE + " to " + MOST_SIDE + ", not "
                + size);
    }

    int scale() throws UsageException {
        if (scale < 1 || scale > 4) {
            throw new UsageException("--scale takes 1, 2, 3 or 4, not " + scale);
        }
        return scale;
    }

    Theme theme() throws UsageException {
        return Theme.of(theme)
                .orElseThrow(() -> new UsageException("--theme takes "
                        + Theme.ALL.stream().map(Theme::label).collect(Collectors.joining(", ")) + ", not " + theme));
    }

    /** What the file is asked to be; it is looked at with all of them. */
    FigureFile.Format format(Path file) throws UsageException {
        check();
        FigureFile.Format format = FigureFile.Format.of(file)
                .orElseThrow(() -> new UsageException(
                        "a figure's file ends in " + FigureFile.Format.endings() + ", not " + file));
        long pixels = (long) size().width() * size().height() * scale() * scale();
        if (format == FigureFile.Format.PNG && pixels > PngFigure.MOST_PIXELS) {
            throw new UsageException("a picture of that --size and --scale is too large; make one of them smaller");
        }
        return format;
    }

    /** Looks at all of them. */
    private void check() throws UsageException {
        view();
        grouping();
        facet();
        size();
        scale();
        theme();
        beside();
        if (view() == View.MIRROR && select == null) {
            throw new UsageException("--view mirror needs --select WHO: which container to show beside the host");
        }
    }
}
