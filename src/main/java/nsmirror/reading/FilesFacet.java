package nsmirror.reading;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nsmirror.mirror.Cells;
import nsmirror.mirror.Row;
import nsmirror.mirror.View;
import nsmirror.model.Kind;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.ShellText;
import nsmirror.probe.RootListing;
import nsmirror.probe.RootListing.Entry;
import nsmirror.probe.RootListing.Listing;

/** The root directory on both sides. */
final class FilesFacet implements FacetReader {
    private static final Comparator<Entry> ORDER = Comparator.comparing((Entry entry) -> !entry.name().equals("."))
            .thenComparing(entry -> !entry.name().equals(".."))
            .thenComparing(Entry::name);

    private static final Pattern LINK = Pattern.compile("(\\d{1,4}) (.+)");

    @Override
    public List<Command> asks(Asked asked) {
        return List.of(command(asked));
    }

    private static Command command(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> RootListing.ofHost(asked.wanted().directory().names());
            case Side.OfContainer(var _, var leader) -> RootListing.of(leader, asked.wanted().directory().names());
        };
    }

    @Override
    public View view(Asked asked, RoundTrip answers) {
        Answer answer = answers.to(command(asked));
        return switch (asked.side()) {
            case Side.OfHost _ -> view(asked, answer, Optional.empty(), List.of());
            case Side.OfContainer(var _, var leader) -> view(asked, answer,
                    Optional.of("sudo nsenter -t %d -m ls -la %s".formatted(leader.pid(), below(asked, "/"))), why(asked));
        };
    }

    @Override
    public String typed(Asked asked) {
        return switch (asked.side()) {
            case Side.OfHost _ -> "sudo ls -la " + below(asked, "/");
            case Side.OfContainer(var _, var leader) ->
                "sudo ls -la " + below(asked, "/proc/%d/root/".formatted(leader.pid()));
        };
    }

    /** The directory below that one, as one word of sh; with a slash at its end, as ls needs it for what is a link. */
    private static String below(Asked asked, String root) {
        List<String> names = asked.wanted().directory().names();
        String path = names.isEmpty() ? root : root + String.join("/", names) + "/";
        return path.matches("[A-Za-z0-9_./+:@%-]*") ? path : ShellText.quoted(path);
    }

    @Override
    public String shared() {
        return "the files are the same";
    }

    @Override
    public boolean enters() {
        return false;
    }

    /** A process in a mount namespace may have another root directory. */
    @Override
    public boolean differsInOneNamespace() {
        return true;
    }

    private static List<String> why(Asked asked) {
        List<String> notes = new ArrayList<>();
        notes.add("looked at from outside: nsenter -m would run the container's own ls, as root");
        if (!asked.wanted().directory().names().isEmpty()) {
            notes.add("each directory on the way was checked to be one: had the container put a link there, the command"
                    + " above would show the node's files");
        }
        notes.add("owners and groups are named as the node names these numbers");
        Sides.neighbours(asked, Kind.MNT).ifPresent(notes::add);
        return notes;
    }

    private View view(Asked asked, Answer answer, Optional<String> labCommand, List<String> always) {
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
                : onTheWay(asked, answer).or(() -> Trouble.with(asked, answer));
        return new View(typed(asked), labCommand, listing.entries().stream().sorted(ORDER).map(FilesFacet::row).toList(),
                notes, trouble);
    }

    /** Why the directory was not reached. */
    private static Optional<String> onTheWay(Asked asked, Answer answer) {
        String path = asked.wanted().directory().path();
        return switch (answer.exit()) {
            case RootListing.NO_DIRECTORY -> Optional.of("there is no directory " + path);
            case RootListing.LINK -> Optional.of(link(asked.wanted().directory(), Trouble.said(answer)));
            case RootListing.HANGS -> Optional.of(Trouble.HANGS);
            default -> Optional.empty();
        };
    }

    /** What was complained of a link: how many names were left, its own with them, and its target. */
    private static String link(Directory directory, String said) {
        Matcher words = LINK.matcher(said);
        List<String> names = directory.names();
        int left = words.matches() ? Integer.parseInt(words.group(1)) : 0;
        if (left < 1 || left > names.size()) {
            return directory.path() + " leads out of this root directory, and is not followed";
        }
        Directory link = new Directory(names.subList(0, names.size() - left + 1));
        if (link.path().equals("/proc/self") || link.path().equals("/proc/thread-self")) {
            return "%s is to every program its own process, here nsmirror's: open /proc/ and the PID that is meant"
                    .formatted(link.path());
        }
        String target = words.group(2);
        String from = target.startsWith("/") ? "" : link.above().path();
        String rest = String.join("/", names.subList(names.size() - left + 1, names.size()));
        return "%s is a link to %s, which is not followed: open %s".formatted(link.path(), target,
                Directory.of(from + "/" + target + "/" + rest).path());
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

    /** One directory, known by device and inode. */
    @Override
    public boolean alike(View left, View right) {
        return !left.rows().isEmpty() && !right.rows().isEmpty()
                && left.rows().getFirst().cells().get("inode") != null
                && Stream.of("device", "inode").allMatch(column ->
                        left.rows().getFirst().text(column).equals(right.rows().getFirst().text(column)));
    }
}
