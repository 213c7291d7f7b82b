package nsmirror.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsmirror.diagram.Grouping;
import nsmirror.figure.Theme;
import nsmirror.mirror.Facet;
import nsmirror.model.Kind;
import picocli.CommandLine.Option;

/** What a figure shows and how, as given on the command line. */
final class FigureOptions {
    private static final Pattern SIZE = Pattern.compile("([0-9]{2,5})x([0-9]{2,5})");
    private static final int LEAST_SIDE = 320;
    private static final int MOST_SIDE = 16_384;

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

    /** Looks at all of them. */
    void check() throws UsageException {
        view();
        grouping();
        facet();
        size();
        scale();
        theme();
        if (view() == View.MIRROR && select == null) {
            throw new UsageException("--view mirror needs --select WHO: which container to show beside the host");
        }
    }
}
