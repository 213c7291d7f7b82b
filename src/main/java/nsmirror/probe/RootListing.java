package nsmirror.probe;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;
import nsmirror.node.ShellText;

/**
 * The root directory as {@code ls -la} shows it, read with {@code find -printf} so that no name can pass for two, and
 * with device and inode, so that two entries can be known to be one file.
 *
 * <p>GNU find prints each field followed by NUL. Only a link's target can be empty, so four NULs in a row stand in no
 * listing: they separate it from the bare names that follow when a file system under the directory did not answer.
 * Those come from {@code ls -1abU}, which asks for nothing but names; even {@code find -print0} would stat.
 * busybox's find has no {@code -printf}; there {@code ls} answers, read by {@link LsLines}.
 */
public final class RootListing {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** How long {@code find} may take before the names alone are asked for; a FUSE mount can hang a stat for ever. */
    private static final int FIND_SECONDS = 10;
    /** The same for all of it, so that the names can be asked for after. */
    private static final int OPEN_SECONDS = FIND_SECONDS + 4;
    private static final String FIELDS =
            "%f\\0%y\\0%M\\0%u\\0%g\\0%s\\0%T@\\0%Tz\\0%D\\0%i\\0%l\\0";
    private static final int FIELD_COUNT = 11;
    private static final String OPENED = "/proc/self/fd/9/";
    private static final String NAMES_FOLLOW = "\0\0\0\0";

    /**
     * Exit status where a name on the way is a link or leads out; of a link, how many names are left and its target are
     * then complained of.
     */
    public static final int LINK = 47;
    /** Exit status where opening a directory took too long. */
    public static final int HANGS = 137;
    /** Exit status where a name on the way is no directory or is not there. */
    public static final int NO_DIRECTORY = 46;

    private RootListing() {}

    /** An entry of the directory; what is not known is empty. */
    public record Entry(
            String name,
            String type,
            Optional<String> mode,
            Optional<String> owner,
            Optional<String> group,
            Optional<Number> size,
            Optional<OffsetDateTime> modified,
            Optional<Number> device,
            Optional<Number> inode,
            Optional<String> target) {
        static Entry named(String name) {
            return new Entry(name, "unknown", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * What the directory holds.
     *
     * @param entries {@code .} and {@code ..} included, in no order
     * @param hung whether a file system below it did not answer, so that some entries are names alone
     * @param approximate whether names come from a tool that prints them with signs replaced
     * @param skipped how many lines could not be read
     */
    public record Listing(List<Entry> entries, boolean hung, boolean approximate, int skipped) {
        public Listing {
            entries = List.copyOf(entries);
        }
    }

    /** Lists the node's own root directory. */
    public static Command ofHost() {
        return Command.asRoot(listing("/")).within(LIMIT);
    }

    /** Lists a directory of the node's; the names lead to it from the root directory. */
    public static Command ofHost(List<String> names) {
        return names.isEmpty()
                ? ofHost()
                : Command.asRoot(bounded("{ " + DirectoryWalk.then(listing(OPENED), names) + "; } 9</"
                                + DirectoryWalk.mounts("self")))
                        .within(LIMIT);
    }

    /** Lists the process's root directory from outside; the path holds no name from inside it. */
    public static Command of(Process process) {
        return of(process, List.of());
    }

    /** Lists a directory of the process's; the names lead to it from its root directory, see {@link DirectoryWalk}. */
    public static Command of(Process process, List<String> names) {
        String mounts = names.isEmpty() ? "" : DirectoryWalk.mounts(String.valueOf(process.pid()));
        return Command.asRoot(bounded(NamespaceEntry.opened(process, Kind.MNT, "root/", mounts,
                        DirectoryWalk.then(listing(OPENED), names))))
                .within(LIMIT);
    }

    /** Already opening a directory waits for its FUSE server; sh does that itself, so it is an sh that is ended. */
    private static String bounded(String text) {
        return "t=\"timeout -s KILL %d\"; $t true 2>/dev/null || t=; $t sh -c %s"
                .formatted(OPEN_SECONDS, ShellText.quoted(text));
    }

    /** Only SIGKILL ends a process that waits for a FUSE server. */
    static String listing(String directory) {
        return ("t='timeout -s KILL %2$d'; $t true 2>/dev/null || t=; "
                        + "if find / -maxdepth 0 -printf '' 2>/dev/null; then echo find; "
                        + "$t find %1$s.. -maxdepth 0 -printf '%3$s'; $t find %1$s. -maxdepth 1 -printf '%3$s'; "
                        + "s=$?; [ $s -lt 128 ] || { printf '\\0\\0\\0\\0'; ls -1abU %1$s.; }; "
                        + "exit $s; "
                        + "elif ls -db / >/dev/null 2>&1; then echo ls-b; $t ls -labi --full-time %1$s.; "
                        + "else echo ls; $t ls -lai --full-time %1$s.; fi")
                .formatted(directory, FIND_SECONDS, FIELDS);
    }

    /** Reads what the command printed. */
    public static Listing read(Answer answer) {
        String text = answer.text();
        int end = text.indexOf('\n');
        String tool = end < 0 ? "" : text.substring(0, end);
        String body = text.substring(end + 1);
        return switch (tool) {
            case "find" -> found(body);
            case "ls-b" -> LsLines.read(body, true);
            case "ls" -> LsLines.read(body, false);
            default -> new Listing(List.of(), false, false, text.isBlank() ? 0 : 1);
        };
    }

    private static Listing found(String body) {
        int names = body.lastIndexOf(NAMES_FOLLOW);
        List<Entry> entries = new ArrayList<>();
        int skipped = records(names < 0 ? body : body.substring(0, names), entries);
        if (names < 0) {
            return new Listing(entries, false, false, skipped);
        }
        addBareNames(body.substring(names + NAMES_FOLLOW.length()), entries);
        return new Listing(entries, true, false, 0);
    }

    private static int records(String body, List<Entry> entries) {
        String[] fields = body.split("\0", -1);
        int at = 0;
        while (at + FIELD_COUNT < fields.length) {
            entries.add(entry(fields, at));
            at += FIELD_COUNT;
        }
        return at == fields.length - 1 && fields[at].isEmpty() ? 0 : 1;
    }

    private static Entry entry(String[] fields, int at) {
        return new Entry(
                fields[at],
                type(fields[at + 1]),
                known(fields[at + 2]),
                known(fields[at + 3]),
                known(fields[at + 4]),
                size(fields[at + 1], fields[at + 5]),
                time(fields[at + 6], fields[at + 7]),
                Digits.whole(fields[at + 8]),
                Digits.whole(fields[at + 9]),
                fields[at + 1].equals("l") ? Optional.of(fields[at + 10]) : Optional.empty());
    }

    private static void addBareNames(String body, List<Entry> entries) {
        Set<String> known = new HashSet<>();
        entries.forEach(entry -> known.add(entry.name()));
        for (String line : body.split("\n")) {
            String name = CEscapes.undone(line);
            if (!name.isEmpty() && known.add(name)) {
                entries.add(Entry.named(name));
            }
        }
    }

    /** The letters of find's {@code %y} and of the first column of ls. */
    static String type(String letter) {
        return switch (letter) {
            case "f", "-" -> "file";
            case "d" -> "directory";
            case "l" -> "link";
            case "b" -> "block device";
            case "c" -> "character device";
            case "p" -> "pipe";
            case "s" -> "socket";
            default -> "unknown";
        };
    }

    /** A device has no size; ls prints its numbers in that column. */
    private static Optional<Number> size(String letter, String size) {
        return letter.equals("b") || letter.equals("c") ? Optional.empty() : Digits.whole(size);
    }

    private static Optional<String> known(String field) {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }

    /** Seconds since 1970 with a fraction, and the node's offset as {@code +0100}. */
    private static Optional<OffsetDateTime> time(String seconds, String zone) {
        int point = seconds.indexOf('.');
        try {
            long whole = Long.parseLong(point < 0 ? seconds : seconds.substring(0, point));
            return Optional.of(Instant.ofEpochSecond(whole).atOffset(ZoneOffset.of(zone)));
        } catch (NumberFormatException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
