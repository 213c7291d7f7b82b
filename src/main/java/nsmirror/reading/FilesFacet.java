package nsmirror.reading;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nsmirror.mirror.Alignment;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Facet;
import nsmirror.mirror.FacetView;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.model.Snapshot;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.probe.RootListing;
import nsmirror.probe.RootListing.Entry;
import nsmirror.probe.RootListing.Listing;

/** The root directory on both sides. */
final class FilesFacet implements FacetReader {
    private static final Comparator<Entry> ORDER = Comparator.comparing((Entry entry) -> !entry.name().equals("."))
            .thenComparing(entry -> !entry.name().equals(".."))
            .thenComparing(Entry::name);

    @Override
    public List<Command> host(Snapshot snapshot) {
        return List.of(RootListing.ofHost());
    }

    /** Asked in any case: a process in the host's mount namespace may have another root directory. */
    @Override
    public List<Command> container(Asked asked) {
        return List.of(RootListing.of(asked.leader()));
    }

    @Override
    public FacetView view(Asked asked, List<Answer> host, List<Answer> container) {
        View here = view(asked, host.getFirst(), "sudo ls -la /", Optional.empty(), List.of());
        int pid = asked.leader().pid();
        View there = view(asked, container.getFirst(), "sudo ls -la /proc/%d/root/".formatted(pid),
                Optional.of("sudo nsenter -t %d -m ls -la /".formatted(pid)), why(asked));
        boolean shared = asked.shares(Kind.MNT) && sameRoot(here.rows(), there.rows());
        return shared
                ? new FacetView(Facet.FILES, true, here, Sides.with(there, here.rows()), Alignment.shared(here.rows()))
                : Sides.apart(Facet.FILES, here, there);
    }

    private static List<String> why(Asked asked) {
        List<String> notes = new ArrayList<>();
        notes.add("looked at from outside: nsenter -m would run the container's own ls, as root");
        notes.add("owners and groups are named as the node names these numbers");
        if (asked.shares(Kind.MNT)) {
            notes.add("in the host's mount namespace, seen from its own root directory");
        }
        Sides.neighbours(asked, Kind.MNT).ifPresent(notes::add);
        return notes;
    }

    private static View view(
            Asked asked, Answer answer, String command, Optional<String> labCommand, List<String> always) {
        Listing listing = RootListing.read(answer);
        List<String> notes = new ArrayList<>(always);
        if (listing.approximate()) {
            notes.add("this node's ls shows signs it cannot print as ?, cuts owners to eight signs,"
                    + " and a link named \"a -> b\" reads as two");
        }
        Sides.skipped(listing.skipped()).ifPresent(notes::add);
        Optional<String> trouble = listing.hung()
                ? Optional.of("it took too long, most likely because a file system below it does not answer (FUSE or NFS"
                        + " whose server is gone): names are shown, and details as far as they came")
                : Trouble.with(asked, answer);
        return new View(command, labCommand, listing.entries().stream().sorted(ORDER).map(FilesFacet::row).toList(),
                notes, trouble);
    }

    private static Row row(Entry entry) {
        return new Cells()
                .with("name", entry.name())
                .with("type", entry.type())
                .with("mode", entry.mode())
                .with("owner", entry.owner())
                .with("group", entry.group())
                .with("size", entry.size())
                .with("modified", entry.modified().map(FilesFacet::written))
                .with("target", entry.target())
                .with("device", entry.device())
                .with("inode", entry.inode())
                .row();
    }

    private static String written(OffsetDateTime time) {
        return time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static boolean sameRoot(List<Row> host, List<Row> container) {
        return !host.isEmpty() && !container.isEmpty()
                && host.getFirst().cells().get("inode") != null
                && Stream.of("device", "inode")
                        .allMatch(column -> host.getFirst().text(column).equals(container.getFirst().text(column)));
    }
}
